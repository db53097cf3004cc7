// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtbackend.h"

#include "network/qt/qtlocalstream.h"
#include "network/qt/qtsocketstream.h"
#include "network/qt/qttlsstream.h"
#include "network/qt/qtwaker.h"

#include <QtNetwork/qhostinfo.h>

#ifdef Q_OS_LINUX
#    include "network/qt/epollstream.h"
#endif

namespace HttpQ {

namespace {

class QtLookup final : public QObject, public Lookup
{
public:
    QtLookup(const QByteArray &host, Lookup::Listener *listener)
    {
        m_id = QHostInfo::lookupHost(
                QString::fromLatin1(host), this, [listener](const QHostInfo &info) {
                    listener->resolved(info.addresses(), info.error() == QHostInfo::NoError
                                                                 ? QString()
                                                                 : info.errorString());
                });
    }
    ~QtLookup() override { QHostInfo::abortHostLookup(m_id); }

private:
    int m_id = 0;
};

} // namespace

QtBackend::QtBackend() = default;
QtBackend::~QtBackend() = default;

bool QtBackend::setPlainSockets(PlainSockets sockets)
{
#ifndef Q_OS_LINUX
    if (sockets == PlainSockets::Epoll)
        return false;
#endif
    m_plainSockets = sockets;
    return true;
}

std::unique_ptr<Stream> QtBackend::connectTcp(const QHostAddress &address, quint16 port,
                                              bool secure, const NetworkOptions &options,
                                              StreamListener *listener)
{
#ifdef Q_OS_LINUX
    if (!secure && m_plainSockets == PlainSockets::Epoll) {
        auto plain = std::make_unique<EpollStream>(options, listener);
        plain->connectTo(address, port);
        return plain;
    }
#endif
    std::unique_ptr<QtSocketStream> stream;
    if (secure)
        stream = std::make_unique<QtTlsStream>(options, listener);
    else
        stream = std::make_unique<QtSocketStream>(options, listener);
    stream->connectTo(address, port);
    return stream;
}

std::unique_ptr<Stream> QtBackend::connectLocal(const QString &path, bool secure,
                                                const NetworkOptions &options,
                                                StreamListener *listener)
{
    if (!secure)
        return std::make_unique<QtLocalStream>(path, options, listener);
    auto stream = std::make_unique<QtTlsStream>(options, listener);
    stream->connectToLocal(path);
    return stream;
}

std::unique_ptr<Lookup> QtBackend::resolve(const QByteArray &host, Lookup::Listener *listener)
{
    return std::make_unique<QtLookup>(host, listener);
}

std::unique_ptr<Waker> QtBackend::createWaker(Waker::Listener *listener)
{
    return std::make_unique<QtWaker>(listener);
}

std::chrono::steady_clock::time_point QtBackend::now() const
{
    return std::chrono::steady_clock::now();
}

} // namespace HttpQ
