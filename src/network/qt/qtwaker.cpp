// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtwaker.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qset.h>
#include <QtCore/qthread.h>

#include <algorithm>

namespace HttpQ {

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
        if (wakers().isEmpty() && !s_isRegistered) {
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
{
    if (QCoreApplication::instance() && QCoreApplication::instance()->thread() == thread())
        ExitDrain::add(this);
}

QtWaker::~QtWaker()
{
    if (!QCoreApplication::instance() || QCoreApplication::instance()->thread() == thread())
        ExitDrain::remove(this);
}

void QtWaker::post()
{
    if (!m_isPosted.exchange(true))
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

void QtWaker::wakeAt(std::chrono::steady_clock::time_point time)
{
    m_time = time;
    startTimer();
}

bool QtWaker::isOver() const
{
    return !QCoreApplication::instance();
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
