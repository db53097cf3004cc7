// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>
#include <HttpQ/result.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qurl.h>

#include <optional>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    \class HttpQ::Cookie
    \brief A cookie and where it is sent (RFC 6265bis 5.7).

    Name, value and path are bytes as they go over the wire: nothing is percent-decoded.
*/
class HTTPQ_EXPORT Cookie
{
public:
    //! What the server asks of browsers; this client has no sites and only keeps it.
    enum class SameSite { Unspecified, None, Lax, Strict };

    Cookie();
    //! A cookie of this session, for every host and path.
    Cookie(const QByteArray &name, const QByteArray &value);

    //! Reads one Set-Cookie field that came from \a url at the time \a now (RFC 6265bis 5.6 and
    //! what of 5.7 does not depend on other cookies). The error says why the cookie is ignored.
    static Result<Cookie> fromSetCookie(QByteArrayView line, const QUrl &url, const QDateTime &now);

    //! Why this can be no cookie, in English, or a null string if it can.
    [[nodiscard]] QString refusal() const;

    bool isSession() const { return !expiry; }
    bool isExpired(const QDateTime &now) const { return expiry && *expiry <= now; }

    QByteArray name;
    QByteArray value;
    //! In lower case, as A-labels, without a dot before it. Empty: sent to every host.
    QByteArray domain;
    QByteArray path = QByteArrayLiteral("/");
    std::optional<QDateTime> expiry; //!< none: lasts as long as the program's session
    QDateTime creation; //!< when it is stored, if not valid
    QDateTime lastAccess; //!< when it was sent last
    SameSite sameSite = SameSite::Unspecified;
    bool isHostOnly = false; //!< not for the subdomains of domain
    bool isSecure = false; //!< only over https
    bool isHttpOnly = false; //!< not for scripts; only kept

    friend bool operator==(const Cookie &, const Cookie &) = default;
#ifndef QT_NO_DEBUG_STREAM
    //! Prints everything but the value.
    HTTPQ_EXPORT friend QDebug operator<<(QDebug debug, const Cookie &cookie);
#endif
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::Cookie)
