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

//! The outcome of \a operation when the exception that is being handled came out of \a thrower, code
//! of the program. Who awaits the operation catches the exception itself.
Error thrownError(Operation &operation, const char *thrower);

//! Whether an authentication or a hook has a say before a round of \a operation is sent.
bool hasSayBefore(const Operation &operation);
//! Lets them have it.
FlowStep<Error> askBefore(Operation &operation);
//! Lets \a transport answer.
FlowStep<Error> sendThrough(Operation &operation, std::shared_ptr<Transport> transport);
//! Shows \a response to the hooks.
FlowStep<Error> showResponse(Operation &operation, Response response);

//! Whether the authentication of \a operation has a say where the present round goes, and whether it
//! must see the content of the response.
class AuthWish
{
public:
    AuthWish() {}

    Error error;
    bool isAuthorized = false;
    bool isContentNeeded = false;
};
AuthWish askAuthWish(Operation &operation);

//! What an authentication makes of a response.
class AuthAnswer
{
public:
    AuthAnswer() {}

    Error error;
    Request request;
    bool isSentAgain = false;
};
//! If that \a isFinal, nothing is sent again whatever it says.
FlowStep<AuthAnswer> askAuth(Operation &operation, Response response, bool isFinal);

} // namespace HttpQ
