// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/networkaccessmanager.h"

#include "client/networkaccess/clientcookiejar_p.h"
#include "client/networkaccess/networkreply_p.h"

namespace HttpQ {

NetworkAccessManager::NetworkAccessManager(QObject *parent)
    : NetworkAccessManager(std::make_shared<SharedState>(), parent)
{}

NetworkAccessManager::NetworkAccessManager(std::shared_ptr<SharedState> state, QObject *parent)
    : QNetworkAccessManager(parent)
    , m_state(state ? std::move(state) : std::make_shared<SharedState>())
{
    setCookieJar(new ClientCookieJar(m_state->cookies(), this));
}

NetworkAccessManager::NetworkAccessManager(AsyncClient *client, QObject *parent)
    : QNetworkAccessManager(parent)
    , m_client(client)
{
    setCookieJar(new ClientCookieJar(client, this));
}

NetworkAccessManager::~NetworkAccessManager() = default;

AsyncClient *NetworkAccessManager::client()
{
    // Not before: a manager may be moved to the thread that it is for.
    if (!m_client && m_state) {
        m_client = new AsyncClient(this);
        m_client->setSharedState(m_state);
    }
    return m_client;
}

QNetworkReply *NetworkAccessManager::createRequest(Operation operation,
                                                   const QNetworkRequest &request,
                                                   QIODevice *outgoingData)
{
    const QString scheme = request.url().scheme();
    const bool isPreconnect = scheme.startsWith(QLatin1StringView("preconnect-"));
    if (!isPreconnect && scheme != QLatin1StringView("http")
        && scheme != QLatin1StringView("https"))
        return QNetworkAccessManager::createRequest(operation, request, outgoingData);

    // What the manager is set to and the request does not say, as QNetworkAccessManager does it.
    QNetworkRequest complete = request;
    const auto setDefault = [&complete](QNetworkRequest::Attribute attribute,
                                        const QVariant &value) {
        if (complete.attribute(attribute).isNull())
            complete.setAttribute(attribute, value);
    };
    if (redirectPolicy() != QNetworkRequest::NoLessSafeRedirectPolicy)
        setDefault(QNetworkRequest::RedirectPolicyAttribute, redirectPolicy());
    if (autoDeleteReplies())
        setDefault(QNetworkRequest::AutoDeleteReplyOnFinishAttribute, true);
    if (complete.transferTimeout() == 0)
        complete.setTransferTimeout(transferTimeout());

    auto *reply = new NetworkReply(client(), this, operation, complete, outgoingData);
    if (isPreconnect)
        reply->endWithout();
    else
        reply->start();
    return reply;
}

} // namespace HttpQ
