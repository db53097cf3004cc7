// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/downloadtest.h"
#include "client/download/partfile_p.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

using State = FileDownload::State;

namespace {

const char LaterDate[] = "Date: Tue, 24 Nov 2026 10:00:01 GMT\r\n";
const char EarlyChange[] = "Last-Modified: Tue, 24 Nov 2026 10:00:00 GMT\r\n";

} // namespace

class tst_FileDownloadResume : public QObject, private DownloadTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginDownloadTest(); }
    void cleanup() { endDownloadTest(); }

    void goesOn();
    void everyCut_data();
    void everyCut();
    void validators_data();
    void validators();
    void changedFile();
    void misfits_data();
    void misfits();
    void shortRangesOfUnknownTotal();
    void fits_data();
    void fits();
    void wholeAlready_data();
    void wholeAlready();
    void lessThanAskedFor();
    void nothingOfWhatWasAskedFor();
    void moreThanAnnounced();
    void failureKeepsThePart();
    void checksumOverAll_data();
    void checksumOverAll();
    void largePartIsHashedInSteps();
    void pauses();
    void pausesBeforeTheHead();
    void pausesBeforeTheRequest();
    void pausesAgainAndAgain();
    void holdsWhatCannotBeAskedFor();
    void heldBodyThatEnds();
    void heldBodyThatFails();
    void diskIsReadOnly();
};

void tst_FileDownloadResume::goesOn()
{
    leavePart();
    QCOMPARE(names(), QStringList({ u"file.part"_s, u"file.part.json"_s }));
    serveInOrder({ restResponse() });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    const auto outcome = watch(download->result());
    settle();
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(names(), QStringList({ u"file"_s }));
    QCOMPARE(outcome->value->value().size(), 10);
    QCOMPARE(outcome->value->value().resumedFrom(), 5);
    QCOMPARE(download->bytesReceived(), 10);
    QCOMPARE(log.log.count(u"finished"_s), 1);
    const QByteArray head = requests().value(0);
    QCOMPARE(field(head, "Range"), QByteArray("bytes=5-"));
    QCOMPARE(field(head, "If-Range"), QByteArray("\"v\""));
    QCOMPARE(field(head, "Accept-Encoding"), QByteArray("identity"));
}

// Broken off after each byte of the response: head, body and all.
void tst_FileDownloadResume::everyCut_data()
{
    QTest::addColumn<int>("cut");
    const int size = int(cutResponse().size()) + 5;
    for (int cut = 0; cut <= size; ++cut)
        QTest::addRow("%d", cut) << cut;
}

void tst_FileDownloadResume::everyCut()
{
    QFETCH(int, cut);
    const QByteArray whole = cutResponse() + "56789";
    put(path(), "before");
    serveInOrder({ whole.left(cut) }, { 0 });
    const auto first = makeDownload();
    run(*first);
    if (cut == whole.size()) {
        QCOMPARE(first->state(), State::Finished);
        QCOMPARE(contentOf(path()), QByteArray("0123456789"));
        return;
    }
    QCOMPARE(first->state(), State::Failed);
    QCOMPARE(contentOf(path()), QByteArray("before"));
    const int there = qMax(0, cut - int(whole.size()) + 10);
    if (there == 0) {
        QCOMPARE(names(), QStringList({ u"file"_s }));
        return;
    }
    QCOMPARE(part(), QByteArray("0123456789").left(there));
    QCOMPARE(first->bytesReceived(), there);
    serveInOrder({ restResponse(QByteArray("0123456789").mid(there),
                                "bytes " + QByteArray::number(there) + "-9/10") });
    const auto second = makeDownload();
    run(*second);
    QVERIFY2(!second->error(), qPrintable(second->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadResume::validators_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("condition");
    const QByteArray none = "none";
    QTest::newRow("strong tag") << QByteArray("ETag: \"v\"\r\n") << QByteArray("\"v\"");
    QTest::newRow("weak tag") << QByteArray("ETag: W/\"v\"\r\n") << none;
    QTest::newRow("time") << QByteArray(EarlyChange) + LaterDate
                          << QByteArray("Tue, 24 Nov 2026 10:00:00 GMT");
    QTest::newRow("weak tag and time") << QByteArray("ETag: W/\"v\"\r\n") + EarlyChange + LaterDate
                                       << QByteArray("Tue, 24 Nov 2026 10:00:00 GMT");
    QTest::newRow("time without date") << QByteArray(EarlyChange) << none;
    QTest::newRow("nothing") << QByteArray() << none;
}

void tst_FileDownloadResume::validators()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, condition);
    const QByteArray cut = "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: 10\r\n\r\n01234";
    serveInOrder({ cut, response("0123456789") }, { 0 });
    run(*makeDownload());
    QCOMPARE(names().isEmpty(), condition == "none");
    run(*makeDownload());
    QCOMPARE(field(requests().value(1), "If-Range"), condition);
    QCOMPARE(field(requests().value(1), "Range"),
             condition == "none" ? QByteArray("none") : QByteArray("bytes=5-"));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadResume::changedFile()
{
    leavePart();
    serveInOrder({ response("another file", "ETag: \"w\"\r\n") });
    const auto download = makeDownload();
    const auto outcome = watch(download->result());
    settle();
    QCOMPARE(contentOf(path()), QByteArray("another file"));
    QCOMPARE(outcome->value->value().resumedFrom(), 0);
    QCOMPARE(requests().size(), 1);
    QCOMPARE(names(), QStringList({ u"file"_s }));
}

// Answers that must not go behind the part.
void tst_FileDownloadResume::misfits_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("earlier") << restResponse("456789", "bytes 4-9/10");
    QTest::newRow("later") << restResponse("6789", "bytes 6-9/10");
    QTest::newRow("from the start") << restResponse("0123456789", "bytes 0-9/10");
    QTest::newRow("other size") << restResponse("56789A", "bytes 5-10/11");
    QTest::newRow("other tag") << restResponse("abcde", "bytes 5-9/10", "ETag: \"w\"\r\n");
    QTest::newRow("weak tag") << restResponse("abcde", "bytes 5-9/10", "ETag: W/\"v\"\r\n");
    QTest::newRow("broken range") << restResponse("56789", "bytes 5-9");
    QTest::newRow("backwards") << restResponse("56789", "bytes 9-5/10");
    QTest::newRow("behind the end") << restResponse("56789A", "bytes 5-10/*");
    QTest::newRow("other unit") << restResponse("56789", "items 5-9/10");
    QTest::newRow("coded") << restResponse("56789", "bytes 5-9/10",
                                           "ETag: \"v\"\r\nContent-Encoding: gzip\r\n");
    QTest::newRow("no range") << response("56789", "ETag: \"v\"\r\n", "206 Partial Content");
    QTest::newRow("several ranges") << response(
            "--x\r\n", "Content-Type: multipart/byteranges; boundary=x\r\n", "206 Partial Content");
    QTest::newRow("not satisfiable") << response({}, {}, "416 Range Not Satisfiable");
    QTest::newRow("not satisfiable, shorter")
            << response({}, "Content-Range: bytes */3\r\n", "416 Range Not Satisfiable");
    QTest::newRow("not satisfiable, as long as the part")
            << response({}, "Content-Range: bytes */5\r\n", "416 Range Not Satisfiable");
}

void tst_FileDownloadResume::misfits()
{
    QFETCH(QByteArray, answer);
    leavePart();
    serveInOrder({ answer, response("new content", "ETag: \"w\"\r\n") });
    const auto download = makeDownload();
    const auto outcome = watch(download->result());
    settle();
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("new content"));
    QCOMPARE(outcome->value->value().resumedFrom(), 0);
    QCOMPARE(requests().size(), 2);
    QCOMPARE(field(requests().last(), "Range"), QByteArray("none"));
    QCOMPARE(field(requests().last(), "If-Range"), QByteArray("none"));
    QCOMPARE(names(), QStringList({ u"file"_s }));
}

void tst_FileDownloadResume::fits_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("usual") << restResponse();
    QTest::newRow("without a tag") << restResponse("56789", "bytes 5-9/10", {});
    QTest::newRow("without a total") << restResponse("56789", "bytes 5-9/*");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes "
                                           "5-9/10\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           "5\r\n56789\r\n0\r\n\r\n");
}

// RFC 9110 15.3.7: a server may send less than was asked for, and need not say how much there is.
void tst_FileDownloadResume::shortRangesOfUnknownTotal()
{
    {
        PartFile part(path());
        QVERIFY(!part.open(QUrl(u"http://example.com/file"_s), true));
        QVERIFY(!part.begin("\"v\"", -1));
        QVERIFY(!part.append("01234"));
    }
    serveInOrder({ restResponse("567", "bytes 5-7/*"), restResponse("89", "bytes 8-9/*"),
                   response({}, "Content-Range: bytes */10\r\n", "416 Range Not Satisfiable") });
    const auto download = makeDownload();
    run(*download);
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(requests().size(), 3);
}

void tst_FileDownloadResume::fits()
{
    QFETCH(QByteArray, answer);
    leavePart();
    serveInOrder({ answer });
    const auto download = makeDownload();
    run(*download);
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(requests().size(), 1);
}

// The program ended after the last byte and before the part got its name.
void tst_FileDownloadResume::wholeAlready_data()
{
    QTest::addColumn<QByteArray>("total");
    QTest::newRow("known") << QByteArray("10");
    QTest::newRow("unknown") << QByteArray("-1");
}

void tst_FileDownloadResume::wholeAlready()
{
    QFETCH(QByteArray, total);
    put(path(u".part"_s), "0123456789");
    put(path(u".part.json"_s),
        R"({"url":"http://example.com/file","validator":"\"v\"","total":)" + total + '}');
    serveInOrder({ response({}, "Content-Range: bytes */10\r\nETag: \"v\"\r\n",
                            "416 Range Not Satisfiable") });
    const auto download = makeDownload();
    download->setChecksum(QCryptographicHash::Sha1,
                          QCryptographicHash::hash("0123456789", QCryptographicHash::Sha1));
    const auto outcome = watch(download->result());
    settle();
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(outcome->value->value().resumedFrom(), 10);
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(field(requests().value(0), "Range"), QByteArray("bytes=10-"));
    QCOMPARE(requests().size(), 1);
}

void tst_FileDownloadResume::lessThanAskedFor()
{
    leavePart();
    serveInOrder({ restResponse("5", "bytes 5-5/10"), restResponse("67", "bytes 6-7/10"),
                   restResponse("89", "bytes 8-9/10") });
    const auto download = makeDownload();
    const auto outcome = watch(download->result());
    settle();
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(requests().size(), 3);
    QCOMPARE(outcome->value->value().resumedFrom(), 5);
}

void tst_FileDownloadResume::nothingOfWhatWasAskedFor()
{
    leavePart();
    serveInOrder({ "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\n"
                   "Content-Length: 0\r\n\r\n" });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->error().kind(), Error::Kind::RemoteProtocol);
    QVERIFY2(download->error().message().contains(u"5 of the 10 bytes"),
             qPrintable(download->error().message()));
    QCOMPARE(requests().size(), 1);
    QCOMPARE(part(), QByteArray("01234"));
}

void tst_FileDownloadResume::moreThanAnnounced()
{
    leavePart();
    serveInOrder({ "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n6\r\n56789A\r\n0\r\n\r\n" });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->error().kind(), Error::Kind::RemoteProtocol);
    QVERIFY2(download->error().message().contains(u"more than the 10 bytes"),
             qPrintable(download->error().message()));
    QCOMPARE(names(), QStringList());
}

void tst_FileDownloadResume::failureKeepsThePart()
{
    leavePart();
    serveInOrder({ response("wait", {}, "503 Service Unavailable") });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->error().kind(), Error::Kind::Status);
    QCOMPARE(part(), QByteArray("01234"));
    serveInOrder({ restResponse() });
    const auto again = makeDownload();
    run(*again);
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadResume::checksumOverAll_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("rest") << restResponse() << QByteArray("0123456789") << true;
    QTest::newRow("wrong rest") << restResponse("56780") << QByteArray("0123456789") << false;
    QTest::newRow("new") << response("new") << QByteArray("new") << true;
    QTest::newRow("wrong new") << response("old") << QByteArray("new") << false;
}

void tst_FileDownloadResume::checksumOverAll()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, content);
    QFETCH(bool, isRight);
    leavePart();
    serveInOrder({ answer });
    const auto download = makeDownload();
    download->setChecksum(QCryptographicHash::Sha256,
                          QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    run(*download);
    QCOMPARE(download->state(), isRight ? State::Finished : State::Failed);
    QCOMPARE(names(), isRight ? QStringList({ u"file"_s }) : QStringList());
    if (isRight)
        QCOMPARE(contentOf(path()), content);
}

void tst_FileDownloadResume::largePartIsHashedInSteps()
{
    const QByteArray large(9 * 1024 * 1024, 'x');
    const QByteArray size = QByteArray::number(large.size());
    put(path(u".part"_s), large);
    put(path(u".part.json"_s), R"({"url":"http://example.com/file","validator":"\"v\"","total":)"
                                       + QByteArray::number(large.size() + 1) + '}');
    serveInOrder({ restResponse("y", "bytes " + size + '-' + size + "/"
                                             + QByteArray::number(large.size() + 1)) });
    const auto download = makeDownload();
    download->setChecksum(QCryptographicHash::Md5,
                          QCryptographicHash::hash(large + 'y', QCryptographicHash::Md5));
    download->start();
    int turns = 0;
    while (backend().connectionCount() == 0 && turns < 100) {
        // one round of the event loop at a time
        QCoreApplication::processEvents(QEventLoop::AllEvents, 0);
        backend().run();
        ++turns;
        if (turns == 1)
            download->pause();
        if (turns == 2)
            download->resume();
    }
    settle();
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QVERIFY(turns < 100);
    QCOMPARE(QFileInfo(path()).size(), large.size() + 1);
}

void tst_FileDownloadResume::pauses()
{
    serveInOrder({ cutResponse(), restResponse() });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    run(*download);
    QCOMPARE(download->bytesReceived(), 5);
    download->pause();
    QCOMPARE(download->state(), State::Paused);
    QCOMPARE(download->bytesPerSecond(), 0.0);
    settle();
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(part(), QByteArray("01234"));
    download->pause();
    download->resume();
    QCOMPARE(download->state(), State::Running);
    settle();
    QCOMPARE(download->state(), State::Finished);
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(field(requests().value(1), "Range"), QByteArray("bytes=5-"));
    log.log.removeAll(u"progress"_s);
    QCOMPARE(log.log, QStringList({ u"Running"_s, u"Paused"_s, u"Running"_s, u"Finished"_s,
                                    u"finished"_s }));
}

void tst_FileDownloadResume::pausesBeforeTheHead()
{
    serveInOrder({ {}, response("0123456789") });
    const auto download = makeDownload();
    run(*download);
    download->pause();
    settle();
    QCOMPARE(client().runningRequests(), 0);
    download->resume();
    settle();
    QCOMPARE(download->state(), State::Finished);
}

void tst_FileDownloadResume::pausesBeforeTheRequest()
{
    mock->serve({ response("0123456789") });
    const auto download = makeDownload();
    download->start();
    download->pause();
    settle();
    QCOMPARE(backend().connectionCount(), 0);
    download->resume();
    download->pause();
    download->resume();
    settle();
    QCOMPARE(download->state(), State::Finished);
    QCOMPARE(backend().peer(0)->requestCount(), 1);
}

void tst_FileDownloadResume::pausesAgainAndAgain()
{
    QList<QByteArray> responses { "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: 10\r\n\r\n0" };
    for (int i = 1; i < 10; ++i) {
        const QByteArray from = QByteArray::number(i);
        responses.append("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from
                         + "-9/10\r\nContent-Length: " + QByteArray::number(10 - i) + "\r\n\r\n"
                         + from);
    }
    serveInOrder(responses);
    const auto download = makeDownload();
    download->setChecksum(QCryptographicHash::Sha1,
                          QCryptographicHash::hash("0123456789", QCryptographicHash::Sha1));
    run(*download);
    for (int i = 1; i < 10; ++i) {
        QCOMPARE(download->bytesReceived(), i);
        download->pause();
        settle();
        download->resume();
        settle();
    }
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadResume::holdsWhatCannotBeAskedFor()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01" });
    const auto download = makeDownload();
    run(*download);
    download->pause();
    settle();
    QCOMPARE(client().runningRequests(), 1);
    mock->peer()->send("2345");
    settle();
    QCOMPARE(download->bytesReceived(), 2);
    download->resume();
    download->pause();
    settle();
    QCOMPARE(download->bytesReceived(), 2);
    download->resume();
    settle();
    QCOMPARE(download->bytesReceived(), 6);
    mock->peer()->send("6789");
    settle();
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(requests().size(), 1);
}

void tst_FileDownloadResume::heldBodyThatEnds()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" });
    const auto download = makeDownload();
    run(*download);
    mock->peer()->send("0123456789");
    download->pause();
    settle();
    QCOMPARE(download->state(), State::Paused);
    QVERIFY(!QFile::exists(path()));
    download->resume();
    settle();
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownloadResume::heldBodyThatFails()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01" });
    const auto download = makeDownload();
    run(*download);
    download->pause();
    mock->peer()->reset();
    settle();
    QCOMPARE(download->state(), State::Failed);
    QCOMPARE(names(), QStringList());
}

void tst_FileDownloadResume::diskIsReadOnly()
{
    FileDownload download(&client(), "http://example.com/file", u"/proc/version.new"_s);
    run(download);
    QCOMPARE(download.error().kind(), Error::Kind::File);
    QVERIFY2(download.error().message().contains(u"/proc/version.new.part"),
             qPrintable(download.error().message()));
    QCOMPARE(backend().connectionCount(), 0);
}

QTEST_GUILESS_MAIN(tst_FileDownloadResume)
#include "tst_filedownloadresume.moc"
