// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qshareddata.h>

#include <memory>
#include <mutex>

namespace HttpQ {

class Operation;

//! Cancels an operation when an object of the program is destroyed, in whatever thread that is.
class ContextWatch
{
public:
    explicit ContextWatch(QObject *context)
        : m_context(context)
    {}
    ContextWatch(ContextWatch &&other) noexcept = default;
    ~ContextWatch() { end(); }

    QObject *context() const { return m_context; }
    bool isLost() const { return !m_context; }
    //! The operation has begun. The context must not be lost.
    void begin(Operation *operation);
    void end();
    //! What a request ends with whose context is lost.
    static Error lostError();

private:
    //! What the slot, which may run in another thread, shares with the operation.
    class Watched
    {
    public:
        QExplicitlySharedDataPointer<Operation> take();

        std::mutex mutex;
        QExplicitlySharedDataPointer<Operation> operation;
    };

    QPointer<QObject> m_context;
    QMetaObject::Connection m_connection;
    std::shared_ptr<Watched> m_watched;
};

} // namespace HttpQ
