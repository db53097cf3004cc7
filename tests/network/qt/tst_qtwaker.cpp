// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtwaker.h"

#include <QtTest/qtest.h>

#include <thread>

using namespace HttpQ;
using namespace std::chrono_literals;

namespace {

class Recorder final : public Waker::Listener
{
public:
    void wake() override
    {
        times.append(std::chrono::steady_clock::now());
        if (destroys)
            waker.reset();
    }

    std::unique_ptr<QtWaker> waker = std::make_unique<QtWaker>(this);
    QList<std::chrono::steady_clock::time_point> times;
    bool destroys = false;
};

} // namespace

class tst_QtWaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wakesOnceForManyPosts();
    void wakesNotBeforeItsTime();
    void takesTheLastTimeAskedFor();
    void isDestroyedInItsWake();
    void isPostedFromOtherThreads();
};

void tst_QtWaker::wakesOnceForManyPosts()
{
    Recorder recorder;
    for (int i = 0; i < 10; ++i)
        recorder.waker->post();
    QVERIFY(recorder.times.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(recorder.times.size(), 1);
    recorder.waker->post();
    QCoreApplication::processEvents();
    QCOMPARE(recorder.times.size(), 2);
}

void tst_QtWaker::wakesNotBeforeItsTime()
{
    Recorder recorder;
    for (const auto wait : { -5ms, 0ms, 1ms, 7ms, 20ms }) {
        recorder.times.clear();
        const auto time = std::chrono::steady_clock::now() + wait + 300us;
        recorder.waker->wakeAt(time);
        QTRY_COMPARE(recorder.times.size(), 1);
        QVERIFY(recorder.times.constFirst() >= time);
    }
    recorder.waker->wakeAt(std::chrono::steady_clock::now() + 24h * 365 * 100);
    QCoreApplication::processEvents();
    QCOMPARE(recorder.times.size(), 1);
}

void tst_QtWaker::takesTheLastTimeAskedFor()
{
    Recorder recorder;
    const auto start = std::chrono::steady_clock::now();
    recorder.waker->wakeAt(start + 1ms);
    recorder.waker->wakeAt(start + 30ms);
    QTRY_COMPARE(recorder.times.size(), 1);
    QVERIFY(recorder.times.constFirst() >= start + 30ms);
}

void tst_QtWaker::isDestroyedInItsWake()
{
    Recorder posted;
    posted.destroys = true;
    posted.waker->post();
    posted.waker->wakeAt(std::chrono::steady_clock::now());
    Recorder timed;
    timed.destroys = true;
    timed.waker->wakeAt(std::chrono::steady_clock::now());
    QTRY_VERIFY(!posted.waker && !timed.waker);
    QCOMPARE(posted.times.size(), 1);
    QCOMPARE(timed.times.size(), 1);
}

void tst_QtWaker::isPostedFromOtherThreads()
{
    Recorder recorder;
    std::thread thread([&] {
        for (int i = 0; i < 1000; ++i)
            recorder.waker->post();
    });
    QTRY_VERIFY(!recorder.times.isEmpty());
    thread.join();
    QCoreApplication::processEvents();
    const qsizetype before = recorder.times.size();
    QCoreApplication::processEvents();
    QCOMPARE(recorder.times.size(), before);
}

QTEST_GUILESS_MAIN(tst_QtWaker)
#include "tst_qtwaker.moc"
