// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/relayingsource.h"

#include "protocol/scriptedsource.h"

#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;

using Pull = BodySource::Pull;

namespace {

class Outer final : public RelayingSource
{
public:
    explicit Outer(std::shared_ptr<BodySource> source)
        : RelayingSource(std::move(source))
    {}

    qint64 size() const override { return source()->size(); }
    bool isReplayable() const override { return source()->isReplayable(); }
    bool rewind() override { return source()->rewind(); }
    Pull pull(QByteArray &buffer, qsizetype wanted) override
    {
        return pullFromSource(buffer, wanted);
    }
    using RelayingSource::setSource;
};

std::shared_ptr<ScriptedSource> scripted(const ScriptedSource::Script &script)
{
    return std::make_shared<ScriptedSource>(script);
}

} // namespace

class tst_RelayingSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesWakeUpsOn();
    void passesTheErrorOn();
    void wakesWhoPulledLast();
    void oneThatNeverPulledGoes();
    void leavesTheSourceBefore();
};

void tst_RelayingSource::passesWakeUpsOn()
{
    const auto inner = scripted({ { Pull::Later, {} }, { Pull::Bytes, "x" } });
    QByteArray bytes;
    {
        Outer outer(inner);
        WakeCounter wakes;
        outer.setWakeUp(&wakes);
        QCOMPARE(outer.pull(bytes, 10), Pull::Later);
        inner->wake();
        QCOMPARE(wakes.count, 1);
        QCOMPARE(outer.pull(bytes, 10), Pull::Bytes);
        QCOMPARE(bytes, QByteArray("x"));
    }
    inner->wake();
}

void tst_RelayingSource::passesTheErrorOn()
{
    Outer outer(scripted({ { Pull::Failed, "broken" } }));
    QByteArray bytes;
    QCOMPARE(outer.pull(bytes, 10), Pull::Failed);
    QCOMPARE(outer.error().message(), QStringLiteral("broken"));
}

void tst_RelayingSource::wakesWhoPulledLast()
{
    const auto inner = scripted({ { Pull::Later, {} }, { Pull::Later, {} } });
    Outer first(inner);
    Outer second(inner);
    WakeCounter firstWakes;
    WakeCounter secondWakes;
    first.setWakeUp(&firstWakes);
    second.setWakeUp(&secondWakes);
    QByteArray bytes;
    QCOMPARE(second.pull(bytes, 10), Pull::Later);
    QCOMPARE(first.pull(bytes, 10), Pull::Later);
    inner->wake();
    QCOMPARE(firstWakes.count, 1);
    QCOMPARE(secondWakes.count, 0);
}

// Such as the body of a request that was only built, beside one that is being sent.
void tst_RelayingSource::oneThatNeverPulledGoes()
{
    const auto inner = scripted({ { Pull::Later, {} } });
    Outer sent(inner);
    auto built = std::make_unique<Outer>(inner);
    WakeCounter wakes;
    sent.setWakeUp(&wakes);
    QByteArray bytes;
    QCOMPARE(sent.pull(bytes, 10), Pull::Later);
    built.reset();
    inner->wake();
    QCOMPARE(wakes.count, 1);
}

void tst_RelayingSource::leavesTheSourceBefore()
{
    const auto before = scripted({ { Pull::Later, {} } });
    const auto next = scripted({ { Pull::Later, {} } });
    Outer outer(before);
    WakeCounter wakes;
    outer.setWakeUp(&wakes);
    QByteArray bytes;
    QCOMPARE(outer.pull(bytes, 10), Pull::Later);
    outer.setSource(next);
    before->wake();
    QCOMPARE(wakes.count, 0);
    QCOMPARE(outer.pull(bytes, 10), Pull::Later);
    next->wake();
    QCOMPARE(wakes.count, 1);
}

QTEST_APPLESS_MAIN(tst_RelayingSource)

#include "tst_relayingsource.moc"
