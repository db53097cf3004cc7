// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/downloadtest.h"

#include <QtCore/qregularexpression.h>

#include <zlib.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

using State = FileDownload::State;

class tst_FileDownload : public QObject, private DownloadTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginDownloadTest(); }
    void cleanup() { endDownloadTest(); }

    void wholeFile();
    void signalsInOrder();
    void progress();
    void unknownLength();
    void emptyFile();
    void nothingUnderTheNameBefore();
    void checksum_data();
    void checksum();
    void checksumOfTheWrongSize();
    void notOverwritten_data();
    void notOverwritten();
    void statuses_data();
    void statuses();
    void partialContentUnasked();
    void codedContent();
    void ownRequest();
    void ownRequestThatThrows();
    void notResumed();
    void awaited();
    void awaitedFailure();
    void awaitedResult();
    void awaitedTwice();
    void awaitedAfterTheEnd();
    void startsOnce();
};

void tst_FileDownload::wholeFile()
{
    mock->serve({ response("0123456789", "ETag: \"v\"\r\n") });
    const auto download = makeDownload();
    QCOMPARE(download->state(), State::Idle);
    QCOMPARE(download->url(), QUrl(u"http://example.com/file"_s));
    QCOMPARE(download->filePath(), path());
    run(*download);
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QCOMPARE(download->state(), State::Finished);
    QVERIFY(download->isFinished());
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(names(), QStringList({ u"file"_s }));

    const QByteArray head = requests().value(0);
    QVERIFY(head.startsWith("GET /file HTTP/1.1\r\n"));
    QCOMPARE(field(head, "Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(head.count("Accept-Encoding"), 1);
    QCOMPARE(field(head, "Range"), QByteArray("none"));
    QCOMPARE(field(head, "If-Range"), QByteArray("none"));
}

void tst_FileDownload::signalsInOrder()
{
    mock->serve({ response("0123456789") });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    download->start();
    QCOMPARE(log.log, QStringList({ u"Running"_s }));
    settle();
    QCOMPARE(log.log, QStringList({ u"Running"_s, u"progress"_s, u"progress"_s, u"progress"_s,
                                    u"Finished"_s, u"finished"_s }));
}

void tst_FileDownload::progress()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123" });
    const auto download = makeDownload();
    QCOMPARE(download->bytesTotal(), -1);
    QCOMPARE(download->progress(), 0.0);
    run(*download);
    QCOMPARE(download->state(), State::Running);
    QCOMPARE(download->bytesReceived(), 4);
    QCOMPARE(download->bytesTotal(), 10);
    QCOMPARE(download->progress(), 0.4);
    QVERIFY(download->bytesPerSecond() > 0);
    mock->peer()->send("456789");
    settle();
    QCOMPARE(download->bytesReceived(), 10);
    QCOMPARE(download->progress(), 1.0);
    QCOMPARE(download->bytesPerSecond(), 0.0);
}

void tst_FileDownload::unknownLength()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n0123\r\n" });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->bytesReceived(), 4);
    QCOMPARE(download->bytesTotal(), -1);
    QCOMPARE(download->progress(), 0.0);
    mock->peer()->send("2\r\n45\r\n0\r\n\r\n");
    settle();
    QCOMPARE(download->state(), State::Finished);
    QCOMPARE(download->bytesTotal(), 6);
    QCOMPARE(contentOf(path()), QByteArray("012345"));
}

void tst_FileDownload::emptyFile()
{
    mock->serve({ response({}, "ETag: \"v\"\r\n") });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->state(), State::Finished);
    QCOMPARE(contentOf(path()), QByteArray());
    QCOMPARE(download->progress(), 1.0);
    QCOMPARE(names(), QStringList({ u"file"_s }));
}

void tst_FileDownload::nothingUnderTheNameBefore()
{
    const QByteArray content = "0123456789";
    mock->serve({ "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: 10\r\n\r\n" });
    put(path(), "what was there before");
    const auto download = makeDownload();
    run(*download);
    for (const char byte : content) {
        QCOMPARE(contentOf(path()), QByteArray("what was there before"));
        mock->peer()->send(QByteArrayView(&byte, 1));
        settle();
    }
    QCOMPARE(contentOf(path()), content);
}

void tst_FileDownload::checksum_data()
{
    QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
    QTest::addColumn<bool>("isRight");
    for (const bool isRight : { true, false }) {
        QTest::addRow("SHA-256 %d", isRight) << QCryptographicHash::Sha256 << isRight;
        QTest::addRow("MD5 %d", isRight) << QCryptographicHash::Md5 << isRight;
    }
}

void tst_FileDownload::checksum()
{
    QFETCH(QCryptographicHash::Algorithm, algorithm);
    QFETCH(bool, isRight);
    mock->serve({ response("0123456789", "ETag: \"v\"\r\n") });
    const QByteArray seen = QCryptographicHash::hash("0123456789", algorithm);
    const QByteArray expected =
            isRight ? seen : QCryptographicHash::hash("something else", algorithm);
    const auto download = makeDownload();
    download->setChecksum(algorithm, expected);
    run(*download);
    if (isRight) {
        QCOMPARE(download->state(), State::Finished);
        QCOMPARE(contentOf(path()), QByteArray("0123456789"));
        return;
    }
    QCOMPARE(download->error().kind(), Error::Kind::File);
    QVERIFY(download->error().message().contains(QString::fromLatin1(seen.toHex())));
    QVERIFY(download->error().message().contains(QString::fromLatin1(expected.toHex())));
    QVERIFY2(download->error().explanation().contains(u"not the one that was expected"),
             qPrintable(download->error().explanation()));
    QCOMPARE(names(), QStringList());
}

void tst_FileDownload::checksumOfTheWrongSize()
{
    const auto download = makeDownload();
    download->setChecksum(QCryptographicHash::Sha256, "0123");
    run(*download);
    QCOMPARE(download->error().kind(), Error::Kind::LocalProtocol);
    QVERIFY2(download->error().message().contains(u"4 bytes instead of 32"),
             qPrintable(download->error().message()));
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_FileDownload::notOverwritten_data()
{
    QTest::addColumn<bool>("isThereBefore");
    QTest::newRow("there before") << true;
    QTest::newRow("comes meanwhile") << false;
}

void tst_FileDownload::notOverwritten()
{
    QFETCH(bool, isThereBefore);
    mock->serve({ "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: 10\r\n\r\n01234" });
    const auto download = makeDownload();
    download->setOverwritten(false);
    if (isThereBefore)
        put(path(), "mine");
    run(*download);
    if (isThereBefore) {
        QCOMPARE(backend().connectionCount(), 0);
    } else {
        QVERIFY(!download->isFinished());
        put(path(), "mine");
        mock->peer()->send("56789");
        settle();
    }
    QCOMPARE(download->error().kind(), Error::Kind::File);
    QVERIFY2(download->error().message().contains(path())
                     && download->error().message().contains(u"exists"),
             qPrintable(download->error().message()));
    QCOMPARE(contentOf(path()), QByteArray("mine"));
}

void tst_FileDownload::statuses_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : { "201 Created", "202 Accepted", "304 Not Modified", "404 Not Found",
                                "416 Range Not Satisfiable", "500 Internal Server Error" })
        QTest::addRow("%s", status) << QByteArray(status);
}

void tst_FileDownload::statuses()
{
    QFETCH(QByteArray, status);
    mock->serve({ status.startsWith("304") ? "HTTP/1.1 " + status + "\r\n\r\n"
                                           : response("no file", {}, status) });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->error().kind(), Error::Kind::Status);
    QVERIFY2(download->error().message().contains(QString::fromLatin1(status)),
             qPrintable(download->error().message()));
    QCOMPARE(download->error().url(), QUrl(u"http://example.com/file"_s));
    QCOMPARE(names(), QStringList());
}

void tst_FileDownload::partialContentUnasked()
{
    mock->serve({ restResponse() });
    const auto download = makeDownload();
    run(*download);
    QCOMPARE(download->error().kind(), Error::Kind::Status);
    QCOMPARE(names(), QStringList());
}

// Though it was not asked for: what is written is the file, and it cannot be gone on with.
void tst_FileDownload::codedContent()
{
    const QByteArray content(10'000, 'x');
    QByteArray coded(1000, '\0');
    z_stream stream = {};
    QCOMPARE(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.data()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(coded.data());
    stream.avail_out = uInt(coded.size());
    QCOMPARE(deflate(&stream, Z_FINISH), Z_STREAM_END);
    coded.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);

    mock->serve({ response(coded, "Content-Encoding: gzip\r\nETag: \"v\"\r\n") });
    const auto download = makeDownload();
    bool wasDescribed = false;
    connect(download.get(), &FileDownload::progressChanged, this,
            [&] { wasDescribed |= QFile::exists(path(u".part.json"_s)); });
    run(*download);
    QVERIFY2(!download->error(), qPrintable(download->error().toString()));
    QVERIFY(contentOf(path()) == content);
    QCOMPARE(download->bytesTotal(), content.size());
    QVERIFY(!wasDescribed);
}

void tst_FileDownload::ownRequest()
{
    leavePart();
    serveInOrder({ restResponse() });
    FileDownload download(
            [this]() -> std::optional<RequestBuilder> {
                return client().get("http://example.com/file").header("X-Token", "secret");
            },
            QUrl(u"http://example.com/file"_s), path());
    run(download);
    QCOMPARE(download.state(), State::Finished);
    QCOMPARE(field(requests().value(0), "X-Token"), QByteArray("secret"));
    QCOMPARE(field(requests().value(0), "Range"), QByteArray("bytes=5-"));
}

void tst_FileDownload::ownRequestThatThrows()
{
    FileDownload download([]() -> std::optional<RequestBuilder> { throw 1; },
                          QUrl(u"http://example.com/file"_s), path());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*download's request.*"_s));
    run(download);
    QCOMPARE(download.error().kind(), Error::Kind::Callback);
    QCOMPARE(names(), QStringList());
}

void tst_FileDownload::notResumed()
{
    leavePart();
    serveInOrder({ cutResponse() }, { 0 });
    const auto download = makeDownload();
    download->setResumed(false);
    run(*download);
    QCOMPARE(download->state(), State::Failed);
    QCOMPARE(field(requests().value(0), "Range"), QByteArray("none"));
    QCOMPARE(names(), QStringList());
}

namespace {

QCoro::Task<DownloadResult> fetch(AsyncClient &client, QString path)
{
    co_return co_await FileDownload(&client, "http://example.com/file", path)
            .setResumed(true)
            .setOverwritten(true)
            .setChecksum(QCryptographicHash::Sha1,
                         QCryptographicHash::hash("0123456789", QCryptographicHash::Sha1));
}

} // namespace

void tst_FileDownload::awaited()
{
    mock->serve({ response("0123456789") });
    const auto outcome = watch(fetch(client(), path()));
    QVERIFY(!outcome->isDone());
    settle();
    QCOMPARE(outcome->ends, 1);
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->filePath(), path());
    QCOMPARE(outcome->value->size(), 10);
    QCOMPARE(outcome->value->resumedFrom(), 0);
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
}

void tst_FileDownload::awaitedFailure()
{
    mock->serve({ response("no", {}, "404 Not Found") });
    const auto outcome = watch(fetch(client(), path()));
    settle();
    QCOMPARE(outcome->kind(), Error::Kind::Status);
    QVERIFY(outcome->threw<HttpError>());
}

void tst_FileDownload::awaitedResult()
{
    mock->serve({ response("no", {}, "404 Not Found") });
    const auto download = makeDownload();
    const auto outcome = watch(download->result());
    settle();
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->error().kind(), Error::Kind::Status);
}

void tst_FileDownload::awaitedTwice()
{
    mock->serve({ response("0123456789") });
    const auto download = makeDownload();
    const auto first = watch(download->result());
    const auto second = watch(download->result());
    settle();
    QVERIFY(first->value && first->value->hasValue());
    QVERIFY(second->value && second->value->hasValue());
    QCOMPARE(backend().peer(0)->requestCount(), 1);
}

void tst_FileDownload::awaitedAfterTheEnd()
{
    mock->serve({ response("0123456789") });
    const auto download = makeDownload();
    run(*download);
    const auto outcome = watch(download->result());
    QVERIFY(outcome->isDone());
    QCOMPARE(outcome->value->value().size(), 10);
}

void tst_FileDownload::startsOnce()
{
    mock->serve({ response("0123456789"), response("another") });
    const auto download = makeDownload();
    DownloadLog log(download.get());
    download->start();
    download->start();
    settle();
    download->start();
    download->resume();
    download->pause();
    download->cancel();
    settle();
    QCOMPARE(backend().peer(0)->requestCount(), 1);
    QCOMPARE(log.log.count(u"finished"_s), 1);
    QCOMPARE(download->state(), State::Finished);
}

QTEST_GUILESS_MAIN(tst_FileDownload)
#include "tst_filedownload.moc"
