// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"
#include "client/download/downloadtransfer_p.h"
#include "client/networkaccess/replybuffer_p.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qpointer.h>
#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkreply.h>

#include <memory>
#include <optional>

namespace HttpQ {

/*!
    A reply of NetworkAccessManager. It follows redirects itself, each a request of the client's, for
    Qt's signals tell of them one by one and the program may have a say.

    All that happens comes from the client's turn or from an event of its own; conclude() is its only
    end.
*/
class NetworkReply final : public QNetworkReply, private DownloadTransfer::Sink
{
    Q_OBJECT
public:
    NetworkReply(AsyncClient *client, QNetworkAccessManager *manager,
                 QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
                 QIODevice *body);
    ~NetworkReply() override;

    //! Sends the request, from the event loop: what is set on the reply before holds for it.
    void start();
    //! Finishes, from the event loop, without having done anything.
    void endWithout();

    void abort() override;
    void close() override;
    qint64 bytesAvailable() const override;
    bool canReadLine() const override;
    void setReadBufferSize(qint64 size) override;
    void ignoreSslErrors() override;

protected:
    qint64 readData(char *data, qint64 maximum) override;
    void ignoreSslErrorsImplementation(const QList<QSslError> &errors) override;
    void sslConfigurationImplementation(QSslConfiguration &configuration) const override;

private:
    enum class State {
        Waiting, //!< for its first turn
        Running,
        Verifying, //!< a redirect waits for the program to allow it
        Ending, //!< conclude() is on its way
        Finished,
    };

    void begin();
    void send(RequestBuilder &&chain, const QUrl &url);
    std::optional<QByteArray> ownCookieHeader(const QUrl &url) const;
    void storeOwnCookies(const Response &response) const;
    bool keepsCookiesItself() const;

    void takeHead(const Response &response);
    void show(const Response &response, bool isFollowed);
    void redirect(const Response &response);
    void followRedirect();
    void takeFailure(const Error &error);
    void chunkCame(const QByteArray &chunk) override;
    void bodyEnded() override;
    void transferFailed(const Error &error) override;
    bool isBomb() const;

    void cancel();
    void retirePending();
    void stop();
    void readOn();
    void endLater(NetworkError error, const QString &text);
    void conclude(NetworkError error, const QString &text);
    template<typename Emission>
    bool emitGuarded(Emission emission);

    QPointer<AsyncClient> m_client;
    QPointer<QNetworkAccessManager>
            m_manager; // of the cookies; manager() is not set from the outset
    QPointer<QIODevice> m_body;
    PendingResponse *m_pending = nullptr; // a child
    std::shared_ptr<DownloadTransfer> m_transfer; // of the body
    Response m_response;
    std::optional<Request> m_next; // where the redirect leads that waits
    QUrl m_firstUrl;
    ReplyBuffer m_buffer;
    QElapsedTimer m_sinceProgress;
    State m_state = State::Waiting;
    qint64 m_received = 0;
    qint64 m_total = -1;
    int m_redirectsLeft = 0;
    bool m_hasBody = false;
    bool m_isRaw = false; // content codings are not undone
    bool m_ignoresSslErrors = false;
    bool m_isReadingOnDue = false;
};

} // namespace HttpQ
