// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/bodyreceiver.h"

#include <algorithm>

namespace HttpQ {

namespace {

constexpr qsizetype DecodeStep = 64 * 1024;
// Below this a direct read is not worth a system call of its own.
constexpr qint64 MinimumDirect = 4096;
constexpr qsizetype DirectStep = 256 * 1024;

} // namespace

void BodyReceiver::setMode(Mode mode)
{
    m_mode = mode;
    if (mode == Mode::Raw || mode == Mode::Discarded) {
        if (m_chain && !m_excerptInput.isEmpty())
            m_pending = m_excerptInput;
        m_chain.reset();
        m_holdsOutput = false;
    }
    if (m_chain)
        m_chain->setRatioLimited(mode == Mode::Buffered);
    if (mode == Mode::Discarded)
        m_pending = {};
    if (mode != Mode::Excerpt)
        m_excerptInput = {};
    if (mode == Mode::Buffered)
        decodeHeld();
    if (m_inputEnded)
        complete();
}

void BodyReceiver::setHeaders(const Headers &headers)
{
    if (m_mode == Mode::Raw || m_mode == Mode::Discarded || !headers.contains("Content-Encoding"))
        return;
    Result<std::unique_ptr<DecoderChain>> chain = DecoderChain::create(headers, m_limits);
    if (!chain)
        m_failure = chain.error();
    else if (!(*chain)->isIdentity())
        m_chain = *std::move(chain);
    if (m_chain)
        m_chain->setRatioLimited(m_mode == Mode::Buffered);
}

bool BodyReceiver::hasRoom() const
{
    switch (m_mode) {
    case Mode::Undecided:
        return false;
    case Mode::Buffered:
    case Mode::Discarded:
        return true;
    case Mode::Streamed:
    case Mode::Raw:
    case Mode::Excerpt:
        break;
    }
    return m_pending.size() < mark() && m_excerptInput.size() < mark() && !m_holdsOutput;
}

qint64 BodyReceiver::mark() const
{
    return m_mode == Mode::Excerpt ? m_limits.intermediateBodyBytes : m_limits.readHighWater;
}

qsizetype BodyReceiver::receive(QByteArrayView data)
{
    if (!hasRoom() || m_failure)
        return 0;
    if (m_mode == Mode::Discarded) {
        m_inputBytes += data.size();
        return data.size();
    }
    if (!m_chain) {
        if (m_mode == Mode::Excerpt)
            data = data.first(std::min<qint64>(data.size(), mark() - m_pending.size()));
        m_inputBytes += data.size();
        m_pending.append(data);
        return added(data.size()) ? data.size() : 0;
    }
    // There are codings of nothing that have no end, and what an excerpt came in is kept.
    if (m_mode == Mode::Excerpt)
        data = data.first(std::min<qint64>(data.size(), mark() - m_excerptInput.size()));
    QByteArrayView rest = data;
    decode(rest);
    const qsizetype taken = data.size() - rest.size();
    if (m_mode == Mode::Excerpt)
        m_excerptInput.append(data.first(taken));
    return taken;
}

void BodyReceiver::decode(QByteArrayView &input)
{
    for (;;) {
        const qsizetype before = input.size();
        const qsizetype filled = m_pending.size();
        const qsizetype step = m_mode == Mode::Excerpt
                                       ? std::min<qsizetype>(DecodeStep, mark() - filled)
                                       : DecodeStep;
        const DecodeStatus status = m_chain->decode(input, m_pending, step);
        m_inputBytes += before - input.size();
        if (status == DecodeStatus::Failed) {
            m_failure = m_chain->error();
            return;
        }
        if (!added(m_pending.size() - filled))
            return;
        m_holdsOutput = status == DecodeStatus::OutputFull;
        if (!m_holdsOutput && input.isEmpty())
            return;
        if (m_mode != Mode::Buffered && m_pending.size() >= mark())
            return;
    }
}

void BodyReceiver::decodeHeld()
{
    if (!m_holdsOutput || m_failure)
        return;
    QByteArrayView none;
    decode(none);
}

// Counts what came in; false if a limit is passed.
bool BodyReceiver::added(qsizetype count)
{
    m_outputBytes += count;
    if (m_mode == Mode::Buffered) {
        if (m_outputBytes > m_limits.bufferedBodyBytes) {
            m_failure =
                    Error::limitExceeded(Error::Phase::Body, QStringLiteral("bufferedBodyBytes"),
                                         m_limits.bufferedBodyBytes, m_outputBytes);
        }
    } else if (m_mode != Mode::Excerpt && m_limits.streamedBodyBytes > 0
               && m_outputBytes > m_limits.streamedBodyBytes) {
        m_failure = Error::limitExceeded(Error::Phase::Body, QStringLiteral("streamedBodyBytes"),
                                         m_limits.streamedBodyBytes, m_outputBytes);
    }
    return !m_failure;
}

std::span<char> BodyReceiver::directRoom(qint64 expected)
{
    if (m_chain || m_failure || m_mode == Mode::Discarded || m_mode == Mode::Excerpt
        || expected < MinimumDirect || !hasRoom())
        return {};
    const auto room = static_cast<qsizetype>(std::min<qint64>(expected, DirectStep));
    m_directFrom = m_pending.size();
    // Grows geometrically, as append() would, which resize() does not.
    if (m_directFrom + room > m_pending.capacity())
        m_pending.reserve(std::max(m_directFrom + room, m_pending.capacity() * 2));
    m_pending.resize(m_directFrom + room);
    return std::span(m_pending.data() + m_directFrom, static_cast<size_t>(room));
}

void BodyReceiver::commitDirect(qint64 count)
{
    m_pending.resize(m_directFrom + static_cast<qsizetype>(count));
    m_inputBytes += count;
    added(static_cast<qsizetype>(count));
}

void BodyReceiver::endInput()
{
    m_inputEnded = true;
    complete();
}

void BodyReceiver::complete()
{
    if (m_isComplete || m_failure || m_holdsOutput)
        return;
    if (m_chain && m_chain->finish() == DecodeStatus::Failed) {
        m_failure = m_chain->error();
        return;
    }
    m_isComplete = true;
}

QByteArray BodyReceiver::takeChunk()
{
    std::swap(m_pending, m_lent);
    if (m_pending.isDetached())
        m_pending.resize(0);
    else
        m_pending = QByteArray();
    decodeHeld();
    if (m_inputEnded)
        complete();
    return m_lent;
}

} // namespace HttpQ
