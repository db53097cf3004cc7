// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/networkoptions.h"
#include "http/origin.h"
#include "http/tlsoptions.h"
#include "network/addressfilter.h"

namespace HttpQ {

//! Everything that shapes a connection. Two requests may share one only if their keys are equal;
//! the connector is given this and nothing else to connect by, so that no option can be left out.
class ConnectionKey
{
public:
    ConnectionKey() {}
    ConnectionKey(const Origin &keyOrigin, const TlsOptions &keyTls,
                  const NetworkOptions &keyNetwork = {}, const AddressFilter &keyFilter = {})
        : origin(keyOrigin)
        , tls(keyOrigin.isSecure ? keyTls : TlsOptions())
        , network(keyNetwork)
        , addressFilter(keyFilter)
    {}

    Origin origin;
    TlsOptions tls;
    NetworkOptions network;
    //! What was let pass by one filter is not what another would let pass.
    AddressFilter addressFilter;

    //! The name that TLS sends and verifies.
    QByteArray tlsName() const
    {
        return tls.serverName().isEmpty() ? origin.host : tls.serverName();
    }

    friend bool operator==(const ConnectionKey &, const ConnectionKey &) = default;
    // The options are few; the origin alone spreads keys well enough.
    friend size_t qHash(const ConnectionKey &key, size_t seed) noexcept
    {
        return qHash(key.origin, seed);
    }
};

} // namespace HttpQ
