// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Records what a server of this machine answers, and replays it without the server.

#include "client/asyncclient.h"
#include "client/waitfor.h"
#include "http/shownurl.h"
#include "testing/cassettetransport.h"
#include "testing/mocktransport.h"

#include <HttpQ/scriptedserver.h>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <zlib.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Mode = CassetteTransport::Mode;
using Match = CassetteTransport::Match;

namespace {

QByteArray gzip(const QByteArray &text)
{
    z_stream stream {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(1024, '\0');
    QByteArray input = text;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

class tst_CassetteTransport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void recordsOnceThenReplays();
    void modes_data();
    void modes();
    void replaysWithoutServer();
    void codingsAreUndone();
    void headKeepsItsLength();
    void eachRoundIsRecorded();
    void challengesAreReplayed();
    void errorsAreReplayed();
    void secretsStayOut();
    void requestBodies();
    void codedRequestBodies();
    void matching_data();
    void matching();
    void inTheOrderOfTheFile();
    void repeatable();
    void noRecordingLeft_data();
    void noRecordingLeft();
    void unreadableFile();
    void unwritableFile();
    void savesInBetween();
    void throughAGivenClient();
    void parallelRequestsKeepTheirOrder();
    void cancelledIsNotRecorded();

private:
    // A client that answers from, or records to, the cassette.
    CassetteTransport &use(Mode mode)
    {
        transport.reset();
        client = std::make_unique<AsyncClient>();
        client->setEnvironmentTrusted(false);
        transport = std::make_shared<CassetteTransport>(file(), mode);
        client->setTransport(transport);
        return *transport;
    }
    CassetteTransport &replay()
    {
        endRecording();
        server->stopListening();
        return use(Mode::Replay);
    }
    // The cassette is written when its transport goes.
    void endRecording()
    {
        client.reset();
        transport.reset();
    }
    template<typename Awaitable>
    static auto wait(Awaitable &&awaitable)
    {
        return HttpQ::waitFor(std::forward<Awaitable>(awaitable), 30s);
    }
    Response get(const QString &path) { return wait(client->get(at(path))); }
    Error errorOf(const QString &path) { return wait(client->get(at(path)).result()).error(); }
    QString file() const { return folder->filePath(u"c.json"_s); }
    QByteArray written() const
    {
        QFile read(file());
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    void writeFile(const QByteArray &text) const
    {
        QFile to(file());
        QVERIFY(to.open(QIODevice::WriteOnly));
        to.write(text);
    }

    //! A URL of the server, also when it is gone.
    QUrl at(const QString &path = u"/"_s) const { return base.resolved(QUrl(path)); }

    QUrl base;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<ScriptedServer> server;
    std::shared_ptr<CassetteTransport> transport;
    std::unique_ptr<AsyncClient> client;
};

void tst_CassetteTransport::init()
{
    folder = std::make_unique<QTemporaryDir>();
    server = std::make_unique<ScriptedServer>();
    base = server->url();
    server->onRequest([](ServerConnection &connection, const ServerRequest &request) {
        connection.respond("200 OK", request.method() + ' ' + request.target(),
                           "Content-Type: text/plain\r\n");
    });
}

void tst_CassetteTransport::cleanup()
{
    endRecording();
    server.reset();
    folder.reset();
}

void tst_CassetteTransport::recordsOnceThenReplays()
{
    QCOMPARE(use(Mode::RecordOnce).mode(), Mode::Record);
    QCOMPARE(get(u"/a"_s).content(), "GET /a"_ba);
    QCOMPARE(get(u"/b"_s).content(), "GET /b"_ba);
    QCOMPARE(transport->recordingCount(), 2);
    QCOMPARE(transport->unusedRecordings(), QStringList());
    QVERIFY(!QFile::exists(file()));
    endRecording();
    QVERIFY(QFile::exists(file()));
    QCOMPARE(server->requestCount(), 2);

    QCOMPARE(use(Mode::RecordOnce).mode(), Mode::Replay);
    QCOMPARE(transport->recordingCount(), 2);
    QCOMPARE(get(u"/a"_s).content(), "GET /a"_ba);
    QCOMPARE(transport->unusedRecordings(), QStringList(u"GET "_s + at(u"/b"_s).toString()));
    QCOMPARE(get(u"/b"_s).content(), "GET /b"_ba);
    QCOMPARE(transport->unusedRecordings(), QStringList());
    QCOMPARE(server->requestCount(), 2);
}

void tst_CassetteTransport::modes_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<bool>("goesOut");
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("Replay") << Mode::Replay << false << false;
    QTest::newRow("Record") << Mode::Record << true << true;
    QTest::newRow("RecordOnce") << Mode::RecordOnce << false << false;
    QTest::newRow("Passthrough") << Mode::Passthrough << true << false;
}

// With a file that is there.
void tst_CassetteTransport::modes()
{
    QFETCH(const Mode, mode);
    QFETCH(const bool, goesOut);
    QFETCH(const bool, isWritten);
    use(Mode::Record);
    get(u"/a"_s);
    get(u"/b"_s);
    endRecording();
    const QByteArray before = written();
    use(mode);
    QCOMPARE(get(u"/a"_s).content(), "GET /a"_ba);
    QVERIFY(!transport->save());
    endRecording();
    QCOMPARE(server->requestCount(), goesOut ? 3 : 2);
    QCOMPARE(written() != before, isWritten);
}

void tst_CassetteTransport::replaysWithoutServer()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("203 Well Well", "{ \"a\": [1, 2.0] }",
                           "Content-Type: application/json\r\nX-Two: 1\r\nX-Two: 2\r\n");
    });
    use(Mode::Record);
    const Response recorded = get(u"/x"_s);
    replay();
    const Response replayed = get(u"/x"_s);
    for (const Response &response : { recorded, replayed }) {
        QCOMPARE(response.status(), 203);
        QCOMPARE(response.reason(), u"Well Well"_s);
        QCOMPARE(response.content(), "{ \"a\": [1, 2.0] }"_ba);
        QCOMPARE(response.headers().values("X-Two"), (QList<QByteArray> { "1", "2" }));
        QCOMPARE(response.url(), at(u"/x"_s));
    }
    QCOMPARE(replayed.headers(), recorded.headers());

    // A body that is edited by hand has the length that it has.
    QByteArray text = written();
    text.replace("[1, 2.0]", "[1, 2.0, 3]");
    writeFile(text);
    use(Mode::Replay);
    const Response edited = get(u"/x"_s);
    QCOMPARE(edited.headers().value("Content-Length").toByteArray(),
             QByteArray::number(edited.content().size()));
    QCOMPARE(edited.content(), "{ \"a\": [1, 2.0, 3] }"_ba);
}

void tst_CassetteTransport::codingsAreUndone()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        const QByteArray packed = gzip("packed text");
        connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: "
                        "chunked\r\nContent-Type: text/plain\r\n\r\n"
                        + QByteArray::number(packed.size(), 16) + "\r\n" + packed
                        + "\r\n0\r\n\r\n");
    });
    use(Mode::Record);
    const Response recorded = get(u"/"_s);
    replay();
    const Response replayed = get(u"/"_s);
    for (const Response &response : { recorded, replayed }) {
        QCOMPARE(response.text(), u"packed text"_s);
        QVERIFY(!response.headers().contains("Content-Encoding"));
        QVERIFY(!response.headers().contains("Transfer-Encoding"));
    }
    QVERIFY(written().contains("\"packed text\""));
}

void tst_CassetteTransport::headKeepsItsLength()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n");
    });
    use(Mode::Record);
    const Response recorded = wait(client->head(at()));
    replay();
    const Response replayed = wait(client->head(at()));
    for (const Response &response : { recorded, replayed }) {
        QCOMPARE(response.headers().value("Content-Length"), "1234"_ba);
        QCOMPARE(response.content(), QByteArray());
    }
}

void tst_CassetteTransport::eachRoundIsRecorded()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &request) {
        if (request.target() == "/login")
            connection.respond("302 Found", {}, "Location: /home\r\nSet-Cookie: sid=s3cr3t\r\n");
        else
            connection.respond("200 OK", "home");
    });
    use(Mode::Record);
    QCOMPARE(get(u"/login"_s).content(), "home"_ba);
    QCOMPARE(transport->recordingCount(), 2);
    QVERIFY(server->requests().constLast().head().contains("sid=s3cr3t"));
    replay();
    const Response response = get(u"/login"_s);
    QCOMPARE(response.content(), "home"_ba);
    QCOMPARE(response.history().size(), 1);
    QCOMPARE(response.request().headers().value("Cookie"), "sid=[masked]"_ba);
    QVERIFY(!written().contains("s3cr3t"));
}

void tst_CassetteTransport::challengesAreReplayed()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &request) {
        if (request.head().contains("Authorization: Digest")) {
            connection.respond("200 OK", "in");
        } else {
            connection.respond("401 Unauthorized", {},
                               "WWW-Authenticate: Digest realm=\"r\", nonce=\"n0nce\", "
                               "qop=\"auth\"\r\n");
        }
    });
    use(Mode::Record);
    QCOMPARE(wait(client->get(at()).digestAuth(u"user"_s, u"s3cr3t"_s)).content(), "in"_ba);
    replay();
    QCOMPARE(wait(client->get(at()).digestAuth(u"user"_s, u"s3cr3t"_s)).content(), "in"_ba);
    QVERIFY(!written().contains("s3cr3t"));
    QVERIFY(!written().contains("n0nce"));
    QVERIFY(!written().contains("response="));
}

void tst_CassetteTransport::errorsAreReplayed()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.send("NONSENSE\r\n\r\n");
        connection.finish();
    });
    use(Mode::Record);
    const Error recorded = errorOf(u"/"_s);
    QCOMPARE(recorded.kind(), Error::Kind::RemoteProtocol);
    replay();
    const Error replayed = errorOf(u"/"_s);
    QCOMPARE(replayed.toString(), recorded.toString());
    QCOMPARE(replayed.party(), recorded.party());
    QCOMPARE(replayed.url(), at());
}

void tst_CassetteTransport::secretsStayOut()
{
    server->onRequest([](ServerConnection &connection, const ServerRequest &request) {
        connection.respond(
                "200 OK", R"({"access_token":"SECRET1","refresh_token":"SECRET2","ok":1})",
                "Content-Type: application/json\r\nSet-Cookie: sid=SECRET3; Path=/\r\n"
                "X-Mine: SECRET4\r\nLink: <http://a.example/?token=SECRET5>; rel=next\r\n"
                "Authentication-Info: rspauth=\"SECRET6\"\r\nX-Echo: "
                        + request.method() + "\r\n");
    });
    CassetteTransport &cassette = use(Mode::Record);
    cassette.addMaskedHeader("X-Mine");
    cassette.addMaskedParameter("pin");
    const auto ask = [this] {
        QUrl url = at(u"/x"_s);
        url.setUserInfo(u"user:SECRET7"_s);
        return wait(client->post(url)
                            .query("api_key", "SECRET8")
                            .query("pin", "SECRET9")
                            .cookie("own", "SECRET10")
                            .header("X-Api-Key", "SECRET11")
                            .form("password", "SECRET12")
                            .form("user", "visible"));
    };
    const Response recorded = ask();
    // The program got what the server sent.
    QCOMPARE(recorded.json()[u"access_token"].toString(), u"SECRET1"_s);
    QVERIFY(wait(client->post(at(u"/j"_s))
                         .bearer("SECRET13")
                         .json(QJsonObject { { u"client_secret"_s, u"SECRET14"_s } }))
                    .isSuccess());
    endRecording();
    const QByteArray text = written();
    QVERIFY2(!text.contains("SECRET"), text.constData());
    QVERIFY2(!text.contains(QByteArray("user:SECRET7").toBase64()), text.constData());
    QVERIFY(text.contains("password=[masked]&user=visible"));
    QVERIFY(text.contains("/x?api_key=[masked]&pin=[masked]"));
    QVERIFY(text.contains("Authorization: Basic [masked]"));
    QVERIFY(text.contains("Authorization: Bearer [masked]"));
    QVERIFY(text.contains("Set-Cookie: sid=[masked]; Path=/"));

    CassetteTransport &replaying = use(Mode::Replay);
    replaying.addMaskedParameter("pin");
    const Response replayed = ask();
    QCOMPARE(replayed.json()[u"access_token"].toString(), u"[masked]"_s);
    QCOMPARE(replayed.json()[u"ok"].toInt(), 1);
    QCOMPARE(server->requestCount(), 2);
}

void tst_CassetteTransport::requestBodies()
{
    const QByteArray binary = QByteArray::fromHex("00ff10");
    use(Mode::Record);
    QFile device(folder->filePath(u"body"_s));
    QVERIFY(device.open(QIODevice::ReadWrite));
    device.write(binary);
    device.seek(0);
    wait(client->put(at(u"/device"_s)).body(&device));
    wait(client->put(at(u"/text"_s)).text(u"grün\n"_s));
    endRecording();
    QCOMPARE(server->requests().at(0).body(), binary);
    QVERIFY(written().contains("\"base64\": \"AP8Q\""));
    QVERIFY(written().contains("\"text\": \"gr\xc3\xbcn\\n\""));
}

// What is masked is what the coding stands for, and that is what requests are compared by.
void tst_CassetteTransport::codedRequestBodies()
{
    const auto ask = [this](const QString &user) {
        const QJsonObject body { { u"user"_s, user }, { u"password"_s, u"SECRET"_s } };
        return client->post(at(u"/login"_s)).json(body).compressed();
    };
    use(Mode::Record).setMatching(Match::Method | Match::Body);
    QVERIFY(wait(ask(u"me"_s)).isSuccess());
    const QByteArray unknown("SECRET");
    wait(client->post(at(u"/other"_s)).header("Content-Encoding", "x-own").body(unknown));
    endRecording();
    QCOMPARE(server->requests().at(0).header("Content-Encoding"), "gzip");
    QCOMPARE(server->requests().at(1).body(), unknown);
    const QByteArray text = written();
    QVERIFY2(!text.contains("base64") && !text.contains("SECRET"), text.constData());
    QVERIFY2(text.contains(R"(\"password\":\"[masked]\")"), text.constData());

    use(Mode::Replay).setMatching(Match::Method | Match::Body);
    QVERIFY(wait(ask(u"me"_s)).isSuccess());
}

void tst_CassetteTransport::matching_data()
{
    QTest::addColumn<int>("matching"); // 0: the default
    QTest::addColumn<QString>("different");
    QTest::addColumn<bool>("fits");
    const int usual =
            int(Match::Method) | int(Match::Origin) | int(Match::Path) | int(Match::Query);
    QTest::newRow("same") << 0 << u"nothing"_s << true;
    QTest::newRow("method") << 0 << u"method"_s << false;
    QTest::newRow("method is no matter") << (usual & ~int(Match::Method)) << u"method"_s << true;
    QTest::newRow("origin") << 0 << u"origin"_s << false;
    QTest::newRow("origin is no matter") << (usual & ~int(Match::Origin)) << u"origin"_s << true;
    QTest::newRow("path") << 0 << u"path"_s << false;
    QTest::newRow("path is no matter") << (usual & ~int(Match::Path)) << u"path"_s << true;
    QTest::newRow("query") << 0 << u"query"_s << false;
    QTest::newRow("query is no matter") << (usual & ~int(Match::Query)) << u"query"_s << true;
    QTest::newRow("secret in the query") << 0 << u"secret"_s << true;
    QTest::newRow("header") << 0 << u"header"_s << true;
    QTest::newRow("body") << 0 << u"body"_s << true;
    QTest::newRow("body counts") << (usual | int(Match::Body)) << u"body"_s << false;
    QTest::newRow("body counts, same") << (usual | int(Match::Body)) << u"nothing"_s << true;
    QTest::newRow("body counts, secret") << (usual | int(Match::Body)) << u"bodysecret"_s << true;
}

void tst_CassetteTransport::matching()
{
    QFETCH(const int, matching);
    QFETCH(const QString, different);
    QFETCH(const bool, fits);
    const auto ask = [this](const QString &other) {
        QUrl url = at(other == u"path" ? u"/other"_s : u"/path"_s);
        if (other == u"origin")
            url.setPort(1);
        url.setQuery(
                u"a=%1&token=%2"_s.arg(other == u"query" ? 2 : 1).arg(other == u"secret" ? 2 : 1));
        return wait(client->request(other == u"method" ? "PUT" : "POST", url)
                            .header("X-Any", other == u"header" ? "2" : "1")
                            .form("a", other == u"body" ? "2" : "1")
                            .form("password", other == u"bodysecret" ? "2" : "1")
                            .result());
    };
    use(Mode::Record);
    QVERIFY(ask(QString()));
    CassetteTransport &cassette = replay();
    if (matching)
        cassette.setMatching(CassetteTransport::Matching(matching));
    const Result<Response> replayed = ask(different);
    QVERIFY2(replayed.hasValue() == fits, qPrintable(replayed.error().toString()));
}

void tst_CassetteTransport::inTheOrderOfTheFile()
{
    int count = 0;
    server->onRequest([&](ServerConnection &connection, const ServerRequest &) {
        connection.respond("200 OK", QByteArray::number(++count));
    });
    use(Mode::Record);
    for (int i = 1; i <= 3; ++i)
        get(u"/"_s);
    replay();
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(get(u"/"_s).content(), QByteArray::number(i));
    QCOMPARE(errorOf(u"/"_s).kind(), Error::Kind::Callback);
}

void tst_CassetteTransport::repeatable()
{
    int count = 0;
    server->onRequest([&](ServerConnection &connection, const ServerRequest &) {
        connection.respond("200 OK", QByteArray::number(++count));
    });
    use(Mode::Record);
    get(u"/"_s);
    get(u"/"_s);
    replay().setRepeatable(true);
    QByteArrayList seen;
    for (int i = 0; i < 4; ++i)
        seen += get(u"/"_s).content();
    QCOMPARE(seen, (QByteArrayList { "1", "2", "2", "2" }));
    QCOMPARE(errorOf(u"/other"_s).kind(), Error::Kind::Callback);
}

void tst_CassetteTransport::noRecordingLeft_data()
{
    QTest::addColumn<QStringList>("recorded");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("message"); // HOST stands for the server
    const auto title = [](const char *path) { return u"GET HOST"_s + QLatin1StringView(path); };
    QTest::newRow("empty") << QStringList() << u"/x"_s
                           << u" left that answers GET HOST/x: it is empty"_s;
    QTest::newRow("other path")
            << QStringList { u"/a"_s } << u"/x?token=abc"_s
            << u" left that answers GET HOST/x?token=[masked]: the nearest are "_s + title("/a")
                       + u" (other path and query)"_s;
    QTest::newRow("used") << QStringList { u"/x"_s } << u"/x"_s
                          << u" left that answers GET HOST/x: the nearest are "_s + title("/x")
                                     + u" (has answered before: see setRepeatable())"_s;
    QTest::newRow("nearest first")
            << QStringList { u"/a"_s, u"/b"_s, u"/c"_s, u"/d"_s, u"/e"_s, u"/x?y=1"_s } << u"/x"_s
            << u" left that answers GET HOST/x: the nearest are "_s + title("/x?y=1")
                       + u" (other query), "_s + title("/a") + u" (other path), "_s + title("/b")
                       + u" (other path), "_s + title("/c") + u" (other path), "_s + title("/d")
                       + u" (other path), and 1 more"_s;
}

void tst_CassetteTransport::noRecordingLeft()
{
    QFETCH(const QStringList, recorded);
    QFETCH(const QString, asked);
    QFETCH(const QString, message);
    use(Mode::Record);
    for (const QString &path : recorded) {
        const QUrl url = at(path);
        wait(client->get(url));
    }
    if (recorded.isEmpty())
        writeFile(R"({"httpqCassette":1,"recordings":[]})");
    replay();
    const QUrl url = at(asked);
    if (recorded.contains(asked))
        wait(client->get(url));
    const Error error = wait(client->get(url).result()).error();
    QCOMPARE(error.kind(), Error::Kind::Callback);
    QString wanted = u"The cassette \"%1\" has no recording"_s.arg(QDir::toNativeSeparators(file()))
                     + message;
    wanted.replace(u"HOST"_s, at().toString().chopped(1));
    QCOMPARE(error.message(), wanted);
    QCOMPARE(error.url(), shownUrl(url));
}

void tst_CassetteTransport::unreadableFile()
{
    use(Mode::Replay);
    QCOMPARE(transport->error().kind(), Error::Kind::File);
    QVERIFY_THROWS_EXCEPTION(FileError, get(u"/"_s));

    writeFile("{ nonsense");
    use(Mode::RecordOnce);
    const Error error = errorOf(u"/"_s);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(u"is no JSON: "), qPrintable(error.message()));
    endRecording();
    // It is left as it is.
    QCOMPARE(written(), "{ nonsense"_ba);
    QCOMPARE(server->requestCount(), 0);
}

void tst_CassetteTransport::unwritableFile()
{
    QVERIFY(QDir(folder->path()).mkdir(u"c.json"_s));
    use(Mode::Record);
    get(u"/"_s);
    const Error failed = transport->save();
    QCOMPARE(failed.kind(), Error::Kind::File);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    endRecording();
}

void tst_CassetteTransport::savesInBetween()
{
    use(Mode::Record);
    get(u"/a"_s);
    QVERIFY(!transport->save());
    const QByteArray first = written();
    QVERIFY(first.contains("GET /a"));
    get(u"/b"_s);
    QCOMPARE(written(), first);
    endRecording();
    QVERIFY(written().contains("GET /a"));
    QVERIFY(written().contains("GET /b"));
}

void tst_CassetteTransport::throughAGivenClient()
{
    AsyncClient through;
    const auto network = std::make_shared<MockTransport>(
            [](const Request &request) { return Response(200, Headers(), request.method()); });
    through.setTransport(network);
    through.setHeader("X-Given", "1");
    through.setCookies({});
    use(Mode::Record).setClient(&through);
    QCOMPARE(get(u"/a"_s).content(), "GET"_ba);
    QCOMPARE(network->requestCount(), 1);
    // The request goes out as it came.
    QVERIFY(!network->requests().constFirst().headers().contains("X-Given"));
    QCOMPARE(server->requestCount(), 0);

    auto gone = std::make_unique<AsyncClient>();
    transport->setClient(gone.get());
    gone.reset();
    QCOMPARE(errorOf(u"/b"_s).message(),
             u"The client that the cassette records through was destroyed"_s);
    transport->setClient(nullptr);
    QCOMPARE(get(u"/c"_s).content(), "GET /c"_ba);
    endRecording();
    QVERIFY(!written().contains("/b"));
}

// In the file as they were asked, whichever was answered first.
void tst_CassetteTransport::parallelRequestsKeepTheirOrder()
{
    ServerConnection *slow = nullptr;
    server->onRequest([&](ServerConnection &connection, const ServerRequest &request) {
        if (request.target() == "/slow") {
            slow = &connection;
            return;
        }
        connection.respond("200 OK", "fast");
        if (slow)
            slow->respond("200 OK", "slow");
    });
    use(Mode::Record);
    QCoro::Task<Response> first = client->get(at(u"/slow"_s)).toTask();
    QTRY_VERIFY(slow);
    QCoro::Task<Response> second = client->get(at(u"/fast"_s)).toTask();
    QCOMPARE(wait(std::move(first)).content(), "slow"_ba);
    QCOMPARE(wait(std::move(second)).content(), "fast"_ba);
    endRecording();
    const QByteArray text = written();
    QVERIFY(text.contains("/fast"));
    QVERIFY(text.indexOf("/slow") < text.indexOf("/fast"));
}

void tst_CassetteTransport::cancelledIsNotRecorded()
{
    AsyncClient through;
    server->onRequest([](ServerConnection &, const ServerRequest &) {});
    use(Mode::Record).setClient(&through);
    QCoro::Task<Response> waiting = client->get(at()).toTask();
    QTRY_COMPARE(server->requestCount(), 1);
    through.cancelAll();
    QVERIFY_THROWS_EXCEPTION(Cancelled, wait(std::move(waiting)));
    QCOMPARE(transport->recordingCount(), 0);
    QVERIFY(!transport->save());
    endRecording();
    QVERIFY(!written().contains("request"));
}

QTEST_GUILESS_MAIN(tst_CassetteTransport)
#include "tst_cassettetransport.moc"
