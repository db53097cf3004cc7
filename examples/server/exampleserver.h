// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qurl.h>
#include <QtNetwork/qtcpserver.h>

#include <memory>

class ExamplePages;

/*!
    A little web server on the loopback interface, so that the examples need no network. What it has is
    listed at "/", and in README.md.
*/
class ExampleServer : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
public:
    explicit ExampleServer(QObject *parent = nullptr);
    ~ExampleServer() override;

    //! Starts it on \a port of 127.0.0.1, or on a free one. False if that cannot be done.
    bool start(quint16 port = 0);
    //! Takes no more connections, and closes those there are.
    void stop();
    //! "http://127.0.0.1:port", once it was started.
    QUrl url() const { return m_url; }
    //! Why it could not be started.
    QString errorString() const { return m_server.errorString(); }

Q_SIGNALS:
    //! A request was answered: its method, path and query, such as "GET /hello", and the status. The
    //! content of the answer may still be on its way.
    void answered(const QString &request, int status);

private:
    void accept();

    QTcpServer m_server;
    QUrl m_url;
    std::unique_ptr<ExamplePages> m_pages;
};
