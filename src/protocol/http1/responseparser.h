// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/limits.h"
#include "protocol/exchangesink.h"
#include "protocol/http1/chunkparser.h"
#include "protocol/http1/earlyend.h"
#include "protocol/http1/fieldsection.h"
#include "protocol/http1/messageframing.h"
#include "protocol/http1/responsestate.h"
#include "protocol/http1/sectionlines.h"

#include <chrono>
#include <optional>

namespace HttpQ::Http1 {

/*!
    The client's side of RFC 9112: bytes of one connection in, events of one response after the
    other out, through the sink of the exchange that was begun. No I/O, no clock, and no allocation
    per header line or chunk.

    The states and what follows on what are data: see responsestate.h. What is not foreseen is an
    error, and after an error nothing is parsed any more.
*/
class ResponseParser
{
public:
    explicit ResponseParser(const Limits &limits);
    //! For the responses that begin from now on.
    void setLimits(const Limits &limits);

    //! Makes ready for the response to a request of \a method. The one before must be done.
    void begin(QByteArrayView method, ExchangeSink *sink);
    //! No more calls to the sink.
    void detach();

    //! Takes \a data in and returns how much of it was used. What was not used is either body that
    //! the sink did not take (isPaused()) or lies behind the end of the response (isDone()).
    qsizetype feed(QByteArrayView data);
    //! No more bytes will come. Ends a close-delimited body; cuts off anything else. All that came
    //! before must have been fed: while paused, the body counts as cut off.
    void feedEnd(PeerEnd end);

    //! How many of the next bytes are content and nothing else, known before they are read; for
    //! reading them straight to where they are wanted. 0 if unknown. Close-delimited content gives
    //! a large number.
    qint64 expectedBodyBytes() const;
    //! Says that \a count bytes of content, at most expectedBodyBytes(), went around feed(). May
    //! call the sink's onEnd().
    void skipBody(qint64 count);

    //! True from begin() on until the first byte came.
    bool isUntouched() const { return m_isUntouched; }
    //! An informational response was the last thing that came.
    bool isBetweenHeads() const
    {
        return m_state == ResponseState::StatusLine && m_informational > 0
               && m_lines.partialLine().isEmpty();
    }
    bool isPaused() const { return m_isPaused; }
    //! Complete, or failed.
    bool isDone() const { return m_state >= ResponseState::Done; }
    bool isFailed() const { return m_state == ResponseState::Failed; }
    //! The body ends with the connection.
    bool isCloseDelimited() const { return m_framing == MessageFraming::Content::UntilClose; }
    //! True if the connection may carry another exchange (RFC 9112 9.3). Only meaningful if done.
    bool isKeepAlive() const { return m_isPersistent && m_state == ResponseState::Done; }
    //! What the server's Keep-Alive field says, if it does.
    std::optional<std::chrono::seconds> keepAliveTimeout() const { return m_keepAliveTimeout; }

private:
    bool advance(ResponseEvent event);
    bool failProtocol(const QString &message);
    bool fail(const Error &error);
    qint64 lineLimit() const
    {
        return m_state == ResponseState::StatusLine ? m_limits.statusLineBytes
                                                    : m_limits.headerLineBytes;
    }
    qint64 sectionLimit() const
    {
        return m_state == ResponseState::Trailers ? m_limits.trailerBytes : m_limits.headBytes;
    }

    void readSection(QByteArrayView &input);
    void readLine();
    void readStatusLine(QByteArrayView line);
    void lineTooLong();
    void completeHead();
    void completeInformational();
    void completeTrailers();
    void readChunkFraming(QByteArrayView &input);
    void readContent(QByteArrayView &input);
    void contentTaken(qint64 count);
    void complete();

    Limits m_limits;
    ExchangeSink *m_sink = nullptr;
    SectionLines m_lines;
    FieldSection m_fields;
    ChunkParser m_chunks;
    ResponseHead m_head;
    std::optional<std::chrono::seconds> m_keepAliveTimeout;
    qint64 m_sectionBytes = 0; // of all heads, or of the trailers, in complete lines
    qint64 m_contentBytes = 0;
    qint64 m_remaining = 0; // of a body of known length
    qsizetype m_fieldsBegin = 0; // in the section
    int m_informational = 0;
    RequestKind m_request = RequestKind::Other;
    MessageFraming::Content m_framing = MessageFraming::Content::None;
    ResponseState m_state = ResponseState::Idle;
    bool m_isUntouched = false;
    bool m_isPaused = false;
    bool m_isPersistent = false;
};

} // namespace HttpQ::Http1
