// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/intrusivelist.h"

#include <array>
#include <chrono>

namespace HttpQ {

class DeadlineWheel;

//! A point in time at which something is over. Moving it to a later time, the common case, is one
//! store; the wheel finds out when the earlier time comes.
class Deadline : public IntrusiveNode<Deadline>
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Deadline() = default;
    virtual ~Deadline();

    //! Calls expired() at \a time or soon after, instead of any time set before.
    void set(DeadlineWheel &wheel, TimePoint time);
    void clear();
    bool isSet() const { return m_wheel != nullptr; }
    TimePoint time() const { return m_time; }

protected:
    //! The time has come; the deadline is no longer set. May destroy the deadline.
    virtual void expired() = 0;

private:
    friend class DeadlineWheel;
    DeadlineWheel *m_wheel = nullptr;
    TimePoint m_time;
    TimePoint m_filed; // where it is in the wheel: never later than m_time
};

//! All deadlines of a client: a hierarchical timing wheel of one-millisecond ticks. Setting and
//! clearing are O(1); finding the next time looks at a word for each level.
class DeadlineWheel
{
public:
    using TimePoint = Deadline::TimePoint;

    explicit DeadlineWheel(TimePoint now);
    ~DeadlineWheel();

    //! Expires what is due. A deadline's expired() may set and clear others.
    void advance(TimePoint now);
    //! A time at which advance() should be called: not later than the first deadline. max() if none.
    TimePoint nextTime() const;
    bool isEmpty() const { return m_count == 0; }
    qsizetype count() const { return m_count; }

private:
    friend class Deadline;
    static constexpr int Levels = 7;
    static constexpr int SlotBits = 6;
    static constexpr int Slots = 1 << SlotBits;

    struct Level
    {
        std::array<IntrusiveList<Deadline>, Slots> slot;
        quint64 occupied = 0; // a bit for each slot that may hold something
    };

    void file(Deadline *deadline);
    qint64 tickOf(TimePoint time) const;

    TimePoint m_start;
    qint64 m_tick = 0;
    qsizetype m_count = 0;
    std::array<Level, Levels> m_levels;
};

} // namespace HttpQ
