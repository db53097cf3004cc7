// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstring.h>

#include <chrono>
#include <utility>

namespace HttpQ {

class ConnectionInfoData;

/*!
    \class HttpQ::ConnectTimings
    \brief How long the steps took in which a connection was made. What was not needed took nothing.
*/
class ConnectTimings
{
public:
    using Duration = std::chrono::microseconds;

    ConnectTimings() {}
    ConnectTimings(Duration resolving, Duration connecting, Duration securing)
        : resolve(resolving)
        , connect(connecting)
        , tls(securing)
    {}

    Duration resolve { 0 }; //!< the host name
    Duration connect { 0 }; //!< from the first address that was tried to the one that answered
    Duration tls { 0 }; //!< the handshake

    friend bool operator==(const ConnectTimings &, const ConnectTimings &) = default;
};

/*!
    \class HttpQ::ConnectionInfo
    \brief What is known of the connection that a request went over.

    Implicitly shared: all requests of a connection share one, and keep it when the connection has
    gone. A default-constructed one says that there was no connection.
*/
class HTTPQ_EXPORT ConnectionInfo
{
public:
    ConnectionInfo();
    explicit ConnectionInfo(ConnectionInfoData *data); //!< for the library
    ConnectionInfo(const ConnectionInfo &other);
    ConnectionInfo(ConnectionInfo &&other) noexcept;
    ConnectionInfo &operator=(const ConnectionInfo &other);
    ConnectionInfo &operator=(ConnectionInfo &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~ConnectionInfo();
    void swap(ConnectionInfo &other) noexcept
    {
        d.swap(other.d);
        std::swap(m_requestsBefore, other.m_requestsBefore);
    }

    bool isNull() const { return !d; }

    //! The ends of a TCP connection. Empty and 0 over a local socket.
    QString localAddress() const;
    quint16 localPort() const;
    QString remoteAddress() const;
    quint16 remotePort() const;
    //! The path of the local socket; empty over TCP.
    QString localSocket() const;

    //! True if TLS protects it. What follows is empty otherwise.
    bool isSecure() const;
    QByteArray tlsProtocol() const; //!< "TLSv1.3"
    QByteArray tlsCipher() const; //!< "TLS_AES_256_GCM_SHA384"
    QByteArray applicationProtocol() const; //!< chosen by ALPN (RFC 7301); empty if none
    //! The name that was asked for and that the certificate carries.
    QByteArray serverName() const;
    //! What the server has shown, in DER: its own certificate first, then those of its issuers.
    QList<QByteArray> peerCertificates() const;

    //! Which of its client's connections it is, counted from 1. 0 if there is none.
    quint64 connectionNumber() const;
    //! How many requests it had carried before this one: 0 if it was made for it.
    int requestsBefore() const { return m_requestsBefore; }
    void setRequestsBefore(int count) { m_requestsBefore = count; } //!< for the library
    //! How long it took to make it, also if that was for an earlier request.
    ConnectTimings timings() const;

private:
    QExplicitlySharedDataPointer<const ConnectionInfoData> d;
    int m_requestsBefore = 0; // all else is the same for all requests
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::ConnectionInfo)
