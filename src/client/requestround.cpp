// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What a round of an operation consists of, for its flow.

#include "client/auth/basicauth.h"
#include "client/clientcore_p.h"
#include "client/operation_p.h"
#include "client/requestmerge_p.h"
#include "client/responsedata_p.h"
#include "http/headers_p.h"
#include "http/method.h"
#include "http/request_p.h"
#include "http/sameorigin.h"
#include "policy/redirect.h"
#include "policy/retry.h"

namespace HttpQ {

const RedirectPolicy &Operation::redirects() const
{
    return own() && own()->redirects ? *own()->redirects : m_core->options.redirects;
}

const RetryPolicy &Operation::retries() const
{
    return own() && own()->retries ? *own()->retries : m_core->options.retries;
}

const Limits &Operation::limits() const
{
    return own() && own()->limits ? *own()->limits : m_core->options.limits;
}

const std::shared_ptr<const DefaultEncoding> &Operation::defaultEncoding() const
{
    return own() && own()->defaultEncoding ? own()->defaultEncoding
                                           : m_core->options.defaultEncoding;
}

Journey &Operation::journey()
{
    if (!m_journey)
        m_journey = std::make_unique<Journey>();
    return *m_journey;
}

void Operation::trace(TraceEvent::Kind kind, const QString &text)
{
    if (m_trace)
        m_trace->noteNow(kind, text);
}

// What the chain says, else what the URL says, else what the client says, else the environment.
std::shared_ptr<Auth> Operation::chosenAuth()
{
    m_firstUrl = std::as_const(request()).url();
    std::shared_ptr<Auth> chosen;
    if (!m_firstUrl.userInfo().isEmpty()) {
        chosen = std::make_shared<BasicAuth>(m_firstUrl.userName(QUrl::FullyDecoded),
                                             m_firstUrl.password(QUrl::FullyDecoded));
        // From here on they are in the field only, and in no log.
        m_firstUrl = m_firstUrl.adjusted(QUrl::RemoveUserInfo);
        request().setUrl(m_firstUrl);
    }
    if (own() && own()->auth)
        return *own()->auth;
    if (!chosen)
        chosen = m_core->options.auth;
    if (!chosen && m_core->hasEnvironmentAuth()
        && !std::as_const(request()).headers().contains("Authorization"))
        chosen = m_core->environmentAuth(m_firstUrl);
    return chosen;
}

// What the chain gave for the URL it named goes nowhere else.
bool Operation::isAtFirstOrigin() const
{
    return !m_journey || !m_journey->trail || isSameOrigin(m_firstUrl, request().url());
}

Request Operation::requestWithoutJarCookies() const
{
    Request without = request();
    if (m_hasJarCookies)
        without.headers().removeAll("Cookie");
    return without;
}

bool Operation::isAuthorized() const
{
    return m_auth && m_auth->appliesTo(m_firstUrl, request().url());
}

void Operation::markAuthFields(const Headers &before)
{
    const Headers fields = std::as_const(request()).headers();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QByteArrayView name = fields.nameAt(i);
        if (!fields.isSensitiveAt(i) && before.values(name) != fields.values(name))
            request().headers().setSensitive(name);
    }
}

bool Operation::hasTimeFor(std::chrono::milliseconds pause) const
{
    return !timeout().total || elapsed() + pause < *timeout().total;
}

void Operation::keepToHsts()
{
    const std::shared_ptr<HstsStore> &store = m_core->options.hsts;
    if (!store || !store->hasEntries())
        return;
    const QUrl before = std::as_const(request()).url();
    const QUrl secure = store->upgraded(before);
    if (secure == before)
        return;
    // What was given for the origin that the program named is for this one.
    if (isSameOrigin(m_firstUrl, before))
        m_firstUrl = secure.adjusted(QUrl::RemoveUserInfo);
    request().setUrl(secure);
}

void Operation::storeHsts()
{
    const std::shared_ptr<HstsStore> &store = m_core->options.hsts;
    if (!store || m_isTransportAnswer || !hasAnswer() || !m_key.origin.isSecure
        || m_key.tls.dangerouslyTrustsAnyCertificate() || m_key.tlsName() != m_key.origin.host)
        return;
    const HeadersData *fields = HeadersData::of(head().headers);
    if (fields && fields->indexOf("Strict-Transport-Security") >= 0)
        store->setFromResponse(request().url(), head().headers);
}

Error Operation::beginRound()
{
    keepToHsts();
    const RequestOptions *chain = own();
    // An authentication may have to name it.
    if (chain && !chain->target.isEmpty() && !(m_journey && m_journey->trail)) {
        RequestExtras extras;
        extras.target = chain->target;
        RequestData::setExtras(request(), std::make_shared<const RequestExtras>(extras));
    }
    // RFC 6265 5.8.3: computed anew for each round. A field of the program's own stands.
    if (std::exchange(m_hasJarCookies, false))
        request().headers().removeAll("Cookie");
    const std::shared_ptr<CookieJar> &jar = m_core->options.cookies;
    QByteArray cookies;
    if (jar && jar->hasEntries() && !(chain && chain->isWithoutCookies))
        cookies = jar->cookieHeader(request().url());
    if (chain && !chain->cookies.isEmpty() && isAtFirstOrigin())
        cookies = cookies.isEmpty() ? chain->cookies : chain->cookies + "; " + cookies;
    if (!cookies.isEmpty() && !std::as_const(request()).headers().contains("Cookie")) {
        m_hasJarCookies = true;
        request().headers().append("Cookie", cookies);
    }
    if (chain && chain->continueTimeout.count() > 0) {
        if (std::as_const(request()).body().isEmpty())
            request().headers().removeAll("Expect");
        else
            request().headers().replaceOrAppend("Expect", "100-continue");
    }
    // With its cookies: one that was set makes it another request.
    if (m_journey && std::exchange(m_journey->isRedirected, false)) {
        if (const Error error = m_journey->trail->add(request()))
            return error.withPhase(Error::Phase::Head);
    }
    return {};
}

Error Operation::aim()
{
    Result<RequestTarget> target = m_core->targetOf(request().url());
    if (!target)
        return target.error();
    m_target = *std::move(target);
    if (own() && !own()->target.isEmpty() && !(m_journey && m_journey->trail))
        m_target.path = own()->target;
    if (m_target.path.size() > limits().urlBytes) {
        return Error::limitExceeded(Error::Phase::None, QStringLiteral("urlBytes"),
                                    limits().urlBytes, m_target.path.size());
    }
    m_key = ConnectionKey(m_target.origin, own() && own()->tls ? *own()->tls : m_core->options.tls,
                          own() && own()->network ? *own()->network : m_core->options.network,
                          m_core->options.addressFilter);
    return {};
}

std::shared_ptr<Transport> Operation::transport() const
{
    if (own() && own()->transport)
        return own()->transport;
    if (m_core->options.mounts.isEmpty())
        return {};
    return m_core->options.mounts.transportFor(request().url());
}

bool Operation::acquire(bool fresh)
{
    m_waitBegan = m_hasWaited ? m_core->turns().now() : m_started;
    // Connecting may begin inside the call, and comes after this.
    trace(TraceEvent::Kind::PoolWaiting);
    const bool isGranted = m_waiter.acquire(m_key, fresh);
    m_hasWaitedForLease = !isGranted;
    if (isGranted && m_trace)
        m_trace->takeBack();
    return isGranted;
}

void Operation::send(Lease lease)
{
    m_connectionInfo = lease.connection()->info();
    if (m_trace) {
        trace(TraceEvent::Kind::ConnectionReady,
              lease.connection()->isWarm() ? QStringLiteral("reused") : QStringLiteral("new"));
        m_trace->exchangeBegins();
        trace(TraceEvent::Kind::RequestSending);
    }
    m_isBodyHeldBack = false;
    m_exchange.emplace(m_core->turns(), request(), m_target, limits(), timeout(),
                       static_cast<ExchangeListener *>(this));
    m_exchange->setProgressReported(m_isProgressReported);
    m_exchange->setPaused(m_isPaused);
    if (!m_isStreaming && !m_isObservedInChunks)
        m_exchange->setBodyMode(BodyReceiver::Mode::Buffered);
    if (own())
        m_exchange->expectContinue(own()->continueTimeout);
    m_exchange->start(std::move(lease), m_hasWaitedForLease ? m_core->turns().now() : m_waitBegan);
}

void Operation::setAnswer(const Response &response)
{
    m_isTransportAnswer = true;
    m_isTransportChunkTaken = false;
    m_response = response; // of which head() tells from here on
    m_response = ResponseData::answered(this, response);
}

// Called below the parser: no code of the program, and nothing that has effects.
bool Operation::holdsBodyBack(const ResponseHead &head)
{
    const EventHooks &hooks = m_core->options.hooks;
    m_isBodyHeldBack =
            (!hooks.responseHooks().isEmpty())
            || (head.status >= 300 && redirects().isFollowed()
                && isRedirect(head.status, head.headers))
            || (head.status >= 400
                && (m_auth || (head.status == 417 && own())
                    || (retries().isEnabled() && retries().statuses().contains(head.status))));
    return m_isBodyHeldBack;
}

bool Operation::isAnswered() const
{
    return m_exchange->isFinished() || isAnsweredByHead();
}

bool Operation::isAnsweredByHead() const
{
    return m_exchange->hasHead() && (m_isBodyHeldBack || m_isStreaming || m_isObservedInChunks);
}

bool Operation::maySendAgain() const
{
    const Error &error = m_exchange->error();
    return m_exchange->isFinished() && m_exchange->usedWarmConnection()
           && !m_exchange->responseBegan() && !m_cancelError
           && (error.kind() == Error::Kind::Read || error.kind() == Error::Kind::Write)
           && request().body().isReplayable()
           && (isIdempotentMethod(request().method())
               || request().headers().contains("Idempotency-Key"));
}

bool Operation::hasAnswer() const
{
    return m_isTransportAnswer || (m_exchange && m_exchange->hasHead());
}

Response Operation::answer() const
{
    if (m_isTransportAnswer)
        return m_response;
    const BodyReceiver::Mode mode = m_exchange->body().mode();
    if (!m_exchange->error()
        && (mode == BodyReceiver::Mode::Excerpt
            || (mode == BodyReceiver::Mode::Buffered && m_exchange->isFinished())))
        return ResponseData::copied(this);
    return ResponseData::headOnly(this);
}

Response Operation::record()
{
    // What an observer takes piece by piece it has not taken yet, if it wants it as a whole.
    if (m_isObservedInChunks && !m_error && !m_isTransportAnswer
        && m_exchange->body().mode() == BodyReceiver::Mode::Buffered)
        return ResponseData::copied(this);
    if (m_isStreaming || m_isObservedInChunks || m_error)
        return m_isTransportAnswer ? m_response : headOnly();
    if (m_response.isNull())
        m_response = ResponseData::complete(this);
    return m_response;
}

const ResponseHead &Operation::head() const
{
    return m_isTransportAnswer ? ResponseData::of(m_response)->head : m_exchange->head();
}

void Operation::setBodyMode(BodyReceiver::Mode mode)
{
    if (m_exchange)
        m_exchange->setBodyMode(mode);
}

bool Operation::hasChunk() const
{
    if (m_isTransportAnswer)
        return !m_isTransportChunkTaken && !ResponseData::of(m_response)->content.isEmpty();
    return m_exchange->body().hasChunk();
}

QByteArray Operation::takeChunk()
{
    if (!m_isTransportAnswer)
        return m_exchange->takeChunk();
    m_isTransportChunkTaken = true;
    return ResponseData::of(m_response)->content;
}

qint64 Operation::receivedBytes() const
{
    return m_isTransportAnswer ? ResponseData::of(m_response)->content.size()
                               : m_exchange->body().inputBytes();
}

void Operation::storeCookies()
{
    const std::shared_ptr<CookieJar> &jar = m_core->options.cookies;
    if (!jar || !hasAnswer() || (own() && own()->isWithoutCookies))
        return;
    const HeadersData *fields = HeadersData::of(head().headers);
    if (fields && fields->indexOf("Set-Cookie") >= 0)
        jar->setFromResponse(request().url(), head().headers);
}

bool Operation::mayGoOn(const Error &error) const
{
    if (m_cancelError)
        return false;
    if (error || !hasAnswer())
        return retries().isEnabled();
    const int status = head().status;
    return !m_core->options.hooks.responseHooks().isEmpty() || m_auth || retries().isEnabled()
           || (status >= 300 && redirects().isFollowed()) || (status == 417 && own());
}

bool Operation::hasRequestHooks() const
{
    return !m_core->options.hooks.requestHooks().isEmpty();
}

void Operation::endRound(Attempt::Reason reason, const Error &error, const Request &next)
{
    Journey &so = journey();
    so.attempts.append(Attempt(reason, request(), hasAnswer() ? answer() : Response(),
                               error.withUrl(request().url()), timings()));
    if (m_trace)
        m_trace->observe();
    m_exchange.reset();
    m_isBodyHeldBack = false;
    m_response = {};
    m_exception = nullptr;
    m_isTransportAnswer = false;
    const Headers before = std::as_const(request()).headers();
    request() = next;
    if (reason == Attempt::Reason::Authentication)
        markAuthFields(before);
}

void Operation::pause(std::chrono::milliseconds duration)
{
    m_core->turns().setDeadline(m_pauseDeadline, duration);
}

void Operation::publishHead()
{
    m_isResponseDue = true;
    m_isHeadPublished = hasAnswer();
    if (m_isBodyHeldBack && !m_isStreaming && !m_isObservedInChunks && !m_exchange->isFinished())
        m_exchange->setBodyMode(BodyReceiver::Mode::Buffered);
}

Timings Operation::timings() const
{
    const auto between = [](ExchangeTimes::TimePoint from, ExchangeTimes::TimePoint to) {
        using Duration = Timings::Duration;
        return qMax(Duration(0), std::chrono::duration_cast<Duration>(to - from));
    };
    Timings timings;
    timings.total = elapsed();
    if (!m_exchange)
        return timings;
    timings.pool = between(m_waitBegan, m_exchange->times().started);
    if (m_connectionInfo.requestsBefore() == 0 && !m_exchange->usedWarmConnection()) {
        const ConnectTimings made = m_connectionInfo.timings();
        timings.resolve = made.resolve;
        timings.connect = made.connect;
        timings.tls = made.tls;
        timings.pool =
                qMax(Timings::Duration(0), timings.pool - made.resolve - made.connect - made.tls);
    }
    const ExchangeTimes &times = m_exchange->times();
    constexpr ExchangeTimes::TimePoint never;
    if (times.sent != never)
        timings.send = between(times.started, times.sent);
    if (times.firstByte != never) {
        timings.firstByte =
                between(times.sent != never ? times.sent : times.started, times.firstByte);
        timings.body = between(times.firstByte, times.lastByte);
    }
    return timings;
}

} // namespace HttpQ
