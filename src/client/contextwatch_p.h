// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

#include <functional>
#include <memory>
#include <mutex>

namespace HttpQ {

//! Ends what the client does for an object of the program that is destroyed, in whatever thread that
//! is.
class ContextWatch
{
public:
    /*!
        Tells what is watched for. Called at most once, in the thread in which the context is
        destroyed; it is destroyed there as well, and must by then have let go of what belongs to
        another thread.
    */
    using Lost = std::function<void()>;

    explicit ContextWatch(QObject *context)
        : m_context(context)
    {}
    ContextWatch(ContextWatch &&other) noexcept = default;
    ~ContextWatch() { end(); }

    QObject *context() const { return m_context; }
    bool isLost() const { return !m_context; }
    //! From now on \a lost is called, until end(). The context must not be lost.
    void begin(Lost lost);
    void end();
    //! What a request ends with whose context is lost.
    static Error lostError();

private:
    //! What the slot, which may run in another thread, shares with this.
    class Watched
    {
    public:
        Lost take();

        std::mutex mutex;
        Lost lost;
    };

    QPointer<QObject> m_context;
    QMetaObject::Connection m_connection;
    std::shared_ptr<Watched> m_watched;
};

} // namespace HttpQ
