// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/filehost.h"

using HttpQTest::NginxServer;

FileHost::FileHost(QObject *parent)
    : QObject(parent)
{
    if (NginxServer::isInstalled())
        m_server = std::make_unique<NginxServer>();
}

FileHost::~FileHost() = default;

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
