// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/auth/netrcauth.h"
#include "client/clientcloser_p.h"
#include "client/clientoptions_p.h"
#include "client/mailbox_p.h"
#include "client/operation_p.h"
#include "client/trafficlistener.h"
#include "connection/pool.h"
#include "network/turnqueue.h"
#include "policy/retrybudget.h"

#include <QtCore/qthread.h>

#include <array>
#include <memory>

namespace HttpQ {

class ParallelGroup;
class SharedState;
struct InClientGroups;

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

    //! What it has in common with other clients; null for nothing.
    void setSharedState(std::shared_ptr<SharedState> shared);
    const std::shared_ptr<SharedState> &sharedState() const { return m_sharedState; }

    //! What requests start from.
    ClientOptions options;
    RetryBudget &retryBudget() { return m_retryBudget; }
    //! Whether the user has a netrc file that counts. It is read when this is first asked.
    bool hasEnvironmentAuth();
    //! What that says of \a url, or null. It is for the origin of \a url only.
    std::shared_ptr<Auth> environmentAuth(const QUrl &url);
    //! \a options, with the authorities that the environment names if it is trusted.
    TlsOptions inEnvironment(const TlsOptions &options) const;

    //! The target of \a url; the last few are remembered.
    Result<RequestTarget> targetOf(const QUrl &url);

    quint64 newRequestNumber() { return ++m_lastRequestNumber; }
    void addTrafficListener(const std::shared_ptr<TrafficListener> &listener)
    {
        m_trafficListeners.append(listener);
    }
    bool hasTrafficListeners() const { return !m_trafficListeners.isEmpty(); }
    void requestStarted(const Operation &operation);
    void requestEnded(Operation &operation);

    bool isClosed() const { return !m_closeReason.isEmpty(); }
    const QString &closeReason() const { return m_closeReason; }
    bool isInThread() const { return QThread::currentThread() == m_thread; }
    //! Says so in the log if the program is not in the client's thread.
    void checkThread() const;
    //! This is another thread, and one that has no event loop of Qt's.
    bool isToldNothingHere() const;
    //! Of what was begun in another thread.
    static Error otherThreadError();
    void add(Operation *operation) { m_operations.append(operation); }
    qsizetype operationCount() const;
    void addGroup(ParallelGroup *group);
    void cancelAll(const Error &error);
    //! Takes no more requests because of \a why, and cancels those that run longer than \a grace;
    //! \a closed is called when none is left.
    void close(const QString &why, std::chrono::milliseconds grace,
               std::function<void()> closed = {});
    //! None before close().
    ClientCloser *closer() const { return m_closer.get(); }
    bool hasOperations() const { return !m_operations.isEmpty(); }
    const IntrusiveList<Operation, InClient> &operations() const { return m_operations; }
    //! The same for good: the AsyncClient is gone.
    void shutDown();
    //! For other threads.
    std::shared_ptr<Mailbox> mailbox() const { return m_mailbox; }

private:
    template<typename Call>
    void tellTrafficListeners(Call call);
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
    TurnQueue m_turns;
    std::shared_ptr<SharedState> m_sharedState;
    Pool m_pool;
    IntrusiveList<Operation, InClient> m_operations;
    IntrusiveList<ParallelGroup, InClientGroups> m_groups;
    QList<std::weak_ptr<TrafficListener>> m_trafficListeners;
    RetryBudget m_retryBudget;
    std::shared_ptr<NetrcAuth> m_netrc;
    bool m_isNetrcRead = false;
    quint64 m_lastRequestNumber = 0;
    std::array<KnownTarget, 4> m_knownTargets;
    size_t m_nextKnown = 0;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<ClientCore> m_self; // while a turn runs
    int m_turnDepth = 0;
    std::unique_ptr<ClientCloser> m_closer;
    QString m_closeReason; // none as long as it is open
};

} // namespace HttpQ
