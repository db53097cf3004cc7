// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/noproxy.h"

#include "http/origin.h"
#include "policy/hostandport.h"

#include <algorithm>

namespace HttpQ {

namespace {

// What separates two entries.
bool isSeparator(QChar c)
{
    return c == u',' || c.isSpace();
}

} // namespace

NoProxy::NoProxy(QStringView list)
{
    while (!list.isEmpty()) {
        const auto end = std::find_if(list.begin(), list.end(), isSeparator);
        const qsizetype size = end - list.begin();
        if (size > 0)
            add(list.first(size));
        list = list.sliced(qMin(size + 1, list.size()));
    }
}

void NoProxy::add(QStringView text)
{
    if (text == u"*") {
        m_isEverything = true;
        return;
    }
    if (text.contains(u"://")) {
        if (const Result<UrlPattern> pattern = UrlPattern::fromText(text))
            m_patterns.append(*pattern);
        return;
    }
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0) {
        addRange(text.first(slash), text.sliced(slash + 1));
        return;
    }
    if (text.startsWith(u'*'))
        text = text.sliced(1);
    if (text.startsWith(u'.'))
        text = text.sliced(1);
    const Result<HostAndPort> read = HostAndPort::fromText(text);
    if (!read)
        return;
    Entry entry;
    entry.domain = read->host;
    entry.port = read->port;
    entry.network = IpAddress::fromText(read->host);
    if (entry.network)
        entry.prefix = entry.network->size();
    m_entries.append(entry);
}

void NoProxy::addRange(QStringView address, QStringView prefix)
{
    const bool isNumber = !prefix.isEmpty() && prefix.size() <= 3
                          && std::all_of(prefix.begin(), prefix.end(),
                                         [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber)
        return;
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1).chopped(1);
    Entry entry;
    entry.network = IpAddress::fromText(address.toUtf8());
    entry.prefix = prefix.toInt();
    if (entry.network && entry.prefix <= entry.network->size())
        m_entries.append(entry);
}

bool NoProxy::contains(const Origin &origin) const
{
    if (m_isEverything)
        return true;
    if (m_entries.isEmpty() && m_patterns.isEmpty())
        return false;
    const QByteArrayView host = withoutTrailingDot(origin.host);
    const std::optional<IpAddress> address = IpAddress::fromText(host);
    for (const Entry &entry : m_entries) {
        if (entry.port != 0 && entry.port != origin.port)
            continue;
        if (entry.network ? address && address->isIn(*entry.network, entry.prefix)
                          : host == entry.domain || isSubdomain(host, entry.domain))
            return true;
    }
    return std::any_of(m_patterns.begin(), m_patterns.end(),
                       [&](const UrlPattern &pattern) { return pattern.matches(origin); });
}

} // namespace HttpQ
