// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/requestlogmodel.h"

#include "qml/client/misuse.h"
#include "qml/models/logvalues.h"
#include "qml/request/localfile.h"

#include <HttpQ/errorvalue.h>

#include <QtQml/qqmlinfo.h>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

constexpr std::chrono::milliseconds Frame(16);
constexpr std::chrono::milliseconds ProgressInterval(250);

bool isRunning(const RequestLogEntry &entry)
{
    return entry.state == RequestLogEntry::State::Running;
}

} // namespace

RequestLogModel::RequestLogModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(Frame);
    m_progress.setInterval(ProgressInterval);
    connect(&m_frame, &QTimer::timeout, this, &RequestLogModel::update);
    connect(&m_progress, &QTimer::timeout, this, &RequestLogModel::tellProgress);
    m_log.setChangeFunction([this] { scheduleUpdate(); });
}

RequestLogModel::~RequestLogModel()
{
    m_log.setChangeFunction(nullptr);
}

QQmlListProperty<HttpClient> RequestLogModel::clients()
{
    return QQmlListProperty<HttpClient>(this, nullptr, &RequestLogModel::appendClient,
                                        &RequestLogModel::clientCount, &RequestLogModel::clientAt,
                                        &RequestLogModel::clearClients);
}

void RequestLogModel::appendClient(QQmlListProperty<HttpClient> *list, HttpClient *client)
{
    auto *self = static_cast<RequestLogModel *>(list->object);
    if (!client)
        return;
    self->m_clients.append(client);
    self->m_log.watch(client->asyncClient());
    connect(client, &QObject::destroyed, self, &RequestLogModel::removeDestroyedClients,
            Qt::UniqueConnection);
    Q_EMIT self->clientsChanged();
}

void RequestLogModel::removeDestroyedClients()
{
    if (m_clients.removeIf([](const QPointer<HttpClient> &client) { return !client; }) > 0)
        Q_EMIT clientsChanged();
}

qsizetype RequestLogModel::clientCount(QQmlListProperty<HttpClient> *list)
{
    return static_cast<RequestLogModel *>(list->object)->m_clients.size();
}

HttpClient *RequestLogModel::clientAt(QQmlListProperty<HttpClient> *list, qsizetype index)
{
    return static_cast<RequestLogModel *>(list->object)->m_clients.value(index);
}

void RequestLogModel::clearClients(QQmlListProperty<HttpClient> *list)
{
    auto *self = static_cast<RequestLogModel *>(list->object);
    for (const QPointer<HttpClient> &client : std::as_const(self->m_clients)) {
        if (client)
            self->m_log.unwatch(client->asyncClient());
    }
    self->m_clients.clear();
    Q_EMIT self->clientsChanged();
}

int RequestLogModel::limit() const
{
    return int(m_log.maximumEntries());
}

void RequestLogModel::setLimit(int limit)
{
    if (limit == this->limit() || isRefusedAsNegative(this, u"limit"_s, u"rows"_s, limit))
        return;
    m_log.setMaximumEntries(limit);
    Q_EMIT limitChanged();
}

int RequestLogModel::bodyPreviewBytes() const
{
    return int(m_log.bodyPreviewBytes());
}

void RequestLogModel::setBodyPreviewBytes(int bytes)
{
    if (bytes == bodyPreviewBytes()
        || isRefusedAsNegative(this, u"bodyPreviewBytes"_s, u"bytes"_s, bytes))
        return;
    m_log.setBodyPreviewBytes(bytes);
    Q_EMIT bodyPreviewBytesChanged();
}

QVariant RequestLogModel::get(int row) const
{
    if (row < 0 || row >= count())
        return {};
    QVariantMap object;
    const QHash<int, QByteArray> names = roleNames();
    for (auto it = names.begin(); it != names.end(); ++it)
        object.insert(QString::fromLatin1(it.value()), value(m_rows[size_t(row)], it.key()));
    return object;
}

void RequestLogModel::clear()
{
    m_log.clear();
}

QString RequestLogModel::exportHar(const QString &file) const
{
    const QString path = localPath(file);
    Error error;
    if (path.isEmpty() || path.startsWith(u':')) {
        error = Error(Error::Kind::File, Error::Phase::None, Error::Party::Local,
                      u"file: \"%1\" is neither the URL of a local file nor an absolute path"_s.arg(
                              file));
    } else {
        error = m_log.saveHar(path);
    }
    if (error)
        qmlWarning(this) << u"exportHar(): "_s << error.message();
    return error.explanation();
}

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
                   ? value(m_rows[size_t(index.row())], role)
                   : QVariant();
}

QHash<int, QByteArray> RequestLogModel::roleNames() const
{
    return {
        { NumberRole, "number" },
        { MethodRole, "method" },
        { UrlRole, "url" },
        { StatusRole, "status" },
        { ReasonRole, "reason" },
        { StateRole, "state" },
        { ErrorRole, "error" },
        { StartedRole, "started" },
        { DurationRole, "duration" },
        { PhasesRole, "phases" },
        { SentBytesRole, "sentBytes" },
        { ReceivedBytesRole, "receivedBytes" },
        { RequestHeadersRole, "requestHeaders" },
        { ResponseHeadersRole, "responseHeaders" },
        { RemoteAddressRole, "remoteAddress" },
        { CurlRole, "curl" },
        { RequestPreviewRole, "requestPreview" },
        { ResponsePreviewRole, "responsePreview" },
    };
}

QVariant RequestLogModel::value(const RequestLogEntry &entry, int role) const
{
    switch (Role(role)) {
    case NumberRole:
        return entry.number;
    case MethodRole:
        return QString::fromLatin1(entry.method);
    case UrlRole:
        return entry.url;
    case StatusRole:
        return entry.status;
    case ReasonRole:
        return entry.reason;
    case StateRole:
        return int(entry.state);
    case ErrorRole:
        return ErrorValue(entry.error).explanation();
    case StartedRole:
        return entry.started;
    case DurationRole:
        return isRunning(entry) ? double(entry.started.msecsTo(QDateTime::currentDateTimeUtc()))
                                : LogValues::milliseconds(entry.duration);
    case PhasesRole:
        return LogValues::phases(entry.phases);
    case SentBytesRole:
        return entry.sentBytes;
    case ReceivedBytesRole:
        return entry.receivedBytes;
    case RequestHeadersRole:
        return LogValues::fields(entry.requestHeaders);
    case ResponseHeadersRole:
        return LogValues::fields(entry.responseHeaders);
    case RemoteAddressRole:
        return entry.remoteAddress;
    case CurlRole:
        return entry.curl;
    case RequestPreviewRole:
        return entry.requestPreview;
    case ResponsePreviewRole:
        return entry.responsePreview;
    }
    return {};
}

void RequestLogModel::scheduleUpdate()
{
    m_isStale = true;
    if (!m_frame.isActive())
        m_frame.start();
}

// Both lists are in the order of their numbers. If the log changes in a handler of what is told here,
// the rest is for the next frame.
void RequestLogModel::update()
{
    const QPointer<RequestLogModel> self(this);
    m_isStale = false;
    if (!removeGone() || !takeChanges() || !insertNew())
        return;
    int running = 0;
    Timings::Duration longest { 0 };
    for (const RequestLogEntry &entry : m_rows) {
        running += isRunning(entry) ? 1 : 0;
        longest = qMax(longest, entry.duration);
    }
    const double longestDuration = LogValues::milliseconds(longest);
    const bool hasRunningChanged = running != std::exchange(m_runningCount, running);
    const bool hasLongestChanged =
            longestDuration != std::exchange(m_longestDuration, longestDuration);
    if (running > 0 && !m_progress.isActive())
        m_progress.start();
    else if (running == 0)
        m_progress.stop();
    if (std::exchange(m_toldCount, count()) != count())
        Q_EMIT countChanged();
    if (self && hasRunningChanged)
        Q_EMIT runningCountChanged();
    if (self && hasLongestChanged)
        Q_EMIT longestDurationChanged();
}

bool RequestLogModel::removeGone()
{
    const QPointer<RequestLogModel> self(this);
    qsizetype inLog = m_log.size();
    // From the last on, so that the places of those before stay.
    for (qsizetype end = qsizetype(m_rows.size()); self && !m_isStale && end > 0;) {
        const auto isGone = [this, &inLog](qsizetype row) {
            const quint64 number = m_rows[size_t(row)].number;
            while (inLog > 0 && m_log.at(inLog - 1).number > number)
                --inLog;
            return inLog == 0 || m_log.at(inLog - 1).number != number;
        };
        qsizetype first = end;
        while (first > 0 && isGone(first - 1))
            --first;
        if (first < end) {
            beginRemoveRows({}, int(first), int(end) - 1);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + end);
            endRemoveRows();
        }
        end = first - 1;
    }
    return self;
}

// Now every row is in the log, and in the same place.
bool RequestLogModel::takeChanges()
{
    const QPointer<RequestLogModel> self(this);
    for (size_t row = 0; self && !m_isStale && row < m_rows.size(); ++row) {
        const RequestLogEntry &entry = m_log.at(qsizetype(row));
        if (entry.state == m_rows[row].state)
            continue;
        m_rows[row] = entry;
        Q_EMIT dataChanged(index(int(row)), index(int(row)));
    }
    return self;
}

bool RequestLogModel::insertNew()
{
    const QPointer<RequestLogModel> self(this);
    const qsizetype first = qsizetype(m_rows.size());
    const qsizetype end = m_log.size();
    if (m_isStale || first >= end)
        return true;
    beginInsertRows({}, int(first), int(end) - 1);
    for (qsizetype row = first; row < end; ++row)
        m_rows.push_back(m_log.at(row));
    endInsertRows();
    return self;
}

void RequestLogModel::tellProgress()
{
    const QPointer<RequestLogModel> self(this);
    m_log.updateRunning();
    // Both are in the order of their numbers, but the log may be ahead, or change in a handler.
    qsizetype inLog = 0;
    for (size_t row = 0; self && row < m_rows.size(); ++row) {
        RequestLogEntry &entry = m_rows[row];
        if (!isRunning(entry))
            continue;
        QList<int> roles { DurationRole };
        while (inLog < m_log.size() && m_log.at(inLog).number < entry.number)
            ++inLog;
        if (inLog < m_log.size() && m_log.at(inLog).number == entry.number
            && isRunning(m_log.at(inLog))) {
            const RequestLogEntry &now = m_log.at(inLog);
            entry.sentBytes = now.sentBytes;
            entry.receivedBytes = now.receivedBytes;
            entry.phases = now.phases;
            roles += { SentBytesRole, ReceivedBytesRole, PhasesRole };
        }
        Q_EMIT dataChanged(index(int(row)), index(int(row)), roles);
    }
}

} // namespace HttpQ
