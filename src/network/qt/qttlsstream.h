// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/qt/qtsocketstream.h"

#include <QtNetwork/qsslerror.h>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace HttpQ {

//! A QSslSocket as a Stream. It connects in the clear; startTls() comes before anything is written.
class QtTlsStream final : public QtSocketStream
{
public:
    explicit QtTlsStream(StreamListener *listener);

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    qint64 bytesToWrite() const override;
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    void expectEnd() override {}

protected:
    void handleReadyRead() override { tellReadable(); }
    void handleError() override;

private:
    void handleEncrypted();
    void tellReadable();
    void tellReadableLater();
    bool hasPeerEnded() const;
    bool hasNews() const;
    Error handshakeError() const;
    QSslSocket *socket() const;

    TlsOptions m_options;
    QByteArray m_serverName;
    QList<QSslError> m_sslErrors;
    bool m_isTls = false;
    bool m_isSecured = false;
    bool m_sawCloseNotify = false;
    bool m_isTold = false; // that there is something to read
    bool m_isToBeTold = false;
};

} // namespace HttpQ
