// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operation_p.h"
#include "connection/pool.h"
#include "http/limits.h"
#include "http/tlsoptions.h"
#include "network/turnqueue.h"

#include <QtCore/qthread.h>

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace HttpQ {

/*!
    The inside of a client: backend, turns, pool, defaults, and the operations that run. It outlives
    the AsyncClient for as long as an operation or an unread response refers to it, and while a turn
    runs.
*/
class ClientCore final : public std::enable_shared_from_this<ClientCore>, private TurnQueue::Owner
{
public:
    explicit ClientCore(std::shared_ptr<Backend> backend);
    ~ClientCore();

    TurnQueue &turns() { return m_turns; }
    Pool &pool() { return m_pool; }
    const Pool &pool() const { return m_pool; }

    // What requests start from
    QUrl baseUrl;
    Headers headers;
    Timeout timeout;
    TlsOptions tlsOptions;
    const Limits &limits() const { return m_limits; }
    void setLimits(const Limits &limits) { m_limits = limits; }

    //! The target of \a url; the last few are remembered.
    Result<RequestTarget> targetOf(const QUrl &url);

    bool isClosed() const { return m_isClosed; }
    bool isInThread() const { return QThread::currentThread() == m_thread; }
    void add(Operation *operation) { m_operations.append(operation); }
    qsizetype operationCount() const;
    void cancelAll(const Error &error);
    //! Takes no more requests and ends those that run.
    void shutDown();
    //! Runs \a work on a turn. May be called from any thread.
    void post(std::function<void()> work);

private:
    void turnBegins() override;
    void turnEnds() override;
    void foreignWork() override;

    struct KnownTarget
    {
        QUrl url;
        RequestTarget target;
    };

    QThread *m_thread;
    std::shared_ptr<Backend> m_backend;
    Limits m_limits;
    TurnQueue m_turns;
    Pool m_pool;
    IntrusiveList<Operation, InClient> m_operations;
    std::array<KnownTarget, 4> m_knownTargets;
    size_t m_nextKnown = 0;
    std::mutex m_foreignMutex;
    std::vector<std::function<void()>> m_foreignWork;
    std::shared_ptr<ClientCore> m_self; // while a turn runs
    int m_turnDepth = 0;
    bool m_isClosed = false;
};

} // namespace HttpQ
