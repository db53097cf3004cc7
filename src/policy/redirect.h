// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"
#include "http/result.h"
#include "policy/redirectpolicy.h"

namespace HttpQ {

class HstsStore;

//! True for a response that sends the client elsewhere: 301, 302, 303, 307 or 308 with a Location.
bool isRedirect(int status, const Headers &response);

/*!
    The request that follows \a sent after a redirect; Error::Kind::Redirect says why there is none.
    It does not ask whether \a policy follows redirects at all, so that a caller can show the next
    request without sending it.

    \a sent is the request without what the cookie jar added: cookies are computed again for the new
    URL. A Cookie field that the caller set by hand is kept on the same origin only, as is every
    sensitive field.

    The methods change as in HTTPX: after 303 and 302 everything but HEAD becomes GET, after 301
    only POST does (RFC 9110 15.4.2 to 15.4.4). The body is kept unless the method became GET;
    whoever sends it rewinds its source.

    A redirect to http, to a host that \a hsts knows, leads to https (RFC 6797 8.3).
*/
Result<Request> redirectedRequest(const Request &sent, int status, const Headers &response,
                                  const RedirectPolicy &policy, const HstsStore *hsts = nullptr);

} // namespace HttpQ
