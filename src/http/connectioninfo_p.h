// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/connectioninfo.h"

namespace HttpQ {

//! Is filled once, before it is shared.
class ConnectionInfoData : public QSharedData
{
public:
    QString localAddress;
    QString remoteAddress;
    QString localSocket;
    quint16 localPort = 0;
    quint16 remotePort = 0;
    bool isSecure = false;
    QByteArray tlsProtocol;
    QByteArray tlsCipher;
    QByteArray applicationProtocol;
    QByteArray serverName;
    QList<QByteArray> peerCertificates;
    quint64 connectionNumber = 0;
    ConnectTimings timings;
};

} // namespace HttpQ
