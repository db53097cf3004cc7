// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qcryptographichash.h>

namespace HttpQTest {

//! A request as a server saw it.
class ServerRequest
{
public:
    QByteArray head; //!< all of it as it came, with the empty line
    QByteArray body; //!< without chunk framing; empty if longer than KeptBody
    qint64 bodySize = 0;
    QByteArray bodySha1; //!< of any body, kept or not
    qint64 number = 0; //!< on its connection, from 1
    qint64 connection = 0; //!< the ServerConnection's id

    static constexpr qint64 KeptBody = 1024 * 1024;

    QByteArray method() const;
    QByteArray target() const;
    //! The values of the fields of this name (in any case), joined by ", "; null if there is none.
    QByteArray header(QByteArrayView name) const;
    int headerCount(QByteArrayView name) const;
};

/*!
    Cuts what a client sends into requests. For well-formed requests: what is not is told by
    hasFailed(), and nothing more is read.
*/
class RequestReader
{
public:
    enum class Step { NeedsMore, Head, Request };

    void feed(const QByteArray &bytes) { m_input += bytes; }
    //! Reads on, to the end of a head or of a request.
    Step next();

    const ServerRequest &request() const { return m_request; }
    bool hasFailed() const { return m_state == State::Failed; }
    //! What was fed and belongs to no request so far.
    QByteArray takeRest() { return std::exchange(m_input, {}); }

private:
    enum class State { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailers, Failed };

    Step readHead();
    bool readBody();
    bool readLine(QByteArray &line);
    bool takeData(State then);
    Step finish();

    State m_state = State::Head;
    QByteArray m_input;
    ServerRequest m_request;
    QCryptographicHash m_hash { QCryptographicHash::Sha1 };
    qint64 m_left = 0; // of the body or of the chunk
    qint64 m_number = 0;
};

} // namespace HttpQTest
