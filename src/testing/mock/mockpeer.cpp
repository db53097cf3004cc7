// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockpeer.h"

#include "testing/mock/mockpeer_p.h"
#include "testing/mock/mockstream.h"

#include <algorithm>
#include <utility>

namespace HttpQ {

MockPeerPrivate::MockPeerPrivate(const std::shared_ptr<MockLoop> &loop, bool secure,
                                 const NetworkOptions &options)
    : isTls(secure)
    , networkOptions(options)
    , requestTask(loop, [this] { handleRequests(); })
{}

void MockPeerPrivate::clientWrote(QByteArrayView data)
{
    fromClient.append(data);
    takeIn();
}

void MockPeerPrivate::takeIn()
{
    const qint64 waiting = fromClient.size();
    const qint64 count = window < 0 ? waiting : std::min(window, waiting);
    if (count == 0)
        return;
    if (window > 0)
        window -= count;
    const QByteArray data = fromClient.left(qsizetype(count));
    fromClient.remove(0, qsizetype(count));
    received.append(data);
    reader.feed(data);
    if (reader.hasHead())
        requestTask.post();
}

void MockPeerPrivate::clientStartedTls(const TlsOptions &options, const QByteArray &name)
{
    hasTlsStarted = true;
    tlsOptions = options;
    serverName = name;
    answerTls();
}

void MockPeerPrivate::answerTls()
{
    if (!stream || !hasTlsStarted || isTlsHeld || isTlsAnswered)
        return;
    isTlsAnswered = true;
    if (tlsError) {
        stream->tellFailed(tlsError);
        return;
    }
    TlsInfo info;
    info.protocol = "TLSv1.3";
    info.cipher = "TLS_AES_256_GCM_SHA384";
    if (tlsOptions.applicationProtocols().contains("http/1.1"))
        info.applicationProtocol = "http/1.1";
    stream->tellSecured(tlsInfo.value_or(info));
}

void MockPeerPrivate::streamDestroyed()
{
    stream = nullptr;
    fromClient.clear();
    toClient.clear();
}

// One request for each step, for the handler may do what it likes, even destroy the backend.
void MockPeerPrivate::handleRequests()
{
    if (!reader.hasHead() || (script.isEmpty() && !requestHandler))
        return;
    const QByteArray head = reader.takeHead();
    ++requests;
    if (reader.hasHead())
        requestTask.post();
    if (!script.isEmpty()) {
        q->send(script.takeFirst());
        return;
    }
    const MockPeer::RequestHandler handler = requestHandler;
    handler(q, head);
}

MockPeer::MockPeer(std::unique_ptr<MockPeerPrivate> dd)
    : d(std::move(dd))
{
    d->q = this;
}

MockPeer::~MockPeer()
{
    if (d->stream)
        d->stream->peerDestroyed();
}

QHostAddress MockPeer::address() const
{
    return d->address;
}

quint16 MockPeer::port() const
{
    return d->port;
}

QString MockPeer::localSocket() const
{
    return d->localSocket;
}

NetworkOptions MockPeer::networkOptions() const
{
    return d->networkOptions;
}

bool MockPeer::isConnected() const
{
    return d->isConnected;
}

bool MockPeer::isClosedByClient() const
{
    return !d->stream;
}

QByteArray MockPeer::received() const
{
    return d->received;
}

QByteArray MockPeer::takeReceived()
{
    return std::exchange(d->received, {});
}

void MockPeer::setWindow(qint64 bytes)
{
    d->window = bytes;
    drain(0);
}

void MockPeer::drain(qint64 bytes)
{
    if (d->window >= 0)
        d->window += bytes;
    const bool hadToWait = !d->fromClient.isEmpty();
    d->takeIn();
    if (hadToWait && d->fromClient.isEmpty())
        d->stream->tellWritten();
}

void MockPeer::failWrites(const Error &error)
{
    d->writeError = error;
    if (!d->fromClient.isEmpty())
        d->stream->tellFailed(error);
}

void MockPeer::failWrites()
{
    failWrites(Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote,
                     QStringLiteral("The peer has closed the connection")));
}

void MockPeer::send(QByteArrayView data)
{
    if (!d->stream || d->end != StreamEnd::None)
        return;
    d->toClient.append(data);
    d->stream->tellReadable();
}

qint64 MockPeer::bytesUnread() const
{
    return d->toClient.size();
}

void MockPeer::setReadSize(qint64 bytes)
{
    d->readSize = bytes;
}

void MockPeer::end(StreamEnd end)
{
    if (!d->stream || d->end != StreamEnd::None)
        return;
    d->end = end;
    if (d->hasTlsStarted && !d->isTlsAnswered) {
        failTls(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote,
                      QStringLiteral("The server closed the connection during the TLS handshake")));
        return;
    }
    d->stream->tellReadable();
    if (end == StreamEnd::Reset && !d->fromClient.isEmpty())
        failWrites();
}

void MockPeer::finish()
{
    end(d->isTls ? StreamEnd::Truncated : StreamEnd::Clean);
}

bool MockPeer::isTls() const
{
    return d->isTls;
}

bool MockPeer::hasTlsStarted() const
{
    return d->hasTlsStarted;
}

QByteArray MockPeer::serverName() const
{
    return d->serverName;
}

QByteArray MockPeer::offeredTlsSession() const
{
    return d->offeredSession;
}

void MockPeer::sendTlsSession(const TlsSession &session)
{
    if (d->stream)
        d->stream->tellSession(session);
}

TlsOptions MockPeer::tlsOptions() const
{
    return d->tlsOptions;
}

void MockPeer::holdTls()
{
    d->isTlsHeld = true;
}

void MockPeer::acceptTls(const TlsInfo &info)
{
    d->tlsInfo = info;
    acceptTls();
}

void MockPeer::acceptTls()
{
    d->isTlsHeld = false;
    d->tlsError = {};
    d->answerTls();
}

void MockPeer::failTls(const Error &error)
{
    d->isTlsHeld = false;
    d->tlsError = error;
    d->answerTls();
}

void MockPeer::setRequestHandler(const RequestHandler &handler)
{
    d->requestHandler = handler;
    if (d->reader.hasHead())
        d->requestTask.post();
}

void MockPeer::setScript(const QList<QByteArray> &responses)
{
    d->script = responses;
    if (d->reader.hasHead())
        d->requestTask.post();
}

int MockPeer::requestCount() const
{
    return d->requests + d->reader.count();
}

} // namespace HttpQ
