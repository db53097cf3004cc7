// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/result.h>

#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qurl.h>

QT_BEGIN_NAMESPACE
class QProcessEnvironment;
QT_END_NAMESPACE

namespace HttpQ {

class Origin;
class ProxyEnvironmentData;

/*!
    \class HttpQ::ProxyEnvironment
    \brief Which proxy the environment names for a URL, by http_proxy, https_proxy, all_proxy and
    no_proxy.

    The names count in lower case and, where that is not set, in upper case; a variable that is
    empty names no proxy. HTTP_PROXY does not count where REQUEST_METHOD is set: in a CGI program it
    holds what the client sent. A proxy without a scheme is an http proxy.

    no_proxy is a list of hosts that are asked directly, separated by commas: "*" for all, domains
    ("example.com" with its subdomains), IP addresses, ranges ("10.0.0.0/8", "fd00::/8"), each but a
    range perhaps with a port, and UrlPatterns.

    Implicitly shared.
*/
class HTTPQ_EXPORT ProxyEnvironment
{
public:
    //! No proxy for anything.
    ProxyEnvironment();
    explicit ProxyEnvironment(const QProcessEnvironment &environment);
    ProxyEnvironment(const ProxyEnvironment &other);
    ProxyEnvironment(ProxyEnvironment &&other) noexcept;
    ProxyEnvironment &operator=(const ProxyEnvironment &other);
    ProxyEnvironment &operator=(ProxyEnvironment &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~ProxyEnvironment();
    void swap(ProxyEnvironment &other) noexcept { d.swap(other.d); }

    //! What the environment of this program says now.
    static ProxyEnvironment fromSystem();

    /*!
        The proxy for \a url: its scheme is http, https, socks5 or socks5h, and it can hold a user
        name and a password. An empty URL if there is none. An error that names the variable if what
        it holds is no proxy.
    */
    Result<QUrl> proxyFor(const QUrl &url) const;
    //! \internal
    Result<QUrl> proxyFor(const Origin &origin) const;

private:
    QSharedDataPointer<ProxyEnvironmentData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::ProxyEnvironment)
Q_DECLARE_METATYPE(HttpQ::ProxyEnvironment)
