// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/earlyend.h"

namespace HttpQ::Http1 {

namespace {

// "The connection was closed" and its kin.
QString endText(PeerEnd end)
{
    switch (end) {
    case PeerEnd::Truncated:
        return QStringLiteral("The TLS connection was closed without close_notify");
    case PeerEnd::Reset:
        return QStringLiteral("The connection was reset");
    case PeerEnd::Clean:
        break;
    }
    return QStringLiteral("The connection was closed");
}

} // namespace

Error EarlyEnd::error(PeerEnd end) const
{
    const Error::Phase phase = phaseOf(state);
    if (isUntouched) {
        return Error(
                Error::Kind::Read, phase, Error::Party::Remote,
                end == PeerEnd::Reset
                        ? QStringLiteral("The server reset the connection without a response")
                        : QStringLiteral("The server closed the connection without a response"));
    }
    return Error(end == PeerEnd::Reset ? Error::Kind::Read : Error::Kind::RemoteProtocol, phase,
                 Error::Party::Remote, endText(end) + QLatin1Char(' ') + place());
}

QString EarlyEnd::place() const
{
    switch (state) {
    case ResponseState::Content:
        return QStringLiteral("after %1 of the %2 bytes announced")
                .arg(contentBytes)
                .arg(contentBytes + remainingBytes);
    case ResponseState::ContentUntilClose:
        return QStringLiteral("after %1 bytes of the body, whose end only an orderly close tells")
                .arg(contentBytes);
    case ResponseState::ChunkFraming:
    case ResponseState::ChunkContent:
        return QStringLiteral("after %1 bytes of the body, before the last chunk")
                .arg(contentBytes);
    case ResponseState::Trailers:
        return QStringLiteral("after %1 bytes of the body, inside the trailer section")
                .arg(contentBytes);
    default:
        return QStringLiteral("after %1 bytes, before the head of the response was complete")
                .arg(headBytes);
    }
}

} // namespace HttpQ::Http1
