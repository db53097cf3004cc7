// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/digestcredentials.h"

#include "http/characters.h"

#include <QtCore/qrandom.h>

#include <algorithm>
#include <iterator>

namespace HttpQ {

namespace {

// RFC 9110 5.6.4
void appendQuoted(QByteArray &field, QByteArrayView value)
{
    field += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\')
            field += '\\';
        field += c;
    }
    field += '"';
}

bool isPrintableAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

QByteArray encoded(const DigestChallenge &challenge, const QString &text)
{
    // RFC 7616 4: with charset, Normalization Form C. Without it nothing is said; UTF-8 is what
    // most servers take.
    return (challenge.isUtf8 ? text.normalized(QString::NormalizationForm_C) : text).toUtf8();
}

} // namespace

DigestCredentials::DigestCredentials(const DigestChallenge &challenge, const QString &user,
                                     const QString &password, const QByteArray &clientNonce)
    : m_challenge(challenge)
    , m_user(user)
    , m_clientNonce(clientNonce)
{
    const QByteArray name = encoded(challenge, user);
    // RFC 7616 3.4.2 and 3.4.4
    m_secret = hash(name + ':' + challenge.realm + ':' + encoded(challenge, password));
    if (challenge.isSession)
        m_secret = hash(m_secret + ':' + challenge.nonce + ':' + clientNonce);
    if (challenge.isUserHashed)
        m_userHash = hash(name + ':' + challenge.realm);
}

QByteArray DigestCredentials::newClientNonce()
{
    quint32 words[4];
    QRandomGenerator::system()->generate(std::begin(words), std::end(words));
    return QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex();
}

QByteArray DigestCredentials::authorization(QByteArrayView method, QByteArrayView uri,
                                            const QByteArray &bodyHash)
{
    const bool hasQop = m_challenge.qop != DigestChallenge::Qop::None;
    const QByteArray qop =
            needsBodyHash() ? QByteArrayLiteral("auth-int") : QByteArrayLiteral("auth");
    // RFC 7616 3.4.3
    QByteArray message = method.toByteArray() + ':' + uri.toByteArray();
    if (needsBodyHash())
        message += ':' + bodyHash;

    // RFC 7616 3.4.1
    const QByteArray count = QByteArray::number(++m_count, 16).rightJustified(8, '0');
    QByteArray proof = m_secret + ':' + m_challenge.nonce + ':';
    if (hasQop)
        proof += count + ':' + m_clientNonce + ':' + qop + ':';
    proof += hash(message);

    QByteArray field("Digest ");
    appendUser(field);
    field += ", realm=";
    appendQuoted(field, m_challenge.realm);
    field += ", uri=";
    appendQuoted(field, uri);
    if (!m_challenge.algorithmName.isEmpty())
        field += ", algorithm=" + m_challenge.algorithmName;
    field += ", nonce=";
    appendQuoted(field, m_challenge.nonce);
    if (hasQop)
        field += ", nc=" + count;
    // RFC 7616 3.4 has none without qop; but no server could check a "-sess" without it.
    if (hasQop || m_challenge.isSession) {
        field += ", cnonce=";
        appendQuoted(field, m_clientNonce);
    }
    if (hasQop)
        field += ", qop=" + qop;
    field += ", response=\"" + hash(proof) + '"';
    if (m_challenge.opaque) {
        field += ", opaque=";
        appendQuoted(field, *m_challenge.opaque);
    }
    if (m_challenge.isUserHashed)
        field += ", userhash=true";
    return field;
}

bool DigestCredentials::setNextNonce(const QByteArray &nonce)
{
    if (nonce.isEmpty() || Characters::firstOutside(nonce, Characters::FieldValue) >= 0)
        return false;
    // H(A1) of a "-sess" stays: it is made once (RFC 7616 3.4.2).
    m_challenge.nonce = nonce;
    m_count = 0;
    return true;
}

QByteArray DigestCredentials::hash(const QByteArray &data) const
{
    return DigestHash::hex(m_challenge.algorithm, data);
}

void DigestCredentials::appendUser(QByteArray &field) const
{
    if (m_challenge.isUserHashed) {
        field += "username=\"" + m_userHash + '"';
        return;
    }
    const QByteArray name = encoded(m_challenge, m_user);
    if (isPrintableAscii(name)) {
        field += "username=";
        appendQuoted(field, name);
        return;
    }
    // RFC 7616 3.4 and RFC 8187 3.2.1: its attr-char are the unreserved characters and more
    field += "username*=UTF-8''" + name.toPercentEncoding();
}

} // namespace HttpQ
