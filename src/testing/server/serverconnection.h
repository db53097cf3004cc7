// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/serveranswer.h>
#include <HttpQ/serverrequest.h>

#include <QtCore/qobject.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>

#include <memory>

namespace HttpQ {

class ServerConnectionPrivate;
class ServerListener;

/*!
    \class HttpQ::ServerConnection
    \brief The server's end of one connection of a ScriptedServer.

    It lives as long as the server, open or not, in the server's thread, and is used there alone: in
    the server's handlers, and in the test if the server has no thread of its own.
*/
class HTTPQ_TEST_EXPORT ServerConnection : public QObject
{
    Q_OBJECT
public:
    ~ServerConnection() override;

    //! Counts the connections of the server, from 1.
    qint64 id() const;
    bool isOpen() const;
    bool isEncrypted() const;
    //! How many whole requests came.
    qint64 requestCount() const;
    qint64 bytesReceived() const;
    //! True if the client has ended the connection.
    bool peerHasFinished() const;
    //! For what is not offered here: SNI, protocols, ...
    QSslSocket &socket();

    //! Answers \a request. What is sent before and afterwards does not mix with it.
    void answer(const ServerRequest &request, const ServerAnswer &answer);
    void send(const QByteArray &bytes);
    //! Sends a whole response of this status line's rest ("200 OK"), with its Content-Length.
    void respond(const QByteArray &status, const QByteArray &body = {},
                 const QByteArray &moreFields = {});
    //! Sends \a bytes in pieces of \a size, one each turn of the event loop and each on its way
    //! before the next.
    void sendInPieces(const QByteArray &bytes, qsizetype size = 1);

    //! FIN after all that was sent; with TLS, close_notify before it. What is to be sent afterwards
    //! is not.
    void finish();
    //! FIN after all that was sent, and with TLS no close_notify.
    void finishWithoutNotify();
    //! RST at once: what is still to be sent is lost.
    void reset();
    //! RST when the client's system has all that was sent.
    void resetWhenSent();
    //! Sends nothing any more, whatever is to be sent, and stays open.
    void stopSending();
    //! Reads nothing more, so that the client's window fills, until resumeReading().
    void stopReading();
    void resumeReading();
    //! Serves TLS from here on, as a tunnel of CONNECT does; a server made for TLS does it itself.
    void startTls(const QSslConfiguration &configuration);

Q_SIGNALS:
    void closed();

private:
    friend class ServerListener;
    ServerConnection(ServerListener *server, qintptr descriptor, qint64 id);

    std::unique_ptr<ServerConnectionPrivate> d;
};

} // namespace HttpQ
