// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/characters.h"

#include <cstring>

namespace HttpQ::Http1 {

//! The first byte that may not be in a field value or reason phrase (RFC 9110 5.5, RFC 9112 4), or
//! -1. Looks at eight bytes at a time: this is most of the work of reading a head.
inline qsizetype firstOutsideFieldText(QByteArrayView text)
{
    constexpr quint64 Ones = 0x0101010101010101;
    constexpr quint64 HighBits = Ones * 0x80;
    const char *const begin = text.data();
    const qsizetype size = text.size();
    qsizetype at = 0;
    for (; at < size; at += 8) {
        if (at + 8 > size) {
            // The last eight overlap those before.
            if (size < 8)
                break;
            at = size - 8;
        }
        quint64 bytes;
        std::memcpy(&bytes, begin + at, 8);
        const quint64 notDel = bytes ^ (Ones * 0x7f);
        const quint64 suspects =
                (((bytes - Ones * 0x20) & ~bytes) | ((notDel - Ones) & ~notDel)) & HighBits;
        // A HTAB is suspected too; the table knows.
        if (suspects != 0) {
            const qsizetype outside =
                    Characters::firstOutside(text.sliced(at, 8), Characters::FieldValue);
            if (outside >= 0)
                return at + outside;
        }
    }
    if (at >= size)
        return -1;
    const qsizetype outside = Characters::firstOutside(text.sliced(at), Characters::FieldValue);
    return outside < 0 ? -1 : at + outside;
}

} // namespace HttpQ::Http1
