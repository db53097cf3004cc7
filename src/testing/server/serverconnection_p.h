// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "testing/server/requestreader_p.h"
#include "testing/server/serverconnection.h"

#include <QtCore/qlist.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qsslsocket.h>

namespace HttpQ {

class ServerConnectionPrivate
{
public:
    using Duration = ServerAnswer::Duration;
    enum class Ending { None, Finish, FinishWithoutNotify, Reset, Stall };

    class Piece
    {
    public:
        QByteArray bytes;
        Duration wait { 0 }; // after the piece before
    };

    void queue(const QByteArray &bytes, Duration wait = {});
    void queueInPieces(const QByteArray &bytes, qsizetype size, Duration first, Duration every);
    void end(Ending how);
    void requestTurn();
    void takeTurn();
    void read();
    void readRequests();
    void handle(const ServerRequest &request);
    void refuseTls();
    bool sendNextPiece();
    void endIfSent();
    bool hasUnsent() const;
    bool isAtClient() const;

    ServerConnection *q = nullptr;
    ServerListener *server = nullptr;
    QSslSocket socket;
    QTimer timer; // of the next piece, and of the next look whether all has arrived
    RequestReader reader;
    QList<Piece> outgoing; // not handed to the socket yet
    Ending ending = Ending::None;
    qint64 id = 0;
    qint64 requestCount = 0;
    qint64 bytesReceived = 0;
    bool isTurnDue = false;
    bool isWaiting = false; // for the time of the first piece
    bool isMute = false; // takes nothing more to send
    bool isReadingStopped = false;
    bool isReading = false;
    bool isTlsRefused = false;
    bool peerHasFinished = false;
};

} // namespace HttpQ
