// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/exchange.h"

#include "connection/connection.h"

namespace HttpQ {

namespace {

// A reader that is faster than the peer could read from the socket for ever without the event loop
// getting its turn; after this many times it waits for the loop.
constexpr int MaximumDirectResumes = 16;

// What is left of an abandoned response is read up to this size and for this long, which is cheaper
// than another connection.
constexpr qint64 MaximumDrain = 64 * 1024;
constexpr std::chrono::seconds DrainTime(1);

Error abandonedError(Error::Phase phase)
{
    return Error(Error::Kind::Cancelled, phase, Error::Party::Local,
                 QStringLiteral("The response was dropped before its body was read"));
}

} // namespace

Exchange::Exchange(TurnQueue &turns, const Request &request, const RequestTarget &target,
                   const Limits &limits, const Timeout &timeout, ExchangeListener *listener)
    : m_turns(turns)
    , m_request(request)
    , m_target(target)
    , m_limits(limits)
    , m_timeout(timeout)
    , m_listener(listener)
    , m_upload(turns, *this)
    , m_body(limits)
    , m_continueDeadline(*this)
{}

Exchange::~Exchange()
{
    m_lease.release(false);
}

void Exchange::start(Lease lease, ExchangeTimes::TimePoint now)
{
    m_lease = std::move(lease);
    m_usedWarmConnection = m_lease.connection()->isWarm();
    if (const Error refused = m_upload.prepare(m_request.method(), m_request.body())) {
        refuse(refused);
        return;
    }
    if (m_isFinished)
        return;
    m_times.started = now;
    if (m_continueTimeout.count() > 0 && !m_upload.isDone()) {
        m_upload.hold();
        m_turns.setDeadline(m_continueDeadline, m_continueTimeout);
    }
    m_lease.connection()->start(this);
    if (m_isFinished)
        return;
    const ExchangeTimes::TimePoint afterwards = m_turns.now();
    noteSent(afterwards);
    settleDeadline(afterwards);
}

void Exchange::noteSent(ExchangeTimes::TimePoint now)
{
    if (m_upload.isDone() && m_times.sent == ExchangeTimes::TimePoint()
        && m_lease.connection()->bytesToWrite() == 0)
        m_times.sent = now;
}

void Exchange::sendHeldBody()
{
    m_continueDeadline.clear();
    if (m_isFinished || m_wireHasEnded || !m_upload.isHeld())
        return;
    m_upload.release(*m_lease.connection());
    if (!m_isFinished)
        settleDeadline();
}

void Exchange::finish(const Error &error)
{
    if (m_isFinished)
        return;
    m_lease.release(false);
    becomeFinished(error);
}

void Exchange::refuse(const Error &error)
{
    m_lease.release(true);
    becomeFinished(error);
}

void Exchange::abandon()
{
    if (m_isFinished || m_isAbandoned)
        return;
    if (m_wireHasEnded) {
        becomeFinished({});
        return;
    }
    const Connection &connection = *m_lease.connection();
    if (!m_hasHead || connection.isCloseDelimited() || !m_upload.isDone()
        || connection.remainingBodyBytes() > MaximumDrain) {
        finish(abandonedError(phase()));
        return;
    }
    m_isAbandoned = true;
    m_inputWhenAbandoned = m_body.inputBytes();
    m_isPaused = false;
    m_turns.setDeadline(*this, DrainTime);
    setBodyMode(BodyReceiver::Mode::Discarded);
}

const Error &Exchange::failure()
{
    if (m_isAbandoned && !m_failure && m_body.inputBytes() - m_inputWhenAbandoned > MaximumDrain)
        m_failure = abandonedError(phase());
    return m_failure ? m_failure : m_body.failure();
}

void Exchange::becomeFinished(const Error &error)
{
    m_isFinished = true;
    m_error = error;
    m_upload.stop();
    m_continueDeadline.clear();
    clear();
    m_turns.schedule(this);
}

void Exchange::setBodyMode(BodyReceiver::Mode mode)
{
    m_body.setMode(mode);
    if (std::exchange(m_isBodyHeldBack, false))
        m_body.setHeaders(m_head.headers);
    if (m_hasHead)
        bodyMovedOn();
}

QByteArray Exchange::takeChunk()
{
    const QByteArray chunk = m_body.takeChunk();
    bodyMovedOn();
    return chunk;
}

void Exchange::bodyMovedOn()
{
    if (m_isFinished)
        return;
    if (m_body.failure())
        finish(m_body.failure());
    else if (m_wireHasEnded && m_body.isComplete())
        becomeFinished({});
    else
        resumeConnection();
}

void Exchange::setPaused(bool paused)
{
    m_isPaused = paused;
    settleDeadline();
    if (!paused)
        resumeConnection();
}

void Exchange::resumeConnection()
{
    if (!m_lease.connection() || !wantsData())
        return;
    if (++m_directResumes > MaximumDirectResumes) {
        m_directResumes = 0;
        m_lease.connection()->resumeOnTurn();
    } else {
        m_lease.connection()->resume();
    }
    if (!m_isFinished)
        settleDeadline();
}

qint64 Exchange::uploadedBytes() const
{
    const qint64 waiting = m_lease.connection() ? m_lease.connection()->bytesToWrite() : 0;
    return qMax(qint64(0), m_upload.sentBytes() - waiting);
}

Error::Phase Exchange::phase() const
{
    if (!m_upload.isDone() && !m_responseBegan)
        return Error::Phase::Send;
    return m_hasHead ? Error::Phase::Body : Error::Phase::Head;
}

bool Exchange::wantsData() const
{
    return !m_isFinished && (!m_hasHead || (!m_isPaused && m_body.hasRoom()));
}

void Exchange::received()
{
    m_responseBegan = true;
    m_hasFinalBegun = true;
    m_times.lastByte = m_turns.now();
    if (!m_hasHead)
        m_times.firstByte = m_times.lastByte;
    settleDeadline(m_times.lastByte);
}

void Exchange::informationalEnded()
{
    m_hasFinalBegun = false;
    settleDeadline();
}

void Exchange::directReceived()
{
    received();
    if (m_body.mode() != BodyReceiver::Mode::Buffered || m_isProgressReported)
        m_turns.schedule(this);
}

void Exchange::written()
{
    m_upload.pump(*m_lease.connection());
    uploadProgressed();
}

void Exchange::uploadProgressed()
{
    if (m_isFinished)
        return;
    const ExchangeTimes::TimePoint now = m_turns.now();
    noteSent(now);
    settleDeadline(now);
    if (m_isProgressReported)
        m_turns.schedule(this);
}

void Exchange::wireEnded(bool connectionIsReusable)
{
    m_wireHasEnded = true;
    clear();
    m_upload.stop();
    m_body.endInput();
    m_lease.release(connectionIsReusable);
    if (m_body.failure() || m_body.isComplete())
        becomeFinished(m_body.failure());
    else
        m_turns.schedule(this);
}

void Exchange::onInformational(ResponseHead &&head)
{
    // The upload must not go on below the parser: it may end the exchange.
    m_isContinued = m_isContinued || head.status == 100;
    m_informational.push_back(std::move(head));
    m_turns.schedule(this);
}

void Exchange::onHead(ResponseHead &&head)
{
    m_head = std::move(head);
    m_hasHead = true;
    if (m_upload.isHeld())
        m_upload.stop();
    if (m_listener->holdsBodyBack(m_head)) {
        m_isBodyHeldBack = true;
        m_body.setMode(BodyReceiver::Mode::Undecided);
    } else {
        m_body.setHeaders(m_head.headers);
    }
    if (m_body.mode() == BodyReceiver::Mode::Undecided)
        m_turns.schedule(this);
}

qsizetype Exchange::onBody(QByteArrayView data)
{
    const qsizetype taken = m_body.receive(data);
    if (m_body.hasChunk()
        && (m_body.mode() != BodyReceiver::Mode::Buffered || m_isProgressReported))
        m_turns.schedule(this);
    return taken;
}

void Exchange::onTrailers(Headers &&trailers)
{
    m_trailers = std::move(trailers);
}

// The connection asks its parser once feed() has returned.
void Exchange::onEnd()
{}

void Exchange::onError(const Error &error)
{
    m_failure = error;
}

void Exchange::turn()
{
    if (std::exchange(m_isContinued, false))
        sendHeldBody();
    m_listener->exchangeProgressed();
}

void Exchange::settleDeadline(ExchangeTimes::TimePoint now)
{
    if (m_isAbandoned)
        return;
    Awaited awaited = Awaited::Nothing;
    Timeout::Duration duration;
    if (m_isFinished || m_wireHasEnded || !m_lease.connection()) {
        // Nothing more is expected of the peer.
    } else if (!m_hasFinalBegun || (!m_hasHead && !m_upload.isDone())) {
        const Connection &connection = *m_lease.connection();
        if (connection.bytesToWrite() > 0 || (!m_upload.isDone() && !m_upload.isWaiting())) {
            // Only what the peer takes is progress, not what the source gives.
            const qint64 written = connection.writtenBytes();
            if (m_awaited == Awaited::Write && written == m_lastWrittenBytes)
                return;
            awaited = Awaited::Write;
            duration = m_timeout.write;
            m_lastWrittenBytes = written;
        } else if (m_upload.isDone()) {
            awaited = Awaited::FirstByte;
            if (m_awaited == awaited)
                return;
            if (m_awaitsAnswerSince == ExchangeTimes::TimePoint())
                m_awaitsAnswerSince = now;
            if (m_timeout.firstByte) {
                duration =
                        *m_timeout.firstByte
                        - std::chrono::floor<std::chrono::milliseconds>(now - m_awaitsAnswerSince);
            }
        }
    } else if (wantsData()) {
        awaited = Awaited::Read;
        duration = m_timeout.read;
    }
    m_awaited = awaited;
    if (duration)
        m_turns.setDeadline(*this, now, *duration);
    else
        clear();
}

void Exchange::expired()
{
    if (m_isAbandoned) {
        finish(abandonedError(phase()));
        return;
    }
    switch (m_awaited) {
    case Awaited::Nothing:
        break;
    case Awaited::Write:
        // Some of it may have gone out without all of it having: that is no silence.
        if (m_lease.connection()->writtenBytes() > m_lastWrittenBytes) {
            settleDeadline();
            return;
        }
        finish(Error(Error::Kind::WriteTimeout, Error::Phase::Send, Error::Party::Remote,
                     QStringLiteral("The server took no byte of the request for %1 ms (%2 bytes of "
                                    "the body were sent)")
                             .arg(m_timeout.write->count())
                             .arg(uploadedBytes())));
        break;
    case Awaited::FirstByte:
        finish(Error(Error::Kind::ReadTimeout, Error::Phase::Head, Error::Party::Remote,
                     QStringLiteral("The server sent no response within %1 ms after the request")
                             .arg(m_timeout.firstByte->count())));
        break;
    case Awaited::Read:
        // While nobody reads, the silence is this side's.
        if (!wantsData()) {
            m_awaited = Awaited::Nothing;
            return;
        }
        finish(Error(Error::Kind::ReadTimeout, phase(), Error::Party::Remote,
                     QStringLiteral("The server sent nothing for %1 ms inside the response (%2 "
                                    "bytes of the body came)")
                             .arg(m_timeout.read->count())
                             .arg(m_body.inputBytes())));
        break;
    }
}

} // namespace HttpQ
