// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/observing.md, word for word.

#include "docs/guidetest.h"

#include <HttpQ/HarLog>

#include "observing_statistics.h"

using namespace GuideTest;

namespace {

QCoro::Task<> observingHooks(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_hooks.inc"
    GUIDE_VERIFY(response.status() == 200);
    bool isThrown = false;
    try {
        co_await client.get(url);
    } catch (const HttpQ::HttpStatusError &error) {
        isThrown = error.response().status() == 404;
    }
    GUIDE_VERIFY(isThrown);
}

QCoro::Task<> observingAwaiting(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_awaiting.inc"
    GUIDE_VERIFY(response.text() == u"hello");
}

QCoro::Task<> observingContent(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_content.inc"
    GUIDE_VERIFY(response.status() == 500);
}

QCoro::Task<> observingTrace(HttpQ::AsyncClient &client, const QUrl &url) {
#include "observing_trace.inc"
}

QCoro::Task<> observingSlow(HttpQ::AsyncClient &client, const QUrl &url) {
#include "observing_slow.inc"
}

QCoro::Task<> observingTraffic(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_traffic.inc"
    GUIDE_VERIFY(statistics->requests == 1 && statistics->failures == 0);
}

QCoro::Task<> observingHar(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_har.inc"
    GUIDE_VERIFY(!error && har->size() == 1);
    QFile file(QDir::temp().filePath(u"session.har"_s));
    GUIDE_VERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("hello") == false);
    GUIDE_VERIFY(file.remove());
}

QCoro::Task<> observingHarSettings(HttpQ::AsyncClient &, const QUrl &)
{
#include "observing_harsettings.inc"
    GUIDE_VERIFY(har.maximumEntries() == 100 && har.secretNames().contains(u"pin"_s));
    co_return;
}

QCoro::Task<> observingRequestLog(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_requestlog.inc"
    GUIDE_VERIFY(entry.status == 200 && entry.url == url);
}

QCoro::Task<> observingLogging(HttpQ::AsyncClient &client, const QUrl &url) {
#include "observing_logging.inc"
}

QCoro::Task<> observingCurl(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_curl.inc"
    co_return;
}

QCoro::Task<> observingSecrets(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_secrets.inc"
    const QString command =
            client.get(url).header("X-Device", "secret").query("sig", "secret").toCurl();
    GUIDE_VERIFY(command.contains(u"X-Session: [masked]") && command.contains(u"sig=masked"));
}

QCoro::Task<> observingTimings(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "observing_timings.inc"
    GUIDE_VERIFY(attempts.size() == 1);
}

} // namespace

class tst_ObservingGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { world.emplace(); }
    void cleanup() { world.reset(); }

    void hooks();
    void awaiting();
    void content();
    void trace();
    void slow();
    void traffic();
    void har();
    void harSettings();
    void requestLog();
    void logging();
    void curl();
    void secrets();
    void timings();

private:
    std::optional<World> world;
};

void tst_ObservingGuide::hooks()
{
    world->answers = { response("hello"), response({}, {}, "404 Not Found") };
    QCOMPARE(world->run(observingHooks), QString());
    QVERIFY(world->names(0, "X-Request-Id"));
    QVERIFY(world->names(1, "X-Request-Id"));
}

void tst_ObservingGuide::awaiting()
{
    world->answers = { response("42"), response("hello") };
    QCOMPARE(world->run(observingAwaiting), QString());
    QCOMPARE(world->line(0), "GET /token HTTP/1.1");
    QVERIFY(world->has(1, "X-Token: 42"));
}

void tst_ObservingGuide::content()
{
    world->answers = { response("trouble", {}, "500 Oops") };
    QTest::ignoreMessage(QtWarningMsg, "<Response [500 Oops]> \"trouble\"");
    QCOMPARE(world->run(observingContent), QString());
}

void tst_ObservingGuide::trace()
{
    QTest::ignoreMessage(QtInfoMsg, "#1 0 ms Started: GET [http://www.example.com/]");
    QTest::ignoreMessage(QtInfoMsg,
                         "#1 0 ms ResolveStarted: www.example.com [http://www.example.com/]");
    QTest::ignoreMessage(QtInfoMsg, "#1 0 ms HeadReceived: 200 [http://www.example.com/]");
    QTest::ignoreMessage(QtInfoMsg, "#1 0 ms Finished [http://www.example.com/]");
    QCOMPARE(world->run(observingTrace), QString());
}

void tst_ObservingGuide::slow()
{
    world->backend->setConnectBehaviour(HttpQ::MockBackend::ConnectBehaviour::accept(2s));
    world->step = 500ms;
    QTest::ignoreMessage(QtWarningMsg, "\"www.example.com\" is slow to connect to");
    QCOMPARE(world->run(observingSlow), QString());
}

void tst_ObservingGuide::traffic()
{
    QTest::ignoreMessage(QtInfoMsg, "1 requests, 0 µs");
    QCOMPARE(world->run(observingTraffic), QString());
}

void tst_ObservingGuide::har()
{
    QCOMPARE(world->run(observingHar), QString());
}

void tst_ObservingGuide::harSettings()
{
    QCOMPARE(world->run(observingHarSettings), QString());
}

void tst_ObservingGuide::requestLog()
{
    QCOMPARE(world->run(observingRequestLog), QString());
}

void tst_ObservingGuide::logging()
{
    QTest::ignoreMessage(QtInfoMsg, "GET http://www.example.com/ -> 200, 5 bytes in 0.0 ms");
    QCOMPARE(world->run(observingLogging), QString());
    QLoggingCategory::setFilterRules({});
}

void tst_ObservingGuide::curl()
{
    QTest::ignoreMessage(QtInfoMsg,
                         QRegularExpression(u"^curl --request 'POST' --url "
                                            "'http://www.example.com/\\?dry_run=1' .*'text'$"_s));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Authorization: Bearer secret"_s));
    QCOMPARE(world->run(observingCurl), QString());
    QVERIFY(world->heads.isEmpty());
}

void tst_ObservingGuide::secrets()
{
    world->answers = { response("hello") };
    QCOMPARE(world->run(observingSecrets), QString());
    QVERIFY(world->has(0, "X-Session: secret"));
    QVERIFY(world->has(0, "X-Device: secret"));
}

void tst_ObservingGuide::timings()
{
    world->answers = { response({}, "Location: /b\r\n", "302 Found") };
    QTest::ignoreMessage(
            QtInfoMsg,
            QRegularExpression(u"^resolving 0 connecting 0 waiting 0 receiving 0 in all 0"_s));
    QTest::ignoreMessage(QtInfoMsg, "\"127.0.0.1\" \"\" reused");
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"Redirect.*www.example.com.* 0$"_s));
    QCOMPARE(world->run(observingTimings), QString());
}

QTEST_GUILESS_MAIN(tst_ObservingGuide)
#include "tst_observingguide.moc"
