// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/bearerauth.h"
#include "client/networkaccess/networkaccessmanager.h"
#include "client/networkaccess/replyrecord.h"
#include "support/certificates.h"
#include "support/eventloop.h"
#include "testing/server/scriptedserver.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qthread.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

#include <algorithm>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! A device without an end of its own, as a socket is.
class Pipe : public QIODevice
{
public:
    Pipe() { open(QIODevice::ReadOnly); }
    void feed(const QByteArray &bytes)
    {
        m_bytes += bytes;
        Q_EMIT readyRead();
    }
    void finish() { Q_EMIT readChannelFinished(); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return QIODevice::bytesAvailable() + m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = qMin(maximum, qint64(m_bytes.size()));
        memcpy(data, m_bytes.constData(), static_cast<size_t>(count));
        m_bytes.remove(0, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
};

class tst_NetworkReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsToldFromInsideACall();
    void abortEndsOnceAndLater();
    void abortBehindTheEnd();
    void closeEndsToo();
    void readBufferHoldsTheServerBack();
    void readsLines();
    void peeksAndTransacts();
    void contentStaysToBeRead();
    void fieldsOfTheRequest();
    void fieldsThatFrameAreTheLibrarys();
    void fieldThatCannotBeSent();
    void clientsDefaultsHold();
    void bodyFromItsPositionOn();
    void sequentialBody();
    void sequentialBodyOfKnownSize();
    void sequentialBodyThatIsTooShort();
    void bodyThatIsAskedForAgain();
    void bodyThatIsGone();
    void uploadProgress();
    void noCacheIsAskedFor();
    void offline();
    void authorizationStaysAtItsOrigin();
    void credentialsAreNotUsed();
    void redirectFromSecureToPlain();
    void showsEachHeadOfARedirect();
    void decisionMayTakeItsTime();
    void decompressionBomb();
    void hstsUpgrades();
    void tlsOfTheRequest();
    void ignoresTlsErrors();
    void blockingIsRefused();
    void connectToHost();
    void movedToItsThread();
    void clientIsGone();
    void managerTimeout();
};

static bool finishes(QNetworkReply *reply)
{
    return spinUntil([&] { return reply->isFinished(); });
}

void tst_NetworkReply::nothingIsToldFromInsideACall()
{
    ScriptedServer server;
    server.respondWith(Response::withText(200, u"hello"_s));
    NetworkAccessManager manager;
    bool isInside = false;
    bool wasToldInside = false;
    QNetworkRequest bad(QUrl(u"http://"_s));
    for (const QNetworkRequest &request : { QNetworkRequest(server.url()), bad }) {
        isInside = true;
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        ReplyRecord record(reply.get());
        QVERIFY(!reply->isFinished());
        connect(reply.get(), &QNetworkReply::metaDataChanged, this,
                [&] { wasToldInside = wasToldInside || isInside; });
        connect(reply.get(), &QNetworkReply::finished, this,
                [&] { wasToldInside = wasToldInside || isInside; });
        isInside = false;
        QVERIFY(spinUntil([&] { return record.isFinished(); }));
        isInside = true;
        reply->abort();
        isInside = false;
    }
    QVERIFY(!wasToldInside);
}

void tst_NetworkReply::abortEndsOnceAndLater()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(Response::withText(200, u"hello"_s)).stall(-2));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    ReplyRecord record(reply.get());
    QVERIFY(spinUntil([&] { return record.body == "hel"; }));
    reply->abort();
    reply->abort();
    QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
    QVERIFY(!reply->isFinished() && !reply->isOpen());
    QVERIFY(!record.isFinished());
    QVERIFY(spinUntil([&] { return record.isFinished(); }));
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
    spinTurns(3);
    QCOMPARE(record.timesFinished, 1);
    QCOMPARE(record.error, QNetworkReply::OperationCanceledError);
    QVERIFY(!reply->errorString().isEmpty());
}

void tst_NetworkReply::abortBehindTheEnd()
{
    ScriptedServer server;
    server.respondWith(Response::withText(200, u"hello"_s));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(reply.get()));
    reply->abort();
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), "hello");
}

void tst_NetworkReply::closeEndsToo()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(Response::withText(200, u"hello"_s)).stall(-2));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    ReplyRecord record(reply.get());
    QVERIFY(spinUntil([&] { return server.requestCount() == 1; }));
    reply->close();
    QVERIFY(!reply->isOpen());
    QVERIFY(!record.isFinished());
    QVERIFY(spinUntil([&] { return record.isFinished(); }));
    QCOMPARE(record.error, QNetworkReply::OperationCanceledError);
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
}

// As much as the kernels hold, and the marks of the client, comes; not the whole.
void tst_NetworkReply::readBufferHoldsTheServerBack()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    NetworkAccessManager manager;
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
    reply->setReadBufferSize(10'000);
    QVERIFY(spinUntil([&] { return server.hasPendingConnections(); }));
    const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
    constexpr qint64 Size = 64 * 1024 * 1024;
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(Size) + "\r\n\r\n");
    socket->write(QByteArray(Size, 'x'));
    QVERIFY(spinUntil([&] { return reply->bytesAvailable() >= 10'000; }));
    qint64 unsent = 0;
    // Until it stands still.
    for (int still = 0; still < 200; ++still) {
        spinTurns(1);
        if (std::exchange(unsent, socket->bytesToWrite()) != socket->bytesToWrite())
            still = 0;
    }
    QVERIFY(unsent > Size / 2);
    // What one read of the socket gave, at most, is beyond it.
    QVERIFY2(reply->bytesAvailable() < 300'000,
             QByteArray::number(reply->bytesAvailable()).constData());
    qint64 read = 0;
    connect(reply.get(), &QNetworkReply::readyRead, this, [&] { read += reply->readAll().size(); });
    read += reply->readAll().size();
    QVERIFY(finishes(reply.get()));
    QCOMPARE(read, Size);
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

void tst_NetworkReply::readsLines()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(Response(200, {}, "one\ntwo\nthree")).chunked(5));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QByteArrayList lines;
    connect(reply.get(), &QNetworkReply::readyRead, this, [&] {
        while (reply->canReadLine())
            lines.append(reply->readLine());
    });
    QVERIFY(finishes(reply.get()));
    QCOMPARE(lines, QByteArrayList({ "one\n", "two\n" }));
    QVERIFY(!reply->canReadLine());
    QCOMPARE(reply->readAll(), "three");
}

void tst_NetworkReply::peeksAndTransacts()
{
    ScriptedServer server;
    server.respondWith(Response(200, {}, "abcdef"));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->peek(3), "abc");
    reply->startTransaction();
    QCOMPARE(reply->read(2), "ab");
    reply->rollbackTransaction();
    QCOMPARE(reply->bytesAvailable(), 6);
    QCOMPARE(reply->read(4), "abcd");
    QCOMPARE(reply->bytesAvailable(), 2);
    QCOMPARE(reply->readAll(), "ef");
    QVERIFY(reply->atEnd());
    char byte = 0;
    QCOMPARE(reply->read(&byte, 1), -1);
}

void tst_NetworkReply::contentStaysToBeRead()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(Response(404, {}, QByteArray(300'000, 'x'))).chunked(1000));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ContentNotFoundError);
    QCOMPARE(reply->errorString(), u"The server answered 404 Not Found"_s);
    QCOMPARE(reply->readAll(), QByteArray(300'000, 'x'));
}

void tst_NetworkReply::fieldsOfTheRequest()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setRawHeader("X-Mine", "1");
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Mine/1"_s);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(server.requests().first().header("X-Mine"), "1");
    QCOMPARE(server.requests().first().header("User-Agent"), "Mine/1");
    QCOMPARE(reply->request(), request);
}

void tst_NetworkReply::fieldsThatFrameAreTheLibrarys()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setRawHeader("Content-Length", "100");
    request.setRawHeader("Transfer-Encoding", "chunked");
    request.setRawHeader("Connection", "Upgrade");
    const std::unique_ptr<QNetworkReply> reply(manager.put(request, QByteArray("four")));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(server.requests().first().header("Content-Length"), "4");
    QCOMPARE(server.requests().first().body(), "four");
}

void tst_NetworkReply::fieldThatCannotBeSent()
{
    ScriptedServer server;
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setRawHeader("X-Split", "a\r\nX-Injected: b");
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ProtocolInvalidOperationError);
    QCOMPARE(server.requestCount(), 0);
}

void tst_NetworkReply::clientsDefaultsHold()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    AsyncClient client;
    client.setHeader("X-Default", "1");
    client.setBaseUrl(QUrl(u"http://elsewhere.example/base"_s));
    NetworkAccessManager manager(&client);
    QCOMPARE(manager.client(), &client);
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url(u"/a"_s))));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(server.requests().first().header("X-Default"), "1");
    QCOMPARE(server.requests().first().target(), "/a");
}

void tst_NetworkReply::bodyFromItsPositionOn()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    QBuffer device;
    device.setData("0123456789");
    QVERIFY(device.open(QIODevice::ReadOnly));
    device.seek(4);
    const std::unique_ptr<QNetworkReply> reply(
            manager.sendCustomRequest(QNetworkRequest(server.url()), "REPORT", &device));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(server.requests().first().method(), "REPORT");
    QCOMPARE(server.requests().first().body(), "456789");
}

void tst_NetworkReply::sequentialBody()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    Pipe device;
    device.feed("first");
    const std::unique_ptr<QNetworkReply> reply(manager.put(QNetworkRequest(server.url()), &device));
    spinTurns(10);
    device.feed(", second");
    device.finish();
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(server.requests().first().header("Transfer-Encoding"), "chunked");
    QCOMPARE(server.requests().first().body(), "first, second");
}

void tst_NetworkReply::sequentialBodyOfKnownSize()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    Pipe device;
    device.feed("12345");
    QNetworkRequest request(server.url());
    request.setHeader(QNetworkRequest::ContentLengthHeader, 10);
    const std::unique_ptr<QNetworkReply> reply(manager.put(request, &device));
    spinTurns(10);
    device.feed("67890 and more");
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(server.requests().first().header("Content-Length"), "10");
    QCOMPARE(server.requests().first().header("Transfer-Encoding"), QByteArray());
    QCOMPARE(server.requests().first().body(), "1234567890");
}

void tst_NetworkReply::sequentialBodyThatIsTooShort()
{
    ScriptedServer server;
    NetworkAccessManager manager;
    Pipe device;
    device.feed("12345");
    QNetworkRequest request(server.url());
    request.setHeader(QNetworkRequest::ContentLengthHeader, 10);
    const std::unique_ptr<QNetworkReply> reply(manager.put(request, &device));
    spinTurns(10);
    device.finish();
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ProtocolInvalidOperationError);
}

// A redirect that asks for a body which cannot be had again.
void tst_NetworkReply::bodyThatIsAskedForAgain()
{
    ScriptedServer server;
    Headers headers;
    headers.append("Location", "/there");
    server.respondWith(Response(307, headers));
    NetworkAccessManager manager;
    Pipe device;
    device.feed("once");
    device.finish();
    QNetworkRequest request(server.url());
    request.setHeader(QNetworkRequest::ContentLengthHeader, 4);
    const std::unique_ptr<QNetworkReply> reply(manager.put(request, &device));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ContentReSendError);
}

void tst_NetworkReply::bodyThatIsGone()
{
    ScriptedServer server;
    NetworkAccessManager manager;
    auto device = std::make_unique<Pipe>();
    const std::unique_ptr<QNetworkReply> reply(
            manager.put(QNetworkRequest(server.url()), device.get()));
    device.reset();
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ProtocolInvalidOperationError);
}

void tst_NetworkReply::uploadProgress()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(
            manager.put(QNetworkRequest(server.url()), QByteArray(3'000'000, 'x')));
    QList<qint64> sent;
    connect(reply.get(), &QNetworkReply::uploadProgress, this, [&](qint64 bytes, qint64 total) {
        QCOMPARE(total, 3'000'000);
        sent.append(bytes);
    });
    QVERIFY(finishes(reply.get()));
    QVERIFY(sent.size() > 1);
    QVERIFY(std::is_sorted(sent.begin(), sent.end()));
    QCOMPARE(sent.last(), 3'000'000);
}

void tst_NetworkReply::noCacheIsAskedFor()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(server.requests().first().header("Cache-Control"), "no-cache");
    QCOMPARE(server.requests().first().header("Pragma"), "no-cache");
}

void tst_NetworkReply::offline()
{
    ScriptedServer server;
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysCache);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QVERIFY(!reply->isFinished());
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::ContentNotFoundError);
    QCOMPARE(server.requestCount(), 0);
}

void tst_NetworkReply::authorizationStaysAtItsOrigin()
{
    ScriptedServer other;
    ScriptedServer server;
    Headers away;
    away.append("Location", other.url(u"/other"_s).toEncoded());
    Headers back;
    back.append("Location", server.url(u"/back"_s).toEncoded());
    server.respond("GET", "/", Response(302, away));
    server.respond("GET", "/back", Response(200));
    other.respond("GET", "/other", Response(302, back));
    AsyncClient client;
    client.setAuth(std::make_shared<BearerAuth>("secret"));
    client.setSensitiveHeader("X-Key", "secret");
    NetworkAccessManager manager(&client);
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->url(), server.url(u"/back"_s));
    QCOMPARE(server.requests().first().header("Authorization"), "Bearer secret");
    QCOMPARE(other.requests().first().header("Authorization"), QByteArray());
    QCOMPARE(other.requests().first().header("X-Key"), QByteArray());
}

void tst_NetworkReply::credentialsAreNotUsed()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    AsyncClient client;
    client.setAuth(std::make_shared<BearerAuth>("secret"));
    NetworkAccessManager manager(&client);
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(server.requests().first().header("Authorization"), QByteArray());
}

static TlsOptions trusting()
{
    TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem,
                              TlsOptions::Authorities::OnlyExtra);
    return options;
}

static QSslConfiguration serverTls()
{
    return TestCertificates::instance().issue().configuration();
}

void tst_NetworkReply::redirectFromSecureToPlain()
{
    ScriptedServer plain;
    plain.respondWith(Response(200));
    ScriptedServer secure(serverTls());
    Headers headers;
    headers.append("Location", plain.url().toEncoded());
    secure.respondWith(Response(302, headers));
    AsyncClient client;
    client.setTlsOptions(trusting());
    NetworkAccessManager manager(&client);
    const std::unique_ptr<QNetworkReply> refused(manager.get(QNetworkRequest(secure.url())));
    QVERIFY(finishes(refused.get()));
    QCOMPARE(refused->error(), QNetworkReply::InsecureRedirectError);
    QVERIFY(refused->attribute(QNetworkRequest::ConnectionEncryptedAttribute).toBool());

    QNetworkRequest request(secure.url());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::UserVerifiedRedirectPolicy);
    const std::unique_ptr<QNetworkReply> allowed(manager.get(request));
    connect(allowed.get(), &QNetworkReply::redirected, allowed.get(),
            &QNetworkReply::redirectAllowed);
    QVERIFY(finishes(allowed.get()));
    QCOMPARE(allowed->error(), QNetworkReply::NoError);
    QVERIFY(!allowed->attribute(QNetworkRequest::ConnectionEncryptedAttribute).toBool());
}

void tst_NetworkReply::showsEachHeadOfARedirect()
{
    ScriptedServer server;
    Headers headers;
    headers.append("Location", "/there");
    headers.append("X-Way", "here");
    server.respond("GET", "/", Response(302, headers, "moved"));
    Headers final;
    final.append("X-Way", "there");
    server.respond("GET", "/there", Response(200, final, "x"));
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QList<std::pair<int, QByteArray>> heads;
    connect(reply.get(), &QNetworkReply::metaDataChanged, this, [&] {
        heads.append({ reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                       reply->rawHeader("X-Way") });
    });
    QVERIFY(finishes(reply.get()));
    QCOMPARE(heads,
             QList({ std::pair(302, QByteArray("here")), std::pair(200, QByteArray("there")) }));
    QVERIFY(!reply->hasRawHeader("Location"));
    QCOMPARE(reply->header(QNetworkRequest::ContentLengthHeader).toInt(), 1);
    QVERIFY(!reply->attribute(QNetworkRequest::RedirectionTargetAttribute).isValid());
    QCOMPARE(reply->readAll(), "x");
}

void tst_NetworkReply::decisionMayTakeItsTime()
{
    ScriptedServer server;
    Headers headers;
    headers.append("Location", "/there");
    server.respond("GET", "/", Response(302, headers));
    server.respond("GET", "/there", Response(200, {}, "there"));
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::UserVerifiedRedirectPolicy);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    ReplyRecord record(reply.get());
    QVERIFY(spinUntil([&] { return record.events.contains(u"redirected /there"_s); }));
    spinTurns(20);
    QCOMPARE(server.requestCount(), 1);
    QVERIFY(!record.isFinished());
    Q_EMIT reply->redirectAllowed();
    Q_EMIT reply->redirectAllowed();
    QVERIFY(finishes(reply.get()));
    QCOMPARE(record.body, "there");
    QCOMPARE(server.requestCount(), 2);
}

void tst_NetworkReply::decompressionBomb()
{
    const QByteArray zeros(20'000'000, '\0');
    const QByteArray packed = qCompress(zeros, 9).sliced(4); // zlib, which is HTTP's deflate
    Headers headers;
    headers.append("Content-Encoding", "deflate");
    ScriptedServer server;
    server.respondWith(Response(200, headers, packed));
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    const std::unique_ptr<QNetworkReply> refused(manager.get(request));
    QVERIFY(finishes(refused.get()));
    QCOMPARE(refused->error(), QNetworkReply::UnknownContentError);
    QVERIFY(refused->bytesAvailable() < zeros.size());

    request.setDecompressedSafetyCheckThreshold(-1);
    const std::unique_ptr<QNetworkReply> allowed(manager.get(request));
    QVERIFY(finishes(allowed.get()));
    QCOMPARE(allowed->error(), QNetworkReply::NoError);
    QCOMPARE(allowed->bytesAvailable(), zeros.size());

    Limits limits = manager.client()->limits();
    limits.decodedRatio = 0;
    manager.client()->setLimits(limits);
    const std::unique_ptr<QNetworkReply> strict(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(strict.get()));
    QCOMPARE(strict->error(), QNetworkReply::UnknownContentError);
}

void tst_NetworkReply::hstsUpgrades()
{
    ScriptedServer secure(serverTls());
    secure.respondWith(Response(200));
    const auto state = std::make_shared<SharedState>();
    state->hsts()->set(u"localhost"_s, std::chrono::hours(1));
    NetworkAccessManager manager(state);
    manager.client()->setTlsOptions(trusting());
    QUrl url = secure.urlFor(u"localhost"_s);
    url.setScheme(u"http"_s);
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->url().scheme(), u"https"_s);
}

void tst_NetworkReply::tlsOfTheRequest()
{
    ScriptedServer server(serverTls());
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    const std::unique_ptr<QNetworkReply> refused(manager.get(request));
    QVERIFY(finishes(refused.get()));
    QCOMPARE(refused->error(), QNetworkReply::SslHandshakeFailedError);

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(TestCertificates::instance().authorities());
    request.setSslConfiguration(configuration);
    const std::unique_ptr<QNetworkReply> trusted(manager.get(request));
    ReplyRecord record(trusted.get());
    QVERIFY(finishes(trusted.get()));
    QCOMPARE(trusted->error(), QNetworkReply::NoError);
    QCOMPARE(record.events.first(), u"encrypted"_s);
    QVERIFY(trusted->sslConfiguration() == configuration);

    request.setPeerVerifyName(u"other.example"_s);
    const std::unique_ptr<QNetworkReply> misnamed(manager.get(request));
    QVERIFY(finishes(misnamed.get()));
    QCOMPARE(misnamed->error(), QNetworkReply::SslHandshakeFailedError);
}

void tst_NetworkReply::ignoresTlsErrors()
{
    ScriptedServer server(serverTls());
    server.respondWith(ServerAnswer(Response(200)).close());
    NetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> ignoring(manager.get(QNetworkRequest(server.url())));
    ignoring->ignoreSslErrors();
    QVERIFY(finishes(ignoring.get()));
    QCOMPARE(ignoring->error(), QNetworkReply::NoError);

    // Of that reply only, and not behind the start.
    const std::unique_ptr<QNetworkReply> late(manager.get(QNetworkRequest(server.url())));
    spinTurns(2);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"was sent already"_s));
    late->ignoreSslErrors();
    QVERIFY(finishes(late.get()));
    QCOMPARE(late->error(), QNetworkReply::SslHandshakeFailedError);

    manager.client()->hsts()->set(u"localhost"_s, std::chrono::hours(1));
    const std::unique_ptr<QNetworkReply> known(
            manager.get(QNetworkRequest(server.urlFor(u"localhost"_s))));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"HSTS"_s));
    known->ignoreSslErrors();
    QVERIFY(finishes(known.get()));
    QCOMPARE(known->error(), QNetworkReply::SslHandshakeFailedError);
}

void tst_NetworkReply::blockingIsRefused()
{
    ScriptedServer server;
    NetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::SynchronousRequestAttribute, true);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    ReplyRecord record(reply.get());
    QVERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::OperationNotImplementedError);
    QVERIFY(spinUntil([&] { return record.isFinished(); }));
    QCOMPARE(record.error, QNetworkReply::OperationNotImplementedError);
    QCOMPARE(server.connectionCount(), 0);
}

void tst_NetworkReply::connectToHost()
{
    ScriptedServer server;
    NetworkAccessManager manager;
    QNetworkReply *finished = nullptr;
    connect(&manager, &QNetworkAccessManager::finished, this,
            [&](QNetworkReply *reply) { finished = reply; });
    manager.connectToHost(u"127.0.0.1"_s, server.port());
    QVERIFY(spinUntil([&] { return finished; }));
    QCOMPARE(finished->error(), QNetworkReply::NoError);
    QCOMPARE(server.connectionCount(), 0);
}

void tst_NetworkReply::movedToItsThread()
{
    ScriptedServer server;
    server.respondWith(Response(200, {}, "there"));
    auto *manager = new NetworkAccessManager;
    QThread thread;
    manager->moveToThread(&thread);
    connect(&thread, &QThread::finished, manager, &QObject::deleteLater);
    thread.start();
    QByteArray content;
    QMetaObject::invokeMethod(manager, [&] {
        QNetworkReply *reply = manager->get(QNetworkRequest(server.url()));
        connect(reply, &QNetworkReply::finished, reply, [&, reply] {
            content = reply->readAll();
            thread.quit();
        });
    });
    QVERIFY(spinUntil([&] { return thread.isFinished(); }));
    thread.wait();
    QCOMPARE(content, "there");
}

void tst_NetworkReply::clientIsGone()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer());
    auto client = std::make_unique<AsyncClient>();
    NetworkAccessManager manager(client.get());
    const std::unique_ptr<QNetworkReply> before(manager.get(QNetworkRequest(server.url())));
    QVERIFY(spinUntil([&] { return server.requestCount() == 1; }));
    client.reset();
    QVERIFY(!manager.client());
    const std::unique_ptr<QNetworkReply> after(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(before.get()));
    QVERIFY(finishes(after.get()));
    QCOMPARE(before->error(), QNetworkReply::OperationCanceledError);
    QCOMPARE(after->error(), QNetworkReply::OperationCanceledError);
}

void tst_NetworkReply::managerTimeout()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer());
    NetworkAccessManager manager;
    manager.setTransferTimeout(50);
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.url())));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::TimeoutError);
}

QTEST_GUILESS_MAIN(tst_NetworkReply)
#include "tst_networkreply.moc"
