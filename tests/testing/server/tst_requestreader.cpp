// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/requestreader_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_RequestReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRequests_data();
    void readsRequests();
    void keepsOnlyShortBodies();
};

void tst_RequestReader::readsRequests_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArrayList>("bodies");
    const QByteArray get = "GET /a?b HTTP/1.1\r\nHost: h\r\n\r\n";
    const QByteArray post = "POST / HTTP/1.1\r\ncontent-length: 3\r\n\r\nabc";
    const QByteArray chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "3\r\nabc\r\n0a;x=y\r\n0123456789\r\n0\r\nT: v\r\n\r\n";
    QTest::newRow("no body") << get << QByteArrayList { "" };
    QTest::newRow("length") << post << QByteArrayList { "abc" };
    QTest::newRow("chunked") << chunked << QByteArrayList { "abc0123456789" };
    QTest::newRow("one after another")
            << get + chunked + post + get << QByteArrayList { "", "abc0123456789", "abc", "" };
    QTest::newRow("unfinished") << get + post.chopped(1) << QByteArrayList { "" };
    QTest::newRow("broken") << QByteArray("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\nabc" + get)
                            << QByteArrayList {};
    QTest::newRow("broken chunk") << QByteArray(
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n")
                                  << QByteArrayList {};
}

void tst_RequestReader::readsRequests()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArrayList, bodies);
    for (qsizetype step : { input.size(), qsizetype(1) }) {
        RequestReader reader;
        QByteArrayList seen;
        for (qsizetype i = 0; i < input.size(); i += step) {
            reader.feed(input.mid(i, step));
            RequestReader::Step read;
            while ((read = reader.next()) != RequestReader::Step::NeedsMore) {
                if (read == RequestReader::Step::Head)
                    continue;
                seen += reader.request().body();
                QCOMPARE(reader.request().number(), seen.size());
                QCOMPARE(reader.request().bodySize(), seen.last().size());
                QCOMPARE(reader.request().bodySha1(),
                         QCryptographicHash::hash(seen.last(), QCryptographicHash::Sha1));
            }
        }
        QCOMPARE(seen, bodies);
        QCOMPARE(reader.hasFailed(), QByteArray(QTest::currentDataTag()).startsWith("broken"));
    }

    const ServerRequest request("PUT /p HTTP/1.1\r\nA: 1\r\nEmpty:\r\na:2 \r\n\r\n");
    QCOMPARE(request.method(), QByteArray("PUT"));
    QCOMPARE(request.target(), QByteArray("/p"));
    QCOMPARE(request.header("A"), QByteArray("1, 2"));
    QCOMPARE(request.headerCount("a"), 2);
    QVERIFY(!request.header("empty").isNull());
    QVERIFY(request.header("HTTP").isNull());
}

void tst_RequestReader::keepsOnlyShortBodies()
{
    const QByteArray body(ServerRequest::MaximumKeptBody + 1, 'x');
    RequestReader reader;
    reader.feed("PUT / HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size())
                + "\r\n\r\n");
    reader.feed(body);
    QCOMPARE(reader.next(), RequestReader::Step::Head);
    QCOMPARE(reader.next(), RequestReader::Step::Request);
    QVERIFY(reader.request().body().isEmpty());
    QCOMPARE(reader.request().bodySize(), body.size());
    QCOMPARE(reader.request().bodySha1(), QCryptographicHash::hash(body, QCryptographicHash::Sha1));
}

QTEST_APPLESS_MAIN(tst_RequestReader)
#include "tst_requestreader.moc"
