// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/auth/digestchallenge.h"

namespace HttpQ {

//! What answers the challenge of a server, and its nonces after it: an authentication session of
//! RFC 7616 3.6. Keeps a hash instead of the password.
class DigestCredentials
{
public:
    //! \a clientNonce is an argument for the sake of tests with a known outcome.
    DigestCredentials(const DigestChallenge &challenge, const QString &user,
                      const QString &password, const QByteArray &clientNonce = newClientNonce());

    //! 128 random bits.
    static QByteArray newClientNonce();

    const DigestChallenge &challenge() const { return m_challenge; }
    //! Whether a hash of the body is needed, by challenge().algorithm.
    bool needsBodyHash() const { return m_challenge.qop == DigestChallenge::Qop::AuthInt; }

    //! The value of the Authorization field of a request for \a uri, which is its request target.
    //! Each call counts as one use of the nonce.
    QByteArray authorization(QByteArrayView method, QByteArrayView uri,
                             const QByteArray &bodyHash = {});

    //! Goes on with the server's next nonce (RFC 7616 3.5, nextnonce). False if it is none.
    bool setNextNonce(const QByteArray &nonce);

private:
    QByteArray hash(const QByteArray &data) const;
    void appendUser(QByteArray &field) const;

    DigestChallenge m_challenge;
    QString m_user;
    QByteArray m_clientNonce;
    QByteArray m_secret; // H(A1)
    QByteArray m_userHash;
    quint32 m_count = 0;
};

} // namespace HttpQ
