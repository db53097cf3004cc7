// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/opensslserver.h"

#include "support/certificates.h"

#include <QtCore/qdeadlinetimer.h>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace HttpQTest {

static const int StartMilliseconds = 10'000;
static const int StopMilliseconds = 5'000;

OpenSslServer::OpenSslServer(const TestCertificate &certificate, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // A test that crashes must not leave a server behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(u"openssl"_s, QStringList { u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s,
                                                u"-www"_s, u"-cert"_s, certificate.certificateFile,
                                                u"-key"_s, certificate.keyFile }
                                          + arguments);
    m_port = readPort();
}

OpenSslServer::~OpenSslServer()
{
    m_process.kill();
    m_process.waitForFinished(StopMilliseconds);
}

// It says "ACCEPT 127.0.0.1:40123" once it listens.
quint16 OpenSslServer::readPort()
{
    QByteArray output;
    const QDeadlineTimer deadline(StartMilliseconds);
    while (m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
        output += m_process.readAll();
        const qsizetype accept = output.indexOf("ACCEPT ");
        const qsizetype end = output.indexOf('\n', accept);
        if (accept >= 0 && end >= 0) {
            const QByteArray address = output.sliced(accept, end - accept);
            return address.sliced(address.lastIndexOf(':') + 1).trimmed().toUShort();
        }
    }
    qFatal("openssl s_server does not start: %s", output.constData());
}

QUrl OpenSslServer::url(const QString &host) const
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    url.setPort(m_port);
    url.setPath(u"/"_s);
    return url;
}

} // namespace HttpQTest
