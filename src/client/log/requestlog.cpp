// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/log/requestlog.h"

#include "client/asyncclient.h"
#include "client/clientcore_p.h"
#include "client/har/harlog.h"
#include "client/log/requestlogentry_p.h"

#include <QtCore/qpointer.h>

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <vector>

namespace HttpQ {

namespace {

// Tells the requests of one client apart from those of another.
class WatchedClient final : public TrafficListener
{
public:
    WatchedClient(AsyncClient *client, std::weak_ptr<RequestLogPrivate> log)
        : m_client(client)
        , m_log(std::move(log))
    {}

    bool isOf(const AsyncClient *client) const { return m_client == client; }
    bool hasGone() const { return !m_client; }
    const AsyncClient *client() const { return m_client; }
    const std::unordered_map<quint64, quint64> &running() const { return m_running; }

    void requestStarted(quint64 number, const Request &request) override;
    void requestEnded(const TrafficRecord &record) override;

private:
    QPointer<AsyncClient> m_client;
    std::weak_ptr<RequestLogPrivate>
            m_log; // a client may hold a listener longer than the log lives
    std::unordered_map<quint64, quint64> m_running; // the client's number, and the log's
};

} // namespace

class RequestLogPrivate
{
public:
    using Entries = std::deque<RequestLogEntry>;

    RequestLogPrivate() { setPreviewBytes(0); }

    quint64 begin(const Request &request);
    void end(quint64 number, const TrafficRecord &record);
    void update(const WatchedClient &watched);
    Entries::iterator find(quint64 number);
    void trim();
    void setPreviewBytes(qsizetype bytes);
    void tellChange() const
    {
        if (changed)
            changed();
    }

    Entries entries;
    HarLog har;
    std::vector<std::shared_ptr<WatchedClient>> clients;
    std::function<void()> changed;
    qsizetype maximumEntries = 1000;
    qsizetype previewBytes = 0;
    quint64 lastNumber = 0;
};

namespace {

void WatchedClient::requestStarted(quint64 number, const Request &request)
{
    if (const std::shared_ptr<RequestLogPrivate> log = m_log.lock())
        m_running.insert_or_assign(number, log->begin(request));
}

void WatchedClient::requestEnded(const TrafficRecord &record)
{
    const std::shared_ptr<RequestLogPrivate> log = m_log.lock();
    const auto found = m_running.find(record.number);
    if (!log || found == m_running.end()) // it started before the client was watched
        return;
    const quint64 number = found->second;
    m_running.erase(found);
    log->end(number, record);
}

} // namespace

quint64 RequestLogPrivate::begin(const Request &request)
{
    RequestLogEntry entry;
    entry.number = ++lastNumber;
    entry.started = QDateTime::currentDateTimeUtc();
    describeStart(entry, request, previewBytes);
    entries.push_back(std::move(entry));
    trim();
    tellChange();
    return lastNumber;
}

void RequestLogPrivate::end(quint64 number, const TrafficRecord &record)
{
    har.requestEnded(record);
    const auto entry = find(number);
    if (entry == entries.end())
        return;
    describeEnd(*entry, record, previewBytes);
    tellChange();
}

void RequestLogPrivate::update(const WatchedClient &watched)
{
    if (watched.hasGone() || watched.running().empty())
        return;
    const auto &operations = watched.client()->m_core->operations();
    for (const Operation *one = operations.first(); one; one = operations.next(one)) {
        const auto number = watched.running().find(one->number());
        if (number == watched.running().end())
            continue;
        const auto entry = find(number->second);
        if (entry != entries.end())
            describeProgress(*entry, *one);
    }
}

RequestLogPrivate::Entries::iterator RequestLogPrivate::find(quint64 number)
{
    const auto entry = std::lower_bound(
            entries.begin(), entries.end(), number,
            [](const RequestLogEntry &one, quint64 other) { return one.number < other; });
    return entry != entries.end() && entry->number == number ? entry : entries.end();
}

void RequestLogPrivate::trim()
{
    while (qsizetype(entries.size()) > maximumEntries)
        entries.pop_front();
}

void RequestLogPrivate::setPreviewBytes(qsizetype bytes)
{
    previewBytes = qMax(qsizetype(0), bytes);
    har.setMaximumBodyBytes(previewBytes);
    har.setBodies(previewBytes > 0 ? HarLog::Bodies::Text : HarLog::Bodies::None);
}

RequestLog::RequestLog()
    : d(std::make_shared<RequestLogPrivate>())
{}

RequestLog::~RequestLog() = default;

void RequestLog::watch(AsyncClient *client)
{
    const auto isWatched = [client](const auto &watched) { return watched->isOf(client); };
    if (!client || std::any_of(d->clients.begin(), d->clients.end(), isWatched))
        return;
    // Those of clients that were destroyed have nothing to tell any more.
    const auto isDone = [](const auto &one) { return one->hasGone() && one->running().empty(); };
    d->clients.erase(std::remove_if(d->clients.begin(), d->clients.end(), isDone),
                     d->clients.end());
    const auto watched = std::make_shared<WatchedClient>(client, d);
    d->clients.push_back(watched);
    client->addTrafficListener(watched);
}

void RequestLog::unwatch(AsyncClient *client)
{
    const auto found = std::find_if(d->clients.begin(), d->clients.end(),
                                    [client](const auto &one) { return one->isOf(client); });
    if (!client || found == d->clients.end())
        return;
    const std::shared_ptr<WatchedClient> watched = *found;
    d->clients.erase(found);
    for (const auto &[number, entryNumber] : watched->running()) {
        const auto entry = d->find(entryNumber);
        if (entry != d->entries.end())
            d->entries.erase(entry);
    }
    d->tellChange();
}

qsizetype RequestLog::maximumEntries() const
{
    return d->maximumEntries;
}

void RequestLog::setMaximumEntries(qsizetype count)
{
    d->maximumEntries = qMax(qsizetype(0), count);
    d->har.setMaximumEntries(d->maximumEntries);
    d->trim();
    d->tellChange();
}

qsizetype RequestLog::bodyPreviewBytes() const
{
    return d->previewBytes;
}

void RequestLog::setBodyPreviewBytes(qsizetype bytes)
{
    d->setPreviewBytes(bytes);
}

qsizetype RequestLog::size() const
{
    return qsizetype(d->entries.size());
}

const RequestLogEntry &RequestLog::at(qsizetype index) const
{
    Q_ASSERT(index >= 0 && index < size());
    return d->entries[size_t(index)];
}

void RequestLog::updateRunning()
{
    for (const std::shared_ptr<WatchedClient> &watched : d->clients)
        d->update(*watched);
}

void RequestLog::clear()
{
    d->har.clear();
    d->entries.erase(std::remove_if(d->entries.begin(), d->entries.end(),
                                    [](const RequestLogEntry &entry) {
                                        return entry.state != RequestLogEntry::State::Running;
                                    }),
                     d->entries.end());
    d->tellChange();
}

Error RequestLog::saveHar(const QString &path) const
{
    return d->har.save(path);
}

void RequestLog::setChangeFunction(const std::function<void()> &function)
{
    d->changed = function;
}

} // namespace HttpQ
