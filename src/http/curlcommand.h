// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"

namespace HttpQ {

/*!
    A command for a POSIX shell with which curl sends \a request, for logs and bug reports. Unless
    \a secretsShown, the values of Authorization, Cookie and their kin are masked and so is the user
    part of the URL. A body that comes from a source, or is large, is read from standard input, which
    a comment at the end says.
*/
QString curlCommand(const Request &request, bool secretsShown = false);

} // namespace HttpQ
