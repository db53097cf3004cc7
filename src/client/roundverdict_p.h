// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/flowstep_p.h"
#include "client/operation_p.h"

namespace HttpQ {

//! What becomes of a request after a round: its response is delivered, it fails, or there is another
//! round.
class RoundVerdict
{
public:
    //! What came of the round, a response or an error, is the outcome.
    RoundVerdict() {}
    //! \a error is.
    explicit RoundVerdict(const Error &error)
        : m_error(error)
    {}
    static RoundVerdict anotherRound()
    {
        RoundVerdict verdict;
        verdict.m_isAnotherRound = true;
        return verdict;
    }

    const Error &error() const { return m_error; }
    bool isAnotherRound() const { return m_isAnotherRound; }

private:
    Error m_error;
    bool m_isAnotherRound = false;
};

//! Asks hooks, authentication, and the policies for redirects and retries, in this order. When
//! there is another round, \a operation is ready for it.
FlowStep<RoundVerdict> judge(Operation &operation, Error error);

} // namespace HttpQ
