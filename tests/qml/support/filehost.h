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
    served from where they were put. What it has beside those of NginxServer is in filehost.cpp, beside
    each location.

    Clients that are made while it is there, and that trust the environment, trust its certificate.
*/
class FileHost : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool isInstalled READ isInstalled CONSTANT FINAL)
    Q_PROPERTY(bool isRequired READ isRequired CONSTANT FINAL)
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
    Q_PROPERTY(QUrl tlsUrl READ tlsUrl CONSTANT FINAL)
    Q_PROPERTY(QString largeSha1 READ largeSha1 CONSTANT FINAL)
public:
    explicit FileHost(QObject *parent = nullptr);
    ~FileHost() override;

    //! False if this machine has no nginx.
    bool isInstalled() const { return m_server != nullptr; }
    //! Whether a test fails where there is none: see HTTPQTEST_REQUIRE_SERVER().
    bool isRequired() const;
    QUrl url() const;
    //! Of the host "localhost".
    QUrl tlsUrl() const;
    //! Of what is at /large, and slower at /steady and /slow; in hexadecimal digits.
    QString largeSha1() const;
    //! How much a PUT to /put/NAME has left.
    Q_INVOKABLE qint64 uploadedSize(const QString &name) const;

private:
    HttpQTest::NginxServer::Options options() const;

    QTemporaryDir m_folder;
    std::unique_ptr<HttpQTest::NginxServer> m_server;
};
