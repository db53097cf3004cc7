// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "downloadlist.h"

#include "downloadtext.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsonarray.h>

#include <algorithm>

using namespace Qt::StringLiterals;

static constexpr int MaximumName = 100;

DownloadList::DownloadList(const QString &folder, QObject *parent)
    : QAbstractTableModel(parent)
    , m_folder(folder)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &DownloadList::startWaiting);
}

DownloadList::~DownloadList()
{
    qDeleteAll(m_items);
}

bool DownloadList::setJson(const QJsonObject &object)
{
    QList<DownloadItem *> items;
    const QJsonArray downloads = object[u"downloads"].toArray();
    for (const auto &download : downloads) {
        if (DownloadItem *item = DownloadItem::fromJson(&m_client, download.toObject(), this))
            items.append(item);
    }
    if (!object[u"downloads"].isArray() || items.size() != downloads.size()) {
        qDeleteAll(items);
        return false;
    }
    while (!m_items.isEmpty())
        remove(0);
    setAtMost(object[u"atMost"].toInt(m_atMost));
    for (DownloadItem *item : std::as_const(items))
        append(item);
    return true;
}

QJsonObject DownloadList::toJson() const
{
    QJsonArray downloads;
    for (const DownloadItem *item : m_items)
        downloads.append(item->toJson());
    QJsonObject object;
    object[u"atMost"_s] = m_atMost;
    object[u"downloads"_s] = downloads;
    return object;
}

int DownloadList::add(const QUrl &url)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_items.at(row)->url() == url && m_items.at(row)->canCancel())
            return row;
    }
    append(new DownloadItem(&m_client, url, freeFilePath(url), this));
    return rowCount() - 1;
}

void DownloadList::append(DownloadItem *item)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_items.append(item);
    endInsertRows();
    connect(item, &DownloadItem::stateChanged, this, [this, item] {
        showItem(item);
        m_turn.start();
        Q_EMIT changed();
    });
    connect(item, &DownloadItem::progressChanged, this, [this, item] { showItem(item); });
    m_turn.start();
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

void DownloadList::remove(int row)
{
    beginRemoveRows({}, row, row);
    delete m_items.takeAt(row);
    endRemoveRows();
    m_turn.start();
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

void DownloadList::setAtMost(int downloads)
{
    if (downloads < 1 || downloads == m_atMost)
        return;
    m_atMost = downloads;
    m_turn.start();
    Q_EMIT changed();
}

int DownloadList::finishedCount() const
{
    return static_cast<int>(std::count_if(m_items.cbegin(), m_items.cend(), [](const auto *item) {
        return item->state() == DownloadItem::State::Finished;
    }));
}

qint64 DownloadList::bytesReceived() const
{
    qint64 bytes = 0;
    for (const DownloadItem *item : m_items)
        bytes += item->bytesTotal() < 0 ? 0 : item->bytesReceived();
    return bytes;
}

qint64 DownloadList::bytesTotal() const
{
    qint64 bytes = 0;
    for (const DownloadItem *item : m_items)
        bytes += std::max<qint64>(item->bytesTotal(), 0);
    return bytes;
}

double DownloadList::bytesPerSecond() const
{
    double speed = 0;
    for (const DownloadItem *item : m_items)
        speed += item->bytesPerSecond();
    return speed;
}

void DownloadList::showItem(DownloadItem *item)
{
    const int row = static_cast<int>(m_items.indexOf(item));
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT progressChanged();
}

void DownloadList::startWaiting()
{
    auto running = std::count_if(m_items.cbegin(), m_items.cend(), [](const auto *item) {
        return item->state() == DownloadItem::State::Running;
    });
    for (DownloadItem *item : std::as_const(m_items)) {
        if (running >= m_atMost)
            return;
        if (item->state() == DownloadItem::State::Waiting) {
            item->start();
            ++running;
        }
    }
}

// A name by the URL which neither a file nor another download has.
QString DownloadList::freeFilePath(const QUrl &url) const
{
    QString name = url.fileName(QUrl::FullyDecoded).section(u'/', -1);
    name.removeIf([](QChar character) { return !character.isPrint(); });
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    if (name.isEmpty())
        name = u"download"_s;
    const QFileInfo parts(name.right(MaximumName));
    const QString suffix = parts.suffix().isEmpty() ? QString() : QString(u'.' + parts.suffix());
    QString path = QDir(m_folder).filePath(parts.fileName());
    const auto isTaken = [this](const QString &path) {
        return QFileInfo::exists(path)
               || std::any_of(m_items.cbegin(), m_items.cend(),
                              [&path](const auto *item) { return item->filePath() == path; });
    };
    for (int number = 2; isTaken(path); ++number)
        path = QDir(m_folder).filePath(
                u"%1 (%2)%3"_s.arg(parts.completeBaseName()).arg(number).arg(suffix));
    return path;
}

int DownloadList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int DownloadList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DownloadList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DownloadItem &item = *m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(item, index.column());
    case Qt::ToolTipRole:
        return index.column() == Name ? item.url().toDisplayString() : item.failure();
    case Qt::TextAlignmentRole:
        if (index.column() == Size || index.column() == Speed || index.column() == TimeLeft)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case PermilleRole:
        if (item.state() == DownloadItem::State::Finished)
            return 1000;
        return item.bytesTotal() > 0 ? int(item.bytesReceived() * 1000 / item.bytesTotal()) : -1;
    default:
        return {};
    }
}

QString DownloadList::text(const DownloadItem &item, int column) const
{
    switch (column) {
    case Name:
        return item.name();
    case Size:
        return DownloadText::size(item.bytesReceived(), item.bytesTotal());
    case Speed:
        return DownloadText::speed(item.bytesPerSecond());
    case TimeLeft:
        return DownloadText::timeLeft(item.bytesTotal() - item.bytesReceived(),
                                      item.bytesPerSecond());
    case Status:
        return DownloadText::state(item);
    default:
        return {};
    }
}

QVariant DownloadList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name:
        return tr("Name");
    case Size:
        return tr("Size");
    case Progress:
        return tr("Progress");
    case Speed:
        return tr("Speed");
    case TimeLeft:
        return tr("Time left");
    case Status:
        return tr("Status");
    default:
        return {};
    }
}
