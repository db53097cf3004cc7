// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/clientcore_p.h"

#include "protocol/coding/decoderchain.h"

namespace HttpQ {

ClientCore::ClientCore(std::shared_ptr<Backend> backend)
    : m_thread(QThread::currentThread())
    , m_backend(std::move(backend))
    , m_turns(*m_backend)
    , m_pool(*m_backend, m_turns, m_limits)
{
    m_turns.setOwner(this);
    headers.append("Accept", "*/*");
    headers.append("Accept-Encoding", DecoderChain::acceptEncoding());
    headers.append("User-Agent", "HttpQ/" HTTPQ_VERSION);
}

ClientCore::~ClientCore() = default;

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

qsizetype ClientCore::operationCount() const
{
    qsizetype count = 0;
    for (Operation *item = m_operations.first(); item; item = m_operations.next(item))
        ++count;
    return count;
}

void ClientCore::cancelAll(const Error &error)
{
    // Cancelling only schedules, so no operation leaves the list meanwhile. Those that wait go first:
    // they must not begin to connect where the others make room.
    for (Operation *item = m_operations.first(); item; item = m_operations.next(item)) {
        if (item->isWaitingForConnection())
            item->cancel(error);
    }
    for (Operation *item = m_operations.first(); item; item = m_operations.next(item))
        item->cancel(error);
}

void ClientCore::shutDown()
{
    m_isClosed = true;
    cancelAll(Error(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local,
                    QStringLiteral("The client was destroyed")));
    m_pool.closeIdle();
    m_turns.finishWithoutLoop();
}

void ClientCore::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_foreignMutex);
        m_foreignWork.push_back(std::move(work));
    }
    m_turns.postFromAnyThread();
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
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(m_foreignMutex);
        work.swap(m_foreignWork);
    }
    for (const std::function<void()> &item : work)
        item();
}

} // namespace HttpQ
