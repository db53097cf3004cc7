// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "protocol/http1/responsestate.h"

namespace HttpQ::Http1 {

//! How the peer's half of the connection ended.
enum class PeerEnd {
    Clean, //!< FIN on plain TCP, close_notify on TLS
    Truncated, //!< TLS without close_notify (RFC 9112 9.8)
    Reset,
};

//! How far a response had come that the end of the connection cuts off.
class EarlyEnd
{
public:
    explicit EarlyEnd(ResponseState reachedState)
        : state(reachedState)
    {}

    //! What that is with a connection that ended by \a end.
    Error error(PeerEnd end) const;

    ResponseState state;
    bool isUntouched = false; // not a byte came
    qint64 headBytes = 0;
    qint64 contentBytes = 0;
    qint64 remainingBytes = 0; // of content of a known length

private:
    QString place() const;
};

//! Where an error in a response of that \a state lies.
constexpr Error::Phase phaseOf(ResponseState state)
{
    switch (state) {
    case ResponseState::Idle:
    case ResponseState::StatusLine:
    case ResponseState::Fields:
        return Error::Phase::Head;
    default:
        return Error::Phase::Body;
    }
}

} // namespace HttpQ::Http1
