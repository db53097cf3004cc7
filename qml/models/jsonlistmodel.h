// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/jsonrowmodel.h>

#include <HttpQ/result.h>

#include <QtCore/qset.h>

namespace HttpQ {

/*!
    \class HttpQ::JsonListModel
    \brief The QML element JsonListModel: the rows of a list in a JSON response.

    \qml
    ListView {
        model: JsonListModel {
            client: api
            url: "users"
            path: "data.items"
            idRole: "id"
        }
        delegate: Label {
            required property string name
            text: name
        }
    }
    \endqml

    The rows stay until the next response is there. If that is one for another URL, or for the same and
    with other query, headers or options, and it fails, they go.

    With an idRole, rows that a response has again keep their delegates: they move, and tell which of
    their roles changed. Otherwise all delegates are made anew. Rows without an id of their own are taken
    for new ones each time, of which a warning tells.

    \section2 Pages

    Where a response has a link to the next page (RFC 8288, rel="next"), or nextPage returns one, a view
    asks for that page when it has shown all rows, by fetchMore(). Up to ten pages without rows are
    skipped. A link to another origin is not followed, as the client's credentials would go there; nor is
    one to a page that was loaded already.
    refresh() loads as many pages as there were if there is an idRole, else the first.

    \section2 Roles

    The names are those of all members in the rows. Where later pages have new names, these have no role
    until the next refresh(). A load that brings new names makes all delegates anew, but a view that was
    there before asks for no new roles: its delegates read modelData.name.
*/
class HTTPQ_QML_EXPORT JsonListModel
    : public HttpQ::JsonRowModel // so that it is found among the QML types
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY pathChanged FINAL)
    Q_PROPERTY(QString idRole READ idRole WRITE setIdRole NOTIFY idRoleChanged FINAL)
    Q_PROPERTY(QJSValue nextPage READ nextPage WRITE setNextPage NOTIFY nextPageChanged FINAL)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY hasMoreChanged FINAL)
public:
    explicit JsonListModel(QObject *parent = nullptr);
    ~JsonListModel() override;

    //! Where in the response the list is, such as "data.items" or "results[0].rows": see JsonQuery.
    //! Empty, the default, if the response is the list.
    QString path() const { return m_path; }
    void setPath(const QString &path);
    //! The member by which rows are known again: text or a number. None unless set.
    QString idRole() const { return m_idRole; }
    void setIdRole(const QString &role);
    //! A function that is called with each response, and returns the URL of the next page, which may be
    //! relative to the response's, or null. It stands in place of the links.
    QJSValue nextPage() const { return m_nextPage; }
    void setNextPage(const QJSValue &function);
    //! Whether there is another page.
    bool hasMore() const { return !m_next.isEmpty(); }

    //! Asks for the next page, if there is one, also if it could not be loaded before.
    Q_INVOKABLE void fetchMore();
    void fetchMore(const QModelIndex &parent) override;
    //! False also after the next page could not be loaded: a view would ask again and again.
    bool canFetchMore(const QModelIndex &parent) const override;

Q_SIGNALS:
    void pathChanged();
    void idRoleChanged();
    void nextPageChanged();
    void hasMoreChanged();

private:
    qsizetype rowTotal() const override { return m_rows.size(); }
    QJsonValue rowAt(qsizetype index) const override { return m_rows[index]; }
    void load(Due due) override;
    void forget() override;

    void request(const QUrl &url, bool isFollowing);
    void take(const Response &response);
    void giveUp(const Error &error, int status, bool isLoud);
    Result<QList<QJsonValue>> listIn(const Response &response) const;
    Result<QUrl> nextAfter(const Response &response);
    //! These say whether this object lives on.
    bool replace(const QList<QJsonValue> &rows);
    bool update(const QList<QJsonValue> &rows);
    bool append(const QList<QJsonValue> &rows);
    bool setNext(const QUrl &next);
    bool tellChanges(qsizetype first, const QList<QList<int>> &roles);
    void warnOfIds(const QList<QJsonValue> &rows) const;
    QStringList idsOf(const QList<QJsonValue> &rows) const;

    QString m_path;
    QString m_idRole;
    QJSValue m_nextPage;
    QList<QJsonValue> m_rows;
    QUrl m_next;
    QUrl m_first; // as it was asked for, of the pages
    QSet<QUrl> m_seen; // pages that were loaded
    QList<QJsonValue> m_loaded; // of the pages so far, while several are loaded again
    qsizetype m_pages = 0; // behind the rows
    qsizetype m_pagesLoaded = 0;
    int m_emptyPages = 0; // in a row
    Due m_loading = Due::Nothing; // what is under way
    bool m_isOther = false; // the rows belong to something else than what is loaded
    bool m_hasMoreFailed = false;
};

} // namespace HttpQ
