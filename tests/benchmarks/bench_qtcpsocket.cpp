// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The floor of Qt's sockets: QTcpSocket opened Unbuffered, or QSslSocket for https, read into one
// buffer.

#include "options.h"
#include "responsescanner.h"
#include "workload.h"

#include <QtCore/qcoreapplication.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>
#include <QtNetwork/qtcpsocket.h>

#include <memory>
#include <vector>

using namespace Benchmark;

namespace {

class Client
{
public:
    explicit Client(const Options &options)
        : m_options(options)
        , m_host(QString::fromStdString(options.host))
        , m_request(QByteArray::fromStdString(options.requestText()))
        , m_buffer(64 * 1024, Qt::Uninitialized)
        , m_workload(options.isTls ? "qsslsocket" : "qtcpsocket", options,
                     [this](int index) { open(index); })
    {
        if (options.isTls) {
            m_tls = QSslConfiguration::defaultConfiguration();
            m_tls.setCaCertificates(
                    QSslCertificate::fromPath(QString::fromStdString(options.caFile)));
        }
    }

    int run()
    {
        m_workload.start();
        QCoreApplication::exec();
        return m_workload.report();
    }

private:
    struct Connection
    {
        int index;
        std::unique_ptr<QTcpSocket> socket;
        ResponseScanner scanner;
    };

    void open(int index)
    {
        auto *connection = m_connections.emplace_back(std::make_unique<Connection>()).get();
        connection->index = index;
        if (m_options.isTls) {
            auto *socket = new QSslSocket;
            connection->socket.reset(socket);
            socket->setSslConfiguration(m_tls);
            prepare(connection);
            QObject::connect(socket, &QSslSocket::encrypted, socket,
                             [this, socket] { socket->write(m_request); });
            QObject::connect(socket, &QSslSocket::readyRead, socket, [this, connection] {
                while (read(connection))
                    continue;
            });
            socket->connectToHostEncrypted(m_host, m_options.port);
        } else {
            auto *socket = new QTcpSocket;
            connection->socket.reset(socket);
            prepare(connection);
            QObject::connect(socket, &QTcpSocket::connected, socket,
                             [this, socket] { socket->write(m_request); });
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, connection] { read(connection); });
            socket->connectToHost(m_host, m_options.port,
                                  QIODevice::ReadWrite | QIODevice::Unbuffered);
        }
    }

    void prepare(Connection *connection)
    {
        auto *socket = connection->socket.get();
        QObject::connect(socket, &QTcpSocket::errorOccurred, socket,
                         [this, socket] { m_workload.fail(socket->errorString().toStdString()); });
        QObject::connect(socket, &QTcpSocket::connected, socket,
                         [socket] { socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    }

    bool read(Connection *connection)
    {
        const qint64 got = connection->socket->read(m_buffer.data(), m_buffer.size());
        if (got < 0)
            m_workload.fail("a connection was closed");
        if (got == 0)
            return false;
        ResponseScanner &scanner = connection->scanner;
        if (scanner.feed(m_buffer.constData(), static_cast<std::size_t>(got))) {
            if (m_workload.responseEnded(connection->index, scanner.status(), scanner.bodyBytes()))
                connection->socket->write(m_request);
            else if (m_workload.isFinished())
                QCoreApplication::quit();
        } else if (scanner.hasFailed()) {
            m_workload.fail("a response is not understood");
        }
        return true;
    }

    const Options &m_options;
    const QString m_host;
    const QByteArray m_request;
    QByteArray m_buffer;
    QSslConfiguration m_tls;
    std::vector<std::unique_ptr<Connection>> m_connections;
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    QCoreApplication application(argc, argv);
    return Client(options).run();
}
