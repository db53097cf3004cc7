// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/redirecttrail.h"

#include "http/shownurl.h"

#include <QtCore/qstringlist.h>

namespace HttpQ {

RedirectTrail::Step::Step(const Request &request)
    : method(request.method())
    // what is not sent makes no difference
    , url(sentUrl(request.url()))
    , headers(request.headers())
{}

RedirectTrail::RedirectTrail(int maximum, const Request &first)
    : m_maximum(maximum)
    , m_steps { Step(first) }
{}

QString RedirectTrail::textOf(const QList<Step> &steps)
{
    QStringList urls;
    for (const Step &step : steps)
        urls.append(shownUrl(step.url).toString(QUrl::FullyEncoded).left(256));
    return urls.join(QStringLiteral(" -> "));
}

Error RedirectTrail::add(const Request &next)
{
    constexpr qsizetype ShownSteps = 3;

    const qsizetype before = m_steps.indexOf(Step(next));
    m_steps.append(Step(next));
    if (before >= 0) {
        return Error(Error::Kind::TooManyRedirects, Error::Phase::Head, Error::Party::Remote,
                     QStringLiteral("The redirects go round in a circle: %1")
                             .arg(textOf(m_steps.sliced(before))))
                .withUrl(next.url());
    }
    if (redirects() > m_maximum) {
        const qsizetype shown = qMin(ShownSteps, m_steps.size());
        return Error(Error::Kind::TooManyRedirects, Error::Phase::Head, Error::Party::Remote,
                     QStringLiteral("More than the %1 redirects that RedirectPolicy::maximum() "
                                    "allows, the last of them: %2")
                             .arg(QString::number(m_maximum), textOf(m_steps.last(shown))))
                .withLimit(QStringLiteral("RedirectPolicy::maximum"), m_maximum, redirects())
                .withUrl(next.url());
    }
    return {};
}

} // namespace HttpQ
