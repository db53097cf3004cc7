// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "downloaditem.h"

#include <HttpQ/AsyncClient>

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtimer.h>

//! The downloads, one a row. So many at a time run as atMost() says, in the order they were added; the
//! others wait for their turn.
class DownloadList : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Size, Progress, Speed, TimeLeft, Status, ColumnCount };
    enum Role {
        PermilleRole = Qt::UserRole, //!< how much is there, -1 if that is not known
    };

    //! Files go to \a folder.
    explicit DownloadList(const QString &folder, QObject *parent = nullptr);

    ~DownloadList() override;

    //! What toJson() has kept, in place of what there is; false if \a object is nothing of that.
    bool setJson(const QJsonObject &object);
    QJsonObject toJson() const;

    //! Adds a download of \a url and returns its row; that of the one there is for it unless that has
    //! ended.
    int add(const QUrl &url);
    //! Ends it; what came stays on the disk.
    void remove(int row);
    DownloadItem *item(int row) const { return m_items.at(row); }

    int atMost() const { return m_atMost; }
    //! Those that run already go on.
    void setAtMost(int downloads);

    int finishedCount() const;
    //! Of those whose size is known.
    qint64 bytesReceived() const;
    qint64 bytesTotal() const;
    double bytesPerSecond() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    //! Something that toJson() keeps has changed, other than how much has come.
    void changed();
    //! How much has come of all, or how fast.
    void progressChanged();

private:
    void append(DownloadItem *item);
    void showItem(DownloadItem *item);
    void startWaiting();
    QString freeFilePath(const QUrl &url) const;
    QString text(const DownloadItem &item, int column) const;

    HttpQ::AsyncClient m_client;
    QString m_folder;
    int m_atMost = 3;
    QList<DownloadItem *> m_items;
    QTimer m_turn; // starts what may start once what is being done is done
};
