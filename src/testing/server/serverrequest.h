// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqtestglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>

namespace HttpQ {

//! \class HttpQ::ServerRequest
//! \brief A request as a ScriptedServer saw it, byte for byte.
class HTTPQ_TEST_EXPORT ServerRequest
{
public:
    //! How long a body may be that is kept, in bytes.
    static constexpr qint64 MaximumKeptBody = 1024 * 1024;

    ServerRequest();
    //! One with this \a head and no body.
    explicit ServerRequest(const QByteArray &head);

    //! The request line and the fields as they came, with the empty line.
    QByteArray head() const { return m_head; }
    QByteArray method() const;
    //! The request target (RFC 9112 3.2): "/path?query", a whole URL, or "host:port".
    QByteArray target() const;
    //! The values of the fields of this name (in any case), joined by ", "; null if there is none.
    QByteArray header(QByteArrayView name) const;
    int headerCount(QByteArrayView name) const;

    //! Without the framing of chunks; empty if longer than MaximumKeptBody.
    QByteArray body() const { return m_body; }
    //! The length of any body in bytes, kept or not.
    qint64 bodySize() const { return m_bodySize; }
    QByteArray bodySha1() const { return m_bodySha1; }

    //! Counts the requests of its connection, from 1.
    qint64 number() const { return m_number; }
    //! ServerConnection::id().
    qint64 connection() const { return m_connection; }

private:
    friend class RequestReader;
    friend class ServerConnectionPrivate;

    QByteArray m_head;
    QByteArray m_body;
    qint64 m_bodySize = 0;
    QByteArray m_bodySha1;
    qint64 m_number = 0;
    qint64 m_connection = 0;
};

} // namespace HttpQ
