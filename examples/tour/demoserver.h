// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qurl.h>
#include <QtNetwork/qtcpserver.h>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/*!
    A little web server on the loopback interface, so that the tour needs no network. It knows:
    /hello (text), /echo (answers with the body it got), /download (8 MiB, in pieces), /slow (never
    answers).
*/
class DemoServer : public QObject
{
    Q_OBJECT
public:
    DemoServer();

    //! Starts it on a free port. False if that cannot be done.
    bool start();
    QUrl url() const;

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &path, const QByteArray &body);
    void sendDownload(QTcpSocket *socket);

    QTcpServer m_server;
};
