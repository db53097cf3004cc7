// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/decoderchain.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

#include <zlib.h>
#ifdef HTTPQ_WITH_BROTLI
#    include <brotli/encode.h>
#endif
#ifdef HTTPQ_WITH_ZSTD
#    include <zstd.h>
#endif

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

QByteArray zlibCoded(const QByteArray &data, int windowBits)
{
    z_stream stream = {};
    if (deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(data.size())))
                           + 64,
                   Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray coded(const QByteArray &coding, const QByteArray &data)
{
    if (coding == "gzip" || coding == "x-gzip")
        return zlibCoded(data, MAX_WBITS + 16);
    if (coding == "deflate")
        return zlibCoded(data, MAX_WBITS);
    if (coding == "raw deflate")
        return zlibCoded(data, -MAX_WBITS);
#ifdef HTTPQ_WITH_BROTLI
    if (coding == "br") {
        size_t size = BrotliEncoderMaxCompressedSize(static_cast<size_t>(data.size())) + 16;
        QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
        BrotliEncoderCompress(5, 22, BROTLI_MODE_GENERIC, static_cast<size_t>(data.size()),
                              reinterpret_cast<const uint8_t *>(data.data()), &size,
                              reinterpret_cast<uint8_t *>(out.data()));
        out.resize(static_cast<qsizetype>(size));
        return out;
    }
#endif
#ifdef HTTPQ_WITH_ZSTD
    if (coding == "zstd") {
        QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(data.size()))),
                       Qt::Uninitialized);
        out.resize(static_cast<qsizetype>(ZSTD_compress(out.data(), static_cast<size_t>(out.size()),
                                                        data.data(),
                                                        static_cast<size_t>(data.size()), 3)));
        return out;
    }
#endif
    return {};
}

QByteArrayList codings()
{
    QByteArrayList all { "gzip", "deflate", "raw deflate" };
#ifdef HTTPQ_WITH_BROTLI
    all += "br";
#endif
#ifdef HTTPQ_WITH_ZSTD
    all += "zstd";
#endif
    return all;
}

QByteArray text()
{
    QByteArray made;
    for (int i = 0; i < 120; ++i)
        made += "line " + QByteArray::number(i * 7919) + " of some text\n";
    return made;
}

// What came of decoding: the bytes, and how it ended.
struct Outcome
{
    QByteArray data;
    Error error;
    bool isBounded = true;
};

Headers encodedAs(const QByteArray &value)
{
    Headers headers;
    headers.append("Content-Encoding", value == "raw deflate" ? "deflate" : value);
    return headers;
}

Outcome decoded(const Headers &headers, const QByteArray &input, qsizetype piece = 1 << 20,
                qsizetype step = 1 << 16, const Limits &limits = Limits())
{
    Outcome outcome;
    Result<std::unique_ptr<DecoderChain>> chain = DecoderChain::create(headers, limits);
    if (!chain) {
        outcome.error = chain.error();
        return outcome;
    }
    for (qsizetype from = 0; from < input.size(); from += piece) {
        // In memory of its own, so that reading past its end is found out.
        const QByteArray own = input.mid(from, piece);
        QByteArrayView rest(own);
        for (;;) {
            const qsizetype before = outcome.data.size();
            const DecodeStatus status = (*chain)->decode(rest, outcome.data, step);
            outcome.isBounded = outcome.isBounded && outcome.data.size() - before <= step;
            if (status == DecodeStatus::Failed) {
                outcome.error = (*chain)->error();
                return outcome;
            }
            if (status != DecodeStatus::OutputFull && rest.isEmpty())
                break;
        }
    }
    if ((*chain)->finish() == DecodeStatus::Failed)
        outcome.error = (*chain)->error();
    return outcome;
}

} // namespace

class tst_DecoderChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesAtEveryCut_data();
    void decodesAtEveryCut();
    void decodesNothing_data();
    void decodesNothing();
    void failsIfCutOff_data();
    void failsIfCutOff();
    void failsOnBytesBehind_data();
    void failsOnBytesBehind();
    void failsOnNonsense_data();
    void failsOnNonsense();
    void survivesRandomChanges_data();
    void survivesRandomChanges();
    void decodesMembersAndFramesInARow();
    void decodesChains();
    void failsOnBytesBehindAnInnerCoding();
    void readsContentEncoding_data();
    void readsContentEncoding();
    void limitsCodings_data();
    void limitsCodings();
    void stopsBombs_data();
    void stopsBombs();
    void stopsBombsThatGiveNothing();
    void boundsTheWindow();
    void passesIdentityOn();
    void doesNotAskForMuchMemory();
    void saysWhatItAccepts();
};

static void addCodings()
{
    QTest::addColumn<QByteArray>("coding");
    for (const QByteArray &coding : codings())
        QTest::newRow(coding.constData()) << coding;
}

void tst_DecoderChain::decodesAtEveryCut_data()
{
    addCodings();
}

void tst_DecoderChain::decodesAtEveryCut()
{
    QFETCH(QByteArray, coding);
    const QByteArray data = text();
    const QByteArray input = coded(coding, data);
    const Headers headers = encodedAs(coding);
    for (const qsizetype step : { 1, 7, 100, 4096, 1 << 20 }) {
        for (const qsizetype piece : { 1, 2, 3, 11, 1 << 20 }) {
            const Outcome outcome = decoded(headers, input, piece, step);
            QVERIFY2(!outcome.error, qPrintable(outcome.error.message()));
            QCOMPARE(outcome.data, data);
            QVERIFY(outcome.isBounded);
        }
    }
    for (qsizetype piece = 1; piece < input.size(); ++piece)
        QCOMPARE(decoded(headers, input, piece).data, data);
}

void tst_DecoderChain::decodesNothing_data()
{
    addCodings();
}

void tst_DecoderChain::decodesNothing()
{
    QFETCH(QByteArray, coding);
    QVERIFY(!decoded(encodedAs(coding), {}).error);
    const Outcome outcome = decoded(encodedAs(coding), coded(coding, {}), 1);
    QVERIFY2(!outcome.error, qPrintable(outcome.error.message()));
    QCOMPARE(outcome.data, QByteArray());
}

void tst_DecoderChain::failsIfCutOff_data()
{
    addCodings();
}

void tst_DecoderChain::failsIfCutOff()
{
    QFETCH(QByteArray, coding);
    const QByteArray data = text();
    const QByteArray input = coded(coding, data);
    for (qsizetype size = 1; size < input.size(); ++size) {
        const Outcome outcome = decoded(encodedAs(coding), input.first(size));
        QCOMPARE(outcome.error.kind(), Error::Kind::Decoding);
        QCOMPARE(outcome.error.phase(), Error::Phase::Body);
        QCOMPARE(outcome.error.party(), Error::Party::Remote);
        QVERIFY(outcome.error.message().contains(u"ends too early"_s));
        QVERIFY(data.startsWith(outcome.data));
    }
}

void tst_DecoderChain::failsOnBytesBehind_data()
{
    addCodings();
}

void tst_DecoderChain::failsOnBytesBehind()
{
    QFETCH(QByteArray, coding);
    const QByteArray input = coded(coding, text());
    for (const QByteArray &junk :
         { QByteArray("\0\0\0\0\0\0\0\0", 8), QByteArray("junk!"), QByteArray("x") }) {
        for (const qsizetype piece : { qsizetype(1), input.size(), input.size() + 100 })
            QCOMPARE(decoded(encodedAs(coding), input + junk, piece).error.kind(),
                     Error::Kind::Decoding);
    }
}

void tst_DecoderChain::failsOnNonsense_data()
{
    addCodings();
}

void tst_DecoderChain::failsOnNonsense()
{
    QFETCH(QByteArray, coding);
    const QByteArray nonsense = "<html>this is not coded at all, whatever the field says</html>";
    QCOMPARE(decoded(encodedAs(coding), nonsense).error.kind(), Error::Kind::Decoding);
}

void tst_DecoderChain::survivesRandomChanges_data()
{
    addCodings();
}

void tst_DecoderChain::survivesRandomChanges()
{
    QFETCH(QByteArray, coding);
    QRandomGenerator random(20260103);
    const QByteArray input = coded(coding, text());
    for (int round = 0; round < 500; ++round) {
        QByteArray changed = input;
        for (int changes = 1 + random.bounded(3); changes > 0; --changes) {
            const auto at =
                    static_cast<qsizetype>(random.bounded(static_cast<quint32>(changed.size())));
            changed[at] = static_cast<char>(random.bounded(256));
        }
        const Outcome whole = decoded(encodedAs(coding), changed);
        for (const qsizetype piece : { 1, 50 }) {
            const Outcome cut = decoded(encodedAs(coding), changed, piece, 333);
            QCOMPARE(cut.error.kind(), whole.error.kind());
            if (!whole.error)
                QCOMPARE(cut.data, whole.data);
        }
    }
}

void tst_DecoderChain::decodesMembersAndFramesInARow()
{
    QByteArrayList repeatable { "gzip" };
#ifdef HTTPQ_WITH_ZSTD
    repeatable += "zstd";
#endif
    for (const QByteArray &coding : repeatable) {
        const QByteArray input = coded(coding, "one ") + coded(coding, {}) + coded(coding, "two");
        for (qsizetype piece = 1; piece <= input.size(); ++piece) {
            const Outcome outcome = decoded(encodedAs(coding), input, piece, piece % 4 + 1);
            QVERIFY2(!outcome.error, qPrintable(outcome.error.message()));
            QCOMPARE(outcome.data, "one two");
        }
        QVERIFY(decoded(encodedAs(coding), input.chopped(1)).error);
    }
}

void tst_DecoderChain::decodesChains()
{
    const QByteArray data = text();
    QByteArrayList all { "gzip", "deflate", "gzip", "deflate", "gzip" };
#ifdef HTTPQ_WITH_BROTLI
    all[1] = "br";
#endif
#ifdef HTTPQ_WITH_ZSTD
    all[2] = "zstd";
#endif
    QByteArray input = data;
    for (const QByteArray &coding : std::as_const(all))
        input = coded(coding, input);
    for (const qsizetype step : { 1, 1000, 1 << 20 }) {
        for (const qsizetype piece : { 1, 13, 1 << 20 }) {
            const Outcome outcome = decoded(encodedAs(all.join(", ")), input, piece, step);
            QVERIFY2(!outcome.error, qPrintable(outcome.error.message()));
            QCOMPARE(outcome.data, data);
            QVERIFY(outcome.isBounded);
        }
    }
    for (qsizetype size = 1; size < input.size(); size += 7)
        QVERIFY(decoded(encodedAs(all.join(", ")), input.first(size)).error);
    Headers lines;
    for (const QByteArray &coding : std::as_const(all))
        lines.append("content-encoding", coding);
    QCOMPARE(decoded(lines, input).data, data);
}

void tst_DecoderChain::failsOnBytesBehindAnInnerCoding()
{
    const QByteArray input = coded("gzip", coded("deflate", "hello") + "x");
    for (const qsizetype piece : { 1, 1000 })
        QCOMPARE(decoded(encodedAs("deflate, gzip"), input, piece).error.kind(),
                 Error::Kind::Decoding);
}

void tst_DecoderChain::readsContentEncoding_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isIdentity");
    QTest::newRow("gzip") << QByteArray("gzip") << false;
    QTest::newRow("x-gzip") << QByteArray("x-gzip") << false;
    QTest::newRow("other case") << QByteArray("GZip") << false;
    QTest::newRow("with identity") << QByteArray("identity, gzip , ,identity") << false;
    QTest::newRow("identity") << QByteArray("Identity") << true;
    QTest::newRow("nothing") << QByteArray("") << true;
    QTest::newRow("unknown") << QByteArray("compress") << true;
    QTest::newRow("unknown behind") << QByteArray("gzip, aes128gcm") << true;
    QTest::newRow("unknown before") << QByteArray("aes128gcm, gzip") << true;
    QTest::newRow("parameter") << QByteArray("gzip;q=1") << true;
}

void tst_DecoderChain::readsContentEncoding()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isIdentity);
    const auto chain = DecoderChain::create(encodedAs(value), Limits());
    QVERIFY(chain);
    QCOMPARE((*chain)->isIdentity(), isIdentity);
    if (!isIdentity)
        QCOMPARE(decoded(encodedAs(value), coded("gzip", "hello")).data, "hello");
}

void tst_DecoderChain::limitsCodings_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seen");
    QTest::newRow("five") << 1 << QByteArray("gzip,gzip,gzip,gzip,gzip") << qint64(0);
    QTest::newRow("six") << 1 << QByteArray("gzip,gzip,gzip,gzip,gzip,gzip") << qint64(6);
    QTest::newRow("six lines") << 6 << QByteArray("gzip") << qint64(6);
    QTest::newRow("three lines of two") << 3 << QByteArray("gzip, br") << qint64(6);
    QTest::newRow("unknown ones") << 1 << QByteArray("a,b,c,d,e,f,g") << qint64(7);
    QTest::newRow("identities") << 1 << QByteArray("identity,").repeated(100) << qint64(0);
}

void tst_DecoderChain::limitsCodings()
{
    QFETCH(int, lines);
    QFETCH(QByteArray, value);
    QFETCH(qint64, seen);
    Headers headers;
    for (int i = 0; i < lines; ++i)
        headers.append("Content-Encoding", value);
    const auto chain = DecoderChain::create(headers, Limits());
    QCOMPARE(chain.hasValue(), seen == 0);
    if (seen > 0) {
        QCOMPARE(chain.error().limitName(), u"contentCodings"_s);
        QCOMPARE(chain.error().limitSeen(), seen);
    }
}

void tst_DecoderChain::stopsBombs_data()
{
    addCodings();
}

void tst_DecoderChain::stopsBombs()
{
    QFETCH(QByteArray, coding);
    Limits limits;
    limits.decodedRatioFrom = 1 << 20;
    const QByteArray bomb = coded(coding, QByteArray(4 << 20, '\0'));
    const Outcome outcome = decoded(encodedAs(coding), bomb, 1 << 16, 1 << 16, limits);
    QCOMPARE(outcome.error.kind(), Error::Kind::LimitExceeded);
    QCOMPARE(outcome.error.limitName(), u"decodedRatio"_s);
    QVERIFY(outcome.error.limitSeen() >= 200);
    QVERIFY(outcome.data.size() <= (1 << 20) + (1 << 16));

    const QByteArray fair = coded(coding, QByteArray(1 << 20, '\0'));
    QVERIFY(!decoded(encodedAs(coding), fair, 1 << 16, 1 << 16, limits).error);
    limits.decodedRatio = 1 << 20;
    QVERIFY(!decoded(encodedAs(coding), bomb, 1 << 16, 1 << 16, limits).error);
}

// Empty members cost work, and give no byte that could be counted at the end of the chain.
void tst_DecoderChain::stopsBombsThatGiveNothing()
{
    Limits limits;
    limits.decodedRatioFrom = 1 << 20;
    const QByteArray input = coded("gzip", coded("gzip", {}).repeated(1 << 18));
    const Outcome outcome = decoded(encodedAs("gzip, gzip"), input, 1 << 16, 1 << 16, limits);
    QCOMPARE(outcome.error.limitName(), u"decodedRatio"_s);
    QVERIFY(outcome.data.isEmpty());
}

void tst_DecoderChain::boundsTheWindow()
{
#ifdef HTTPQ_WITH_ZSTD
    const auto withWindow = [](int log) {
        ZSTD_CCtx *encoder = ZSTD_createCCtx();
        ZSTD_CCtx_setParameter(encoder, ZSTD_c_windowLog, log);
        ZSTD_CCtx_setParameter(encoder, ZSTD_c_contentSizeFlag, 0);
        QByteArray out(1000, Qt::Uninitialized);
        ZSTD_inBuffer from = { "hello", 5, 0 };
        ZSTD_outBuffer to = { out.data(), 1000, 0 };
        // Flushed first: what is ended at once gets no window larger than itself.
        ZSTD_compressStream2(encoder, &to, &from, ZSTD_e_flush);
        ZSTD_compressStream2(encoder, &to, &from, ZSTD_e_end);
        ZSTD_freeCCtx(encoder);
        out.resize(static_cast<qsizetype>(to.pos));
        return out;
    };
    QCOMPARE(decoded(encodedAs("zstd"), withWindow(23)).data, "hello");
    for (const int log : { 24, 27 })
        QCOMPARE(decoded(encodedAs("zstd"), withWindow(log)).error.kind(), Error::Kind::Decoding);
#else
    QSKIP("zstd is not built in");
#endif
}

void tst_DecoderChain::passesIdentityOn()
{
    DecoderChain chain;
    QByteArrayView input("hello");
    QByteArray output = ">";
    QCOMPARE(chain.decode(input, output, 3), DecodeStatus::OutputFull);
    QCOMPARE(output, ">hel");
    QCOMPARE(chain.decode(input, output, 3), DecodeStatus::NeedInput);
    QCOMPARE(output, ">hello");
    QCOMPARE(chain.finish(), DecodeStatus::End);
}

void tst_DecoderChain::doesNotAskForMuchMemory()
{
    for (const QByteArray &coding : codings()) {
        const auto chain = DecoderChain::create(encodedAs(coding), Limits());
        const QByteArray input = coded(coding, "hello");
        QByteArrayView rest(input);
        QByteArray output;
        QVERIFY((*chain)->decode(rest, output, 1 << 16) != DecodeStatus::Failed);
        QCOMPARE(output, "hello");
        QVERIFY(output.capacity() < 4096);
    }
}

void tst_DecoderChain::saysWhatItAccepts()
{
    const QByteArrayList accepted = DecoderChain::acceptEncoding().split(',');
    QVERIFY(DecoderChain::acceptEncoding().startsWith("gzip, deflate"));
    for (const QByteArray &coding : accepted)
        QVERIFY(!(*DecoderChain::create(encodedAs(coding.trimmed()), Limits()))->isIdentity());
    QCOMPARE(accepted.size(), codings().size() - 1);
}

QTEST_APPLESS_MAIN(tst_DecoderChain)
#include "tst_decoderchain.moc"
