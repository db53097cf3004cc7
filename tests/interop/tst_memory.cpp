// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/peakmemory.h"
#include "interop/requestoutcome.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"

#include <QtCore/qtemporaryfile.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>

#include <memory>
#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

#ifdef HTTPQTEST_SANITIZED
static const qint64 PlainSize = 48 * 1024 * 1024;
#else
static const qint64 PlainSize = qint64(1024) * 1024 * 1024;
#endif
// Encryption is what takes the time then.
static const qint64 TlsSize = PlainSize / 4;
static const qint64 PieceSize = 64 * 1024;
static const qint64 MaximumGrowth = 8 * 1024 * 1024;
// How many times a slow reader pauses, and for how long: the server would send far more meanwhile
// than may be held.
static const int Pauses = 8;
static const std::chrono::milliseconds PauseTime = 30ms;
static const std::chrono::seconds TransferPatience(120);

//! A device that gives as many bytes as asked for and knows no size beforehand.
class SequentialZeros : public QIODevice
{
public:
    explicit SequentialZeros(qint64 size)
        : m_left(size)
    {
        open(ReadOnly | Unbuffered);
    }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_left + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (m_left == 0)
            return -1;
        const qint64 count = qMin(maximum, m_left);
        memset(data, 0, static_cast<size_t>(count));
        m_left -= count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_left;
};

static QCoro::AsyncGenerator<QByteArray> zeros(qint64 size)
{
    for (qint64 done = 0; done < size; done += PieceSize)
        co_yield QByteArray(qsizetype(qMin(PieceSize, size - done)), '\0');
}

static QCoro::Task<qint64> countBytes(RequestBuilder request, qint64 pauseEvery)
{
    const Response response = co_await request;
    response.raiseForStatus();
    qint64 count = 0;
    qint64 nextPause = pauseEvery;
    for (;;) {
        const std::optional<QByteArray> chunk = co_await response.nextChunk();
        if (!chunk)
            co_return count;
        count += chunk->size();
        if (pauseEvery > 0 && count >= nextPause) {
            nextPause += pauseEvery;
            co_await QCoro::sleepFor(PauseTime);
        }
    }
}

//! Bodies of any size pass through a bounded memory. The server is another process.
class tst_Memory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();

    void downloadByChunks_data() { addPaces(); }
    void downloadByChunks();
    void downloadBySignals_data() { addPaces(); }
    void downloadBySignals();
    void uploadFromGenerator();
    void uploadFromDevice();

private:
    static void addPaces();
    static bool isTls()
    {
        QFETCH_GLOBAL(const bool, tls);
        return tls;
    }
    static qint64 size() { return isTls() ? TlsSize : PlainSize; }
    QUrl url(const QString &path) const
    {
        return isTls() ? m_nginx->tlsUrl(path) : m_nginx->url(path);
    }
    qint64 downloadBySignals(const QUrl &url, qint64 pauseEvery);
    void upload(RequestBuilder request);

    QTemporaryFile m_hugeFile;
    std::unique_ptr<NginxServer> m_nginx;
    std::unique_ptr<AsyncClient> m_client;
};

// Verifies that the peak is bounded where it is known.
#define VERIFY_GROWTH(peak) \
    do { \
        const qint64 growth = (peak).growth(); \
        if ((peak).isKnown()) \
            QVERIFY2(growth <= MaximumGrowth, QByteArray::number(growth).constData()); \
    } while (false)

void tst_Memory::initTestCase_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void tst_Memory::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    if (m_nginx)
        return;
    // Without blocks on the disk.
    QVERIFY(m_hugeFile.open());
    QVERIFY(m_hugeFile.resize(PlainSize));
    const QByteArray file = m_hugeFile.fileName().toUtf8();
    NginxServer::Options options;
    options.largeSize = 1024 * 1024;
    options.moreLocations = "location = /huge { alias " + file + "; }\n";
    m_nginx = std::make_unique<NginxServer>(options);
}

void tst_Memory::init()
{
    m_client = std::make_unique<AsyncClient>(testBackend());
    m_client->setTlsOptions(testTlsOptions());
    // What is allocated once and kept is no growth.
    QCOMPARE(waitFor(countBytes(m_client->get(url(u"/large"_s)).stream(), 0), Patience),
             1024 * 1024);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->post(url(u"/post"_s)).body(zeros(PieceSize))), 200);
}

void tst_Memory::addPaces()
{
    QTest::addColumn<bool>("slow");
    QTest::newRow("fast") << false;
    QTest::newRow("with pauses") << true;
}

void tst_Memory::downloadByChunks()
{
    QFETCH(const bool, slow);
    const PeakMemory peak;
    RequestBuilder request = m_client->get(url(u"/huge"_s)).stream();
    const QByteArray range = "bytes=0-" + QByteArray::number(size() - 1);
    request.header("Range", range);
    QCOMPARE(waitFor(countBytes(std::move(request), slow ? size() / Pauses : 0), TransferPatience),
             size());
    VERIFY_GROWTH(peak);
}

qint64 tst_Memory::downloadBySignals(const QUrl &url, qint64 pauseEvery)
{
    RequestBuilder request = m_client->get(url);
    request.header("Range", "bytes=0-" + QByteArray::number(size() - 1));
    const std::unique_ptr<PendingResponse> pending(request.start(nullptr));
    qint64 count = 0;
    qint64 nextPause = pauseEvery;
    connect(pending.get(), &PendingResponse::chunkReceived, this, [&](const QByteArray &chunk) {
        count += chunk.size();
        if (pauseEvery > 0 && count >= nextPause) {
            nextPause += pauseEvery;
            pending->pause();
            QTimer::singleShot(PauseTime, pending.get(), &PendingResponse::resume);
        }
    });
    if (!spinUntil([&] { return pending->isFinished(); }, 120'000) || pending->error())
        qWarning() << pending->error();
    return count;
}

void tst_Memory::downloadBySignals()
{
    QFETCH(const bool, slow);
    const PeakMemory peak;
    QCOMPARE(downloadBySignals(url(u"/huge"_s), slow ? size() / Pauses : 0), size());
    VERIFY_GROWTH(peak);
}

void tst_Memory::upload(RequestBuilder request)
{
    const PeakMemory peak;
    const Result<Response> result = waitFor(request.result(), TransferPatience);
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), QByteArray::number(size()));
    VERIFY_GROWTH(peak);
}

void tst_Memory::uploadFromGenerator()
{
    upload(m_client->post(url(u"/post"_s)).body(zeros(size())));
}

void tst_Memory::uploadFromDevice()
{
    SequentialZeros device(size());
    upload(m_client->post(url(u"/post"_s)).body(&device));
}

QTEST_GUILESS_MAIN(tst_Memory)
#include "tst_memory.moc"
