// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/responseparser.h"

#include "http/status.h"
#include "protocol/http1/inputquote.h"
#include "protocol/http1/statusline.h"

#include <limits>

namespace HttpQ::Http1 {

namespace {

constexpr ResponseEvent headEvent(MessageFraming::Content content)
{
    switch (content) {
    case MessageFraming::Content::Length:
        return ResponseEvent::HeadWithLength;
    case MessageFraming::Content::Chunked:
        return ResponseEvent::HeadWithChunks;
    case MessageFraming::Content::UntilClose:
        return ResponseEvent::HeadUntilClose;
    case MessageFraming::Content::None:
    case MessageFraming::Content::Tunnel:
        break;
    }
    return ResponseEvent::HeadWithoutContent;
}

// The phrase of the registry, which almost every server sends, is shared and costs nothing.
QByteArray sharedReason(int status, QByteArrayView reason)
{
    const QLatin1StringView usual = reasonPhrase(status);
    if (reason == QByteArrayView(usual.data(), usual.size()))
        return QByteArray::fromRawData(usual.data(), usual.size());
    return reason.toByteArray();
}

} // namespace

ResponseParser::ResponseParser(const Limits &limits)
    : m_chunks(limits.chunkExtensionBytes, limits.chunkExtensionBytesTotal)
{
    setLimits(limits);
}

void ResponseParser::setLimits(const Limits &limits)
{
    m_limits = limits;
    m_chunks.setMaximum(limits.chunkExtensionBytes, limits.chunkExtensionBytesTotal);
    // Headers hold 32-bit offsets.
    constexpr qint64 MaximumSection = std::numeric_limits<qint32>::max();
    m_limits.headBytes = qMin(m_limits.headBytes, MaximumSection);
    m_limits.trailerBytes = qMin(m_limits.trailerBytes, MaximumSection);
}

void ResponseParser::begin(QByteArrayView method, ExchangeSink *sink)
{
    m_sink = sink;
    m_isPaused = false;
    m_isPersistent = false;
    m_keepAliveTimeout.reset();
    m_framing = MessageFraming::Content::None;
    if (!advance(ResponseEvent::Begin))
        return;
    m_request = method == "HEAD"      ? RequestKind::Head
                : method == "CONNECT" ? RequestKind::Connect
                                      : RequestKind::Other;
    m_lines.begin();
    m_fields.begin();
    m_sectionBytes = 0;
    m_contentBytes = 0;
    m_informational = 0;
    m_isUntouched = true;
}

void ResponseParser::detach()
{
    m_sink = nullptr;
}

qsizetype ResponseParser::feed(QByteArrayView data)
{
    if (data.isEmpty() || m_state == ResponseState::Idle || isDone())
        return 0;
    m_isUntouched = false;
    m_isPaused = false;
    QByteArrayView input = data;
    while (!m_isPaused && !isDone()) {
        switch (m_state) {
        case ResponseState::StatusLine:
        case ResponseState::Fields:
        case ResponseState::Trailers:
            // Also without input: see SectionLines::next()
            readSection(input);
            break;
        case ResponseState::ChunkFraming:
            readChunkFraming(input);
            break;
        case ResponseState::Content:
        case ResponseState::ContentUntilClose:
        case ResponseState::ChunkContent:
            readContent(input);
            break;
        case ResponseState::Idle:
        case ResponseState::Done:
        case ResponseState::Failed:
            break;
        }
        if (input.isEmpty())
            break;
    }
    return data.size() - input.size();
}

// Reads lines until the section is over or the input is.
void ResponseParser::readSection(QByteArrayView &input)
{
    const QByteArrayView beginning(StatusLine::Beginning, StatusLine::BeginningSize);
    constexpr qsizetype MaximumShown = 128;
    for (;;) {
        if (m_state == ResponseState::StatusLine) {
            // Something that is not HTTP may never send a line; it is known by its first bytes.
            const QByteArrayView partial = m_lines.partialLine();
            const qsizetype seen = qMin(beginning.size() - partial.size(), input.size());
            if (seen > 0 && input.first(seen) != beginning.sliced(partial.size(), seen)) {
                failProtocol(StatusLine::wrongBeginning(
                        partial.toByteArray()
                        + input.first(qMin(input.size(), MaximumShown)).toByteArray()));
                return;
            }
        }
        const qint64 line = lineLimit();
        const qint64 section = sectionLimit();
        switch (m_lines.next(input, qMin(line, section - m_sectionBytes))) {
        case SectionLines::Status::NeedInput:
            return;
        case SectionLines::Status::TooLong:
            lineTooLong();
            return;
        case SectionLines::Status::Line:
            break;
        }
        const ResponseState before = m_state;
        readLine();
        // A section that follows begins in the next round, with lines of its own.
        if (m_state != before
            && !(before == ResponseState::StatusLine && m_state == ResponseState::Fields))
            return;
    }
}

// The limit that its first byte too many hits, however much of the line is there.
void ResponseParser::lineTooLong()
{
    if (lineLimit() <= sectionLimit() - m_sectionBytes) {
        fail(Error::limitExceeded(phaseOf(m_state),
                                  m_state == ResponseState::StatusLine
                                          ? QStringLiteral("statusLineBytes")
                                          : QStringLiteral("headerLineBytes"),
                                  lineLimit(), lineLimit() + 1));
    } else {
        fail(Error::limitExceeded(phaseOf(m_state),
                                  m_state == ResponseState::Trailers
                                          ? QStringLiteral("trailerBytes")
                                          : QStringLiteral("headBytes"),
                                  sectionLimit(), sectionLimit() + 1));
    }
}

void ResponseParser::readLine()
{
    QByteArrayView line = m_lines.line();
    m_sectionBytes += line.size();
    if (line.size() < 2 || line[line.size() - 2] != '\r') {
        failProtocol(QStringLiteral("The line %1 ends in a bare LF")
                             .arg(m_state == ResponseState::StatusLine ? quoteInput(line)
                                                                       : quoteFieldLine(line)));
        return;
    }
    line.chop(2);
    if (m_state == ResponseState::StatusLine) {
        readStatusLine(line);
        return;
    }
    const bool isTrailer = m_state == ResponseState::Trailers;
    if (line.isEmpty()) {
        const qsizetype end = m_lines.lineBegin();
        m_fields.finish(m_lines.section().sliced(m_fieldsBegin, end - m_fieldsBegin));
        if (isTrailer)
            completeTrailers();
        else
            completeHead();
        return;
    }
    const QString problem = m_fields.add(line, m_lines.lineBegin() - m_fieldsBegin);
    const qint64 maximum = isTrailer ? m_limits.trailerFields : m_limits.headerFields;
    if (!problem.isNull()) {
        failProtocol(problem);
    } else if (m_fields.size() > maximum) {
        fail(Error::limitExceeded(phaseOf(m_state),
                                  isTrailer ? QStringLiteral("trailerFields")
                                            : QStringLiteral("headerFields"),
                                  maximum, m_fields.size()));
    }
}

void ResponseParser::readStatusLine(QByteArrayView line)
{
    StatusLine statusLine;
    const QString problem = statusLine.parse(line);
    if (!problem.isNull()) {
        failProtocol(problem);
        return;
    }
    m_head.status = statusLine.status;
    m_head.minorVersion = statusLine.minorVersion;
    m_head.reason = sharedReason(statusLine.status, statusLine.reason);
    m_fields.begin();
    m_fieldsBegin = m_lines.section().size();
    advance(ResponseEvent::StatusLineRead);
}

void ResponseParser::completeHead()
{
    if (m_head.status / 100 == 1) {
        completeInformational();
        return;
    }
    const MessageFraming framing =
            MessageFraming::decide(m_request, m_head.status, m_head.minorVersion, m_fields);
    if (!framing.problem.isNull()) {
        failProtocol(framing.problem);
        return;
    }
    m_framing = framing.content;
    m_remaining = framing.length;
    m_isPersistent = m_framing != MessageFraming::Content::UntilClose
                     && m_framing != MessageFraming::Content::Tunnel
                     && isPersistent(m_head.minorVersion, m_fields);
    m_keepAliveTimeout = Http1::keepAliveTimeout(m_fields);
    m_head.headers = m_fields.take();
    m_lines.begin();
    if (!advance(headEvent(m_framing)))
        return;
    if (m_framing == MessageFraming::Content::Chunked)
        m_chunks.begin();
    if (m_sink)
        m_sink->onHead(std::move(m_head));
    if (m_state == ResponseState::Done)
        complete();
    else if (m_state == ResponseState::Content && m_remaining == 0)
        contentTaken(0);
}

void ResponseParser::completeInformational()
{
    constexpr int SwitchingProtocols = 101;
    // RFC 9110 15.2.2: what follows is another protocol, and no request of ours asks for one
    if (m_head.status == SwitchingProtocols) {
        failProtocol(QStringLiteral("The server switched protocols (status 101) without being "
                                    "asked to"));
        return;
    }
    if (++m_informational > m_limits.informationalResponses) {
        fail(Error::limitExceeded(phaseOf(m_state), QStringLiteral("informationalResponses"),
                                  m_limits.informationalResponses, m_informational));
        return;
    }
    m_head.headers = m_fields.take();
    m_lines.begin();
    if (advance(ResponseEvent::InformationalHead) && m_sink)
        m_sink->onInformational(std::move(m_head));
}

// Trailer fields are handed out apart from the head's, and nothing here looks at them: they have no
// say in framing (RFC 9110 6.5.1).
void ResponseParser::completeTrailers()
{
    Headers trailers = m_fields.take();
    m_lines.begin();
    if (!advance(ResponseEvent::TrailersRead))
        return;
    if (m_sink && !trailers.isEmpty())
        m_sink->onTrailers(std::move(trailers));
    complete();
}

void ResponseParser::readChunkFraming(QByteArrayView &input)
{
    switch (m_chunks.takeFraming(input)) {
    case ChunkParser::Step::NeedInput:
        break;
    case ChunkParser::Step::Content:
        advance(ResponseEvent::ChunkBegun);
        break;
    case ChunkParser::Step::Last:
        m_fields.begin();
        m_fieldsBegin = 0;
        m_sectionBytes = 0;
        advance(ResponseEvent::LastChunkRead);
        break;
    case ChunkParser::Step::Failed:
        fail(m_chunks.error());
        break;
    }
}

void ResponseParser::readContent(QByteArrayView &input)
{
    const QByteArrayView content = input.first(
            static_cast<qsizetype>(qMin(static_cast<qint64>(input.size()), expectedBodyBytes())));
    const qsizetype taken =
            m_sink ? qBound(qsizetype(0), m_sink->onBody(content), content.size()) : content.size();
    input = input.sliced(taken);
    m_isPaused = taken < content.size();
    contentTaken(taken);
}

qint64 ResponseParser::expectedBodyBytes() const
{
    switch (m_state) {
    case ResponseState::Content:
        return m_remaining;
    case ResponseState::ContentUntilClose:
        return std::numeric_limits<qint64>::max();
    case ResponseState::ChunkContent:
        return m_chunks.remaining();
    default:
        return 0;
    }
}

void ResponseParser::skipBody(qint64 count)
{
    Q_ASSERT(count >= 0 && count <= expectedBodyBytes());
    m_isPaused = false;
    contentTaken(count);
}

void ResponseParser::contentTaken(qint64 count)
{
    m_contentBytes += count;
    if (m_state == ResponseState::ChunkContent) {
        m_chunks.taken(count);
        if (m_chunks.remaining() == 0)
            advance(ResponseEvent::ContentRead);
    } else if (m_state == ResponseState::Content) {
        m_remaining -= count;
        if (m_remaining == 0 && advance(ResponseEvent::ContentRead))
            complete();
    }
}

void ResponseParser::complete()
{
    if (m_sink)
        m_sink->onEnd();
}

void ResponseParser::feedEnd(PeerEnd end)
{
    m_isPersistent = false;
    if (m_state == ResponseState::Idle || isDone())
        return;
    if (m_state == ResponseState::ContentUntilClose && end == PeerEnd::Clean && !m_isPaused) {
        if (advance(ResponseEvent::Closed))
            complete();
        return;
    }
    EarlyEnd early(m_state);
    early.isUntouched = m_isUntouched;
    early.headBytes = m_sectionBytes + m_lines.partialLine().size();
    early.contentBytes = m_contentBytes;
    early.remainingBytes = m_remaining;
    fail(early.error(end));
}

bool ResponseParser::advance(ResponseEvent event)
{
    const ResponseState next = nextState(m_state, event);
    if (next == ResponseState::Failed)
        return failProtocol(QStringLiteral("The response went on in a way that is not foreseen"));
    m_state = next;
    return true;
}

bool ResponseParser::failProtocol(const QString &message)
{
    return fail(
            Error(Error::Kind::RemoteProtocol, phaseOf(m_state), Error::Party::Remote, message));
}

// Always false.
bool ResponseParser::fail(const Error &error)
{
    m_state = ResponseState::Failed;
    m_isPersistent = false;
    if (m_sink)
        m_sink->onError(error);
    return false;
}

} // namespace HttpQ::Http1
