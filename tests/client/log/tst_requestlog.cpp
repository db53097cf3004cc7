// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/log/requestlog.h"
#include "client/mockclient.h"

#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qtemporarydir.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = RequestLogEntry::State;

class tst_RequestLog : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        m_log = std::make_unique<RequestLog>();
        m_changes = 0;
        m_log->setChangeFunction([this] { ++m_changes; });
        m_log->watch(mock->client.get());
    }
    void cleanup()
    {
        m_log.reset();
        verifyNothingLeft();
    }

    void entersARequestFromItsStart();
    void tellsWhatRuns();
    void entersAnEnd();
    void entersAFailure();
    void phasesOfAllRounds();
    void phaseOfAFailure();
    void masksSecrets();
    void previews_data();
    void previews();
    void keepsTheLast();
    void clearsAllButWhatRuns();
    void watchesSeveralClients();
    void watchesAClientOnce();
    void forgetsAClientThatIsNotWatched();
    void outlivesAClient();
    void diesBeforeItsClient();
    void passesOverWhatHadStarted();
    void savesAnArchive();

private:
    // "wait 0 +20, receive 20 +5" in milliseconds, with "|" between rounds.
    static QString text(const QList<RequestPhase> &phases);

    std::unique_ptr<RequestLog> m_log;
    int m_changes = 0;
};

QString tst_RequestLog::text(const QList<RequestPhase> &phases)
{
    QString text;
    int round = 0;
    for (const RequestPhase &phase : phases) {
        if (!text.isEmpty())
            text += phase.round == round ? u", "_s : u" | "_s;
        round = phase.round;
        text += u"%1 %2 +%3"_s
                        .arg(QLatin1StringView(QMetaEnum::fromType<RequestPhase::Kind>().valueToKey(
                                int(phase.kind))))
                        .arg(phase.start / 1ms)
                        .arg(phase.duration / 1ms);
    }
    return text;
}

void tst_RequestLog::entersARequestFromItsStart()
{
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().post("http://example.com/a?b=c").text(u"größe"_s));
    QCOMPARE(m_log->size(), 1);
    QCOMPARE(m_changes, 1);
    const RequestLogEntry entry = m_log->at(0);
    QCOMPARE(entry.number, 1u);
    QCOMPARE(entry.method, "POST");
    QCOMPARE(entry.url, QUrl(u"http://example.com/a?b=c"_s));
    QCOMPARE(entry.state, State::Running);
    QCOMPARE(entry.status, 0);
    QCOMPARE(entry.sentBytes, 0);
    QCOMPARE(entry.receivedBytes, 0);
    QCOMPARE(entry.started.timeSpec(), Qt::UTC);
    QVERIFY(entry.requestHeaders.contains({ u"Content-Type"_s, u"text/plain; charset=utf-8"_s }));
    QVERIFY(entry.responseHeaders.isEmpty());
    QVERIFY(entry.phases.isEmpty());
    QVERIFY2(entry.curl.startsWith(u"curl "_s)
                     && entry.curl.contains(u"http://example.com/a?b=c"_s),
             qPrintable(entry.curl));
    mock->peer()->send(response("x"));
    backend().run();
    QVERIFY(outcome->value);
}

void tst_RequestLog::tellsWhatRuns()
{
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().post("http://example.com/").text(u"größe"_s));
    const auto started = [this] {
        m_log->updateRunning();
        return text(m_log->at(0).phases);
    };
    QCOMPARE(started(), QString());
    QCOMPARE(m_log->at(0).sentBytes, 7);
    QCOMPARE(m_log->at(0).receivedBytes, 0);
    backend().advance(20ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
    backend().run();
    // Nobody has asked.
    QCOMPARE(m_log->at(0).receivedBytes, 0);
    QCOMPARE(started(), u"Wait 0 +20"_s);
    QCOMPARE(m_log->at(0).receivedBytes, 5);
    QCOMPARE(m_log->at(0).state, State::Running);
    QCOMPARE(m_changes, 1);
    backend().advance(5ms);
    mock->peer()->send("1234");
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(started(), u"Wait 0 +20, Receive 20 +5"_s);
    QCOMPARE(m_log->at(0).sentBytes, 7);
    QCOMPARE(m_log->at(0).receivedBytes, 9);
}

void tst_RequestLog::entersAnEnd()
{
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/"));
    backend().advance(20ms);
    mock->peer()->send(response("hello", "X-A: b\r\n", "404 Gone Fishing"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(m_log->size(), 1);
    QCOMPARE(m_changes, 2);
    const RequestLogEntry entry = m_log->at(0);
    QCOMPARE(entry.state, State::Succeeded);
    QCOMPARE(entry.status, 404);
    QCOMPARE(entry.reason, u"Gone Fishing"_s);
    QVERIFY(!entry.error);
    QCOMPARE(entry.duration, 20ms);
    QCOMPARE(entry.receivedBytes, 5);
    QVERIFY(entry.responseHeaders.contains({ u"X-A"_s, u"b"_s }));
    QCOMPARE(text(entry.phases), u"Wait 0 +20"_s);
    QVERIFY2(entry.remoteAddress.endsWith(u":80"_s), qPrintable(entry.remoteAddress));
    QCOMPARE(entry.responsePreview, QString());
}

void tst_RequestLog::entersAFailure()
{
    backend().setLookupError("nowhere.example", u"Host not found"_s);
    const auto outcome = mock->run(client().get("http://nowhere.example/"));
    QCOMPARE(outcome->kind(), Error::Kind::Resolve);
    const RequestLogEntry entry = m_log->at(0);
    QCOMPARE(entry.state, State::Failed);
    QCOMPARE(entry.error.kind(), Error::Kind::Resolve);
    QCOMPARE(entry.status, 0);
    QCOMPARE(entry.remoteAddress, QString());
}

void tst_RequestLog::phasesOfAllRounds()
{
    client().setRetries(RetryPolicy(1).setBackoff(30ms).setJitter(0));
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(20ms);
    mock->peer()->send(response({}, {}, "503 Busy"));
    backend().run();
    backend().advance(30ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
    backend().run();
    backend().advance(10ms);
    mock->peer()->send("b");
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(text(m_log->at(0).phases), u"Wait 0 +20 | Receive 50 +10"_s);
    QCOMPARE(m_log->at(0).phases.last().round, 1);
    QCOMPARE(m_log->at(0).duration, 60ms);
}

void tst_RequestLog::phaseOfAFailure()
{
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/").timeout(50ms));
    backend().advance(50ms);
    QCOMPARE(outcome->kind(), Error::Kind::TotalTimeout);
    QCOMPARE(text(m_log->at(0).phases), u"Wait 0 +50"_s);
}

void tst_RequestLog::masksSecrets()
{
    m_log->setBodyPreviewBytes(1024);
    mock->serve({ response(R"({"access_token":"QQsecret","name":"x"})",
                           "Content-Type: application/json\r\nSet-Cookie: a=QQsecret\r\n"
                           "Location: http://u:QQsecret@example.com/?api_key=QQsecret\r\n") });
    const auto outcome =
            mock->run(client().post("http://u:QQsecret@example.com/?token=QQsecret&page=2")
                              .header("Authorization", "Bearer QQsecret")
                              .header("X-Api-Key", "QQsecret")
                              .sensitiveHeader("X-Mine", "QQsecret")
                              .form("password", "QQsecret")
                              .form("who", "me"));
    QVERIFY(outcome->value);
    const RequestLogEntry entry = m_log->at(0);
    QString all = entry.url.toString() + entry.curl + entry.requestPreview + entry.responsePreview
                  + entry.error.toString();
    for (const auto &[name, value] : entry.requestHeaders + entry.responseHeaders)
        all += name + value;
    QVERIFY2(!all.contains(u"QQsecret"_s), qPrintable(all));
    QVERIFY(all.contains(u"page=2"_s));
    QVERIFY(entry.requestPreview.contains(u"who=me"_s));
    QVERIFY(entry.responsePreview.contains(uR"("name":"x")"_s));
    QVERIFY(entry.requestHeaders.contains({ u"X-Mine"_s, u"[masked]"_s }));
}

void tst_RequestLog::previews_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("preview");
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &body,
                        const QString &preview) { QTest::newRow(name) << type << body << preview; };
    row("text", "text/plain", "hello", u"hello"_s);
    row("cut", "text/plain", "0123456789abc", u"0123456789"_s);
    row("cut within a character", "text/plain", "012345678\xc3\xa4", u"012345678"_s);
    row("a character that just fits", "text/plain", "01234567\xc3\xa4z", u"01234567ä"_s);
    row("JSON", "application/problem+json", R"({"a":1})", uR"({"a":1})"_s);
    row("cut within a secret", "application/json", R"({"pin_token":"abcdef"})", uR"({"pin_toke)"_s);
    row("picture", "image/png", "\x89PNG", QString());
    row("no text", "text/plain", "\xff\xfe\xff", QString());
    row("empty", "text/plain", "", QString());
}

void tst_RequestLog::previews()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, preview);
    m_log->setBodyPreviewBytes(10);
    mock->serve({ response(body, "Content-Type: " + type + "\r\n") });
    const auto outcome =
            mock->run(client().post("http://example.com/").header("Content-Type", type).body(body));
    QVERIFY(outcome->value);
    QCOMPARE(m_log->at(0).responsePreview, preview);
    QCOMPARE(m_log->at(0).requestPreview, preview);
}

void tst_RequestLog::keepsTheLast()
{
    QCOMPARE(m_log->maximumEntries(), 1000);
    m_log->setMaximumEntries(3);
    mock->serve(QList<QByteArray>(5, response("x")));
    for (int i = 0; i < 5; ++i)
        QVERIFY(mock->run(client().get(QUrl(u"http://example.com/%1"_s.arg(i))))->value);
    QCOMPARE(m_log->size(), 3);
    QCOMPARE(m_log->at(0).number, 3u);
    QCOMPARE(m_log->at(2).url.path(), u"/4"_s);
    m_log->setMaximumEntries(1);
    QCOMPARE(m_log->size(), 1);
    QCOMPARE(m_log->at(0).number, 5u);
    m_log->setMaximumEntries(0);
    QVERIFY(m_log->isEmpty());
}

void tst_RequestLog::clearsAllButWhatRuns()
{
    mock->serve({ response("x") });
    QVERIFY(mock->run(client().get("http://example.com/done"))->value);
    const auto outcome = mock->run(client().get("http://example.com/running"));
    m_log->clear();
    QCOMPARE(m_log->size(), 1);
    QCOMPARE(m_log->at(0).url.path(), u"/running"_s);
    mock->peer()->send(response("y"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(m_log->at(0).state, State::Succeeded);
    m_log->clear();
    QVERIFY(m_log->isEmpty());
}

// Both call their requests 1.
void tst_RequestLog::watchesSeveralClients()
{
    AsyncClient other(mock->backend);
    m_log->watch(&other);
    backend().setPeerHandler([](MockPeer *) {});
    const auto first = mock->run(client().get("http://example.com/1"));
    const auto second = mock->run(other.get("http://example.com/2"));
    QCOMPARE(m_log->size(), 2);
    mock->peer(1)->send(response("22"));
    backend().run();
    QVERIFY(second->value && !first->isDone());
    QCOMPARE(m_log->at(0).state, State::Running);
    QCOMPARE(m_log->at(1).state, State::Succeeded);
    QCOMPARE(m_log->at(1).url.path(), u"/2"_s);
    mock->peer(0)->send(response("1"));
    backend().run();
    QVERIFY(first->value);
    QCOMPARE(m_log->at(0).receivedBytes, 1);
}

void tst_RequestLog::watchesAClientOnce()
{
    m_log->watch(mock->client.get());
    m_log->watch(nullptr);
    mock->serve({ response("x") });
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    QCOMPARE(m_log->size(), 1);
}

void tst_RequestLog::forgetsAClientThatIsNotWatched()
{
    mock->serve({ response("x") });
    QVERIFY(mock->run(client().get("http://example.com/done"))->value);
    const auto outcome = mock->run(client().get("http://example.com/running"));
    QCOMPARE(m_log->size(), 2);
    m_log->unwatch(mock->client.get());
    m_log->unwatch(mock->client.get());
    m_log->unwatch(nullptr);
    QCOMPARE(m_log->size(), 1);
    mock->peer()->send(response("y"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(m_log->size(), 1);
    QCOMPARE(m_log->at(0).url.path(), u"/done"_s);
}

void tst_RequestLog::outlivesAClient()
{
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/"));
    mock->client.reset();
    mock->backend->run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(m_log->at(0).state, State::Failed);
    QCOMPARE(m_log->at(0).error.kind(), Error::Kind::Cancelled);
}

void tst_RequestLog::diesBeforeItsClient()
{
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/"));
    m_log.reset();
    mock->peer()->send(response("x"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(m_changes, 1);
}

void tst_RequestLog::passesOverWhatHadStarted()
{
    RequestLog late;
    backend().setPeerHandler([](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/"));
    late.watch(mock->client.get());
    mock->peer()->send(response("x"));
    backend().run();
    QVERIFY(outcome->value);
    QVERIFY(late.isEmpty());
}

void tst_RequestLog::savesAnArchive()
{
    m_log->setBodyPreviewBytes(1024);
    mock->serve({ response("hello", "Content-Type: text/plain\r\n") });
    QVERIFY(mock->run(client().get("http://example.com/?token=QQsecret"))->value);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.har"_s);
    QVERIFY(!m_log->saveHar(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray archive = file.readAll();
    QVERIFY(!archive.contains("QQsecret"));
    const QJsonArray entries = QJsonDocument::fromJson(archive)[u"log"_s][u"entries"_s].toArray();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0][u"response"_s][u"content"_s][u"text"_s].toString(), u"hello"_s);
    QCOMPARE(m_log->saveHar(folder.filePath(u"no/such/a.har"_s)).kind(), Error::Kind::File);
}

QTEST_GUILESS_MAIN(tst_RequestLog)
#include "tst_requestlog.moc"
