// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The same requests through QNetworkAccessManager and through NetworkAccessManager: what replies tell
// and show must be the same.

#include "client/networkaccess/networkaccessmanager.h"
#include "client/networkaccess/replyrecord.h"
#include "support/eventloop.h"
#include "testing/server/scriptedserver.h"

#include <QtCore/qbuffer.h>
#include <QtNetwork/qhttpmultipart.h>
#include <QtTest/qtest.h>

#include <functional>
#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

using Manager = QNetworkAccessManager;
using SendFunction = std::function<QNetworkReply *(Manager &, QNetworkRequest)>;
Q_DECLARE_METATYPE(SendFunction)
using SetUp = std::function<void(ScriptedServer &)>;
Q_DECLARE_METATYPE(SetUp)

class tst_NetworkAccessParity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replies_data();
    void replies();
    void differences_data();
    void differences();
};

enum class Whose { Qt, Ours };

//! What became of one request.
class Outcome
{
public:
    std::shared_ptr<ReplyRecord> reply; // null: it did not finish as replies do
    QStringList requests; // that the server saw
};

static Outcome outcome(Whose whose, const SetUp &setUp, const SendFunction &send)
{
    ScriptedServer server;
    const QUrl url = server.url();
    setUp(server);
    std::unique_ptr<Manager> manager;
    if (whose == Whose::Ours)
        manager = std::make_unique<NetworkAccessManager>();
    else
        manager = std::make_unique<Manager>();
    QList<QNetworkReply *> told;
    QObject::connect(manager.get(), &Manager::finished, manager.get(),
                     [&told](QNetworkReply *reply) { told.append(reply); });
    QNetworkReply *reply = send(*manager, QNetworkRequest(url));
    const bool isNew = reply->isOpen() && reply->manager() == manager.get();
    auto record = std::make_shared<ReplyRecord>(reply);
    const bool isFinished = spinUntil([&] { return record->isFinished(); });
    spinTurns(3);
    record->url.setPort(-1);

    Outcome outcome;
    for (const ServerRequest &request : server.requests()) {
        const QString line = QString::fromLatin1(
                request.method() + ' ' + request.target() + ' ' + request.header("Content-Type")
                + ' ' + request.header("Content-Length") + ' ' + request.bodySha1().toHex());
        // Qt sends a request again if the connection that it was on ends.
        if (outcome.requests.isEmpty() || outcome.requests.last() != line)
            outcome.requests.append(line);
    }
    if (isNew && isFinished && record->timesFinished == 1 && told == QList { reply })
        outcome.reply = std::move(record);
    return outcome;
}

static SetUp answers(const ServerAnswer &answer)
{
    return [answer](ScriptedServer &server) { server.respondWith(answer); };
}

static const QByteArray Gzipped =
        QByteArray::fromHex("1f8b0800000000000203cb48cdc9c95728cf2fca495104006dc2b4030c000000");

static QNetworkReply *get(Manager &manager, QNetworkRequest request)
{
    return manager.get(request);
}

void tst_NetworkAccessParity::replies_data()
{
    QTest::addColumn<SetUp>("setUp");
    QTest::addColumn<SendFunction>("send");

    const auto leads = [](int status, const QByteArray &location) {
        return SetUp([status, location](ScriptedServer &server) {
            Headers headers;
            headers.append("Location", location);
            server.respond("*", "/", Response(status, headers, "moved"));
            server.respondWith(Response::withText(200, u"there"_s));
        });
    };
    const SendFunction plain = get;
    const QByteArray gzipped = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                               + QByteArray::number(Gzipped.size()) + "\r\n\r\n" + Gzipped;

    QTest::newRow("content") << answers(Response::withText(200, u"hello"_s)) << plain;
    QTest::newRow("no content") << answers(Response(204)) << plain;
    QTest::newRow("empty") << answers(Response(200)) << plain;
    QTest::newRow("chunked") << answers(
            ServerAnswer(Response(200, {}, QByteArray(5000, 'x'))).chunked(999))
                             << plain;
    QTest::newRow("until the end")
            << answers(ServerAnswer("HTTP/1.1 200 OK\r\n\r\nall").close()) << plain;
    QTest::newRow("a reason of its own")
            << answers("HTTP/1.1 200 Why not\r\nContent-Length: 0\r\n\r\n") << plain;
    QTest::newRow("fields of one name")
            << answers("HTTP/1.1 200 OK\r\nX-Way: a\r\nSet-Cookie: a=1\r\nX-way: b\r\n"
                       "Set-Cookie: b=2\r\nContent-Length: 0\r\n\r\n")
            << plain;
    QTest::newRow("gzip") << answers(gzipped) << plain;
    QTest::newRow("gzip that the program asked for")
            << answers(gzipped) << SendFunction([](Manager &manager, QNetworkRequest request) {
                   request.setRawHeader("Accept-Encoding", "gzip");
                   return manager.get(request);
               });
    QTest::newRow("broken gzip") << answers(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
            "this is no gzip at al")
                                 << plain;
    QTest::newRow("unknown coding")
            << answers("HTTP/1.1 200 OK\r\nContent-Encoding: shrink\r\nContent-Length: 2\r\n\r\nhi")
            << plain;

    for (const int status : { 400, 401, 402, 403, 404, 405, 406, 407, 408, 409,
                              410, 418, 422, 429, 500, 501, 502, 503, 504, 599 }) {
        QTest::addRow("status %d", status)
                << answers(Response::withText(status, u"what is wrong"_s)) << plain;
    }
    QTest::newRow("304") << answers(Response(304)) << plain;

    QTest::newRow("HEAD") << answers(Response::withText(200, u"hello"_s))
                          << SendFunction([](Manager &manager, const QNetworkRequest &request) {
                                 return manager.head(request);
                             });
    QTest::newRow("POST") << answers(Response::withText(201, u"made"_s))
                          << SendFunction([](Manager &manager, QNetworkRequest request) {
                                 request.setHeader(QNetworkRequest::ContentTypeHeader,
                                                   u"text/plain"_s);
                                 return manager.post(request, QByteArray(70'000, 'p'));
                             });
    QTest::newRow("PUT without content")
            << answers(Response(200))
            << SendFunction([](Manager &manager, QNetworkRequest request) {
                   return manager.put(request, QByteArray());
               });
    QTest::newRow("DELETE") << answers(Response(204))
                            << SendFunction([](Manager &manager, const QNetworkRequest &request) {
                                   return manager.deleteResource(request);
                               });
    QTest::newRow("custom verb") << answers(Response(207, {}, "<multistatus/>"))
                                 << SendFunction([](Manager &manager,
                                                    const QNetworkRequest &request) {
                                        return manager.sendCustomRequest(request, "PROPFIND",
                                                                         QByteArray("<all/>"));
                                    });
    QTest::newRow("multipart") << answers(
            Response(200)) << SendFunction([](Manager &manager, const QNetworkRequest &request) {
        auto *parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
        parts->setBoundary("edge");
        QHttpPart part;
        part.setHeader(QNetworkRequest::ContentDispositionHeader, u"form-data; name=\"a\""_s);
        part.setBody("value");
        parts->append(part);
        QNetworkReply *reply = manager.post(request, parts);
        parts->setParent(reply);
        return reply;
    });

    for (const int status : { 301, 302, 303, 307, 308 }) {
        QTest::addRow("redirect %d", status) << leads(status, "/there?a=b") << plain;
        QTest::addRow("redirect %d of a POST", status)
                << leads(status, "/there")
                << SendFunction([](Manager &manager, QNetworkRequest request) {
                       request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
                       return manager.post(request, QByteArray("content"));
                   });
    }
    QTest::newRow("redirect that is not followed")
            << leads(302, "/there?a=%20b")
            << SendFunction([](Manager &manager, QNetworkRequest request) {
                   request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                                        QNetworkRequest::ManualRedirectPolicy);
                   return manager.get(request);
               });
    QTest::newRow("redirect that the manager does not follow")
            << leads(302, "there")
            << SendFunction([](Manager &manager, const QNetworkRequest &request) {
                   manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
                   return manager.get(request);
               });
    QTest::newRow("redirect to the same origin only")
            << leads(302, "/there") << SendFunction([](Manager &manager, QNetworkRequest request) {
                   request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                                        QNetworkRequest::SameOriginRedirectPolicy);
                   return manager.get(request);
               });
    QTest::newRow("redirect to another origin")
            << leads(302, "http://localhost:1/")
            << SendFunction([](Manager &manager, QNetworkRequest request) {
                   request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                                        QNetworkRequest::SameOriginRedirectPolicy);
                   return manager.get(request);
               });
    QTest::newRow("redirect that the program allows") << leads(
            302, "/there") << SendFunction([](Manager &manager, QNetworkRequest request) {
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::UserVerifiedRedirectPolicy);
        QNetworkReply *reply = manager.get(request);
        QObject::connect(reply, &QNetworkReply::redirected, reply, &QNetworkReply::redirectAllowed);
        return reply;
    });
    QTest::newRow("redirects without end")
            << answers("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")
            << SendFunction([](Manager &manager, QNetworkRequest request) {
                   request.setMaximumRedirectsAllowed(3);
                   return manager.get(request);
               });
    QTest::newRow("nobody listens")
            << SetUp([](ScriptedServer &server) { server.stopListening(); }) << plain;
    QTest::newRow("no such scheme") << answers(Response(200))
                                    << SendFunction([](Manager &manager, QNetworkRequest request) {
                                           request.setUrl(QUrl(u"gopher://127.0.0.1/"_s));
                                           return manager.get(request);
                                       });
    QTest::newRow("data") << answers(Response(200))
                          << SendFunction([](Manager &manager, QNetworkRequest request) {
                                 request.setUrl(QUrl(u"data:text/plain,abc"_s));
                                 return manager.get(request);
                             });
    QTest::newRow("cut") << answers(ServerAnswer(Response::withText(200, u"hello"_s)).cut(-2))
                         << plain;
    QTest::newRow("reset") << answers(ServerAnswer(Response::withText(200, u"hello"_s)).reset(-2))
                           << plain;
    QTest::newRow("abort at once")
            << answers(Response::withText(200, u"hello"_s))
            << SendFunction([](Manager &manager, const QNetworkRequest &request) {
                   QNetworkReply *reply = manager.get(request);
                   QMetaObject::invokeMethod(reply, &QNetworkReply::abort, Qt::QueuedConnection);
                   return reply;
               });
}

void tst_NetworkAccessParity::replies()
{
    QFETCH(SetUp, setUp);
    QFETCH(SendFunction, send);
    Outcome qt = outcome(Whose::Qt, setUp, send);
    // Qt's own trips at times over a connection that it sends a body on again.
    for (int i = 0; i < 5 && qt.reply && qt.reply->error == QNetworkReply::UnknownNetworkError; ++i)
        qt = outcome(Whose::Qt, setUp, send);
    const Outcome ours = outcome(Whose::Ours, setUp, send);
    QVERIFY(qt.reply && ours.reply);
    QCOMPARE(ours.reply->error, qt.reply->error);
    QCOMPARE(ours.reply->events.join(u", "_s), qt.reply->events.join(u", "_s));
    QCOMPARE(ours.reply->body, qt.reply->body);
    QCOMPARE(ours.reply->url, qt.reply->url);
    // Qt's reply has fields of the redirects in it as well, at times.
    if (qt.reply->events.filter(u"redirected"_s).isEmpty())
        QCOMPARE(ours.reply->headers, qt.reply->headers);
    QCOMPARE(ours.reply->attributes, qt.reply->attributes);
    QCOMPARE(ours.reply->progress, qt.reply->progress);
    QCOMPARE(ours.reply->wasFinishedAtError, qt.reply->wasFinishedAtError);
    if (qt.reply->error != QNetworkReply::OperationCanceledError) // it was sent, or was not
        QCOMPARE(ours.requests.join(u", "_s), qt.requests.join(u", "_s));
}

void tst_NetworkAccessParity::differences_data()
{
    QTest::addColumn<SetUp>("setUp");
    QTest::addColumn<SendFunction>("send");
    QTest::addColumn<QNetworkReply::NetworkError>("qtError");
    QTest::addColumn<QNetworkReply::NetworkError>("ourError");
    QTest::addColumn<QString>("qtEvents");
    QTest::addColumn<QString>("ourEvents");

    const SendFunction plain = get;
    const QString whole = u"metaDataChanged, readyRead, readChannelFinished, finished"_s;
    const QString failed = u"metaDataChanged, errorOccurred, readChannelFinished, finished"_s;

    // Deprecated, "due to security concerns" (RFC 9110 15.4.6)
    QTest::newRow("305") << answers("HTTP/1.1 305 Use Proxy\r\nLocation: /\r\n"
                                    "Content-Length: 2\r\n\r\nno")
                         << plain << QNetworkReply::TooManyRedirectsError << QNetworkReply::NoError
                         << QString() << whole;
    QTest::newRow("redirect without a target")
            << answers("HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nno") << plain
            << QNetworkReply::ProtocolUnknownError << QNetworkReply::NoError << QString() << whole;
    // A program can tell what it did itself from what took too long.
    QTest::newRow("timeout") << answers(ServerAnswer(Response::withText(200, u"hello"_s)).stall(-5))
                             << SendFunction([](Manager &manager, QNetworkRequest request) {
                                    request.setTransferTimeout(100);
                                    return manager.get(request);
                                })
                             << QNetworkReply::OperationCanceledError << QNetworkReply::TimeoutError
                             << failed << failed;
    QTest::newRow("bad chunk") << answers(
            ServerAnswer(Response(200, {}, QByteArray(5000, 'x'))).badChunk(1))
                               << plain << QNetworkReply::NoError
                               << QNetworkReply::RemoteHostClosedError << QString() << QString();
    QTest::newRow("no HTTP") << answers(ServerAnswer("SSH-2.0-server\r\n\r\n").close()) << plain
                             << QNetworkReply::RemoteHostClosedError
                             << QNetworkReply::ProtocolFailure << QString() << QString();
    // Qt finishes inside the call, here before the record hears of what it is called in.
    QTest::newRow("abort") << answers(Response::withText(200, u"hello"_s))
                           << SendFunction([](Manager &manager, const QNetworkRequest &request) {
                                  QNetworkReply *reply = manager.get(request);
                                  QObject::connect(reply, &QNetworkReply::metaDataChanged, reply,
                                                   &QNetworkReply::abort);
                                  return reply;
                              })
                           << QNetworkReply::OperationCanceledError
                           << QNetworkReply::OperationCanceledError
                           << u"errorOccurred, readChannelFinished, finished, metaDataChanged"_s
                           << failed;
}

void tst_NetworkAccessParity::differences()
{
    QFETCH(SetUp, setUp);
    QFETCH(SendFunction, send);
    QFETCH(QString, qtEvents);
    QFETCH(QString, ourEvents);
    const Outcome qt = outcome(Whose::Qt, setUp, send);
    const Outcome ours = outcome(Whose::Ours, setUp, send);
    QVERIFY(qt.reply && ours.reply);
    QTEST(qt.reply->error, "qtError");
    QTEST(ours.reply->error, "ourError");
    if (!qtEvents.isEmpty())
        QCOMPARE(qt.reply->events.join(u", "_s), qtEvents);
    if (!ourEvents.isEmpty())
        QCOMPARE(ours.reply->events.join(u", "_s), ourEvents);
}

QTEST_GUILESS_MAIN(tst_NetworkAccessParity)
#include "tst_networkaccessparity.moc"
