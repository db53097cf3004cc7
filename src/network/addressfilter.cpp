// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/addressfilter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace HttpQ {

namespace {

using Bytes = std::array<quint8, 16>;

// The addresses that begin with the same bits.
class Block
{
public:
    Bytes bytes;
    int prefix;

    bool contains(const quint8 *address) const
    {
        const auto whole = static_cast<size_t>(prefix / 8);
        const int rest = prefix % 8;
        return std::equal(bytes.begin(), bytes.begin() + whole, address)
               && (rest == 0 || bytes[whole] >> (8 - rest) == address[whole] >> (8 - rest));
    }
};

template<size_t Size>
bool isInAny(const std::array<Block, Size> &blocks, const quint8 *address)
{
    return std::any_of(blocks.begin(), blocks.end(),
                       [address](const Block &block) { return block.contains(address); });
}

// RFC 6890 and what came after it: all that is not globally reachable.
constexpr std::array<Block, 15> Special4 = { {
        { { 0 }, 8 }, // this network
        { { 10 }, 8 }, // private
        { { 100, 64 }, 10 }, // shared, behind a carrier's NAT
        { { 127 }, 8 }, // loopback
        { { 169, 254 }, 16 }, // link-local
        { { 172, 16 }, 12 }, // private
        { { 192, 0, 0 }, 24 }, // protocol assignments
        { { 192, 0, 2 }, 24 }, // documentation
        { { 192, 88, 99 }, 24 }, // 6to4 relays, RFC 7526
        { { 192, 168 }, 16 }, // private
        { { 198, 18 }, 15 }, // benchmarks
        { { 198, 51, 100 }, 24 }, // documentation
        { { 203, 0, 113 }, 24 }, // documentation
        { { 224 }, 4 }, // multicast
        { { 240 }, 4 }, // reserved, and broadcast
} };

constexpr Block Global6 = { { 0x20 }, 3 }; // RFC 4291 2.5.4: nothing else has been given out
constexpr std::array<Block, 3> Special6 = { {
        { { 0x20, 0x01, 0x00 }, 23 }, // protocol assignments, Teredo among them
        { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, // documentation
        { { 0x3f, 0xff, 0x00 }, 20 }, // documentation, RFC 9637
} };

// IPv4 addresses inside of IPv6 ones, and where they begin.
constexpr std::array<std::pair<Block, size_t>, 3> Embedding6 = { {
        { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, // mapped, RFC 4291 2.5.5.2
        { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 }, // NAT64, RFC 6052 2.1
        { { { 0x20, 0x02 }, 16 }, 2 }, // 6to4, RFC 3056
} };

bool isPublic4(const quint8 *address)
{
    return !isInAny(Special4, address);
}

bool isPublic6(const quint8 *address)
{
    for (const auto &[block, begin] : Embedding6) {
        if (block.contains(address))
            return isPublic4(address + begin);
    }
    return Global6.contains(address) && !isInAny(Special6, address);
}

bool isPublic(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        return isPublic6(bytes.c);
    }
    bool is4 = false;
    const quint32 number = address.toIPv4Address(&is4);
    const std::array<quint8, 4> bytes = { quint8(number >> 24), quint8(number >> 16),
                                          quint8(number >> 8), quint8(number) };
    return is4 && isPublic4(bytes.data());
}

} // namespace

AddressFilter::AddressFilter() = default;

AddressFilter::AddressFilter(Function function)
    : m_function(function ? std::make_shared<const Function>(std::move(function)) : nullptr)
{}

AddressFilter AddressFilter::publicOnly()
{
    // One for all, so that they are equal.
    static const AddressFilter filter([](const QHostAddress &address, const QByteArray &, quint16) {
        return isPublic(address);
    });
    return filter;
}

bool AddressFilter::allows(const QHostAddress &address, const QByteArray &host, quint16 port) const
{
    return !m_function || (*m_function)(address, host, port);
}

} // namespace HttpQ
