// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/parallelmap.h"

#include "client/clientcore_p.h"
#include "client/parallel/parallelgroup_p.h"

namespace HttpQ {

class ParallelMappingData
{
public:
    explicit ParallelMappingData(const ParallelGroupPointer &group)
        : group(group)
    {}

    int atMost() const
    {
        constexpr int Default = 16;
        return group->atMost() > 0 ? group->atMost() : Default;
    }

    bool isOver() const { return isClosed || group->isLeft(); }

    const ParallelGroupPointer group;
    ParallelChannel channel;
    std::exception_ptr exception;
    ParallelEntry *taken = nullptr; // whose body the function may still be reading
    bool hasMoreInputs = true;
    bool isClosed = false;
};

ParallelMapping::ParallelMapping(const ParallelGroupPointer &group)
    : d(std::make_unique<ParallelMappingData>(group))
{}

ParallelMapping::~ParallelMapping() = default;

void ParallelMapping::start(const RequestUrl &url)
{
    // The input may have taken its time.
    if (d->isOver())
        return;
    const OperationPointer operation(
            new Operation(d->group->core(), QByteArrayLiteral("GET"), url));
    d->group->start(operation, d->channel);
}

void ParallelMapping::start(RequestBuilder &chain)
{
    if (d->isOver())
        return;
    d->group->start(chain.m_operation, d->channel);
}

void ParallelMapping::inputsEnded(std::exception_ptr exception)
{
    d->exception = std::move(exception);
    d->hasMoreInputs = false;
    d->group->lookAgain();
}

void ParallelMapping::close()
{
    d->isClosed = true;
    d->group->close(d->channel);
    d->group->lookAgain();
}

void ParallelMapping::rethrowInputsException() const
{
    if (d->exception)
        std::rethrow_exception(d->exception);
}

ParallelMapping::Room::Room(ParallelMappingData &data)
    : ParallelWait(data.group)
    , m_data(data)
{}

bool ParallelMapping::Room::isReady() const
{
    return isOver() || m_data.isClosed || m_data.channel.pending() < m_data.atMost();
}

bool ParallelMapping::Room::await_resume() const
{
    return !isOver() && !m_data.isClosed;
}

ParallelMapping::Next ParallelMapping::next(bool throws) const
{
    if (ParallelEntry *taken = std::exchange(d->taken, nullptr); taken && !d->group->isLeft())
        d->group->forget(taken);
    return Next(*d, throws);
}

ParallelMapping::NextAwaiter::NextAwaiter(ParallelMappingData &data, bool throws)
    : ParallelWait(data.group)
    , m_data(data)
    , m_throws(throws)
{}

bool ParallelMapping::NextAwaiter::isReady() const
{
    return isOver() || m_data.channel.hasOutcome()
           || (!m_data.hasMoreInputs && m_data.channel.pending() == 0);
}

std::optional<Result<Response>> ParallelMapping::NextAwaiter::await_resume()
{
    requireGroup();
    if (!m_data.channel.hasOutcome())
        return std::nullopt;
    ParallelEntry *entry = group().takeSettled(m_data.channel);
    if (m_throws && !entry->outcome())
        entry->throwError(); // which ends the mapping, and with it the entry
    m_data.taken = entry;
    return entry->outcome();
}

} // namespace HttpQ
