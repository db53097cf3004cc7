// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/nginxserver.h"

#include <QtCore/qobject.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

#include <memory>

/*!
    An NginxServer for tests in QML: files with validators and ranges, and room for uploads, which are
    served from where they were put. /private, the text "secret text", is for the user Ada with the
    password "secret" (Basic, RFC 7617).
*/
class FileHost : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool isInstalled READ isInstalled CONSTANT FINAL)
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
    Q_PROPERTY(QString largeSha1 READ largeSha1 CONSTANT FINAL)
public:
    explicit FileHost(QObject *parent = nullptr);
    ~FileHost() override;

    //! False if this machine has no nginx.
    bool isInstalled() const { return m_server != nullptr; }
    QUrl url() const;
    //! Of what is at /large and /slow, which comes at 64 KB a second after the first 16 KB; in
    //! hexadecimal digits.
    QString largeSha1() const;
    //! How much a PUT to /put/NAME has left.
    Q_INVOKABLE qint64 uploadedSize(const QString &name) const;

private:
    HttpQTest::NginxServer::Options makePrivate() const;

    QTemporaryDir m_folder;
    std::unique_ptr<HttpQTest::NginxServer> m_server;
};
