// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/tlsoptions.h"
#include "network/asio/asiostream.h"
#include "network/asio/asiotlssessions.h"

#include <boost/asio/ssl/context.hpp>

#include <openssl/ssl.h>

#include <memory>

namespace HttpQ {

/*!
    TLS on a socket of Asio's. It connects in the clear; startTls() comes before anything is written.

    asio::ssl::stream has a buffer of its own, reads ahead into it, and only by operations; so here
    OpenSSL itself reads from the socket and writes to it, whenever this stream is read and written.
*/
class AsioTlsStream final : public AsioStream
{
public:
    AsioTlsStream(boost::asio::io_context &context, const NetworkOptions &options,
                  StreamListener *listener);
    ~AsioTlsStream() override;

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    void setTlsSession(const TlsSession &session) override { m_sessions.setOffered(session); }
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;

protected:
    void handleReadable() override;
    void handleWritable() override;
    qint64 writeSome(QByteArrayView data) override;

private:
    static BIO_METHOD *bioMethod();
    static int bioRead(BIO *bio, char *data, int size);
    static int bioWrite(BIO *bio, const char *data, int size);
    static long bioControl(BIO *bio, int command, long number, void *pointer);
    static int ticketReceived(SSL *ssl, SSL_SESSION *session);

    enum class Step { Done, Waits, Ended };
    Step stepAfter(int result);
    StreamEnd endAfter(int result) const;
    void proceed();
    Error handshakeError(int result);
    void secured();
    void keepSession(const SSL_SESSION *session);
    void tellSessions();
    void tellReadable();
    void tellReadableLater();
    bool hasNews();

    TlsOptions m_tlsOptions;
    QByteArray m_serverName;
    std::shared_ptr<boost::asio::ssl::context> m_tlsContext;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_ssl { nullptr, &SSL_free };
    AsioTlsSessions m_sessions; // those given out until the listener was told of them
    ErrorCode m_socketError; // the last that was more than having to wait
    StreamEnd m_seenEnd = StreamEnd::None;
    bool m_isSecured = false;
    bool m_isTold = false; // that there is something to read
    bool m_isToBeTold = false;
};

} // namespace HttpQ
