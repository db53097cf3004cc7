// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/connectionbudget.h"

namespace HttpQ {

namespace {

// A pool that has its share keeps its connections for its own requests, though others have waited
// longer, or each would be closed and made anew all the time. But no request lets more than this many
// go first.
constexpr quint64 MaximumOvertaking = 100;

} // namespace

void ConnectionBudget::setMaxConnections(int count)
{
    const std::lock_guard lock(m_mutex);
    m_maxTotal = count;
    grant();
}

int ConnectionBudget::maxConnections() const
{
    const std::lock_guard lock(m_mutex);
    return m_maxTotal;
}

void ConnectionBudget::setMaxConnectionsPerOrigin(int count)
{
    const std::lock_guard lock(m_mutex);
    m_maxPerOrigin = count;
    grant();
}

int ConnectionBudget::maxConnectionsPerOrigin() const
{
    const std::lock_guard lock(m_mutex);
    return m_maxPerOrigin;
}

void ConnectionBudget::join(Member &member)
{
    const std::lock_guard lock(m_mutex);
    m_members.append(&member);
}

void ConnectionBudget::leave(Member &member)
{
    const std::lock_guard lock(m_mutex);
    m_members.removeOne(&member);
    const QHash<Origin, int> places = member.m_places;
    for (auto each = places.cbegin(); each != places.cend(); ++each)
        add(member, each.key(), -each.value());
    grant();
}

bool ConnectionBudget::take(PlaceRequest &request, quint64 number)
{
    const std::lock_guard lock(m_mutex);
    if (request.m_isGranted) {
        request.unlink();
        request.m_isGranted = false;
        return true;
    }
    request.m_number = number;
    if (request.isLinked())
        return false;
    // What fits one that waits has been granted to it, so there is nobody to push in front of.
    if (fits(request.m_origin)) {
        add(request.m_member, request.m_origin, 1);
        return true;
    }
    setWaiting(request, true);
    for (Member *member : std::as_const(m_members))
        member->askForTurn();
    return false;
}

void ConnectionBudget::update(PlaceRequest &request, quint64 number)
{
    const std::lock_guard lock(m_mutex);
    if (request.m_isGranted || !request.isLinked())
        return;
    request.m_number = number;
    if (number == 0)
        setWaiting(request, false);
}

OriginPool *ConnectionBudget::takeGrant(Member &member)
{
    const std::lock_guard lock(m_mutex);
    for (PlaceRequest *each = m_granted.first(); each; each = m_granted.next(each)) {
        if (&each->m_member == &member) {
            each->unlink();
            each->m_isGranted = false;
            return each->m_asking;
        }
    }
    return nullptr;
}

void ConnectionBudget::force(Member &member, const Origin &origin, int count)
{
    const std::lock_guard lock(m_mutex);
    add(member, origin, count);
}

void ConnectionBudget::give(Member &member, const Origin &origin) noexcept
{
    const std::lock_guard lock(m_mutex);
    add(member, origin, -1);
    grant();
}

bool ConnectionBudget::isWanted(const Origin &origin) const
{
    const std::lock_guard lock(m_mutex);
    for (PlaceRequest *each = m_queue.first(); each; each = m_queue.next(each)) {
        if (fits(each->m_origin, &origin))
            return true;
    }
    return false;
}

bool ConnectionBudget::isOvertaken(const Member &member, const Origin &origin, quint64 number) const
{
    const std::lock_guard lock(m_mutex);
    for (PlaceRequest *each = m_queue.first(); each; each = m_queue.next(each)) {
        if (each->m_number >= number || !fits(each->m_origin, &origin))
            continue;
        const Member &other = each->m_member;
        if (&other == &member || number - each->m_number > MaximumOvertaking)
            return true;
        // Of what they compete for, who waits has none or would still have less.
        const bool isForOrigin = m_maxPerOrigin > 0 && each->m_origin == origin
                                 && m_places.value(origin) >= m_maxPerOrigin;
        const int theirs = isForOrigin ? other.m_places.value(origin) : other.m_total;
        const int own = isForOrigin ? member.m_places.value(origin) : member.m_total;
        if (theirs == 0 || theirs + 1 < own)
            return true;
    }
    return false;
}

void ConnectionBudget::withdraw(PlaceRequest &request)
{
    const std::lock_guard lock(m_mutex);
    if (request.m_isGranted) {
        request.unlink();
        request.m_isGranted = false;
        add(request.m_member, request.m_origin, -1);
        grant();
    } else if (request.isLinked()) {
        setWaiting(request, false);
    }
}

// Hands out the places that there are: who has waited longest first.
void ConnectionBudget::grant() noexcept
{
    for (;;) {
        PlaceRequest *first = nullptr;
        for (PlaceRequest *each = m_queue.first(); each; each = m_queue.next(each)) {
            if ((!first || each->m_number < first->m_number) && fits(each->m_origin))
                first = each;
        }
        if (!first)
            return;
        setWaiting(*first, false);
        add(first->m_member, first->m_origin, 1);
        first->m_isGranted = true;
        m_granted.append(first);
        first->m_member.askForTurn();
    }
}

void ConnectionBudget::add(Member &member, const Origin &origin, int count) noexcept
{
    const auto change = [&](QHash<Origin, int> &places) {
        int &number = places[origin];
        number += count;
        if (number == 0)
            places.remove(origin);
    };
    change(m_places);
    change(member.m_places);
    m_total += count;
    member.m_total += count;
}

void ConnectionBudget::setWaiting(PlaceRequest &request, bool waiting) noexcept
{
    if (waiting)
        m_queue.append(&request);
    else
        request.unlink();
    m_waiting.fetch_add(waiting ? 1 : -1, std::memory_order_relaxed);
}

// Whether there is a place for a connection to \a origin, or would be if one to \a given went.
bool ConnectionBudget::fits(const Origin &origin, const Origin *given) const
{
    const int total = m_total - (given ? 1 : 0);
    const int there = m_places.value(origin) - (given && *given == origin ? 1 : 0);
    return (m_maxTotal <= 0 || total < m_maxTotal)
           && (m_maxPerOrigin <= 0 || there < m_maxPerOrigin);
}

} // namespace HttpQ
