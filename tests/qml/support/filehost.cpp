// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/filehost.h"

#include <QtCore/qfile.h>

using HttpQTest::NginxServer;

static void writeFile(const QString &name, const QByteArray &contents)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("FileHost: cannot write %ls", qUtf16Printable(name));
}

FileHost::FileHost(QObject *parent)
    : QObject(parent)
{
    if (NginxServer::isInstalled())
        m_server = std::make_unique<NginxServer>(makePrivate());
}

FileHost::~FileHost() = default;

NginxServer::Options FileHost::makePrivate() const
{
    const QString users = m_folder.filePath(QStringLiteral("users"));
    const QString text = m_folder.filePath(QStringLiteral("private"));
    writeFile(users, "Ada:{PLAIN}secret\n");
    writeFile(text, "secret text");
    NginxServer::Options options;
    options.moreLocations = "location = /private { alias " + text.toUtf8()
                            + "; auth_basic files; auth_basic_user_file " + users.toUtf8()
                            + "; }\n";
    return options;
}

QUrl FileHost::url() const
{
    return m_server ? m_server->url(QStringLiteral("/")) : QUrl();
}

QString FileHost::largeSha1() const
{
    return m_server ? QString::fromLatin1(m_server->largeSha1().toHex()) : QString();
}

qint64 FileHost::uploadedSize(const QString &name) const
{
    return m_server ? m_server->uploaded(name).size() : -1;
}
