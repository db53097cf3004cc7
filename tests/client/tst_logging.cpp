// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/logcapture.h"
#include "client/mockclient.h"
#include "client/transport.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Logging : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void silentByDefault();
    void request();
    void failedRequest();
    void streamedRequest();
    void transportsAnswer();
    void retries();
    void retriesOff();
    void trace();
    void secrets();
};

void tst_Logging::silentByDefault()
{
    LogCapture log(u""_s);
    mock->serve({ response("ok"), response({}, {}, "500 Oops") });
    mock->run(client().get("http://example.com/"));
    mock->run(client().get("http://example.com/"));
    mock->run(client().get("ftp://example.com/"));
    QCOMPARE(log.lines, QStringList());
}

void tst_Logging::request()
{
    LogCapture log(u"httpq.request.info=true"_s);
    const auto outcome = mock->run(client().put("http://example.com/a?b=c#d").body("x"));
    backend().advance(12ms);
    mock->peer()->send(response("hello", {}, "201 Created"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(log.lines,
             QStringList { u"httpq.request I: PUT http://example.com/a?b=c -> 201, 5 bytes in 12.0 "
                           "ms"_s });
}

void tst_Logging::failedRequest()
{
    LogCapture log(u"httpq.request.info=true"_s);
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    const auto outcome = mock->run(client().get("http://127.0.0.1/a"));
    const auto refused = mock->run(client().get("http://127.0.0.1/a").header("a b", "c"));
    QCOMPARE(log.lines, QStringList({ u"httpq.request I: GET http://127.0.0.1/a failed: "_s
                                              + outcome->error().toString(),
                                      u"httpq.request I: GET http://127.0.0.1/a failed: "_s
                                              + refused->error().toString() }));
}

void tst_Logging::streamedRequest()
{
    LogCapture log(u"httpq.request.info=true"_s);
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab" });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    QCOMPARE(log.lines, QStringList());
    const auto content = watch(outcome->value->read());
    mock->peer()->send("cd");
    backend().run();
    QVERIFY(content->value);
    QCOMPARE(log.lines,
             QStringList {
                     u"httpq.request I: GET http://example.com/ -> 200, 4 bytes in 0.0 ms"_s });
}

void tst_Logging::transportsAnswer()
{
    class Teapot final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &) override
        {
            co_return Response(418, {}, "short");
        }
    };
    LogCapture log(u"httpq.request.info=true"_s);
    mock->run(client().get("http://example.com/").transport(std::make_shared<Teapot>()));
    QCOMPARE(log.lines,
             QStringList {
                     u"httpq.request I: GET http://example.com/ -> 418, 5 bytes in 0.0 ms"_s });
}

void tst_Logging::retries()
{
    LogCapture log(u""_s); // on by default
    client().setRetries(RetryPolicy(2).setBackoff(100ms).setJitter(0));
    mock->serve({ response({}, {}, "503 Busy"), response("ok") });
    const auto outcome = mock->run(client().get("http://user:s3cret@example.com/a?b#c"));
    backend().advance(101ms);
    QVERIFY(outcome->value);
    QCOMPARE(
            log.lines,
            QStringList { u"httpq.retry I: GET http://example.com/a?b: retry 1 of 2 in 100 ms: the "
                          "server answered 503"_s });
}

void tst_Logging::retriesOff()
{
    LogCapture log(u"httpq.retry=false"_s);
    client().setRetries(RetryPolicy(2).setBackoff(0ms));
    mock->serve({ response({}, {}, "503 Busy"), response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    backend().advance(10ms);
    QVERIFY(outcome->value);
    QCOMPARE(log.lines, QStringList());
}

void tst_Logging::trace()
{
    LogCapture log(u"httpq.trace.debug=true"_s);
    mock->serve({ response("ok") });
    mock->run(client().get("http://127.0.0.1/"));
    QCOMPARE(log.lines.size(), 10);
    QCOMPARE(log.lines.first(), u"httpq.trace D: #1 0 ms Started: GET [http://127.0.0.1/]"_s);
    QCOMPARE(log.lines.value(2),
             u"httpq.trace D: #1 0 ms ConnectStarted: 127.0.0.1:80 [http://127.0.0.1/]"_s);
    QCOMPARE(log.lines.last(), u"httpq.trace D: #1 0 ms Finished [http://127.0.0.1/]"_s);
}

// Of everything that is logged about a request.
void tst_Logging::secrets()
{
    LogCapture log(u"httpq*=true\nhttpq.*=true"_s);
    client().setRetries(RetryPolicy(1).setBackoff(0ms));
    mock->serve({ response({}, {}, "503 Busy"),
                  response({}, "Location: http://u3:s3cret@example.com/b?a=1&token=s3cret\r\n",
                           "302 Found"),
                  response("ok") });
    const auto outcome =
            mock->run(client().get("http://u1:s3cret@example.com/a?X-Amz-Signature=s3cret&q=seen")
                              .sensitiveHeader("X-Key", "s3cret")
                              .cookie("c", "s3cret"));
    backend().advance(10ms);
    QCOMPARE(outcome->ends, 1);
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    mock->run(client().get("http://u1:s3cret@127.0.0.1/a?sig=s3cret")
                      .bearer("s3cret")
                      .retries(RetryPolicy()));
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept());
    for (const QByteArray line :
         { "a=s3cret\x01", "a=b\r\n s3cret\x01", "a=s3cret\n", "a\r\nCookie : s3cret" }) {
        mock->serve({ "HTTP/1.1 200 OK\r\nSet-Cookie: " + line + "\r\n\r\n" });
        const auto broken = mock->run(client().get("http://other.test/c").retries(RetryPolicy()));
        QCOMPARE(broken->kind(), Error::Kind::RemoteProtocol);
    }
    mock->run(client().get("http://u1:s3cret@").header("a b", "c"));
    mock->run(client().get("http://u1:s3cret@127.0.0.1/a").header("a b", "c"));
    QVERIFY(log.lines.size() > 20);
    for (const QString &line : log.lines)
        QVERIFY2(!line.contains(u"s3cret"), qPrintable(line));
    QVERIFY(log.lines.join(u'\n').contains(u"http://example.com/a?X-Amz-Signature=masked&q=seen"));
}

QTEST_GUILESS_MAIN(tst_Logging)
#include "tst_logging.moc"
