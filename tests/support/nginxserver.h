// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/certificates.h"

#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>

namespace HttpQTest {

/*!
    An nginx of one process on ports of its own, plain and with TLS, on 127.0.0.1 and, where the
    machine has it, [::1]. It accepts connections when the constructor returns, and is gone when the
    destructor does. What it serves is in nginxserver.cpp, beside each location.
*/
class NginxServer
{
public:
    class Options
    {
    public:
        qint64 largeSize = 8 * 1024 * 1024; //!< of /large, in bytes
        int keepAliveSeconds = 75;
        int keepAliveRequests = 1'000'000;
        TestCertificate certificate; //!< none: one of TestCertificates for this host
        QByteArray moreLocations; //!< in nginx's words
        QByteArray moreZones; //!< what stands beside the server, such as limit_req_zone
    };

    NginxServer();
    explicit NginxServer(const Options &options);
    ~NginxServer();
    Q_DISABLE_COPY_MOVE(NginxServer)

    //! False, with the reason on the standard error output, if there is no nginx here.
    static bool isInstalled();

    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; }
    bool hasIpv6() const { return m_hasIpv6; }

    QUrl url(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const;
    QUrl tlsUrl(const QString &path, const QString &host = QStringLiteral("localhost")) const;

    static QByteArray smallBody(); //!< of /small: 38 bytes of JSON
    static QByteArray textBody(); //!< of /chunked, /gzip and /range: some 100 KB of text
    QByteArray largeSha1() const { return m_largeSha1; } //!< of the body of /large
    //! The bytes that a PUT to /put/NAME has left.
    QByteArray uploaded(const QString &name) const;
    //! What nginx complains about; for the messages of a test that fails.
    QByteArray errorLog() const;

private:
    void makeFiles();
    void makeLargeFile();
    bool start();
    void stop();
    void choosePorts();
    QByteArray configuration() const;
    QByteArray locations() const;
    bool accepts(quint16 port);
    QString path(const QString &name) const { return m_folder.filePath(name); }

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_largeSha1;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    bool m_hasIpv6 = false;
};

} // namespace HttpQTest
