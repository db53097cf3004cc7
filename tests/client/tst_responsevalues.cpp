// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/logcapture.h"
#include "client/mocksite.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class Address
{
    Q_GADGET
    Q_PROPERTY(QString city MEMBER city)
    Q_PROPERTY(int number MEMBER number)
public:
    friend bool operator==(const Address &, const Address &) = default;

    QString city;
    int number = 7;
};

class User
{
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QList<Address> addresses MEMBER addresses)
public:
    QString name;
    QList<Address> addresses;
};

class tst_ResponseValues : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void as();
    void asOneValue_data();
    void asOneValue();
    void asWhatDoesNotFit_data();
    void asWhatDoesNotFit();
    void asOfWhatWasNotRead();
    void links();
    void fileName_data();
    void fileName();
    void informational();
    void trailers();
    void madeByHand();
    void madeWithContent();
    void raiseForStatus();
    void encodings_data();
    void encodings();
    void setEncoding();
    void defaultEncoding();
    void unknownCharset();
    void unknownCharsetOfAStream();
    void chunkSizes_data();
    void chunkSizes();
    void isStreamConsumed();
    void chunkSizesOfAWholeResponse();

private:
    Response get(const QByteArray &served, bool isStreamed = false)
    {
        mock->serve({ served });
        client().closeIdleConnections();
        RequestBuilder request = client().get("http://example.com/a/b?c#d");
        if (isStreamed)
            request.stream();
        const auto outcome = mock->run(std::move(request));
        return outcome->value.value_or(Response());
    }
};

namespace {

QCoro::Task<QByteArrayList> allChunks(Response response, qsizetype size, bool isRaw)
{
    QByteArrayList all;
    auto chunks = isRaw ? response.raw(size) : response.stream(size);
    for (auto it = co_await chunks.begin(); it != chunks.end(); co_await ++it)
        all += *it;
    co_return all;
}

QCoro::Task<QString> allText(Response response)
{
    QString all;
    auto pieces = response.streamText();
    for (auto it = co_await pieces.begin(); it != pieces.end(); co_await ++it)
        all += *it;
    co_return all;
}

template<typename T>
Error errorOfAs(const Response &response)
{
    try {
        response.as<T>();
    } catch (const DecodingError &error) {
        return error.error();
    }
    return {};
}

} // namespace

void tst_ResponseValues::as()
{
    const Response here = get(response("{\"name\":\"Ann\",\"other\":1,\"addresses\":["
                                       "{\"city\":\"Ulm\",\"number\":2},{\"city\":\"Bonn\"}]}"));
    const User user = here.as<User>();
    QCOMPARE(user.name, u"Ann"_s);
    QCOMPARE(user.addresses.size(), 2);
    QCOMPARE(user.addresses[0].number, 2);
    QCOMPARE(user.addresses[1].city, u"Bonn"_s);
    QCOMPARE(user.addresses[1].number, 7);
    QCOMPARE(here.as<QJsonObject>()[u"name"_s].toString(), u"Ann"_s);
    QCOMPARE(here.as<QVariantMap>()[u"other"_s].toInt(), 1);
    QCOMPARE(get(response("[1,2,3]")).as<QList<int>>(), (QList<int> { 1, 2, 3 }));
    QCOMPARE(get(response("[]")).as<QList<int>>(), QList<int>());
}

void tst_ResponseValues::asOneValue_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("number") << "42"_ba << QVariant(42);
    QTest::newRow("white space") << " \r\n 42 \n"_ba << QVariant(42);
    QTest::newRow("text") << "\"a [b] {c}\""_ba << QVariant(u"a [b] {c}"_s);
    QTest::newRow("true") << "true"_ba << QVariant(true);
}

// RFC 8259 2: any value is a JSON text.
void tst_ResponseValues::asOneValue()
{
    QFETCH(QByteArray, json);
    QFETCH(QVariant, value);
    const Response here = get(response(json));
    switch (value.typeId()) {
    case QMetaType::Int:
        QCOMPARE(here.as<int>(), value.toInt());
        break;
    case QMetaType::Bool:
        QCOMPARE(here.as<bool>(), true);
        break;
    default:
        QCOMPARE(here.as<QString>(), value.toString());
        break;
    }
}

void tst_ResponseValues::asWhatDoesNotFit_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    QTest::newRow("type") << "{\"name\":5}"_ba << u"$.name: expected a string, found a number"_s;
    QTest::newRow("deep") << "{\"addresses\":[{\"city\":\"a\"},{\"number\":\"x\"}]}"_ba
                          << u"$.addresses[1].number: expected an integer, found a string"_s;
    QTest::newRow("array") << "[]"_ba << u"$: expected an object, found an array"_s;
    QTest::newRow("number") << "1"_ba << u"$: expected an object, found a number"_s;
    QTest::newRow("no JSON") << "{\"name\":x}"_ba
                             << u"The content is no JSON: illegal number at byte 8 of 10"_s;
    QTest::newRow("empty") << ""_ba << u"The content is no JSON: illegal value at byte 0 of 0"_s;
    QTest::newRow("two values") << "1,2"_ba << u"The content is no JSON: illegal value at byte "_s;
    QTest::newRow("bracketed") << "1],[2"_ba << u"The content is no JSON: illegal value at byte "_s;
    QTest::newRow("HTML") << "<html>"_ba << u"The content is no JSON: illegal value at byte "_s;
}

void tst_ResponseValues::asWhatDoesNotFit()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const Error error = errorOfAs<User>(get(response(json)));
    QCOMPARE(error.kind(), Error::Kind::Decoding);
    QVERIFY2(error.message().startsWith(message), qPrintable(error.message()));
    QCOMPARE(error.url(), QUrl(u"http://example.com/a/b?c"_s));
}

void tst_ResponseValues::asOfWhatWasNotRead()
{
    const Response here = get(response("[1]"), true);
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, here.as<QList<int>>());
    mock->run(here.read());
    QCOMPARE(here.as<QList<int>>(), QList<int> { 1 });
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, Response().as<User>());
}

void tst_ResponseValues::links()
{
    const Response here = get(response("x", "Link: <?page=2>; rel=\"next last\", </x>; rel=prev\r\n"
                                            "Link: <http://other.example/>; rel=next\r\n"));
    QCOMPARE(here.links().size(), 3);
    QCOMPARE(here.link("next"), QUrl(u"http://example.com/a/b?page=2"_s));
    QCOMPARE(here.link("NEXT"), QUrl(u"http://example.com/a/b?page=2"_s));
    QCOMPARE(here.link("last"), QUrl(u"http://example.com/a/b?page=2"_s));
    QCOMPARE(here.link("prev"), QUrl(u"http://example.com/x"_s));
    QCOMPARE(here.link("up"), QUrl());
    QVERIFY(get(response("x")).links().isEmpty());
    QVERIFY(Response().links().isEmpty());
    QCOMPARE(Response().link("next"), QUrl());
}

void tst_ResponseValues::fileName_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << ""_ba << u""_s;
    QTest::newRow("plain") << "attachment; filename=\"a b.txt\""_ba << u"a b.txt"_s;
    QTest::newRow("extended") << "attachment; filename=a; filename*=UTF-8''%e2%82%ac.txt"_ba
                              << u"\u20ac.txt"_s;
    QTest::newRow("path") << "attachment; filename=\"../../etc/passwd\""_ba << u"passwd"_s;
}

void tst_ResponseValues::fileName()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, name);
    const QByteArray line = field.isEmpty() ? field : "Content-Disposition: " + field + "\r\n";
    QCOMPARE(get(response("x", line)).fileName(), name);
}

void tst_ResponseValues::informational()
{
    const Response here =
            get("HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\nHTTP/1.1 102 Busy\r\n\r\n"
                + response("x"));
    QCOMPARE(here.status(), 200);
    QCOMPARE(here.informational().size(), 2);
    QCOMPARE(here.informational()[0].status(), 103);
    QCOMPARE(here.informational()[0].headers().value("Link"), "</s.css>"_ba);
    QCOMPARE(here.informational()[1].reason(), u"Busy"_s);
    QVERIFY(here.informational()[1].isInformational());
    QVERIFY(get(response("x")).informational().isEmpty());
}

void tst_ResponseValues::trailers()
{
    const QByteArray served = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
                              "Digest: d\r\nX-Two: 1\r\nX-Two: 2\r\n\r\n";
    const Response whole = get(served);
    QCOMPARE(whole.trailers().size(), 3);
    QCOMPARE(whole.trailers().values("X-Two"), (QList<QByteArray> { "1", "2" }));
    QVERIFY(!whole.headers().contains("Digest"));
    const Response streamed = get(served, true);
    mock->run(streamed.read());
    QCOMPARE(streamed.trailers().value("Digest"), "d"_ba);
    QVERIFY(Response().trailers().isEmpty());
}

void tst_ResponseValues::madeByHand()
{
    Headers headers;
    headers.append("Content-Type", "text/plain; charset=iso-8859-1");
    const Response here(404, headers, "\xfc");
    QVERIFY(!here.isNull());
    QCOMPARE(here.status(), 404);
    QCOMPARE(here.reason(), u"Not Found"_s);
    QCOMPARE(here.content(), "\xfc"_ba);
    QCOMPARE(here.text(), u"ü"_s);
    QVERIFY(here.isRead());
    QVERIFY(here.isClientError());
    QCOMPARE(here.bytesDownloaded(), 1);
    QVERIFY(here.url().isEmpty());
    QVERIFY(here.attempts().isEmpty());
    QVERIFY(here.connection().isNull());
    QVERIFY(here.trailers().isEmpty());
    QVERIFY(!here.nextRequest());
    QVERIFY_THROWS_EXCEPTION(HttpStatusError, here.raiseForStatus());
    QCOMPARE(mock->run(here.read())->value.value(), "\xfc"_ba);
    QCOMPARE(mock->run(allChunks(here, 0, false))->value.value(), QByteArrayList { "\xfc" });
    here.close();
    QCOMPARE(here.content(), "\xfc"_ba);
}

void tst_ResponseValues::madeWithContent()
{
    const Response text = Response::withText(200, u"\u20ac"_s);
    QCOMPARE(text.headers().value("Content-Type"), "text/plain; charset=utf-8"_ba);
    QCOMPARE(text.content(), "\xe2\x82\xac"_ba);
    QCOMPARE(text.text(), u"\u20ac"_s);
    QCOMPARE(Response::withHtml(200, u"<p>"_s).headers().value("Content-Type"),
             "text/html; charset=utf-8"_ba);
    const Response json = Response::withJson(201, QJsonDocument(QJsonArray { 1 }));
    QCOMPARE(json.status(), 201);
    QCOMPARE(json.headers().value("Content-Type"), "application/json"_ba);
    QCOMPARE(json.as<QList<int>>(), QList<int> { 1 });
}

void tst_ResponseValues::raiseForStatus()
{
    const Response here = get(response("why", {}, "403 Nope"));
    try {
        here.raiseForStatus();
        QFAIL("nothing was thrown");
    } catch (const HttpStatusError &error) {
        QCOMPARE(error.response().content(), "why"_ba);
        QCOMPARE(error.error().kind(), Error::Kind::Status);
        QCOMPARE(error.error().message(), u"The server answered 403 Nope"_s);
        QCOMPARE(error.error().url(), QUrl(u"http://example.com/a/b?c"_s));
    }
    QCOMPARE(get(response("x")).raiseForStatus().content(), "x"_ba);
}

void tst_ResponseValues::encodings_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("nothing said") << ""_ba
                                  << "\xc3\xbc"_ba << u"ü"_s << "UTF-8"_ba;
    QTest::newRow("charset") << "text/plain; charset=ISO-8859-1"_ba
                             << "\xfc"_ba << u"ü"_s << "ISO-8859-1"_ba;
    QTest::newRow("quoted charset") << "text/plain; charset=\"utf-8\""_ba
                                    << "\xc3\xbc"_ba << u"ü"_s << "UTF-8"_ba;
    QTest::newRow("mark") << "text/plain"_ba
                          << "\xef\xbb\xbf\xc3\xbc"_ba << u"ü"_s << "UTF-8"_ba;
    QTest::newRow("mark over charset") << "text/plain; charset=iso-8859-1"_ba
                                       << "\xef\xbb\xbf\xc3\xbc"_ba << u"ü"_s << "UTF-8"_ba;
    QTest::newRow("UTF-16 with mark")
            << "text/plain"_ba << QByteArray("\xff\xfe\xfc\x00", 4) << u"ü"_s << "UTF-16LE"_ba;
    QTest::newRow("UTF-16, big end first") << "text/plain; charset=utf-16be"_ba
                                           << QByteArray("\x00\xfc", 2) << u"ü"_s << "UTF-16BE"_ba;
    QTest::newRow("not valid") << "text/plain"_ba
                               << "a\xff\x62"_ba << u"a\ufffd"_s + u"b"_s << "UTF-8"_ba;
    QTest::newRow("cut off") << "text/plain"_ba
                             << "a\xc3"_ba << u"a\ufffd"_s << "UTF-8"_ba;
}

void tst_ResponseValues::encodings()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(QByteArray, encoding);
    const QByteArray field = type.isEmpty() ? type : "Content-Type: " + type + "\r\n";
    const Response here = get(response(content, field));
    QCOMPARE(here.text(), text);
    QCOMPARE(here.encoding(), encoding);
    QCOMPARE(mock->run(allText(here))->value.value(), text);
    const Response streamed = get(response(content, field), true);
    QCOMPARE(mock->run(allText(streamed))->value.value(), text);
    const Response read = get(response(content, field), true);
    mock->run(read.read());
    QCOMPARE(read.text(), text);
}

void tst_ResponseValues::setEncoding()
{
    const Response here = get(response("\xfc", "Content-Type: text/plain; charset=utf-8\r\n"));
    const Response copy = here;
    QCOMPARE(here.text(), u"\ufffd"_s);
    QVERIFY(!here.setEncoding("x-klingon"));
    QCOMPARE(here.text(), u"\ufffd"_s);
    QVERIFY(here.setEncoding("latin1"));
    QCOMPARE(here.text(), u"ü"_s);
    QCOMPARE(copy.text(), u"ü"_s);
    QCOMPARE(copy.encoding(), "ISO-8859-1"_ba);
    QCOMPARE(copy.charset(), "utf-8"_ba);
    QVERIFY(!Response().setEncoding("latin1"));
    // Also before it is read.
    const Response streamed = get(response("\xfc"), true);
    QVERIFY(streamed.setEncoding("latin1"));
    QCOMPARE(mock->run(allText(streamed))->value.value(), u"ü"_s);
}

void tst_ResponseValues::defaultEncoding()
{
    client().setDefaultEncoding("iso-8859-1");
    const Response latin = get(response("\xfc"));
    QCOMPARE(latin.text(), u"ü"_s);
    client().setDefaultEncoding(DefaultEncoding());
    QCOMPARE(latin.text(), u"ü"_s); // it is the response's now
    QCOMPARE(get(response("\xc3\xbc")).text(), u"ü"_s);
    // What the server says goes first.
    client().setDefaultEncoding("utf-16be");
    QCOMPARE(get(response("\xfc", "Content-Type: text/plain; charset=latin1\r\n")).text(), u"ü"_s);

    QByteArrayList asked;
    const DefaultEncoding detector([&asked](const QByteArray &content) {
        asked += content;
        return content.startsWith('L') ? "latin1"_ba : "utf-8"_ba;
    });
    client().setDefaultEncoding(detector);
    QCOMPARE(get(response("L\xfc")).text(), u"Lü"_s);
    QCOMPARE(get(response("U\xc3\xbc")).text(), u"Uü"_s);
    QCOMPARE(asked, (QByteArrayList { "L\xfc", "U\xc3\xbc" }));
    client().setDefaultEncoding(DefaultEncoding());

    mock->serve({ response("\xfc") });
    client().closeIdleConnections();
    const auto own = mock->run(client().get("http://example.com/").defaultEncoding("latin1"));
    QCOMPARE(own->value.value().text(), u"ü"_s);
    // A default that is not known is UTF-8.
    mock->serve({ response("\xc3\xbc") });
    client().closeIdleConnections();
    const auto unknown =
            mock->run(client().get("http://example.com/").defaultEncoding("x-klingon"));
    QCOMPARE(unknown->value.value().text(), u"ü"_s);
}

void tst_ResponseValues::unknownCharset()
{
    LogCapture log(u"httpq.*=true"_s);
    const Response here =
            get(response("\xc3\xbc", "Content-Type: text/plain; charset=x-klingon\r\n"));
    log.lines.clear();
    QCOMPARE(here.text(), u"ü"_s);
    QCOMPARE(here.text(), u"ü"_s);
    QCOMPARE(Response(here).text(), u"ü"_s);
    QCOMPARE(here.encoding(), "UTF-8"_ba);
    QCOMPARE(log.lines.size(), 1);
    QVERIFY2(log.lines[0].endsWith(u"The charset \"x-klingon\" of http://example.com/a/b?c is not "
                                   "known: its text is read as UTF-8"),
             qPrintable(log.lines[0]));
}

void tst_ResponseValues::unknownCharsetOfAStream()
{
    LogCapture log(u"httpq.*=true"_s);
    const Response here =
            get(response("\xc3\xbc", "Content-Type: text/plain; charset=x-klingon\r\n"), true);
    QCOMPARE(mock->run(allText(here))->value.value(), u"ü"_s);
    QCOMPARE(log.lines.filter(u"x-klingon"_s).size(), 1);
}

void tst_ResponseValues::chunkSizes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("arrival"); // bytes that come at a time
    for (const int size : { 1, 2, 3, 7, 10, 11, 1000 }) {
        for (const int arrival : { 1, 3, 10, 1000 })
            QTest::addRow("%d of %d", size, arrival) << size << arrival;
    }
}

void tst_ResponseValues::chunkSizes()
{
    QFETCH(int, size);
    QFETCH(int, arrival);
    const QByteArray content = "0123456789";
    for (const bool isRaw : { false, true }) {
        client().closeIdleConnections();
        backend().setPeerHandler([&](MockPeer *peer) {
            peer->setReadSize(arrival);
            peer->setScript({ response(content) });
        });
        const auto outcome = mock->run(client().get("http://example.com/").stream());
        const auto chunks = mock->run(allChunks(outcome->value.value(), size, isRaw));
        QVERIFY(chunks->value);
        QCOMPARE(chunks->value->join(), content);
        for (qsizetype i = 0; i + 1 < chunks->value->size(); ++i)
            QCOMPARE(chunks->value->at(i).size(), size);
        QVERIFY(chunks->value->constLast().size() <= size);
        QVERIFY(!chunks->value->constLast().isEmpty());
    }
}

void tst_ResponseValues::isStreamConsumed()
{
    const Response here = get(response("content"), true);
    QVERIFY(!here.isStreamConsumed());
    QVERIFY(!here.isRead());
    QCOMPARE(mock->run(here.nextChunk())->value.value(), "content"_ba);
    QVERIFY(here.isStreamConsumed());
    QVERIFY(mock->run(allChunks(here, 0, true))->threw<StreamConsumed>());
    QCOMPARE(mock->run(here.nextChunk())->value.value(), std::nullopt);
    QVERIFY(here.isStreamConsumed());
    QVERIFY(mock->run(here.read())->threw<StreamConsumed>());
    QVERIFY_THROWS_EXCEPTION(StreamConsumed, here.content());
    const Response whole = get(response("content"));
    QVERIFY(!whole.isStreamConsumed());
    mock->run(allChunks(whole, 0, false));
    QVERIFY(!whole.isStreamConsumed());
    const Response read = get(response("content"), true);
    mock->run(read.read());
    QVERIFY(!read.isStreamConsumed());
    QVERIFY(!Response().isStreamConsumed());
}

void tst_ResponseValues::chunkSizesOfAWholeResponse()
{
    const Response here = get(response("0123456789"));
    QCOMPARE(mock->run(allChunks(here, 4, false))->value.value(),
             (QByteArrayList { "0123", "4567", "89" }));
    QCOMPARE(mock->run(allChunks(here, 5, false))->value.value(),
             (QByteArrayList { "01234", "56789" }));
    QCOMPARE(mock->run(allChunks(here, 0, false))->value.value(), QByteArrayList { "0123456789" });
    QVERIFY(mock->run(allChunks(get(response({})), 4, false))->value.value().isEmpty());
    QVERIFY(mock->run(allChunks(Response(), 4, false))->threw<ResponseNotRead>());
}

QTEST_GUILESS_MAIN(tst_ResponseValues)
#include "tst_responsevalues.moc"
