// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/httpbinserver.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qstandardpaths.h>
#include <QtNetwork/qhostaddress.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace HttpQTest {

// Python has much to load, and the machine may be busy with other tests.
static const int StartMilliseconds = 60'000;
static const int StopMilliseconds = 5'000;
static const int CheckMilliseconds = 30'000;

// The system's own, which has the packages of the system, before whatever else is called so.
static QString python()
{
    const QString ofSystem = QStandardPaths::findExecutable(u"python3"_s, { u"/usr/bin"_s });
    return ofSystem.isEmpty() ? QStandardPaths::findExecutable(u"python3"_s) : ofSystem;
}

HttpBinServer::HttpBinServer()
{
    if (!m_folder.isValid())
        qFatal("HttpBinServer: no temporary folder: %ls", qUtf16Printable(m_folder.errorString()));
    QTcpServer listener;
    if (!listener.listen(QHostAddress::LocalHost))
        qFatal("HttpBinServer: no free port: %ls", qUtf16Printable(listener.errorString()));
    m_port = listener.serverPort();
    start(listener);
    // From here on gunicorn alone has the socket: should it die, nothing waits for it.
    listener.close();
    if (!answers())
        qFatal("HttpBinServer: gunicorn does not start:\n%s", log().constData());
}

HttpBinServer::~HttpBinServer()
{
    stop();
}

bool HttpBinServer::isInstalled()
{
    QProcess check;
    check.start(python(), { u"-c"_s, u"import importlib.util, sys\n"
                                     "for name in 'gunicorn', 'httpbin':\n"
                                     "    if not importlib.util.find_spec(name):\n"
                                     "        sys.exit(name)\n"_s });
    const bool found = check.waitForFinished(CheckMilliseconds)
                       && check.exitStatus() == QProcess::NormalExit && check.exitCode() == 0;
    if (!found) {
        qWarning("HttpBinServer: this machine's Python has not what is needed: %s",
                 check.readAllStandardError().trimmed().constData());
    }
    return found;
}

QUrl HttpBinServer::url(const QString &path, const QString &host) const
{
    QUrl url(path);
    url.setScheme(u"http"_s);
    url.setHost(host);
    url.setPort(m_port);
    return url;
}

QByteArray HttpBinServer::log() const
{
    QFile file(path(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// gunicorn is given a socket that listens already, so nobody can take its port, and whoever connects
// before it is ready waits.
void HttpBinServer::start(const QTcpServer &listener)
{
    const int socket = static_cast<int>(listener.socketDescriptor());
    m_process.setChildProcessModifier([socket] {
        ::setpgid(0, 0); // for stop()
        ::fcntl(socket, F_SETFD, 0);
        // A test that crashes must not leave a server behind; gunicorn takes its workers along.
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
    m_process.setWorkingDirectory(m_folder.path()); // not to read somebody's gunicorn.conf.py
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(path(u"log"_s));
    // More threads than any test has requests at once. Without a timeout a slow machine is no reason
    // to kill a worker.
    m_process.start(python(), { u"-m"_s, u"gunicorn"_s, u"--bind"_s, u"fd://%1"_s.arg(socket),
                                u"--worker-class"_s, u"gthread"_s, u"--threads"_s, u"64"_s,
                                u"--keep-alive"_s, u"30"_s, u"--timeout"_s, u"0"_s,
                                u"--access-logfile"_s, u"-"_s, u"httpbin:app"_s });
    if (!m_process.waitForStarted(StartMilliseconds))
        qFatal("HttpBinServer: %ls", qUtf16Printable(m_process.errorString()));
}

bool HttpBinServer::answers()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write("GET /status/204 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const QDeadlineTimer deadline(StartMilliseconds);
    QByteArray answer;
    while (socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
        answer += socket.readAll();
    return answer.startsWith("HTTP/1.1 204 ");
}

// Nothing of it is kept, so nothing has to end in good order.
void HttpBinServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.waitForFinished(StopMilliseconds);
}

} // namespace HttpQTest
