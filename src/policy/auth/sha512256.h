// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

#include <array>

namespace HttpQ {

//! SHA-512/256 (FIPS 180-4 5.3.6.2 and 6.4), which QCryptographicHash does not have.
class Sha512_256
{
public:
    void addData(QByteArrayView data);
    //! The 32 bytes of the hash of all data that was added.
    QByteArray result() const;

private:
    static constexpr qsizetype BlockSize = 128;
    using Block = std::array<uchar, BlockSize>;

    void addBlock(const uchar *block);

    std::array<quint64, 8> m_state = {
        0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
        0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2,
    };
    Block m_block = {};
    quint64 m_size = 0;
};

} // namespace HttpQ
