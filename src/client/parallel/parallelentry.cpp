// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/parallelentry_p.h"

#include "client/cancelled_p.h"
#include "client/parallel/parallelgroup_p.h"

namespace HttpQ {

ParallelEntry::ParallelEntry(ParallelGroup &group, ParallelChannel &channel,
                             const OperationPointer &operation, PendingResponse *pending,
                             qsizetype index)
    : m_group(group)
    , m_channel(channel)
    , m_operation(operation)
    , m_pending(pending)
    , m_index(index)
{
    m_operation->addObserver(this);
}

ParallelEntry::~ParallelEntry() = default;

void ParallelEntry::begin()
{
    m_hasBegun = true;
    if (m_pending)
        m_pending->begin();
    else
        m_operation->start();
}

void ParallelEntry::cancel(const Error &why)
{
    if (m_pending)
        m_pending->cancel(why);
    else
        m_operation->cancel(why);
}

void ParallelEntry::throwError() const
{
    m_operation->throwError(m_outcome->error());
}

Result<Response> ParallelEntry::outcomeNow() const
{
    // It may have been destroyed by the slot that it told its end.
    if (!m_pending && m_operation->isFinished() && !m_operation->isStreaming())
        return m_operation->result();
    if (!m_pending) {
        return cancelled(QStringLiteral("The PendingResponse was destroyed"))
                .withUrl(std::as_const(*m_operation).request().url());
    }
    if (m_pending->m_error)
        return m_pending->m_error;
    return m_pending->m_response;
}

void ParallelEntry::noteBytes()
{
    if (!m_pending)
        return;
    const qint64 received = m_pending->bytesReceived();
    const qint64 sent = m_pending->bytesSent();
    if (received != m_bytesReceived || sent != m_bytesSent)
        m_group.noteBytes(received - m_bytesReceived, sent - m_bytesSent);
    m_bytesReceived = received;
    m_bytesSent = sent;
}

void ParallelEntry::operationProgressed()
{
    noteBytes();
    if (!m_isEnded && m_operation->isFinished()) {
        m_isEnded = true;
        m_group.entryEnded(this);
    }
    if (!m_outcome && (!m_pending || m_pending->isSettled())) {
        m_outcome = outcomeNow();
        m_group.entrySettled(this);
    }
    if (m_isEnded && m_outcome)
        OperationObserver::unlink();
}

} // namespace HttpQ
