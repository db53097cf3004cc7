// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiotlssessions.h"

#include "network/asio/asiopeercertificate.h"

#include <openssl/err.h>

#include <algorithm>

namespace HttpQ {

namespace {

// What OpenSSL's servers keep a session for, unless told otherwise.
constexpr std::chrono::seconds UnknownSessionLifetime = std::chrono::minutes(5);

// However many a server gives out at a time.
constexpr qsizetype MaximumUntoldSessions = 8;

} // namespace

void AsioTlsSessions::offer(SSL *ssl) const
{
    if (m_offered.ticket.isEmpty())
        return;
    const auto *bytes = reinterpret_cast<const unsigned char *>(m_offered.ticket.constData());
    SSL_SESSION *session = d2i_SSL_SESSION(nullptr, &bytes, long(m_offered.ticket.size()));
    if (session)
        SSL_set_session(ssl, session);
    SSL_SESSION_free(session);
    ERR_clear_error();
}

// A resumed session brings the peer's own certificate along, but not those of its issuers.
const QList<QByteArray> &AsioTlsSessions::notePeer(const SSL *ssl)
{
    m_peerCertificates = AsioPeerCertificate::chainOf(ssl);
    if (!m_peerCertificates.isEmpty())
        return m_peerCertificates;
    if (const AsioPeerCertificate certificate(ssl); certificate) {
        const QByteArray own = certificate.toDer();
        if (!m_offered.peerCertificates.isEmpty() && m_offered.peerCertificates.first() == own)
            m_peerCertificates = m_offered.peerCertificates;
        else
            m_peerCertificates = { own };
    }
    return m_peerCertificates;
}

bool AsioTlsSessions::add(const SSL *ssl, const SSL_SESSION *session)
{
    unsigned char *bytes = nullptr;
    const int size = SSL_SESSION_is_resumable(session)
                             ? i2d_SSL_SESSION(const_cast<SSL_SESSION *>(session), &bytes)
                             : 0;
    const QByteArray ticket(reinterpret_cast<const char *>(bytes), std::max(size, 0));
    OPENSSL_free(bytes);
    if (ticket.isEmpty())
        return false;
    // RFC 5077 3.3: 0 leaves it to the client, and a session without a ticket has none. In TLS 1.3 it
    // says that the ticket is to be discarded.
    std::chrono::seconds hint(SSL_SESSION_get_ticket_lifetime_hint(session));
    if (hint.count() == 0 && SSL_version(ssl) == TLS1_2_VERSION)
        hint = UnknownSessionLifetime;
    // A session lasts no longer than the certificate by which it was begun: nobody looks at that again.
    const std::chrono::seconds valid = AsioPeerCertificate(ssl).validity();
    if (m_received.size() >= MaximumUntoldSessions)
        m_received.removeFirst();
    m_received.append(TlsSession(ticket, std::min(hint, valid), m_peerCertificates));
    return true;
}

} // namespace HttpQ
