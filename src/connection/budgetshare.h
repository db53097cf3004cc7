// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connectionbudget.h"
#include "connection/originpool.h"
#include "network/turnqueue.h"

#include <memory>

namespace HttpQ {

//! The places of one pool in a ConnectionBudget. Without one, there is room for everything.
class BudgetShare final : private ConnectionBudget::Member
{
public:
    explicit BudgetShare(TurnQueue &turns)
        : m_turns(turns)
    {}
    ~BudgetShare();
    BudgetShare(const BudgetShare &) = delete;
    BudgetShare &operator=(const BudgetShare &) = delete;

    const std::shared_ptr<ConnectionBudget> &budget() const { return m_budget; }
    //! Takes a place for each connection and attempt of \a origins, whether or not there are any.
    void setBudget(std::shared_ptr<ConnectionBudget> budget, const OriginPools &origins);

    //! Numbers requests in the order in which they begin to wait.
    quint64 nextNumber() { return m_budget ? m_budget->nextNumber() : ++m_lastNumber; }
    //! True if a connection to \a origin may be made; else it waits for its turn in the budget's
    //! queue, since \a number.
    bool take(OriginPool *origin, quint64 number) { return !m_budget || takePlace(origin, number); }
    //! The first that waits for \a origin without an attempt has waited since \a number; 0 if there
    //! is none any more.
    void update(OriginPool *origin, quint64 number)
    {
        if (origin->isInBudgetQueue)
            updateRequest(origin, number);
    }
    //! An origin that has been granted a place; null if there is none.
    OriginPool *takeGrant();
    void give(const OriginPool *origin)
    {
        if (m_budget)
            m_budget->give(*this, origin->key.origin);
    }

    //! As ConnectionBudget::hasWaiters().
    bool hasWaiters() const { return m_budget && m_budget->hasWaiters(); }
    //! True if another pool could have the place of an idle connection to \a origin.
    bool isWanted(const OriginPool *origin) const
    {
        return hasWaiters() && m_budget->isWanted(origin->key.origin);
    }
    //! True if the place of a connection to \a origin should go to another pool than to the next
    //! request there, which has waited since \a number.
    bool isOvertaken(const OriginPool *origin, quint64 number) const
    {
        return hasWaiters() && m_budget->isOvertaken(*this, origin->key.origin, number);
    }

private:
    void askForTurn() override { m_turns.postFromAnyThread(); }
    bool takePlace(OriginPool *origin, quint64 number);
    void updateRequest(OriginPool *origin, quint64 number);

    TurnQueue &m_turns;
    std::shared_ptr<ConnectionBudget> m_budget;
    quint64 m_lastNumber = 0;
};

} // namespace HttpQ
