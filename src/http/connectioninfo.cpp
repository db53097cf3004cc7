// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/connectioninfo.h"

#include "http/connectioninfo_p.h"

namespace HttpQ {

ConnectionInfo::ConnectionInfo() = default;
ConnectionInfo::ConnectionInfo(ConnectionInfoData *data)
    : d(data)
{}
ConnectionInfo::ConnectionInfo(const ConnectionInfo &other) = default;
ConnectionInfo::ConnectionInfo(ConnectionInfo &&other) noexcept
    : d(std::move(other.d))
    , m_requestsBefore(std::exchange(other.m_requestsBefore, 0))
{}
ConnectionInfo &ConnectionInfo::operator=(const ConnectionInfo &other) = default;
ConnectionInfo::~ConnectionInfo() = default;

QString ConnectionInfo::localAddress() const
{
    return d ? d->localAddress : QString();
}

quint16 ConnectionInfo::localPort() const
{
    return d ? d->localPort : 0;
}

QString ConnectionInfo::remoteAddress() const
{
    return d ? d->remoteAddress : QString();
}

quint16 ConnectionInfo::remotePort() const
{
    return d ? d->remotePort : 0;
}

QString ConnectionInfo::localSocket() const
{
    return d ? d->localSocket : QString();
}

bool ConnectionInfo::isSecure() const
{
    return d && d->isSecure;
}

QByteArray ConnectionInfo::tlsProtocol() const
{
    return d ? d->tlsProtocol : QByteArray();
}

QByteArray ConnectionInfo::tlsCipher() const
{
    return d ? d->tlsCipher : QByteArray();
}

QByteArray ConnectionInfo::applicationProtocol() const
{
    return d ? d->applicationProtocol : QByteArray();
}

QByteArray ConnectionInfo::serverName() const
{
    return d ? d->serverName : QByteArray();
}

QList<QByteArray> ConnectionInfo::peerCertificates() const
{
    return d ? d->peerCertificates : QList<QByteArray>();
}

quint64 ConnectionInfo::connectionNumber() const
{
    return d ? d->connectionNumber : 0;
}

ConnectTimings ConnectionInfo::timings() const
{
    return d ? d->timings : ConnectTimings();
}

} // namespace HttpQ
