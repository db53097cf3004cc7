// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/errorvalue.h>
#include <HttpQ/requestinputs.h>
#include <HttpQ/response.h>

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qjsonvalue.h>
#include <QtCore/qpointer.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace HttpQ {

class JsonRoles;
class PendingResponse;

/*!
    \class HttpQ::JsonRowModel
    \brief What JsonListModel and JsonLinesModel have in common: a request, and rows of JSON.

    While it is active the request is sent when the element is complete, and again when client, url,
    method, headers, query or options change: once per turn of the event loop, and not while url is empty.
    A request that is not replaced ends in finished(), once, from the event loop. What the program said
    wrong, or the server sent otherwise than it was told, is an error whose text begins with the name of
    the property, and a warning with the place in the QML.

    Each row has a role "modelData", which is the row itself, and one for each name that the members of
    the rows have. Those come from the rows that a load begins with; see the models for later ones. To be
    sure of a role, name it in \l roles.
*/
class HTTPQ_QML_EXPORT JsonRowModel : public QAbstractListModel, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ANONYMOUS
    Q_PROPERTY(HttpQ::HttpClient *client READ client WRITE setClient NOTIFY clientChanged FINAL)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged FINAL)
    Q_PROPERTY(QString method READ method WRITE setMethod NOTIFY methodChanged FINAL)
    Q_PROPERTY(QJSValue headers READ headers WRITE setHeaders NOTIFY headersChanged FINAL)
    Q_PROPERTY(QJSValue query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(QJSValue options READ options WRITE setOptions NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(QStringList roles READ roles WRITE setRoles NOTIFY rolesChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(HttpQ::ErrorValue error READ error NOTIFY errorChanged FINAL)
public:
    explicit JsonRowModel(QObject *parent = nullptr);
    ~JsonRowModel() override;

    //! Who sends the request. Null, the default, is the singleton Http. Not owned.
    HttpClient *client() const { return m_inputs.client; }
    void setClient(HttpClient *client);
    //! Where the rows are; while it is empty there are none. A relative one is appended to the client's
    //! base URL.
    QUrl url() const { return m_inputs.url; }
    void setUrl(const QUrl &url);
    //! "GET" unless set.
    QString method() const { return m_inputs.method; }
    void setMethod(const QString &method);
    //! An object: see HttpClient::headers().
    QJSValue headers() const { return m_inputs.headers; }
    void setHeaders(const QJSValue &headers);
    //! An object: parameters that are added to the URL.
    QJSValue query() const { return m_inputs.query; }
    void setQuery(const QJSValue &query);
    //! An object with any of the options that the verbs of HttpClient take.
    QJSValue options() const { return m_inputs.options; }
    void setOptions(const QJSValue &options);
    //! Whether it is sent by itself: yes, unless set.
    bool active() const { return m_inputs.isActive(); }
    void setActive(bool active);
    //! The names of the roles, if they are chosen: rows add none then. Empty unless set. Changing them
    //! makes all delegates anew.
    QStringList roles() const { return m_chosenRoles; }
    void setRoles(const QStringList &roles);

    int count() const { return rowCount(); }
    //! True while a request is under way.
    bool loading() const { return m_isLoading; }
    //! Why the last request failed; no error once another is sent.
    ErrorValue error() const { return m_error; }

    //! The row \a row as it came, undefined if there is none.
    Q_INVOKABLE QVariant get(int row) const;
    //! Sends the request again, whether it is active or not.
    Q_INVOKABLE void refresh();
    //! Ends the request that runs: it fails with HttpError.Cancelled. One that is due is not sent.
    Q_INVOKABLE void cancel();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void clientChanged();
    void urlChanged();
    void methodChanged();
    void headersChanged();
    void queryChanged();
    void optionsChanged();
    void activeChanged();
    void rolesChanged();
    void countChanged();
    void loadingChanged();
    void errorChanged();
    //! Right before finished(), if the request failed.
    void failed(const HttpQ::ErrorValue &error);
    //! What was asked for is there, or will not come.
    void finished();

protected:
    void classBegin() override {}
    void componentComplete() override;

    //! How many rows there are.
    virtual qsizetype rowTotal() const = 0;
    virtual QJsonValue rowAt(qsizetype index) const = 0;
    //! What there is to be loaded; the greater stands for the lesser, too.
    enum class Due {
        Nothing,
        More, //!< further rows
        Again, //!< the same rows
        Other, //!< what a property that has changed asks for
    };
    //! Begins to load, by send() and beginLoading(), or ends it. No request is under way.
    virtual void load(Due due) = 0;
    //! There are to be no rows: there is no URL any more.
    virtual void forget() = 0;

    //! Has load() called when this turn of the event loop is over.
    void schedule(Due due);
    //! What load() will be called for.
    Due due() const;
    //! The properties that say what is loaded.
    RequestInputs &inputs() { return m_inputs; }
    //! Asks for \a url. Null, and \a error says why, if nothing was sent. \a isFollowing says that the
    //! URL is one that a response has told, which has all the parameters that it needs.
    PendingResponse *send(const QUrl &url, bool isFollowing, Error *error);
    //! Whether \a pending is the request that is under way.
    bool isPending(const PendingResponse *pending) const { return m_pending == pending; }
    PendingResponse *pending() const { return m_pending; }
    //! Ends the request that is under way without a word.
    void drop();

    // These emit signals, in which this object may be destroyed.
    void beginLoading();
    //! Without a \a reason the load went well. Where \a isLoud, the program is warned of it.
    void endLoading(const Error &reason, int status = 0, bool isLoud = false);

    JsonRoles &rowRoles() { return *m_roles; }

private:
    void loadDue();
    //! Of the request that has ended, which may be telling so.
    void letGo();

    RequestInputs m_inputs;
    QStringList m_chosenRoles;
    std::unique_ptr<JsonRoles> m_roles;
    QPointer<PendingResponse> m_pending;
    ErrorValue m_error;
    Due m_due = Due::Nothing; // besides what is due to a property
    bool m_isLoading = false;
};

} // namespace HttpQ
