// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtwaker.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qset.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <utility>

namespace HttpQ {

namespace {

//! The event that asks for a turn. One comes with nearly each wake-up of the event loop, so the
//! memory is kept for the next: of two, for one is asked for while another is delivered.
class TurnEvent final : public QEvent
{
public:
    TurnEvent()
        : QEvent(QEvent::User)
    {}

    static void *operator new(size_t size)
    {
        for (std::atomic<void *> &spare : s_spares) {
            if (void *memory = spare.exchange(nullptr))
                return memory;
        }
        return ::operator new(size);
    }
    static void operator delete(void *memory)
    {
        for (std::atomic<void *> &spare : s_spares) {
            memory = spare.exchange(memory);
            if (!memory)
                return;
        }
        ::operator delete(memory);
    }

private:
    static inline std::atomic<void *> s_spares[2];
};

} // namespace

/*!
    When the application object goes there are no more turns, but a coroutine that waits for one of
    them (a client was destroyed after exec() returned) must still hear that it was cancelled, or
    its frame would leak. So the wakers of the main thread are given what they asked for before the
    event queue is thrown away.
*/
class ExitDrain
{
public:
    static void add(QtWaker *waker)
    {
        if (!s_isRegistered) {
            s_isRegistered = true;
            qAddPostRoutine(&ExitDrain::run);
        }
        wakers().insert(waker);
    }
    static void remove(QtWaker *waker) { wakers().remove(waker); }

private:
    static QSet<QtWaker *> &wakers()
    {
        static QSet<QtWaker *> set;
        return set;
    }
    static void run()
    {
        s_isRegistered = false;
        // What is resumed may ask again, but not for ever.
        for (int round = 0; round < 1000; ++round) {
            QtWaker *posted = nullptr;
            for (QtWaker *waker : std::as_const(wakers())) {
                if (waker->m_isPosted) {
                    posted = waker;
                    break;
                }
            }
            if (!posted)
                return;
            QCoreApplication::sendPostedEvents(posted, QEvent::User);
        }
    }
    static inline bool s_isRegistered = false;
};

QtWaker::QtWaker(Waker::Listener *listener)
    : m_listener(listener)
    , m_isOfApplication(QCoreApplication::instance()
                        && QCoreApplication::instance()->thread() == thread())
{
    if (m_isOfApplication)
        ExitDrain::add(this);
    else // In that thread itself, whose event loop has returned.
        connect(
                thread(), &QThread::finished, this, [this] { giveLastTurns(); },
                Qt::DirectConnection);
}

// As at the end of the application: who waits hears of it, and nothing is kept for ever.
void QtWaker::giveLastTurns()
{
    const QPointer<QtWaker> self(this);
    for (int round = 0; round < 1000 && self && m_isPosted; ++round)
        QCoreApplication::sendPostedEvents(this, QEvent::User);
    if (self)
        m_isOver = true;
}

QtWaker::~QtWaker()
{
    // Of another thread it has never been there, and the application object may have gone.
    if (m_isOfApplication)
        ExitDrain::remove(this);
}

void QtWaker::post()
{
    if (!m_isPosted.exchange(true))
        QCoreApplication::postEvent(this, new TurnEvent);
}

bool QtWaker::postIfNested(bool wanted)
{
    m_isNestingWatched = wanted && m_heard;
    if (!wanted || m_heard)
        return false;
    post();
    return true;
}

// The dispatcher tells of each turn of an event loop before it takes it; to post an event only in
// case of a nested one would cost the outer loop a turn of its own.
void QtWaker::hearOfLoop()
{
    if (m_heard)
        return;
    m_heard = QAbstractEventDispatcher::instance(thread());
    if (!m_heard)
        return;
    connect(m_heard, &QAbstractEventDispatcher::aboutToBlock, this, &QtWaker::loopTurns,
            Qt::DirectConnection);
    connect(m_heard, &QAbstractEventDispatcher::awake, this, &QtWaker::loopTurns,
            Qt::DirectConnection);
}

void QtWaker::loopTurns()
{
    if (std::exchange(m_isNestingWatched, false))
        post();
}

void QtWaker::wakeAt(std::chrono::steady_clock::time_point time)
{
    m_time = time;
    startTimer();
}

bool QtWaker::isOver() const
{
    // A thread that is being finished still destroys what it was told to, but has no more turns.
    return m_isOver || !QCoreApplication::instance() || !thread() || thread()->isFinished();
}

void QtWaker::startTimer()
{
    constexpr qint64 MaximumWait = 24 * 3600 * 1000; // a timer takes an int of milliseconds
    const auto wait =
            std::chrono::ceil<std::chrono::milliseconds>(m_time - std::chrono::steady_clock::now());
    m_timer.start(static_cast<int>(std::clamp<qint64>(wait.count(), 0, MaximumWait)),
                  Qt::PreciseTimer, this);
}

bool QtWaker::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::User:
        m_isPosted = false;
        hearOfLoop();
        m_listener->wake();
        return true;
    case QEvent::Timer:
        m_timer.stop();
        if (std::chrono::steady_clock::now() < m_time)
            startTimer();
        else
            m_listener->wake();
        return true;
    default:
        return QObject::event(event);
    }
}

} // namespace HttpQ
