// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/networkoptions.h"

#include <QtCore/qhashfunctions.h>

#include <tuple>

namespace HttpQ {

class NetworkOptionsData : public QSharedData
{
public:
    QString localSocket;
    QString localAddress;
    int connectRetries = 0;
    bool tcpNoDelay = true;
    bool tcpKeepAlive = true;
    int sendBufferBytes = 0;
    int receiveBufferBytes = 0;
    int typeOfService = 0;

    // The one list of members that comparison and hash go by.
    auto tie() const
    {
        return std::tie(localSocket, localAddress, connectRetries, tcpNoDelay, tcpKeepAlive,
                        sendBufferBytes, receiveBufferBytes, typeOfService);
    }
};

const NetworkOptionsData &NetworkOptions::data() const
{
    static const NetworkOptionsData defaults;
    return d ? *d : defaults;
}

NetworkOptionsData &NetworkOptions::mutableData()
{
    if (!d)
        d = new NetworkOptionsData;
    return *d;
}

NetworkOptions::NetworkOptions() = default;
NetworkOptions::NetworkOptions(const NetworkOptions &other) = default;
NetworkOptions::NetworkOptions(NetworkOptions &&other) noexcept = default;
NetworkOptions &NetworkOptions::operator=(const NetworkOptions &other) = default;
NetworkOptions::~NetworkOptions() = default;

QString NetworkOptions::localSocket() const
{
    return data().localSocket;
}

void NetworkOptions::setLocalSocket(const QString &path)
{
    mutableData().localSocket = path;
}

QString NetworkOptions::localAddress() const
{
    return data().localAddress;
}

void NetworkOptions::setLocalAddress(const QString &address)
{
    mutableData().localAddress = address;
}

int NetworkOptions::connectRetries() const
{
    return data().connectRetries;
}

void NetworkOptions::setConnectRetries(int count)
{
    mutableData().connectRetries = qMax(0, count);
}

bool NetworkOptions::tcpNoDelay() const
{
    return data().tcpNoDelay;
}

void NetworkOptions::setTcpNoDelay(bool on)
{
    mutableData().tcpNoDelay = on;
}

bool NetworkOptions::tcpKeepAlive() const
{
    return data().tcpKeepAlive;
}

void NetworkOptions::setTcpKeepAlive(bool on)
{
    mutableData().tcpKeepAlive = on;
}

int NetworkOptions::sendBufferBytes() const
{
    return data().sendBufferBytes;
}

void NetworkOptions::setSendBufferBytes(int bytes)
{
    mutableData().sendBufferBytes = qMax(0, bytes);
}

int NetworkOptions::receiveBufferBytes() const
{
    return data().receiveBufferBytes;
}

void NetworkOptions::setReceiveBufferBytes(int bytes)
{
    mutableData().receiveBufferBytes = qMax(0, bytes);
}

int NetworkOptions::typeOfService() const
{
    return data().typeOfService;
}

void NetworkOptions::setTypeOfService(int value)
{
    mutableData().typeOfService = qBound(0, value, 255);
}

bool operator==(const NetworkOptions &a, const NetworkOptions &b) noexcept
{
    return a.d == b.d || a.data().tie() == b.data().tie();
}

size_t qHash(const NetworkOptions &options, size_t seed) noexcept
{
    return std::apply([seed](const auto &...members) { return qHashMulti(seed, members...); },
                      options.data().tie());
}

} // namespace HttpQ
