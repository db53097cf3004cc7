// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/deadlinewheel.h"

#include <QtCore/qalgorithms.h>

#include <algorithm>

namespace HttpQ {

// Level 0 has a slot for each of the next 64 ticks, level 1 for each of the next 64 times 64 ticks,
// and so on: seven levels reach a hundred years. A deadline is filed by the highest group of six bits in
// which its tick differs from the present one; when the present tick enters a slot of a higher
// level, what is in it is filed again, lower down.

Deadline::~Deadline()
{
    clear();
}

void Deadline::set(DeadlineWheel &wheel, TimePoint time)
{
    if (m_wheel == &wheel && time >= m_filed) {
        m_time = time;
        return;
    }
    clear();
    m_wheel = &wheel;
    m_time = time;
    ++wheel.m_count;
    wheel.file(this);
}

void Deadline::clear()
{
    if (!m_wheel)
        return;
    unlink();
    --m_wheel->m_count;
    m_wheel = nullptr;
}

DeadlineWheel::DeadlineWheel(TimePoint now)
    : m_start(now)
{}

DeadlineWheel::~DeadlineWheel()
{
    for (Level &level : m_levels) {
        for (IntrusiveList<Deadline> &slot : level.slot) {
            while (Deadline *deadline = slot.first())
                deadline->clear();
        }
    }
}

// Rounded up, so that no deadline expires early.
qint64 DeadlineWheel::tickOf(TimePoint time) const
{
    return std::chrono::ceil<std::chrono::milliseconds>(time - m_start).count();
}

void DeadlineWheel::file(Deadline *deadline)
{
    constexpr qint64 Reach = (qint64(1) << (SlotBits * Levels)) - 1;
    const qint64 tick = std::clamp(tickOf(deadline->m_time), m_tick + 1, Reach);
    deadline->m_filed = std::min(deadline->m_time, m_start + std::chrono::milliseconds(tick));
    const auto difference = static_cast<quint64>(tick ^ m_tick);
    const int level = (63 - static_cast<int>(qCountLeadingZeroBits(difference))) / SlotBits;
    const int slot = static_cast<int>(tick >> (level * SlotBits)) & (Slots - 1);
    m_levels[size_t(level)].slot[size_t(slot)].append(deadline);
    m_levels[size_t(level)].occupied |= quint64(1) << slot;
}

void DeadlineWheel::advance(TimePoint now)
{
    const qint64 target = std::chrono::floor<std::chrono::milliseconds>(now - m_start).count();
    while (m_tick < target) {
        if (m_count == 0) {
            m_tick = target;
            return;
        }
        // Straight to the next slot that holds something, or to the target.
        const TimePoint next = nextTime();
        m_tick = next == TimePoint::max() ? target : std::min(target, tickOf(next));

        // From the highest level whose slot has just been entered, down to the one that is due.
        IntrusiveList<Deadline> due;
        for (int level = Levels - 1; level >= 0; --level) {
            const qint64 below = (qint64(1) << (level * SlotBits)) - 1;
            if (m_tick & below)
                continue;
            const int slot = static_cast<int>(m_tick >> (level * SlotBits)) & (Slots - 1);
            Level &entered = m_levels[size_t(level)];
            if (!(entered.occupied & (quint64(1) << slot)))
                continue;
            entered.occupied &= ~(quint64(1) << slot);
            IntrusiveList<Deadline> items;
            items.takeAll(entered.slot[size_t(slot)]);
            while (Deadline *deadline = items.takeFirst()) {
                if (tickOf(deadline->m_time) <= m_tick)
                    due.append(deadline);
                else
                    file(deadline);
            }
        }
        while (Deadline *deadline = due.takeFirst()) {
            if (tickOf(deadline->m_time) > m_tick) {
                file(deadline); // moved by one that expired just before
                continue;
            }
            --m_count;
            deadline->m_wheel = nullptr;
            deadline->expired();
        }
    }
}

DeadlineWheel::TimePoint DeadlineWheel::nextTime() const
{
    for (int level = 0; level < Levels; ++level) {
        const int shift = level * SlotBits;
        const int present = static_cast<int>(m_tick >> shift) & (Slots - 1);
        // Nothing is filed at or before the present slot of a level.
        const quint64 later = present == Slots - 1 ? 0
                                                   : m_levels[size_t(level)].occupied
                                                             & (~quint64(0) << (present + 1));
        if (later) {
            const int slot = static_cast<int>(qCountTrailingZeroBits(later));
            const qint64 upper = m_tick >> (shift + SlotBits) << SlotBits;
            return m_start + std::chrono::milliseconds((upper | slot) << shift);
        }
    }
    return TimePoint::max();
}

} // namespace HttpQ
