// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/limits.h"
#include "protocol/coding/decoderchain.h"

#include <memory>
#include <span>

namespace HttpQ {

/*!
    Where the content of a response lands: undoes the content codings, and keeps what the reader has
    not taken yet, up to a mark. What it does not take stays with the connection, and so holds the
    peer back.
*/
class BodyReceiver
{
public:
    enum class Mode {
        Undecided, //!< takes nothing: the reader has not said what it wants
        Buffered, //!< the whole content at once
        Streamed, //!< decoded, piece by piece
        Raw, //!< as it was sent, piece by piece
        Excerpt, //!< decoded, its first Limits::intermediateBodyBytes; any mode may follow
        Discarded, //!< nobody wants it: taken, not decoded, not kept
    };

    explicit BodyReceiver(const Limits &limits)
        : m_limits(limits)
    {}

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    //! The codings that \a headers tell of will be undone.
    void setHeaders(const Headers &headers);

    //! Takes what fits and returns how much that was. After a failure it takes nothing.
    qsizetype receive(QByteArrayView data);
    //! Room for \a expected or fewer bytes of content that need no decoding, to be read into
    //! directly; empty if they must go through receive(). commitDirect() must follow.
    std::span<char> directRoom(qint64 expected);
    void commitDirect(qint64 count);
    //! No more will be received.
    void endInput();

    bool hasRoom() const;
    bool hasChunk() const { return !m_pending.isEmpty(); }
    //! What was received since the last call. The buffer is used again if the last chunk is no
    //! longer referred to, so that a stream of chunks costs no allocation.
    QByteArray takeChunk();
    //! All that was received.
    const QByteArray &content() const { return m_pending; }
    QByteArray takeContent() { return std::move(m_pending); }
    //! All input was decoded and there will be no more chunks but the one that waits.
    bool isComplete() const { return m_isComplete; }

    const Error &failure() const { return m_failure; }
    qint64 inputBytes() const { return m_inputBytes; }
    qint64 outputBytes() const { return m_outputBytes; }

private:
    void decode(QByteArrayView &input);
    void decodeHeld();
    qint64 mark() const;
    void complete();
    bool added(qsizetype count);

    const Limits &m_limits;
    Mode m_mode = Mode::Undecided;
    std::unique_ptr<DecoderChain> m_chain;
    QByteArray m_pending;
    QByteArray m_lent;
    QByteArray m_excerptInput; // what an excerpt was decoded from: it may be wanted raw yet
    qsizetype m_directFrom = 0;
    qint64 m_inputBytes = 0;
    qint64 m_outputBytes = 0;
    bool m_inputEnded = false;
    bool m_holdsOutput = false; // the decoders have more to give
    bool m_isComplete = false;
    Error m_failure;
};

} // namespace HttpQ
