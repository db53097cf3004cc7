// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/completion_p.h"

#include "client/cancelled_p.h"
#include "client/exceptions.h"
#include "client/logging_p.h"

#include <exception>

namespace HttpQ {

namespace {

std::exception_ptr exceptionOf(const Error &error, const Operation &operation)
{
    try {
        operation.throwError(error);
    } catch (...) {
        return std::current_exception();
    }
}

} // namespace

CallbackCompletion::CallbackCompletion(const OperationPointer &operation, Function function)
    : m_operation(operation)
    , m_function(std::move(function))
{}

void CallbackCompletion::start(const OperationPointer &operation, Function function)
{
    auto *completion = new CallbackCompletion(operation, std::move(function));
    operation->addObserver(completion);
    operation->start();
}

void CallbackCompletion::operationProgressed()
{
    if (!m_operation->isSettled())
        return;
    const std::unique_ptr<CallbackCompletion> self(this);
    unlink();
    if (m_operation->hasLostContext())
        return;
    try {
        m_function(m_operation->result());
    } catch (...) {
        reportThrown("a function given to then()");
    }
}

FutureCompletion::FutureCompletion(const OperationPointer &operation)
    : m_operation(operation)
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    QObject::connect(&m_watcher, &QFutureWatcherBase::canceled, [this] {
        m_operation->cancel(cancelled(QStringLiteral("The future was cancelled")));
    });
}

QFuture<Response> FutureCompletion::start(const OperationPointer &operation)
{
    auto *completion = new FutureCompletion(operation);
    const QFuture<Response> future = completion->m_promise.future();
    operation->addObserver(completion);
    operation->start();
    return future;
}

void FutureCompletion::operationProgressed()
{
    if (!m_operation->isSettled())
        return;
    const std::unique_ptr<FutureCompletion> self(this);
    unlink();
    const Result<Response> result = m_operation->result();
    if (result)
        m_promise.addResult(*result);
    else
        m_promise.setException(exceptionOf(result.error(), *m_operation));
    m_promise.finish();
}

} // namespace HttpQ
