// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/allocationcounter.h"
#include "protocol/http1/requestencoder.h"
#include "protocol/http1/responseparser.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQ::Test;
using Http1::ResponseParser;

namespace {

// Keeps heads while they are counted, as an exchange does, and lets content pass.
class Passer final : public ExchangeSink
{
public:
    void onInformational(ResponseHead &&) override {}
    void onHead(ResponseHead &&given) override { head = std::move(given); }
    qsizetype onBody(QByteArrayView data) override
    {
        content += data.size();
        return data.size();
    }
    void onTrailers(Headers &&) override {}
    void onEnd() override {}
    void onError(const Error &) override { failed = true; }

    ResponseHead head;
    qint64 content = 0;
    bool failed = false;
};

QByteArray headOf(int fields)
{
    QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
    for (int i = 1; i < fields; ++i)
        head += "X-Name-" + QByteArray::number(i) + ": some value\r\n";
    return head + "\r\n";
}

} // namespace

class tst_Allocations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void countsAtAll();
    void ofAHead_data();
    void ofAHead();
    void ofChunks();
    void ofARequest();
};

void tst_Allocations::initTestCase()
{
    if (!canCountAllocations())
        QSKIP("Allocations cannot be counted in this build");
}

void tst_Allocations::countsAtAll()
{
    const qint64 before = allocationCount();
    const QByteArray one(100, 'x');
    const auto two = std::make_unique<int>(1);
    QCOMPARE(allocationCount() - before, 2);
}

void tst_Allocations::ofAHead_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("expected");
    // The Headers and their block; beyond twelve fields the table of entries grows by doubling.
    for (const int step : { 100000, 64, 1 }) {
        QTest::addRow("1 field, %d bytes at a time", step) << headOf(1) << step << 2;
        QTest::addRow("12 fields, %d bytes at a time", step) << headOf(12) << step << 2;
        QTest::addRow("24 fields, %d bytes at a time", step) << headOf(24) << step << 3;
        QTest::addRow("190 fields, %d bytes at a time", step) << headOf(190) << step << 6;
        QTest::addRow("no field, %d bytes at a time", step)
                << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << step << 0;
        QTest::addRow("own reason, %d bytes at a time", step)
                << QByteArray("HTTP/1.1 204 As you like\r\n\r\n") << step << 1;
    }
}

void tst_Allocations::ofAHead()
{
    QFETCH(QByteArray, input);
    QFETCH(int, step);
    QFETCH(int, expected);
    ResponseParser parser { Limits() };
    Passer passer;
    const auto read = [&] {
        parser.begin("GET", &passer);
        for (qsizetype from = 0; from < input.size(); from += step)
            parser.feed(
                    QByteArrayView(input).sliced(from, qMin<qsizetype>(step, input.size() - from)));
    };
    // The buffer for a head that comes in pieces is made once.
    if (input.size() < 4096)
        read();
    const qint64 before = allocationCount();
    read();
    qint64 count = allocationCount() - before;
    QVERIFY(parser.isKeepAlive());
    if (input.size() >= 4096 && step < input.size()) {
        // A large one is not kept: it grew by doubling.
        QVERIFY2(count <= expected + 4, QByteArray::number(count).constData());
        count = qMin<qint64>(count, expected);
    }
    QCOMPARE(count, expected);
}

void tst_Allocations::ofChunks()
{
    ResponseParser parser { Limits() };
    Passer passer;
    parser.begin("GET", &passer);
    parser.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunks = QByteArray("5;a=b\r\nhello\r\n1\r\n!\r\n").repeated(1000);
    const qint64 before = allocationCount();
    QCOMPARE(parser.feed(chunks), chunks.size());
    for (const char c : chunks)
        parser.feed(QByteArrayView(&c, 1));
    parser.feed("0\r\n\r\n");
    QCOMPARE(allocationCount() - before, 0);
    QCOMPARE(passer.content, 12000);
    QVERIFY(parser.isKeepAlive());
}

void tst_Allocations::ofARequest()
{
    Http1::RequestHead head;
    head.method = "POST";
    head.target = "/items?a=b";
    head.authority = "example.com:8080";
    head.framing = Http1::RequestFraming::Length;
    head.contentLength = 1234567;
    head.headers.append("Accept", "*/*");
    head.headers.append("Content-Type", "application/json");
    QByteArray out;
    out.reserve(1024);
    const qint64 before = allocationCount();
    QVERIFY(!Http1::encodeRequestHead(head, 4096, out));
    Http1::encodeChunk("hello", out);
    Http1::encodeLastChunk(out);
    QCOMPARE(allocationCount() - before, 0);
}

QTEST_APPLESS_MAIN(tst_Allocations)
#include "tst_allocations.moc"
