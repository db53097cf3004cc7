// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/ipaddress.h"

#include "http/characters.h"

#include <QtCore/qbytearray.h>

#include <algorithm>

namespace HttpQ {

namespace {

std::optional<int> numberOf(QByteArrayView text, Characters::Class digits, int base)
{
    constexpr qsizetype LongestGroup = 4;
    if (text.isEmpty() || text.size() > LongestGroup || Characters::firstOutside(text, digits) >= 0)
        return std::nullopt;
    bool ok = false;
    const int number = text.toInt(&ok, base);
    return ok ? std::optional(number) : std::nullopt;
}

// Writes the four bytes of \a text to \a bytes.
bool readAddress4(QByteArrayView text, quint8 *bytes)
{
    for (int i = 0; i < 4; ++i) {
        const qsizetype dot = text.indexOf('.');
        if ((dot < 0) != (i == 3))
            return false;
        const QByteArrayView part = dot < 0 ? text : text.first(dot);
        const std::optional<int> number = numberOf(part, Characters::Digit, 10);
        // a leading zero means octal to some
        if (!number || *number > 255 || (part.size() > 1 && part.front() == '0'))
            return false;
        bytes[i] = static_cast<quint8>(*number);
        text = dot < 0 ? QByteArrayView() : text.sliced(dot + 1);
    }
    return true;
}

// Writes the groups of \a text, which is one side of the "::", to \a bytes; how many bytes they
// are, or nothing if it is wrong or more than \a room.
std::optional<size_t> readGroups(QByteArrayView text, quint8 *bytes, size_t room)
{
    size_t size = 0;
    while (!text.isEmpty()) {
        const qsizetype colon = text.indexOf(':');
        const QByteArrayView group = colon < 0 ? text : text.first(colon);
        if (colon < 0 && group.contains('.')) {
            if (room - size < 4 || !readAddress4(group, bytes + size))
                return std::nullopt;
            return size + 4;
        }
        const std::optional<int> number = numberOf(group, Characters::HexDigit, 16);
        if (!number || room - size < 2)
            return std::nullopt;
        bytes[size++] = static_cast<quint8>(*number >> 8);
        bytes[size++] = static_cast<quint8>(*number & 0xff);
        if (colon == text.size() - 1)
            return std::nullopt;
        text = colon < 0 ? QByteArrayView() : text.sliced(colon + 1);
    }
    return size;
}

bool readAddress6(QByteArrayView text, std::array<quint8, 16> &bytes)
{
    const qsizetype gap = text.indexOf("::");
    if (gap < 0)
        return readGroups(text, bytes.data(), bytes.size()) == bytes.size();
    const QByteArrayView before = text.first(gap);
    // an IPv4 address can only be at the end
    if (before.contains('.'))
        return false;
    const std::optional<size_t> size = readGroups(before, bytes.data(), bytes.size());
    std::array<quint8, 16> tail {};
    const std::optional<size_t> tailSize =
            readGroups(text.sliced(gap + 2), tail.data(), tail.size());
    // RFC 4291 2.2: "::" stands for at least one group
    if (!size || !tailSize || *size + *tailSize > bytes.size() - 2)
        return false;
    std::copy_n(tail.begin(), *tailSize, bytes.end() - static_cast<qsizetype>(*tailSize));
    return true;
}

} // namespace

std::optional<IpAddress> IpAddress::fromText(QByteArrayView text)
{
    constexpr std::array<quint8, 12> MappedPrefix = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

    IpAddress address;
    if (!text.contains(':')) {
        address.m_is4 = true;
        if (!readAddress4(text, address.m_bytes.data()))
            return std::nullopt;
        return address;
    }
    const qsizetype zone = text.indexOf('%');
    if (!readAddress6(zone < 0 ? text : text.first(zone), address.m_bytes))
        return std::nullopt;
    if (std::equal(MappedPrefix.begin(), MappedPrefix.end(), address.m_bytes.begin())) {
        address.m_is4 = true;
        std::copy_n(address.m_bytes.begin() + MappedPrefix.size(), 4, address.m_bytes.begin());
        std::fill(address.m_bytes.begin() + 4, address.m_bytes.end(), quint8(0));
    }
    return address;
}

bool IpAddress::isIn(const IpAddress &network, int prefix) const
{
    if (m_is4 != network.m_is4)
        return false;
    const auto whole = static_cast<size_t>(prefix / 8);
    if (!std::equal(m_bytes.begin(), m_bytes.begin() + static_cast<qsizetype>(whole),
                    network.m_bytes.begin()))
        return false;
    const int rest = 8 - prefix % 8;
    return rest == 8 || m_bytes[whole] >> rest == network.m_bytes[whole] >> rest;
}

} // namespace HttpQ
