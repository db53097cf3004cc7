// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockbackend.h"
#include "network/streamrecorder.h"

#include <QtTest/qtest.h>

#include <optional>
#include <thread>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;

Q_DECLARE_METATYPE(HttpQ::StreamEnd)

namespace {

const QHostAddress Address(u"192.0.2.1"_s);

class LookupRecorder final : public Lookup::Listener
{
public:
    void resolved(const QList<QHostAddress> &found, const QString &text) override
    {
        ++count;
        addresses = found;
        error = text;
        if (destroys)
            lookup.reset();
    }

    std::unique_ptr<Lookup> lookup;
    int count = 0;
    QList<QHostAddress> addresses;
    QString error;
    bool destroys = false;
};

class WakeRecorder final : public Waker::Listener
{
public:
    explicit WakeRecorder(MockBackend &mock)
        : backend(mock)
        , waker(mock.createWaker(this))
    {}
    void wake() override
    {
        times.append(backend.now());
        if (hook)
            hook();
    }

    MockBackend &backend;
    QList<std::chrono::steady_clock::time_point> times;
    std::function<void()> hook;
    std::unique_ptr<Waker> waker;
};

void connectTo(MockBackend &backend, StreamRecorder &recorder, bool secure = false)
{
    recorder.begin([&](StreamListener *listener) {
        return backend.connectTcp(Address, secure ? 443 : 80, secure, {}, listener);
    });
}

} // namespace

class tst_MockBackend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectionComesUpAtTheNextStep();
    void connectBehaviours();
    void localSockets();
    void networkOptions();
    void lookups();
    void lookupIsDestroyed();
    void readsWhatThePeerSends_data();
    void readsWhatThePeerSends();
    void tellsReadableOnceUntilARead();
    void endings_data();
    void endings();
    void resetIsOnlyToldWhenItMatters();
    void readsWhatCameBeforeTheEnd();
    void windowHoldsTheClientBack();
    void failedWrites();
    void writesTooEarlyFail();
    void tlsByDefault();
    void tlsHeldAcceptedAndFailed();
    void tlsRefusedAfterPlainData();
    void answersRequestsByScriptAndHandler();
    void findsRequestHeadsAmongBodies_data();
    void findsRequestHeadsAmongBodies();
    void streamDestroyedInEveryCall_data();
    void streamDestroyedInEveryCall();
    void peerOutlivesTheStream();
    void streamOutlivesTheBackend();
    void backendDestroyedInAHandler();
    void advanceStopsAtEachTime();
    void wakerPostedFromOtherThreads();
    void wakerDestroyedInItsWake();
    void givesUpWhatNeverSettles();
    void qtLoopRunsIt();
};

void tst_MockBackend::connectionComesUpAtTheNextStep()
{
    MockBackend backend;
    QList<MockPeer *> up;
    backend.setPeerHandler([&](MockPeer *peer) {
        up.append(peer);
        peer->send("hello");
    });
    StreamRecorder client;
    connectTo(backend, client);
    QCOMPARE(client.events, QStringList());
    QCOMPARE(backend.connectionCount(), 1);
    QCOMPARE(backend.openStreams(), 1);
    QVERIFY(!backend.peer(0)->isConnected());
    QVERIFY(backend.run());
    QCOMPARE(client.events, QStringList({ u"connected"_s, u"readable"_s }));
    QCOMPARE(client.data, "hello"_ba);
    QCOMPARE(up, backend.peers());
    QVERIFY(up.constFirst()->isConnected());
    QCOMPARE(up.constFirst()->address(), Address);
    QCOMPARE(up.constFirst()->port(), 80);
    QVERIFY(!up.constFirst()->isTls());
    QCOMPARE(client.stream->peerAddress(), Address.toString());
    QCOMPARE(backend.peer(1), nullptr);
    QCOMPARE(backend.peer(-1), nullptr);
    client.stream.reset();
    QCOMPARE(backend.openStreams(), 0);
    QVERIFY(!client.wasCalledInside);
}

void tst_MockBackend::connectBehaviours()
{
    MockBackend backend;
    const QHostAddress other(u"2001:db8::1"_s);
    backend.setConnectBehaviour(ConnectBehaviour::accept(50ms));
    backend.setConnectBehaviour(other, ConnectBehaviour::neverAnswer());
    StreamRecorder slow, never, refused;
    connectTo(backend, slow);
    never.begin([&](StreamListener *l) { return backend.connectTcp(other, 80, false, {}, l); });
    backend.setConnectBehaviour(Address, ConnectBehaviour::refuse(10ms));
    connectTo(backend, refused);

    QVERIFY(backend.advance(9ms));
    QCOMPARE(refused.events, QStringList());
    QVERIFY(backend.advance(1ms));
    QCOMPARE(refused.events, QStringList({ u"failed"_s }));
    QCOMPARE(refused.error.kind(), Error::Kind::Connect);
    QVERIFY(backend.advance(39ms));
    QCOMPARE(slow.events, QStringList());
    QVERIFY(backend.advance(1ms));
    QCOMPARE(slow.events, QStringList({ u"connected"_s }));
    QVERIFY(backend.advance(1h));
    QCOMPARE(never.events, QStringList());
    QCOMPARE(backend.connectionCount(), 3);

    StreamRecorder own;
    backend.setConnectBehaviour(
            Address, ConnectBehaviour::refuse(Error(Error::Kind::Connect, Error::Phase::Connect,
                                                    Error::Party::Local, u"No fd"_s)));
    connectTo(backend, own);
    QVERIFY(backend.run());
    QCOMPARE(own.error.message(), u"No fd"_s);
}

void tst_MockBackend::localSockets()
{
    MockBackend backend;
    backend.setConnectBehaviour(u"/refused"_s, ConnectBehaviour::refuse());
    backend.setPeerHandler([](MockPeer *peer) {
        if (peer->localSocket() == u"/run/a")
            peer->send("hello");
    });
    StreamRecorder there, refused, other;
    const auto connectToPath = [&](StreamRecorder &recorder, const QString &path) {
        recorder.begin([&](StreamListener *listener) {
            return backend.connectLocal(path, false, {}, listener);
        });
    };
    connectToPath(there, u"/run/a"_s);
    connectToPath(refused, u"/refused"_s);
    connectToPath(other, u"/run/b"_s);
    QCOMPARE(there.events, QStringList());
    QVERIFY(backend.run());
    QCOMPARE(there.data, "hello"_ba);
    QCOMPARE(refused.events, QStringList { u"failed"_s });
    QCOMPARE(other.events, QStringList { u"connected"_s });
    QVERIFY(other.data.isEmpty());
    QCOMPARE(backend.peer(0)->localSocket(), u"/run/a"_s);
    QVERIFY(backend.peer(0)->address().isNull());
    QVERIFY(there.stream->peerAddress().isEmpty());
    QVERIFY(there.stream->localAddress().isEmpty());
    QCOMPARE(there.stream->localPort(), 0);
}

void tst_MockBackend::networkOptions()
{
    MockBackend backend;
    NetworkOptions options;
    options.setLocalAddress(u"192.0.2.9"_s);
    StreamRecorder client;
    client.begin([&](StreamListener *listener) {
        return backend.connectTcp(Address, 80, false, options, listener);
    });
    QVERIFY(backend.run());
    QCOMPARE(backend.peer(0)->networkOptions(), options);
    QVERIFY(backend.peer(0)->localSocket().isEmpty());
    QCOMPARE(client.stream->localAddress(), u"192.0.2.9"_s);
    QVERIFY(client.stream->localPort() != 0);
    QCOMPARE(client.stream->peerPort(), 80);
}

void tst_MockBackend::lookups()
{
    MockBackend backend;
    const QList<QHostAddress> two { Address, QHostAddress(u"::1"_s) };
    backend.setAddresses("two.example", two);
    backend.setAddresses("slow.example", two);
    backend.setLookupDelay("slow.example", 30ms);
    backend.setLookupError("none.example", u"Host not found"_s);
    backend.setLookupUnanswered("never.example");
    const auto resolve = [&](LookupRecorder &recorder, const char *host) {
        recorder.lookup = backend.resolve(host, &recorder);
        QCOMPARE(recorder.count, 0);
    };
    LookupRecorder any, known, slow, none, never;
    resolve(any, "any.example");
    resolve(known, "two.example");
    resolve(slow, "slow.example");
    resolve(none, "none.example");
    resolve(never, "never.example");
    QCOMPARE(backend.openLookups(), 5);
    QVERIFY(backend.run());
    QCOMPARE(any.addresses, QList<QHostAddress>({ QHostAddress(QHostAddress::LocalHost) }));
    QCOMPARE(known.addresses, two);
    QCOMPARE(slow.count, 0);
    QCOMPARE(none.count, 1);
    QVERIFY(none.addresses.isEmpty());
    QCOMPARE(none.error, u"Host not found"_s);
    QVERIFY(backend.advance(29ms));
    QCOMPARE(slow.count, 0);
    QVERIFY(backend.advance(1ms));
    QCOMPARE(slow.addresses, two);
    QVERIFY(backend.advance(24h));
    QCOMPARE(never.count, 0);
    QCOMPARE(any.count, 1);
    QCOMPARE(backend.lookups().size(), 5);
    QCOMPARE(backend.lookups().constFirst(), "any.example"_ba);
}

void tst_MockBackend::lookupIsDestroyed()
{
    MockBackend backend;
    LookupRecorder inside, before;
    inside.destroys = true;
    inside.lookup = backend.resolve("a.example", &inside);
    before.lookup = backend.resolve("b.example", &before);
    before.lookup.reset();
    QVERIFY(backend.run());
    QCOMPARE(inside.count, 1);
    QCOMPARE(before.count, 0);
    QCOMPARE(backend.openLookups(), 0);
}

void tst_MockBackend::readsWhatThePeerSends_data()
{
    QTest::addColumn<qint64>("peerSize");
    QTest::addColumn<qint64>("clientSize");
    for (const qint64 peerSize : { 1, 7, 0 }) {
        for (const qint64 clientSize : { 1, 7, 65536 })
            QTest::addRow("%lld of %lld", peerSize, clientSize) << peerSize << clientSize;
    }
}

void tst_MockBackend::readsWhatThePeerSends()
{
    QFETCH(const qint64, peerSize);
    QFETCH(const qint64, clientSize);
    MockBackend backend;
    StreamRecorder client;
    client.readSize = clientSize;
    connectTo(backend, client);
    QVERIFY(backend.run());
    MockPeer *peer = backend.peer(0);
    peer->setReadSize(peerSize);
    QByteArray sent;
    for (int i = 0; i < 100; ++i)
        sent += QByteArray::number(i);
    peer->send(sent.first(50));
    peer->send(sent.sliced(50));
    QCOMPARE(client.data, QByteArray());
    QCOMPARE(peer->bytesUnread(), sent.size());

    QByteArray one(int(clientSize), Qt::Uninitialized);
    QCOMPARE(client.stream->read(one.data(), 0), 0);
    const qint64 got = client.stream->read(one.data(), clientSize);
    QCOMPARE(got,
             std::min({ peerSize > 0 ? peerSize : sent.size(), clientSize, qint64(sent.size()) }));
    QVERIFY(backend.run());
    QCOMPARE(one.first(qsizetype(got)) + client.data, sent);
    QCOMPARE(peer->bytesUnread(), 0);
    QVERIFY(!client.stream->hasUnread());
    QVERIFY(!client.wasCalledInside);
}

void tst_MockBackend::tellsReadableOnceUntilARead()
{
    MockBackend backend;
    StreamRecorder client;
    client.reads = false;
    connectTo(backend, client);
    QVERIFY(backend.run());
    MockPeer *peer = backend.peer(0);
    for (int i = 0; i < 3; ++i) {
        peer->send("ab");
        QVERIFY(backend.run());
        QCOMPARE(client.count("readable"), 1);
    }
    QVERIFY(client.stream->hasUnread());
    char byte = 0;
    QCOMPARE(client.stream->read(&byte, 1), 1); // some is left: it is told again
    QVERIFY(backend.run());
    QCOMPARE(client.count("readable"), 2);
    client.readAll();
    QVERIFY(backend.run());
    QCOMPARE(client.count("readable"), 2);
    QCOMPARE(client.data, "babab"_ba);
    peer->finish();
    QVERIFY(backend.run());
    QCOMPARE(client.count("readable"), 3);
    QVERIFY(client.stream->hasUnread());
}

void tst_MockBackend::endings_data()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<StreamEnd>("end");
    QTest::newRow("plain FIN") << false << "finish"_ba << StreamEnd::Clean;
    QTest::newRow("plain RST") << false << "reset"_ba << StreamEnd::Reset;
    QTest::newRow("TLS FIN") << true << "finish"_ba << StreamEnd::Truncated;
    QTest::newRow("TLS close_notify") << true << "closeNotify"_ba << StreamEnd::Clean;
    QTest::newRow("TLS RST") << true << "reset"_ba << StreamEnd::Reset;
}

void tst_MockBackend::endings()
{
    QFETCH(const bool, secure);
    QFETCH(const QByteArray, how);
    QFETCH(const StreamEnd, end);
    MockBackend backend;
    StreamRecorder client;
    connectTo(backend, client, secure);
    QVERIFY(backend.run());
    if (secure) {
        client.call([](Stream &s) { s.startTls({}, "a.example"); });
        QVERIFY(backend.run());
    }
    client.stream->expectEnd();
    MockPeer *peer = backend.peer(0);
    if (how == "finish")
        peer->finish();
    else if (how == "reset")
        peer->reset();
    else
        peer->closeNotify();
    peer->send("after the end");
    QVERIFY(!client.hasEnded);
    QVERIFY(backend.run());
    QVERIFY(client.hasEnded);
    QCOMPARE(client.end, end);
    QCOMPARE(client.data, QByteArray());
    char byte = 0;
    QCOMPARE(client.stream->read(&byte, 1), -1);
    QVERIFY(backend.run());
    QCOMPARE(client.count("readable"), 1);
}

void tst_MockBackend::resetIsOnlyToldWhenItMatters()
{
    MockBackend backend;
    StreamRecorder client;
    connectTo(backend, client);
    QVERIFY(backend.run());
    backend.peer(0)->reset();
    QVERIFY(backend.run());
    QCOMPARE(client.end, StreamEnd::Clean);
}

void tst_MockBackend::readsWhatCameBeforeTheEnd()
{
    MockBackend backend;
    StreamRecorder client;
    connectTo(backend, client);
    QVERIFY(backend.run());
    client.stream->expectEnd();
    MockPeer *peer = backend.peer(0);
    peer->setReadSize(1);
    peer->send("last words");
    peer->reset();
    QVERIFY(backend.run());
    QCOMPARE(client.data, "last words"_ba);
    QCOMPARE(client.end, StreamEnd::Reset);
    client.write("too late");
    QVERIFY(!client.count("failed"));
    QVERIFY(backend.run());
    QCOMPARE(client.error.kind(), Error::Kind::Write);
}

void tst_MockBackend::windowHoldsTheClientBack()
{
    MockBackend backend;
    StreamRecorder client;
    connectTo(backend, client);
    QVERIFY(backend.run());
    MockPeer *peer = backend.peer(0);
    client.write("free");
    QVERIFY(backend.run());
    QCOMPARE(client.count("written"), 0); // nothing had to wait
    QCOMPARE(peer->takeReceived(), "free"_ba);
    QCOMPARE(peer->received(), QByteArray());

    peer->setWindow(3);
    client.write("ab");
    client.write("cdef");
    QCOMPARE(peer->received(), "abc"_ba);
    QCOMPARE(client.stream->bytesToWrite(), 3);
    peer->drain(2);
    QVERIFY(backend.run());
    QCOMPARE(peer->received(), "abcde"_ba);
    QCOMPARE(client.count("written"), 0);
    peer->drain(10);
    QCOMPARE(client.stream->bytesToWrite(), 0);
    QCOMPARE(client.count("written"), 0);
    QVERIFY(backend.run());
    QCOMPARE(client.count("written"), 1);
    client.write("0123456789");
    QCOMPARE(client.stream->bytesToWrite(), 1);
    peer->setWindow(-1);
    QVERIFY(backend.run());
    QCOMPARE(client.count("written"), 2);
    QCOMPARE(peer->received(), "abcdef0123456789"_ba);
    QVERIFY(!client.wasCalledInside);
}

void tst_MockBackend::failedWrites()
{
    MockBackend backend;
    StreamRecorder later, waiting;
    connectTo(backend, later);
    connectTo(backend, waiting);
    QVERIFY(backend.run());
    backend.peer(0)->failWrites();
    backend.peer(0)->send("answer");
    QVERIFY(backend.run());
    QCOMPARE(later.count("failed"), 0);
    later.write("x");
    QVERIFY(backend.run());
    QCOMPARE(later.error.kind(), Error::Kind::Write);
    QCOMPARE(later.data, "answer"_ba);
    QCOMPARE(backend.peer(0)->received(), QByteArray());

    backend.peer(1)->setWindow(0);
    waiting.write("x");
    backend.peer(1)->failWrites(
            Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote, u"EPIPE"_s));
    QVERIFY(backend.run());
    QCOMPARE(waiting.error.message(), u"EPIPE"_s);
    QVERIFY(!later.wasCalledInside && !waiting.wasCalledInside);
}

void tst_MockBackend::writesTooEarlyFail()
{
    MockBackend backend;
    StreamRecorder connecting, plainOnTls, handshaking;
    connectTo(backend, connecting);
    connecting.write("x");
    connectTo(backend, plainOnTls, true);
    connectTo(backend, handshaking, true);
    QVERIFY(backend.run());
    QCOMPARE(connecting.error.party(), Error::Party::Local);
    plainOnTls.write("x");
    backend.peer(2)->holdTls();
    handshaking.stream->startTls({}, "a.example");
    handshaking.write("x");
    QVERIFY(backend.run());
    QCOMPARE(plainOnTls.error.party(), Error::Party::Local);
    QCOMPARE(handshaking.error.party(), Error::Party::Local);
    for (const MockPeer *peer : backend.peers())
        QCOMPARE(peer->received(), QByteArray());
}

void tst_MockBackend::tlsByDefault()
{
    MockBackend backend;
    StreamRecorder client;
    connectTo(backend, client, true);
    QVERIFY(backend.run());
    MockPeer *peer = backend.peer(0);
    QVERIFY(peer->isTls());
    QVERIFY(!peer->hasTlsStarted());
    TlsOptions options;
    options.setMinimumVersion(TlsOptions::Version::Tls13);
    client.call([&](Stream &s) { s.startTls(options, "a.example"); });
    QVERIFY(backend.run());
    QCOMPARE(client.events, QStringList({ u"connected"_s, u"secured"_s }));
    QCOMPARE(client.tlsInfo.protocol, "TLSv1.3"_ba);
    QCOMPARE(client.tlsInfo.applicationProtocol, "http/1.1"_ba);
    QCOMPARE(peer->serverName(), "a.example"_ba);
    QVERIFY(peer->tlsOptions() == options);
    client.write("x");
    QCOMPARE(peer->received(), "x"_ba);

    StreamRecorder withoutAlpn;
    connectTo(backend, withoutAlpn, true);
    QVERIFY(backend.run());
    options.setApplicationProtocols({});
    withoutAlpn.stream->startTls(options, "a.example");
    QVERIFY(backend.run());
    QCOMPARE(withoutAlpn.tlsInfo.applicationProtocol, QByteArray());
}

void tst_MockBackend::tlsHeldAcceptedAndFailed()
{
    MockBackend backend;
    backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    StreamRecorder accepted, failed, cutOff;
    for (StreamRecorder *client : { &accepted, &failed, &cutOff })
        connectTo(backend, *client, true);
    QVERIFY(backend.run());
    for (StreamRecorder *client : { &accepted, &failed, &cutOff })
        client->call([](Stream &s) { s.startTls({}, "a.example"); });
    QVERIFY(backend.advance(1h));
    QCOMPARE(accepted.events, QStringList({ u"connected"_s }));

    TlsInfo info;
    info.protocol = "TLSv1.2";
    backend.peer(0)->acceptTls(info);
    backend.peer(0)->send("early");
    backend.peer(1)->failTls(
            Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, u"unknown CA"_s));
    backend.peer(2)->finish();
    QVERIFY(backend.run());
    QCOMPARE(accepted.events, QStringList({ u"connected"_s, u"secured"_s, u"readable"_s }));
    QCOMPARE(accepted.tlsInfo.protocol, "TLSv1.2"_ba);
    QCOMPARE(accepted.data, "early"_ba);
    QCOMPARE(failed.events, QStringList({ u"connected"_s, u"failed"_s }));
    QCOMPARE(failed.error.message(), u"unknown CA"_s);
    QCOMPARE(cutOff.error.kind(), Error::Kind::Tls);
}

void tst_MockBackend::tlsRefusedAfterPlainData()
{
    MockBackend backend;
    backend.setPeerHandler([](MockPeer *peer) { peer->send("HTTP/1.1 200 OK\r\n\r\n"); });
    StreamRecorder client;
    client.reads = false;
    connectTo(backend, client, true);
    QVERIFY(backend.run());
    client.call([](Stream &s) { s.startTls({}, "a.example"); });
    QVERIFY(backend.run());
    QCOMPARE(client.error.kind(), Error::Kind::Tls);
    QCOMPARE(client.count("secured"), 0);
    QVERIFY(!backend.peer(0)->hasTlsStarted());

    StreamRecorder plain;
    connectTo(backend, plain);
    QVERIFY(backend.run());
    plain.call([](Stream &s) { s.startTls({}, "a.example"); });
    QVERIFY(backend.run());
    QCOMPARE(plain.error.party(), Error::Party::Local);
}

void tst_MockBackend::answersRequestsByScriptAndHandler()
{
    MockBackend backend;
    QList<QByteArray> heads;
    backend.setPeerHandler([&](MockPeer *peer) {
        peer->setScript({ "one", "two" });
        peer->setRequestHandler([&](MockPeer *p, const QByteArray &head) {
            heads.append(head);
            p->send("three");
        });
    });
    StreamRecorder client;
    connectTo(backend, client);
    QVERIFY(backend.run());
    client.write("GET /1 HTTP/1.1\r\nHost: a\r\n\r");
    QVERIFY(backend.run());
    QCOMPARE(client.data, QByteArray());
    client.write("\nGET /2 HTTP/1.1\r\n\r\n");
    QVERIFY(backend.run());
    QCOMPARE(client.data, "onetwo"_ba);
    client.write("GET /3 HTTP/1.1\r\n\r\n");
    QVERIFY(backend.run());
    QCOMPARE(client.data, "onetwothree"_ba);
    QCOMPARE(heads, QList<QByteArray>({ "GET /3 HTTP/1.1\r\n\r\n" }));
    QCOMPARE(backend.peer(0)->requestCount(), 3);
    QVERIFY(backend.peer(0)->received().startsWith("GET /1"));

    // A request that came before there was anybody to answer it.
    StreamRecorder early;
    backend.setPeerHandler({});
    connectTo(backend, early);
    QVERIFY(backend.run());
    early.write("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(backend.run());
    QCOMPARE(backend.peer(1)->requestCount(), 1);
    backend.peer(1)->setScript({ "late" });
    QVERIFY(backend.run());
    QCOMPARE(early.data, "late"_ba);
}

void tst_MockBackend::findsRequestHeadsAmongBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << "POST / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("length") << "POST / HTTP/1.1\r\nContent-Length: 8\r\n\r\n\r\n\r\n\r\n\r\n"_ba;
    QTest::newRow("length 0") << "POST / HTTP/1.1\r\ncontent-length:0\r\n\r\n"_ba;
    QTest::newRow("chunked") << "PUT / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                                "4\r\n\r\n\r\n\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"_ba;
    QTest::newRow("chunked, empty") << "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                       "0\r\n\r\n"_ba;
    QTest::newRow("chunked, trailers") << "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n"_ba;
}

void tst_MockBackend::findsRequestHeadsAmongBodies()
{
    QFETCH(const QByteArray, body);
    for (const qsizetype piece : { qsizetype(1), qsizetype(5), qsizetype(1000) }) {
        MockBackend backend;
        QList<QByteArray> heads;
        backend.setPeerHandler([&](MockPeer *peer) {
            peer->setRequestHandler(
                    [&](MockPeer *, const QByteArray &head) { heads.append(head); });
        });
        StreamRecorder client;
        connectTo(backend, client);
        QVERIFY(backend.run());
        const QByteArray last = "GET /last HTTP/1.1\r\n\r\n";
        const QByteArray all = body + body + last;
        for (qsizetype at = 0; at < all.size(); at += piece)
            client.write(all.mid(at, piece));
        QVERIFY(backend.run());
        QCOMPARE(heads.size(), 3);
        QCOMPARE(heads.at(0), body.first(body.indexOf("\r\n\r\n") + 4));
        QCOMPARE(heads.at(1), heads.at(0));
        QCOMPARE(heads.at(2), last);
    }
}

void tst_MockBackend::streamDestroyedInEveryCall_data()
{
    QTest::addColumn<QString>("event");
    for (const QString &event :
         { u"connected"_s, u"secured"_s, u"readable"_s, u"written"_s, u"failed"_s })
        QTest::addRow("%s", qPrintable(event)) << event;
}

void tst_MockBackend::streamDestroyedInEveryCall()
{
    QFETCH(const QString, event);
    MockBackend backend;
    StreamRecorder client;
    client.destroyOn = event;
    connectTo(backend, client, true);
    MockPeer *peer = backend.peer(0);
    client.hook = [&](const QString &told) {
        if (told == u"connected")
            client.stream->startTls({}, "a.example");
        if (told == u"secured") {
            peer->setWindow(0);
            client.stream->write("data");
            peer->send("answer");
            peer->drain(100);
        }
        if (told == u"written")
            client.stream->startTls({}, "again, with data waiting: fails");
        if (told == u"readable")
            peer->send("more");
    };
    client.reads = event != u"failed" && event != u"written";
    QVERIFY(backend.run());
    QVERIFY(!client.stream || client.count("failed") == 1);
    if (event != u"failed")
        QCOMPARE(client.events.last(), event);
    QVERIFY(peer->isClosedByClient());
    QCOMPARE(backend.openStreams(), 0);
}

void tst_MockBackend::peerOutlivesTheStream()
{
    MockBackend backend;
    StreamRecorder client;
    connectTo(backend, client);
    QVERIFY(backend.run());
    client.write("GET / HTTP/1.1\r\n\r\n");
    client.stream.reset();
    MockPeer *peer = backend.peer(0);
    QVERIFY(peer->isClosedByClient());
    QVERIFY(peer->isConnected());
    peer->setScript({ "answer" });
    peer->send("x");
    peer->setWindow(1);
    peer->drain(1);
    peer->failWrites();
    peer->finish();
    peer->acceptTls();
    QVERIFY(backend.run());
    QCOMPARE(peer->received(), "GET / HTTP/1.1\r\n\r\n"_ba);
    QCOMPARE(peer->requestCount(), 1);
    QCOMPARE(peer->bytesUnread(), 0);
}

void tst_MockBackend::streamOutlivesTheBackend()
{
    auto backend = std::make_unique<MockBackend>();
    StreamRecorder open, connecting;
    connectTo(*backend, open);
    QVERIFY(backend->run());
    connectTo(*backend, connecting);
    LookupRecorder lookup;
    lookup.lookup = backend->resolve("a.example", &lookup);
    auto waker = std::make_unique<WakeRecorder>(*backend);
    backend.reset();
    waker->waker->post();
    open.write("x");
    char byte = 0;
    QVERIFY(open.stream->hasUnread());
    open.stream->expectEnd();
    QCOMPARE(open.stream->read(&byte, 1), -1);
    QCOMPARE(open.stream->end(), StreamEnd::Reset);
    QCOMPARE(open.stream->bytesToWrite(), 0);
    QCOMPARE(open.stream->peerAddress(), QString());
    connecting.stream->startTls({}, "a.example");
}

void tst_MockBackend::backendDestroyedInAHandler()
{
    auto backend = std::make_unique<MockBackend>();
    backend->setPeerHandler([&](MockPeer *peer) {
        peer->setRequestHandler([&](MockPeer *, const QByteArray &) { backend.reset(); });
    });
    StreamRecorder client;
    connectTo(*backend, client);
    QVERIFY(backend->run());
    client.write("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(backend->run());
    QVERIFY(!backend);

    backend = std::make_unique<MockBackend>();
    backend->setPeerHandler([&](MockPeer *) { backend.reset(); });
    StreamRecorder other;
    connectTo(*backend, other);
    QVERIFY(backend->advance(1s));
    QVERIFY(!backend);
    QCOMPARE(other.count("connected"), 1);
}

void tst_MockBackend::advanceStopsAtEachTime()
{
    MockBackend backend;
    const auto start = backend.now();
    QVERIFY(backend.advance(5ms));
    QCOMPARE(backend.now(), start + 5ms);
    WakeRecorder one(backend), two(backend);
    one.waker->wakeAt(start + 100ms);
    one.waker->wakeAt(start + 20ms); // instead
    two.waker->wakeAt(start + 10ms);
    two.hook = [&] {
        if (two.times.size() < 3)
            two.waker->wakeAt(two.times.last() + 15ms);
    };
    QVERIFY(backend.run());
    QVERIFY(one.times.isEmpty());
    QVERIFY(backend.advance(1s));
    QCOMPARE(backend.now(), start + 1005ms);
    QCOMPARE(one.times, QList({ start + 20ms }));
    QCOMPARE(two.times, QList({ start + 10ms, start + 25ms, start + 40ms }));

    one.waker->wakeAt(start); // past already: at the next step
    QCOMPARE(one.times.size(), 1);
    QVERIFY(backend.run());
    QCOMPARE(one.times.size(), 2);
}

void tst_MockBackend::wakerPostedFromOtherThreads()
{
    MockBackend backend;
    WakeRecorder recorder(backend);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int post = 0; post < 1000; ++post)
                recorder.waker->post();
        });
    }
    for (int i = 0; i < 100; ++i)
        QVERIFY(backend.run());
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(backend.run());
    QVERIFY(!recorder.times.isEmpty());
    QVERIFY(recorder.times.size() <= 4000);
    const qsizetype before = recorder.times.size();
    recorder.waker->post();
    recorder.waker->post(); // one wake for both
    QVERIFY(backend.run());
    QCOMPARE(recorder.times.size(), before + 1);
}

void tst_MockBackend::wakerDestroyedInItsWake()
{
    MockBackend backend;
    WakeRecorder recorder(backend);
    recorder.hook = [&] { recorder.waker.reset(); };
    recorder.waker->post();
    recorder.waker->wakeAt(backend.now() + 1ms);
    QVERIFY(backend.advance(1s));
    QCOMPARE(recorder.times.size(), 1);
}

void tst_MockBackend::givesUpWhatNeverSettles()
{
    MockBackend backend;
    WakeRecorder recorder(backend);
    recorder.hook = [&] { recorder.waker->post(); };
    recorder.waker->post();
    QVERIFY(!backend.run());
    QVERIFY(!backend.advance(1ms));
    recorder.hook = {};
    QVERIFY(backend.run());
}

void tst_MockBackend::qtLoopRunsIt()
{
    int argc = 0;
    QCoreApplication application(argc, nullptr);
    auto backend = std::make_unique<MockBackend>();
    backend->setPeerHandler([](MockPeer *peer) { peer->setScript({ "answer" }); });
    StreamRecorder client;
    connectTo(*backend, client);
    QTRY_COMPARE(client.count("connected"), 1);
    client.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.data, "answer"_ba);

    // A nested loop gets what its outer step left.
    WakeRecorder one(*backend), two(*backend);
    one.hook = [&] { QTRY_COMPARE(two.times.size(), 1); };
    one.waker->post();
    two.waker->post();
    QTRY_COMPARE(one.times.size(), 1);
    QCOMPARE(two.times.size(), 1);

    // Two that keep each other busy do not keep Qt's loop from its other work.
    one.hook = [&] { one.waker->post(); };
    one.waker->post();
    bool other = false;
    QMetaObject::invokeMethod(
            this, [&] { other = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(other);
    one.hook = {};

    // What outlived its backend still hears the end of it.
    StreamRecorder connecting;
    backend->setConnectBehaviour(ConnectBehaviour::neverAnswer());
    connectTo(*backend, connecting);
    client.data.clear();
    one.hook = [&] { backend.reset(); };
    one.waker->post();
    QTRY_VERIFY(client.hasEnded);
    QTRY_COMPARE(connecting.count("failed"), 1);
}

QTEST_APPLESS_MAIN(tst_MockBackend)
#include "tst_mockbackend.moc"
