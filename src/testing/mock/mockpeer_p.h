// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "testing/mock/mockloop.h"
#include "testing/mock/mockpeer.h"
#include "testing/mock/mockrequestreader.h"

#include <optional>

namespace HttpQ {

class MockStream;

//! What the two ends of a connection share.
class MockPeerPrivate
{
public:
    MockPeerPrivate(const std::shared_ptr<MockLoop> &loop, bool secure,
                    const NetworkOptions &options);

    // For the stream
    void clientWrote(QByteArrayView data);
    void clientStartedTls(const TlsOptions &options, const QByteArray &name);
    void streamDestroyed();

    void takeIn();
    void answerTls();
    void handleRequests();

    MockPeer *q = nullptr;
    MockStream *stream = nullptr; // none when the client has closed
    QHostAddress address;
    quint16 port = 0;
    QString localSocket;
    const bool isTls;
    const NetworkOptions networkOptions;
    bool isConnected = false;

    QByteArray fromClient; // waits for the window
    QByteArray received;
    qint64 window = -1;
    Error writeError;

    QByteArray toClient;
    qint64 readSize = 0;
    StreamEnd end = StreamEnd::None;

    bool hasTlsStarted = false;
    bool isTlsHeld = false;
    bool isTlsAnswered = false;
    std::optional<TlsInfo> tlsInfo;
    Error tlsError;
    TlsOptions tlsOptions;
    QByteArray serverName;
    QByteArray offeredSession;

    MockRequestReader reader;
    MockPeer::RequestHandler requestHandler;
    QList<QByteArray> script;
    int requests = 0;

    MockTask requestTask;
    std::unique_ptr<MockTask> connectTask;
};

} // namespace HttpQ
