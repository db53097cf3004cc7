// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/link.h"

#include "http/characters.h"
#include "http/mediatype.h"
#include "http/textencoding.h"

#include <optional>

namespace HttpQ {

namespace {

// The text between angle brackets, which holds neither; advances behind the closing one. Nothing if
// there is no more.
std::optional<QByteArrayView> takeTarget(QByteArrayView &text)
{
    qsizetype open = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '<') {
            open = i;
        } else if (text[i] == '>' && open >= 0) {
            const QByteArrayView target = text.sliced(open + 1, i - open - 1);
            text = text.sliced(i + 1);
            return target;
        }
    }
    return std::nullopt;
}

// The parameters up to the comma behind which the next link begins.
QByteArrayView takeParameters(QByteArrayView &text)
{
    bool quoted = false;
    qsizetype i = 0;
    for (; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == ',' && !quoted)
            break;
    }
    const QByteArrayView parameters = text.first(qMin(i, text.size()));
    text = text.sliced(qMin(i + 1, text.size()));
    return parameters;
}

std::optional<QUrl> resolved(const QUrl &base, QByteArrayView reference)
{
    if (reference.isEmpty())
        return base;
    const QUrl url = QUrl::fromEncoded(reference.toByteArray(), QUrl::TolerantMode);
    if (!url.isValid())
        return std::nullopt;
    return base.isEmpty() ? url : base.resolved(url);
}

QStringList words(const QByteArray &text)
{
    return QString::fromLatin1(text).simplified().split(u' ', Qt::SkipEmptyParts);
}

} // namespace

Link::Link() = default;

bool Link::hasRelation(QAnyStringView relation) const
{
    return m_relations.contains(relation.toString(), Qt::CaseInsensitive);
}

QByteArray Link::parameter(QByteArrayView name) const
{
    return MediaType(m_parameters).parameter(name);
}

QList<Link> linksOf(const Headers &headers, const QUrl &base)
{
    QList<Link> links;
    for (const QByteArray &field : headers.values("Link")) {
        QByteArrayView rest = field;
        while (const std::optional<QByteArrayView> reference = takeTarget(rest)) {
            const QByteArrayView parameters = takeParameters(rest);
            const std::optional<QUrl> target = resolved(base, Characters::trimmed(*reference));
            if (!target)
                continue;
            Link link;
            link.m_target = *target;
            link.m_parameters = parameters.toByteArray();
            const MediaType values(link.m_parameters);
            link.m_relations = words(values.parameter("rel"));
            // RFC 8288 3.4.1
            link.m_title = extendedValue(values.parameter("title*"))
                                   .value_or(parameterText(values.parameter("title")));
            // RFC 8288 3.2: who does not heed the anchor takes the link for one of the response
            const std::optional<QUrl> context = resolved(base, values.parameter("anchor"));
            if (!context)
                continue;
            link.m_context = *context;
            links.append(link);
        }
    }
    return links;
}

} // namespace HttpQ
