// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "exampleanswer.h"
#include "examplerequest.h"
#include "requestbody.h"
#include "uploadreader.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <optional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

class ExamplePages;

//! A connection of the example server: one request after the other. It goes when its client does.
class ExampleConnection : public QObject
{
    Q_OBJECT
public:
    //! Takes \a socket over.
    ExampleConnection(QTcpSocket *socket, ExamplePages *pages, QObject *parent);

Q_SIGNALS:
    //! A request was answered: how it looked and the status.
    void answered(const QString &request, int status);

private:
    void read();
    bool readHead();
    bool readBody();
    void beginRequest(const ExampleRequest &request);
    void refuse();
    void respond(ExampleAnswer answer);
    void sendHead();
    void sendMore();
    void endAnswer();

    QTcpSocket *m_socket;
    ExamplePages *m_pages;
    QByteArray m_received;
    // The request, from its head on until its answer was sent.
    std::optional<ExampleRequest> m_request;
    std::optional<RequestBody> m_body;
    std::optional<UploadReader> m_upload;
    // From the whole request on.
    std::optional<ExampleAnswer> m_answer;
    bool m_keepsAlive = true;
    QTimer m_readTimer; // an upload that is read slowly
    QTimer m_sendTimer; // an answer that is late or comes slowly
};
