// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operation_p.h"

#include <QtCore/qfuture.h>
#include <QtCore/qfuturewatcher.h>
#include <QtCore/qpromise.h>

namespace HttpQ {

//! Calls a function with the outcome of an operation, and is gone.
class CallbackCompletion final : private OperationObserver
{
public:
    using Function = std::function<void(const Result<Response> &)>;
    static void start(const OperationPointer &operation, Function function);

private:
    CallbackCompletion(const OperationPointer &operation, Function function);
    void operationProgressed() override;

    OperationPointer m_operation;
    Function m_function;
};

//! Tells a QFuture the outcome of an operation, and is gone.
class FutureCompletion final : private OperationObserver
{
public:
    static QFuture<Response> start(const OperationPointer &operation);

private:
    explicit FutureCompletion(const OperationPointer &operation);
    void operationProgressed() override;

    OperationPointer m_operation;
    QPromise<Response> m_promise;
    QFutureWatcher<Response> m_watcher;
};

} // namespace HttpQ
