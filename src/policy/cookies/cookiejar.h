// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/cookie.h>
#include <HttpQ/headers.h>
#include <HttpQ/httpqglobal.h>
#include <HttpQ/result.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>
#include <QtCore/qurl.h>

#include <functional>
#include <memory>
#include <optional>

namespace HttpQ {

class CookieJarPrivate;

/*!
    \class HttpQ::CookieJar
    \brief Keeps cookies and knows which go with a request, as RFC 6265bis says.

    Public suffixes, the prefixes "__Host-" and "__Secure-", Secure cookies that a plain connection
    must not touch: the rules are those of browsers. A site (a registrable domain) has at most 180
    cookies, the jar 3000; those not sent for the longest time make room.

    A jar may be shared by several clients and used from several threads at once.
*/
class HTTPQ_EXPORT CookieJar
{
    Q_DISABLE_COPY_MOVE(CookieJar)
public:
    //! What becomes of cookies without an expiry when the jar is written down.
    enum class SessionCookies { Drop, Keep };

    CookieJar();
    //! A jar that asks \a clock, not the system, what time it is.
    explicit CookieJar(std::function<QDateTime()> clock);
    ~CookieJar();

    /*!
        Takes the cookies of the Set-Cookie fields in \a headers, which came from \a url. Returns why
        some are ignored, in their order; a warning in the category "httpq.cookies" tells of them in
        one line. Of one response 50 fields are read.
    */
    QList<Error> setFromResponse(const QUrl &url, const Headers &headers);
    //! The value of the Cookie field of a request for \a url; empty if there is none to send. At
    //! most 150 cookies and 8190 bytes. Costs next to nothing while the jar is empty.
    QByteArray cookieHeader(const QUrl &url);

    //! Adds \a cookie, instead of one with the same name, domain and path; an expired one only
    //! removes that. The error says why it can be no cookie.
    Error set(const Cookie &cookie);
    /*!
        Adds a cookie for this session that is sent to \a domain and its subdomains, or to every host
        if \a domain is empty. An IP address and a public suffix such as "localhost" have no
        subdomains: the cookie is for that host.
    */
    Error set(QByteArrayView name, QByteArrayView value, QByteArrayView domain = {},
              QByteArrayView path = "/");

    //! All cookies that are not expired, in the order of their creation.
    QList<Cookie> cookies() const;
    //! Those that a request for \a url sends, in that order.
    QList<Cookie> cookiesFor(const QUrl &url) const;
    /*!
        The value of the cookie called \a name, of that \a domain and \a path if they are given;
        nothing if there is none, Error::Kind::CookieConflict if there are several.
    */
    Result<std::optional<QByteArray>> value(QByteArrayView name, QByteArrayView domain = {},
                                            QByteArrayView path = {}) const;

    //! Remove the cookies called \a name, of that \a domain and \a path if they are given, and tell
    //! how many they were.
    qsizetype remove(QByteArrayView name, QByteArrayView domain = {}, QByteArrayView path = {});
    void clear();
    void clearExpired();
    //! Removes the cookies without an expiry, as the end of a browser's session does.
    void clearSession();
    //! Adds the cookies of \a other, instead of those of the same name, domain and path.
    void merge(const CookieJar &other);

    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    //! Whether anything is stored, also what has expired: costs next to nothing.
    bool hasEntries() const;
    //! Goes up whenever a cookie is added, changed or removed. That one was sent is no change.
    quint64 revision() const;

    //! The cookies as text, a line each, for fromText().
    QByteArray toText(SessionCookies sessionCookies = SessionCookies::Drop) const;
    //! Adds the cookies of \a text, as merge() does. The error names the line that is broken or
    //! missing; the jar is unchanged then.
    Error fromText(QByteArrayView text);

private:
    std::unique_ptr<CookieJarPrivate> d;
};

} // namespace HttpQ
