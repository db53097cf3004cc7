// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/response.h>

#include <QtCore/qbytearray.h>

#include <chrono>
#include <optional>

namespace HttpQ {

/*!
    \class HttpQ::ServerAnswer
    \brief What a ScriptedServer answers: a response, or bytes as they stand, and what goes wrong on
    their way.

    \code
    server.respond("GET", "/slow", ServerAnswer(response).dribble(1, 20ms));
    server.respond("GET", "/cut", ServerAnswer(response).cut(-10)); // ten bytes are missing
    \endcode

    Each of the calls returns an answer with that added; of stall(), reset(), cut() and
    cutWithoutNotify() the last one holds. A place counts the bytes of the answer from its first,
    with the head; a negative one counts back from the end. A place beyond either end is that end.
*/
class HTTPQ_TEST_EXPORT ServerAnswer
{
public:
    using Duration = std::chrono::milliseconds;
    enum class Fault { None, Stall, Reset, Cut, CutWithoutNotify };

    //! Nothing: the client waits.
    ServerAnswer();
    //! \a response with its head and content, framed by a Content-Length unless it has fields of its
    //! own for that, and without content where none may be (RFC 9112 6.3).
    ServerAnswer(const Response &response);
    //! These bytes as they stand, right or wrong.
    ServerAnswer(const QByteArray &bytes);
    ServerAnswer(const char *bytes);

    //! The first byte is sent \a duration after the request came, or after the answer before.
    ServerAnswer delay(Duration duration) const;
    //! Sends \a bytes at a time, and waits for \a every in between (0: a turn of the event loop).
    ServerAnswer dribble(qint64 bytes = 1, Duration every = {}) const;
    //! Sends the content of a Response in chunks of \a size bytes.
    ServerAnswer chunked(qint64 size) const;
    //! The same with chunks of 1024 bytes unless chunked() said otherwise. Where the size of the
    //! chunk \a index (from 0) should stand, there is none.
    ServerAnswer badChunk(int index = 0) const;

    //! Nothing comes from this place on, and the connection stays open.
    ServerAnswer stall(qint64 at = 0) const;
    //! RST, when the client's system has all that comes before this place.
    ServerAnswer reset(qint64 at = 0) const;
    //! The connection ends here: FIN, and with TLS close_notify before it.
    ServerAnswer cut(qint64 at = 0) const;
    //! FIN, and with TLS no close_notify: what an attacker can do.
    ServerAnswer cutWithoutNotify(qint64 at = 0) const;
    //! The connection ends after the whole answer. So it does anyhow if the request or the Response
    //! has "Connection: close".
    ServerAnswer close() const;

    //! All bytes that a request of this \a method would be answered with, were there no fault.
    QByteArray toBytes(const QByteArray &method = "GET") const;

private:
    friend class ServerConnection;

    ServerAnswer withFault(Fault fault, std::optional<qint64> at) const;
    qint64 faultPlace(qint64 size) const;
    QByteArray chunks(const QByteArray &content) const;

    Response m_response;
    QByteArray m_bytes;
    Duration m_delay { 0 };
    Duration m_every { 0 };
    qint64 m_pieceSize = 0; // 0: all at once
    qint64 m_chunkSize = 0;
    int m_badChunk = -1;
    Fault m_fault = Fault::None;
    std::optional<qint64> m_faultAt; // none: after all
};

} // namespace HttpQ
