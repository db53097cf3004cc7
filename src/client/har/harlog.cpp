// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/har/harlog.h"

#include "client/files/filereplacement_p.h"
#include "client/har/harentry_p.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>
#include <deque>

namespace HttpQ {

class HarLogPrivate
{
public:
    class Entry
    {
    public:
        Entry(const QDateTime &when, const QJsonObject &what)
            : started(when)
            , json(what)
        {}

        QDateTime started;
        QJsonObject json;
    };

    void add(const HarRound &round);
    void trim();

    HarBodies bodies;
    std::deque<Entry> entries;
    qsizetype maximumEntries = 1000;
    qint64 dropped = 0;
};

void HarLogPrivate::add(const HarRound &round)
{
    entries.emplace_back(round.started, harEntry(round, bodies));
    trim();
}

void HarLogPrivate::trim()
{
    while (qsizetype(entries.size()) > maximumEntries) {
        entries.pop_front();
        ++dropped;
    }
}

HarLog::HarLog()
    : d(std::make_unique<HarLogPrivate>())
{}

HarLog::~HarLog() = default;

qsizetype HarLog::maximumEntries() const
{
    return d->maximumEntries;
}

void HarLog::setMaximumEntries(qsizetype count)
{
    d->maximumEntries = qMax(qsizetype(0), count);
    d->trim();
}

HarLog::Bodies HarLog::bodies() const
{
    return d->bodies.kept;
}

void HarLog::setBodies(Bodies bodies)
{
    d->bodies.kept = bodies;
}

qsizetype HarLog::maximumBodyBytes() const
{
    return d->bodies.maximumBytes;
}

void HarLog::setMaximumBodyBytes(qsizetype bytes)
{
    d->bodies.maximumBytes = qMax(qsizetype(0), bytes);
}

bool HarLog::areSecretsMasked() const
{
    return d->bodies.secrets.areMasked();
}

void HarLog::setSecretsMasked(bool masked)
{
    d->bodies.secrets.setMasked(masked);
}

QStringList HarLog::secretNames() const
{
    return d->bodies.secrets.names();
}

void HarLog::setSecretNames(const QStringList &names)
{
    d->bodies.secrets.setNames(names);
}

qsizetype HarLog::size() const
{
    return qsizetype(d->entries.size());
}

void HarLog::clear()
{
    d->entries.clear();
    d->dropped = 0;
}

QJsonDocument HarLog::toJson() const
{
    // They were added in the order in which their requests ended.
    std::vector<const HarLogPrivate::Entry *> sorted;
    sorted.reserve(d->entries.size());
    for (const HarLogPrivate::Entry &entry : d->entries)
        sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto *a, const auto *b) { return a->started < b->started; });
    QJsonArray entries;
    for (const HarLogPrivate::Entry *entry : sorted)
        entries.append(entry->json);

    QJsonObject creator;
    creator[u"name"] = QStringLiteral("HttpQ");
    creator[u"version"] = QStringLiteral(HTTPQ_VERSION);
    QJsonObject log;
    log[u"version"] = QStringLiteral("1.2");
    log[u"creator"] = creator;
    log[u"entries"] = entries;
    if (d->dropped > 0) {
        log[u"comment"] =
                QStringLiteral("%1 older entries were dropped: HarLog::maximumEntries() is "
                               "%2")
                        .arg(d->dropped)
                        .arg(d->maximumEntries);
    }
    QJsonObject archive;
    archive[u"log"] = log;
    return QJsonDocument(archive);
}

Error HarLog::save(const QString &path) const
{
    const QString reason = FileReplacement(path).write(toJson().toJson());
    if (reason.isNull())
        return {};
    return Error(
            Error::Kind::File, Error::Phase::None, Error::Party::Local,
            QStringLiteral("The HTTP archive cannot be written to \"%1\": %2").arg(path, reason));
}

void HarLog::requestEnded(const TrafficRecord &record)
{
    Timings::Duration before { 0 };
    for (const Attempt &attempt : record.attempts) {
        HarRound round(attempt.request(), attempt.response(), attempt.error(), attempt.timings());
        round.started = record.started.addMSecs(before.count() / 1000);
        round.duration = attempt.timings().total - before;
        round.comment =
                QStringLiteral("Followed by another round: %1")
                        .arg(QLatin1StringView(QMetaEnum::fromType<Attempt::Reason>().valueToKey(
                                int(attempt.reason()))));
        before = attempt.timings().total;
        d->add(round);
    }
    HarRound last(record.request, record.response, record.error, record.timings);
    last.connection = record.connection;
    last.started = record.started.addMSecs(before.count() / 1000);
    last.duration = record.timings.total - before;
    d->add(last);
}

} // namespace HttpQ
