// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/clientcore_p.h"

#include "client/auth/environmentauth_p.h"
#include "client/cancelled_p.h"
#include "client/logging_p.h"
#include "client/parallel/parallelgroup_p.h"
#include "client/sharedstate_p.h"
#include "http/shownurl.h"
#include "protocol/coding/decoderchain.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qdatetime.h>

#include <utility>

namespace HttpQ {

namespace {

void logRequest(const Operation &operation)
{
    const Request &request = operation.request();
    const QString url = shownUrl(request.url()).toString();
    const QByteArray method = request.method();
    if (operation.error()) {
        qCInfo(lcRequest, "%s %s failed: %s", method.constData(), qUtf8Printable(url),
               qUtf8Printable(operation.error().toString()));
    } else if (operation.hasAnswer()) {
        qCInfo(lcRequest, "%s %s -> %d, %lld bytes in %.1f ms", method.constData(),
               qUtf8Printable(url), operation.head().status,
               static_cast<long long>(operation.receivedBytes()),
               double(operation.elapsed().count()) / 1000);
    }
}

} // namespace

ClientCore::ClientCore(std::shared_ptr<Backend> backend)
    : m_thread(QThread::currentThread())
    , m_backend(std::move(backend))
    , m_turns(*m_backend)
    , m_pool(*m_backend, m_turns, options.limits)
    , m_retryBudget(m_turns.now())
    , m_mailbox(std::make_shared<Mailbox>(m_turns))
{
    m_turns.setOwner(this);
    options.headers.append("Accept", "*/*");
    options.headers.append("Accept-Encoding", DecoderChain::acceptEncoding());
    options.headers.append("User-Agent", "HttpQ/" HTTPQ_VERSION);
    options.cookies = std::make_shared<CookieJar>();
    options.tls = inEnvironment(options.tls);
}

ClientCore::~ClientCore()
{
    m_mailbox->close();
}

void ClientCore::setSharedState(std::shared_ptr<SharedState> shared)
{
    m_sharedState = std::move(shared);
    if (!m_sharedState) {
        m_pool.setTlsSessions({});
        m_pool.setBudget({});
        return;
    }
    options.cookies = m_sharedState->cookies();
    options.hsts = m_sharedState->hsts();
    const SharedStatePrivate *inside = SharedStatePrivate::of(*m_sharedState);
    m_pool.setTlsSessions(inside->tlsSessions);
    m_pool.setBudget(inside->budget);
}

void ClientCore::checkThread() const
{
    // What has outlived its thread may be destroyed anywhere.
    if (!isInThread() && !m_turns.isOver())
        qCCritical(lcHttpQ, "An AsyncClient was called from another thread than its own");
}

bool ClientCore::isToldNothingHere() const
{
    return !isInThread() && !QAbstractEventDispatcher::instance();
}

Error ClientCore::otherThreadError()
{
    return Error(
            Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
            QStringLiteral("The request cannot be sent: it was begun in another thread than the "
                           "one that its client belongs to. Make a client in each thread, or "
                           "call this one by QMetaObject::invokeMethod()"));
}

Result<RequestTarget> ClientCore::targetOf(const QUrl &url)
{
    for (const KnownTarget &known : m_knownTargets) {
        if (known.url == url && !known.target.authority.isEmpty())
            return known.target;
    }
    Result<RequestTarget> target = RequestTarget::fromUrl(url);
    if (target) {
        KnownTarget &known = m_knownTargets[m_nextKnown++ % m_knownTargets.size()];
        known.url = url;
        known.target = *target;
    }
    return target;
}

bool ClientCore::hasEnvironmentAuth()
{
    if (!options.isEnvironmentTrusted)
        return false;
    if (!std::exchange(m_isNetrcRead, true))
        m_netrc = NetrcAuth::fromEnvironment();
    return m_netrc != nullptr;
}

std::shared_ptr<Auth> ClientCore::environmentAuth(const QUrl &url)
{
    if (!hasEnvironmentAuth() || !m_netrc->appliesTo(url, url))
        return nullptr;
    return std::make_shared<EnvironmentAuth>(m_netrc);
}

TlsOptions ClientCore::inEnvironment(const TlsOptions &own) const
{
    if (!options.isEnvironmentTrusted || !own.environmentCertFile().isEmpty()
        || !own.environmentCertFolders().isEmpty())
        return own;
    TlsOptions with = own;
    with.setEnvironmentAuthorities();
    return with;
}

// A listener may do anything, also go or bring others.
template<typename Call>
void ClientCore::tellTrafficListeners(Call call)
{
    bool hasGone = false;
    const QList<std::weak_ptr<TrafficListener>> listeners = m_trafficListeners;
    for (const std::weak_ptr<TrafficListener> &weak : listeners) {
        const std::shared_ptr<TrafficListener> listener = weak.lock();
        hasGone = hasGone || !listener;
        if (!listener)
            continue;
        try {
            call(*listener);
        } catch (...) {
            reportThrown("a traffic listener");
        }
    }
    if (hasGone)
        m_trafficListeners.removeIf([](const auto &listener) { return listener.expired(); });
}

void ClientCore::requestStarted(const Operation &operation)
{
    if (m_trafficListeners.isEmpty())
        return;
    tellTrafficListeners([&operation](TrafficListener &listener) {
        listener.requestStarted(operation.number(), operation.request());
    });
}

void ClientCore::requestEnded(Operation &operation)
{
    if (m_closer)
        m_closer->operationEnded();
    if (lcRequest().isInfoEnabled())
        logRequest(operation);
    if (m_trafficListeners.isEmpty())
        return;
    TrafficRecord record;
    record.number = operation.number();
    record.started = QDateTime::currentDateTimeUtc().addMSecs(-operation.elapsed().count() / 1000);
    record.request = std::as_const(operation).request();
    record.error = operation.error();
    record.timings = operation.timings();
    if (operation.exchange())
        record.connection = operation.connectionInfo();
    if (const Journey *journey = std::as_const(operation).journey())
        record.attempts = journey->attempts;
    if (operation.hasAnswer())
        record.response = operation.record();
    tellTrafficListeners([&record](TrafficListener &listener) { listener.requestEnded(record); });
}

qsizetype ClientCore::operationCount() const
{
    qsizetype count = 0;
    for (Operation *item = m_operations.first(); item; item = m_operations.next(item))
        ++count;
    return count;
}

void ClientCore::addGroup(ParallelGroup *group)
{
    m_groups.append(group);
}

void ClientCore::cancelAll(const Error &error)
{
    for (ParallelGroup *group = m_groups.first(); group; group = m_groups.next(group))
        group->cancelQueued(error);
    // Cancelling only schedules, so no operation leaves the list meanwhile. Those that wait go first:
    // they must not begin to connect where the others make room.
    for (Operation *item = m_operations.first(); item; item = m_operations.next(item)) {
        if (item->isWaitingForConnection())
            item->cancel(error);
    }
    for (Operation *item = m_operations.first(); item; item = m_operations.next(item))
        item->cancel(error);
}

void ClientCore::close(const QString &why, std::chrono::milliseconds grace,
                       std::function<void()> closed)
{
    if (m_closeReason.isEmpty())
        m_closeReason = why;
    if (!m_closer)
        m_closer = std::make_unique<ClientCloser>(*this, std::move(closed));
    for (ParallelGroup *group = m_groups.first(); group; group = m_groups.next(group))
        group->cancelQueued(cancelled(m_closeReason));
    m_pool.closeIdle();
    m_closer->setGrace(grace);
}

void ClientCore::shutDown()
{
    if (m_closer)
        m_closer->silence();
    close(QStringLiteral("The client was destroyed"), {});
    m_turns.finishWithoutLoop();
}

void ClientCore::turnBegins()
{
    if (m_turnDepth++ == 0)
        m_self = shared_from_this();
}

void ClientCore::turnEnds()
{
    std::shared_ptr<ClientCore> last;
    if (--m_turnDepth == 0)
        last = std::move(m_self);
}

void ClientCore::foreignWork()
{
    const std::vector<Mailbox::Work> work = m_mailbox->take();
    for (const Mailbox::Work &item : work)
        item();
    m_pool.foreignWork();
}

} // namespace HttpQ
