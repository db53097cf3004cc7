// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/lifetimecoroutine.h"

#include <qcoro/qcorotask.h>

#include <stdexcept>
#include <string>

namespace HttpQTest {

inline QCoro::Task<int> valueBehind(Gate &gate, int value)
{
    co_await gate;
    co_return value;
}

inline QCoro::Task<> nothingBehind(Gate &gate)
{
    co_await gate;
}

inline QCoro::Task<int> failureBehind(Gate &gate, std::string what)
{
    co_await gate;
    throw std::runtime_error(what);
}

} // namespace HttpQTest
