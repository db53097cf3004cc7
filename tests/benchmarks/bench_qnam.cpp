// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// QNetworkAccessManager. It opens at most six connections to a host; what is said of connections is
// the number of requests that run at once.

#include "options.h"
#include "workload.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkreply.h>
#include <QtNetwork/qnetworkrequest.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>

#include <utility>

using namespace Benchmark;

namespace {

class Client
{
public:
    explicit Client(const Options &options)
        : m_mode(options.mode)
        , m_request(QUrl(QString::fromStdString(options.url)))
        , m_workload("qnam", options, [this](int index) { send(index); })
    {
        m_request.setRawHeader("Accept", Accept);
        m_request.setRawHeader("User-Agent", UserAgent);
        m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        if (options.isTls) {
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setCaCertificates(
                    QSslCertificate::fromPath(QString::fromStdString(options.caFile)));
            m_request.setSslConfiguration(tls);
        }
    }

    int run()
    {
        m_workload.start();
        QCoreApplication::exec();
        return m_workload.report();
    }

private:
    void send(int index)
    {
        QNetworkReply *reply = m_manager.get(m_request);
        if (m_mode == Mode::Download) {
            QObject::connect(reply, &QNetworkReply::readyRead, reply,
                             [this, reply] { read(reply); });
        }
        QObject::connect(reply, &QNetworkReply::finished, reply,
                         [this, reply, index] { finish(reply, index); });
    }

    void read(QNetworkReply *reply)
    {
        while (true) {
            const qint64 got = reply->read(m_buffer.data(), m_buffer.size());
            if (got <= 0)
                return;
            m_bodyBytes += got;
        }
    }

    void finish(QNetworkReply *reply, int index)
    {
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError)
            m_workload.fail(reply->errorString().toStdString());
        qint64 bodyBytes = 0;
        if (m_mode == Mode::Download) {
            read(reply);
            bodyBytes = std::exchange(m_bodyBytes, 0);
        } else {
            bodyBytes = reply->readAll().size();
        }
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (m_workload.responseEnded(index, status, bodyBytes))
            send(index);
        else if (m_workload.isFinished())
            QCoreApplication::quit();
    }

    const Mode m_mode;
    QNetworkRequest m_request;
    QNetworkAccessManager m_manager;
    QByteArray m_buffer = QByteArray(64 * 1024, Qt::Uninitialized);
    qint64 m_bodyBytes = 0; // of the one download that runs
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    QCoreApplication application(argc, argv);
    return Client(options).run();
}
