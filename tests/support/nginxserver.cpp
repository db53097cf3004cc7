// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/nginxserver.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qrandom.h>
#include <QtCore/qstandardpaths.h>
#include <QtNetwork/qhostaddress.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace HttpQTest {

static const int StartMilliseconds = 10'000;
static const int StopMilliseconds = 5'000;
static const int StartAttempts = 5;

static const char SmallBody[] = R"({"name":"HttpQ","values":[1,2,3,4,56]})";
static_assert(sizeof SmallBody - 1 == 38);

static QString nginxProgram()
{
    const QString inPath = QStandardPaths::findExecutable(u"nginx"_s);
    return inPath.isEmpty() ? QStandardPaths::findExecutable(u"nginx"_s, { u"/usr/sbin"_s })
                            : inPath;
}

static void writeFile(const QString &name, const QByteArray &contents)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("NginxServer: cannot write %ls", qUtf16Printable(name));
}

static QByteArray readFile(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

NginxServer::NginxServer()
    : NginxServer(Options())
{}

NginxServer::NginxServer(const Options &options)
    : m_options(options)
{
    if (m_options.certificate.certificateFile.isEmpty())
        m_options.certificate = TestCertificates::instance().issue();
    makeFiles();
    // Another program may take a port between our choosing it and nginx's listening on it.
    for (int i = 0; i < StartAttempts; ++i) {
        if (start())
            return;
    }
    qFatal("NginxServer: nginx does not start: %s\n%s", m_process.readAll().constData(),
           errorLog().constData());
}

NginxServer::~NginxServer()
{
    stop();
}

bool NginxServer::isInstalled()
{
    const bool found = !nginxProgram().isEmpty();
    if (!found)
        qWarning("NginxServer: no program nginx on this machine");
    return found;
}

QUrl NginxServer::url(const QString &path, const QString &host) const
{
    QUrl url(path);
    url.setScheme(u"http"_s);
    url.setHost(host);
    url.setPort(m_port);
    return url;
}

QUrl NginxServer::tlsUrl(const QString &path, const QString &host) const
{
    QUrl url = this->url(path, host);
    url.setScheme(u"https"_s);
    url.setPort(m_tlsPort);
    return url;
}

QByteArray NginxServer::smallBody()
{
    return SmallBody;
}

QByteArray NginxServer::textBody()
{
    QByteArray text;
    for (int i = 0; i < 2000; ++i)
        text += "line " + QByteArray::number(i)
                + " of a text that is compressible, but not empty\n";
    return text;
}

QByteArray NginxServer::uploaded(const QString &name) const
{
    return readFile(path("put/"_L1 + name));
}

QByteArray NginxServer::errorLog() const
{
    return readFile(path(u"error.log"_s));
}

void NginxServer::makeFiles()
{
    if (!m_folder.isValid() || !QDir(m_folder.path()).mkpath(u"put"_s))
        qFatal("NginxServer: no temporary folder: %ls", qUtf16Printable(m_folder.errorString()));
    writeFile(path(u"text"_s), textBody());
    makeLargeFile();
}

void NginxServer::makeLargeFile()
{
    QFile file(path(u"large"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("NginxServer: cannot write %ls", qUtf16Printable(file.fileName()));
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    QRandomGenerator random(1);
    for (char &byte : block)
        byte = static_cast<char>(random.generate());
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (qint64 done = 0, number = 0; done < m_options.largeSize; ++number) {
        // No two blocks are equal, so none can be lost or swapped unseen.
        memcpy(block.data(), &number, sizeof number);
        const auto piece = QByteArrayView(block).first(
                qsizetype(qMin<qint64>(block.size(), m_options.largeSize - done)));
        hash.addData(piece);
        done += file.write(piece.data(), piece.size());
    }
    m_largeSha1 = hash.result();
}

void NginxServer::choosePorts()
{
    QTcpServer plain;
    QTcpServer tls;
    if (!plain.listen(QHostAddress::LocalHost) || !tls.listen(QHostAddress::LocalHost))
        qFatal("NginxServer: no free port: %ls", qUtf16Printable(plain.errorString()));
    m_port = plain.serverPort();
    m_tlsPort = tls.serverPort();
    QTcpServer plain6;
    QTcpServer tls6;
    m_hasIpv6 = plain6.listen(QHostAddress::LocalHostIPv6, m_port)
                && tls6.listen(QHostAddress::LocalHostIPv6, m_tlsPort);
}

bool NginxServer::start()
{
    choosePorts();
    writeFile(path(u"nginx.conf"_s), configuration());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // A test that crashes must not leave a server behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(nginxProgram(), { u"-e"_s, path(u"error.log"_s), u"-p"_s, m_folder.path(),
                                      u"-c"_s, path(u"nginx.conf"_s) });
    if (!m_process.waitForStarted(StartMilliseconds))
        return false;
    if (accepts(m_port) && accepts(m_tlsPort))
        return true;
    stop();
    return false;
}

void NginxServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(StopMilliseconds)) {
        m_process.kill();
        m_process.waitForFinished(StopMilliseconds);
    }
}

bool NginxServer::accepts(quint16 port)
{
    const QDeadlineTimer deadline(StartMilliseconds);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (socket.waitForConnected(1000))
            return true;
        // Also the pause before the next attempt.
        if (m_process.waitForFinished(10))
            return false;
    }
    return false;
}

QByteArray NginxServer::configuration() const
{
    const QByteArray port = QByteArray::number(m_port);
    const QByteArray tlsPort = QByteArray::number(m_tlsPort);
    QByteArray listen = "listen 127.0.0.1:" + port + " backlog=4096;\nlisten 127.0.0.1:" + tlsPort
                        + " ssl backlog=4096;\n";
    if (m_hasIpv6) {
        listen += "listen [::1]:" + port + " ipv6only=on;\nlisten [::1]:" + tlsPort
                  + " ssl ipv6only=on;\n";
    }
    QByteArray temporary;
    for (const char *kind : { "client_body", "proxy", "fastcgi", "scgi", "uwsgi" })
        temporary += QByteArray(kind) + "_temp_path " + kind + ";\n";
    return "daemon off;\nmaster_process off;\npid nginx.pid;\n"
           "events { worker_connections 16384; }\nhttp {\naccess_log off;\n"
           + temporary
           + "default_type text/plain;\nsendfile on;\ntcp_nodelay on;\nclient_max_body_size 0;\n"
             "client_body_buffer_size 1m;\n"
             "keepalive_timeout "
           + QByteArray::number(m_options.keepAliveSeconds) + ";\nkeepalive_requests "
           + QByteArray::number(m_options.keepAliveRequests) + ";\n" + m_options.moreZones
           + "server {\n" + listen + "server_name localhost;\nssl_certificate "
           + m_options.certificate.certificateFile.toUtf8() + ";\nssl_certificate_key "
           + m_options.certificate.keyFile.toUtf8() + ";\nssl_protocols TLSv1.2 TLSv1.3;\nroot "
           + m_folder.path().toUtf8()
           + ";\n"
           // Lets a client see which connection of nginx served it, and which request on it.
           + "add_header X-Connection $connection always;\n"
             "add_header X-Connection-Requests $connection_requests always;\n"
           + locations() + m_options.moreLocations + "}\n}\n";
}

QByteArray NginxServer::locations() const
{
    const QByteArray folder = m_folder.path().toUtf8();
    const auto returns = [](const QByteArray &uri, const QByteArray &what) {
        return "location = " + uri + " { return " + what + "; }\n";
    };
    QByteArray text =
            "location = /small { default_type application/json; return 200 '" + smallBody()
            + "'; }\n"
            // Static, so with Content-Length, ETag, Last-Modified and ranges.
            + "location = /large { alias " + folder + "/large; }\n" + "location = /range { alias "
            + folder
            + "/text; }\n"
            // 64 KB a second, after the first 16 KB.
            + "location = /slow { alias " + folder
            + "/large; limit_rate 64k; limit_rate_after 16k; }\n"
            // Server-side includes take the length away: chunked, uncompressed.
            + "location = /chunked { alias " + folder
            + "/text; ssi on; ssi_types text/plain; }\n"
            // gzip if the client accepts it, chunked then.
            + "location = /gzip { alias " + folder
            + "/text; gzip on; gzip_types text/plain; gzip_min_length 1; gzip_vary on; }\n"
            // PUT only; see uploaded().
            + "location /put/ { dav_methods PUT; }\n"
            // Reads the whole body, of any size, and answers how many bytes it was. nginx reads it
            // into a file before it asks the upstream, which is the location below.
            + "location = /post { proxy_pass http://127.0.0.1:" + QByteArray::number(m_port)
            + "/post-size; proxy_method GET; proxy_set_body ''; "
              "proxy_set_header X-Body-Size $content_length; }\n"
            + returns("/post-size", "200 $http_x_body_size")
            // The server closes after each response.
            + "location = /close { keepalive_timeout 0; return 200 closing; }\n"
            // The server closes without a response.
            + returns("/cut", "444") + returns("/echo/header", "200 \"$http_x_test\"")
            + returns("/echo/method", "200 \"$request_method\"")
            + returns("/echo/host", "200 \"$http_host\"") + returns("/echo/query", "200 \"$args\"")
            + returns("/echo/accept-encoding", "200 \"$http_accept_encoding\"")
            + returns("/echo/tls", "200 \"$ssl_protocol $ssl_server_name $ssl_session_reused\"")
            // /redirect: absolute; /redirect/relative; /redirect/5: five redirects to /small.
            + returns("/redirect", "302 /small")
            + "location = /redirect/relative { absolute_redirect off; return 302 /small; }\n"
            + returns("/redirect/loop", "302 /redirect/loop")
            + returns("/redirect/0", "302 /small");
    for (int i = 1; i <= 50; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += returns("/redirect/" + number, "302 /redirect/" + QByteArray::number(i - 1));
    }
    for (const char *status : { "301", "302", "303", "307", "308" })
        text += returns(QByteArray("/redirect/status/") + status,
                        status + QByteArray(" /echo/method"));
    for (const char *status :
         { "200", "201", "202", "204", "206", "304", "400", "401", "403", "404",
           "405", "409", "410", "418", "429", "451", "500", "502", "503", "504" })
        text += returns(QByteArray("/status/") + status, status);
    return text;
}

} // namespace HttpQTest
