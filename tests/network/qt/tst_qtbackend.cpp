// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/localserver.h"
#include "network/streamrecorder.h"
#include "support/testbackend.h"

#include <QtTest/qtest.h>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(HttpQ::StreamEnd)

namespace {

const QHostAddress Loopback(QHostAddress::LocalHost);

// Makes the system refuse new descriptors.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 3;
        setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before = {};
};

class LookupRecorder final : public Lookup::Listener
{
public:
    void begin(Backend &backend, const QByteArray &host)
    {
        isInCall = true;
        lookup = backend.resolve(host, this);
        isInCall = false;
    }
    void resolved(const QList<QHostAddress> &found, const QString &text) override
    {
        wasCalledInside = wasCalledInside || isInCall;
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
    bool isInCall = false;
    bool wasCalledInside = false;
};

//! The descriptor of this process that is connected to \a port from \a ownPort.
int descriptorOf(quint16 ownPort, quint16 port)
{
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        sockaddr_in own = {};
        sockaddr_in peer = {};
        socklen_t size = sizeof(own);
        socklen_t peerSize = sizeof(peer);
        if (getsockname(descriptor, reinterpret_cast<sockaddr *>(&own), &size) == 0
            && getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &peerSize) == 0
            && ntohs(own.sin_port) == ownPort && ntohs(peer.sin_port) == port)
            return descriptor;
    }
    return -1;
}

QByteArray pattern(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        data[i] = char(i * 7 + i / 251);
    return data;
}

} // namespace

class tst_QtBackend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void connects();
    void isClosedInOtherPrograms();
    void isRefused();
    void failsAtOnce_data();
    void failsAtOnce();
    void readsInPieces_data();
    void readsInPieces();
    void tellsReadableOnceUntilARead();
    void notReadingHoldsThePeerBack();
    void endings_data();
    void endings();
    void endingsThatNobodyAskedFor();
    void peerFallsSilent();
    void waitsToBeWritten();
    void writesToAPeerThatHasGone();
    void hasUnread_data();
    void hasUnread();
    void destroyedWhileConnecting();
    void destroyedInEveryCall_data();
    void destroyedInEveryCall();
    void destroyedBeforeItsFailureIsTold();
    void hasNoTlsUnlessMadeForIt();
    void resolves();
    void lookupIsDestroyed();

private:
    void open();

    const std::shared_ptr<Backend> m_backend = HttpQTest::testBackend();
    std::unique_ptr<StreamRecorder> m_client;
    std::unique_ptr<LocalServer> m_server;
    LocalConnection m_peer;
};

void tst_QtBackend::init()
{
    m_client = std::make_unique<StreamRecorder>();
    m_server = std::make_unique<LocalServer>();
}

void tst_QtBackend::cleanup()
{
    QVERIFY(!m_client->wasCalledInside);
    m_client.reset();
    m_peer = {};
    m_server.reset();
    // What was to be deleted later, and calls to what is gone
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

// A connection that is up on both ends.
void tst_QtBackend::open()
{
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(Loopback, m_server->port(), false, {}, listener);
    });
    QVERIFY(m_client->events.isEmpty());
    QTRY_COMPARE(m_client->count("connected"), 1);
    m_peer = m_server->accept();
    QVERIFY(m_peer.isValid());
}

void tst_QtBackend::connects()
{
    open();
    QCOMPARE(m_client->stream->peerAddress(), u"127.0.0.1"_s);
    QCOMPARE(m_client->stream->localAddress(), u"127.0.0.1"_s);
    QVERIFY(!m_client->stream->hasUnread());
    m_client->write("ping");
    QCOMPARE(m_peer.receive(4), "ping"_ba);
    m_peer.send("pong");
    QTRY_COMPARE(m_client->data, "pong"_ba);
    QCOMPARE(m_client->events, QStringList({ u"connected"_s, u"readable"_s }));
    QCOMPARE(m_client->stream->end(), StreamEnd::None);
    m_client->stream.reset();
    QCOMPARE(m_peer.receive(1), QByteArray()); // the end
}

// Those that this one starts: they would keep the connection open, and could read it.
void tst_QtBackend::isClosedInOtherPrograms()
{
    open();
    const int descriptor = descriptorOf(m_client->stream->localPort(), m_server->port());
    QVERIFY(descriptor >= 0);
    QVERIFY(fcntl(descriptor, F_GETFD) & FD_CLOEXEC);
}

void tst_QtBackend::isRefused()
{
    const LocalServer closed(LocalServer::Listens::No);
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(Loopback, closed.port(), false, {}, listener);
    });
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->events.size(), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Connect);
    QCOMPARE(m_client->error.party(), Error::Party::Remote);
    QVERIFY(!m_client->error.message().isEmpty());
}

void tst_QtBackend::failsAtOnce_data()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<bool>("hasDescriptors");
    QTest::newRow("an address that cannot be connected to") << false << true;
    QTest::newRow("the same, for TLS") << true << true;
    QTest::newRow("no descriptors") << false << false;
    QTest::newRow("no descriptors, for TLS") << true << false;
}

void tst_QtBackend::failsAtOnce()
{
    QFETCH(const bool, secure);
    QFETCH(const bool, hasDescriptors);
    QCoreApplication::processEvents();
    {
        std::optional<NoDescriptors> none;
        if (!hasDescriptors)
            none.emplace();
        m_client->begin([&](StreamListener *listener) {
            return m_backend->connectTcp(hasDescriptors ? QHostAddress(QHostAddress::Broadcast)
                                                        : Loopback,
                                         m_server->port(), secure, {}, listener);
        });
    }
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->events.size(), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Connect);
    if (!hasDescriptors)
        QCOMPARE(m_client->error.party(), Error::Party::Local);
}

void tst_QtBackend::readsInPieces_data()
{
    QTest::addColumn<qint64>("size");
    for (const qint64 size : { 1, 7, 4096, 65536 })
        QTest::addRow("%lld", size) << size;
}

void tst_QtBackend::readsInPieces()
{
    QFETCH(const qint64, size);
    const QByteArray sent = pattern(qsizetype(qMin(size * 5000, qint64(300'000))));
    m_client->readSize = size;
    open();
    for (qsizetype at = 0; at < sent.size(); at += 60'000) {
        m_peer.send(sent.mid(at, 60'000));
        QTRY_COMPARE(m_client->data.size(), qMin(at + 60'000, sent.size()));
    }
    QCOMPARE(m_client->data, sent);
    char byte = 0;
    QCOMPARE(m_client->stream->read(&byte, 1), 0);
}

void tst_QtBackend::tellsReadableOnceUntilARead()
{
    m_client->reads = false;
    open();
    for (int i = 0; i < 3; ++i) {
        m_peer.send("ab");
        QTRY_COMPARE(m_client->count("readable"), 1);
        QCoreApplication::processEvents();
        QCOMPARE(m_client->count("readable"), 1);
    }
    char byte = 0;
    QCOMPARE(m_client->stream->read(&byte, 1), 1);
    QTRY_COMPARE(m_client->count("readable"), 2);
    m_client->readAll();
    QCOMPARE(m_client->data, "babab"_ba);
    m_peer.finish();
    QTRY_COMPARE(m_client->count("readable"), 3);
}

void tst_QtBackend::notReadingHoldsThePeerBack()
{
    constexpr qsizetype Most = 32 * 1024 * 1024;
    const QByteArray block = pattern(1024 * 1024);
    m_client->reads = false;
    open();
    QByteArray sent;
    for (qsizetype got = 1; got > 0 && sent.size() < Most;) {
        got = m_peer.sendSome(block);
        if (got > 0)
            sent.append(block.constData(), got);
        QCoreApplication::processEvents();
    }
    QVERIFY(sent.size() < Most); // only the kernel's buffers
    m_client->reads = true;
    m_client->readAll();
    QTRY_COMPARE(m_client->data.size(), sent.size());
    QCOMPARE(m_client->data, sent);
}

void tst_QtBackend::endings_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<StreamEnd>("end");
    for (const qsizetype size : { 0, 1, 65536 }) {
        QTest::addRow("FIN after %lld bytes", size) << false << pattern(size) << StreamEnd::Clean;
        QTest::addRow("RST after %lld bytes", size) << true << pattern(size) << StreamEnd::Reset;
    }
}

void tst_QtBackend::endings()
{
    QFETCH(const bool, isReset);
    QFETCH(const QByteArray, before);
    QFETCH(const StreamEnd, end);
    open();
    m_client->stream->expectEnd();
    m_peer.send(before);
    QTRY_COMPARE(m_client->data.size(), before.size());
    if (isReset)
        m_peer.reset();
    else
        m_peer.close();
    QTRY_VERIFY(m_client->hasEnded);
    QCOMPARE(m_client->data, before);
    QCOMPARE(m_client->end, end);
    char byte = 0;
    QCOMPARE(m_client->stream->read(&byte, 1), -1);
    QVERIFY(m_client->stream->hasUnread());
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("failed"), 0);
}

void tst_QtBackend::endingsThatNobodyAskedFor()
{
    open();
    m_peer.send("last words");
    m_peer.finish();
    QTRY_VERIFY(m_client->hasEnded);
    QCOMPARE(m_client->data, "last words"_ba);
    QCOMPARE(m_client->end, StreamEnd::Clean);

    m_client = std::make_unique<StreamRecorder>();
    open();
    m_peer.reset();
    QTRY_VERIFY(m_client->hasEnded);
    QVERIFY(m_client->end != StreamEnd::None);
}

#ifdef Q_OS_LINUX
// The system gives the connection up and says so once, to the write that waits. What was received is
// no more whole than it was.
void tst_QtBackend::peerFallsSilent()
{
    open();
    m_client->call([](Stream &stream) { stream.expectEnd(); });
    m_client->write(pattern(20'000'000));
    const int descriptor = descriptorOf(m_client->stream->localPort(), m_server->port());
    QVERIFY(descriptor >= 0);
    const unsigned milliseconds = 50;
    QCOMPARE(setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds,
                        sizeof(milliseconds)),
             0);
    QTRY_VERIFY(m_client->hasEnded || m_client->count("failed") == 1);
    m_client->readAll();
    QVERIFY(m_client->hasEnded);
    QCOMPARE(m_client->end, StreamEnd::Reset);
}
#else
void tst_QtBackend::peerFallsSilent()
{
    QSKIP("Only Linux can be told how long to wait");
}
#endif

void tst_QtBackend::waitsToBeWritten()
{
    const QByteArray sent = pattern(16 * 1024 * 1024);
    open();
    m_client->write("at once");
    QCOMPARE(m_client->stream->bytesToWrite(), 0);
    QCOMPARE(m_peer.receive(7), "at once"_ba);
    m_client->write(sent);
    QVERIFY(m_client->stream->bytesToWrite() > 0);
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("written"), 0);
    QByteArray received;
    QTRY_VERIFY((received += m_peer.receiveSome(), received.size() == sent.size()));
    QCOMPARE(received, sent);
    QTRY_COMPARE(m_client->count("written"), 1);
    QCOMPARE(m_client->stream->bytesToWrite(), 0);
}

void tst_QtBackend::writesToAPeerThatHasGone()
{
    m_client->reads = false;
    open();
    m_peer.send("answer");
    m_peer.reset();
    m_client->write("x");
    m_client->write("y");
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Write);

    // While it waits to be written
    m_client = std::make_unique<StreamRecorder>();
    open();
    m_client->write(pattern(16 * 1024 * 1024));
    QVERIFY(m_client->stream->bytesToWrite() > 0);
    m_peer.reset();
    QTRY_VERIFY(m_client->hasEnded || m_client->count("failed") == 1);
}

void tst_QtBackend::hasUnread_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : { "data", "FIN", "RST" })
        QTest::newRow(what) << QByteArray(what);
}

void tst_QtBackend::hasUnread()
{
    QFETCH(const QByteArray, what);
    m_client->reads = false;
    open();
    m_client->write("request");
    m_peer.receive(7);
    m_peer.send("response");
    QTRY_COMPARE(m_client->count("readable"), 1);
    QVERIFY(m_client->stream->hasUnread());
    m_client->readAll();
    QVERIFY(!m_client->stream->hasUnread());

    if (what == "data")
        m_peer.send("HTTP/1.1 200 OK\r\n\r\n");
    else if (what == "FIN")
        m_peer.finish();
    else
        m_peer.reset();
    // It is in the kernel, and must be seen though the event loop has not run since.
    QVERIFY(m_client->call([](Stream &s) { return s.hasUnread(); }));
    QTRY_COMPARE(m_client->count("readable"), 2);
}

void tst_QtBackend::destroyedWhileConnecting()
{
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(Loopback, m_server->port(), false, {}, listener);
    });
    m_client->stream.reset();
    QCoreApplication::processEvents();
    QVERIFY(m_client->events.isEmpty());
}

void tst_QtBackend::destroyedInEveryCall_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("connected") << u"connected"_s << false;
    QTest::newRow("readable") << u"readable"_s << false;
    QTest::newRow("written") << u"written"_s << false;
    QTest::newRow("failed to connect") << u"failed"_s << true;
    QTest::newRow("failed to write") << u"failed"_s << false;
}

void tst_QtBackend::destroyedInEveryCall()
{
    QFETCH(const QString, event);
    QFETCH(const bool, isRefused);
    const LocalServer closed(LocalServer::Listens::No);
    m_client->destroyOn = event;
    // Not all is read or written when it is destroyed.
    m_client->reads = false;
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(Loopback, isRefused ? closed.port() : m_server->port(), false,
                                     {}, listener);
    });
    if (!isRefused) {
        m_peer = m_server->accept();
        if (event != u"connected")
            QTRY_COMPARE(m_client->count("connected"), 1);
    }
    if (event == u"readable") {
        m_peer.send(pattern(100'000));
    } else if (event == u"written") {
        m_client->write(pattern(16 * 1024 * 1024));
        QTRY_VERIFY((m_peer.receiveSome(), !m_client->stream));
    } else if (event == u"failed" && !isRefused) {
        m_peer.reset();
        m_client->write("x");
        m_client->write("y");
    }
    QTRY_VERIFY(!m_client->stream);
    QCOMPARE(m_client->events.last(), event);
    const qsizetype before = m_client->events.size();
    QCoreApplication::processEvents();
    QCOMPARE(m_client->events.size(), before);
}

void tst_QtBackend::destroyedBeforeItsFailureIsTold()
{
    m_client->hook = [&](const QString &) {
        m_client->write("x");
        m_client->stream->startTls({}, "a.example"); // fails, but not from inside the call
        m_client->stream.reset();
    };
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(Loopback, m_server->port(), false, {}, listener);
    });
    QTRY_VERIFY(!m_client->stream);
    QCoreApplication::processEvents();
    QCOMPARE(m_client->events, QStringList({ u"connected"_s }));
}

void tst_QtBackend::hasNoTlsUnlessMadeForIt()
{
    open();
    m_client->call([](Stream &s) { s.startTls({}, "a.example"); });
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Local);
}

void tst_QtBackend::resolves()
{
    LookupRecorder good, again, bad;
    good.begin(*m_backend, "localhost");
    QTRY_COMPARE(good.count, 1);
    QVERIFY(!good.addresses.isEmpty());
    for (const QHostAddress &address : std::as_const(good.addresses))
        QVERIFY(address.isLoopback());
    again.begin(*m_backend, "localhost"); // from a cache, perhaps
    bad.begin(*m_backend, "no-such-host.invalid");
    QTRY_COMPARE(again.count, 1);
    QCOMPARE(again.addresses, good.addresses);
    QTRY_COMPARE(bad.count, 1);
    QVERIFY(bad.addresses.isEmpty());
    QVERIFY(!bad.error.isEmpty());
    QVERIFY(!good.wasCalledInside && !again.wasCalledInside && !bad.wasCalledInside);
}

void tst_QtBackend::lookupIsDestroyed()
{
    LookupRecorder inside, before, last;
    inside.destroys = true;
    inside.begin(*m_backend, "localhost");
    before.begin(*m_backend, "localhost");
    before.lookup.reset();
    last.begin(*m_backend, "no-such-host.invalid");
    QTRY_VERIFY(!inside.lookup);
    QTRY_COMPARE(last.count, 1);
    QCOMPARE(inside.count, 1);
    QCOMPARE(before.count, 0);
}

QTEST_GUILESS_MAIN(tst_QtBackend)
#include "tst_qtbackend.moc"
