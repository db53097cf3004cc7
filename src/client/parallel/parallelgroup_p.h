// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/contextwatch_p.h"
#include "client/operation_p.h"
#include "client/parallel/parallelentry_p.h"
#include "client/parallel/parallelprogress.h"
#include "network/turnqueue.h"

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace HttpQ {

class ParallelWait;

struct InClientGroups; // the list of a client's groups

//! Those of a group's requests whose outcomes are asked for in one place: nextResponse(), or a map().
class ParallelChannel
{
public:
    ParallelChannel() = default;
    ParallelChannel(const ParallelChannel &) = delete;
    ParallelChannel &operator=(const ParallelChannel &) = delete;

    //! Requests whose outcome was not taken.
    qsizetype pending() const { return m_pending; }
    bool hasOutcome() const { return !m_settled.isEmpty(); }
    //! All that were started have an outcome.
    bool isSettled() const { return m_unsettled == 0; }

private:
    friend class ParallelGroup;
    IntrusiveList<ParallelEntry, SettledEntry> m_settled; // whose outcome was not taken
    qsizetype m_pending = 0;
    qsizetype m_unsettled = 0;
};

//! What waits for its turn, and how much runs: of one host if there is a limit to that, else of all.
class ParallelHost final : public IntrusiveNode<ParallelHost>
{
public:
    explicit ParallelHost(const QString &name)
        : name(name)
    {}

    const QString name;
    IntrusiveList<ParallelEntry, QueuedEntry> queue;
    int running = 0;
};

/*!
    The inside of a Parallel: its requests, which of them run, and who waits for them. It lives as
    long as somebody waits; once it was left, nothing of it runs.
*/
class ParallelGroup final : public std::enable_shared_from_this<ParallelGroup>,
                            public IntrusiveNode<InClientGroups>,
                            private TurnItem
{
public:
    explicit ParallelGroup(std::shared_ptr<ClientCore> core);
    ~ParallelGroup() override;

    // What the chain sets
    void setAtMost(int requests);
    void setAtMostPerHost(int requests);
    void setFailFast(bool failFast) { m_isFailFast = failFast; }
    void setDeadline(std::chrono::milliseconds fromNow);
    void addContext(QObject *context);
    void setStopToken(const std::stop_token &token);
    //! 0 is no limit.
    int atMost() const { return m_atMost; }

    const std::shared_ptr<ClientCore> &core() const { return m_core; }
    //! Begins \a operation, or queues it.
    PendingResponse *start(const OperationPointer &operation, ParallelChannel &channel);
    ParallelChannel &mainChannel() { return m_mainChannel; }
    //! The first outcome of \a channel, which must have one.
    ParallelEntry *takeSettled(ParallelChannel &channel);
    //! The program needs \a entry, its PendingResponse and its outcome no more.
    void forget(ParallelEntry *entry);
    //! Cancels and forgets what \a channel still has.
    void close(ParallelChannel &channel);

    enum class Reach {
        Everything,
        WithoutOutcome, //!< streamed responses that were given may be read
    };
    //! Cancels all that is left, and all that is started later.
    void end(const Error &why, Reach reach = Reach::Everything);
    //! Cancels what waits for its turn.
    void cancelQueued(const Error &why);
    //! The Parallel is gone: nothing more is told but to those who wait in a coroutine.
    void leave();
    bool isLeft() const { return m_isLeft; }
    //! Also if another thread has destroyed it and that was not heard of yet.
    bool hasLostContext() const;

    //! In the order of starting.
    const IntrusiveList<ParallelEntry, StartedEntry> &entries() const { return m_entries; }
    qsizetype running() const { return m_state.running; }
    //! Nothing runs, and nothing is to run.
    bool isDrained() const { return m_ended == m_state.total; }
    //! In the order of completion; null if there is none.
    const ParallelEntry *firstSettled() const { return m_firstSettled; }
    const ParallelEntry *firstSuccess() const { return m_firstSuccess; }
    //! Of those that were not cancelled.
    const ParallelEntry *firstFailure() const { return m_firstFailure; }

    ParallelProgress *progress();

    void addWait(ParallelWait *wait);
    bool isAnybodyWaiting() const { return !m_waits.isEmpty(); }

    //! Looks on the next turn who may go on.
    void lookAgain()
    {
        if (isAnybodyWaiting())
            schedule();
    }

    // For entries
    void entrySettled(ParallelEntry *entry);
    void entryEnded(ParallelEntry *entry);
    void noteBytes(qint64 received, qint64 sent);

private:
    class GroupDeadline final : public Deadline
    {
    public:
        explicit GroupDeadline(ParallelGroup &group)
            : m_group(group)
        {}

    private:
        void expired() override;
        ParallelGroup &m_group;
    };
    class StopCallback
    {
    public:
        explicit StopCallback(ParallelGroup *group)
            : m_group(group)
        {}
        void operator()() const noexcept;

    private:
        ParallelGroup *m_group;
    };

    void turn() override;
    void schedule();
    void loseContext();
    void startQueued();
    void lookAtQueues();
    ParallelHost &hostOf(const Operation &operation);
    void makeReady(ParallelHost &host);
    void leaveHost(ParallelEntry *entry);
    ParallelWait *firstReadyWait() const;
    void tellProgress();

    const std::shared_ptr<ClientCore> m_core;
    int m_atMost = 0;
    int m_atMostPerHost = 0;
    bool m_isFailFast = false;
    std::chrono::milliseconds m_deadlineLength { 0 };
    GroupDeadline m_deadline;
    std::stop_token m_stopToken;
    std::optional<std::stop_callback<StopCallback>> m_stopCallback;
    std::vector<ContextWatch> m_contexts;

    std::unique_ptr<QObject> m_owner; // parent of the PendingResponses
    QPointer<ParallelProgress> m_progress; // a child of it, too
    IntrusiveList<ParallelEntry, StartedEntry> m_entries;
    ParallelChannel m_mainChannel;
    std::unordered_map<QString, ParallelHost> m_hosts;
    IntrusiveList<ParallelHost> m_readyHosts; // that have something queued and room for it
    IntrusiveList<ParallelWait> m_waits;
    ParallelEntry *m_firstSettled = nullptr;
    ParallelEntry *m_firstSuccess = nullptr;
    ParallelEntry *m_firstFailure = nullptr;
    Error m_end; // why no more is started; none as long as it is
    ParallelProgress::State m_state;
    qsizetype m_ended = 0; // nothing of them runs any more
    bool m_isLeft = false;
    bool m_hasLostContext = false;
    bool m_isProgressDue = false;
};

using ParallelGroupPointer = std::shared_ptr<ParallelGroup>;

} // namespace HttpQ
