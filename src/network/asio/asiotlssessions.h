// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/stream.h"

#include <QtCore/qlist.h>

#include <openssl/ssl.h>

namespace HttpQ {

/*!
    The TLS sessions of one connection: the one that was offered to the server, and those that it has
    given out, until they are taken.
*/
class AsioTlsSessions
{
public:
    void setOffered(const TlsSession &session) { m_offered = session; }
    //! Before the handshake.
    void offer(SSL *ssl) const;
    //! Behind the handshake, by which the peer is known: in DER, its own certificate first.
    const QList<QByteArray> &notePeer(const SSL *ssl);

    //! False if there is nothing in \a session that could be resumed.
    bool add(const SSL *ssl, const SSL_SESSION *session);
    bool isEmpty() const { return m_received.isEmpty(); }
    TlsSession takeFirst() { return m_received.takeFirst(); }

private:
    TlsSession m_offered;
    QList<TlsSession> m_received;
    QList<QByteArray> m_peerCertificates;
};

} // namespace HttpQ
