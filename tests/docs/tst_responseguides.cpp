// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/responses.md, downloads.md and cookies.md, word for word.

#include "docs/guidetest.h"

#include <QtCore/qtemporarydir.h>

using namespace GuideTest;

namespace {

QStringList seen;
QCryptographicHash hash(QCryptographicHash::Sha256);
QString path;
const QByteArray sha256 = QCryptographicHash::hash("hello", QCryptographicHash::Sha256).toHex();

QCoro::Task<> responsesContent(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "responses_content.inc"
    GUIDE_VERIFY(name == u"Ada"_s && bytes == R"({"name":"Ada"})");
}

QCoro::Task<> responsesEncoding(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "responses_encoding.inc"
    GUIDE_VERIFY(response.charset() == "iso-8859-2" && text == u"\u20ac"_s);
    GUIDE_VERIFY(!response.setEncoding("nonsense") && response.encoding() == "windows-1252");
}

QCoro::Task<> responsesDefaultEncoding(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "responses_defaultencoding.inc"
    GUIDE_VERIFY(latin.text() == u"\u00fc"_s);
    GUIDE_VERIFY(guessed.text() == u"\u00fc"_s);
}

QCoro::Task<> responsesChunks(HttpQ::AsyncClient &client, const QUrl &url) {
#include "responses_chunks.inc"
}

QCoro::Task<> responsesLines(HttpQ::AsyncClient &client, const QUrl &url) {
#include "responses_lines.inc"
}

QCoro::Task<> responsesLinks(HttpQ::AsyncClient &client, const QUrl &url) {
#include "responses_links.inc"
}

QCoro::Task<> responsesFileName(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "responses_filename.inc"
    GUIDE_VERIFY(name == u"passwd"_s);
}

QCoro::Task<> responsesHints(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "responses_hints.inc"
    GUIDE_VERIFY(response.status() == 200);
}

QCoro::Task<> responsesTrailers(HttpQ::AsyncClient &client, const QUrl &url) {
#include "responses_trailers.inc"
}

QCoro::Task<> responsesTimings(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "responses_timings.inc"
    GUIDE_VERIFY(timings.total >= timings.body + timings.firstByte);
    GUIDE_VERIFY(timings.connect == 50ms && response.elapsed() == timings.total);
}

QCoro::Task<> responsesConnection(HttpQ::AsyncClient &client, const QUrl &)
{
#include "responses_connection.inc"
    GUIDE_VERIFY(connection.isSecure() && connection.remotePort() == 443);
    GUIDE_VERIFY(connection.tlsProtocol() == "TLSv1.3" && connection.requestsBefore() == 0);
}

QCoro::Task<> responsesHistory(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.setAuth(std::make_shared<HttpQ::DigestAuth>(u"ada"_s, u"secret"_s));
#include "responses_history.inc"
    GUIDE_VERIFY(response.attempts().size() == 2);
}

QCoro::Task<> downloadsSimple(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "downloads_simple.inc"
    GUIDE_VERIFY(result.size() == 5 && result.resumedFrom() == 0);
}

QCoro::Task<> downloadsChecked(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "downloads_checked.inc"
    GUIDE_VERIFY(result);
    {
#include "downloads_checked.inc"
        GUIDE_VERIFY(result.error().kind() == HttpQ::Error::Kind::File);
    }
}

QCoro::Task<> downloadsChain(HttpQ::AsyncClient &client, const QUrl &url) {
#include "downloads_chain.inc"
}

QCoro::Task<> downloadsSignals(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "downloads_signals.inc"
    co_await *download;
}

QCoro::Task<> cookiesJar(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "cookies_jar.inc"
    GUIDE_VERIFY(session && **session == "abc");
    GUIDE_VERIFY(jar->size() == 1);
}

QCoro::Task<> cookiesRequest(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.cookies()->set("kept", "1", "www.example.com");
#include "cookies_request.inc"
}

QCoro::Task<> cookiesShared(HttpQ::AsyncClient &client, const QUrl &)
{
#include "cookies_shared.inc"
    other.cookies()->set("a", "1");
    GUIDE_VERIFY(client.cookies()->size() == 1);
    co_return;
}

QCoro::Task<> cookiesOff(HttpQ::AsyncClient &client, const QUrl &url)
{
    co_await client.get(url); // sets one
#include "cookies_off.inc"
}

QCoro::Task<> cookiesFile(HttpQ::AsyncClient &client, const QUrl &url)
{
    QFile::remove(QDir::temp().filePath(u"cookies.txt"_s));
#include "cookies_file.inc"
    HttpQ::CookieJar loaded;
    GUIDE_VERIFY(!file.load(loaded) && loaded.size() == 1);
    QFile::remove(file.path());
}

QCoro::Task<> cookiesQt(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.cookies()->set("a", "1", "example.com");
#include "cookies_qt.inc"
    GUIDE_VERIFY(refused.isEmpty() && old.cookiesForUrl(url).size() == 1);
    co_return;
}

} // namespace

class tst_ResponseGuides : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { world.reset(); }

    void responsesContent();
    void responsesEncoding();
    void responsesDefaultEncoding();
    void responsesChunks();
    void responsesLines();
    void responsesLinks();
    void responsesFileName();
    void responsesHints();
    void responsesTrailers();
    void responsesTimings();
    void responsesConnection();
    void responsesHistory();
    void downloadsSimple();
    void downloadsChecked();
    void downloadsChain();
    void downloadsSignals();
    void cookiesJar();
    void cookiesRequest();
    void cookiesShared();
    void cookiesOff();
    void cookiesFile();
    void cookiesQt();

private:
    static QString contents(const QString &filePath)
    {
        QFile file(filePath);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : u"none"_s;
    }

    std::optional<World> world;
    QTemporaryDir folder;
};

void tst_ResponseGuides::init()
{
    world.emplace();
    path = folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    seen.clear();
    qputenv("TMPDIR", folder.path().toLocal8Bit()); // where the guides write other files
}

void tst_ResponseGuides::responsesContent()
{
    world->answers = { response(R"({"name":"Ada"})", "Content-Type: application/json\r\n") };
    QTest::ignoreMessage(QtInfoMsg, "200 \"OK\" \"application/json\"");
    QCOMPARE(world->run(::responsesContent), QString());
}

void tst_ResponseGuides::responsesEncoding()
{
    world->answers = { response("\x80", "Content-Type: text/plain; charset=iso-8859-2\r\n") };
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^\"iso-8859-2\" \"(?i:iso-8859-2)\""_s));
    QCOMPARE(world->run(::responsesEncoding), QString());
}

void tst_ResponseGuides::responsesDefaultEncoding()
{
    world->answers = { response("\xfc", "Content-Type: text/plain\r\n"),
                       response("\xc3\xbc", "Content-Type: text/plain\r\n") };
    QCOMPARE(world->run(::responsesDefaultEncoding), QString());
}

void tst_ResponseGuides::responsesChunks()
{
    world->answers = { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n" };
    hash.reset();
    QCOMPARE(world->run(::responsesChunks), QString());
    QCOMPARE(hash.result().toHex(), sha256);
}

void tst_ResponseGuides::responsesLines()
{
    world->answers = { response("one\r\ntwo\nthree"), response("text"), response("123456789") };
    QCOMPARE(world->run(::responsesLines), QString());
    QCOMPARE(seen, (QStringList { u"one"_s, u"two"_s, u"three"_s, u"text"_s, u"1234"_s, u"5678"_s,
                                  u"9"_s }));
}

void tst_ResponseGuides::responsesLinks()
{
    world->answers = { response("1", "Link: </2>; rel=next, </9>; rel=last\r\n"),
                       response("2", "Link: <3>; rel=\"prev next\"\r\n"), response("3") };
    QCOMPARE(world->run(::responsesLinks), QString());
    QCOMPARE(seen, (QStringList { u"1"_s, u"2"_s, u"3"_s }));
    QCOMPARE(world->line(2), "GET /3 HTTP/1.1");
}

void tst_ResponseGuides::responsesFileName()
{
    world->answers = { response("x", "Content-Disposition: attachment; "
                                     "filename=\"../../etc/passwd\"\r\n") };
    QCOMPARE(world->run(::responsesFileName), QString());
}

void tst_ResponseGuides::responsesHints()
{
    world->answers = { "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
                       + response("hello") };
    QTest::ignoreMessage(QtInfoMsg,
                         QRegularExpression(u"^103 .*http://www.example.com/style.css"_s));
    QCOMPARE(world->run(::responsesHints), QString());
}

void tst_ResponseGuides::responsesTrailers()
{
    world->answers = { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "2\r\nhi\r\n0\r\nChecksum: abc\r\n\r\n" };
    QTest::ignoreMessage(QtInfoMsg, "\"abc\"");
    QCOMPARE(world->run(::responsesTrailers), QString());
    QVERIFY(world->has(0, "TE: trailers"));
}

void tst_ResponseGuides::responsesTimings()
{
    using Behaviour = HttpQ::MockBackend::ConnectBehaviour;
    world->step = 10ms;
    world->backend->setConnectBehaviour(Behaviour::accept(50ms));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Started.*GET"_s));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Finished"_s));
    QCOMPARE(world->run(::responsesTimings), QString());
}

void tst_ResponseGuides::responsesConnection()
{
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^\"127.0.0.1\" 443 \"TLSv1.3\""_s));
    QCOMPARE(world->run(::responsesConnection), QString());
}

void tst_ResponseGuides::responsesHistory()
{
    world->answers = {
        response({}, "Location: /b\r\n", "302 Found"),
        response({}, "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n",
                 "401 Unauthorized")
    };
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Redirect\\b.* 302"_s));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Authentication\\b.* 401"_s));
    QCOMPARE(world->run(::responsesHistory), QString());
}

void tst_ResponseGuides::downloadsSimple()
{
    QCOMPARE(world->run(::downloadsSimple), QString());
    QCOMPARE(contents(path), u"hello"_s);
    QVERIFY(!QFile::exists(path + u".part"_s));
}

void tst_ResponseGuides::downloadsChecked()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"exists already"_s));
    QCOMPARE(world->run(::downloadsChecked), QString());
    QCOMPARE(contents(path), u"hello"_s);
}

void tst_ResponseGuides::downloadsChain()
{
    QCOMPARE(world->run(::downloadsChain), QString());
    QVERIFY(world->has(0, "Authorization: Bearer token"));
    QCOMPARE(contents(path), u"hello"_s);
}

void tst_ResponseGuides::downloadsSignals()
{
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^5 of 5 at"_s));
    QCOMPARE(world->run(::downloadsSignals), QString());
    QCOMPARE(contents(path), u"hello"_s);
}

void tst_ResponseGuides::cookiesJar()
{
    world->answers = { response({}, "Set-Cookie: session=abc; Path=/; HttpOnly\r\n") };
    QCOMPARE(world->run(::cookiesJar), QString());
    QVERIFY(!world->names(0, "Cookie"));
    QVERIFY(world->names(1, "Cookie"));
    QVERIFY(world->heads.at(1).contains("session=abc"));
    QVERIFY(world->heads.at(1).contains("theme=dark"));
}

void tst_ResponseGuides::cookiesRequest()
{
    QCOMPARE(world->run(::cookiesRequest), QString());
    QVERIFY(world->heads.at(0).contains("kept=1"));
    QVERIFY(world->heads.at(0).contains("consent=yes"));
    QVERIFY(!world->names(1, "Cookie"));
    QVERIFY(world->has(2, "Cookie: a=1"));
}

void tst_ResponseGuides::cookiesShared()
{
    QCOMPARE(world->run(::cookiesShared), QString());
}

void tst_ResponseGuides::cookiesOff()
{
    world->answers = { response({}, "Set-Cookie: session=abc\r\n") };
    QCOMPARE(world->run(::cookiesOff), QString());
    QVERIFY(!world->names(1, "Cookie"));
}

void tst_ResponseGuides::cookiesFile()
{
    world->answers = { response({}, "Set-Cookie: a=1; Max-Age=60\r\nSet-Cookie: session=abc\r\n") };
    QCOMPARE(world->run(::cookiesFile), QString());
}

void tst_ResponseGuides::cookiesQt()
{
    QCOMPARE(world->run(::cookiesQt), QString());
}

QTEST_GUILESS_MAIN(tst_ResponseGuides)

#include "tst_responseguides.moc"
