// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <HttpQ/awaittest.h>
#include <HttpQ/filedownload.h>

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QCoro::Task<QStringList> allLines(Response response)
{
    QStringList lines;
    QCORO_FOREACH (const QString &line, response.lines())
        lines.append(line);
    co_return lines;
}

static QCoro::Task<QList<QByteArray>> allPieces(Response response, qsizetype size)
{
    QList<QByteArray> pieces;
    QCORO_FOREACH (const QByteArray &piece, response.stream(size))
        pieces.append(piece);
    co_return pieces;
}

static QCoro::Task<QByteArray> firstChunk(Response response)
{
    const std::optional<QByteArray> chunk = co_await response.nextChunk();
    co_return chunk.value_or(QByteArray());
}

static QCoro::Task<QByteArray> otherChunks(Response response)
{
    QByteArray bytes;
    while (const std::optional<QByteArray> chunk = co_await response.nextChunk())
        bytes += *chunk;
    co_return bytes;
}

//! Bodies that come over time, in part, or not in time.
class tst_HttpBinStreaming : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void piecesOfOneSize();
    void drip();
    void dripWithStatus();
    void closedInBetween();
    void dropped();
    void tooLate_data();
    void tooLate();
    void silence();
    void inTime();
    void ranges_data();
    void ranges();
    void download();
};

void tst_HttpBinStreaming::lines_data()
{
    QTest::addColumn<int>("count");
    for (const int count : { 0, 1, 20, 100 })
        QTest::addRow("%d", count) << count;
}

void tst_HttpBinStreaming::lines()
{
    QFETCH(const int, count);
    const Response response =
            HTTPQ_AWAIT(client().get(url(u"/stream/%1"_s.arg(count))).query("a", "b").stream());
    QCOMPARE(response.status(), 200);
    const QStringList lines = HTTPQ_AWAIT(allLines(response));
    QCOMPARE(lines.size(), count);
    for (int i = 0; i < count; ++i) {
        const QJsonDocument line = QJsonDocument::fromJson(lines.at(i).toUtf8());
        QCOMPARE(line[u"id"_s].toInt(-1), i);
        QCOMPARE(line[u"args"_s], QJsonValue(QJsonObject { { u"a"_s, u"b"_s } }));
    }
    QVERIFY(response.isStreamConsumed());
    QVERIFY_THROWS_EXCEPTION(StreamConsumed, response.content());
}

void tst_HttpBinStreaming::piecesOfOneSize()
{
    const Response response = HTTPQ_AWAIT(
            client().get(url(u"/stream-bytes/100000?seed=1&chunk_size=333"_s)).stream());
    QCOMPARE(response.status(), 200);
    const QList<QByteArray> pieces = HTTPQ_AWAIT(allPieces(response, 4096));
    QCOMPARE(pieces.size(), 100'000 / 4096 + 1);
    for (const QByteArray &piece : pieces.first(pieces.size() - 1))
        QCOMPARE(piece.size(), 4096);
    QCOMPARE(pieces.last().size(), 100'000 % 4096);
    const Result<Response> whole = outcomeOf(client().get(url(u"/bytes/100000?seed=1"_s)));
    HTTPQTEST_VERIFY_STATUS(whole, 200);
    QVERIFY(pieces.join() == whole->content());
}

void tst_HttpBinStreaming::drip()
{
    const Response response =
            HTTPQ_AWAIT(client().get(url(u"/drip?numbytes=5&duration=0.25"_s)).stream());
    QCOMPARE(response.status(), 200);
    QCOMPARE(response.headers().value("Content-Length"), QByteArray("5"));
    const QByteArray first = HTTPQ_AWAIT(firstChunk(response));
    QVERIFY(first.startsWith('*'));
    QCOMPARE(first + HTTPQ_AWAIT(otherChunks(response)), QByteArray("*****"));
    QCOMPARE(response.bytesDownloaded(), 5);
}

void tst_HttpBinStreaming::dripWithStatus()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/drip?numbytes=3&duration=0&code=500"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 500);
    QCOMPARE(result->content(), QByteArray("***"));
}

void tst_HttpBinStreaming::closedInBetween()
{
    const Response response =
            HTTPQ_AWAIT(client().get(url(u"/drip?numbytes=2&duration=20"_s)).stream());
    QCOMPARE(response.status(), 200);
    QCOMPARE(HTTPQ_AWAIT(firstChunk(response)), QByteArray("*"));
    QCOMPARE(client().runningRequests(), 1);
    response.close();
    QVERIFY(response.isClosed());
    HTTPQ_AWAIT_THROWS(firstChunk(response), StreamClosed);
    QVERIFY(spinUntil([&] { return client().runningRequests() == 0; }));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinStreaming::dropped()
{
    {
        const Result<Response> result =
                outcomeOf(client().get(url(u"/drip?numbytes=200000&duration=20"_s)).stream());
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(client().runningRequests(), 1);
    }
    QVERIFY(spinUntil([&] { return client().runningRequests() == 0; }));
    // So much is not waited for: the connection is closed.
    QCOMPARE(client().poolStatistics().closed, 1);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinStreaming::tooLate_data()
{
    QTest::addColumn<bool>("isTotal");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<Error::Party>("party");
    QTest::newRow("total") << true << Error::Kind::TotalTimeout << Error::Party::Local;
    QTest::newRow("first byte") << false << Error::Kind::ReadTimeout << Error::Party::Remote;
}

void tst_HttpBinStreaming::tooLate()
{
    QFETCH(const bool, isTotal);
    QFETCH(const Error::Kind, kind);
    QFETCH(const Error::Party, party);
    RequestBuilder request = client().get(url(u"/delay/10"_s));
    if (isTotal)
        request.timeout(100ms);
    else
        request.firstByteTimeout(100ms);
    const Result<Response> result = outcomeOf(request);
    HTTPQTEST_VERIFY_ERROR(result, kind, Error::Phase::Head, party);
    QVERIFY(result.error().isTimeout());
    QVERIFY(result.error().requestMayHaveReachedServer());
    QVERIFY2(result.error().message().contains(u"100 ms"), qPrintable(result.error().message()));
    QCOMPARE(result.error().url(), url(u"/delay/10"_s));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
    QCOMPARE(client().poolStatistics().created, 2);
}

void tst_HttpBinStreaming::silence()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/drip?numbytes=2&duration=20"_s)).readTimeout(100ms));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::ReadTimeout, Error::Phase::Body,
                           Error::Party::Remote);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinStreaming::inTime()
{
    const Result<Response> result = outcomeOf(client().get(url(u"/delay/0.2"_s)).timeout(30s));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE_GE(result->elapsed(), 200ms);
    QCOMPARE_GE(result->timings().firstByte, 100ms);
    QCOMPARE_LE(result->timings().firstByte, result->elapsed());
}

void tst_HttpBinStreaming::ranges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<QByteArray>("content");
    const QByteArray letters = "abcdefghijklmnopqrstuvwxyz";
    QTest::newRow("none") << QByteArray() << 200 << QByteArray("bytes 0-51/52")
                          << letters + letters;
    QTest::newRow("first") << QByteArray("bytes=0-3") << 206 << QByteArray("bytes 0-3/52")
                           << QByteArray("abcd");
    QTest::newRow("middle") << QByteArray("bytes=24-27") << 206 << QByteArray("bytes 24-27/52")
                            << QByteArray("yzab");
    QTest::newRow("from") << QByteArray("bytes=49-") << 206 << QByteArray("bytes 49-51/52")
                          << QByteArray("xyz");
    QTest::newRow("last") << QByteArray("bytes=-2") << 206 << QByteArray("bytes 50-51/52")
                          << QByteArray("yz");
    QTest::newRow("outside") << QByteArray("bytes=60-70") << 416 << QByteArray("bytes */52")
                             << QByteArray();
}

// RFC 9110 14
void tst_HttpBinStreaming::ranges()
{
    QFETCH(const QByteArray, range);
    QFETCH(const int, status);
    QFETCH(const QByteArray, contentRange);
    QFETCH(const QByteArray, content);
    RequestBuilder request = client().get(url(u"/range/52?chunk_size=10"_s));
    if (!range.isEmpty())
        request.header("Range", QLatin1StringView(range));
    const Result<Response> result = outcomeOf(request);
    HTTPQTEST_VERIFY_STATUS(result, status);
    QCOMPARE(result->headers().value("Content-Range"), contentRange);
    QCOMPARE(result->content(), content);
}

void tst_HttpBinStreaming::download()
{
    const QTemporaryDir folder;
    const QUrl source = url(u"/range/100000?chunk_size=1000"_s);
    FileDownload download(&client(), source, folder.filePath(u"letters"_s));
    QSignalSpy finished(&download, &FileDownload::finished);
    download.start();
    QVERIFY(spinUntil([&] { return !finished.isEmpty(); }));
    QVERIFY2(!download.error(), qPrintable(download.error().toString()));
    QCOMPARE(download.bytesReceived(), 100'000);
    QFile file(download.filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Response> whole = outcomeOf(client().get(source));
    HTTPQTEST_VERIFY_STATUS(whole, 200);
    QVERIFY(file.readAll() == whole->content());
}

QTEST_GUILESS_MAIN(tst_HttpBinStreaming)
#include "tst_httpbinstreaming.moc"
