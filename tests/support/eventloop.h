// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>

namespace HttpQTest {

/*!
    Runs the event loop of this thread until \a condition holds, at most \a milliseconds; returns
    whether it holds. The condition is asked after every turn, and nothing is waited for in between.
*/
[[nodiscard]] bool spinUntil(const std::function<bool()> &condition, int milliseconds = 30'000);

//! Runs what is ready now, \a turns times, and waits for nothing.
void spinTurns(int turns = 1);

} // namespace HttpQTest
