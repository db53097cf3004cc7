// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/qt/localsocket.h"
#include "network/qt/qtsocketstream.h"

#include <QtCore/qdatetime.h>
#include <QtNetwork/qsslerror.h>
#include <QtNetwork/qtcpsocket.h>

#include <memory>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace HttpQ {

//! A QSslSocket as a Stream. It connects in the clear; startTls() comes before anything is written.
class QtTlsStream final : public QtSocketStream
{
public:
    QtTlsStream(const NetworkOptions &options, StreamListener *listener);

    void connectTo(const QHostAddress &address, quint16 port) override;
    void connectToLocal(const QString &path);

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    qint64 bytesToWrite() const override;
    void setTlsSession(const TlsSession &session) override { m_offered = session; }
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    void expectEnd() override {}

protected:
    void handleReadyRead() override { tellReadable(); }
    void handleError() override;

private:
    void adopt(int descriptor);
    void handleEncrypted();
    void handleSession();
    void tellReadable();
    void tellReadableLater();
    bool hasPeerEnded() const;
    bool hasNews() const;
    QList<QByteArray> peerCertificates() const;
    Error handshakeError() const;
    QSslSocket *socket() const;

    // What connects the descriptor that is adopted, where this socket cannot.
    std::unique_ptr<QTcpSocket> m_other;
    std::unique_ptr<LocalConnect> m_connect;
    TlsOptions m_tlsOptions;
    QByteArray m_serverName;
    TlsSession m_offered;
    QList<QByteArray> m_peerCertificates;
    QDateTime m_certificateExpiry; // of the peer's own
    QList<QSslError> m_sslErrors;
    bool m_isTls = false;
    bool m_isSecured = false;
    bool m_sawCloseNotify = false;
    bool m_isTold = false; // that there is something to read
    bool m_isToBeTold = false;
};

} // namespace HttpQ
