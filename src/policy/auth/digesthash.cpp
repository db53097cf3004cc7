// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/digesthash.h"

namespace HttpQ {

DigestHash::DigestHash(DigestAlgorithm algorithm)
{
    switch (algorithm) {
    case DigestAlgorithm::Md5:
        m_hash.emplace<QCryptographicHash>(QCryptographicHash::Md5);
        break;
    case DigestAlgorithm::Sha256:
        m_hash.emplace<QCryptographicHash>(QCryptographicHash::Sha256);
        break;
    case DigestAlgorithm::Sha512_256:
        m_hash.emplace<Sha512_256>();
        break;
    }
}

void DigestHash::addData(QByteArrayView data)
{
    if (auto *qt = std::get_if<QCryptographicHash>(&m_hash))
        qt->addData(data);
    else if (auto *own = std::get_if<Sha512_256>(&m_hash))
        own->addData(data);
}

QByteArray DigestHash::hex() const
{
    if (const auto *qt = std::get_if<QCryptographicHash>(&m_hash))
        return qt->result().toHex();
    if (const auto *own = std::get_if<Sha512_256>(&m_hash))
        return own->result().toHex();
    return {};
}

QByteArray DigestHash::hex(DigestAlgorithm algorithm, QByteArrayView data)
{
    DigestHash hash(algorithm);
    hash.addData(data);
    return hash.hex();
}

} // namespace HttpQ
