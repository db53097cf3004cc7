// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Against a real server, with programs that are killed and disks that are full.

#include "client/asyncclient.h"
#include "client/download/filedownload.h"
#include "client/waitfor.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <sys/resource.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype FileSize = 1'500'000;
constexpr qint64 DiskSize = 400'000;
constexpr auto Limit = 60s;

QByteArray noise(quint32 seed)
{
    QByteArray bytes(FileSize, Qt::Uninitialized);
    for (char &byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = char(seed >> 24);
    }
    return bytes;
}

void put(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no file");
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

/*!
    What this program is when it is called with arguments: a download of \a url to \a path that
    prints how far it has come. \a rate is how fast the server is to send, empty if as it likes.
*/
int download(const QString &url, const QString &path, const QByteArray &rate, qint64 diskSize)
{
    if (diskSize > 0) {
        rlimit limit = {};
        limit.rlim_cur = limit.rlim_max = rlim_t(diskSize);
        std::signal(SIGXFSZ, SIG_IGN);
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            return 2;
    }
    AsyncClient client(testBackend());
    if (!rate.isEmpty())
        client.setHeader("X-Rate", rate);
    FileDownload download(&client, url, path);
    QObject::connect(&download, &FileDownload::progressChanged, &client, [&] {
        std::printf("%lld\n", static_cast<long long>(download.bytesReceived()));
        std::fflush(stdout);
    });
    const Result<DownloadResult> result = HttpQ::waitFor(download.result());
    if (result)
        return 0;
    std::printf("%s\n", qPrintable(result.error().toString()));
    return 1;
}

} // namespace

class tst_FileDownloadServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whole();
    void overTls();
    void timeLeft();
    void pausedAndResumed();
    void goesOn();
    void beginsAnewIfTheFileChanged_data();
    void beginsAnewIfTheFileChanged();
    void wholeAlready();
    void killed();
    void diskFull();

private:
    QUrl url() const { return m_server->url(u"/files/data"_s); }
    QString served() const { return m_served->filePath(u"data"_s); }
    QString path(const QString &suffix = {}) const
    {
        return m_folder->filePath(u"data"_s + suffix);
    }
    qint64 partSize() const { return QFileInfo(path(u".part"_s)).size(); }
    //! A file that was last changed a while ago, so that its time tells it apart.
    void serve(const QByteArray &content, int secondsAgo = 1000)
    {
        put(served(), content);
        QFile file(served());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo),
                                 QFileDevice::FileModificationTime));
    }
    Result<DownloadResult> fetch()
    {
        FileDownload download(m_client.get(), url(), path());
        return HttpQ::waitFor(download.result(), Limit);
    }
    //! Leaves what a download leaves that is ended in the middle.
    void leavePart()
    {
        m_client->setHeader("X-Rate", "100k");
        FileDownload download(m_client.get(), url(), path());
        download.start();
        QTRY_VERIFY(download.bytesReceived() > 0 && !download.isFinished());
        download.cancel();
        QTRY_VERIFY(download.isFinished());
        m_client->setHeader("X-Rate", "0");
        QVERIFY(partSize() > 0 && partSize() < FileSize);
    }
    QStringList arguments(const QByteArray &rate, qint64 diskSize) const
    {
        return { u"download"_s, url().toString(), path(), QString::fromLatin1(rate),
                 QString::number(diskSize) };
    }

    std::unique_ptr<QTemporaryDir> m_served;
    std::unique_ptr<NginxServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AsyncClient> m_client;
};

void tst_FileDownloadServer::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    m_served = std::make_unique<QTemporaryDir>();
    NginxServer::Options options;
    options.moreLocations = "location /files/ { alias " + m_served->path().toUtf8()
                            + "/; limit_rate $http_x_rate; limit_rate_after 64k; }\n";
    m_server = std::make_unique<NginxServer>(options);
}

void tst_FileDownloadServer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_client = std::make_unique<AsyncClient>(testBackend());
    m_client->setHeader("X-Rate", "0");
    serve(noise(1));
}

void tst_FileDownloadServer::cleanup()
{
    m_client.reset();
}

void tst_FileDownloadServer::whole()
{
    const Result<DownloadResult> result = fetch();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->size(), FileSize);
    QVERIFY(contentOf(path()) == noise(1));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({ u"data"_s }));
}

void tst_FileDownloadServer::overTls()
{
    TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem,
                              TlsOptions::Authorities::OnlyExtra);
    m_client->setTlsOptions(options);
    FileDownload download(m_client.get(), m_server->tlsUrl(u"/files/data"_s), path());
    download.setChecksum(QCryptographicHash::Sha256,
                         QCryptographicHash::hash(noise(1), QCryptographicHash::Sha256));
    const Result<DownloadResult> result = HttpQ::waitFor(download.result(), Limit);
    QVERIFY2(result, qPrintable(result.error().toString()));
}

void tst_FileDownloadServer::timeLeft()
{
    m_client->setHeader("X-Rate", "200k");
    FileDownload download(m_client.get(), url(), path());
    QCOMPARE(download.timeLeft(), -1ms);
    int told = 0;
    QObject::connect(&download, &FileDownload::progressChanged, &download, [&] {
        if (download.timeLeft() < 0ms)
            return;
        ++told;
        const std::chrono::duration<double> left(double(FileSize - download.bytesReceived())
                                                 / download.bytesPerSecond());
        const auto difference = download.timeLeft() - left;
        QVERIFY2(difference >= 0ms && difference <= 1ms, qPrintable(QString::number(left.count())));
    });
    download.start();
    QTRY_VERIFY(told > 0);
    download.pause();
    QCOMPARE(download.timeLeft(), -1ms);
    download.cancel();
    QTRY_VERIFY(download.isFinished());
    QCOMPARE(download.timeLeft(), -1ms);
}

void tst_FileDownloadServer::pausedAndResumed()
{
    m_client->setHeader("X-Rate", "200k");
    FileDownload download(m_client.get(), url(), path());
    download.start();
    QTRY_VERIFY(download.bytesReceived() > 0);
    download.pause();
    const qint64 before = download.bytesReceived();
    QVERIFY(before < FileSize);
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(download.bytesReceived(), before);
    QCOMPARE(partSize(), before);
    m_client->setHeader("X-Rate", "0");
    download.resume();
    QTRY_VERIFY_WITH_TIMEOUT(download.isFinished(), 60'000);
    QVERIFY2(!download.error(), qPrintable(download.error().toString()));
    QVERIFY(contentOf(path()) == noise(1));
}

void tst_FileDownloadServer::goesOn()
{
    leavePart();
    const qint64 before = partSize();
    const Result<DownloadResult> result = fetch();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->resumedFrom(), before);
    QVERIFY(contentOf(path()) == noise(1));
}

void tst_FileDownloadServer::beginsAnewIfTheFileChanged_data()
{
    QTest::addColumn<bool>("isTouched");
    QTest::newRow("touched") << true;
    QTest::newRow("other content") << false;
}

void tst_FileDownloadServer::beginsAnewIfTheFileChanged()
{
    QFETCH(bool, isTouched);
    leavePart();
    const QByteArray content = noise(isTouched ? 1 : 2);
    serve(content, 500);
    const Result<DownloadResult> result = fetch();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->resumedFrom(), 0);
    QVERIFY(contentOf(path()) == content);
}

void tst_FileDownloadServer::wholeAlready()
{
    leavePart();
    put(path(u".part"_s), noise(1));
    const Result<DownloadResult> result = fetch();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->resumedFrom(), FileSize);
    QVERIFY(contentOf(path()) == noise(1));
}

void tst_FileDownloadServer::killed()
{
    qint64 before = 0;
    // Each goes on where the one before was killed.
    for (int round = 0; round < 3; ++round) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), arguments("150k", 0));
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(partSize() > before, 30'000);
        QCOMPARE(process.state(), QProcess::Running);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(!QFile::exists(path()));
        before = partSize();
        QVERIFY(before < FileSize);
        QVERIFY(noise(1).startsWith(contentOf(path(u".part"_s))));
    }
    const Result<DownloadResult> result = fetch();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->resumedFrom(), before);
    QVERIFY(contentOf(path()) == noise(1));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({ u"data"_s }));
}

void tst_FileDownloadServer::diskFull()
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), arguments({}, DiskSize));
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray output = process.readAllStandardOutput();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(output.contains("File: The file \"" + path(u".part"_s).toUtf8()
                             + "\" cannot be written after 400000 bytes: File too large"),
             output.constData());
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(partSize(), DiskSize);
    const Result<DownloadResult> result = fetch();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->resumedFrom(), DiskSize);
    QVERIFY(contentOf(path()) == noise(1));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"download" && arguments.size() == 6) {
        return download(arguments.at(2), arguments.at(3), arguments.at(4).toLatin1(),
                        arguments.at(5).toLongLong());
    }
    tst_FileDownloadServer test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_filedownloadserver.moc"
