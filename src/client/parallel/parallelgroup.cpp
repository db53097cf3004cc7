// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/parallelgroup_p.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/parallel/parallelwait.h"
#include "client/requesturl.h"

#include <algorithm>
#include <utility>

namespace HttpQ {

ParallelGroup::ParallelGroup(std::shared_ptr<ClientCore> core)
    : m_core(std::move(core))
    , m_deadline(*this)
    , m_owner(std::make_unique<QObject>())
{
    if (m_core->isInThread())
        m_core->addGroup(this);
}

ParallelGroup::~ParallelGroup()
{
    Q_ASSERT(m_isLeft);
}

void ParallelGroup::schedule()
{
    if (m_core->isInThread()) {
        m_core->turns().schedule(this);
    } else if (m_owner) {
        // Every request of it is refused, which is told by the thread's own event loop.
        QMetaObject::invokeMethod(
                m_owner.get(), [this] { turn(); }, Qt::QueuedConnection);
    }
}

void ParallelGroup::setAtMost(int requests)
{
    m_atMost = qMax(0, requests);
    lookAtQueues();
}

void ParallelGroup::setAtMostPerHost(int requests)
{
    m_atMostPerHost = qMax(0, requests);
    lookAtQueues();
}

void ParallelGroup::lookAtQueues()
{
    for (auto &[name, host] : m_hosts)
        makeReady(host);
    schedule();
}

void ParallelGroup::addWait(ParallelWait *wait)
{
    m_waits.append(wait);
}

void ParallelGroup::setDeadline(std::chrono::milliseconds fromNow)
{
    // Of a group in another thread than its client's every request is refused.
    if (!m_core->isInThread())
        return;
    m_deadlineLength = fromNow;
    m_core->turns().setDeadline(m_deadline, fromNow);
}

void ParallelGroup::GroupDeadline::expired()
{
    m_group.end(Error(Error::Kind::TotalTimeout, Error::Phase::None, Error::Party::Local,
                      QStringLiteral("The group of requests was not done within its deadline of "
                                     "%1 ms")
                              .arg(m_group.m_deadlineLength.count())));
}

void ParallelGroup::addContext(QObject *context)
{
    if (!context || !m_core->isInThread())
        return;
    m_contexts.emplace_back(context);
    m_contexts.back().begin([group = shared_from_this()]() mutable {
        const std::shared_ptr<Mailbox> mailbox = group->m_core->mailbox();
        if (group->m_core->isInThread())
            group->loseContext();
        else
            mailbox->post([group = std::move(group)] { group->loseContext(); });
    });
}

bool ParallelGroup::hasLostContext() const
{
    return m_hasLostContext
           || std::any_of(m_contexts.begin(), m_contexts.end(),
                          [](const ContextWatch &context) { return context.isLost(); });
}

void ParallelGroup::loseContext()
{
    if (m_isLeft)
        return;
    m_hasLostContext = true;
    end(cancelled(QStringLiteral("The context object of the group was destroyed")));
    schedule();
}

void ParallelGroup::setStopToken(const std::stop_token &token)
{
    m_stopCallback.reset();
    if (!m_core->isInThread())
        return;
    m_stopToken = token;
    if (m_stopToken.stop_possible())
        m_stopCallback.emplace(m_stopToken, StopCallback(this));
}

// Called in the thread that requests the stop, under which the group cannot be destroyed.
void ParallelGroup::StopCallback::operator()() const noexcept
{
    const Error why = cancelled(QStringLiteral("A stop was requested"));
    ClientCore &core = *m_group->m_core;
    if (core.isInThread())
        m_group->end(why);
    else
        core.mailbox()->post([group = m_group->shared_from_this(), why] { group->end(why); });
}

ParallelHost &ParallelGroup::hostOf(const Operation &operation)
{
    QString name;
    if (m_atMostPerHost > 0)
        name = joinedUrl(m_core->options.baseUrl, operation.request().url()).host();
    return m_hosts.try_emplace(name, name).first->second;
}

void ParallelGroup::makeReady(ParallelHost &host)
{
    const bool isFull = m_atMostPerHost > 0 && host.running >= m_atMostPerHost;
    if (!host.isLinked() && !isFull && !host.queue.isEmpty())
        m_readyHosts.append(&host);
}

void ParallelGroup::leaveHost(ParallelEntry *entry)
{
    ParallelHost *host = entry->host();
    if (!host)
        return;
    entry->setHost(nullptr);
    if (entry->hasBegun()) {
        --m_state.running;
        --host->running;
    } else {
        entry->IntrusiveNode<QueuedEntry>::unlink();
        if (host->queue.isEmpty())
            host->unlink();
    }
    makeReady(*host);
    if (host->running == 0 && host->queue.isEmpty())
        m_hosts.erase(QString(host->name));
}

void ParallelGroup::startQueued()
{
    while (!m_readyHosts.isEmpty() && (m_atMost == 0 || m_state.running < m_atMost)) {
        ParallelHost *host = m_readyHosts.takeFirst();
        ParallelEntry *entry = host->queue.takeFirst();
        ++m_state.started;
        ++m_state.running;
        ++host->running;
        makeReady(*host);
        m_isProgressDue = true;
        entry->begin();
    }
}

PendingResponse *ParallelGroup::start(const OperationPointer &operation, ParallelChannel &channel)
{
    auto *pending = new PendingResponse(operation, m_owner.get(), PendingResponse::Queued());
    auto *entry = new ParallelEntry(*this, channel, pending->m_operation, pending, m_state.total++);
    m_entries.append(entry);
    ++channel.m_pending;
    ++channel.m_unsettled;
    m_isProgressDue = true;
    if (m_end) {
        entry->cancel(m_end);
    } else {
        ParallelHost &host = hostOf(entry->operation());
        entry->setHost(&host);
        host.queue.append(entry);
        makeReady(host);
        startQueued();
    }
    if (m_progress)
        schedule();
    return pending;
}

ParallelEntry *ParallelGroup::takeSettled(ParallelChannel &channel)
{
    --channel.m_pending;
    return channel.m_settled.takeFirst();
}

void ParallelGroup::forget(ParallelEntry *entry)
{
    ParallelChannel &channel = entry->channel();
    m_isProgressDue = true;
    if (!entry->isSettled()) {
        --channel.m_unsettled;
        ++m_state.finished;
        ++m_state.failed;
    }
    if (!entry->isSettled() || entry->IntrusiveNode<SettledEntry>::isLinked())
        --channel.m_pending;
    if (!entry->isEnded()) {
        entry->cancel(cancelled(QStringLiteral("The response is not wanted any more")));
        entry->operation().silence();
        ++m_ended;
        leaveHost(entry);
    }
    PendingResponse *pending = entry->pending();
    delete entry;
    delete pending;
    // There is room for others.
    schedule();
}

void ParallelGroup::close(ParallelChannel &channel)
{
    for (ParallelEntry *entry = m_entries.first(); entry;) {
        ParallelEntry *next = m_entries.next(entry);
        if (&entry->channel() == &channel)
            forget(entry);
        entry = next;
    }
}

void ParallelGroup::end(const Error &why, Reach reach)
{
    if (!m_end)
        m_end = why;
    // Those that wait for their turn, and then those that wait for a connection, must not begin where
    // the others make room.
    cancelQueued(why);
    for (const bool waits : { true, false }) {
        for (ParallelEntry *entry = m_entries.first(); entry; entry = m_entries.next(entry)) {
            if (!entry->isEnded() && (reach == Reach::Everything || !entry->isSettled())
                && (!waits || entry->operation().isWaitingForConnection()))
                entry->cancel(why);
        }
    }
}

void ParallelGroup::cancelQueued(const Error &why)
{
    for (ParallelEntry *entry = m_entries.first(); entry; entry = m_entries.next(entry)) {
        if (!entry->hasBegun() && !entry->isEnded()) {
            leaveHost(entry);
            entry->cancel(why);
        }
    }
}

void ParallelGroup::leave()
{
    if (std::exchange(m_isLeft, true))
        return;
    IntrusiveNode<InClientGroups>::unlink();
    m_deadline.clear();
    m_stopCallback.reset();
    m_contexts.clear();
    end(cancelled(QStringLiteral("The group of requests was left")));
    m_firstSettled = m_firstSuccess = m_firstFailure = nullptr;
    while (ParallelEntry *entry = m_entries.first()) {
        if (!entry->isEnded())
            entry->operation().silence();
        delete entry;
    }
    m_hosts.clear();
    m_state.running = 0;
    m_ended = m_state.total;
    m_owner.reset();
    lookAgain();
}

void ParallelGroup::entryEnded(ParallelEntry *entry)
{
    ++m_ended;
    m_isProgressDue = true;
    leaveHost(entry);
    schedule();
}

void ParallelGroup::entrySettled(ParallelEntry *entry)
{
    ++m_state.finished;
    m_isProgressDue = true;
    ParallelChannel &channel = entry->channel();
    --channel.m_unsettled;
    channel.m_settled.append(entry);
    const Error &error = entry->outcome().error();
    if (error)
        ++m_state.failed;
    if (&channel == &m_mainChannel) {
        if (!m_firstSettled)
            m_firstSettled = entry;
        if (!error && !m_firstSuccess)
            m_firstSuccess = entry;
        // One that the program cancelled by itself is no failure of the group.
        if (error && !error.isCancelled() && !m_firstFailure)
            m_firstFailure = entry;
    }
    if (m_isFailFast && &channel == &m_mainChannel && error && !error.isCancelled() && !m_end) {
        end(cancelled(
                    QStringLiteral("Another request of the group failed: %1").arg(error.message())),
            Reach::WithoutOutcome);
    }
    schedule();
}

void ParallelGroup::noteBytes(qint64 received, qint64 sent)
{
    m_state.bytesReceived += received;
    m_state.bytesSent += sent;
    m_isProgressDue = true;
    if (m_progress)
        schedule();
}

ParallelProgress *ParallelGroup::progress()
{
    if (!m_progress && !m_isLeft) {
        m_progress = new ParallelProgress(m_owner.get());
        m_isProgressDue = true;
        tellProgress();
    }
    return m_progress;
}

void ParallelGroup::tellProgress()
{
    if (!m_progress || !std::exchange(m_isProgressDue, false))
        return;
    m_progress->update(m_state);
}

ParallelWait *ParallelGroup::firstReadyWait() const
{
    for (ParallelWait *wait = m_waits.first(); wait; wait = m_waits.next(wait)) {
        if (wait->isReady())
            return wait;
    }
    return nullptr;
}

// Who is resumed, and who hears of the progress, may leave the group, or run an event loop in which
// the others must not have to wait.
void ParallelGroup::turn()
{
    const ParallelGroupPointer keepAlive = shared_from_this();
    startQueued();
    if (m_isProgressDue && m_progress) {
        if (firstReadyWait())
            schedule();
        tellProgress();
    }
    while (ParallelWait *wait = firstReadyWait()) {
        wait->unlink();
        if (firstReadyWait())
            schedule();
        wait->resume();
    }
}

} // namespace HttpQ
