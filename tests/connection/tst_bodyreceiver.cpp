// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/bodyreceiver.h"

#include <QtTest/qtest.h>

#include <zlib.h>

#include <algorithm>
#include <cstring>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Mode = BodyReceiver::Mode;
Q_DECLARE_METATYPE(Mode)

namespace {

Headers coded(const QByteArray &codings)
{
    Headers headers;
    headers.append("Content-Encoding", codings);
    return headers;
}

QByteArray deflated(const QByteArray &data, int flush)
{
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(data.size()))) + 64, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData()));
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, flush);
    out.resize(out.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

// RFC 1952: block, repeated, without the cost of compressing it each time.
QByteArray gzipOf(const QByteArray &block, int times = 1)
{
    QByteArray out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    const QByteArray once = deflated(block, Z_FULL_FLUSH);
    const uLong checksum =
            crc32(0, reinterpret_cast<const Bytef *>(block.constData()), uInt(block.size()));
    uLong total = crc32(0, nullptr, 0);
    for (int i = 0; i < times; ++i) {
        out += once;
        total = crc32_combine(total, checksum, block.size());
    }
    out += QByteArray("\x03\x00", 2);
    const quint64 size = quint64(block.size()) * quint64(times);
    for (int i = 0; i < 4; ++i)
        out += char(total >> (8 * i));
    for (int i = 0; i < 4; ++i)
        out += char(size >> (8 * i));
    return out;
}

// A MiB that gzip makes a hundredth of: within the ratio that is let pass.
QByteArray bombBlock()
{
    QByteArray block(1024 * 1024, '\0');
    quint32 random = 1;
    for (qsizetype i = 0; i < 9 * 1024; ++i) {
        random = random * 1664525 + 1013904223;
        block[i] = char(random >> 24);
    }
    return block;
}

} // namespace

class tst_BodyReceiver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undecidedTakesNothing();
    void takesByMode_data();
    void takesByMode();
    void rawIsNotDecoded_data();
    void rawIsNotDecoded();
    void discardedIsNotDecoded();
    void stopsAtTheMark();
    void goesOnAfterTheChunkIsTaken();
    void chunkBufferIsUsedAgain();
    void keptChunkDoesNotChange();
    void directRoom_data();
    void directRoom();
    void directBytesArrive();
    void limits_data();
    void limits();
    void tooManyCodings();
    void unknownCodingIsGivenAsItCame();
    void emptyBodyOfAnyCoding();
    void truncatedCoding();
    void brokenCoding();
    void bytesBehindTheCoding();
    void bombStreamed();
    void bombBuffered_data();
    void bombBuffered();
    void completeOnlyWhenAllIsDecoded();
    void excerpt_data();
    void excerpt();
    void excerptOfWhatDecodesToNothing();
};

void tst_BodyReceiver::undecidedTakesNothing()
{
    const Limits limits;
    BodyReceiver body(limits);
    QVERIFY(!body.hasRoom());
    QCOMPARE(body.receive("abc"), 0);
    QVERIFY(body.directRoom(100000).empty());
    body.setMode(Mode::Streamed);
    QVERIFY(body.hasRoom());
    QCOMPARE(body.receive("abc"), 3);
    QCOMPARE(body.takeChunk(), QByteArray("abc"));
}

void tst_BodyReceiver::takesByMode_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<bool>("isCoded");
    for (const bool isCoded : { false, true }) {
        const char *coding = isCoded ? "gzip" : "identity";
        QTest::addRow("buffered, %s", coding) << Mode::Buffered << isCoded;
        QTest::addRow("streamed, %s", coding) << Mode::Streamed << isCoded;
    }
}

void tst_BodyReceiver::takesByMode()
{
    QFETCH(const Mode, mode);
    QFETCH(const bool, isCoded);
    const QByteArray content = QByteArray("0123456789").repeated(10000);
    const QByteArray sent = isCoded ? gzipOf(content) : content;
    for (const qsizetype piece : { qsizetype(1), qsizetype(999), sent.size() }) {
        const Limits limits;
        BodyReceiver body(limits);
        body.setMode(mode);
        body.setHeaders(isCoded ? coded("gzip") : Headers());
        QByteArray got;
        QByteArrayView rest = sent;
        while (!rest.isEmpty()) {
            const qsizetype taken = body.receive(rest.first(std::min(piece, rest.size())));
            QVERIFY(!body.failure());
            rest = rest.sliced(taken);
            if (mode == Mode::Streamed)
                got += body.takeChunk();
            else
                QVERIFY(taken > 0);
        }
        body.endInput();
        while (!body.isComplete())
            got += body.takeChunk();
        if (mode == Mode::Buffered)
            got = body.takeContent();
        QVERIFY(got == content);
        QCOMPARE(body.inputBytes(), sent.size());
        QCOMPARE(body.outputBytes(), content.size());
    }
}

void tst_BodyReceiver::rawIsNotDecoded_data()
{
    QTest::addColumn<bool>("modeFirst");
    QTest::newRow("asked for before the head") << true;
    QTest::newRow("asked for after the head") << false;
}

void tst_BodyReceiver::rawIsNotDecoded()
{
    QFETCH(const bool, modeFirst);
    const Limits limits;
    BodyReceiver body(limits);
    if (modeFirst)
        body.setMode(Mode::Raw);
    body.setHeaders(coded("gzip"));
    body.setMode(Mode::Raw);
    const QByteArray sent = gzipOf("abc");
    QCOMPARE(body.receive(sent), sent.size());
    body.endInput();
    QVERIFY(body.isComplete());
    QCOMPARE(body.takeChunk(), sent);
}

void tst_BodyReceiver::discardedIsNotDecoded()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    body.setHeaders(coded("gzip"));
    body.receive(gzipOf(bombBlock()));
    QVERIFY(!body.hasRoom());
    body.setMode(Mode::Discarded);
    QVERIFY(body.hasRoom());
    QVERIFY(!body.hasChunk());
    QCOMPARE(body.receive("no gzip at all"), 14);
    QVERIFY(!body.failure());
    QVERIFY(!body.hasChunk());
    QVERIFY(body.directRoom(100000).empty());
    body.endInput();
    QVERIFY(body.isComplete());
}

void tst_BodyReceiver::stopsAtTheMark()
{
    Limits limits;
    limits.readHighWater = 10;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    QCOMPARE(body.receive("12345"), 5);
    QVERIFY(body.hasRoom());
    QCOMPARE(body.receive("123456789"), 9); // what was read already may pass the mark
    QVERIFY(!body.hasRoom());
    QCOMPARE(body.receive("1"), 0);
    QVERIFY(body.directRoom(100000).empty());
    QCOMPARE(body.takeChunk().size(), 14);
    QVERIFY(body.hasRoom());
}

void tst_BodyReceiver::goesOnAfterTheChunkIsTaken()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    body.setHeaders(coded("gzip"));
    const QByteArray sent = gzipOf(QByteArray(1024 * 1024, 'x'));
    // A thousand bytes hold a MiB: most of it stays where it is.
    QByteArrayView rest = sent;
    rest = rest.sliced(body.receive(rest));
    QVERIFY(!body.hasRoom());
    qint64 got = 0;
    for (int chunks = 0; !body.isComplete(); ++chunks) {
        QVERIFY(chunks < 1000);
        const QByteArray chunk = body.takeChunk();
        QVERIFY(chunk.size() < limits.readHighWater + 128 * 1024);
        got += chunk.size();
        if (!rest.isEmpty())
            rest = rest.sliced(body.receive(rest));
        else
            body.endInput();
    }
    got += body.takeChunk().size();
    QCOMPARE(got, 1024 * 1024);
}

void tst_BodyReceiver::chunkBufferIsUsedAgain()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    const QByteArray data(10000, 'x');
    QSet<const char *> buffers;
    for (int i = 0; i < 20; ++i) {
        body.receive(data);
        buffers.insert(body.takeChunk().constData());
    }
    QCOMPARE(buffers.size(), 2);
}

void tst_BodyReceiver::keptChunkDoesNotChange()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    QList<QByteArray> kept;
    for (char c = 'a'; c < 'k'; ++c) {
        body.receive(QByteArray(100, c));
        kept.append(body.takeChunk());
    }
    for (qsizetype i = 0; i < kept.size(); ++i)
        QCOMPARE(kept[i], QByteArray(100, char('a' + i)));
}

void tst_BodyReceiver::directRoom_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<bool>("isCoded");
    QTest::addColumn<qint64>("expected");
    QTest::addColumn<bool>("hasRoom");
    QTest::newRow("buffered") << Mode::Buffered << false << qint64(100000) << true;
    QTest::newRow("streamed") << Mode::Streamed << false << qint64(100000) << true;
    QTest::newRow("raw") << Mode::Raw << false << qint64(100000) << true;
    QTest::newRow("raw, coded") << Mode::Raw << true << qint64(100000) << true;
    QTest::newRow("coded") << Mode::Buffered << true << qint64(100000) << false;
    QTest::newRow("little to come") << Mode::Buffered << false << qint64(100) << false;
    QTest::newRow("unknown") << Mode::Buffered << false << qint64(0) << false;
    QTest::newRow("endless") << Mode::Buffered << false << std::numeric_limits<qint64>::max()
                             << true;
    QTest::newRow("discarded") << Mode::Discarded << false << qint64(100000) << false;
}

void tst_BodyReceiver::directRoom()
{
    QFETCH(const Mode, mode);
    QFETCH(const bool, isCoded);
    QFETCH(const qint64, expected);
    const Limits limits;
    BodyReceiver body(limits);
    body.setHeaders(isCoded ? coded("gzip") : Headers());
    body.setMode(mode);
    const std::span<char> room = body.directRoom(expected);
    QTEST(!room.empty(), "hasRoom");
    QVERIFY(qint64(room.size()) <= expected);
    QVERIFY(room.size() < 1024 * 1024);
    if (!room.empty())
        body.commitDirect(0);
    QVERIFY(!body.hasChunk());
}

void tst_BodyReceiver::directBytesArrive()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Buffered);
    QByteArray expected = "before";
    body.receive("before");
    for (int i = 0; i < 10; ++i) {
        const QByteArray data(5000 + i, char('a' + i));
        const std::span<char> room = body.directRoom(1'000'000);
        QVERIFY(qsizetype(room.size()) >= data.size());
        std::memcpy(room.data(), data.constData(), size_t(data.size()));
        body.commitDirect(data.size());
        expected += data;
    }
    body.receive("after");
    expected += "after";
    body.endInput();
    QVERIFY(body.isComplete());
    QCOMPARE(body.inputBytes(), expected.size());
    QVERIFY(body.takeContent() == expected);
}

void tst_BodyReceiver::limits_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<bool>("direct");
    QTest::addColumn<QString>("limit");
    for (const bool direct : { false, true }) {
        const char *how = direct ? "direct" : "through receive()";
        QTest::addRow("buffered, %s", how) << Mode::Buffered << direct << u"bufferedBodyBytes"_s;
        QTest::addRow("streamed, %s", how) << Mode::Streamed << direct << u"streamedBodyBytes"_s;
        QTest::addRow("raw, %s", how) << Mode::Raw << direct << u"streamedBodyBytes"_s;
    }
}

void tst_BodyReceiver::limits()
{
    QFETCH(const Mode, mode);
    QFETCH(const bool, direct);
    QFETCH(const QString, limit);
    Limits limits;
    limits.bufferedBodyBytes = 10000;
    limits.streamedBodyBytes = 10000;
    BodyReceiver body(limits);
    body.setMode(mode);
    const auto give = [&](qsizetype count) {
        if (!direct) {
            body.receive(QByteArray(count, 'x'));
            return;
        }
        const std::span<char> room = body.directRoom(100000);
        std::memset(room.data(), 'x', size_t(count));
        body.commitDirect(count);
    };
    give(9000);
    give(1000);
    QVERIFY(!body.failure()); // up to the limit, and including it
    give(1);
    QCOMPARE(body.failure().kind(), Error::Kind::LimitExceeded);
    QVERIFY2(body.failure().message().contains(limit), qPrintable(body.failure().message()));
    QCOMPARE(body.receive("x"), 0);
    QVERIFY(body.directRoom(100000).empty());
    body.endInput();
    QVERIFY(!body.isComplete());
}

void tst_BodyReceiver::tooManyCodings()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Buffered);
    body.setHeaders(coded("gzip, gzip, gzip, gzip, gzip, gzip"));
    QCOMPARE(body.failure().kind(), Error::Kind::LimitExceeded);
    QVERIFY(body.failure().message().contains(u"contentCodings"_s));
    QCOMPARE(body.receive("x"), 0);
}

void tst_BodyReceiver::unknownCodingIsGivenAsItCame()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Buffered);
    body.setHeaders(coded("rot13"));
    body.receive("abc");
    body.endInput();
    QVERIFY(body.isComplete());
    QCOMPARE(body.takeContent(), QByteArray("abc"));
}

// The response to a HEAD request carries the coding, but no content.
void tst_BodyReceiver::emptyBodyOfAnyCoding()
{
    for (const Mode mode : { Mode::Buffered, Mode::Streamed, Mode::Raw, Mode::Undecided }) {
        const Limits limits;
        BodyReceiver body(limits);
        body.setMode(mode);
        body.setHeaders(coded("gzip"));
        body.endInput();
        QVERIFY(!body.failure());
        QVERIFY(body.isComplete());
        QVERIFY(body.takeContent().isEmpty());
    }
}

void tst_BodyReceiver::truncatedCoding()
{
    const QByteArray sent = gzipOf("0123456789");
    for (qsizetype cut = 1; cut < sent.size(); ++cut) {
        const Limits limits;
        BodyReceiver body(limits);
        body.setMode(Mode::Buffered);
        body.setHeaders(coded("gzip"));
        QCOMPARE(body.receive(QByteArrayView(sent).first(cut)), cut);
        body.endInput();
        QVERIFY(!body.isComplete());
        QCOMPARE(body.failure().kind(), Error::Kind::Decoding);
    }
}

void tst_BodyReceiver::brokenCoding()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Buffered);
    body.setHeaders(coded("gzip"));
    body.receive("this is no gzip stream");
    QCOMPARE(body.failure().kind(), Error::Kind::Decoding);
    QCOMPARE(body.receive("x"), 0);
}

// Whether garbage there is let pass or refused: it must not be waited for.
void tst_BodyReceiver::bytesBehindTheCoding()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Buffered);
    body.setHeaders(coded("gzip"));
    const QByteArray sent = gzipOf("abc") + "garbage";
    const qsizetype taken = body.receive(sent);
    body.endInput();
    QVERIFY(body.failure() || (taken == sent.size() && body.isComplete()));
}

void tst_BodyReceiver::bombStreamed()
{
    constexpr int Blocks = 1040;
    const QByteArray sent = gzipOf(bombBlock(), Blocks);
    QVERIFY(sent.size() < 12 * 1024 * 1024);
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    body.setHeaders(coded("gzip"));
    qint64 got = 0;
    QByteArrayView rest = sent;
    while (!rest.isEmpty()) {
        // As a connection reads it.
        const qsizetype taken =
                body.receive(rest.first(std::min(qsizetype(64 * 1024), rest.size())));
        QVERIFY2(!body.failure(), qPrintable(body.failure().message()));
        rest = rest.sliced(taken);
        const QByteArray chunk = body.takeChunk();
        QVERIFY(chunk.capacity() < 512 * 1024); // there are two of them
        got += chunk.size();
    }
    body.endInput();
    while (!body.isComplete() || body.hasChunk()) {
        QVERIFY2(!body.failure(), qPrintable(body.failure().message()));
        got += body.takeChunk().size();
    }
    QCOMPARE(got, qint64(Blocks) * 1024 * 1024);
}

void tst_BodyReceiver::bombBuffered_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QString>("limit");
    QTest::newRow("within the ratio") << bombBlock() << u"bufferedBodyBytes"_s;
    QTest::newRow("a thousand times") << QByteArray(1024 * 1024, '\0') << u"decodedRatio"_s;
}

void tst_BodyReceiver::bombBuffered()
{
    QFETCH(const QByteArray, block);
    QFETCH(const QString, limit);
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Buffered);
    body.setHeaders(coded("gzip"));
    const QByteArray sent = gzipOf(block, 1040);
    QByteArrayView rest = sent;
    while (!rest.isEmpty() && !body.failure())
        rest = rest.sliced(body.receive(rest.first(std::min(qsizetype(64 * 1024), rest.size()))));
    QCOMPARE(body.failure().kind(), Error::Kind::LimitExceeded);
    QVERIFY2(body.failure().message().contains(limit), qPrintable(body.failure().message()));
    QVERIFY(body.outputBytes() <= limits.bufferedBodyBytes + 1024 * 1024);
}

void tst_BodyReceiver::completeOnlyWhenAllIsDecoded()
{
    const Limits limits;
    BodyReceiver body(limits);
    body.setMode(Mode::Streamed);
    body.setHeaders(coded("gzip"));
    const QByteArray sent = gzipOf(QByteArray(400 * 1024, 'x'));
    QByteArrayView rest = sent;
    qint64 got = 0;
    while (!rest.isEmpty()) {
        const qsizetype taken = body.receive(rest);
        rest = rest.sliced(taken);
        if (!rest.isEmpty())
            got += body.takeChunk().size();
    }
    body.endInput();
    if (!body.isComplete())
        QVERIFY(body.hasChunk());
    int chunks = 0;
    while (!body.isComplete() && ++chunks < 100)
        got += body.takeChunk().size();
    QVERIFY(body.isComplete());
    got += body.takeChunk().size();
    QCOMPARE(got, 400 * 1024);
}

void tst_BodyReceiver::excerpt_data()
{
    QTest::addColumn<bool>("isCoded");
    QTest::addColumn<Mode>("then");
    for (const Mode then : { Mode::Buffered, Mode::Streamed, Mode::Raw, Mode::Discarded }) {
        QTest::addRow("coded, %d", int(then)) << true << then;
        QTest::addRow("plain, %d", int(then)) << false << then;
    }
}

// The beginning, and after it whatever is wanted, from the start on.
void tst_BodyReceiver::excerpt()
{
    QFETCH(const bool, isCoded);
    QFETCH(const Mode, then);
    const QByteArray content = QByteArray("0123456789").repeated(10000);
    const QByteArray sent = isCoded ? gzipOf(content) : content;
    Limits limits;
    limits.intermediateBodyBytes = 1000;
    limits.streamedBodyBytes = 100; // which it is not
    for (const qsizetype piece : { qsizetype(1), qsizetype(999), sent.size() }) {
        BodyReceiver body(limits);
        body.setMode(Mode::Excerpt);
        body.setHeaders(isCoded ? coded("gzip") : Headers());
        QByteArrayView rest = sent;
        while (body.hasRoom() && !rest.isEmpty())
            rest = rest.sliced(body.receive(rest.first(std::min(piece, rest.size()))));
        QVERIFY(!body.failure());
        QVERIFY(body.directRoom(100000).empty());
        QCOMPARE(body.content(), content.left(1000));
        QVERIFY(isCoded || rest.size() == sent.size() - 1000);

        limits.streamedBodyBytes = 0;
        body.setMode(then);
        QByteArray got;
        const auto take = [&] {
            if (then != Mode::Buffered)
                got += body.takeChunk();
        };
        take();
        while (!rest.isEmpty()) {
            rest = rest.sliced(body.receive(rest.first(std::min(piece, rest.size()))));
            take();
        }
        body.endInput();
        while (then != Mode::Buffered && body.hasChunk())
            take();
        QVERIFY2(!body.failure(), qPrintable(body.failure().toString()));
        QVERIFY(body.isComplete());
        if (then == Mode::Buffered)
            got = body.content();
        const QByteArray expected = then == Mode::Discarded ? QByteArray()
                                    : then == Mode::Raw     ? sent
                                                            : content;
        QVERIFY(got == expected);
        limits.streamedBodyBytes = 100;
    }
}

// RFC 1951 3.2.4: blocks without content can go on for ever, and what they came in is kept.
void tst_BodyReceiver::excerptOfWhatDecodesToNothing()
{
    const QByteArray content("abc");
    const QByteArray sent = gzipOf(content);
    constexpr qsizetype HeaderSize = 10;
    const QByteArray empty = QByteArray("\x00\x00\x00\xff\xff", 5).repeated(20000);
    const QByteArray padded = sent.first(HeaderSize) + empty + sent.sliced(HeaderSize);
    Limits limits;
    limits.intermediateBodyBytes = 1000;
    for (const qsizetype piece : { qsizetype(1), qsizetype(999), padded.size() }) {
        BodyReceiver body(limits);
        body.setMode(Mode::Excerpt);
        body.setHeaders(coded("gzip"));
        QByteArrayView rest = padded;
        while (body.hasRoom() && !rest.isEmpty())
            rest = rest.sliced(body.receive(rest.first(std::min(piece, rest.size()))));
        QCOMPARE(body.inputBytes(), 1000);
        QVERIFY(body.content().isEmpty());

        body.setMode(Mode::Buffered);
        QCOMPARE(body.receive(rest), rest.size());
        body.endInput();
        QVERIFY(body.isComplete());
        QCOMPARE(body.content(), content);
    }
}

QTEST_APPLESS_MAIN(tst_BodyReceiver)
#include "tst_bodyreceiver.moc"
