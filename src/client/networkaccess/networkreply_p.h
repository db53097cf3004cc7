// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"
#include "client/download/downloadtransfer_p.h"
#include "client/networkaccess/replybuffer_p.h"
#include "client/networkaccess/replycookies_p.h"

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

    What comes on the client's turn is only noted there. All that is told, but for the progress of an
    upload, is told on the turns of this reply, each an event of its own, and end() is the only way to
    the last one.
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
    //! What is to be done on this reply's next turns, one each, in this order. A slot may run an event
    //! loop, in which the turns go on.
    enum Step {
        Begin = 0x01,
        Head = 0x02, //!< tell of it
        Redirect = 0x04, //!< decide where the response leads, and tell of it
        Follow = 0x08, //!< send the next request
        Content = 0x10, //!< tell that there is some
        Resume = 0x20, //!< read on, if there is room
        Failure = 0x40, //!< tell of it
        End = 0x80,
    };
    Q_DECLARE_FLAGS(Steps, Step)

    void add(Steps steps);
    void takeTurn();
    void take(Step step);

    void leaveManager();
    void begin();
    void send(RequestBuilder &&chain, const QUrl &url);

    void show(const Response &response, bool isFollowed);
    void takeResponse(const Response &response);
    void takeFailure(const Error &error);
    void chunkCame(const QByteArray &chunk) override;
    void bodyEnded() override;
    void transferFailed(const Error &error) override;
    bool isBomb() const;

    void tellHead();
    void redirect();
    void follow();
    void tellContent();
    void resume();
    void tellFailure();
    void tellEnd();

    void retirePending();
    void stop();
    //! The one way to the end: nothing but that is told from here on.
    void end(NetworkError error, const QString &text);
    template<typename Emission>
    bool emitGuarded(Emission emission);

    QPointer<AsyncClient> m_client;
    const ReplyCookies m_cookies;
    QPointer<QIODevice> m_body;
    PendingResponse *m_pending = nullptr; // a child
    std::shared_ptr<DownloadTransfer> m_transfer; // of the body
    Response m_response;
    std::optional<Request> m_next; // where a redirect leads
    QUrl m_firstUrl;
    ReplyBuffer m_buffer;
    QElapsedTimer m_sinceProgress;
    Steps m_steps;
    qint64 m_received = 0;
    qint64 m_total = -1;
    int m_redirectsLeft = 0;
    bool m_hasBody = false;
    bool m_isRaw = false; // content codings are not undone
    bool m_ignoresSslErrors = false;
    bool m_hasBegun = false;
    bool m_isFailureTold = false;
    bool m_isTurnDue = false;
};

} // namespace HttpQ
