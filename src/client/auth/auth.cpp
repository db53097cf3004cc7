// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/auth.h"

#include "http/sameorigin.h"

namespace HttpQ {

Auth::Auth() = default;
Auth::~Auth() = default;

void Auth::authorize(Request &)
{}

bool Auth::answer(Request &, const Response &)
{
    return false;
}

bool Auth::needsRequestBody() const
{
    return false;
}

bool Auth::needsResponseBody() const
{
    return false;
}

bool Auth::appliesTo(const QUrl &first, const QUrl &current) const
{
    return isSameOrigin(first, current);
}

AsyncAuth *Auth::asAsync()
{
    return nullptr;
}

AsyncAuth::AsyncAuth() = default;
AsyncAuth::~AsyncAuth() = default;

QCoro::Task<> AsyncAuth::authorizeAsync(Request &request)
{
    authorize(request);
    co_return;
}

QCoro::Task<bool> AsyncAuth::answerAsync(Request &request, const Response &response)
{
    co_return answer(request, response);
}

AsyncAuth *AsyncAuth::asAsync()
{
    return this;
}

} // namespace HttpQ
