// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/strongvalidator_p.h"

#include "http/characters.h"
#include "http/httpdate.h"

namespace HttpQ {

namespace {

bool isStrongEntityTag(QByteArrayView text)
{
    // RFC 9110 8.8.3; a weak one begins with W/
    if (text.size() < 2 || !text.startsWith('"') || !text.endsWith('"'))
        return false;
    const QByteArrayView opaque = text.sliced(1, text.size() - 2);
    return !opaque.contains('"') && !opaque.contains(' ') && !opaque.contains('\t');
}

} // namespace

QByteArray strongValidator(const Headers &headers)
{
    const QByteArrayView tag = Characters::trimmed(headers.value("ETag"));
    if (isStrongEntityTag(tag))
        return tag.toByteArray();
    // RFC 9110 8.8.2.2: a file may change twice in a second
    const QByteArrayView changed = Characters::trimmed(headers.value("Last-Modified"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime changedAt = HttpDate::fromText(changed, now);
    const QDateTime sentAt = HttpDate::fromText(Characters::trimmed(headers.value("Date")), now);
    if (changedAt.isValid() && sentAt.isValid() && changedAt.secsTo(sentAt) >= 1)
        return changed.toByteArray();
    return {};
}

bool mayHaveValidator(const Headers &headers, QByteArrayView validator)
{
    const char *name = validator.startsWith('"') ? "ETag" : "Last-Modified";
    return !headers.contains(name) || Characters::trimmed(headers.value(name)) == validator;
}

} // namespace HttpQ
