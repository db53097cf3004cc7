// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiotlsstream.h"

#include "network/asio/asiopeercertificate.h"
#include "network/asio/asiotlscontext.h"

#include <openssl/err.h>

#include <algorithm>
#include <limits>

namespace HttpQ {

namespace asio = boost::asio;

namespace {

Error tlsError(Error::Party party, const QString &message)
{
    return Error(Error::Kind::Tls, Error::Phase::Tls, party, message);
}

int boundedSize(qint64 size)
{
    return static_cast<int>(std::min<qint64>(size, std::numeric_limits<int>::max()));
}

} // namespace

AsioTlsStream::AsioTlsStream(asio::io_context &context, const NetworkOptions &options,
                             StreamListener *listener)
    : AsioStream(context, options, listener)
{}

AsioTlsStream::~AsioTlsStream()
{
    // Says goodbye (close_notify) where that does not wait.
    if (m_isSecured && !m_hasFailed && m_seenEnd == StreamEnd::None && m_toWrite.isEmpty())
        SSL_shutdown(m_ssl.get());
    ERR_clear_error();
}

// A BIO (the way in which OpenSSL reads and writes) over the socket. The one for descriptors that
// OpenSSL brings would have the process killed by SIGPIPE when the server is gone.
BIO_METHOD *AsioTlsStream::bioMethod()
{
    static BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "HttpQ socket");
        BIO_meth_set_read(made, &AsioTlsStream::bioRead);
        BIO_meth_set_write(made, &AsioTlsStream::bioWrite);
        BIO_meth_set_ctrl(made, &AsioTlsStream::bioControl);
        return made;
    }();
    return method;
}

int AsioTlsStream::bioRead(BIO *bio, char *data, int size)
{
    auto &stream = *static_cast<AsioTlsStream *>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    ErrorCode error;
    const size_t got =
            stream.m_socket.read_some(asio::buffer(data, static_cast<size_t>(size)), error);
    if (!error)
        return static_cast<int>(got);
    if (isPatient(error)) {
        BIO_set_retry_read(bio);
        return -1;
    }
    stream.m_socketError = error;
    stream.noteBroken(error);
    return error == asio::error::eof ? 0 : -1;
}

int AsioTlsStream::bioWrite(BIO *bio, const char *data, int size)
{
    auto &stream = *static_cast<AsioTlsStream *>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    ErrorCode error;
    const size_t written =
            stream.m_socket.write_some(asio::buffer(data, static_cast<size_t>(size)), error);
    if (!error)
        return static_cast<int>(written);
    if (isPatient(error) || error == asio::error::no_buffer_space) {
        BIO_set_retry_write(bio);
    } else {
        stream.m_socketError = error;
        stream.noteBroken(error);
    }
    return -1;
}

long AsioTlsStream::bioControl(BIO *bio, int command, long, void *)
{
    switch (command) {
    case BIO_CTRL_FLUSH:
        return 1;
    case BIO_CTRL_EOF:
        return static_cast<AsioTlsStream *>(BIO_get_data(bio))->m_socketError == asio::error::eof;
    default:
        return 0;
    }
}

void AsioTlsStream::startTls(const TlsOptions &options, const QByteArray &serverName)
{
    // What came before the handshake is no part of it.
    char byte;
    ErrorCode error;
    const size_t waiting = m_socket.receive(asio::buffer(&byte, 1), Socket::message_peek, error);
    if (waiting > 0) {
        failLater(tlsError(Error::Party::Remote,
                           QStringLiteral("The server sent data before the TLS handshake")));
        return;
    }
    if (m_end != StreamEnd::None || (error && !isPatient(error))) {
        failLater(tlsError(Error::Party::Remote,
                           QStringLiteral("The server closed the connection before the TLS "
                                          "handshake")));
        return;
    }
    const Result<std::shared_ptr<asio::ssl::context>> context = asioTlsContext(options);
    if (!context) {
        failLater(context.error());
        return;
    }
    m_tlsOptions = options;
    m_serverName = serverName;
    m_tlsContext = *context;
    m_ssl.reset(SSL_new(m_tlsContext->native_handle()));
    BIO *bio = BIO_new(bioMethod());
    if (!m_ssl || !bio) {
        BIO_free(bio);
        failLater(tlsError(Error::Party::Local, takeOpenSslError()));
        return;
    }
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_connect_state(m_ssl.get());
    SSL_set_app_data(m_ssl.get(), this);
    SSL_CTX_sess_set_new_cb(m_tlsContext->native_handle(), &AsioTlsStream::ticketReceived);
    m_sessions.offer(m_ssl.get());
    // RFC 6066 3: neither an address nor a trailing dot in the name that is sent
    QByteArray name = serverName;
    if (name.endsWith('.'))
        name.chop(1);
    if (QHostAddress(QString::fromLatin1(name)).isNull())
        SSL_set_tlsext_host_name(m_ssl.get(), name.constData());
    later([this] { proceed(); });
}

// What OpenSSL needs to go on after a call that returned result.
AsioTlsStream::Step AsioTlsStream::stepAfter(int result)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_NONE:
        return Step::Done;
    case SSL_ERROR_WANT_READ:
        awaitReadable();
        return Step::Waits;
    case SSL_ERROR_WANT_WRITE:
        awaitWritable();
        return Step::Waits;
    default:
        return Step::Ended;
    }
}

void AsioTlsStream::proceed()
{
    if (m_hasFailed || m_isSecured)
        return;
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    switch (stepAfter(result)) {
    case Step::Done:
        secured();
        break;
    case Step::Waits:
        break;
    case Step::Ended:
        fail(handshakeError(result));
        break;
    }
}

Error AsioTlsStream::handshakeError(int result)
{
    const QString host = QString::fromLatin1(m_serverName);
    const long verdict = SSL_get_verify_result(m_ssl.get());
    if (verdict != X509_V_OK && !m_tlsOptions.dangerouslyTrustsAnyCertificate()) {
        ERR_clear_error();
        return tlsError(
                Error::Party::Remote,
                QStringLiteral("The certificate of \"%1\" was refused: %2")
                        .arg(host, QString::fromLatin1(X509_verify_cert_error_string(verdict))));
    }
    if (m_socketError == asio::error::eof || m_socketError == asio::error::connection_reset) {
        ERR_clear_error();
        return tlsError(
                Error::Party::Remote,
                QStringLiteral("The server closed the connection during the TLS handshake"));
    }
    const bool isSocket = m_socketError && SSL_get_error(m_ssl.get(), result) == SSL_ERROR_SYSCALL;
    return tlsError(Error::Party::Remote,
                    QStringLiteral("The TLS handshake with \"%1\" failed: %2")
                            .arg(host, isSocket ? QString::fromStdString(m_socketError.message())
                                                : takeOpenSslError()));
}

void AsioTlsStream::secured()
{
    TlsInfo info;
    if (!m_tlsOptions.dangerouslyTrustsAnyCertificate()) {
        const SubjectNames names = AsioPeerCertificate(m_ssl.get()).subjectNames();
        if (!names.cover(m_serverName)) {
            fail(tlsError(Error::Party::Remote,
                          QStringLiteral("The certificate is not for \"%1\": it names %2")
                                  .arg(QString::fromLatin1(m_serverName), names.text())));
            return;
        }
    }
    info.protocol = SSL_get_version(m_ssl.get());
    info.cipher = SSL_CIPHER_get_name(SSL_get_current_cipher(m_ssl.get()));
    const unsigned char *protocol = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(m_ssl.get(), &protocol, &size);
    info.applicationProtocol =
            QByteArray(reinterpret_cast<const char *>(protocol), qsizetype(size));
    if (size > 0 && !m_tlsOptions.applicationProtocols().contains(info.applicationProtocol)) {
        fail(tlsError(Error::Party::Remote,
                      QStringLiteral("The server chose the application protocol \"%1\", which was "
                                     "not offered")
                              .arg(QString::fromLatin1(info.applicationProtocol))));
        return;
    }
    info.peerCertificates = m_sessions.notePeer(m_ssl.get());
    m_isSecured = true;
    // The request goes first: a TLS 1.3 server that refuses the client's certificate says so behind
    // the handshake, and by that answers it.
    const std::shared_ptr<AsioStream *> self = m_self;
    m_listener->streamSecured(info);
    if (!*self)
        return;
    // In TLS 1.2 the session is that of the handshake, also of one that resumed it.
    if (SSL_version(m_ssl.get()) == TLS1_2_VERSION)
        keepSession(SSL_get0_session(m_ssl.get()));
    tellReadableLater();
}

// Called within those of OpenSSL's functions that read.
int AsioTlsStream::ticketReceived(SSL *ssl, SSL_SESSION *session)
{
    // In TLS 1.2 the peer is not known yet.
    if (SSL_version(ssl) != TLS1_2_VERSION)
        static_cast<AsioTlsStream *>(SSL_get_app_data(ssl))->keepSession(session);
    return 0; // it stays OpenSSL's
}

void AsioTlsStream::keepSession(const SSL_SESSION *session)
{
    if (m_sessions.add(m_ssl.get(), session) && m_isSecured)
        tellReadableLater();
}

void AsioTlsStream::tellSessions()
{
    const std::shared_ptr<AsioStream *> self = m_self;
    while (*self && !m_sessions.isEmpty())
        m_listener->streamSessionReceived(m_sessions.takeFirst());
}

void AsioTlsStream::handleReadable()
{
    if (!m_ssl) {
        AsioStream::handleReadable();
        return;
    }
    if (!m_isSecured) {
        proceed();
        return;
    }
    const std::shared_ptr<AsioStream *> self = m_self;
    AsioStream::handleWritable(); // which may have waited for something to read
    if (*self)
        tellReadable();
}

void AsioTlsStream::handleWritable()
{
    if (!m_ssl) {
        AsioStream::handleWritable();
        return;
    }
    if (!m_isSecured) {
        proceed();
        return;
    }
    const std::shared_ptr<AsioStream *> self = m_self;
    AsioStream::handleWritable();
    if (*self)
        tellReadable(); // reading may have waited for something to write
}

// Looks, and lets OpenSSL take in what is for itself: a session ticket is no news.
bool AsioTlsStream::hasNews()
{
    if (m_seenEnd != StreamEnd::None)
        return true;
    char byte;
    ERR_clear_error();
    const int result = SSL_peek(m_ssl.get(), &byte, 1);
    if (result > 0)
        return true;
    if (stepAfter(result) == Step::Waits)
        return false;
    m_seenEnd = endAfter(result);
    return true;
}

// RFC 8446 6.1: close_notify is the end, whether or not a FIN comes behind it.
StreamEnd AsioTlsStream::endAfter(int result) const
{
    if (SSL_get_error(m_ssl.get(), result) == SSL_ERROR_ZERO_RETURN)
        return StreamEnd::Clean;
    return isBroken() ? StreamEnd::Reset : StreamEnd::Truncated;
}

void AsioTlsStream::tellReadable()
{
    const std::shared_ptr<AsioStream *> self = m_self;
    const bool isNews = !m_isTold && m_end == StreamEnd::None && hasNews();
    // First the sessions: whoever reads a response may be done with the stream.
    tellSessions();
    if (!*self || !isNews)
        return;
    m_isTold = true;
    m_listener->streamReadable();
}

void AsioTlsStream::tellReadableLater()
{
    if (m_isToBeTold)
        return;
    m_isToBeTold = true;
    later([this] {
        m_isToBeTold = false;
        tellReadable();
    });
}

qint64 AsioTlsStream::read(char *data, qint64 size)
{
    if (!m_ssl)
        return AsioStream::read(data, size);
    if (m_end != StreamEnd::None)
        return -1;
    if (!m_isSecured)
        return 0;
    m_isTold = false;
    qint64 total = 0;
    bool mustWait = false;
    while (total < size && m_seenEnd == StreamEnd::None && !mustWait) {
        ERR_clear_error();
        const int result = SSL_read(m_ssl.get(), data + total, boundedSize(size - total));
        if (result > 0) {
            total += result;
        } else if (stepAfter(result) == Step::Waits) {
            mustWait = true;
        } else {
            m_seenEnd = endAfter(result);
        }
    }
    if (total > 0 || m_seenEnd == StreamEnd::None) {
        if (m_seenEnd != StreamEnd::None || SSL_has_pending(m_ssl.get()))
            tellReadableLater();
        else
            awaitReadable();
        return total;
    }
    m_end = m_seenEnd;
    return -1;
}

bool AsioTlsStream::hasUnread()
{
    if (!m_ssl)
        return AsioStream::hasUnread();
    return m_end != StreamEnd::None || (m_isSecured && hasNews());
}

qint64 AsioTlsStream::writeSome(QByteArrayView data)
{
    if (!m_ssl)
        return AsioStream::writeSome(data);
    qint64 written = 0;
    while (written < data.size()) {
        ERR_clear_error();
        const int result =
                SSL_write(m_ssl.get(), data.data() + written, boundedSize(data.size() - written));
        if (result > 0) {
            written += result;
        } else if (stepAfter(result) == Step::Waits) {
            break;
        } else {
            failLater(writeError(m_socketError ? m_socketError
                                               : ErrorCode(asio::error::broken_pipe)));
            return -1;
        }
    }
    return written;
}

} // namespace HttpQ
