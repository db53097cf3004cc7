// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/testbackend.h"

#include "network/qt/qtbackend.h"

#ifdef HTTPQ_WITH_ASIO
#    include "network/asio/asiobackend.h"

#    include <QtCore/qabstracteventdispatcher.h>
#    include <QtCore/qcoreapplication.h>
#    include <QtCore/qpointer.h>
#    include <QtCore/qthread.h>
#    include <QtCore/qtimer.h>

#    include <boost/asio/executor_work_guard.hpp>
#endif

using namespace HttpQ;

namespace HttpQTest {

bool isAsioTested()
{
    static const bool isIt = qgetenv("HTTPQ_TEST_BACKEND") == "asio";
    return isIt;
}

#ifdef HTTPQ_WITH_ASIO
namespace {

//! Runs an io_context at every turn of the thread's Qt event loop, and at least each millisecond:
//! the one cannot wait for the other's descriptors.
class AsioLoop
{
public:
    AsioLoop()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { poll(); });
    }

    ~AsioLoop()
    {
        if (s_ofApplication == this)
            s_ofApplication = nullptr;
    }

    //! The event loop may be another than the last time, with another application object.
    void attach()
    {
        QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance();
        if (loop == m_loop)
            return;
        m_loop = loop;
        if (QCoreApplication::instance()->thread() == QThread::currentThread()) {
            s_ofApplication = this;
            qAddPostRoutine(&AsioLoop::applicationEnds);
            QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, &m_timer,
                             [this] { context.stop(); });
        }
        m_timer.stop();
        m_timer.start(1);
        QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, &m_timer,
                         [this] { poll(); });
        QObject::connect(loop, &QAbstractEventDispatcher::awake, &m_timer, [this] { poll(); });
    }

    boost::asio::io_context context;

private:
    // What asks for one turn after another must leave some to Qt.
    void poll()
    {
        constexpr int Turns = 64;
        if (context.stopped())
            context.restart();
        int turns = 0;
        while (turns < Turns && context.poll_one() > 0)
            ++turns;
        if (turns == Turns && m_loop)
            m_loop->wakeUp();
    }

    // As a program does when its event loop returns, and for good at its end.
    static void applicationEnds()
    {
        if (s_ofApplication)
            s_ofApplication->context.stop();
    }

    static inline AsioLoop *s_ofApplication = nullptr;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work {
        context.get_executor()
    };
    QPointer<QAbstractEventDispatcher> m_loop;
    QTimer m_timer;
};

} // namespace
#endif

std::shared_ptr<Backend> testBackend()
{
#ifdef HTTPQ_WITH_ASIO
    if (isAsioTested()) {
        thread_local AsioLoop loop;
        loop.attach();
        return std::make_shared<AsioBackend>(loop.context);
    }
#endif
    if (isAsioTested())
        qFatal("HttpQ was built without AsioBackend");
    return std::make_shared<QtBackend>();
}

} // namespace HttpQTest
