// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>

QT_BEGIN_NAMESPACE
class QTcpServer;
QT_END_NAMESPACE

namespace HttpQTest {

/*!
    An httpbin behind gunicorn on a port of its own on 127.0.0.1: a server that nobody wrote for this
    client. It answers when the constructor returns, and is gone, with all its processes, when the
    destructor does.
*/
class HttpBinServer
{
public:
    HttpBinServer();
    ~HttpBinServer();
    Q_DISABLE_COPY_MOVE(HttpBinServer)

    //! False, with the reason on the standard error output, if there is no httpbin here.
    static bool isInstalled();

    quint16 port() const { return m_port; }
    //! \a path may have a query and a fragment.
    QUrl url(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const;

    //! What gunicorn and httpbin have written: one line for each request, and the exceptions; for
    //! the messages of a test that fails.
    QByteArray log() const;

private:
    void start(const QTcpServer &listener);
    bool answers();
    void stop();
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace HttpQTest
