// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/auth/sha512256.h"

#include <QtCore/qcryptographichash.h>

#include <variant>

namespace HttpQ {

//! The hashes of RFC 7616 6.1, from the weakest to the strongest.
enum class DigestAlgorithm { Md5, Sha256, Sha512_256 };

//! H of RFC 7616 3.3, over data that comes in pieces.
class DigestHash
{
public:
    explicit DigestHash(DigestAlgorithm algorithm);

    void addData(QByteArrayView data);
    //! The hash in lower-case hexadecimal digits.
    QByteArray hex() const;

    static QByteArray hex(DigestAlgorithm algorithm, QByteArrayView data);

private:
    std::variant<std::monostate, QCryptographicHash, Sha512_256> m_hash;
};

} // namespace HttpQ
