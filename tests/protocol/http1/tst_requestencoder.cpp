// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/requestencoder.h"
#include "protocol/http1/responseparser.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using Http1::RequestFraming;
using Http1::RequestHead;

using Fields = QList<std::pair<QByteArray, QByteArray>>;

class tst_RequestEncoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encodes_data();
    void encodes();
    void refuses_data();
    void refuses();
    void refusesWhatIsTooLong();
    void appends();
    void sendsParsedFieldsOn();
    void encodesChunks();
    void knowsWhoAsksToClose_data();
    void knowsWhoAsksToClose();
    void neverSplitsLines();
};

static RequestHead simple()
{
    RequestHead head;
    head.method = "GET";
    head.target = "/a?b=c";
    head.authority = "example.com";
    return head;
}

void tst_RequestEncoder::encodes_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<RequestFraming>("framing");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const Fields &fields, RequestFraming framing,
                        qint64 length, const QByteArray &expected) {
        QTest::newRow(name) << fields << framing << length
                            << "GET /a?b=c HTTP/1.1\r\n" + expected + "\r\n";
    };
    const QByteArray host = "Host: example.com\r\n";
    row("nothing", {}, RequestFraming::None, 0, host);
    row("fields", { { "Accept", "*/*" }, { "x-y", "" } }, RequestFraming::None, 0,
        host + "Accept: */*\r\nx-y: \r\n");
    row("length", { { "A", "b" } }, RequestFraming::Length, 1234567890123,
        host + "A: b\r\nContent-Length: 1234567890123\r\n");
    row("length of none", {}, RequestFraming::Length, 0, host + "Content-Length: 0\r\n");
    row("chunks", { { "A", "b" } }, RequestFraming::Chunked, -1,
        host + "A: b\r\nTransfer-Encoding: chunked\r\n");
    row("own host", { { "A", "b" }, { "host", "other:81" }, { "C", "d" } }, RequestFraming::None, 0,
        "Host: other:81\r\nA: b\r\nC: d\r\n");
    row("own length", { { "content-length", "5" }, { "A", "b" } }, RequestFraming::Length, 5,
        host + "A: b\r\nContent-Length: 5\r\n");
    row("own length of none", { { "Content-Length", "0" } }, RequestFraming::None, 0,
        host + "Content-Length: 0\r\n");
    row("close", { { "Connection", "Close" } }, RequestFraming::None, 0,
        host + "Connection: Close\r\n");
    row("keep-alive", { { "Connection", "keep-alive" }, { "Keep-Alive", "timeout=5" } },
        RequestFraming::None, 0, host + "Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n");
    row("TE", { { "TE", "trailers" } }, RequestFraming::None, 0,
        host + "TE: trailers\r\nConnection: TE\r\n");
    row("names as long as special ones",
        { { "tx", "a" },
          { "hosx", "a" },
          { "upgradx", "a" },
          { "connectiox", "a" },
          { "content-lengtx", "a" },
          { "transfer-encodinx", "a" } },
        RequestFraming::None, 0,
        host
                + "tx: a\r\nhosx: a\r\nupgradx: a\r\nconnectiox: a\r\ncontent-lengtx: a\r\n"
                  "transfer-encodinx: a\r\n");
}

void tst_RequestEncoder::encodes()
{
    QFETCH(Fields, fields);
    QFETCH(RequestFraming, framing);
    QFETCH(qint64, length);
    QFETCH(QByteArray, expected);
    RequestHead head = simple();
    for (const auto &[name, value] : fields)
        QVERIFY(head.headers.append(name, value));
    head.framing = framing;
    head.contentLength = length;
    QByteArray out;
    const Error error = Http1::encodeRequestHead(head, 4096, out);
    QVERIFY2(!error, qPrintable(error.message()));
    QCOMPARE(out, expected);
}

void tst_RequestEncoder::refuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<RequestFraming>("framing");
    QTest::addColumn<QString>("text");
    for (const QByteArray &bad :
         { QByteArray(), QByteArray("GE T"), QByteArray("GET\r\n"), QByteArray("G\0T", 3),
           QByteArray("G\xe4T"), QByteArray("G:") }) {
        QTest::addRow("%s %s", "method", bad.toHex().constData())
                << bad << QByteArray("/") << QByteArray("a") << Fields() << RequestFraming::None
                << u"method is not a token"_s;
    }
    for (const QByteArray &bad : { QByteArray(), QByteArray("/a b"), QByteArray("/\r\nX: y"),
                                   QByteArray("/\n"), QByteArray("/\t"), QByteArray("/\0", 2),
                                   QByteArray("/\x7f"), QByteArray("/\xc3\xa4") }) {
        QTest::addRow("%s %s", "target", bad.toHex().constData())
                << QByteArray("GET") << bad << QByteArray("a") << Fields() << RequestFraming::None
                << (bad.isEmpty() ? u"has no target"_s : u"target holds byte 0x"_s);
    }
    for (const QByteArray &bad :
         { QByteArray(), QByteArray("a b"), QByteArray("a\r\nX: y"), QByteArray("a\0", 2),
           QByteArray("a/b"), QByteArray("u@a"), QByteArray("a?b"), QByteArray("a#b"),
           QByteArray("a\\b"), QByteArray("\xc3\xa4") }) {
        const QString text = bad.isEmpty() ? u"has no host"_s : u"host holds byte 0x"_s;
        QTest::addRow("%s %s", "authority", bad.toHex().constData())
                << QByteArray("GET") << QByteArray("/") << bad << Fields() << RequestFraming::None
                << text;
        if (!bad.contains('\r') && !bad.contains('\0')) {
            QTest::addRow("%s %s", "own host", bad.toHex().constData())
                    << QByteArray("GET") << QByteArray("/") << QByteArray("a")
                    << Fields { { "Host", bad } } << RequestFraming::None << text;
        }
    }
    const auto row = [](const char *name, const Fields &fields, RequestFraming framing,
                        const QString &text) {
        QTest::newRow(name) << QByteArray("GET") << QByteArray("/") << QByteArray("a") << fields
                            << framing << text;
    };
    row("two hosts", { { "Host", "a" }, { "host", "a" } }, RequestFraming::None,
        u"more than one Host"_s);
    row("other length", { { "Content-Length", "6" } }, RequestFraming::Length,
        u"not the length of its content, which is 5"_s);
    row("length with sign", { { "Content-Length", "+5" } }, RequestFraming::Length,
        u"not the length"_s);
    row("length in other digits", { { "Content-Length", "05" } }, RequestFraming::Length,
        u"not the length"_s);
    row("length twice", { { "Content-Length", "5" }, { "content-length", "5" } },
        RequestFraming::Length, u"more than one Content-Length"_s);
    row("length of no content", { { "Content-Length", "5" } }, RequestFraming::None,
        u"which is 0"_s);
    row("length of chunks", { { "CONTENT-LENGTH", "5" } }, RequestFraming::Chunked,
        u"length of its content is not known"_s);
    for (const RequestFraming framing : { RequestFraming::None, RequestFraming::Chunked }) {
        row(framing == RequestFraming::None ? "transfer coding" : "transfer coding of chunks",
            { { "transfer-ENCODING", "chunked" } }, framing, u"Transfer-Encoding is set by"_s);
    }
    row("Connection: upgrade", { { "Connection", "upgrade" } }, RequestFraming::None,
        u"The field Connection can only be"_s);
    row("Connection naming a field", { { "Connection", "close, Content-Length" } },
        RequestFraming::None, u"The field Connection can only be"_s);
    row("two Connections", { { "Connection", "close" }, { "Connection", "keep-alive" } },
        RequestFraming::None, u"The field Connection can only be"_s);
    row("Upgrade", { { "Upgrade", "h2c" } }, RequestFraming::None, u"Upgrade is set by"_s);
    row("TE: gzip", { { "TE", "gzip" } }, RequestFraming::None, u"The field TE can only be"_s);
}

void tst_RequestEncoder::refuses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, authority);
    QFETCH(Fields, fields);
    QFETCH(RequestFraming, framing);
    QFETCH(QString, text);
    RequestHead head;
    head.method = method;
    head.target = target;
    head.authority = authority;
    head.framing = framing;
    head.contentLength = 5;
    for (const auto &[name, value] : fields)
        QVERIFY(head.headers.append(name, value));
    QByteArray out = "before";
    const Error error = Http1::encodeRequestHead(head, 4096, out);
    QVERIFY2(error.message().contains(text), qPrintable(error.message()));
    QCOMPARE(error.kind(), Error::Kind::LocalProtocol);
    QCOMPARE(error.phase(), Error::Phase::Send);
    QCOMPARE(error.party(), Error::Party::Local);
    QCOMPARE(out, "before");
}

void tst_RequestEncoder::refusesWhatIsTooLong()
{
    RequestHead head = simple();
    QByteArray out;
    QVERIFY(!Http1::encodeRequestHead(head, 4096, out));
    const qsizetype size = out.size();
    out = "before";
    QVERIFY(!Http1::encodeRequestHead(head, size, out));
    QCOMPARE(out.size(), size + 6);
    out = "before";
    const Error error = Http1::encodeRequestHead(head, size - 1, out);
    QCOMPARE(error.kind(), Error::Kind::LimitExceeded);
    QCOMPARE(error.phase(), Error::Phase::Send);
    QCOMPARE(error.limitName(), u"requestHeadBytes"_s);
    QCOMPARE(error.limitSeen(), size);
    QCOMPARE(out, "before");
}

void tst_RequestEncoder::appends()
{
    QByteArray out = "before";
    QVERIFY(!Http1::encodeRequestHead(simple(), 4096, out));
    QCOMPARE(out, "beforeGET /a?b=c HTTP/1.1\r\nHost: example.com\r\n\r\n");
}

void tst_RequestEncoder::sendsParsedFieldsOn()
{
    class Keeper : public ExchangeSink
    {
    public:
        void onInformational(ResponseHead &&) override {}
        void onHead(ResponseHead &&head) override { headers = std::move(head.headers); }
        qsizetype onBody(QByteArrayView data) override { return data.size(); }
        void onTrailers(Headers &&) override {}
        void onEnd() override {}
        void onError(const Error &) override {}
        Headers headers;
    };
    for (const QByteArray &fields :
         { QByteArray("A: b\r\nC: d\r\n"), QByteArray("A:b\r\nC:  d\r\n"),
           QByteArray("A: b  \r\nC: d\r\n"), QByteArray("A:\tb\r\nC:\r\n d\r\n"),
           QByteArray("A: b\r\n \r\nC: d\r\n") }) {
        Keeper keeper;
        Http1::ResponseParser parser { Limits() };
        parser.begin("HEAD", &keeper);
        parser.feed("HTTP/1.1 200 OK\r\n" + fields + "\r\n");
        QVERIFY(keeper.headers.append("E", "f"));
        RequestHead head = simple();
        head.headers = keeper.headers;
        QByteArray out;
        QVERIFY(!Http1::encodeRequestHead(head, 4096, out));
        QCOMPARE(out, "GET /a?b=c HTTP/1.1\r\nHost: example.com\r\nA: b\r\nC: d\r\nE: f\r\n\r\n");
    }
}

void tst_RequestEncoder::encodesChunks()
{
    QByteArray out = "before";
    Http1::encodeChunk("hello", out);
    Http1::encodeChunk(QByteArray(26, 'x'), out);
    Http1::encodeLastChunk(out);
    QCOMPARE(out, "before5\r\nhello\r\n1a\r\n" + QByteArray(26, 'x') + "\r\n0\r\n\r\n");
}

void tst_RequestEncoder::knowsWhoAsksToClose_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<bool>("closes");
    QTest::newRow("nothing") << Fields() << false;
    QTest::newRow("close") << Fields { { "A", "b" }, { "connection", "CLOSE" } } << true;
    QTest::newRow("keep-alive") << Fields { { "Connection", "keep-alive" } } << false;
    QTest::newRow("other field") << Fields { { "Connectiox", "close" } } << false;
}

void tst_RequestEncoder::knowsWhoAsksToClose()
{
    QFETCH(Fields, fields);
    QFETCH(bool, closes);
    Headers headers;
    for (const auto &[name, value] : fields)
        headers.append(name, value);
    QCOMPARE(Http1::asksToClose(headers), closes);
}

// Whatever is put in anywhere: what goes out has as many lines as were asked for, and no NUL.
void tst_RequestEncoder::neverSplitsLines()
{
    QRandomGenerator random(20260102);
    const QByteArray alphabet =
            QByteArray("aZ09:/?#[]@!$&'()*+,;=%-._~ \t\r\n\x01\x7f\x80\xff\"\\{}<>")
            + QByteArray(1, '\0');
    const auto text = [&](bool wild) {
        QByteArray made;
        for (quint32 left = random.bounded(12u); left > 0; --left) {
            made += wild ? alphabet[random.bounded(static_cast<quint32>(alphabet.size()))]
                         : static_cast<char>('a' + random.bounded(26));
        }
        return made;
    };
    int sent = 0;
    for (int round = 0; round < 50000; ++round) {
        // Most inputs are wild in one place only: else nearly all of them would be refused.
        const quint32 wild = random.bounded(6u);
        const QByteArray method = text(wild == 0 || wild == 5);
        const QByteArray target = '/' + text(wild == 1 || wild == 5);
        const QByteArray authority = text(wild == 2 || wild == 5);
        RequestHead head;
        head.method = method;
        head.target = target;
        head.authority = authority;
        for (quint32 fields = random.bounded(3u); fields > 0; --fields)
            head.headers.append(text(wild == 3 || wild == 5), text(wild == 4 || wild == 5));
        if (random.bounded(8) == 0)
            head.headers.append("Host", text(true));
        head.framing = static_cast<RequestFraming>(random.bounded(3));
        head.contentLength = random.bounded(1000);
        QByteArray out;
        if (Http1::encodeRequestHead(head, 4096, out)) {
            QVERIFY(out.isEmpty());
            continue;
        }
        ++sent;
        qsizetype lines = 2 + head.headers.size() - (head.headers.contains("Host") ? 1 : 0)
                          + (head.framing == RequestFraming::None ? 0 : 1) + 1;
        QVERIFY(out.endsWith("\r\n\r\n"));
        QCOMPARE(out.count("\r\n"), lines);
        QCOMPARE(out.count('\r'), lines);
        QCOMPARE(out.count('\n'), lines);
        QCOMPARE(out.count('\0'), 0);
        QCOMPARE(out.first(out.indexOf("\r\n")).count(' '), 2);
    }
    QVERIFY2(sent > 5000, QByteArray::number(sent).constData());
}

QTEST_APPLESS_MAIN(tst_RequestEncoder)
#include "tst_requestencoder.moc"
