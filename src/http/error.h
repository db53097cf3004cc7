// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetaobject.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace HttpQ {

class ErrorData;

/*!
    \class HttpQ::Error
    \brief What went wrong with a request: which kind, in which phase, by whom, and what was seen.

    message() is English, for logs and for those who write programs; explanation() is for the person at
    the screen. url() never holds a user name, a password or a fragment. An Error is a cheap-to-copy
    value that may cross threads. A default-constructed one means "no error".
*/
class HTTPQ_EXPORT Error
{
    Q_GADGET
    Q_PROPERTY(Kind kind READ kind CONSTANT)
    Q_PROPERTY(Phase phase READ phase CONSTANT)
    Q_PROPERTY(Party party READ party CONSTANT)
    Q_PROPERTY(QString message READ message CONSTANT)
    Q_PROPERTY(QString explanation READ explanation CONSTANT)
    Q_PROPERTY(int status READ status CONSTANT)
    Q_PROPERTY(QUrl url READ url CONSTANT)
public:
    enum class Kind {
        None,
        PoolTimeout, //!< no connection became free in time
        ConnectTimeout, //!< TCP or TLS was not up in time
        ReadTimeout, //!< the first byte, or the next, did not come in time
        WriteTimeout, //!< the peer did not take the request in time
        TotalTimeout, //!< the whole exchange was not done in time
        Resolve, //!< the host name has no address
        Connect, //!< no address took the connection
        Read, //!< the connection broke while reading
        Write, //!< the connection broke while writing
        Close,
        Tls, //!< the handshake failed, or the certificate does not fit
        LocalProtocol, //!< what this side was asked to send is not HTTP
        RemoteProtocol, //!< what the peer sent is not HTTP, or was cut off
        Proxy,
        UnsupportedProtocol, //!< the URL's scheme is neither http nor https
        Decoding, //!< content coding or JSON is broken or unexpected; Local: a bad JsonQuery
        TooManyRedirects, //!< more than RedirectPolicy allows, or a loop
        Redirect, //!< a redirect that must not or cannot be followed, or that there is none
        Authentication, //!< the server's challenge cannot be answered, or the credentials not be got
        CookieConflict, //!< several cookies have the name that was asked for
        File, //!< a file cannot be read or written; Remote: one that was not expected came
        Callback, //!< a hook, an authentication or a transport of the program threw
        LimitExceeded, //!< one of Limits was reached: see limitName()
        Cancelled, //!< by the program: never a timeout
        Status, //!< raiseForStatus() of a 4xx or 5xx response
        InvalidUrl,
        StreamConsumed, //!< the body was read before
        StreamClosed, //!< the response was closed
        ResponseNotRead, //!< content asked for before it was read
    };
    Q_ENUM(Kind)
    //! How far the exchange was.
    enum class Phase { None, Pool, Resolve, Connect, Tls, Send, Head, Body };
    Q_ENUM(Phase)
    //! Whose doing it is.
    enum class Party { None, Local, Remote };
    Q_ENUM(Party)

    Error();
    Error(Kind kind, Phase phase, Party party, const QString &message);
    Error(const Error &other);
    Error(Error &&other) noexcept;
    Error &operator=(const Error &other);
    Error &operator=(Error &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Error();
    void swap(Error &other) noexcept { d.swap(other.d); }

    //! The error of a limit: its \a name as in Limits, its \a value, and what was \a seen.
    static Error limitExceeded(Phase phase, const QString &name, qint64 value, qint64 seen);

    Kind kind() const noexcept;
    Phase phase() const noexcept;
    Party party() const noexcept;
    //! What happened, technically and in English; one sentence without the URL.
    QString message() const;
    /*!
        For the person at the screen: what happened, with which host, in which phase, who is to blame
        where that helps, and what can be done. A few short sentences in the language of the
        translation that is installed (see installTranslations()), in English without one; they may
        change from version to version. Empty if this is no error. Thread-safe.
    */
    QString explanation() const;
    //! The URL of the request, without user information and fragment.
    QUrl url() const;
    //! For Status: the status of the response; otherwise 0.
    int status() const noexcept;
    //! For LimitExceeded: the name of the member of Limits, its value, and what was seen. For
    //! TooManyRedirects likewise, "RedirectPolicy::maximum", unless they went round in a circle.
    QString limitName() const;
    qint64 limitValue() const noexcept;
    qint64 limitSeen() const noexcept;

    //! True if this is an error.
    explicit operator bool() const noexcept { return d && kind() != Kind::None; }
    bool isTimeout() const noexcept;
    //! Resolving, connecting, reading, writing or TLS failed.
    bool isNetwork() const noexcept;
    bool isProtocol() const noexcept;
    bool isCancelled() const noexcept { return kind() == Kind::Cancelled; }
    //! False only if it is certain that no server has acted on the request, so that it may be sent
    //! again whatever its method.
    bool requestMayHaveReachedServer() const noexcept;

    Error withUrl(const QUrl &url) const;
    Error withPhase(Phase phase) const;
    Error withStatus(int status) const;
    Error withLimit(const QString &name, qint64 value, qint64 seen) const;
    //! Kind, phase, message and URL in one line, for logs.
    QString toString() const;

#ifndef QT_NO_DEBUG_STREAM
    HTTPQ_EXPORT friend QDebug operator<<(QDebug debug, const Error &error);
#endif

private:
    QSharedDataPointer<ErrorData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::Error)
