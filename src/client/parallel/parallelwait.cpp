// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/parallelwait.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/exceptions.h"
#include "client/parallel/parallelgroup_p.h"

namespace HttpQ {

namespace {

ParallelResponse responseOf(const ParallelEntry &entry)
{
    return ParallelResponse(*entry.outcome(), entry.pending(), entry.index());
}

[[noreturn]] void throwNothingPending()
{
    throw HttpError(Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                          QStringLiteral("No request of the group is pending: ask hasPending(), "
                                         "and start requests before their responses are waited "
                                         "for")));
}

} // namespace

ParallelWait::ParallelWait(const ParallelGroupPointer &group)
    : m_group(group)
{}

ParallelWait::~ParallelWait() = default;

bool ParallelWait::await_ready() const
{
    return !m_group->isAnybodyWaiting() && isReady();
}

bool ParallelWait::await_suspend(std::coroutine_handle<> waiting)
{
    if (m_group->core()->isToldNothingHere())
        return false;
    m_waiting = waiting;
    m_group->addWait(this);
    // Behind others that wait for something else.
    if (isReady())
        m_group->lookAgain();
    return true;
}

void ParallelWait::resume()
{
    std::exchange(m_waiting, nullptr).resume();
}

bool ParallelWait::isOver() const
{
    return m_group->isLeft() || m_group->hasLostContext();
}

void ParallelWait::requireGroup() const
{
    if (m_group->hasLostContext()) {
        throw Cancelled(cancelled(QStringLiteral("The context object of the group was destroyed")),
                        Request());
    }
    if (m_group->isLeft())
        throw Cancelled(cancelled(QStringLiteral("The group of requests was left")), Request());
    if (!isReady() && m_group->core()->isToldNothingHere())
        throw HttpError(ClientCore::otherThreadError());
}

ParallelNextResult::ParallelNextResult(const ParallelGroupPointer &group)
    : ParallelNextResult(group, group->mainChannel())
{}

ParallelNextResult::ParallelNextResult(const ParallelGroupPointer &group, ParallelChannel &channel)
    : ParallelWait(group)
    , m_channel(channel)
{}

bool ParallelNextResult::isReady() const
{
    return isOver() || m_channel.hasOutcome() || m_channel.pending() == 0;
}

ParallelResult ParallelNextResult::take(bool throws)
{
    requireGroup();
    if (!m_channel.hasOutcome())
        throwNothingPending();
    const ParallelEntry *entry = group().takeSettled(m_channel);
    if (throws && !entry->outcome())
        entry->throwError();
    return ParallelResult(entry->outcome(), entry->pending(), entry->index());
}

ParallelResult ParallelNextResult::await_resume()
{
    return take(false);
}

ParallelResponse ParallelNextResponse::await_resume()
{
    const ParallelResult result = take(true);
    return ParallelResponse(*result, result.pending(), result.index());
}

ParallelAllResults::ParallelAllResults(const ParallelGroupPointer &group)
    : ParallelWait(group)
{}

bool ParallelAllResults::isReady() const
{
    return isOver() || group().mainChannel().isSettled();
}

QList<Result<Response>> ParallelAllResults::await_resume()
{
    requireGroup();
    QList<Result<Response>> results;
    const auto &entries = group().entries();
    for (const ParallelEntry *entry = entries.first(); entry; entry = entries.next(entry)) {
        if (&entry->channel() == &group().mainChannel())
            results.append(entry->outcome());
    }
    return results;
}

QList<Response> ParallelAll::await_resume()
{
    requireGroup();
    // The cause, and not what was cancelled because of it.
    if (const ParallelEntry *failure = group().firstFailure())
        failure->throwError();
    QList<Response> responses;
    const auto &entries = group().entries();
    for (const ParallelEntry *entry = entries.first(); entry; entry = entries.next(entry)) {
        if (&entry->channel() != &group().mainChannel())
            continue;
        if (!entry->outcome())
            entry->throwError();
        responses.append(*entry->outcome());
    }
    return responses;
}

ParallelAny::ParallelAny(const ParallelGroupPointer &group)
    : ParallelWait(group)
{}

bool ParallelAny::isReady() const
{
    return isOver() || group().firstSuccess() || group().mainChannel().isSettled();
}

ParallelResponse ParallelAny::await_resume()
{
    requireGroup();
    if (const ParallelEntry *success = group().firstSuccess()) {
        const ParallelResponse response = responseOf(*success);
        group().end(cancelled(QStringLiteral("Another request of the group has succeeded")),
                    ParallelGroup::Reach::WithoutOutcome);
        return response;
    }
    if (const ParallelEntry *failure = group().firstFailure())
        failure->throwError();
    if (const ParallelEntry *settled = group().firstSettled())
        settled->throwError();
    throwNothingPending();
}

ParallelRace::ParallelRace(const ParallelGroupPointer &group)
    : ParallelWait(group)
{}

bool ParallelRace::isReady() const
{
    return isOver() || group().mainChannel().isSettled() || group().firstSettled();
}

ParallelResponse ParallelRace::await_resume()
{
    requireGroup();
    const ParallelEntry *settled = group().firstSettled();
    if (!settled)
        throwNothingPending();
    group().end(cancelled(QStringLiteral("Another request of the group was done first")),
                ParallelGroup::Reach::WithoutOutcome);
    if (!settled->outcome())
        settled->throwError();
    return responseOf(*settled);
}

ParallelDrained::ParallelDrained(const ParallelGroupPointer &group)
    : ParallelWait(group)
{}

bool ParallelDrained::isReady() const
{
    return group().isDrained();
}

} // namespace HttpQ
