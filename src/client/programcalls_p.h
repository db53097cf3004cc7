// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/auth/auth.h"
#include "client/flowstep_p.h"
#include "client/operation_p.h"
#include "client/transport.h"

// The places of a request's flow at which code of the program runs: it may do anything, throw, and
// wait for something that never comes. An operation that is cancelled waits for none of it.
namespace HttpQ {

//! Whether an authentication or a hook has a say before a round of \a operation is sent.
bool hasSayBefore(const Operation &operation);
//! Lets them have it.
FlowStep<Error> askBefore(Operation &operation);
//! Lets \a transport answer.
FlowStep<Error> sendThrough(Operation &operation, std::shared_ptr<Transport> transport);
//! Shows \a response to the hooks.
FlowStep<Error> showResponse(Operation &operation, Response response);

//! What an authentication makes of a response.
class AuthAnswer
{
public:
    AuthAnswer() {}

    Error error;
    Request request;
    bool isSentAgain = false;
};
FlowStep<AuthAnswer> askAuth(Operation &operation, Response response);

} // namespace HttpQ
