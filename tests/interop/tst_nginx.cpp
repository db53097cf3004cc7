// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/requestoutcome.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qendian.h>
#include <QtCore/qtemporaryfile.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

#include <memory>
#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QByteArray sha1(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

static QCoro::Task<QByteArray> sha1OfChunks(Response response)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (;;) {
        const std::optional<QByteArray> chunk = co_await response.nextChunk();
        if (!chunk)
            co_return hash.result();
        hash.addData(*chunk);
    }
}

static QCoro::Task<QByteArray> sha1OfStream(Response response)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    QCORO_FOREACH (const QByteArray &chunk, response.stream())
        hash.addData(chunk);
    co_return hash.result();
}

static QCoro::Task<QByteArray> sha1OfContent(Response response)
{
    co_return sha1(co_await response.read());
}

static QCoro::Task<QByteArray> rawBytes(Response response)
{
    QByteArray bytes;
    QCORO_FOREACH (const QByteArray &chunk, response.raw())
        bytes += chunk;
    co_return bytes;
}

static QCoro::AsyncGenerator<QByteArray> piecesOf(QByteArray bytes, qsizetype size)
{
    for (qsizetype i = 0; i < bytes.size(); i += size)
        co_yield bytes.mid(i, size);
}

//! Every test runs once for each way to reach the server.
class tst_Nginx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();

    void keepsConnection();
    void contents_data();
    void contents();
    void headerFields();
    void decodesGzip();
    void rawIsGzip();
    void range();
    void head();
    void statuses_data();
    void statuses();
    void serverCloses();
    void serverCutsFresh();
    void serverCutsReused();
    void slowWithReadTimeout();
    void slowWithTotalTimeout();
    void parallel_data();
    void parallel();
    void streamsLarge_data();
    void streamsLarge();
    void signalsLarge();
    void uploads_data();
    void uploads();
    void tlsIsSpoken();

private:
    enum class Reach { Address, Name, Ipv6, Tls, TlsAddress };

    static Reach reach()
    {
        QFETCH_GLOBAL(const int, reachedBy);
        return static_cast<Reach>(reachedBy);
    }
    bool isTls() const { return reach() == Reach::Tls || reach() == Reach::TlsAddress; }
    QUrl url(const QString &path) const;

    std::unique_ptr<NginxServer> m_nginx;
    std::unique_ptr<AsyncClient> m_client;
};

void tst_Nginx::initTestCase_data()
{
    QTest::addColumn<int>("reachedBy");
    QTest::newRow("address") << static_cast<int>(Reach::Address);
    QTest::newRow("name") << static_cast<int>(Reach::Name);
    QTest::newRow("IPv6") << static_cast<int>(Reach::Ipv6);
    QTest::newRow("TLS") << static_cast<int>(Reach::Tls);
    QTest::newRow("TLS to an address") << static_cast<int>(Reach::TlsAddress);
}

void tst_Nginx::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    if (!m_nginx)
        m_nginx = std::make_unique<NginxServer>();
}

void tst_Nginx::init()
{
    if (reach() == Reach::Ipv6 && !m_nginx->hasIpv6())
        QSKIP("no IPv6");
    m_client = std::make_unique<AsyncClient>(testBackend());
    m_client->setTlsOptions(testTlsOptions());
}

void tst_Nginx::cleanup()
{
    if (!m_client)
        return;
    QVERIFY2(spinUntil([&] { return leftovers(*m_client).isEmpty(); }, 5000),
             qPrintable(leftovers(*m_client)));
    if (QTest::currentTestFailed())
        qWarning("%s", m_nginx->errorLog().constData());
    m_client.reset();
}

QUrl tst_Nginx::url(const QString &path) const
{
    switch (reach()) {
    case Reach::Address:
        break;
    case Reach::Name:
        return m_nginx->url(path, u"localhost"_s);
    case Reach::Ipv6:
        return m_nginx->url(path, u"::1"_s);
    case Reach::Tls:
        return m_nginx->tlsUrl(path);
    case Reach::TlsAddress:
        return m_nginx->tlsUrl(path, u"127.0.0.1"_s);
    }
    return m_nginx->url(path);
}

void tst_Nginx::keepsConnection()
{
    const int count = 500;
    QByteArray connection;
    for (int i = 1; i <= count; ++i) {
        const Result<Response> result = outcomeOf(m_client->get(url(u"/small"_s)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), NginxServer::smallBody());
        const Headers headers = result->headers();
        if (i == 1)
            connection = headers.value("X-Connection").toByteArray();
        QCOMPARE(headers.value("X-Connection"), connection);
        QCOMPARE(headers.value("X-Connection-Requests"), QByteArray::number(i));
    }
    const PoolStatistics pool = m_client->poolStatistics();
    QCOMPARE(pool.created, 1);
    QCOMPARE(pool.reused, count - 1);
    QCOMPARE(pool.idle, 1);
}

void tst_Nginx::contents_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("Content-Length") << u"/small"_s << NginxServer::smallBody();
    QTest::newRow("chunked") << u"/chunked"_s << NginxServer::textBody();
    QTest::newRow("file") << u"/range"_s << NginxServer::textBody();
    QTest::newRow("method") << u"/echo/method"_s << QByteArray("GET");
    QTest::newRow("query") << u"/echo/query?a=b&c=%20d"_s << QByteArray("a=b&c=%20d");
    QTest::newRow("gzip") << u"/gzip"_s << NginxServer::textBody();
}

void tst_Nginx::contents()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, content);
    QUrl whole = url({});
    whole = whole.resolved(QUrl(path));
    for (int i = 0; i < 2; ++i) {
        const Result<Response> result = outcomeOf(m_client->get(whole));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), content);
        QCOMPARE(result->httpVersion(), QByteArray("HTTP/1.1"));
        QCOMPARE(result->url(), whole);
    }
    QCOMPARE(m_client->poolStatistics().created, 1);
}

void tst_Nginx::headerFields()
{
    Result<Response> result =
            outcomeOf(m_client->get(url(u"/echo/header"_s)).header("X-Test", "a \"b\"; c=ä"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), QByteArray("a \"b\"; c=ä"));

    result = outcomeOf(m_client->get(url(u"/echo/host"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), url({}).authority().toUtf8());

    result = outcomeOf(m_client->get(url(u"/echo/accept-encoding"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY2(result->content().contains("gzip"), result->content().constData());

    result = outcomeOf(
            m_client->get(url(u"/echo/accept-encoding"_s)).header("Accept-Encoding", "identity"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), QByteArray("identity"));
}

void tst_Nginx::decodesGzip()
{
    const Result<Response> result = outcomeOf(m_client->get(url(u"/gzip"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->headers().value("Content-Encoding"), QByteArray("gzip"));
    QCOMPARE(result->content(), NginxServer::textBody());
    QCOMPARE_LT(result->bytesDownloaded(), NginxServer::textBody().size() / 2);
}

void tst_Nginx::rawIsGzip()
{
    const Result<Response> result = outcomeOf(m_client->get(url(u"/gzip"_s)).stream());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    const QByteArray bytes = waitFor(rawBytes(*result), Patience);
    QVERIFY(bytes.startsWith("\x1f\x8b\x08"));
    // RFC 1952 2.3.1: the last four bytes are the size of what was compressed
    const QByteArray size = bytes.last(4);
    QCOMPARE(qFromLittleEndian<quint32>(size.constData()),
             static_cast<quint32>(NginxServer::textBody().size()));
    QCOMPARE(result->bytesDownloaded(), bytes.size());
}

void tst_Nginx::range()
{
    const Result<Response> result =
            outcomeOf(m_client->get(url(u"/range"_s)).header("Range", "bytes=5-104"));
    HTTPQTEST_VERIFY_STATUS(result, 206);
    QCOMPARE(result->reason(), u"Partial Content"_s);
    QCOMPARE(result->headers().value("Content-Range"),
             "bytes 5-104/" + QByteArray::number(NginxServer::textBody().size()));
    QCOMPARE(result->content(), NginxServer::textBody().mid(5, 100));
}

void tst_Nginx::head()
{
    for (int i = 0; i < 3; ++i) {
        const Result<Response> result = outcomeOf(m_client->head(url(u"/large"_s)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->headers().value("Content-Length"),
                 QByteArray::number(NginxServer::Options().largeSize));
        QCOMPARE(result->content(), QByteArray());
    }
    QCOMPARE(m_client->poolStatistics().created, 1);
}

void tst_Nginx::statuses_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 200, 201, 202, 204, 206, 304, 400, 401, 403, 404,
                              405, 409, 410, 418, 429, 451, 500, 502, 503, 504 }) {
        QTest::addRow("%d", status) << status;
    }
}

void tst_Nginx::statuses()
{
    QFETCH(const int, status);
    const Result<Response> result = outcomeOf(m_client->get(url(u"/status/%1"_s.arg(status))));
    HTTPQTEST_VERIFY_STATUS(result, status);
    QCOMPARE(result->isError(), status >= 400);
    const Result<Response> next = outcomeOf(m_client->get(url(u"/small"_s)));
    HTTPQTEST_VERIFY_STATUS(next, 200);
    QCOMPARE(next->content(), NginxServer::smallBody());
    // After these nginx hangs up.
    QCOMPARE(m_client->poolStatistics().created, status == 400 || status == 500 ? 2 : 1);
}

void tst_Nginx::serverCloses()
{
    for (int i = 1; i <= 3; ++i) {
        const Result<Response> result = outcomeOf(m_client->get(url(u"/close"_s)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), QByteArray("closing"));
        const PoolStatistics pool = m_client->poolStatistics();
        QCOMPARE(pool.idle, 0);
        QCOMPARE(pool.created, i);
        QCOMPARE(pool.closed, i);
    }
}

void tst_Nginx::serverCutsFresh()
{
    const Result<Response> result = outcomeOf(m_client->get(url(u"/cut"_s)));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Read, Error::Phase::Head, Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"without a response"),
             qPrintable(result.error().toString()));
    QCOMPARE(result.error().url(), url(u"/cut"_s));
    QCOMPARE(m_client->poolStatistics().created, 1);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(url(u"/small"_s))), 200);
}

// The server may have closed an idle connection just then, so it is tried once more.
void tst_Nginx::serverCutsReused()
{
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(url(u"/small"_s))), 200);
    HTTPQTEST_VERIFY_ERROR(outcomeOf(m_client->get(url(u"/cut"_s))), Error::Kind::Read,
                           Error::Phase::Head, Error::Party::Remote);
    QCOMPARE(m_client->poolStatistics().created, 2);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(url(u"/small"_s))), 200);
}

void tst_Nginx::slowWithReadTimeout()
{
    const Result<Response> result = outcomeOf(m_client->get(url(u"/slow"_s)).readTimeout(100ms));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::ReadTimeout, Error::Phase::Body,
                           Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"100 ms"), qPrintable(result.error().toString()));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(url(u"/small"_s))), 200);
}

void tst_Nginx::slowWithTotalTimeout()
{
    const Result<Response> result = outcomeOf(m_client->get(url(u"/slow"_s)).timeout(300ms));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::TotalTimeout, Error::Phase::Body,
                           Error::Party::Local);
    QVERIFY2(result.error().message().contains(u"300 ms"), qPrintable(result.error().toString()));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(url(u"/small"_s))), 200);
}

void tst_Nginx::parallel_data()
{
    QTest::addColumn<int>("connections");
    QTest::newRow("16 connections") << 16;
    QTest::newRow("64 connections") << 64;
}

void tst_Nginx::parallel()
{
    QFETCH(const int, connections);
    const int count = 64;
    Limits limits;
    limits.maxConnectionsPerOrigin = connections;
    m_client->setLimits(limits);
    int ended = 0;
    QStringList wrong;
    for (int i = 0; i < count; ++i) {
        const QByteArray id = QByteArray::number(i);
        m_client->get(url(u"/echo/query"_s))
                .query("id", id)
                .then(this, [&ended, &wrong, id](const Result<Response> &result) {
                    ++ended;
                    if (!result || result->content() != "id=" + id)
                        wrong += result ? result->text() : result.error().toString();
                });
    }
    QVERIFY(spinUntil([&] { return ended == count; }));
    QCOMPARE(wrong, QStringList());
    const PoolStatistics pool = m_client->poolStatistics();
    QCOMPARE_LE(pool.created, connections);
    // One that was begun for a request which another connection then served serves none.
    QCOMPARE_GE(pool.created + pool.reused, count);
}

using Reader = QCoro::Task<QByteArray> (*)(Response);

void tst_Nginx::streamsLarge_data()
{
    QTest::addColumn<Reader>("reader");
    QTest::newRow("nextChunk") << Reader(sha1OfChunks);
    QTest::newRow("stream") << Reader(sha1OfStream);
    QTest::newRow("read") << Reader(sha1OfContent);
}

void tst_Nginx::streamsLarge()
{
    QFETCH(const Reader, reader);
    const Result<Response> result = outcomeOf(m_client->get(url(u"/large"_s)).stream());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(waitFor(reader(*result), Patience), m_nginx->largeSha1());
    QCOMPARE(result->bytesDownloaded(), NginxServer::Options().largeSize);
}

void tst_Nginx::signalsLarge()
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const std::unique_ptr<PendingResponse> pending(m_client->get(url(u"/large"_s)).start(nullptr));
    connect(pending.get(), &PendingResponse::chunkReceived, this,
            [&](const QByteArray &chunk) { hash.addData(chunk); });
    QSignalSpy finished(pending.get(), &PendingResponse::finished);
    QVERIFY(spinUntil([&] { return !finished.isEmpty(); }));
    QVERIFY2(!pending->error(), qPrintable(pending->error().toString()));
    QCOMPARE(hash.result(), m_nginx->largeSha1());
    QCOMPARE(pending->bytesReceived(), NginxServer::Options().largeSize);
    QCOMPARE(pending->bytesToReceive(), NginxServer::Options().largeSize);
    spinTurns(3);
    QCOMPARE(finished.size(), 1);
}

void tst_Nginx::uploads_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("source");
    for (const QByteArray method : { "PUT", "POST" }) {
        for (const QByteArray source : { "bytes", "file", "generator" })
            QTest::addRow("%s %s", method.constData(), source.constData()) << method << source;
    }
}

void tst_Nginx::uploads()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, source);
    QByteArray content(5'000'001, Qt::Uninitialized);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i % 251);

    const QString name = QString::fromLatin1(source + QTest::currentDataTag()).remove(u' ')
                         + QString::number(static_cast<int>(reach()));
    const bool isPut = method == "PUT";
    QTemporaryFile file;
    RequestBuilder request = m_client->request(method, url(isPut ? "/put/"_L1 + name : u"/post"_s));
    if (source == "bytes") {
        request.body(content);
    } else if (source == "generator") {
        request.body(piecesOf(content, 70'001));
    } else {
        QVERIFY(file.open());
        QCOMPARE(file.write(content), content.size());
        QVERIFY(file.seek(0));
        request.body(&file);
    }
    const Result<Response> result = outcomeOf(request);
    HTTPQTEST_VERIFY_STATUS(result, isPut ? 201 : 200);
    if (isPut)
        QCOMPARE(sha1(m_nginx->uploaded(name)), sha1(content));
    else
        QCOMPARE(result->content(), QByteArray::number(content.size()));
    // nginx is done with the connection, too.
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(url(u"/small"_s))), 200);
    QCOMPARE(m_client->poolStatistics().created, 1);
}

void tst_Nginx::tlsIsSpoken()
{
    const Result<Response> result = outcomeOf(m_client->get(url(u"/echo/tls"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    // RFC 6066 3: an address is never sent as the server's name
    const QByteArray name = reach() == Reach::Tls ? "localhost" : "";
    QCOMPARE(result->content(), isTls() ? "TLSv1.3 " + name + " ." : QByteArray("  "));
}

QTEST_GUILESS_MAIN(tst_Nginx)
#include "tst_nginx.moc"
