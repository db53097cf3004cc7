// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/shownurl.h"

#include "http/secretmask.h"

namespace HttpQ {

QUrl shownUrl(const QUrl &url)
{
    QUrl shown = sentUrl(url);
    if (!shown.hasQuery())
        return shown;
    static const SecretMask mask("masked"); // brackets would have to be percent-encoded
    const QByteArray query = shown.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray masked = mask.form(query);
    if (masked != query)
        shown.setQuery(QString::fromLatin1(masked), QUrl::StrictMode);
    return shown;
}

} // namespace HttpQ
