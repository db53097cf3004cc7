// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qurl.h>

namespace HttpQ {

//! \a url as it may stand in errors, logs and files: without user information and fragment.
inline QUrl shownUrl(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

} // namespace HttpQ
