// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/intrusivelist.h>

namespace HttpQ {

//! What follows a request that is under way: a coroutine that waits, a PendingResponse, a callback.
//! Leaves the request when it dies.
class OperationObserver : public IntrusiveNode<OperationObserver>
{
public:
    //! On the turn: look at the operation. May destroy anything.
    virtual void operationProgressed() = 0;

protected:
    OperationObserver() = default;
    ~OperationObserver() = default;
};

} // namespace HttpQ
