// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/gzipencoder.h"

#include "protocol/coding/zlibdecoder.h"
#include "protocol/scriptedsource.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

#include <limits>
#include <memory>

using namespace HttpQ;
using namespace HttpQTest;

using Pull = BodySource::Pull;

namespace {

// All of it, and nothing behind it; whether the stream is complete in isComplete.
QByteArray decoded(const QByteArray &coded, bool *isComplete = nullptr)
{
    ZlibDecoder decoder(ZlibDecoder::Format::Gzip);
    QByteArrayView input(coded);
    QByteArray output;
    if (decoder.decode(input, output, std::numeric_limits<int>::max()) == DecodeStatus::Failed)
        return "broken: " + decoder.error().message().toUtf8();
    const bool isEnd = decoder.finish() == DecodeStatus::End && !coded.isEmpty();
    if (isComplete)
        *isComplete = isEnd;
    else if (!isEnd)
        return "incomplete";
    return output;
}

QByteArray noise(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(1);
    for (char &byte : bytes)
        byte = static_cast<char>(random.generate());
    return bytes;
}

} // namespace

class tst_GzipEncoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytes_data();
    void bytes();
    void nothing();
    void sameBytesEachTime();
    void source_data();
    void source();
    void sourceWithoutBytes();
    void streamsInBoundedMemory();
    void givesWhatCameBeforeItWaits();
    void passesWakeUpsOn();
    void replays();
    void rewindsInTheMiddle();
    void isAsReplayableAsItsSource();
    void failsAsItsSource();
    void emptyPieces();
    void outlivedByItsSource();
};

void tst_GzipEncoder::bytes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("one byte") << QByteArray("a");
    QTest::newRow("text") << QByteArray("a text, a text, a text");
    QTest::newRow("zeros") << QByteArray(3'000'000, '\0');
    QTest::newRow("noise") << noise(1'000'000);
}

void tst_GzipEncoder::bytes()
{
    QFETCH(QByteArray, content);
    const Body body = gzipped(Body(content));
    QVERIFY(!body.source());
    QCOMPARE(body.size(), body.bytes().size());
    QVERIFY(body.isReplayable());
    QVERIFY(body.bytes().size() < content.size() + content.size() / 1000 + 40);
    QVERIFY(body.bytes().capacity() < 2 * body.bytes().size() + 64);
    QVERIFY(decoded(body.bytes()) == content);
}

void tst_GzipEncoder::nothing()
{
    QVERIFY(gzipped(Body()).isEmpty());
    QVERIFY(gzipped(Body(QByteArray(""))).isEmpty());
}

void tst_GzipEncoder::sameBytesEachTime()
{
    const QByteArray text(1000, 'x');
    QCOMPARE(gzipped(Body(text)).bytes(), gzipped(Body(text)).bytes());
}

void tst_GzipEncoder::source_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qsizetype>("wanted");
    const QByteArray contents[] = { "a", QByteArray(200'000, 'z'), noise(200'000) };
    for (const QByteArray &content : contents) {
        for (const qsizetype wanted : { 1, 2, 7, 64, 65536, std::numeric_limits<int>::max() })
            QTest::addRow("%d bytes, %d wanted", int(content.size()), int(wanted))
                    << content << wanted;
    }
}

void tst_GzipEncoder::source()
{
    QFETCH(QByteArray, content);
    QFETCH(qsizetype, wanted);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    const Body body = gzipped(Body(&buffer));
    QVERIFY(body.source());
    QCOMPARE(body.size(), -1);
    QByteArray coded;
    for (;;) {
        const qsizetype before = coded.size();
        const Pull pulled = body.source()->pull(coded, wanted);
        if (pulled == Pull::End)
            break;
        QCOMPARE(pulled, Pull::Bytes);
        QVERIFY(coded.size() > before);
        QVERIFY(coded.size() - before <= wanted);
    }
    QVERIFY(decoded(coded) == content);
    QCOMPARE(body.source()->pull(coded, 1), Pull::End);
}

void tst_GzipEncoder::sourceWithoutBytes()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadOnly);
    const Body body = gzipped(Body(&buffer));
    const QByteArray coded = pullAll(*body.source(), 64);
    QCOMPARE(decoded(coded), QByteArray());
    QVERIFY(coded.size() >= 18); // RFC 1952: header and trailer of an empty member
}

void tst_GzipEncoder::streamsInBoundedMemory()
{
    ScriptedSource::Script script;
    for (int i = 0; i < 200; ++i)
        script.append({ Pull::Bytes, noise(65536) });
    const Body body = gzipped(Body(std::make_shared<ScriptedSource>(script)));
    qsizetype most = 0;
    QByteArray piece;
    do {
        most = qMax(most, piece.size());
        piece.clear();
    } while (body.source()->pull(piece, std::numeric_limits<int>::max()) == Pull::Bytes);
    QVERIFY2(most > 0 && most < 300'000, qPrintable(QString::number(most)));
}

void tst_GzipEncoder::givesWhatCameBeforeItWaits()
{
    const auto inner = std::make_shared<ScriptedSource>(ScriptedSource::Script {
            { Pull::Bytes, "first" },
            { Pull::Later, {} },
            { Pull::Later, {} },
            { Pull::Bytes, "second" },
    });
    const Body body = gzipped(Body(inner));
    QByteArray coded;
    QCOMPARE(body.source()->pull(coded, 1000), Pull::Bytes);
    bool isComplete = true;
    while (decoded(coded, &isComplete) != "first")
        QCOMPARE(body.source()->pull(coded, 1000), Pull::Bytes);
    QVERIFY(!isComplete);
    QCOMPARE(body.source()->pull(coded, 1000), Pull::Later);
    QCOMPARE(decoded(coded + pullAll(*body.source(), 1000)), QByteArray("firstsecond"));
}

void tst_GzipEncoder::passesWakeUpsOn()
{
    const auto inner =
            std::make_shared<ScriptedSource>(ScriptedSource::Script { { Pull::Later, {} } });
    const Body body = gzipped(Body(inner));
    WakeCounter wakes;
    body.source()->setWakeUp(&wakes);
    QByteArray coded;
    QCOMPARE(body.source()->pull(coded, 10), Pull::Later);
    QVERIFY(coded.isEmpty());
    inner->wake();
    QCOMPARE(wakes.count, 1);
    body.source()->setWakeUp(nullptr);
    inner->wake();
    QCOMPARE(wakes.count, 1);
}

void tst_GzipEncoder::replays()
{
    QByteArray content = noise(100'000);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    const Body body = gzipped(Body(&buffer));
    const QByteArray first = pullAll(*body.source(), 4096);
    QVERIFY(body.source()->rewind());
    QVERIFY(pullAll(*body.source(), 4096) == first);
    QVERIFY(decoded(first) == content);
}

void tst_GzipEncoder::rewindsInTheMiddle()
{
    QByteArray content = noise(100'000);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    const Body body = gzipped(Body(&buffer));
    QByteArray some;
    QCOMPARE(body.source()->pull(some, 1000), Pull::Bytes);
    QVERIFY(body.source()->rewind());
    QVERIFY(decoded(pullAll(*body.source(), 4096)) == content);
}

void tst_GzipEncoder::isAsReplayableAsItsSource()
{
    QVERIFY(gzipped(Body(std::make_shared<ScriptedSource>(ScriptedSource::Script(), -1, true)))
                    .isReplayable());
    QVERIFY(!gzipped(Body(std::make_shared<ScriptedSource>(ScriptedSource::Script(), -1, false)))
                     .isReplayable());
    const auto stuck = std::make_shared<ScriptedSource>(ScriptedSource::Script());
    stuck->canRewind = false;
    QVERIFY(!gzipped(Body(stuck)).source()->rewind());
}

void tst_GzipEncoder::failsAsItsSource()
{
    const Body body = gzipped(Body(std::make_shared<ScriptedSource>(ScriptedSource::Script {
            { Pull::Bytes, "some" },
            { Pull::Failed, "The disk is on fire" },
    })));
    Pull last = Pull::End;
    pullAll(*body.source(), 10, &last);
    QCOMPARE(last, Pull::Failed);
    QCOMPARE(body.source()->error().message(), QStringLiteral("The disk is on fire"));
}

void tst_GzipEncoder::emptyPieces()
{
    const Body body = gzipped(Body(std::make_shared<ScriptedSource>(ScriptedSource::Script {
            { Pull::Bytes, {} },
            { Pull::Bytes, "a" },
            { Pull::Bytes, {} },
    })));
    QCOMPARE(decoded(pullAll(*body.source(), 10)), QByteArray("a"));
}

void tst_GzipEncoder::outlivedByItsSource()
{
    const auto inner =
            std::make_shared<ScriptedSource>(ScriptedSource::Script { { Pull::Later, {} } });
    {
        const Body body = gzipped(Body(inner));
        QByteArray coded;
        QCOMPARE(body.source()->pull(coded, 10), Pull::Later);
    }
    inner->wake();
    QCOMPARE(inner.use_count(), 1);
}

QTEST_APPLESS_MAIN(tst_GzipEncoder)
#include "tst_gzipencoder.moc"
