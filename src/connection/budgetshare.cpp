// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/budgetshare.h"

#include <utility>

namespace HttpQ {

BudgetShare::~BudgetShare()
{
    if (m_budget)
        m_budget->leave(*this);
}

void BudgetShare::setBudget(std::shared_ptr<ConnectionBudget> budget, const OriginPools &origins)
{
    for (OriginPool *origin : origins) {
        origin->placeRequest.reset();
        origin->isInBudgetQueue = false;
    }
    if (m_budget)
        m_budget->leave(*this);
    m_budget = std::move(budget);
    if (!m_budget)
        return;
    m_budget->join(*this);
    for (const OriginPool *origin : origins) {
        if (const int count = origin->connections + origin->attempts)
            m_budget->force(*this, origin->key.origin, count);
    }
}

OriginPool *BudgetShare::takeGrant()
{
    OriginPool *origin = m_budget ? m_budget->takeGrant(*this) : nullptr;
    if (origin)
        origin->isInBudgetQueue = false;
    return origin;
}

bool BudgetShare::takePlace(OriginPool *origin, quint64 number)
{
    if (!origin->placeRequest) {
        ConnectionBudget::Member &self = *this;
        origin->placeRequest = std::make_unique<ConnectionBudget::PlaceRequest>(
                *m_budget, self, origin, origin->key.origin);
    }
    const bool isTaken = m_budget->take(*origin->placeRequest, number);
    origin->isInBudgetQueue = !isTaken;
    return isTaken;
}

void BudgetShare::updateRequest(OriginPool *origin, quint64 number)
{
    m_budget->update(*origin->placeRequest, number);
    origin->isInBudgetQueue = number != 0;
}

} // namespace HttpQ
