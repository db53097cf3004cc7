// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requesturl.h"

#include "http/origin.h"

namespace HttpQ {

RequestUrl::RequestUrl(QAnyStringView text)
    : m_url(urlFromText(text))
{}

QUrl joinedUrl(const QUrl &base, const QUrl &url)
{
    if (!url.isRelative())
        return url;
    // RFC 3986 4.2: a network-path reference names a host of its own.
    if (!url.host().isEmpty())
        return base.resolved(url);
    QString path = base.path(QUrl::FullyEncoded);
    QString relative = url.path(QUrl::FullyEncoded);
    if (!path.endsWith(u'/'))
        path += u'/';
    while (relative.startsWith(u'/'))
        relative.remove(0, 1);
    QUrl joined = base;
    joined.setPath(path + relative, QUrl::StrictMode);
    joined.setQuery(url.hasQuery() ? url.query(QUrl::FullyEncoded) : QString(), QUrl::StrictMode);
    joined.setFragment(url.fragment(QUrl::FullyEncoded), QUrl::StrictMode);
    return joined;
}

} // namespace HttpQ
