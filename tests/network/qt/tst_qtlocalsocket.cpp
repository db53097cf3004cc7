// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/localserver.h"
#include "network/qt/testcertificates.h"
#include "network/qt/unprivileged.h"
#include "network/streamrecorder.h"
#include "support/testbackend.h"

#include <QtCore/qfile.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>
#include <QtTest/qtest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <optional>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        data[i] = char(i * 7 + i / 251);
    return data;
}

// Listens on a local socket.
class PathServer
{
public:
    explicit PathServer(const QString &path, int backlog = 16, int type = SOCK_STREAM)
        : m_descriptor(::socket(AF_UNIX, type | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        memcpy(address.sun_path, name.constData(), size_t(name.size()));
        ::bind(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof(address));
        if (type == SOCK_STREAM && backlog >= 0)
            ::listen(m_descriptor, backlog);
    }
    ~PathServer() { ::close(m_descriptor); }

    LocalConnection accept() { return LocalConnection(::accept(m_descriptor, nullptr, nullptr)); }

private:
    int m_descriptor;
};

} // namespace

class tst_QtLocalSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void connects();
    void carriesMuch();
    void endings_data();
    void endings();
    void writesToAPeerThatHasGone();
    void notReadingHoldsThePeerBack();
    void setsTheBuffers_data();
    void setsTheBuffers();
    void hasNoTlsUnlessMadeForIt();
    void hasUnread_data();
    void hasUnread();
    void fails_data();
    void fails();
    void waitsForAPlaceInTheQueue();
    void destroyedWhileConnecting_data();
    void destroyedWhileConnecting();
    void destroyedInEveryCall_data();
    void destroyedInEveryCall();
    void secures();
    void securesNobodyElse();

private:
    QString path() const { return m_folder->filePath(u"s"_s); }
    void begin(const QString &path, bool secure = false, const NetworkOptions &options = {});
    void open();

    const std::shared_ptr<Backend> m_backend = HttpQTest::testBackend();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StreamRecorder> m_client;
    std::unique_ptr<PathServer> m_server;
    LocalConnection m_peer;
};

void tst_QtLocalSocket::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755)));
    m_client = std::make_unique<StreamRecorder>();
}

void tst_QtLocalSocket::cleanup()
{
    QVERIFY(!m_client->wasCalledInside);
    m_client.reset();
    m_peer = {};
    m_server.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

void tst_QtLocalSocket::begin(const QString &path, bool secure, const NetworkOptions &options)
{
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectLocal(path, secure, options, listener);
    });
    QVERIFY(m_client->events.isEmpty());
}

void tst_QtLocalSocket::open()
{
    m_server = std::make_unique<PathServer>(path());
    begin(path());
    QTRY_COMPARE(m_client->count("connected"), 1);
    m_peer = m_server->accept();
    QVERIFY(m_peer.isValid());
}

void tst_QtLocalSocket::connects()
{
    open();
    QVERIFY(m_client->stream->peerAddress().isEmpty());
    QCOMPARE(m_client->stream->peerPort(), 0);
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

void tst_QtLocalSocket::carriesMuch()
{
    open();
    const QByteArray data = pattern(4 * 1024 * 1024);
    m_client->write(data);
    QByteArray received;
    QTRY_VERIFY((received += m_peer.receiveSome()).size() >= data.size());
    QCOMPARE(received, data);
    QTRY_COMPARE(m_client->count("written"), 1);
    for (qsizetype at = 0; at < data.size(); at += 60'000) {
        m_peer.send(data.mid(at, 60'000));
        QTRY_COMPARE(m_client->data.size(), qMin(at + 60'000, data.size()));
    }
    QCOMPARE(m_client->data, data);
}

void tst_QtLocalSocket::endings_data()
{
    QTest::addColumn<bool>("leavesUnread");
    QTest::addColumn<bool>("isLookedAt");
    QTest::addColumn<int>("end");
    QTest::newRow("clean") << false << false << int(StreamEnd::Clean);
    QTest::newRow("reset") << true << false << int(StreamEnd::Reset);
    QTest::newRow("reset, after a look") << true << true << int(StreamEnd::Reset);
}

// A peer that closes without having read all, as one that is killed, resets.
void tst_QtLocalSocket::endings()
{
    QFETCH(const bool, leavesUnread);
    QFETCH(const bool, isLookedAt);
    QFETCH(const int, end);
    open();
    if (leavesUnread)
        m_client->write("x");
    if (!isLookedAt)
        m_peer.send("all");
    m_peer.close();
    if (isLookedAt)
        QVERIFY(m_client->call([](Stream &s) { return s.hasUnread(); }));
    QTRY_VERIFY(m_client->hasEnded);
    QCOMPARE(m_client->data, isLookedAt ? ""_ba : "all"_ba);
    QCOMPARE(int(m_client->end), end);
}

// What it has said before can still be read.
void tst_QtLocalSocket::writesToAPeerThatHasGone()
{
    open();
    m_client->reads = false;
    m_peer.send("answer");
    m_peer.close();
    m_client->write("x");
    m_client->write("y");
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Write);
    m_client->readAll();
    QCOMPARE(m_client->data, "answer"_ba);
    QVERIFY(m_client->hasEnded);
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("failed"), 1);
}

void tst_QtLocalSocket::notReadingHoldsThePeerBack()
{
    open();
    m_client->reads = false;
    const QByteArray data = pattern(4 * 1024 * 1024);
    qsizetype sent = 0;
    for (qsizetype now = 1; now > 0; sent += qMax<qsizetype>(now, 0)) {
        now = m_peer.sendSome(data.sliced(sent));
        QCoreApplication::processEvents();
    }
    QVERIFY(sent < data.size());
    QCOMPARE(m_client->count("readable"), 1);
    m_client->reads = true;
    m_client->readAll();
    QCOMPARE(m_client->data, data.first(sent));
    m_peer.send("more");
    QTRY_COMPARE(m_client->data.size(), sent + 4);
    QCOMPARE(m_client->count("readable"), 2);
}

void tst_QtLocalSocket::setsTheBuffers_data()
{
    QTest::addColumn<bool>("secure");
    QTest::newRow("plain") << false;
    QTest::newRow("for TLS") << true;
}

void tst_QtLocalSocket::setsTheBuffers()
{
    QFETCH(const bool, secure);
    m_server = std::make_unique<PathServer>(path());
    NetworkOptions options;
    options.setSendBufferBytes(20'000);
    options.setReceiveBufferBytes(30'000);
    begin(path(), secure, options);
    QTRY_COMPARE(m_client->count("connected"), 1);
    bool isFound = false;
    for (int descriptor = 3; descriptor < 1024 && !isFound; ++descriptor) {
        int sizes[2] = { 0, 0 };
        socklen_t size = sizeof(int);
        getsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &sizes[0], &size);
        getsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &sizes[1], &size);
        isFound = sizes[0] == 40'000 && sizes[1] == 60'000; // Linux doubles them
    }
    QVERIFY(isFound);
}

void tst_QtLocalSocket::hasNoTlsUnlessMadeForIt()
{
    open();
    m_client->call([](Stream &s) { s.startTls({}, "a.example"); });
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Local);
}

void tst_QtLocalSocket::hasUnread_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : { "data", "end", "nothing" })
        QTest::newRow(how) << QByteArray(how);
}

void tst_QtLocalSocket::hasUnread()
{
    QFETCH(const QByteArray, how);
    open();
    m_client->reads = false;
    if (how == "data")
        m_peer.send("x");
    else if (how == "end")
        m_peer.close();
    QCOMPARE(m_client->call([](Stream &s) { return s.hasUnread(); }), how != "nothing");
}

void tst_QtLocalSocket::fails_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRemote");
    QTest::newRow("none") << "none"_ba << u"it does not exist"_s << true;
    QTest::newRow("no listener") << "silent"_ba << u"nobody listens there"_s << true;
    QTest::newRow("a file") << "file"_ba << u"nobody listens there"_s << true;
    QTest::newRow("datagrams") << "datagrams"_ba << u"it is not a stream socket"_s << true;
    QTest::newRow("no permission") << "denied"_ba << u"Permission denied"_s << true;
    QTest::newRow("path too long") << "long"_ba << u"that of a socket at most 107"_s << false;
    QTest::newRow("NUL in the path") << "nul"_ba << u"NUL byte"_s << false;
}

void tst_QtLocalSocket::fails()
{
    QFETCH(const QByteArray, what);
    QFETCH(const QString, text);
    QFETCH(const bool, isRemote);
    QString name = path();
    if (what == "silent") {
        m_server = std::make_unique<PathServer>(name, -1);
    } else if (what == "file") {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else if (what == "datagrams") {
        m_server = std::make_unique<PathServer>(name, 0, SOCK_DGRAM);
    } else if (what == "denied") {
        m_server = std::make_unique<PathServer>(name);
        QCOMPARE(::chmod(QFile::encodeName(name).constData(), 0), 0);
    } else if (what == "long") {
        name += QString(200, u'x');
    } else if (what == "nul") {
        name += QChar(u'\0');
    }
    {
        std::optional<Unprivileged> unprivileged;
        if (what == "denied")
            unprivileged.emplace();
        begin(name);
        QTRY_COMPARE(m_client->count("failed"), 1);
    }
    QCOMPARE(m_client->events.size(), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Connect);
    QCOMPARE(m_client->error.phase(), Error::Phase::Connect);
    QCOMPARE(m_client->error.party(), isRemote ? Error::Party::Remote : Error::Party::Local);
    QVERIFY2(m_client->error.message().contains(text), qPrintable(m_client->error.message()));
}

// The kernel says "try again" then, and does not tell when.
void tst_QtLocalSocket::waitsForAPlaceInTheQueue()
{
    m_server = std::make_unique<PathServer>(path(), 0);
    StreamRecorder first;
    first.begin([&](StreamListener *listener) {
        return m_backend->connectLocal(path(), false, {}, listener);
    });
    QTRY_COMPARE(first.count("connected"), 1); // nobody has accepted it
    begin(path());
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(m_client->events, QStringList());
    LocalConnection one = m_server->accept();
    QTRY_COMPARE(m_client->events, QStringList { u"connected"_s });
    m_peer = m_server->accept();
    m_client->write("x");
    QCOMPARE(m_peer.receive(1), "x"_ba);
}

void tst_QtLocalSocket::destroyedWhileConnecting_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::newRow("at once") << false;
    QTest::newRow("waiting for a place") << true;
}

void tst_QtLocalSocket::destroyedWhileConnecting()
{
    QFETCH(const bool, isFull);
    m_server = std::make_unique<PathServer>(path(), 0);
    StreamRecorder first;
    if (isFull) {
        first.begin([&](StreamListener *listener) {
            return m_backend->connectLocal(path(), false, {}, listener);
        });
        QTRY_COMPARE(first.count("connected"), 1);
    }
    begin(path());
    if (isFull)
        QCoreApplication::processEvents();
    m_client->stream.reset();
    if (isFull) {
        LocalConnection one = m_server->accept();
        // Longer than it waits before it tries again
        bool isOver = false;
        QTimer::singleShot(20, this, [&] { isOver = true; });
        QTRY_VERIFY(isOver);
    }
    QCoreApplication::processEvents();
    QVERIFY(m_client->events.isEmpty());
}

void tst_QtLocalSocket::destroyedInEveryCall_data()
{
    QTest::addColumn<QString>("event");
    QTest::newRow("connected") << u"connected"_s;
    QTest::newRow("readable") << u"readable"_s;
    QTest::newRow("written") << u"written"_s;
    QTest::newRow("failed") << u"failed"_s;
    QTest::newRow("failed to write") << u"failed to write"_s;
}

void tst_QtLocalSocket::destroyedInEveryCall()
{
    QFETCH(const QString, event);
    m_client->destroyOn = event.startsWith(u"failed") ? u"failed"_s : event;
    m_client->reads = false;
    if (event != u"failed")
        m_server = std::make_unique<PathServer>(path());
    begin(path());
    if (event == u"readable") {
        QTRY_COMPARE(m_client->count("connected"), 1);
        m_peer = m_server->accept();
        m_peer.send("x");
    } else if (event == u"written" || event == u"failed to write") {
        QTRY_COMPARE(m_client->count("connected"), 1);
        m_peer = m_server->accept();
        if (event == u"written") {
            m_client->write(pattern(4 * 1024 * 1024));
            QTRY_VERIFY((m_peer.receiveSome(), !m_client->stream));
        } else {
            m_peer.close();
            m_client->write("x");
        }
    }
    QTRY_VERIFY(!m_client->stream);
    QCOMPARE(m_client->events.last(), m_client->destroyOn);
    const qsizetype before = m_client->events.size();
    QCoreApplication::processEvents();
    QCOMPARE(m_client->events.size(), before);
}

namespace {

// Plays a TLS server's part on one connection to a local socket.
class TlsPathServer
{
public:
    TlsPathServer(const QString &path, const TestCertificates::Identity &identity)
        : m_server(path)
        , m_identity(identity)
    {}

    void accept()
    {
        const int descriptor = m_server.accept().release();
        QSslConfiguration configuration = peer.sslConfiguration();
        configuration.setLocalCertificate(m_identity.certificate);
        configuration.setPrivateKey(m_identity.key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        peer.setSocketDescriptor(descriptor);
        peer.setSslConfiguration(configuration);
        peer.startServerEncryption();
    }

    QSslSocket peer;

private:
    PathServer m_server;
    TestCertificates::Identity m_identity;
};

} // namespace

// TLS is the same over it, and the name is that of the URL.
void tst_QtLocalSocket::secures()
{
    TestCertificates certificates;
    TlsPathServer server(path(), certificates.issue(u"x"_s, u"DNS:a.example"_s));
    TlsOptions tls;
    tls.setCaCertificates(certificates.authorityPem(), TlsOptions::Authorities::OnlyExtra);
    m_client->hook = [&](const QString &event) {
        if (event == u"connected")
            m_client->call([&](Stream &s) { s.startTls(tls, "a.example"); });
    };
    begin(path(), true);
    QTRY_COMPARE(m_client->count("connected"), 1);
    server.accept();
    QTRY_COMPARE(m_client->count("secured"), 1);
    QTRY_VERIFY(server.peer.isEncrypted());
    m_client->write("ping");
    QTRY_COMPARE(server.peer.bytesAvailable(), 4);
    QCOMPARE(server.peer.readAll(), "ping"_ba);
    server.peer.write("pong");
    QTRY_COMPARE(m_client->data, "pong"_ba);
    server.peer.disconnectFromHost();
    QTRY_VERIFY(m_client->hasEnded);
    QCOMPARE(m_client->end, StreamEnd::Clean);
}

void tst_QtLocalSocket::securesNobodyElse()
{
    TestCertificates certificates;
    TlsPathServer server(path(), certificates.issue(u"x"_s, u"DNS:b.example"_s));
    TlsOptions tls;
    tls.setCaCertificates(certificates.authorityPem(), TlsOptions::Authorities::OnlyExtra);
    m_client->hook = [&](const QString &event) {
        if (event == u"connected")
            m_client->call([&](Stream &s) { s.startTls(tls, "a.example"); });
    };
    begin(path(), true);
    QTRY_COMPARE(m_client->count("connected"), 1);
    server.accept();
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
}

QTEST_GUILESS_MAIN(tst_QtLocalSocket)
#include "tst_qtlocalsocket.moc"
