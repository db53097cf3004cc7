// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>
#include <HttpQ/headers.h>

#include <QtCore/qurl.h>

namespace HttpQ {

class RequestData;

/*!
    \class HttpQ::Request
    \brief What is asked of a server: method, URL, header fields and body.

    An implicitly shared value. The fields that frame the message (Host, Content-Length,
    Transfer-Encoding, Connection) are written by HttpQ when the request is sent and are not listed
    here.
*/
class HTTPQ_EXPORT Request
{
public:
    Request();
    Request(const QByteArray &method, const QUrl &url);
    Request(const Request &other);
    Request(Request &&other) noexcept;
    Request &operator=(const Request &other);
    Request &operator=(Request &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Request();
    void swap(Request &other) noexcept { d.swap(other.d); }

    QByteArray method() const;
    void setMethod(const QByteArray &method);
    QUrl url() const;
    void setUrl(const QUrl &url);
    const Headers &headers() const;
    //! For changing the fields in place.
    Headers &headers();
    void setHeaders(const Headers &headers);
    const Body &body() const;
    void setBody(const Body &body);

private:
    friend class RequestData;
    QSharedDataPointer<RequestData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::Request)
