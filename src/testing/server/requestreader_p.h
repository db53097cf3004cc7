// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "testing/server/serverrequest.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qcryptographichash.h>

namespace HttpQ {

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

} // namespace HttpQ
