// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestdraft_p.h"

#include "client/requestmerge_p.h"
#include "http/request_p.h"
#include "http/urlencoded.h"

#include <utility>

namespace HttpQ {

namespace {

Error refusal(const QString &message)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local, message);
}

} // namespace

RequestDraft::RequestDraft(const Request &built, const Timeout &timeout)
    : m_request(built)
    , m_timeout(timeout)
{
    options().isBuilt = true;
    if (const auto extras = RequestData::extrasOf(built)) {
        options().cookies = extras->cookies;
        options().target = extras->target;
        options().continueTimeout = extras->continueTimeout;
        RequestData::setExtras(m_request, nullptr);
    }
}

RequestDraft::RequestDraft(const RequestDraft &other)
    : m_request(other.m_request)
    , m_options(other.m_options ? std::make_unique<RequestOptions>(*other.m_options) : nullptr)
    , m_timeout(other.m_timeout)
    , m_refusal(other.m_refusal)
    , m_form(other.m_form)
    , m_isContentTypeOfBody(other.m_isContentTypeOfBody)
{}

void RequestDraft::refuse(const Error &error)
{
    if (!m_refusal)
        m_refusal = error;
}

void RequestDraft::addHeader(QAnyStringView name, QAnyStringView value)
{
    if (m_isContentTypeOfBody
        && QAnyStringView::compare(name, "Content-Type", Qt::CaseInsensitive) == 0) {
        m_request.headers().removeAll("Content-Type");
        m_isContentTypeOfBody = false;
    }
    if (!m_request.headers().append(name, value))
        refuse(refusal(QStringLiteral("The request cannot be sent: %1")
                               .arg(Headers::refusal(name, value))));
}

void RequestDraft::addSensitiveHeader(QAnyStringView name, QAnyStringView value)
{
    addHeader(name, value);
    m_request.headers().setSensitive(name);
}

// The defaults of a request that was built are among its fields.
void RequestDraft::leaveOutHeader(QAnyStringView name)
{
    if (options().isBuilt)
        m_request.headers().removeAll(name);
    else
        options().leftOutHeaders.append(name.toString().toUtf8());
}

void RequestDraft::addQuery(QAnyStringView name, QAnyStringView value)
{
    m_request.setUrl(urlWithQueryItem(m_request.url(), name, value));
}

void RequestDraft::addFormField(QAnyStringView name, QAnyStringView value)
{
    UrlEncoded::append(m_form, name, value);
    setBody(Body(m_form), "application/x-www-form-urlencoded");
}

void RequestDraft::addCookie(QAnyStringView name, QAnyStringView value)
{
    const QByteArray key = name.toString().toUtf8();
    const QByteArray pair = key + '=' + value.toString().toUtf8();
    if (key.contains('=') || !isCookiePair(pair)) {
        refuse(refusal(QStringLiteral("The request cannot be sent: the cookie \"%1\" has a name "
                                      "or value that no cookie can have (RFC 6265 4.1.1)")
                               .arg(name.toString())));
        return;
    }
    QByteArray &cookies = options().cookies;
    if (!cookies.isEmpty())
        cookies += "; ";
    cookies += pair;
}

RequestOptions &RequestDraft::options()
{
    if (!m_options)
        m_options = std::make_unique<RequestOptions>();
    return *m_options;
}

void RequestDraft::setBody(const Body &body, QByteArrayView contentType)
{
    m_request.setBody(body);
    if (std::exchange(m_isContentTypeOfBody, false))
        m_request.headers().removeAll("Content-Type");
    if (!contentType.isEmpty() && !std::as_const(m_request).headers().contains("Content-Type")) {
        m_request.headers().append("Content-Type", contentType);
        m_isContentTypeOfBody = true;
    }
}

Result<Request> RequestDraft::built(const ClientOptions &client) const
{
    if (m_refusal)
        return m_refusal;
    Request request = m_request;
    mergeDefaults(request, client, m_options.get());
    if (!m_options)
        return request;
    RequestExtras extras;
    if (!std::as_const(request).headers().contains("Cookie")) // else they are in it
        extras.cookies = m_options->cookies;
    extras.target = m_options->target;
    extras.continueTimeout = m_options->continueTimeout;
    if (!extras.cookies.isEmpty() || !extras.target.isEmpty() || extras.continueTimeout.count() > 0)
        RequestData::setExtras(request, std::make_shared<const RequestExtras>(extras));
    return request;
}

} // namespace HttpQ
