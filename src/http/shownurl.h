// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qurl.h>

namespace HttpQ {

/*!
    \a url as it may stand in errors, logs and files: without user information and fragment, and with
    "masked" for the values of what is called like a secret in its query.
*/
HTTPQ_EXPORT QUrl shownUrl(const QUrl &url);

//! What of \a url a request is sent for: all but user information and fragment. To compare by; it may
//! hold secrets.
inline QUrl sentUrl(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

} // namespace HttpQ
