// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/filehost.h"

#include <QtCore/qfile.h>

using HttpQTest::NginxServer;
using HttpQTest::TestCertificates;

namespace {

const int PageCount = 3;
const int RowsPerPage = 20;

void writeFile(const QString &name, const QByteArray &contents)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("FileHost: cannot write %ls", qUtf16Printable(name));
}

QByteArray authenticationLocations(const QTemporaryDir &folder)
{
    const QByteArray users = folder.filePath(QStringLiteral("users")).toUtf8();
    const QByteArray text = folder.filePath(QStringLiteral("private")).toUtf8();
    // For the user Ada with the password "secret" (Basic, RFC 7617).
    return "location = /private { alias " + text + "; auth_basic files; auth_basic_user_file "
           + users
           + "; }\n"
             // /bearer/second is for the token "second" alone (RFC 6750).
             "location ~ ^/bearer/(?<wanted>\\w+)$ {\n"
             "  if ($http_authorization != \"Bearer $wanted\") {\n"
             "    add_header WWW-Authenticate 'Bearer error=\"invalid_token\"' always;\n"
             "    return 401;\n"
             "  }\n"
             "  return 200 \"in by $wanted\";\n}\n"
             // The same, but for all requests after the first of a burst a while later.
             "location ~ ^/late(?<place>/bearer/\\w+)$ {\n"
             "  limit_req zone=ten burst=20;\n"
             "  proxy_pass http://127.0.0.1:$server_port$place;\n}\n"
             // Gives the token "second".
             "location ~ ^/token/(?<given>\\w+)$ {\n"
             "  default_type application/json;\n"
             "  return 200 '{\"access_token\":\"$given\",\"token_type\":\"Bearer\"}';\n}\n";
}

// RFC 6265.
QByteArray cookieLocations()
{
    return "location = /login {\n"
           "  add_header Set-Cookie 'id=7; Max-Age=1000; HttpOnly';\n"
           "  add_header Set-Cookie 'theme=dark';\n"
           "  add_header Set-Cookie 'area=1; Path=/member';\n"
           "  return 200 in;\n}\n"
           "location = /vault { add_header Set-Cookie 'vault=open; Secure'; return 200 in; }\n"
           "location = /logout { add_header Set-Cookie 'id=; Max-Age=0'; return 200 out; }\n"
           // /login and /member in one.
           "location = /enter {\n"
           "  add_header Set-Cookie 'id=7; Max-Age=1000';\n"
           "  return 302 /member;\n}\n"
           // For who was at /login.
           "location = /member {\n"
           "  if ($cookie_id != 7) { return 403; }\n"
           "  return 200 \"member $cookie_id\";\n}\n"
           "location /echo/cookie { return 200 \"$http_cookie\"; }\n"
           "location /member/echo { return 200 \"$http_cookie\"; }\n";
}

// /pages/1, /pages/2, ...: lists of rows with "id" and "name", each with a link to the next (RFC 8288).
QByteArray pageLocations()
{
    QByteArray text;
    for (int page = 1; page <= PageCount; ++page) {
        QByteArray rows;
        for (int row = 1; row <= RowsPerPage; ++row) {
            const QByteArray id = QByteArray::number((page - 1) * RowsPerPage + row);
            rows += (row > 1 ? "," : "") + ("{\"id\":" + id) + ",\"name\":\"item " + id + "\"}";
        }
        text += "location = /pages/" + QByteArray::number(page)
                + " {\n  default_type application/json;\n";
        if (page < PageCount) {
            text += "  add_header Link '</pages/" + QByteArray::number(page + 1)
                    + ">; rel=next; title=\"More\"';\n";
        }
        text += "  add_header Link '</pages/" + QByteArray::number(PageCount)
                + ">; rel=\"last\"';\n  return 200 '[" + rows + "]';\n}\n";
    }
    return text;
}

QByteArray otherLocations()
{
    return "location = /attached {\n"
           "  add_header Content-Disposition"
           " \"attachment; filename=list.txt; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt\";\n"
           "  return 200 1;\n}\n"
           "location = /echo/agent { return 200 \"$http_user_agent\"; }\n"
           "location = /latin1 { charset iso-8859-1; return 200 \"gr\xf6\xdf\x65\"; }\n"
           // /large in about a second.
           "location = /steady { limit_rate 8m; try_files /large =404; }\n"
           // /slow/put/NAME: what a PUT has left, at the speed of /slow.
           "location ~ ^/slow(?<kept>/put/.+)$ {\n"
           "  limit_rate 64k; limit_rate_after 16k; try_files $kept =404;\n}\n"
           // One request a second, and 429 to the others.
           "location = /limited {\n"
           "  limit_req zone=one;\n  limit_req_status 429;\n"
           "  add_header Retry-After 1 always;\n  try_files /text =404;\n}\n";
}

} // namespace

FileHost::FileHost(QObject *parent)
    : QObject(parent)
{
    if (!NginxServer::isInstalled())
        return;
    m_server = std::make_unique<NginxServer>(options());
    qputenv("SSL_CERT_FILE",
            TestCertificates::instance().authority().certificateFile.toLocal8Bit());
}

FileHost::~FileHost()
{
    if (m_server)
        qunsetenv("SSL_CERT_FILE");
}

bool FileHost::isRequired() const
{
    return qEnvironmentVariableIntValue("HTTPQ_REQUIRE_SERVERS") != 0;
}

NginxServer::Options FileHost::options() const
{
    writeFile(m_folder.filePath(QStringLiteral("users")), "Ada:{PLAIN}secret\n");
    writeFile(m_folder.filePath(QStringLiteral("private")), "secret text");
    NginxServer::Options options;
    options.moreZones = "limit_req_zone $server_name zone=one:32k rate=1r/s;\n"
                        "limit_req_zone $server_name zone=ten:32k rate=10r/s;\n";
    options.moreLocations = authenticationLocations(m_folder) + cookieLocations() + pageLocations()
                            + otherLocations();
    return options;
}

QUrl FileHost::url() const
{
    return m_server ? m_server->url(QStringLiteral("/")) : QUrl();
}

QUrl FileHost::tlsUrl() const
{
    return m_server ? m_server->tlsUrl(QStringLiteral("/")) : QUrl();
}

QString FileHost::largeSha1() const
{
    return m_server ? QString::fromLatin1(m_server->largeSha1().toHex()) : QString();
}

qint64 FileHost::uploadedSize(const QString &name) const
{
    return m_server ? m_server->uploaded(name).size() : -1;
}
