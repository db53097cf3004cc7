// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/multipart/multipart.h"
#include "protocol/scriptedsource.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <limits>
#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace HttpQ;
using namespace HttpQTest;

using Pull = BodySource::Pull;

namespace {

constexpr qsizetype All = std::numeric_limits<int>::max();

Body scripted(const ScriptedSource::Script &script, qint64 size = -1, bool isReplayable = true)
{
    return Body(std::make_shared<ScriptedSource>(script, size, isReplayable));
}

// A form with one part of each kind.
Multipart mixedForm(const QString &path, QIODevice *device, const Body &streamed)
{
    return Multipart()
            .boundary("frontier")
            .field("text", "a value")
            .file("bytes", "b.bin", QByteArray("some bytes"))
            .field("empty", "")
            .file("path", path)
            .file("device", "d.bin", device)
            .file("streamed", "s.bin", streamed);
}

} // namespace

class tst_MultipartSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyPullSize_data();
    void everyPullSize();
    void sizes();
    void unknownSize();
    void givenBoundaryInAPart_data();
    void givenBoundaryInAPart();
    void replayability();
    void replays();
    void rewindsInTheMiddle_data();
    void rewindsInTheMiddle();
    void sameDeviceTwice();
    void later();
    void wakesForTheCurrentPartOnly();
    void outlivedByItsParts();
    void emptyPieces();
    void failingPart();
    void partThatCannotBeRewound();
    void wrongSize_data();
    void wrongSize();
    void deviceIsDestroyed_data();
    void deviceIsDestroyed();
    void fileThatIsMissing();
    void fileThatIsNoFile_data();
    void fileThatIsNoFile();
    void fileWithoutPermission();
    void fileThatShrinks();
    void fileThatGrows();
    void fileThatVanishes();
    void fileComesLater();
    void emptyFile();
    void filesAreOpenWhileTheyAreSent();

private:
    QString makeFile(const QByteArray &content, const QString &name = QStringLiteral("file.bin"))
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_MultipartSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_MultipartSource::everyPullSize_data()
{
    QTest::addColumn<qsizetype>("wanted");
    for (const qsizetype wanted : { qsizetype(1), qsizetype(2), qsizetype(7), qsizetype(64), All })
        QTest::addRow("%d", int(wanted)) << wanted;
}

void tst_MultipartSource::everyPullSize()
{
    QFETCH(qsizetype, wanted);
    const QByteArray onDisk(1000, 'f');
    QBuffer device;
    device.setData("what stands before|what is in the device");
    device.open(QIODevice::ReadOnly);
    device.seek(19);
    const Multipart form = mixedForm(
            makeFile(onDisk), &device,
            scripted({ { Pull::Bytes, "one" }, { Pull::Later, {} }, { Pull::Bytes, "two" } }));
    const Body body = form.body();
    QByteArray bytes("before");
    for (;;) {
        const qsizetype filled = bytes.size();
        const Pull pulled = body.source()->pull(bytes, wanted);
        QVERIFY(pulled != Pull::Failed);
        if (pulled == Pull::End)
            break;
        QVERIFY(pulled == Pull::Later || bytes.size() > filled);
        // A scripted source pays no heed to what is wanted.
        QVERIFY(bytes.size() - filled < wanted + 3);
    }
    const auto part = [](const QByteArray &head, const QByteArray &content) {
        return "--frontier\r\nContent-Disposition: form-data; name=" + head + "\r\n\r\n" + content
               + "\r\n";
    };
    const char *binary = "\"\r\nContent-Type: application/octet-stream";
    QCOMPARE(bytes,
             "before" + part("\"text\"", "a value")
                     + part(QByteArray("\"bytes\"; filename=\"b.bin").append(binary), "some bytes")
                     + part("\"empty\"", "")
                     + part(QByteArray("\"path\"; filename=\"file.bin").append(binary), onDisk)
                     + part(QByteArray("\"device\"; filename=\"d.bin").append(binary),
                            "what is in the device")
                     + part(QByteArray("\"streamed\"; filename=\"s.bin").append(binary), "onetwo")
                     + "--frontier--\r\n");
    QCOMPARE(body.source()->pull(bytes, wanted), Pull::End);
}

void tst_MultipartSource::sizes()
{
    QBuffer device;
    device.setData("0123456789");
    device.open(QIODevice::ReadOnly);
    device.seek(4);
    const Body body = mixedForm(makeFile(QByteArray(100'000, 'x')), &device,
                                scripted({ { Pull::Bytes, "12345" } }, 5))
                              .body();
    QVERIFY(body.size() > 100'000);
    QCOMPARE(body.size(), pullAll(*body.source(), 4096).size());
}

void tst_MultipartSource::unknownSize()
{
    const Multipart form = Multipart().field("a", "1").file("b", "c", scripted({}));
    QCOMPARE(form.body().size(), -1);
}

void tst_MultipartSource::givenBoundaryInAPart_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("in a piece") << QByteArrayList { "some\r\n--frontier\r\nmore" } << true;
    QTest::newRow("at the start") << QByteArrayList { "--frontier--" } << true;
    QTest::newRow("over two pieces") << QByteArrayList { "some\r\n--fron", "tier\r\n" } << true;
    QTest::newRow("byte by byte") << QByteArrayList { "-", "-", "f", "r", "o",
                                                      "n", "t", "i", "e", "r" }
                                  << true;
    QTest::newRow("at the end") << QByteArrayList { QByteArray(100'000, 'x'), "--frontier" }
                                << true;
    QTest::newRow("behind what looks like it")
            << QByteArrayList { "frontier", "-frontier", "--front", "ier" } << true;
    QTest::newRow("without hyphens") << QByteArrayList { "frontier", "-frontier" } << false;
    QTest::newRow("interrupted") << QByteArrayList { "--fron", " ", "tier" } << false;
}

// RFC 2046 5.1.1: it would end the part there.
void tst_MultipartSource::givenBoundaryInAPart()
{
    QFETCH(const QByteArrayList, pieces);
    QFETCH(const bool, isRefused);
    ScriptedSource::Script script;
    for (const QByteArray &piece : pieces)
        script.append({ Pull::Bytes, piece });
    const Body body = Multipart()
                              .boundary("frontier")
                              .file("before", "b", scripted({ { Pull::Bytes, "--fron" } }))
                              .file("doc", "d", scripted(script))
                              .body();
    QByteArray sent;
    Pull pulled = Pull::Bytes;
    for (int i = 0; i < 1000 && pulled == Pull::Bytes; ++i)
        pulled = body.source()->pull(sent, 64 * 1024);
    QCOMPARE(pulled, isRefused ? Pull::Failed : Pull::End);
    QCOMPARE(body.source()->error().message().contains(QLatin1String("Part \"doc\"")), isRefused);
    QCOMPARE(body.source()->error().message().contains(QLatin1String("\"frontier\"")), isRefused);
}

void tst_MultipartSource::replayability()
{
    QVERIFY(Multipart().field("a", "1").file("f", "/nowhere").body().isReplayable());
    QVERIFY(Multipart().file("b", "c", scripted({}, -1, true)).body().isReplayable());
    QVERIFY(!Multipart()
                     .file("b", "c", scripted({}, -1, false))
                     .field("a", "1")
                     .body()
                     .isReplayable());
}

void tst_MultipartSource::replays()
{
    QBuffer device;
    device.setData("0123456789");
    device.open(QIODevice::ReadOnly);
    device.seek(4);
    const Multipart form =
            mixedForm(makeFile("on disk"), &device, scripted({ { Pull::Bytes, "12345" } }));
    const Body body = form.body();
    const QByteArray first = pullAll(*body.source(), 64);
    QVERIFY(first.contains("\r\n456789\r\n") && first.contains("12345"));
    QVERIFY(body.source()->rewind());
    QCOMPARE(pullAll(*body.source(), 64), first);
    // another body of the same form
    QCOMPARE(pullAll(*form.body().source(), 64), first);
}

void tst_MultipartSource::rewindsInTheMiddle_data()
{
    QTest::addColumn<int>("pulls");
    for (int pulls = 1; pulls < 40; ++pulls)
        QTest::addRow("%d", pulls) << pulls;
}

void tst_MultipartSource::rewindsInTheMiddle()
{
    QFETCH(int, pulls);
    QBuffer device;
    device.setData("0123456789");
    device.open(QIODevice::ReadOnly);
    const Body body =
            mixedForm(makeFile("on disk"), &device, scripted({ { Pull::Bytes, "12345" } })).body();
    QByteArray some;
    for (int i = 0; i < pulls; ++i)
        QCOMPARE(body.source()->pull(some, 17), Pull::Bytes);
    QVERIFY(body.source()->rewind());
    const QByteArray all = pullAll(*body.source(), 17);
    QVERIFY(all.startsWith(some));
    QVERIFY(all.endsWith("12345\r\n--frontier--\r\n"));
}

void tst_MultipartSource::sameDeviceTwice()
{
    QBuffer device;
    device.setData("content");
    device.open(QIODevice::ReadOnly);
    const Body content(&device);
    const Body body =
            Multipart().boundary("x").file("a", "a", content).file("b", "b", content).body();
    QCOMPARE(pullAll(*body.source(), All).count("\r\n\r\ncontent\r\n--x"), 2);
}

void tst_MultipartSource::later()
{
    const Body body = Multipart()
                              .boundary("x")
                              .file("a", "a",
                                    scripted({ { Pull::Later, {} },
                                               { Pull::Bytes, "one" },
                                               { Pull::Later, {} },
                                               { Pull::Later, {} },
                                               { Pull::Bytes, "two" } }))
                              .body();
    QByteArray bytes;
    // what is there is not held back
    QCOMPARE(body.source()->pull(bytes, All), Pull::Bytes);
    QVERIFY(bytes.endsWith("\r\n\r\n"));
    QCOMPARE(body.source()->pull(bytes, All), Pull::Bytes);
    QVERIFY(bytes.endsWith("\r\n\r\none"));
    QCOMPARE(body.source()->pull(bytes, All), Pull::Later);
    QVERIFY(bytes.endsWith("\r\n\r\none"));
    QCOMPARE(body.source()->pull(bytes, All), Pull::Bytes);
    QVERIFY(bytes.endsWith("onetwo\r\n--x--\r\n"));
    QCOMPARE(body.source()->pull(bytes, All), Pull::End);
}

void tst_MultipartSource::wakesForTheCurrentPartOnly()
{
    const auto first =
            std::make_shared<ScriptedSource>(ScriptedSource::Script { { Pull::Later, {} } });
    const auto second =
            std::make_shared<ScriptedSource>(ScriptedSource::Script { { Pull::Later, {} } });
    const Body body = Multipart().file("a", "a", Body(first)).file("b", "b", Body(second)).body();
    WakeCounter wakes;
    body.source()->setWakeUp(&wakes);
    QByteArray bytes;
    QCOMPARE(body.source()->pull(bytes, All), Pull::Bytes);
    second->wake();
    QCOMPARE(wakes.count, 0);
    first->wake();
    QCOMPARE(wakes.count, 1);
    QCOMPARE(body.source()->pull(bytes, All), Pull::Bytes);
    first->wake();
    QCOMPARE(wakes.count, 1);
    second->wake();
    QCOMPARE(wakes.count, 2);
    body.source()->setWakeUp(nullptr);
    second->wake();
    QCOMPARE(wakes.count, 2);
}

void tst_MultipartSource::outlivedByItsParts()
{
    const auto part =
            std::make_shared<ScriptedSource>(ScriptedSource::Script { { Pull::Later, {} } });
    {
        const Body body = Multipart().file("a", "a", Body(part)).body();
        QByteArray bytes;
        QCOMPARE(body.source()->pull(bytes, All), Pull::Bytes);
    }
    part->wake();
    QCOMPARE(part.use_count(), 1);
}

void tst_MultipartSource::emptyPieces()
{
    const Body body = Multipart()
                              .boundary("x")
                              .file("a", "a",
                                    scripted({ { Pull::Bytes, {} },
                                               { Pull::Bytes, "1" },
                                               { Pull::Bytes, {} } }))
                              .body();
    QVERIFY(pullAll(*body.source(), All).endsWith("\r\n\r\n1\r\n--x--\r\n"));
}

void tst_MultipartSource::failingPart()
{
    const Body body = Multipart()
                              .field("a", "1")
                              .file("doc", "d",
                                    scripted({ { Pull::Bytes, "some" },
                                               { Pull::Failed, "The disk is on fire" } }))
                              .body();
    Pull last = Pull::End;
    pullAll(*body.source(), All, &last);
    QCOMPARE(last, Pull::Failed);
    QCOMPARE(body.source()->error().message(),
             QStringLiteral("Part \"doc\" of the multipart body failed: The disk is on fire"));
}

void tst_MultipartSource::partThatCannotBeRewound()
{
    const auto stuck = std::make_shared<ScriptedSource>(ScriptedSource::Script());
    stuck->canRewind = false;
    const Body body = Multipart().file("doc", "d", Body(stuck)).body();
    Pull last = Pull::End;
    pullAll(*body.source(), All, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY(body.source()->error().message().contains(u"Part \"doc\""));
    QVERIFY(body.source()->error().message().contains(u"could not be rewound"));
}

void tst_MultipartSource::wrongSize_data()
{
    QTest::addColumn<qint64>("announced");
    QTest::addColumn<QString>("text");
    QTest::newRow("one less") << qint64(6) << QStringLiteral("5 bytes instead of the 6 announced");
    QTest::newRow("one more") << qint64(4)
                              << QStringLiteral("more than 4 bytes instead of the 4 announced");
}

void tst_MultipartSource::wrongSize()
{
    QFETCH(qint64, announced);
    QFETCH(QString, text);
    const Body body =
            Multipart().file("doc", "d", scripted({ { Pull::Bytes, "12345" } }, announced)).body();
    Pull last = Pull::End;
    pullAll(*body.source(), 64, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY2(body.source()->error().message().contains(text),
             qPrintable(body.source()->error().message()));
}

void tst_MultipartSource::deviceIsDestroyed_data()
{
    QTest::addColumn<int>("pulls");
    QTest::newRow("before") << 0;
    QTest::newRow("in the head") << 1;
    QTest::newRow("in the middle") << 30;
}

void tst_MultipartSource::deviceIsDestroyed()
{
    QFETCH(int, pulls);
    auto device = std::make_unique<QBuffer>();
    device->setData(QByteArray(1000, 'x'));
    device->open(QIODevice::ReadOnly);
    const Body body = Multipart().file("doc", "d", device.get()).body();
    QByteArray bytes;
    for (int i = 0; i < pulls; ++i)
        QCOMPARE(body.source()->pull(bytes, 10), Pull::Bytes);
    device.reset();
    Pull last = Pull::End;
    pullAll(*body.source(), 10, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY2(body.source()->error().message().contains(u"Part \"doc\""),
             qPrintable(body.source()->error().message()));
    QVERIFY(body.source()->error().message().contains(u"destroyed"));
}

void tst_MultipartSource::fileThatIsMissing()
{
    const QString path = m_folder->filePath(QStringLiteral("missing"));
    const Multipart form = Multipart().file("doc", path);
    QVERIFY(!form.error());
    const Body body = form.body();
    QCOMPARE(body.size(), -1);
    Pull last = Pull::End;
    pullAll(*body.source(), 64, &last);
    QCOMPARE(last, Pull::Failed);
    QCOMPARE(body.source()->error().message(),
             QStringLiteral("Part \"doc\" of the multipart body failed: The file \"%1\" cannot be "
                            "opened: No such file or directory")
                     .arg(path));
}

void tst_MultipartSource::fileThatIsNoFile_data()
{
    QTest::addColumn<bool>("isPipe");
    QTest::newRow("folder") << false;
    QTest::newRow("pipe that nobody writes to") << true;
}

void tst_MultipartSource::fileThatIsNoFile()
{
    QFETCH(bool, isPipe);
    const QString path = m_folder->filePath(QStringLiteral("special"));
    if (isPipe)
        QCOMPARE(::mkfifo(qPrintable(path), 0600), 0);
    else
        QVERIFY(QDir().mkdir(path));
    const Body body = Multipart().file("doc", path).body();
    Pull last = Pull::End;
    pullAll(*body.source(), 64, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY2(body.source()->error().message().endsWith(
                     QStringLiteral("The file \"%1\" is no regular file").arg(path)),
             qPrintable(body.source()->error().message()));
}

void tst_MultipartSource::fileWithoutPermission()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const QString path = makeFile("secret");
    QVERIFY(QFile::setPermissions(path, {}));
    const Body body = Multipart().file("doc", path).body();
    Pull last = Pull::End;
    pullAll(*body.source(), 64, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY(body.source()->error().message().contains(path));
}

void tst_MultipartSource::fileThatShrinks()
{
    const QString path = makeFile(QByteArray(1000, 'x'));
    const Body body = Multipart().file("doc", path).body();
    QVERIFY(body.size() > 1000);
    QByteArray bytes;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(body.source()->pull(bytes, 100), Pull::Bytes);
    QVERIFY(QFile::resize(path, 600));
    Pull last = Pull::End;
    pullAll(*body.source(), 100, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY2(body.source()->error().message().endsWith(
                     QStringLiteral("The file \"%1\" became shorter while it was sent: 600 bytes "
                                    "instead of 1000")
                             .arg(path)),
             qPrintable(body.source()->error().message()));
}

void tst_MultipartSource::fileThatGrows()
{
    const QString path = makeFile("first");
    const Body body = Multipart().boundary("x").file("doc", path).body();
    const qint64 size = body.size();
    makeFile("first and more");
    const QByteArray bytes = pullAll(*body.source(), 100);
    QCOMPARE(bytes.size(), size);
    QVERIFY(bytes.endsWith("\r\n\r\nfirst\r\n--x--\r\n"));
}

void tst_MultipartSource::fileThatVanishes()
{
    const QString path = makeFile("first");
    const Body body = Multipart().file("doc", path).body();
    QVERIFY(body.size() > 0);
    QVERIFY(QFile::remove(path));
    Pull last = Pull::End;
    pullAll(*body.source(), 100, &last);
    QCOMPARE(last, Pull::Failed);
    QVERIFY(body.source()->error().message().contains(path));
}

void tst_MultipartSource::fileComesLater()
{
    const Multipart form =
            Multipart().boundary("x").file("doc", m_folder->filePath(QStringLiteral("late.txt")));
    QCOMPARE(form.body().size(), -1);
    makeFile("here", QStringLiteral("late.txt"));
    const Body body = form.body();
    QCOMPARE(body.size(), pullAll(*body.source(), 100).size());
    makeFile("longer now", QStringLiteral("late.txt"));
    QCOMPARE(form.body().size(), body.size() + 6);
}

void tst_MultipartSource::emptyFile()
{
    const Body body = Multipart().boundary("x").file("doc", makeFile("")).body();
    QVERIFY(pullAll(*body.source(), 100).endsWith("\r\n\r\n\r\n--x--\r\n"));
}

void tst_MultipartSource::filesAreOpenWhileTheyAreSent()
{
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 40;
    Multipart form;
    for (int i = 0; i < 100; ++i)
        form.file("doc", makeFile("content", QString::number(i)));
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const Body body = form.body();
    Pull last = Pull::End;
    const qint64 size = body.size();
    const QByteArray bytes = pullAll(*body.source(), 100, &last);
    ::setrlimit(RLIMIT_NOFILE, &before);
    QCOMPARE(last, Pull::End);
    QCOMPARE(bytes.size(), size);
}

QTEST_APPLESS_MAIN(tst_MultipartSource)
#include "tst_multipartsource.moc"
