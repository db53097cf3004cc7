// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/clientoptions_p.h"
#include "client/requesturl.h"
#include "http/request.h"
#include "http/result.h"

#include <memory>
#include <utility>

namespace HttpQ {

/*!
    A request and how it is to be sent, as a chain of calls describes it. Once it is sent, the flow
    goes on with what is here, and each of its rounds changes the request.
*/
class RequestDraft
{
public:
    RequestDraft(const QByteArray &method, const RequestUrl &url, const Timeout &timeout)
        : m_request(method, url.url().hasValue() ? *url.url() : QUrl())
        , m_timeout(timeout)
    {
        if (!url.url())
            m_refusal = url.url().error();
    }
    //! Of \a built, which has the client's defaults in it already.
    RequestDraft(const Request &built, const Timeout &timeout);
    RequestDraft(const RequestDraft &other);
    RequestDraft &operator=(const RequestDraft &) = delete;

    Request &request() { return m_request; }
    const Request &request() const { return m_request; }
    Timeout &timeout() { return m_timeout; }
    const Timeout &timeout() const { return m_timeout; }
    RequestOptions &options();
    //! Null if the chain said nothing.
    const RequestOptions *ownOptions() const { return m_options.get(); }

    void addHeader(QAnyStringView name, QAnyStringView value);
    void addSensitiveHeader(QAnyStringView name, QAnyStringView value);
    void leaveOutHeader(QAnyStringView name);
    void addQuery(QAnyStringView name, QAnyStringView value);
    void addFormField(QAnyStringView name, QAnyStringView value);
    void addCookie(QAnyStringView name, QAnyStringView value);
    void setBody(const Body &body, QByteArrayView contentType);
    //! What was set cannot be sent: the first such error is the outcome.
    void refuse(const Error &error);
    Error takeRefusal() { return std::exchange(m_refusal, {}); }

    //! The request as it would be sent, with the defaults of \a client in it.
    Result<Request> built(const ClientOptions &client) const;

private:
    Request m_request;
    std::unique_ptr<RequestOptions> m_options;
    Timeout m_timeout;
    Error m_refusal;
    QByteArray m_form;
    bool m_isContentTypeOfBody = false; // the field was not given by the program
};

} // namespace HttpQ
