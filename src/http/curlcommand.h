// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"

namespace HttpQ {

/*!
    A command for a POSIX shell with which curl sends \a request, for logs and bug reports. Unless
    \a secretsShown, the values of sensitive fields are masked and so are the user part of the URL and
    what is called like a secret in its query, in other fields and in the body. A body that comes from a source, or is large, is read from standard input, which
    a comment at the end says.
*/
QString curlCommand(const Request &request, bool secretsShown = false);

} // namespace HttpQ
