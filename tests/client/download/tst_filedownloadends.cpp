// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Whatever happens to a download, whenever: it ends once, and leaves nothing behind.

#include "client/download/downloadtest.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qregularexpression.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

using State = FileDownload::State;

namespace {

const char Event[][10] = { "Running", "progress", "Failed", "failed", "Finished", "finished" };

QCoro::Task<> waitFor(FileDownload *download, int *ends)
{
    [[maybe_unused]] const auto result = co_await download->result();
    ++*ends;
}

} // namespace

class tst_FileDownloadEnds : public QObject, private DownloadTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginDownloadTest(); }
    void cleanup() { endDownloadTest(); }

    void cancels_data();
    void cancels();
    void cancelKeepsThePart();
    void everySignal_data();
    void everySignal();
    void destroyed_data();
    void destroyed();
    void destroyedWhileHeld();
    void clientDestroyed_data();
    void clientDestroyed();
    void clientDestroyedBefore();
    void awaiterOfADestroyedDownload();
    void awaiterThatDestroysTheDownload();
    void awaiterThatIsDestroyed();
    void twoDownloadsToOneFile();
    void nestedEventLoop();
    void parentOwnsIt();
};

// The states that a download can be left in.
static void addMoments()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("idle") << 0;
    QTest::newRow("started") << 1;
    QTest::newRow("head awaited") << 2;
    QTest::newRow("body awaited") << 3;
    QTest::newRow("paused") << 4;
}

void tst_FileDownloadEnds::cancels_data()
{
    addMoments();
}

void tst_FileDownloadEnds::cancels()
{
    QFETCH(int, moment);
    serveInOrder({ moment == 2 ? QByteArray() : cutResponse() });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    if (moment > 0)
        download->start();
    if (moment > 1)
        settle();
    if (moment == 4)
        download->pause();
    download->cancel();
    download->cancel();
    download->pause();
    download->resume();
    download->start();
    QVERIFY(!log.log.contains(u"finished"_s));
    settle();
    QCOMPARE(download->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(log.log.count(u"failed"_s), 1);
    QCOMPARE(log.log.last(), u"finished"_s);
    QCOMPARE(log.log.count(u"finished"_s), 1);
    QCOMPARE(client().runningRequests(), 0);
}

void tst_FileDownloadEnds::cancelKeepsThePart()
{
    serveInOrder({ cutResponse(), restResponse() });
    const auto first = makeDownload();
    run(*first);
    first->cancel();
    settle();
    QCOMPARE(part(), QByteArray("01234"));
    const auto second = makeDownload();
    run(*second);
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadEnds::everySignal_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("fails");
    for (const char *event : Event) {
        for (const char *action : { "destroy", "cancel", "pause", "client", "throw" }) {
            for (const bool fails : { false, true }) {
                if (event[0] != 'R')
                    QTest::addRow("%s, %s, %d", event, action, fails)
                            << QString::fromLatin1(event) << QString::fromLatin1(action) << fails;
            }
        }
    }
    QTest::newRow("start, destroy") << u"Running"_s << u"destroy"_s << false;
}

void tst_FileDownloadEnds::everySignal()
{
    QFETCH(QString, event);
    QFETCH(QString, action);
    QFETCH(bool, fails);
    serveInOrder({ fails ? cutResponse() : response("0123456789", "ETag: \"v\"\r\n") }, { 0 });
    auto download = makeDownload();
    DownloadLog log(download.get());
    int ends = 0;
    int done = 0;
    log.hook = [&](const QString &what) {
        if (what != event || done++ > 0)
            return;
        if (action == u"destroy")
            download.reset();
        else if (action == u"cancel")
            download->cancel();
        else if (action == u"pause")
            download->pause();
        else if (action == u"client")
            mock->client.reset();
        else
            throw 1;
    };
    const bool happens = fails ? event != u"Finished" : !event.endsWith(u"ailed");
    if (action == u"throw" && happens)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*a slot of a FileDownload.*"_s));
    waitFor(download.get(), &ends);
    settle();
    QCOMPARE(done > 0, happens);
    if (download && download->state() == State::Paused) {
        QCOMPARE(action, u"pause"_s);
        download->cancel();
        settle();
    }
    QCOMPARE(ends, 1);
    if (download)
        QCOMPARE(log.log.count(u"finished"_s), 1);
    else
        QVERIFY(log.log.count(u"finished"_s) <= 1);
    QVERIFY(!names().contains(u"file.part.lock"_s));
    if (QFile::exists(path()))
        QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadEnds::destroyed_data()
{
    addMoments();
}

void tst_FileDownloadEnds::destroyed()
{
    QFETCH(int, moment);
    serveInOrder({ moment == 2 ? QByteArray() : cutResponse() });
    auto download = makeDownload();
    DownloadLog log(download.get());
    if (moment > 0)
        download->start();
    if (moment > 1)
        settle();
    if (moment == 4)
        download->pause();
    const QStringList before = log.log;
    download.reset();
    QVERIFY(!names().contains(u"file.part.lock"_s));
    settle();
    QCOMPARE(log.log, before);
    QCOMPARE(client().runningRequests(), 0);
    if (moment > 2)
        QCOMPARE(part(), QByteArray("01234"));
}

void tst_FileDownloadEnds::destroyedWhileHeld()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01" });
    auto download = makeDownload();
    run(*download);
    download->pause();
    mock->peer()->send("2");
    settle();
    download->resume();
    download->pause();
    download.reset();
    settle();
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(names(), QStringList());
}

void tst_FileDownloadEnds::clientDestroyed_data()
{
    addMoments();
}

void tst_FileDownloadEnds::clientDestroyed()
{
    QFETCH(int, moment);
    serveInOrder({ moment == 2 ? QByteArray() : cutResponse() });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    if (moment > 0)
        download->start();
    if (moment > 1)
        settle();
    if (moment == 4)
        download->pause();
    mock->client.reset();
    settle();
    if (moment == 0)
        download->start();
    download->resume();
    settle();
    QCOMPARE(download->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(log.log.count(u"finished"_s), 1);
}

void tst_FileDownloadEnds::clientDestroyedBefore()
{
    FileDownload download(static_cast<AsyncClient *>(nullptr), "http://example.com/", path());
    run(download);
    QCOMPARE(download.error().kind(), Error::Kind::Cancelled);
    QCOMPARE(names(), QStringList());
}

void tst_FileDownloadEnds::awaiterOfADestroyedDownload()
{
    serveInOrder({ cutResponse() });
    auto download = makeDownload();
    const auto outcome = watch(download->result());
    settle();
    download.reset();
    QVERIFY(!outcome->isDone());
    settle();
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->error().kind(), Error::Kind::Cancelled);
}

namespace {

QCoro::Task<> destroyAfterwards(std::unique_ptr<FileDownload> *download, int *ends)
{
    [[maybe_unused]] const auto result = co_await (*download)->result();
    ++*ends;
    download->reset();
}

} // namespace

void tst_FileDownloadEnds::awaiterThatDestroysTheDownload()
{
    mock->serve({ response("0123456789") });
    auto download = makeDownload();
    int ends = 0;
    destroyAfterwards(&download, &ends);
    const auto other = watch(download->result());
    settle();
    QCOMPARE(ends, 1);
    QVERIFY(other->isDone());
    QVERIFY(!download);
}

void tst_FileDownloadEnds::awaiterThatIsDestroyed()
{
    mock->serve({ response("0123456789") });
    const auto download = makeDownload();
    {
        DownloadAwaiter awaiter(download.get());
        QVERIFY(!awaiter.await_ready());
        awaiter.await_suspend(std::noop_coroutine());
    }
    settle();
    QCOMPARE(download->state(), State::Finished);
}

void tst_FileDownloadEnds::twoDownloadsToOneFile()
{
    serveInOrder({ cutResponse(), restResponse() });
    const auto first = makeDownload();
    run(*first);
    const auto second = makeDownload();
    run(*second);
    QCOMPARE(second->error().kind(), Error::Kind::File);
    QVERIFY2(second->error().message().contains(u"another download"),
             qPrintable(second->error().message()));
    QCOMPARE(part(), QByteArray("01234"));
    first->pause();
    settle();
    first->resume();
    settle();
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadEnds::nestedEventLoop()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: 10\r\n\r\n01234" });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    log.hook = [&](const QString &what) {
        if (what != u"progress" || download->bytesReceived() == 0 || !mock->peer())
            return;
        if (download->bytesReceived() == 5)
            mock->peer()->send("56789");
        QEventLoop loop;
        for (int i = 0; i < 5; ++i)
            loop.processEvents();
    };
    run(*download);
    QCOMPARE(download->state(), State::Finished);
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(log.log.count(u"finished"_s), 1);
}

void tst_FileDownloadEnds::parentOwnsIt()
{
    serveInOrder({ cutResponse() });
    auto parent = std::make_unique<QObject>();
    QPointer<FileDownload> download =
            new FileDownload(&client(), "http://example.com/file", path(), parent.get());
    run(*download);
    parent.reset();
    QVERIFY(!download);
}

QTEST_GUILESS_MAIN(tst_FileDownloadEnds)
#include "tst_filedownloadends.moc"
