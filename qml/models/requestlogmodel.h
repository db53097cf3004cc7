// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/httpclient.h>
#include <HttpQ/requestlog.h>

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qlist.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtimer.h>
#include <QtQml/qqmllist.h>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace HttpQ {

/*!
    \class HttpQ::RequestLogModel
    \brief The QML element RequestLogModel: what clients have done last and are doing, a row for each
    request, in the order of starting. See RequestLog.

    \qml
    RequestLogModel {
        id: log
        clients: [api, images]
    }
    \endqml

    The singleton Http comes into the list by way of a property of the type HttpClient: Qt Quick 6.4 takes
    [Http] for an empty list.

    Rows come and change at most once per frame, and of requests that run the duration, the bytes and the
    phases that are done are told four times a second. Secrets are masked. The roles:
    \list
    \li number: of the row, counted from 1
    \li method, url, status (0 if there is no response), reason
    \li state: RequestLogModel.Running, Succeeded (whatever the status) or Failed
    \li error: a text, empty if there is none
    \li started: a date; duration: in milliseconds, so far while it runs
    \li phases: a list of { name, text, round, start, duration } in milliseconds since the start; the
        names are pool, resolve, connect, tls, send, wait and receive, and the text is what phaseName()
        calls it
    \li sentBytes, receivedBytes: of content, so far while it runs; -1 if that is not known
    \li requestHeaders, responseHeaders: lists of { name, value }
    \li remoteAddress
    \li curl: a command that sends the same request
    \li requestPreview, responsePreview: the beginnings of the bodies, see bodyPreviewBytes
    \endlist
*/
class HTTPQ_QML_EXPORT RequestLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQmlListProperty<HttpQ::HttpClient> clients READ clients NOTIFY clientsChanged FINAL)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged FINAL)
    Q_PROPERTY(int bodyPreviewBytes READ bodyPreviewBytes WRITE setBodyPreviewBytes NOTIFY
                       bodyPreviewBytesChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int runningCount READ runningCount NOTIFY runningCountChanged FINAL)
    Q_PROPERTY(double longestDuration READ longestDuration NOTIFY longestDurationChanged FINAL)
public:
    enum State {
        Running = int(RequestLogEntry::State::Running),
        Succeeded = int(RequestLogEntry::State::Succeeded),
        Failed = int(RequestLogEntry::State::Failed),
    };
    Q_ENUM(State)
    enum Role {
        NumberRole = Qt::UserRole,
        MethodRole,
        UrlRole,
        StatusRole,
        ReasonRole,
        StateRole,
        ErrorRole,
        StartedRole,
        DurationRole,
        PhasesRole,
        SentBytesRole,
        ReceivedBytesRole,
        RequestHeadersRole,
        ResponseHeadersRole,
        RemoteAddressRole,
        CurlRole,
        RequestPreviewRole,
        ResponsePreviewRole,
    };

    explicit RequestLogModel(QObject *parent = nullptr);
    ~RequestLogModel() override;

    //! Whose requests are entered, from when they are named here on. A client that is taken away leaves
    //! its rows, but for those of requests that run. Not owned: one that is destroyed leaves the list.
    QQmlListProperty<HttpClient> clients();
    //! How many rows are kept at most: 1000 unless set. The oldest go.
    int limit() const;
    void setLimit(int limit);
    //! How many bytes of a body are kept, if it is text: 0 unless set, so none. Whoever sees the log sees
    //! these, and not every secret in a body is known to be one.
    int bodyPreviewBytes() const;
    void setBodyPreviewBytes(int bytes);

    int count() const { return rowCount(); }
    //! How many rows are of requests that run.
    int runningCount() const { return m_runningCount; }

    //! The longest duration of the rows, in milliseconds, but for those of requests that run.
    double longestDuration() const { return m_longestDuration; }

    //! The roles of the row \a row as an object, undefined if there is none.
    Q_INVOKABLE QVariant get(int row) const;
    //! Drops all rows but those of requests that run.
    Q_INVOKABLE void clear();
    //! Writes what has ended to \a file, the URL of a local file or an absolute path, as an HTTP archive
    //! (HAR 1.2). If that fails it returns what to tell the person, and warns of the reason; else an
    //! empty text. Bodies with more than bodyPreviewBytes are not in it.
    Q_INVOKABLE QString exportHar(const QString &file) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void clientsChanged();
    void limitChanged();
    void bodyPreviewBytesChanged();
    void countChanged();
    void runningCountChanged();
    void longestDurationChanged();

private:
    static void appendClient(QQmlListProperty<HttpClient> *list, HttpClient *client);
    static qsizetype clientCount(QQmlListProperty<HttpClient> *list);
    static HttpClient *clientAt(QQmlListProperty<HttpClient> *list, qsizetype index);
    static void clearClients(QQmlListProperty<HttpClient> *list);

    void removeDestroyedClients();
    void scheduleUpdate();
    void update();
    //! These say whether this object lives on.
    bool removeGone();
    bool takeChanges();
    bool insertNew();
    void tellProgress();
    QVariant value(const RequestLogEntry &entry, int role) const;

    RequestLog m_log;
    std::deque<RequestLogEntry> m_rows; // of the log, as it was a frame ago
    QList<QPointer<HttpClient>> m_clients;
    QTimer m_frame;
    QTimer m_progress;
    bool m_isStale = false; // the log has changed since update() began
    int m_toldCount = 0;
    int m_runningCount = 0;
    double m_longestDuration = 0;
};

} // namespace HttpQ
