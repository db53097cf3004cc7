// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/result.h>
#include <HttpQ/uritemplate.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

namespace HttpQ {

/*!
    \class HttpQ::RequestUrl
    \brief A QUrl, text as people write URLs, or a UriTemplate; what AsyncClient's verbs take.

    Text that is no URL is no error here but the outcome of the request: Error::Kind::InvalidUrl.
*/
class HTTPQ_EXPORT RequestUrl
{
public:
    RequestUrl(const QUrl &url)
        : m_url(url)
    {}
    RequestUrl(const QString &text)
        : RequestUrl(QAnyStringView(text))
    {}
    RequestUrl(QStringView text)
        : RequestUrl(QAnyStringView(text))
    {}
    RequestUrl(QLatin1StringView text)
        : RequestUrl(QAnyStringView(text))
    {}
    //! \a text is UTF-8.
    RequestUrl(const char *text)
        : RequestUrl(QAnyStringView(text))
    {}
    RequestUrl(const char16_t *text)
        : RequestUrl(QAnyStringView(text))
    {}
    //! \a text is UTF-8.
    RequestUrl(const QByteArray &text)
        : RequestUrl(QAnyStringView(text))
    {}

    //! What \a uriTemplate comes to with its values.
    RequestUrl(const UriTemplate &uriTemplate)
        : m_url(uriTemplate.url())
    {}

    const Result<QUrl> &url() const { return m_url; }

private:
    explicit RequestUrl(QAnyStringView text);

    Result<QUrl> m_url;
};

//! \a url, or what it means beside \a base: a relative reference is appended to the base's path,
//! also if it begins with a slash.
QUrl joinedUrl(const QUrl &base, const QUrl &url);

} // namespace HttpQ
