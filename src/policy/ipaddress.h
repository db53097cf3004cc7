// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>

#include <array>
#include <optional>

namespace HttpQ {

//! An IPv4 or IPv6 address. An IPv4 address that is written as an IPv6 one ("::ffff:10.0.0.1",
//! RFC 4291 2.5.5.2) is the IPv4 address.
class IpAddress
{
public:
    //! Reads four decimal numbers, or the text of an IPv6 address (RFC 4291 2.2); what says for
    //! which link it is ("%eth0") is left out.
    static std::optional<IpAddress> fromText(QByteArrayView text);

    //! How many bits it has: 32 or 128.
    int size() const { return m_is4 ? 32 : 128; }
    //! True if it is of the same kind as \a network and begins with the same \a prefix bits.
    bool isIn(const IpAddress &network, int prefix) const;

private:
    IpAddress() = default;

    std::array<quint8, 16> m_bytes {}; // an IPv4 address takes the first four
    bool m_is4 = false;
};

} // namespace HttpQ
