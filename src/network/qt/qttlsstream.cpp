// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qttlsstream.h"

#include "network/qt/certificatenames.h"
#include "network/qt/tlsconfiguration.h"

#include <QtNetwork/qnetworkproxy.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslcipher.h>
#include <QtNetwork/qsslsocket.h>

#include <algorithm>

#ifdef Q_OS_UNIX
#    include <cerrno>
#    include <fcntl.h>
#    include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#    include <poll.h>
#endif

namespace HttpQ {

namespace {

// What QSslSocket decrypts ahead of the reader: what is more stays in the kernel. It is less than what
// malloc gives back to the system when it is freed, or each filling would be of fresh pages.
constexpr qint64 ReadAhead = 64 * 1024;

// What OpenSSL's servers keep a session for, unless told otherwise.
constexpr std::chrono::seconds UnknownSessionLifetime = std::chrono::minutes(5);

Error tlsError(Error::Party party, const QString &message)
{
    return Error(Error::Kind::Tls, Error::Phase::Tls, party, message);
}

QByteArray protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return "TLSv1.2";
    case QSsl::TlsV1_3:
        return "TLSv1.3";
    default:
        return "unknown";
    }
}

} // namespace

// Not Unbuffered: a QSslSocket that is would never hear of the end, nor of one during the
// handshake.
QtTlsStream::QtTlsStream(const NetworkOptions &options, StreamListener *listener)
    : QtSocketStream(options, listener, new QSslSocket, QIODevice::ReadWrite)
{
    socket()->setReadBufferSize(ReadAhead);
    QObject::connect(socket(), &QSslSocket::encrypted, socket(),
                     [this] { inSlot([this] { handleEncrypted(); }); });
    // Not bytesWritten(), which comes when the bytes are on their way from the buffer of those to be
    // encrypted into that of the encrypted ones, and counted in neither.
    QObject::connect(socket(), &QSslSocket::encryptedBytesWritten, socket(),
                     [this] { handleBytesWritten(); });
    QObject::connect(socket(), &QSslSocket::stateChanged, socket(), [this] {
        if (m_isConnected)
            inSlot([this] { tellReadable(); });
    });
    QObject::connect(socket(), &QSslSocket::sslErrors, socket(),
                     [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    QObject::connect(socket(), &QSslSocket::newSessionTicketReceived, socket(), [this] {
        if (m_isSecured)
            inSlot([this] { handleSession(); });
    });
    QObject::connect(socket(), &QSslSocket::alertReceived, socket(),
                     [this](QSsl::AlertLevel, QSsl::AlertType type) {
                         if (type == QSsl::AlertType::CloseNotify) {
                             m_sawCloseNotify = true;
                             tellReadableLater();
                         }
                     });
}

QSslSocket *QtTlsStream::socket() const
{
    return static_cast<QSslSocket *>(m_socket);
}

// A QSslSocket cannot be bound: its inner socket is made when it connects. So another one connects,
// and this one goes on with a copy of its descriptor.
void QtTlsStream::connectTo(const QHostAddress &address, quint16 port)
{
    if (m_options.localAddress().isEmpty()) {
        QtSocketStream::connectTo(address, port);
        return;
    }
#ifdef Q_OS_UNIX
    m_other = std::make_unique<QTcpSocket>();
    m_other->setProxy(QNetworkProxy::NoProxy);
    if (!bind(m_other.get()))
        return;
    // Queued, so that no frame of the socket is below when it is destroyed.
    QObject::connect(
            m_other.get(), &QTcpSocket::connected, &m_later,
            [this] {
                const int copy =
                        fcntl(static_cast<int>(m_other->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
                const int code = errno;
                m_other.reset();
                if (copy >= 0) {
                    adopt(copy);
                } else {
                    fail(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                               qt_error_string(code)));
                }
            },
            Qt::QueuedConnection);
    QObject::connect(
            m_other.get(), &QTcpSocket::errorOccurred, &m_later,
            [this] {
                if (m_other)
                    fail(connectError(m_other.get()));
            },
            Qt::QueuedConnection);
    m_other->connectToHost(address, port, QIODevice::ReadWrite | QIODevice::Unbuffered);
#else
    Q_UNUSED(address)
    Q_UNUSED(port)
    failLater(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                    QStringLiteral("a local address cannot be set for TLS on this system")));
#endif
}

void QtTlsStream::connectToLocal(const QString &path)
{
    m_isLocal = true;
    m_connect = std::make_unique<LocalConnect>(path, [this](const Result<int> &descriptor) {
        m_connect.reset();
        if (descriptor)
            adopt(*descriptor);
        else
            fail(descriptor.error());
    });
}

// Goes on with a socket that is connected.
void QtTlsStream::adopt(int descriptor)
{
    bool isAdopted = false;
    callQuietly([&] {
        isAdopted =
                m_socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState, m_mode);
    });
    if (isAdopted) {
        handleConnected();
        return;
    }
#ifdef Q_OS_UNIX
    ::close(descriptor);
#endif
    fail(connectError(m_socket));
}

void QtTlsStream::startTls(const TlsOptions &options, const QByteArray &serverName)
{
    // What came before the handshake would surface after it as if it had been encrypted.
    if (m_socket->bytesAvailable() > 0) {
        failLater(tlsError(Error::Party::Remote,
                           QStringLiteral("The server sent data before the TLS handshake")));
        return;
    }
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        failLater(tlsError(Error::Party::Remote,
                           QStringLiteral("The server closed the connection before the TLS "
                                          "handshake")));
        return;
    }
    if (!QSslSocket::supportsSsl()) {
        failLater(tlsError(Error::Party::Local, QStringLiteral("Qt has no TLS backend")));
        return;
    }
    Result<QSslConfiguration> configuration = tlsConfiguration(options);
    if (!configuration) {
        failLater(configuration.error());
        return;
    }
    m_tlsOptions = options;
    m_serverName = serverName;
    m_isTls = true;
    if (!m_offered.ticket.isEmpty())
        configuration->setSessionTicket(m_offered.ticket);
    socket()->setSslConfiguration(*configuration);
    if (options.dangerouslyTrustsAnyCertificate())
        socket()->ignoreSslErrors();
    // RFC 6066 3: no trailing dot in the name that is sent
    QByteArray name = serverName;
    if (name.endsWith('.'))
        name.chop(1);
    socket()->setPeerVerifyName(QString::fromLatin1(name));
    // It fails at once if the key does not belong to the certificate, for one.
    if (!callQuietly([this] { socket()->startClientEncryption(); }))
        failLater(handshakeError());
}

void QtTlsStream::handleEncrypted()
{
    if (!m_tlsOptions.dangerouslyTrustsAnyCertificate()) {
        // QSslSocket falls back to the common name; RFC 9525 does not.
        const QSslCertificate certificate = socket()->peerCertificate();
        if (!certificateNames(certificate, m_serverName)) {
            fail(tlsError(Error::Party::Remote,
                          QStringLiteral("The certificate is not for \"%1\": it names %2")
                                  .arg(QString::fromLatin1(m_serverName),
                                       certificateNamesText(certificate))));
            return;
        }
    }
    TlsInfo info;
    info.protocol = protocolName(socket()->sessionProtocol());
    info.cipher = socket()->sessionCipher().name().toLatin1();
    info.applicationProtocol = socket()->sslConfiguration().nextNegotiatedProtocol();
    if (!info.applicationProtocol.isEmpty()
        && !m_tlsOptions.applicationProtocols().contains(info.applicationProtocol)) {
        fail(tlsError(Error::Party::Remote,
                      QStringLiteral("The server chose the application protocol \"%1\", which was "
                                     "not offered")
                              .arg(QString::fromLatin1(info.applicationProtocol))));
        return;
    }
    m_certificateExpiry = socket()->peerCertificate().expiryDate();
    m_peerCertificates = peerCertificates();
    info.peerCertificates = m_peerCertificates;
    m_isSecured = true;
    if (hasNews())
        tellReadableLater();
    // In TLS 1.2 the session comes within the handshake, and goes to who listens when that is over.
    if (socket()->sessionProtocol() == QSsl::TlsV1_2)
        QMetaObject::invokeMethod(
                &m_later, [this] { handleSession(); }, Qt::QueuedConnection);
    m_listener->streamSecured(info);
}

// A resumed session brings the peer's own certificate along, but not those of its issuers.
QList<QByteArray> QtTlsStream::peerCertificates() const
{
    QList<QByteArray> certificates;
    const QList<QSslCertificate> chain = socket()->peerCertificateChain();
    for (const QSslCertificate &certificate : chain)
        certificates.append(certificate.toDer());
    if (certificates.size() >= m_offered.peerCertificates.size())
        return certificates;
    const QByteArray own = socket()->peerCertificate().toDer();
    return own == m_offered.peerCertificates.first() ? m_offered.peerCertificates : certificates;
}

// A session lasts no longer than the certificate by which it was begun: nobody looks at that again.
void QtTlsStream::handleSession()
{
    const QSslConfiguration configuration = socket()->sslConfiguration();
    const QByteArray ticket = configuration.sessionTicket();
    const std::chrono::seconds valid(QDateTime::currentDateTimeUtc().secsTo(m_certificateExpiry));
    std::chrono::seconds hint(configuration.sessionTicketLifeTimeHint());
    // RFC 5077 3.3: 0 leaves it to the client, and a session without a ticket has none. In TLS 1.3 it
    // says that the ticket is to be discarded.
    if (hint.count() <= 0 && socket()->sessionProtocol() == QSsl::TlsV1_2)
        hint = UnknownSessionLifetime;
    if (!ticket.isEmpty())
        m_listener->streamSessionReceived(
                TlsSession(ticket, std::min(hint, valid), m_peerCertificates));
}

void QtTlsStream::handleError()
{
    if (!m_isConnected)
        QtSocketStream::handleError();
    else if (m_isTls && !m_isSecured)
        fail(handshakeError());
    else if (bytesToWrite() > 0)
        fail(writeError());
    // Else it is the end, and read() tells which.
}

// RFC 8446 6.1: close_notify is the end, whether or not a FIN comes behind it. Some servers wait for
// this side to say the same first.
bool QtTlsStream::hasPeerEnded() const
{
    return m_sawCloseNotify || m_socket->state() != QAbstractSocket::ConnectedState;
}

bool QtTlsStream::hasNews() const
{
    return m_socket->bytesAvailable() > 0 || hasPeerEnded();
}

// QSslSocket tells of what it decrypts, whether or not the last has been read, and tells nothing of
// what is left behind.
void QtTlsStream::tellReadable()
{
    if (m_isTold || m_end != StreamEnd::None || (m_isTls && !m_isSecured) || !hasNews())
        return;
    m_isTold = true;
    m_listener->streamReadable();
}

void QtTlsStream::tellReadableLater()
{
    if (m_isToBeTold)
        return;
    m_isToBeTold = true;
    QMetaObject::invokeMethod(
            &m_later,
            [this] {
                m_isToBeTold = false;
                tellReadable();
            },
            Qt::QueuedConnection);
}

Error QtTlsStream::handshakeError() const
{
    QString message;
    if (!m_sslErrors.isEmpty()) {
        QStringList texts;
        for (const QSslError &sslError : m_sslErrors)
            texts += sslError.errorString();
        texts.removeDuplicates();
        message = QStringLiteral("The certificate of \"%1\" was refused: %2")
                          .arg(QString::fromLatin1(m_serverName), texts.join(u"; "));
    } else if (m_socket->error() == QAbstractSocket::RemoteHostClosedError) {
        message = QStringLiteral("The server closed the connection during the TLS handshake");
    } else {
        message = QStringLiteral("The TLS handshake with \"%1\" failed: %2")
                          .arg(QString::fromLatin1(m_serverName), m_socket->errorString());
    }
    return tlsError(m_socket->error() == QAbstractSocket::SslInternalError
                                    || m_socket->error() == QAbstractSocket::SslInvalidUserDataError
                            ? Error::Party::Local
                            : Error::Party::Remote,
                    message);
}

qint64 QtTlsStream::read(char *data, qint64 size)
{
    m_isTold = false;
    const qint64 got = m_socket->read(data, size);
    if (got > 0) {
        if (hasNews())
            tellReadableLater();
        return got;
    }
    if (!hasPeerEnded())
        return 0;
    if (m_end == StreamEnd::None)
        m_end = m_sawCloseNotify ? StreamEnd::Clean : StreamEnd::Truncated;
    return -1;
}

bool QtTlsStream::hasUnread()
{
    if (m_end != StreamEnd::None || hasNews())
        return true;
#ifdef Q_OS_LINUX
    // A FIN that Qt has not heard of yet. Other bytes in the kernel are no news: session tickets.
    pollfd descriptor = { static_cast<int>(m_socket->socketDescriptor()), POLLRDHUP, 0 };
    return poll(&descriptor, 1, 0) > 0;
#else
    return false;
#endif
}

qint64 QtTlsStream::bytesToWrite() const
{
    return socket()->bytesToWrite() + socket()->encryptedBytesToWrite();
}

} // namespace HttpQ
