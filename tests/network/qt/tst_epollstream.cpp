// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What is EpollStream's alone; what every stream does is tested by tst_qtbackend.

#include "network/qt/epollstream.h"
#include "network/qt/localserver.h"
#include "network/qt/qtbackend.h"
#include "network/streamrecorder.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qdir.h>
#include <QtTest/qtest.h>

#include <vector>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress Loopback(QHostAddress::LocalHost);

int descriptors()
{
    return int(QDir(u"/proc/self/fd"_s)
                       .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                       .size());
}

//! Counts how often the event loop is woken up.
class WakeUps : public QObject
{
public:
    WakeUps()
    {
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
                [this] { ++count; });
    }
    int count = 0;
};

} // namespace

class tst_EpollStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void isAnOption();
    void silentWhileUnread_data();
    void silentWhileUnread();
    void silentAfterItsEnd_data();
    void silentAfterItsEnd();
    void staleEventIsNotTold();
    void readableAndWritableAtOnce();
    void nestedLoopGoesOn();
    void destroyedByAnother();
    void leavesNoDescriptors();

private:
    std::unique_ptr<Stream> make(StreamListener *listener)
    {
        return m_backend.connectTcp(Loopback, m_server->port(), false, {}, listener);
    }
    void open(StreamRecorder &client, LocalConnection &peer);

    QtBackend m_backend;
    std::unique_ptr<LocalServer> m_server;
};

void tst_EpollStream::init()
{
    m_server = std::make_unique<LocalServer>();
    QVERIFY(m_backend.setPlainSockets(QtBackend::PlainSockets::Epoll));
}

void tst_EpollStream::cleanup()
{
    m_server.reset();
}

// A connection that is up on both ends.
void tst_EpollStream::open(StreamRecorder &client, LocalConnection &peer)
{
    client.begin([&](StreamListener *listener) { return make(listener); });
    QTRY_COMPARE(client.count("connected"), 1);
    peer = m_server->accept();
    QVERIFY(peer.isValid());
}

void tst_EpollStream::isAnOption()
{
    StreamRecorder client;
    QtBackend backend;
    const auto isEpoll = [&](bool secure) {
        const auto stream = backend.connectTcp(Loopback, m_server->port(), secure, {}, &client);
        return dynamic_cast<const EpollStream *>(stream.get()) != nullptr;
    };
    QCOMPARE(backend.plainSockets(), QtBackend::PlainSockets::QtSockets);
    QVERIFY(!isEpoll(false));
    QVERIFY(backend.setPlainSockets(QtBackend::PlainSockets::Epoll));
    QCOMPARE(backend.plainSockets(), QtBackend::PlainSockets::Epoll);
    QVERIFY(isEpoll(false));
    QVERIFY(!isEpoll(true));
    QVERIFY(backend.setPlainSockets(QtBackend::PlainSockets::QtSockets));
    QVERIFY(!isEpoll(false));
}

void tst_EpollStream::silentWhileUnread_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : { "data", "FIN", "RST" })
        QTest::newRow(what) << QByteArray(what);
}

// A stream that is held back costs the event loop nothing, however long it is.
void tst_EpollStream::silentWhileUnread()
{
    QFETCH(const QByteArray, what);
    StreamRecorder client;
    LocalConnection peer;
    open(client, peer);
    client.reads = false;
    peer.send("answer");
    if (what == "FIN")
        peer.finish();
    else if (what == "RST")
        peer.reset();
    QTRY_COMPARE(client.count("readable"), 1);
    QTest::qWait(10);
    const WakeUps wakeUps;
    QTest::qWait(100);
    QVERIFY2(wakeUps.count < 30, qPrintable(QString::number(wakeUps.count)));
    QCOMPARE(client.count("readable"), 1);

    client.reads = true;
    client.readAll();
    QCOMPARE(client.data, "answer"_ba);
    QCOMPARE(client.hasEnded, what != "data");
    if (what == "data") {
        peer.send("more");
        QTRY_COMPARE(client.data, "answermore"_ba);
    }
}

void tst_EpollStream::silentAfterItsEnd_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void tst_EpollStream::silentAfterItsEnd()
{
    QFETCH(const bool, isReset);
    StreamRecorder client;
    LocalConnection peer;
    open(client, peer);
    if (isReset)
        peer.reset();
    else
        peer.finish();
    QTRY_VERIFY(client.hasEnded);
    QTest::qWait(10);
    const WakeUps wakeUps;
    QTest::qWait(100);
    QVERIFY2(wakeUps.count < 30, qPrintable(QString::number(wakeUps.count)));
    QCOMPARE(client.count("readable"), 1);
}

// One that is read by the call to another, and has nothing more, is not told of what there was.
void tst_EpollStream::staleEventIsNotTold()
{
    StreamRecorder clients[2];
    LocalConnection peers[2];
    for (int i : { 0, 1 })
        open(clients[i], peers[i]);
    for (int i : { 0, 1 }) {
        clients[i].hook = [&clients, i](const QString &) {
            clients[i].readAll();
            clients[1 - i].readAll();
        };
    }
    for (LocalConnection &peer : peers)
        peer.send("answer");
    QTRY_COMPARE(clients[0].data.size() + clients[1].data.size(), 12);
    QCoreApplication::processEvents();
    QCOMPARE(clients[0].count("readable") + clients[1].count("readable"), 1);
    for (int i : { 0, 1 }) {
        clients[i].hook = nullptr;
        peers[i].send("more");
    }
    QTRY_COMPARE(clients[0].data, "answermore"_ba);
    QTRY_COMPARE(clients[1].data, "answermore"_ba);
}

// A server that answers while it is sent to: neither way starves the other.
void tst_EpollStream::readableAndWritableAtOnce()
{
    StreamRecorder client;
    LocalConnection peer;
    open(client, peer);
    const QByteArray block(4 * 1024 * 1024, 'u');
    client.hook = [&](const QString &event) {
        if (event == u"written" && client.count("written") < 8)
            client.write(block);
    };
    client.write(block);
    qsizetype received = 0;
    while (received < 8 * block.size()) {
        peer.sendSome(QByteArray(1000, 'd'));
        QCoreApplication::processEvents();
        received += peer.receiveSome().size();
    }
    QTRY_COMPARE(client.count("written"), 8);
    QVERIFY(client.count("readable") > 8);
}

void tst_EpollStream::nestedLoopGoesOn()
{
    StreamRecorder outer;
    StreamRecorder inner;
    LocalConnection outerPeer;
    LocalConnection innerPeer;
    open(outer, outerPeer);
    open(inner, innerPeer);
    bool wentOn = false;
    outer.hook = [&](const QString &event) {
        if (event != u"readable" || wentOn)
            return;
        innerPeer.send("answer");
        wentOn = QTest::qWaitFor([&] { return inner.data == "answer"; });
    };
    outerPeer.send("x");
    QTRY_COMPARE(outer.data, "x"_ba);
    QVERIFY(wentOn);
}

// Whoever is told first destroys all.
void tst_EpollStream::destroyedByAnother()
{
    for (const QString &event : { u"connected"_s, u"readable"_s, u"written"_s }) {
        std::vector<StreamRecorder> clients(20);
        std::vector<LocalConnection> peers;
        int told = 0;
        for (StreamRecorder &client : clients) {
            client.begin([&](StreamListener *listener) { return make(listener); });
            client.hook = [&](const QString &heard) {
                if (heard != event)
                    return;
                ++told;
                for (StreamRecorder &each : clients)
                    each.stream.reset();
            };
            peers.push_back(m_server->accept());
        }
        if (event != u"connected") {
            for (StreamRecorder &client : clients)
                QTRY_COMPARE(client.count("connected"), 1);
        }
        for (size_t i = 0; i < clients.size(); ++i) {
            if (event == u"readable")
                peers[i].send("answer");
            else if (event == u"written")
                clients[i].write(QByteArray(16 * 1024 * 1024, 'u'));
        }
        QTRY_VERIFY(([&] {
            for (LocalConnection &peer : peers)
                peer.receiveSome();
            return told == 1;
        }()));
        QCoreApplication::processEvents();
        QCOMPARE(told, 1);
    }
}

void tst_EpollStream::leavesNoDescriptors()
{
    const int before = descriptors();
    for (int round = 0; round < 3; ++round) {
        StreamRecorder client;
        LocalConnection peer;
        open(client, peer);
        StreamRecorder half;
        half.begin([&](StreamListener *listener) { return make(listener); });
        half.stream.reset();
        peer.close();
        client.stream.reset();
        m_server->accept();
    }
    QCOMPARE(descriptors(), before);
}

QTEST_GUILESS_MAIN(tst_EpollStream)
#include "tst_epollstream.moc"
