// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// NetworkAccessManager against nginx, over TCP and TLS.

#include "support/certificates.h"
#include "support/eventloop.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"

#include <HttpQ/networkaccessmanager.h>

#include <QtCore/qcryptographichash.h>
#include <QtCore/qtemporaryfile.h>
#include <QtNetwork/qnetworkreply.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_NetworkAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();

    void small();
    void decodes();
    void downloadsWithinItsBuffer_data();
    void downloadsWithinItsBuffer();
    void uploadsAFile();
    void range();
    void manyAtOnce();
    void missing();

private:
    QNetworkRequest request(const QString &path) const;
    bool finishes(const QNetworkReply &reply) const
    {
        return spinUntil([&] { return reply.isFinished(); });
    }

    std::unique_ptr<NginxServer> m_server;
    std::unique_ptr<NetworkAccessManager> m_manager;
};

void tst_NetworkAccess::initTestCase_data()
{
    QTest::addColumn<bool>("isSecure");
    QTest::newRow("TCP") << false;
    QTest::newRow("TLS") << true;
}

void tst_NetworkAccess::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    m_server = std::make_unique<NginxServer>();
}

void tst_NetworkAccess::init()
{
    m_manager = std::make_unique<NetworkAccessManager>();
    TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem,
                              TlsOptions::Authorities::OnlyExtra);
    m_manager->client()->setTlsOptions(options);
}

void tst_NetworkAccess::cleanup()
{
    m_manager.reset();
}

QNetworkRequest tst_NetworkAccess::request(const QString &path) const
{
    QFETCH_GLOBAL(bool, isSecure);
    return QNetworkRequest(isSecure ? m_server->tlsUrl(path) : m_server->url(path));
}

void tst_NetworkAccess::small()
{
    QFETCH_GLOBAL(bool, isSecure);
    for (int i = 0; i < 3; ++i) {
        const std::unique_ptr<QNetworkReply> reply(m_manager->get(request(u"/small"_s)));
        QVERIFY(finishes(*reply));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->readAll(), NginxServer::smallBody());
        QCOMPARE(reply->attribute(QNetworkRequest::ConnectionEncryptedAttribute).toBool(),
                 isSecure);
    }
    QCOMPARE(m_manager->client()->poolStatistics().created, 1);
}

void tst_NetworkAccess::decodes()
{
    const std::unique_ptr<QNetworkReply> reply(m_manager->get(request(u"/gzip"_s)));
    QVERIFY(finishes(*reply));
    QCOMPARE(reply->rawHeader("Content-Encoding"), "gzip");
    QVERIFY(!reply->hasRawHeader("Content-Length"));
    QCOMPARE(reply->readAll(), NginxServer::textBody());
}

void tst_NetworkAccess::downloadsWithinItsBuffer_data()
{
    QTest::addColumn<qint64>("bufferSize");
    for (const qint64 size : { 0, 1, 4096, 1'000'000 })
        QTest::addRow("%lld", static_cast<long long>(size)) << size;
}

void tst_NetworkAccess::downloadsWithinItsBuffer()
{
    QFETCH(qint64, bufferSize);
    const std::unique_ptr<QNetworkReply> reply(m_manager->get(request(u"/large"_s)));
    reply->setReadBufferSize(bufferSize);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    qint64 most = 0;
    connect(reply.get(), &QNetworkReply::readyRead, this, [&] {
        most = qMax(most, reply->bytesAvailable());
        hash.addData(reply->readAll());
    });
    QVERIFY(finishes(*reply));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(hash.result(), m_server->largeSha1());
    QVERIFY2(bufferSize == 0 || most < bufferSize + 300'000, QByteArray::number(most).constData());
}

void tst_NetworkAccess::uploadsAFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QByteArray content;
    for (int i = 0; i < 200'000; ++i)
        content += QByteArray::number(i);
    file.write(content);
    file.seek(0);
    QNetworkRequest put = request(u"/put/file"_s);
    put.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    const std::unique_ptr<QNetworkReply> reply(m_manager->put(put, &file));
    QVERIFY(finishes(*reply));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QVERIFY(m_server->uploaded(u"file"_s) == content);
}

void tst_NetworkAccess::range()
{
    QNetworkRequest part = request(u"/range"_s);
    part.setRawHeader("Range", "bytes=100-199");
    const std::unique_ptr<QNetworkReply> reply(m_manager->get(part));
    QVERIFY(finishes(*reply));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 206);
    QCOMPARE(reply->readAll(), NginxServer::textBody().mid(100, 100));
}

void tst_NetworkAccess::manyAtOnce()
{
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 100; ++i)
        replies.emplace_back(m_manager->get(request(u"/small"_s)));
    for (const auto &reply : replies) {
        QVERIFY(finishes(*reply));
        QCOMPARE(reply->readAll(), NginxServer::smallBody());
    }
    QVERIFY(m_manager->client()->poolStatistics().created <= 16);
}

void tst_NetworkAccess::missing()
{
    const std::unique_ptr<QNetworkReply> reply(m_manager->get(request(u"/nothing-here"_s)));
    QVERIFY(finishes(*reply));
    QCOMPARE(reply->error(), QNetworkReply::ContentNotFoundError);
    QVERIFY(reply->readAll().contains("404"));
}

QTEST_GUILESS_MAIN(tst_NetworkAccess)
#include "tst_networkaccess.moc"
