// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/hsts/hstsstore.h"

#include "policy/hsts/hstsentry.h"
#include "policy/hsts/hstspolicy.h"

#include <QtCore/qhash.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qmutex.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace HttpQ {

Q_LOGGING_CATEGORY(lcHsts, "httpq.hsts", QtWarningMsg)

class HstsStorePrivate
{
public:
    explicit HstsStorePrivate(std::function<QDateTime()> timeSource)
        : clock(std::move(timeSource))
    {}

    qint64 now() const { return clock().toSecsSinceEpoch(); }
    bool put(const HstsEntry &entry, qint64 now);
    bool take(const QByteArray &host);
    void clear();
    bool isKnown(QByteArrayView host, qint64 now) const;
    QList<HstsEntry> entries(qint64 now) const;

    const std::function<QDateTime()> clock;
    mutable QMutex mutex; // guards the hosts
    std::atomic<qsizetype> size = 0; // of them
    std::atomic<quint64> revision = 0;

private:
    void changed()
    {
        size.store(m_hosts.size(), std::memory_order_relaxed);
        revision.fetch_add(1, std::memory_order_relaxed);
    }

    QHash<QByteArray, HstsEntry> m_hosts;
};

// False if there is no room. What is known stays: if newcomers could drive it out, a site with many
// subdomains could make any other site be asked over http again.
bool HstsStorePrivate::put(const HstsEntry &entry, qint64 now)
{
    const auto known = m_hosts.find(entry.host);
    if (known != m_hosts.end()) {
        if (*known == entry)
            return true;
        *known = entry;
    } else {
        if (m_hosts.size() >= HstsStore::MaxHosts)
            m_hosts.removeIf([now](const auto &item) { return item.value().expiry <= now; });
        if (m_hosts.size() >= HstsStore::MaxHosts)
            return false;
        m_hosts.insert(entry.host, entry);
    }
    changed();
    return true;
}

bool HstsStorePrivate::take(const QByteArray &host)
{
    const bool wasThere = m_hosts.remove(host);
    if (wasThere)
        changed();
    return wasThere;
}

void HstsStorePrivate::clear()
{
    m_hosts.clear();
    changed();
}

// RFC 6797 8.2: by its own entry, or by that of a superdomain which speaks for its subdomains.
bool HstsStorePrivate::isKnown(QByteArrayView host, qint64 now) const
{
    for (bool isItself = true;; isItself = false) {
        const auto known = m_hosts.find(host.toByteArray());
        if (known != m_hosts.end() && known->expiry > now
            && (isItself || known->includesSubDomains))
            return true;
        const qsizetype dot = host.indexOf('.');
        if (dot < 0)
            return false;
        host = host.sliced(dot + 1);
    }
}

QList<HstsEntry> HstsStorePrivate::entries(qint64 now) const
{
    QList<HstsEntry> entries;
    for (const HstsEntry &entry : m_hosts) {
        if (entry.expiry > now)
            entries.append(entry);
    }
    std::sort(entries.begin(), entries.end(),
              [](const HstsEntry &a, const HstsEntry &b) { return a.host < b.host; });
    return entries;
}

namespace {

Error full()
{
    return Error::limitExceeded(Error::Phase::None, QStringLiteral("HstsStore::MaxHosts"),
                                HstsStore::MaxHosts, HstsStore::MaxHosts + 1);
}

} // namespace

HstsStore::HstsStore()
    : HstsStore(&QDateTime::currentDateTimeUtc)
{}

HstsStore::HstsStore(std::function<QDateTime()> clock)
    : d(std::make_unique<HstsStorePrivate>(std::move(clock)))
{}

HstsStore::~HstsStore() = default;

Error HstsStore::setFromResponse(const QUrl &url, const Headers &headers)
{
    if (url.scheme() != u"https" || !headers.contains("Strict-Transport-Security"))
        return {};
    const QByteArray host = hstsHost(url);
    if (host.isEmpty())
        return {};
    const std::optional<HstsPolicy> policy =
            HstsPolicy::fromField(headers.value("Strict-Transport-Security"));
    Error error;
    if (!policy) {
        error = Error(Error::Kind::RemoteProtocol, Error::Phase::Head, Error::Party::Remote,
                      QStringLiteral("The Strict-Transport-Security field is ignored: it is not "
                                     "one of RFC 6797"))
                        .withUrl(url);
    } else {
        const qint64 now = d->now();
        const QMutexLocker lock(&d->mutex);
        // RFC 6797 6.1.1
        if (policy->maxAge.count() == 0)
            d->take(host);
        else if (!d->put(HstsEntry(host, now + policy->maxAge.count(), policy->includesSubDomains),
                         now))
            error = full().withUrl(url);
    }
    if (error)
        qCWarning(lcHsts).noquote() << host << error.message();
    return error;
}

QUrl HstsStore::upgraded(const QUrl &url) const
{
    if (!hasEntries() || url.scheme() != u"http")
        return url;
    const QByteArray host = hstsHost(url);
    const qint64 now = d->now();
    {
        const QMutexLocker lock(&d->mutex);
        if (host.isEmpty() || !d->isKnown(host, now))
            return url;
    }
    QUrl secure = url;
    secure.setScheme(QStringLiteral("https"));
    if (secure.port() == 80)
        secure.setPort(-1);
    return secure;
}

Error HstsStore::set(const QString &host, std::chrono::seconds maxAge, SubDomains subDomains)
{
    const QByteArray name = hstsHost(host);
    if (name.isEmpty()) {
        return Error(
                Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                QStringLiteral("\"%1\" can be no Known HSTS Host: it is not the name of a host")
                        .arg(host));
    }
    const qint64 now = d->now();
    const qint64 age = std::min(maxAge, HstsPolicy::LongestAge).count();
    const QMutexLocker lock(&d->mutex);
    if (age <= 0)
        d->take(name);
    else if (!d->put(HstsEntry(name, now + age, subDomains == SubDomains::Included), now))
        return full();
    return {};
}

bool HstsStore::remove(const QString &host)
{
    const QByteArray name = hstsHost(host);
    const QMutexLocker lock(&d->mutex);
    return d->take(name);
}

void HstsStore::clear()
{
    const QMutexLocker lock(&d->mutex);
    d->clear();
}

bool HstsStore::isKnownHost(const QString &host) const
{
    const QByteArray name = hstsHost(host);
    const qint64 now = d->now();
    const QMutexLocker lock(&d->mutex);
    return !name.isEmpty() && d->isKnown(name, now);
}

QStringList HstsStore::knownHosts() const
{
    const qint64 now = d->now();
    QStringList hosts;
    const QMutexLocker lock(&d->mutex);
    const QList<HstsEntry> entries = d->entries(now);
    for (const HstsEntry &entry : entries)
        hosts.append(QString::fromLatin1(entry.host));
    return hosts;
}

bool HstsStore::hasEntries() const
{
    return d->size.load(std::memory_order_relaxed) > 0;
}

quint64 HstsStore::revision() const
{
    return d->revision.load(std::memory_order_relaxed);
}

QByteArray HstsStore::toText() const
{
    const qint64 now = d->now();
    const QMutexLocker lock(&d->mutex);
    return hstsToText(d->entries(now));
}

Error HstsStore::fromText(QByteArrayView text)
{
    const Result<QList<HstsEntry>> entries = hstsFromText(text);
    if (!entries)
        return entries.error();
    const qint64 now = d->now();
    const QMutexLocker lock(&d->mutex);
    for (const HstsEntry &entry : *entries) {
        if (entry.expiry > now && !d->put(entry, now))
            return full();
    }
    return {};
}

} // namespace HttpQ
