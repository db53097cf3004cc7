// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/download/downloadawaiter.h"

namespace HttpQ {

//! The coroutines that wait for one download. They may outlive it.
class DownloadWaiters
{
public:
    bool isEmpty() const { return m_list.isEmpty(); }
    void append(DownloadAwaiter *awaiter) { m_list.append(awaiter); }
    //! Lets them go on. Whoever calls this keeps it alive: what goes on may do anything.
    void resumeAll()
    {
        while (DownloadAwaiter *awaiter = m_list.takeFirst())
            awaiter->resume();
    }

private:
    IntrusiveList<DownloadAwaiter> m_list;
};

} // namespace HttpQ
