// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstring.h>

namespace HttpQ {

class NetworkOptionsData;

/*!
    \class HttpQ::NetworkOptions
    \brief How a connection is made below TLS: over what, from where, how often it is tried, and the
    options of its socket.

    Options are part of a connection's identity: requests with other options never share one.
    Implicitly shared; the defaults cost nothing.
*/
class HTTPQ_EXPORT NetworkOptions
{
public:
    NetworkOptions();
    NetworkOptions(const NetworkOptions &other);
    NetworkOptions(NetworkOptions &&other) noexcept;
    NetworkOptions &operator=(const NetworkOptions &other);
    NetworkOptions &operator=(NetworkOptions &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~NetworkOptions();
    void swap(NetworkOptions &other) noexcept { d.swap(other.d); }

    /*!
        The path of a local (Unix domain) socket that requests go over, whatever host and port their
        URL has; those still say what the Host field and TLS name. Empty, the default: over TCP.
        Of the other options, only connectRetries() and the sizes of buffers matter then.
    */
    QString localSocket() const;
    void setLocalSocket(const QString &path);

    //! The address of this host that connections are made from, as a literal ("192.0.2.1"). Only
    //! addresses of the same family are then connected to. Empty, the default: the system chooses.
    QString localAddress() const;
    void setLocalAddress(const QString &address);

    /*!
        How often an attempt that failed, be it by name, TCP or TLS, is made again: at once, then
        after half a second, and after twice as long each time. All of it stays within
        Timeout::connect. 0 unless set. A mistake on this side, as a certificate that cannot be read,
        is not tried again.
    */
    int connectRetries() const;
    void setConnectRetries(int count);

    //! Sends small packets at once (TCP_NODELAY): on unless set.
    bool tcpNoDelay() const;
    void setTcpNoDelay(bool on);
    //! Notices by probes of TCP, after about a minute, that a silent peer has gone: on unless set.
    bool tcpKeepAlive() const;
    void setTcpKeepAlive(bool on);

    //! How much the system buffers for the socket. 0, the default: what the system sees fit, which
    //! mostly grows with need and is better than any fixed size.
    int sendBufferBytes() const;
    void setSendBufferBytes(int bytes);
    int receiveBufferBytes() const;
    void setReceiveBufferBytes(int bytes);

    //! The traffic class (IPv6) or type of service (IPv4) of what is sent, 0 to 255: six bits of
    //! DSCP (RFC 2474) above two that the system keeps to itself. 0, the default, sets nothing.
    int typeOfService() const;
    void setTypeOfService(int value);

    HTTPQ_EXPORT friend bool operator==(const NetworkOptions &a, const NetworkOptions &b) noexcept;
    friend bool operator!=(const NetworkOptions &a, const NetworkOptions &b) noexcept
    {
        return !(a == b);
    }
    HTTPQ_EXPORT friend size_t qHash(const NetworkOptions &options, size_t seed) noexcept;

private:
    const NetworkOptionsData &data() const;
    NetworkOptionsData &mutableData();

    QSharedDataPointer<NetworkOptionsData> d; // none as long as nothing was set
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::NetworkOptions)
