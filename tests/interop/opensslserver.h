// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qprocess.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>

namespace HttpQTest {

class TestCertificate;

/*!
    An "openssl s_server" on 127.0.0.1, for what a QSslSocket cannot be told to do as a server. It
    answers every GET with a page about the connection, and is gone when the destructor returns.
*/
class OpenSslServer
{
public:
    OpenSslServer(const TestCertificate &certificate, const QStringList &arguments);
    ~OpenSslServer();
    Q_DISABLE_COPY_MOVE(OpenSslServer)

    QUrl url(const QString &host = QStringLiteral("localhost")) const;

private:
    quint16 readPort();

    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace HttpQTest
