// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;

namespace {

const QByteArray Host = "a.test";
const QHostAddress Six(u"2001:db8::1"_s);
const QHostAddress Four(u"192.0.2.1"_s);

const Error TlsError(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, u"bad name"_s);
const Error Cancelled(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, u"stop"_s);

// Notes each call as a line.
class Recorder final : public ConnectObserver
{
public:
    QStringList calls;
    QStringList take() { return std::exchange(calls, {}); }

private:
    void resolveStarted(const QByteArray &host) override
    {
        note(u"resolve %1"_s.arg(QString::fromLatin1(host)));
    }
    void resolved(const QList<QHostAddress> &addresses) override
    {
        QStringList texts;
        for (const QHostAddress &address : addresses)
            texts.append(address.toString());
        note(u"resolved %1"_s.arg(texts.join(u',')));
    }
    void resolveFailed(const Error &error) override { note(u"unresolved "_s + textOf(error)); }
    void connectStarted(const QString &address, quint16 port) override
    {
        note(u"connect %1 %2"_s.arg(address).arg(port));
    }
    void connected(const QString &address, quint16 port) override
    {
        note(u"connected %1 %2"_s.arg(address).arg(port));
    }
    void connectFailed(const QString &address, quint16 port, const Error &error) override
    {
        note(u"unconnected %1 %2 %3"_s.arg(address).arg(port).arg(textOf(error)));
    }
    void tlsStarted(const QByteArray &serverName) override
    {
        note(u"tls %1"_s.arg(QString::fromLatin1(serverName)));
    }
    void tlsDone(const TlsInfo &info) override
    {
        note(u"secured %1"_s.arg(QString::fromLatin1(info.protocol)));
    }
    void tlsFailed(const Error &error) override { note(u"unsecured "_s + textOf(error)); }

    static QString textOf(const Error &error)
    {
        return error.isTimeout() ? u"timeout"_s : error.message();
    }
    void note(const QString &call) { calls.append(call); }
};

} // namespace

class tst_ConnectObserver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hearsOfEachStep();
    void hearsNothingOfAnIdleConnection();
    void hearsOfFailures_data();
    void hearsOfFailures();
    void hearsOfRetries();
    void hearsOfALocalSocket();
    void timeoutEndsWhatIsOpen_data();
    void timeoutEndsWhatIsOpen();
    void attemptGoesToAnother();
    void spareAttemptTellsNobody();
    void isDetached_data();
    void isDetached();
    void attemptIsExchanged();
};

void tst_ConnectObserver::hearsOfEachStep()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six, Four });
    client.backend.setConnectBehaviour(Six, ConnectBehaviour::refuse());
    Recorder recorder;
    TestWaiter waiter(client);
    waiter.setConnectObserver(&recorder);
    waiter.ask(keyOf(Host, true));
    QCOMPARE(recorder.take(), QStringList { u"resolve a.test"_s });
    client.run();
    QVERIFY(waiter.lease);
    QCOMPARE(recorder.take(),
             QStringList({ u"resolved 2001:db8::1,192.0.2.1"_s, u"connect 2001:db8::1 443"_s,
                           u"unconnected 2001:db8::1 443 Connection refused"_s,
                           u"connect 192.0.2.1 443"_s, u"connected 192.0.2.1 443"_s,
                           u"tls a.test"_s, u"secured TLSv1.3"_s }));
}

void tst_ConnectObserver::hearsNothingOfAnIdleConnection()
{
    MockClient client;
    TestWaiter waiter(client);
    waiter.ask(keyOf(Host));
    client.run();
    waiter.lease.release(true);
    Recorder recorder;
    waiter.setConnectObserver(&recorder);
    QVERIFY(waiter.ask(keyOf(Host)));
    QCOMPARE(recorder.calls, QStringList());
}

void tst_ConnectObserver::hearsOfFailures_data()
{
    QTest::addColumn<Error::Phase>("phase");
    QTest::addColumn<QString>("last");
    QTest::newRow("name")
            << Error::Phase::Resolve
            << u"unresolved The host name \"a.test\" could not be resolved: unknown"_s;
    QTest::newRow("TCP") << Error::Phase::Connect
                         << u"unconnected 127.0.0.1 443 Connection refused"_s;
    QTest::newRow("TLS") << Error::Phase::Tls << u"unsecured bad name"_s;
}

void tst_ConnectObserver::hearsOfFailures()
{
    QFETCH(const Error::Phase, phase);
    QFETCH(const QString, last);
    MockClient client;
    if (phase == Error::Phase::Resolve)
        client.backend.setLookupError(Host, u"unknown"_s);
    else if (phase == Error::Phase::Connect)
        client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    else
        client.backend.setPeerHandler([](MockPeer *peer) { peer->failTls(TlsError); });
    Recorder recorder;
    TestWaiter waiter(client);
    waiter.setConnectObserver(&recorder);
    waiter.ask(keyOf(Host, true));
    client.run();
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(recorder.calls.last(), last);
}

void tst_ConnectObserver::hearsOfRetries()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    NetworkOptions options;
    options.setConnectRetries(1);
    Recorder recorder;
    TestWaiter waiter(client);
    waiter.setConnectObserver(&recorder);
    waiter.ask(ConnectionKey(Origin(false, "192.0.2.1", 80), {}, options));
    client.advance(1ms);
    QCOMPARE(recorder.calls, QStringList({ u"connect 192.0.2.1 80"_s,
                                           u"unconnected 192.0.2.1 80 Connection refused"_s,
                                           u"connect 192.0.2.1 80"_s,
                                           u"unconnected 192.0.2.1 80 Connection refused"_s }));
}

void tst_ConnectObserver::hearsOfALocalSocket()
{
    MockClient client;
    NetworkOptions options;
    options.setLocalSocket(u"/run/a"_s);
    Recorder recorder;
    TestWaiter waiter(client);
    waiter.setConnectObserver(&recorder);
    waiter.ask(ConnectionKey(Origin(false, Host, 80), {}, options));
    client.run();
    QCOMPARE(recorder.calls, QStringList({ u"connect /run/a 0"_s, u"connected /run/a 0"_s }));
}

void tst_ConnectObserver::timeoutEndsWhatIsOpen_data()
{
    QTest::addColumn<Error::Phase>("phase");
    QTest::addColumn<QStringList>("last");
    QTest::newRow("name") << Error::Phase::Resolve << QStringList { u"unresolved timeout"_s };
    QTest::newRow("TCP") << Error::Phase::Connect
                         << QStringList { u"unconnected 2001:db8::1 443 timeout"_s,
                                          u"unconnected 192.0.2.1 443 timeout"_s };
    QTest::newRow("TLS") << Error::Phase::Tls << QStringList { u"unsecured timeout"_s };
}

void tst_ConnectObserver::timeoutEndsWhatIsOpen()
{
    QFETCH(const Error::Phase, phase);
    QFETCH(const QStringList, last);
    MockClient client;
    client.backend.setAddresses(Host, { Six, Four });
    if (phase == Error::Phase::Resolve)
        client.backend.setLookupUnanswered(Host);
    else if (phase == Error::Phase::Connect)
        client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    else
        client.backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    Recorder recorder;
    TestWaiter waiter(client);
    waiter.setConnectObserver(&recorder);
    waiter.ask(keyOf(Host, true));
    client.advance(9s);
    recorder.calls.clear();
    client.advance(2s);
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(recorder.calls, last);
}

// What was begun for one that leaves goes on for the next, who hears of the rest.
void tst_ConnectObserver::attemptGoesToAnother()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    MockClient client(limits);
    client.backend.setLookupDelay(Host, 100ms);
    Recorder first, second;
    std::optional<TestWaiter> leaving(std::in_place, client);
    TestWaiter next(client);
    leaving->setConnectObserver(&first);
    next.setConnectObserver(&second);
    leaving->ask(keyOf(Host));
    next.ask(keyOf(Host));
    QCOMPARE(first.take(), QStringList { u"resolve a.test"_s });
    QCOMPARE(second.take(), QStringList());
    leaving.reset();
    client.advance(100ms);
    QVERIFY(next.lease);
    QCOMPARE(first.take(), QStringList());
    QCOMPARE(second.take(), QStringList({ u"resolved 127.0.0.1"_s, u"connect 127.0.0.1 80"_s,
                                          u"connected 127.0.0.1 80"_s }));
}

// Served by a connection that became free, its observer may die while the attempt goes on.
void tst_ConnectObserver::spareAttemptTellsNobody()
{
    MockClient client;
    TestWaiter busy(client);
    busy.ask(keyOf(Host));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(1s));
    {
        auto recorder = std::make_unique<Recorder>();
        TestWaiter waiter(client);
        waiter.setConnectObserver(recorder.get());
        waiter.ask(keyOf(Host));
        client.advance(500ms);
        QVERIFY(!recorder->calls.isEmpty());
        recorder->calls.clear();
        busy.lease.release(true);
        QCOMPARE(client.pool.statistics().connecting, 1);
        client.run();
        QVERIFY(waiter.lease);
        recorder.reset();
        client.advance(1s);
        QCOMPARE(client.pool.statistics().connecting, 0);
        QCOMPARE(client.pool.statistics().idle, 1);
        waiter.lease.release(true);
    }
    QCOMPARE(client.pool.statistics().idle, 2);
}

void tst_ConnectObserver::isDetached_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : { "cancelled", "destroyed", "replaced", "timed out" })
        QTest::newRow(how) << QByteArray(how);
}

// Whoever stops waiting, or says so, hears no more, and the observer may go.
void tst_ConnectObserver::isDetached()
{
    QFETCH(const QByteArray, how);
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    MockClient client(limits);
    client.backend.setAddresses(Host, { Six, Four });
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(9s));
    auto recorder = std::make_unique<Recorder>();
    std::optional<TestWaiter> waiter(std::in_place, client);
    TestWaiter next(client); // takes over what was begun
    waiter->setConnectObserver(recorder.get());
    waiter->ask(keyOf(Host, true));
    next.ask(keyOf(Host, true));
    client.advance(100ms);
    QVERIFY(!recorder->calls.isEmpty());
    if (how == "cancelled")
        waiter->cancel(Cancelled);
    else if (how == "destroyed")
        waiter.reset();
    else if (how == "replaced")
        waiter->setConnectObserver(nullptr);
    else
        client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    if (how == "timed out") {
        client.advance(20s);
        QCOMPARE(waiter->ends, 1);
    }
    recorder.reset();
    client.advance(1min);
    QVERIFY(waiter || how == "destroyed");
}

// A connection goes to the first that waits, who gives its own attempt to the one it was made for.
void tst_ConnectObserver::attemptIsExchanged()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(200ms));
    Recorder first, second;
    TestWaiter one(client), two(client);
    one.setConnectObserver(&first);
    two.setConnectObserver(&second);
    one.ask(keyOf(Host));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(100ms));
    two.ask(keyOf(Host));
    client.advance(100ms);
    QVERIFY(one.lease);
    QVERIFY(!two.lease);
    QCOMPARE(second.take().last(), u"connected 127.0.0.1 80"_s);
    QVERIFY(!first.take().contains(u"connected 127.0.0.1 80"_s));
    client.advance(100ms);
    QVERIFY(two.lease);
    QCOMPARE(first.take(), QStringList());
    QCOMPARE(second.take(), QStringList { u"connected 127.0.0.1 80"_s });
}

QTEST_GUILESS_MAIN(tst_ConnectObserver)
#include "tst_connectobserver.moc"
