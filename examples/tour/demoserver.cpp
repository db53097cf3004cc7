// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "demoserver.h"

#include <QtCore/qtimer.h>
#include <QtNetwork/qtcpsocket.h>

namespace {

constexpr qint64 DownloadSize = 8 * 1024 * 1024;
constexpr qint64 PieceSize = 128 * 1024;

QByteArray head(const QByteArray &type, qint64 length)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type
           + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

qint64 contentLength(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("content-length:");
    if (at < 0)
        return 0;
    const qsizetype begin = at + 15;
    return lower.mid(begin, lower.indexOf("\r\n", begin) - begin).trimmed().toLongLong();
}

} // namespace

DemoServer::DemoServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &DemoServer::accept);
}

bool DemoServer::start()
{
    return m_server.listen(QHostAddress::LocalHost);
}

QUrl DemoServer::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server.serverPort());
    return url;
}

void DemoServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void DemoServer::read(QTcpSocket *socket)
{
    const QByteArray waiting = socket->peek(socket->bytesAvailable());
    const qsizetype headEnd = waiting.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const qint64 length = contentLength(waiting.first(headEnd));
    if (waiting.size() < headEnd + 4 + length)
        return;
    const QByteArray request = socket->read(headEnd + 4 + length);
    const QByteArray path = request.split(' ').value(1);
    answer(socket, path, request.sliced(headEnd + 4));
}

void DemoServer::answer(QTcpSocket *socket, const QByteArray &path, const QByteArray &body)
{
    if (path.startsWith("/hello")) {
        const QByteArray text = "Hello from the tour's own server!";
        socket->write(head("text/plain; charset=utf-8", text.size()) + text);
    } else if (path.startsWith("/echo")) {
        socket->write(head("application/json", body.size()) + body);
    } else if (path.startsWith("/download")) {
        socket->write(head("application/octet-stream", DownloadSize));
        sendDownload(socket);
    } else if (!path.startsWith("/slow")) {
        socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
}

// A piece every few milliseconds, so that there is something to watch.
void DemoServer::sendDownload(QTcpSocket *socket)
{
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [socket, timer, left = DownloadSize]() mutable {
        if (socket->bytesToWrite() > PieceSize)
            return;
        socket->write(QByteArray(static_cast<qsizetype>(qMin(left, PieceSize)), 'q'));
        left -= qMin(left, PieceSize);
        if (left == 0)
            timer->deleteLater();
    });
    timer->start(5);
}
