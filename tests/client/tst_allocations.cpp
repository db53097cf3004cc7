// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockbackend.h"
#include "support/allocations.h"
#include "support/eventloop.h"

#include <HttpQ/asyncclient.h>

#include <QtCore/qcoreapplication.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>

using namespace HttpQ;
using namespace HttpQTest;

namespace {

//! A server in a thread of its own, whose allocations are not counted. It answers each request with
//! the same bytes, and a body as long as the path says ("/1000").
class ServerThread
{
public:
    ServerThread()
        : m_thread([this] { run(); })
    {
        m_ready.wait();
    }
    ~ServerThread()
    {
        m_isOver = true;
        m_thread.join();
    }
    QUrl url(qint64 bodySize) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(bodySize));
    }

private:
    void run()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_ready.count_down();
        while (!m_isOver) {
            if (server.waitForNewConnection(10))
                serve(*server.nextPendingConnection());
        }
    }
    void serve(QTcpSocket &socket)
    {
        const QByteArray piece(64 * 1024, 'x');
        QByteArray request;
        while (!m_isOver && socket.state() == QAbstractSocket::ConnectedState) {
            if (!socket.waitForReadyRead(10))
                continue;
            request += socket.readAll();
            if (!request.contains("\r\n\r\n"))
                continue;
            qint64 left = request.mid(5, request.indexOf(' ', 5) - 5).toLongLong();
            request.clear();
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                         + QByteArray::number(left) + "\r\n\r\n");
            while (left > 0) {
                left -= socket.write(piece.constData(), qMin(left, qint64(piece.size())));
                while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten()) {}
            }
            socket.flush();
        }
    }

    std::latch m_ready { 1 };
    std::atomic<bool> m_isOver = false;
    quint16 m_port = 0;
    std::thread m_thread;
};

class Counts
{
public:
    qint64 chunks = 0;
    qint64 bytes = 0;
    qint64 warmUp = 0; //!< allocations for the first chunks
    qint64 later = 0;
    bool isDone = false;
};

//! Reads the body of \a url to its end, and counts what chunks cost once \a warmUp of them came.
QCoro::Task<> download(AsyncClient *client, QUrl url, qint64 warmUp, Counts *counts)
{
    const Response response = co_await client->get(url).stream();
    Allocations allocations;
    while (const std::optional<QByteArray> chunk = co_await response.nextChunk()) {
        counts->bytes += chunk->size();
        if (++counts->chunks == warmUp) {
            counts->warmUp = allocations.count();
            allocations.restart();
        }
        counts->later = allocations.count();
    }
    counts->isDone = true;
}

//! Gets \a url \a times times, one after the other, and counts each by itself.
QCoro::Task<> getRepeatedly(AsyncClient *client, QUrl url, int times, QList<qint64> *counts)
{
    counts->reserve(times);
    for (int i = 0; i < times; ++i) {
        const Allocations allocations;
        {
            const Response response = co_await client->get(url);
        }
        counts->append(allocations.count());
    }
}

} // namespace

class tst_Allocations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void streamedChunk_data();
    void streamedChunk();
    void streamedChunkOfSocket();
    void request();
};

void tst_Allocations::initTestCase()
{
    if (!Allocations::isAvailable())
        QSKIP("Sanitizers have an allocator of their own");
}

void tst_Allocations::streamedChunk_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    const QByteArray content(8 * 1024, 'x');
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1638400\r\n\r\n")
                            << content;
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                             << QByteArray("2000\r\n" + content + "\r\n");
    QTest::newRow("until the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << content;
}

// The pieces come one by one, and only what the client's wake-up costs is counted. There is no
// application object, for which the mock would post an event of Qt's each time.
void tst_Allocations::streamedChunk()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, piece);
    const auto backend = std::make_shared<MockBackend>();
    AsyncClient client(backend);
    Counts counts;
    download(&client, QUrl(QStringLiteral("http://127.0.0.1/")), 8, &counts);
    backend->run();
    MockPeer *peer = backend->peer(0);
    QVERIFY(peer);
    peer->send(head);
    backend->run();
    qint64 cost = 0;
    for (int i = 0; i < 200; ++i) {
        peer->send(piece);
        const Allocations allocations;
        backend->run();
        if (i >= 8)
            cost += allocations.count();
    }
    QCOMPARE(counts.chunks, 200);
    // The queue of the mock's loop takes a new block for every 64 of its tasks.
    QCOMPARE_LE(cost, 200 / 16);
    client.cancelAll();
    backend->run();
}

void tst_Allocations::streamedChunkOfSocket()
{
    int argc = 0;
    const QCoreApplication application(argc, nullptr);
    const ServerThread server;
    AsyncClient client;
    Counts counts;
    constexpr qint64 Size = qint64(64) * 1024 * 1024;
    download(&client, server.url(Size), 16, &counts);
    QVERIFY(spinUntil([&] { return counts.isDone; }));
    QCOMPARE(counts.bytes, Size);
    QCOMPARE_GT(counts.chunks, 200);
    qInfo("%lld chunks, %lld allocations for the first 16, %lld for the others", counts.chunks,
          counts.warmUp, counts.later);
    QCOMPARE(counts.later, 0);
}

void tst_Allocations::request()
{
    int argc = 0;
    const QCoreApplication application(argc, nullptr);
    const ServerThread server;
    AsyncClient client;
    QList<qint64> counts;
    constexpr int Times = 200;
    getRepeatedly(&client, server.url(100), Times, &counts);
    QVERIFY(spinUntil([&] { return counts.size() == Times; }));
    std::sort(counts.begin(), counts.end());
    qInfo("Allocations for each request: %lld at least, %lld in the middle, %lld at most",
          counts.first(), counts[Times / 2], counts.last());
    // 1. what the request says (Request), 2. the frame of the coroutine that is the flow, 3. the
    // response's list of fields, 4. their text, 5. the content, 6. what a Response points to. The
    // operation's memory is used again, but not in debug builds (see Recycled).
#ifdef QT_NO_DEBUG
    constexpr qint64 Expected = 6;
#else
    constexpr qint64 Expected = 7;
#endif
    QCOMPARE_LE(counts[Times / 2], Expected);
}

QTEST_APPLESS_MAIN(tst_Allocations)
#include "tst_allocations.moc"
