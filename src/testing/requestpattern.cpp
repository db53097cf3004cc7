// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/requestpattern_p.h"

#include <QtCore/qurlquery.h>

#include <algorithm>

namespace HttpQ {

namespace {

// A star in \a pattern stands for any text.
bool matchesStars(QStringView pattern, QStringView text)
{
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

QList<std::pair<QString, QString>> queryItems(QString query)
{
    // A form's space, which QUrlQuery does not know
    query.replace(u'+', QStringLiteral("%20"));
    return QUrlQuery(query).queryItems(QUrl::FullyDecoded);
}

} // namespace

Result<RequestPattern> RequestPattern::fromText(QAnyStringView method, QAnyStringView url)
{
    RequestPattern pattern;
    pattern.m_method = method.toString().toUtf8();
    QString rest = url.toString();
    pattern.m_text = QStringLiteral("%1 %2").arg(method.toString(), rest);

    const qsizetype schemeEnd = rest.indexOf(u"://");
    if (schemeEnd > 0) {
        qsizetype originEnd = schemeEnd + 3;
        while (originEnd < rest.size() && rest.at(originEnd) != u'/' && rest.at(originEnd) != u'?')
            ++originEnd;
        const Result<UrlPattern> origin = UrlPattern::fromText(QStringView(rest).first(originEnd));
        if (!origin)
            return origin.error();
        pattern.m_origin = *origin;
        rest.remove(0, originEnd);
    } else if (!rest.startsWith(u'/') && !rest.startsWith(u'?') && rest != u"*") {
        return Error(Error::Kind::InvalidUrl, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The URL \"%1\" of a route is neither a path, as \"/users/*\", "
                                    "nor has it a scheme and a host, as "
                                    "\"https://example.com/users\" or \"all://*.example.com\"")
                             .arg(rest));
    }
    const qsizetype queryBegin = rest.indexOf(u'?');
    if (queryBegin >= 0)
        pattern.m_query = queryItems(rest.sliced(queryBegin + 1));
    pattern.m_path = queryBegin >= 0 ? rest.first(queryBegin) : rest;
    if (pattern.m_path.isEmpty())
        pattern.m_path = QStringLiteral("*");
    return pattern;
}

bool RequestPattern::matches(const Request &request) const
{
    const QUrl url = request.url();
    if (m_method != "*" && m_method != request.method())
        return false;
    if (!m_origin.matches(url))
        return false;
    const auto pathFits = [this, &url](QUrl::ComponentFormattingOption form) {
        const QString path = url.path(form);
        return matchesStars(m_path, path.isEmpty() ? QStringView(u"/") : QStringView(path));
    };
    if (!pathFits(QUrl::FullyEncoded) && !pathFits(QUrl::FullyDecoded))
        return false;
    if (m_query.isEmpty())
        return true;
    const QList<std::pair<QString, QString>> items = queryItems(url.query(QUrl::FullyEncoded));
    return std::all_of(m_query.begin(), m_query.end(), [&items](const auto &wanted) {
        return std::any_of(items.begin(), items.end(), [&wanted](const auto &item) {
            return item.first == wanted.first && matchesStars(wanted.second, item.second);
        });
    });
}

} // namespace HttpQ
