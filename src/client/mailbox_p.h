// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace HttpQ {

class TurnQueue;

/*!
    Where other threads leave work for a client's thread. They hold on to this and not to the client's
    core, which must not be destroyed by them.
*/
class Mailbox
{
public:
    using Work = std::function<void()>;

    explicit Mailbox(TurnQueue &turns)
        : m_turns(&turns)
    {}
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    // From any thread
    //! Asks for a turn that does \a work, which keeps the client's core alive until then.
    void post(Work work);
    //! No turn will come: the client's thread has ended.
    bool isGone() const;

    // In the client's thread
    std::vector<Work> take();
    //! The turns are gone.
    void close();

private:
    mutable std::mutex m_mutex;
    TurnQueue *m_turns; // null once they are gone
    std::vector<Work> m_work;
};

} // namespace HttpQ
