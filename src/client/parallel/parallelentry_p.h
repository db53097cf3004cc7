// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operation_p.h"
#include "client/pendingresponse.h"

#include <QtCore/qpointer.h>

#include <optional>

namespace HttpQ {

class ParallelChannel;
class ParallelGroup;
class ParallelHost;

struct StartedEntry; // the list of a group's requests
struct QueuedEntry; // the list of those that wait for their turn
struct SettledEntry; // the list of those whose outcome was not taken

//! One request of a group.
class ParallelEntry final : public IntrusiveNode<StartedEntry>,
                            public IntrusiveNode<QueuedEntry>,
                            public IntrusiveNode<SettledEntry>,
                            private OperationObserver
{
public:
    ParallelEntry(ParallelGroup &group, ParallelChannel &channel, const OperationPointer &operation,
                  PendingResponse *pending, qsizetype index);
    ~ParallelEntry();

    void begin();
    bool hasBegun() const { return m_hasBegun; }
    void cancel(const Error &why);
    //! Which of the group's limits by host it counts for.
    void setHost(ParallelHost *host) { m_host = host; }
    ParallelHost *host() const { return m_host; }

    //! In the order of starting, from 0.
    qsizetype index() const { return m_index; }
    ParallelChannel &channel() const { return m_channel; }
    PendingResponse *pending() const { return m_pending; }
    Operation &operation() const { return *m_operation; }
    //! Its outcome is there, and stays the same.
    bool isSettled() const { return m_outcome.has_value(); }
    const Result<Response> &outcome() const { return *m_outcome; }
    //! Nothing of it runs any more.
    bool isEnded() const { return m_isEnded; }
    //! Throws the outcome's error.
    [[noreturn]] void throwError() const;

private:
    void operationProgressed() override;
    void noteBytes();
    Result<Response> outcomeNow() const;

    ParallelGroup &m_group;
    ParallelChannel &m_channel;
    const OperationPointer m_operation;
    const QPointer<PendingResponse> m_pending;
    ParallelHost *m_host = nullptr; // while it is queued or runs
    std::optional<Result<Response>> m_outcome;
    const qsizetype m_index;
    qint64 m_bytesReceived = 0;
    qint64 m_bytesSent = 0;
    bool m_hasBegun = false;
    bool m_isEnded = false;
};

} // namespace HttpQ
