// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "policy/cookies/cookie.h"

#include <QtCore/qlist.h>

namespace HttpQ {

/*
    The text in which cookies outlive the program. A line each, written as Set-Cookie is:

        # HttpQ cookies, format 1
        SID=31d4; Domain=example.com; Path=/; Expires=2026-12-01T00:00:00.000Z; Created=...; Used=...; Secure
        # 1 cookie(s)

    The last line tells a whole file from one that was cut off.
*/
QByteArray cookiesToText(const QList<Cookie> &cookies);

//! Reads \a text; the error names the line it cannot read. Cookies whose domain has become a public
//! suffix since are left out.
Result<QList<Cookie>> cookiesFromText(QByteArrayView text);

} // namespace HttpQ
