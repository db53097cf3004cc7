// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/requestreader.h"

#include <QtCore/qobject.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>

namespace HttpQTest {

class ScriptedServer;

/*!
    The server's end of one connection of a ScriptedServer. It lives as long as the server, open or
    not, so a test may keep a pointer to it.
*/
class ServerConnection : public QObject
{
    Q_OBJECT
public:
    ~ServerConnection() override;

    qint64 id() const { return m_id; } //!< from 1, in the order of arrival
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isEncrypted() const { return m_socket.isEncrypted(); }
    qint64 requestCount() const { return m_requestCount; } //!< of whole requests
    qint64 bytesReceived() const { return m_bytesReceived; }
    bool peerHasFinished() const { return m_peerHasFinished; }
    //! For what is not offered here: SNI, protocols, ...
    QSslSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes);
    //! Sends a whole response of this status line's rest ("200 OK"), with its Content-Length.
    void respond(const QByteArray &status, const QByteArray &body = {},
                 const QByteArray &moreFields = {});
    //! Sends \a bytes in pieces of \a size, one each turn of the event loop and each on its way
    //! before the next. What is sent afterwards waits for its turn.
    void sendInPieces(const QByteArray &bytes, qsizetype size = 1);

    //! FIN after all that was sent; with TLS, close_notify before it.
    void finish();
    //! FIN after all that was sent, and with TLS no close_notify.
    void finishWithoutNotify();
    //! RST at once: what is still to be sent is lost.
    void reset();
    //! Reads nothing more, so that the client's window fills, until resume().
    void stall();
    void resume();
    //! Serves TLS from here on (for a CONNECT's tunnel; a server made for TLS does it itself).
    void startTls(const QSslConfiguration &configuration);

Q_SIGNALS:
    void closed();

private:
    friend class ScriptedServer;
    enum class Ending { None, Finish, FinishWithoutNotify };

    ServerConnection(ScriptedServer *server, qintptr descriptor, qint64 id);
    void requestTurn();
    void takeTurn();
    void read();
    void readRequests();
    void sendNextPiece();
    void endIfSent();
    bool hasUnsent() const;

    ScriptedServer *m_server;
    QSslSocket m_socket;
    RequestReader m_reader;
    QList<QByteArray> m_outgoing; // pieces not handed to the socket yet
    Ending m_ending = Ending::None;
    qint64 m_id;
    qint64 m_requestCount = 0;
    qint64 m_bytesReceived = 0;
    bool m_isTurnDue = false;
    bool m_isStalled = false;
    bool m_isReading = false;
    bool m_peerHasFinished = false;
};

} // namespace HttpQTest
