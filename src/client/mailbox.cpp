// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mailbox_p.h"

#include "network/turnqueue.h"

#include <utility>

namespace HttpQ {

// With the lock held throughout: what the work holds on to may be destroyed as soon as it is taken.
void Mailbox::post(Work work)
{
    const std::lock_guard lock(m_mutex);
    if (!m_turns)
        return;
    m_work.push_back(std::move(work));
    m_turns->postFromAnyThread();
}

bool Mailbox::isGone() const
{
    const std::lock_guard lock(m_mutex);
    return !m_turns || m_turns->isGone();
}

std::vector<Mailbox::Work> Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_work, {});
}

void Mailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_turns = nullptr;
}

} // namespace HttpQ
