// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "exampleconnection.h"

#include "examplepages.h"

#include <QtNetwork/qtcpsocket.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr qsizetype MaximumHead = 64 * 1024;
static constexpr qint64 ReadBuffer = 64 * 1024;
static constexpr qint64 WriteBuffer = 128 * 1024;
static constexpr std::chrono::milliseconds ThrottledInterval = 20ms;

ExampleConnection::ExampleConnection(QTcpSocket *socket, ExamplePages *pages, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_pages(pages)
{
    m_socket->setParent(this);
    // What is not read stays with the client.
    m_socket->setReadBufferSize(ReadBuffer);
    m_readTimer.setSingleShot(true);
    m_sendTimer.setSingleShot(true);
    connect(m_socket, &QTcpSocket::readyRead, this, &ExampleConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ExampleConnection::sendMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_readTimer, &QTimer::timeout, this, &ExampleConnection::read);
}

void ExampleConnection::read()
{
    const bool isLast = !m_request && !m_keepsAlive;
    if (m_answer || m_readTimer.isActive() || isLast)
        return;
    if (!m_request && !readHead())
        return;
    if (!readBody())
        return;
    respond(m_pages->answer(*m_request, *m_upload));
}

bool ExampleConnection::readHead()
{
    m_received += m_socket->readAll();
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_received.size() > MaximumHead)
            refuse();
        return false;
    }
    const std::optional<ExampleRequest> request = ExampleRequest::parse(m_received.first(end));
    m_received.remove(0, end + 4);
    if (!request) {
        refuse();
        return false;
    }
    beginRequest(*request);
    return true;
}

void ExampleConnection::beginRequest(const ExampleRequest &request)
{
    m_request = request;
    m_body.emplace(request);
    m_upload.emplace(request);
    m_keepsAlive = request.keepsAlive();
    if (request.field("expect").toLower() == "100-continue" && !m_body->isComplete())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

bool ExampleConnection::readBody()
{
    const qint64 rate = m_request->number(u"rate"_s, 0);
    const bool isThrottled = rate > 0 && m_request->path() == "/upload"_L1;
    while (true) {
        m_upload->addData(m_body->take(&m_received));
        if (m_body->isBroken()) {
            refuse();
            return false;
        }
        if (m_body->isComplete())
            return true;
        qint64 wanted = ReadBuffer;
        if (isThrottled)
            wanted = std::max<qint64>(rate * ThrottledInterval.count() / 1000, 1);
        const QByteArray data = m_socket->read(wanted);
        if (data.isEmpty())
            return false;
        m_received += data;
        if (isThrottled) {
            m_readTimer.start(ThrottledInterval);
            return false;
        }
    }
}

void ExampleConnection::refuse()
{
    m_keepsAlive = false;
    respond(ExampleAnswer::text(400, "This is not HTTP/1.1.\n"));
}

void ExampleConnection::respond(ExampleAnswer answer)
{
    m_answer = std::move(answer);
    if (m_answer->delay() < 0ms)
        return;
    m_sendTimer.disconnect(this);
    connect(&m_sendTimer, &QTimer::timeout, this, &ExampleConnection::sendHead);
    if (m_answer->delay() > 0ms)
        m_sendTimer.start(m_answer->delay());
    else
        sendHead();
}

void ExampleConnection::sendHead()
{
    m_socket->write(m_answer->head(m_keepsAlive));
    if (m_request)
        Q_EMIT answered(m_request->line(), m_answer->status());
    if (!m_answer->source() || (m_request && m_request->method() == "HEAD")) {
        if (!m_request || m_request->method() != "HEAD")
            m_socket->write(m_answer->content());
        endAnswer();
        return;
    }
    m_sendTimer.disconnect(this);
    connect(&m_sendTimer, &QTimer::timeout, this, &ExampleConnection::sendMore);
    sendMore();
}

void ExampleConnection::sendMore()
{
    while (m_answer && m_answer->source() && !m_sendTimer.isActive()
           && m_socket->bytesToWrite() < WriteBuffer) {
        const std::optional<QByteArray> piece = m_answer->source()->read();
        const bool isChunked = m_answer->isChunked();
        if (!piece) {
            if (isChunked)
                m_socket->write("0\r\n\r\n");
            endAnswer();
            return;
        }
        m_socket->write(isChunked ? QByteArray::number(piece->size(), 16) + "\r\n" + *piece + "\r\n"
                                  : *piece);
        if (m_answer->source()->interval() > 0ms)
            m_sendTimer.start(m_answer->source()->interval());
    }
}

void ExampleConnection::endAnswer()
{
    m_answer.reset();
    m_request.reset();
    if (!m_keepsAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    // There may be another request already.
    QMetaObject::invokeMethod(this, &ExampleConnection::read, Qt::QueuedConnection);
}
