// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

class ExampleRequest;

//! Finds the end of a request's body, and undoes its chunks (RFC 9112 6, 7.1).
class RequestBody
{
public:
    explicit RequestBody(const ExampleRequest &request);

    bool isComplete() const { return m_state == State::Complete; }
    //! What came is no HTTP.
    bool isBroken() const { return m_state == State::Broken; }
    //! Takes what belongs to the body from the front of \a received, and returns its content.
    QByteArray take(QByteArray *received);

private:
    enum class State { Data, ChunkSize, ChunkData, ChunkEnd, Trailer, Complete, Broken };

    QByteArray takeData(QByteArray *received);
    void takeLine(const QByteArray &line);

    State m_state = State::Data;
    qint64 m_left = 0; // of the body, or of the chunk
};
