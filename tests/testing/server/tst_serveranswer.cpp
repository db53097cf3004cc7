// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <HttpQ/serveranswer.h>

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_ServerAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framing_data();
    void framing();
    void callsChangeNothing();
};

void tst_ServerAnswer::framing_data()
{
    QTest::addColumn<ServerAnswer>("answer");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("bytes");
    const auto with = [](const char *name, const char *value) {
        Headers headers;
        headers.append(name, value);
        return Response(200, headers, "content");
    };
    const Response plain(200, {}, "content");
    const auto row = [](const char *name, const ServerAnswer &answer, const QByteArray &bytes,
                        const QByteArray &method = "GET") {
        QTest::newRow(name) << answer << method << bytes;
    };
    row("nothing", ServerAnswer(), "");
    row("bytes", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\n");
    row("bytes have no chunks", ServerAnswer("abc").badChunk(), "abc");
    row("length", plain, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ncontent");
    row("HEAD", plain, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", "HEAD");
    row("204", Response(204), "HTTP/1.1 204 No Content\r\n\r\n");
    row("304", Response(304, {}, "content"), "HTTP/1.1 304 Not Modified\r\n\r\n");
    row("own length", with("Content-Length", "9"),
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncontent");
    row("own coding", with("Transfer-Encoding", "chunked"),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ncontent");
    row("field", with("A", "b"), "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 7\r\n\r\ncontent");
    const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("chunks", ServerAnswer(plain).chunked(4), head + "4\r\ncont\r\n3\r\nent\r\n0\r\n\r\n");
    row("one chunk", ServerAnswer(plain).chunked(100), head + "7\r\ncontent\r\n0\r\n\r\n");
    row("first chunk is bad", ServerAnswer(plain).badChunk(),
        head + "none\r\ncontent\r\n0\r\n\r\n");
    row("second chunk is bad", ServerAnswer(plain).chunked(4).badChunk(1),
        head + "4\r\ncont\r\nnone\r\nent\r\n0\r\n\r\n");
    row("last chunk is bad", ServerAnswer(plain).chunked(4).badChunk(2),
        head + "4\r\ncont\r\n3\r\nent\r\nnone\r\n\r\n");
    row("faults are not of the bytes", ServerAnswer("abc").cut(1).dribble().delay({}), "abc");
}

void tst_ServerAnswer::framing()
{
    QFETCH(const ServerAnswer, answer);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(answer.toBytes(method), bytes);
}

void tst_ServerAnswer::callsChangeNothing()
{
    const ServerAnswer answer = Response(200, {}, "content");
    const QByteArray before = answer.toBytes();
    QVERIFY(answer.chunked(1).toBytes() != before);
    QCOMPARE(answer.toBytes(), before);
}

QTEST_APPLESS_MAIN(tst_ServerAnswer)
#include "tst_serveranswer.moc"
