// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/asyncclient.h>
#include <HttpQ/httpqglobal.h>
#include <HttpQ/sharedstate.h>

#include <QtCore/qpointer.h>
#include <QtNetwork/qnetworkaccessmanager.h>

#include <memory>

namespace HttpQ {

/*!
    \class HttpQ::NetworkAccessManager
    \brief A QNetworkAccessManager whose requests for http and https go through an AsyncClient, for
    code that wants one: QML, and what was written for Qt's own.

    \code
    HttpQ::NetworkAccessManager manager(&client);
    QNetworkReply *reply = manager.get(QNetworkRequest(url));
    \endcode

    What the client is set to, its default fields, limits, timeouts, TLS, authentication and retries,
    holds for all requests, unless the QNetworkRequest says otherwise. Other schemes are served by
    QNetworkAccessManager itself. docs/networkaccess.md tells what becomes of each setting.

    Replies behave as Qt's, with one difference: no signal of a reply is ever emitted from inside a
    call. After QNetworkReply::abort() and close(), error() is OperationCanceledError at once, and
    errorOccurred() and finished() come from the event loop, once. A reply may be deleted at any time,
    in any of its slots, and belongs to its manager until it is.

    cookieJar() is a view of the client's CookieJar. If another QNetworkCookieJar is set, cookies are
    taken from there and kept there instead.

    A manager and its client belong to one thread, which runs an event loop.
*/
class HTTPQ_EXPORT NetworkAccessManager : public QNetworkAccessManager
{
    Q_OBJECT
public:
    //! With a client and a SharedState of its own.
    explicit NetworkAccessManager(QObject *parent = nullptr);
    //! With a client of its own, which is made in the thread that needs it first, and has what
    //! \a state holds in common with others. Null is a new state.
    explicit NetworkAccessManager(std::shared_ptr<SharedState> state, QObject *parent = nullptr);
    //! Requests go through \a client, which must live in the same thread. Once it is destroyed, they
    //! fail with QNetworkReply::OperationCanceledError.
    explicit NetworkAccessManager(AsyncClient *client, QObject *parent = nullptr);
    //! Destroys the replies that it owns, as QNetworkAccessManager does, and then its own client.
    ~NetworkAccessManager() override;

    //! The client; null if it was given and has been destroyed.
    AsyncClient *client();

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoingData = nullptr) override;

private:
    std::shared_ptr<SharedState> m_state; // null: the client was given
    QPointer<AsyncClient> m_client;
};

} // namespace HttpQ
