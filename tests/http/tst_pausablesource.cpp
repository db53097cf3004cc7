// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/pausablesource.h"

#include <QtCore/qbuffer.h>
#include <QtTest/qtest.h>

using namespace HttpQ;

using Pull = BodySource::Pull;

namespace {

class WakeUps final : public BodySource::WakeUp
{
public:
    int count = 0;

private:
    void sourceReady() override { ++count; }
};

// Says what it is told to say.
class ScriptedSource final : public BodySource
{
public:
    qint64 size() const override { return 7; }
    bool isReplayable() const override { return isRewound; }
    bool rewind() override { return isRewound; }
    Pull pull(QByteArray &buffer, qsizetype) override
    {
        ++pulls;
        if (next == Pull::Bytes)
            buffer += 'x';
        if (next == Pull::Failed)
            fail(QStringLiteral("broken"));
        return next;
    }
    void wake() { ready(); }

    Pull next = Pull::Bytes;
    bool isRewound = true;
    int pulls = 0;
};

} // namespace

class tst_PausableSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytes();
    void nothing();
    void ofASource();
    void paused();
    void resumedBeforeItWasAsked();
    void sourceThatWakesWhilePaused();
    void fails();
    void outlivedBySource();
};

static QByteArray readAll(PausableSource &source, qsizetype wanted)
{
    QByteArray all;
    QByteArray piece;
    while (source.pull(piece, wanted) == Pull::Bytes) {
        if (piece.size() > wanted)
            return "too much";
        all += piece;
        piece.clear();
    }
    return all;
}

void tst_PausableSource::bytes()
{
    PausableSource source { Body(QByteArray("0123456789")) };
    QCOMPARE(source.size(), 10);
    QVERIFY(source.isReplayable());
    QCOMPARE(readAll(source, 4), QByteArray("0123456789"));
    QByteArray none;
    QCOMPARE(source.pull(none, 4), Pull::End);
    QVERIFY(source.rewind());
    QCOMPARE(readAll(source, 100), QByteArray("0123456789"));
}

void tst_PausableSource::nothing()
{
    PausableSource source { Body() };
    QCOMPARE(source.size(), 0);
    QByteArray none;
    QCOMPARE(source.pull(none, 4), Pull::End);
}

void tst_PausableSource::ofASource()
{
    QBuffer device;
    device.setData("0123456789");
    QVERIFY(device.open(QIODevice::ReadOnly));
    PausableSource source { Body(&device) };
    QCOMPARE(source.size(), 10);
    QVERIFY(source.isReplayable());
    QCOMPARE(readAll(source, 4), QByteArray("0123456789"));
    QVERIFY(source.rewind());
    QCOMPARE(readAll(source, 4), QByteArray("0123456789"));

    const auto once = std::make_shared<ScriptedSource>();
    once->isRewound = false;
    PausableSource held { Body(once) };
    QCOMPARE(held.size(), 7);
    QVERIFY(!held.isReplayable());
    QVERIFY(!held.rewind());
}

void tst_PausableSource::paused()
{
    const auto inner = std::make_shared<ScriptedSource>();
    PausableSource source { Body(inner) };
    WakeUps wakeUps;
    source.setWakeUp(&wakeUps);
    source.pause();
    QVERIFY(source.isPaused());
    QByteArray piece;
    QCOMPARE(source.pull(piece, 4), Pull::Later);
    QCOMPARE(inner->pulls, 0);
    QCOMPARE(wakeUps.count, 0);
    source.resume();
    QVERIFY(!source.isPaused());
    QCOMPARE(wakeUps.count, 1);
    QCOMPARE(source.pull(piece, 4), Pull::Bytes);
    QCOMPARE(piece, QByteArray("x"));
    source.resume();
    QCOMPARE(wakeUps.count, 1);
}

void tst_PausableSource::resumedBeforeItWasAsked()
{
    PausableSource source { Body(QByteArray("x")) };
    WakeUps wakeUps;
    source.setWakeUp(&wakeUps);
    source.pause();
    source.resume();
    QCOMPARE(wakeUps.count, 0);
}

void tst_PausableSource::sourceThatWakesWhilePaused()
{
    const auto inner = std::make_shared<ScriptedSource>();
    PausableSource source { Body(inner) };
    WakeUps wakeUps;
    source.setWakeUp(&wakeUps);
    inner->next = Pull::Later;
    QByteArray piece;
    QCOMPARE(source.pull(piece, 4), Pull::Later);
    source.pause();
    inner->next = Pull::Bytes;
    inner->wake();
    QCOMPARE(wakeUps.count, 1);
    QCOMPARE(source.pull(piece, 4), Pull::Later);
    source.resume();
    QCOMPARE(wakeUps.count, 2);
    QCOMPARE(source.pull(piece, 4), Pull::Bytes);
}

void tst_PausableSource::fails()
{
    const auto inner = std::make_shared<ScriptedSource>();
    inner->next = Pull::Failed;
    PausableSource source { Body(inner) };
    QByteArray piece;
    QCOMPARE(source.pull(piece, 4), Pull::Failed);
    QCOMPARE(source.error().message(), inner->error().message());
}

void tst_PausableSource::outlivedBySource()
{
    const auto inner = std::make_shared<ScriptedSource>();
    {
        PausableSource source { Body(inner) };
    }
    inner->wake();
}

QTEST_APPLESS_MAIN(tst_PausableSource)
#include "tst_pausablesource.moc"
