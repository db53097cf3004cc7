// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/detachedcoroutine.h"
#include "client/operation_p.h"

#include <qcoro/qcorotask.h>

#include <exception>
#include <functional>
#include <memory>

namespace HttpQ {

/*!
    A task of the program that an operation waits for: a hook, an authentication, a transport. It
    cannot be stopped; an operation that is cancelled leaves it to end by itself. What the task refers
    to is in its function object, which lives until it is done.
*/
class ProgramTask
{
public:
    using Work = std::function<QCoro::Task<>()>;

    static std::shared_ptr<ProgramTask> start(Operation &operation, Work work);

    bool isDone() const { return m_isDone; }
    //! What it threw.
    std::exception_ptr exception() const { return m_exception; }
    //! Nobody waits any more.
    void abandon() { m_waiting.reset(); }

private:
    static DetachedCoroutine drive(std::shared_ptr<ProgramTask> self, Work work);

    OperationPointer m_waiting;
    std::exception_ptr m_exception;
    bool m_isDone = false;
};

} // namespace HttpQ
