// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/partfile_p.h"

#include "client/download/downloadfolder.h"

#include <functional>
#include <memory>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace HttpQ;

class tst_PartFile : public QObject, private HttpQTest::DownloadFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeFolder(); }

    void whole();
    void goneOnWith();
    void descriptionIsPrivate();
    void notGoneOnWith_data();
    void notGoneOnWith();
    void urlWithoutSecrets();
    void withoutValidator();
    void notKept();
    void withoutBytes();
    void foreignPartStays();
    void beginsAnew();
    void forgotten();
    void discarded();
    void read();
    void readWhatIsGone();
    void oneWriterOnly();
    void staleLock();
    void replacesTheFile();
    void doesNotReplaceTheFile();
    void places_data();
    void places();
    void partIsRemovedMeanwhile();
    void foreignNames_data();
    void foreignNames();
    void descriptionTooLarge();
    void lockThatIsAPipe();

private:
    QString partPath() const { return path(QStringLiteral(".part")); }
    QString descriptionPath() const { return path(QStringLiteral(".part.json")); }
    //! Leaves what a download of "01234" of 10 bytes leaves that breaks off.
    void leavePart()
    {
        PartFile part(path());
        QVERIFY(!part.open(m_url, true));
        QVERIFY(!part.begin("\"v\"", 10));
        QVERIFY(!part.append("01234"));
    }

    QUrl m_url = QUrl(QStringLiteral("http://example.com/file"));
};

void tst_PartFile::whole()
{
    PartFile part(path());
    QVERIFY(!part.isOpen());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(part.isOpen());
    QVERIFY(!part.isResumable());
    QVERIFY(!part.begin("\"v\"", 10));
    QVERIFY(part.isResumable());
    QVERIFY(!part.append("01234"));
    QVERIFY(!part.append("56789"));
    QCOMPARE(part.size(), 10);
    QVERIFY(!QFile::exists(path()));
    QVERIFY(!part.commit(true));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(names(), QStringList({ QStringLiteral("file") }));
}

void tst_PartFile::goneOnWith()
{
    leavePart();
    QCOMPARE(names(),
             QStringList({ QStringLiteral("file.part"), QStringLiteral("file.part.json") }));
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(part.isResumable());
    QCOMPARE(part.size(), 5);
    QCOMPARE(part.total(), 10);
    QCOMPARE(part.validator(), QByteArray("\"v\""));
    QVERIFY(!part.append("56789"));
    QVERIFY(!part.commit(true));
    QCOMPARE(contentOf(path()), QByteArray("0123456789"));
    QCOMPARE(names(), QStringList({ QStringLiteral("file") }));
}

void tst_PartFile::descriptionIsPrivate()
{
    leavePart();
    QCOMPARE(
            QFile::permissions(descriptionPath())
                    & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
}

void tst_PartFile::notGoneOnWith_data()
{
    using Change = std::function<void(tst_PartFile &)>;
    QTest::addColumn<Change>("change");
    const auto describedAs = [](const QByteArray &text) {
        return Change([text](tst_PartFile &test) { put(test.descriptionPath(), text); });
    };
    QTest::newRow("no description")
            << Change([](tst_PartFile &test) { QFile::remove(test.descriptionPath()); });
    QTest::newRow("no part") << Change([](tst_PartFile &test) { QFile::remove(test.partPath()); });
    QTest::newRow("longer than the whole")
            << Change([](tst_PartFile &test) { put(test.partPath(), "01234567890"); });
    QTest::newRow("empty description") << describedAs("");
    QTest::newRow("cut description") << describedAs("{\"url\":\"http://example.com/fi");
    QTest::newRow("no object") << describedAs("[1,2]");
    QTest::newRow("no validator") << describedAs(
            R"({"url":"http://example.com/file","validator":"","total":10})");
    QTest::newRow("wrong types") << describedAs(
            R"({"url":"http://example.com/file","validator":7,"total":"x"})");
    QTest::newRow("other URL") << describedAs(
            R"({"url":"http://example.com/other","validator":"\"v\"","total":10})");
}

void tst_PartFile::notGoneOnWith()
{
    QFETCH(std::function<void(tst_PartFile &)>, change);
    leavePart();
    change(*this);
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(!part.isResumable());
    QCOMPARE(part.size(), 0);
    QCOMPARE(part.total(), -1);
    QVERIFY(!part.begin("\"w\"", 3));
    QVERIFY(!part.append("new"));
    QVERIFY(!part.commit(true));
    QCOMPARE(contentOf(path()), QByteArray("new"));
    QCOMPARE(names(), QStringList({ QStringLiteral("file") }));
}

void tst_PartFile::urlWithoutSecrets()
{
    {
        PartFile part(path());
        QVERIFY(!part.open(QUrl(QStringLiteral("http://me:secret@example.com/file#part")), true));
        QVERIFY(!part.begin("\"v\"", 10));
        QVERIFY(!part.append("01234"));
    }
    QVERIFY(!contentOf(descriptionPath()).contains("secret"));
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(part.isResumable());
}

void tst_PartFile::withoutValidator()
{
    {
        PartFile part(path());
        QVERIFY(!part.open(m_url, true));
        QVERIFY(!part.begin({}, 10));
        QVERIFY(!part.append("01234"));
        QVERIFY(!part.isResumable());
        QVERIFY(!QFile::exists(descriptionPath()));
    }
    QCOMPARE(names(), QStringList());
}

void tst_PartFile::notKept()
{
    leavePart();
    {
        PartFile part(path());
        QVERIFY(!part.open(m_url, false));
        QVERIFY(!part.isResumable());
        QVERIFY(!part.begin("\"v\"", 10));
        QVERIFY(!part.isResumable());
        QVERIFY(!part.append("01"));
    }
    QCOMPARE(names(), QStringList());
}

void tst_PartFile::withoutBytes()
{
    {
        PartFile part(path());
        QVERIFY(!part.open(m_url, true));
        QVERIFY(!part.begin("\"v\"", 10));
    }
    QCOMPARE(names(), QStringList());
}

// Until there is something to put in its place.
void tst_PartFile::foreignPartStays()
{
    put(partPath(), "of somebody else");
    {
        PartFile part(path());
        QVERIFY(!part.open(m_url, true));
    }
    QCOMPARE(contentOf(partPath()), QByteArray("of somebody else"));
}

void tst_PartFile::beginsAnew()
{
    leavePart();
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(!part.begin("\"w\"", 4));
    QCOMPARE(contentOf(partPath()), QByteArray());
    QVERIFY(contentOf(descriptionPath()).contains("\\\"w\\\""));
    QVERIFY(!part.append("ab"));
    part.close();
    QVERIFY(!part.open(m_url, true));
    QCOMPARE(part.validator(), QByteArray("\"w\""));
    QCOMPARE(part.size(), 2);
}

void tst_PartFile::forgotten()
{
    leavePart();
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    part.forget();
    QVERIFY(!part.isResumable());
    QVERIFY(!part.begin("\"w\"", 2));
    QVERIFY(!part.append("ab"));
    QVERIFY(!part.commit(true));
    QCOMPARE(contentOf(path()), QByteArray("ab"));
}

void tst_PartFile::discarded()
{
    leavePart();
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    part.discard();
    QVERIFY(!part.isOpen());
    QCOMPARE(names(), QStringList());
}

void tst_PartFile::read()
{
    leavePart();
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QByteArray bytes;
    QVERIFY(!part.read(1, 3, bytes));
    QCOMPARE(bytes, QByteArray("123"));
    QVERIFY(!part.append("56"));
    QVERIFY(!part.read(4, 3, bytes));
    QCOMPARE(bytes, QByteArray("456"));
    QCOMPARE(contentOf(partPath()), QByteArray("0123456"));
}

void tst_PartFile::readWhatIsGone()
{
    leavePart();
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(QFile::resize(partPath(), 2));
    QByteArray bytes;
    const Error error = part.read(0, 5, bytes);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(u"after 2 bytes: it became shorter"),
             qPrintable(error.message()));
}

void tst_PartFile::oneWriterOnly()
{
    PartFile first(path());
    QVERIFY(!first.open(m_url, true));
    QVERIFY(!first.begin("\"v\"", 10));
    PartFile second(path());
    const Error error = second.open(m_url, true);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(partPath()), qPrintable(error.message()));
    QVERIFY2(error.message().contains(QStringLiteral("another download writes it, by process %1 ")
                                              .arg(QCoreApplication::applicationPid())),
             qPrintable(error.message()));
    QVERIFY(!second.isOpen());
    QVERIFY(!first.append("x"));
    first.close();
    QVERIFY(!second.open(m_url, true));
    QVERIFY(second.isResumable());
}

// Of a program that was killed.
void tst_PartFile::staleLock()
{
    const QString lockPath = path(QStringLiteral(".part.lock"));
    const pid_t child = ::fork();
    if (child == 0) {
        QLockFile lock(lockPath);
        ::_exit(lock.tryLock() ? 0 : 1);
    }
    int status = 1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QFile::exists(lockPath));
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
}

void tst_PartFile::replacesTheFile()
{
    put(path(), "what was there before");
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(!part.begin("\"v\"", 3));
    QVERIFY(!part.append("new"));
    QCOMPARE(contentOf(path()), QByteArray("what was there before"));
    QVERIFY(!part.commit(true));
    QCOMPARE(contentOf(path()), QByteArray("new"));
}

void tst_PartFile::doesNotReplaceTheFile()
{
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(!part.begin("\"v\"", 3));
    QVERIFY(!part.append("new"));
    put(path(), "what came meanwhile");
    const Error error = part.commit(false);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(path()), qPrintable(error.message()));
    QVERIFY2(error.message().contains(u"exists"), qPrintable(error.message()));
    QCOMPARE(contentOf(path()), QByteArray("what came meanwhile"));
    part.close();
    QCOMPARE(contentOf(partPath()), QByteArray("new"));
}

void tst_PartFile::places_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no name") << QString() << QStringLiteral("is empty");
    QTest::newRow("no folder") << QStringLiteral("missing/file")
                               << QStringLiteral("No such file or directory");
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("is no regular file");
    QTest::newRow("device") << QStringLiteral("/dev/null") << QStringLiteral("is no regular file");
    QTest::newRow("in a file") << QStringLiteral("plain/file") << QStringLiteral("Not a directory");
    QTest::newRow("long name") << QString(252, u'x') << QStringLiteral("File name too long");
}

void tst_PartFile::places()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    put(m_folder->filePath(QStringLiteral("plain")), {});
    const QString filePath =
            name.isEmpty() || name.startsWith(u'/') ? name : m_folder->filePath(name);
    PartFile part(filePath);
    const Error error = part.open(m_url, true);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(reason) && error.message().contains(filePath),
             qPrintable(error.message()));
    QVERIFY(!part.isOpen());
    QCOMPARE(names(), QStringList({ QStringLiteral("folder"), QStringLiteral("plain") }));
}

void tst_PartFile::partIsRemovedMeanwhile()
{
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(!part.begin("\"v\"", 3));
    QVERIFY(!part.append("new"));
    QVERIFY(QFile::remove(partPath()));
    const Error error = part.commit(true);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(u"No such file"), qPrintable(error.message()));
    QVERIFY(!QFile::exists(path()));
}

void tst_PartFile::foreignNames_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("isSecondName");
    QTest::newRow("part is a link") << QStringLiteral(".part") << false;
    QTest::newRow("part has a second name") << QStringLiteral(".part") << true;
    QTest::newRow("description is a link") << QStringLiteral(".part.json") << false;
    QTest::newRow("description has a second name") << QStringLiteral(".part.json") << true;
    QTest::newRow("lock is a link") << QStringLiteral(".part.lock") << false;
}

// In a folder that others may write to, they lead nothing of the download elsewhere.
void tst_PartFile::foreignNames()
{
    QFETCH(const QString, suffix);
    QFETCH(const bool, isSecondName);
    const QString trap = m_folder->filePath(QStringLiteral("trap"));
    put(trap, "precious");
    leavePart();
    const QByteArray name = QFile::encodeName(path(suffix));
    QFile::remove(path(suffix));
    const QByteArray target = QFile::encodeName(trap);
    QVERIFY((isSecondName ? ::link(target.constData(), name.constData())
                          : ::symlink(target.constData(), name.constData()))
            == 0);
    {
        PartFile part(path());
        Error error = part.open(m_url, true);
        if (!error)
            error = part.begin("\"w\"", 3);
        // A description is removed before it is written, and what it was is left as it is.
        if (suffix == QStringLiteral(".part.json"))
            QVERIFY2(!error, qPrintable(error.message()));
        else
            QVERIFY2(error.message().contains(QStringLiteral("not a file of this user alone")),
                     qPrintable(error.message()));
    }
    QCOMPARE(contentOf(trap), QByteArray("precious"));
}

void tst_PartFile::descriptionTooLarge()
{
    leavePart();
    put(descriptionPath(), contentOf(descriptionPath()) + QByteArray(1024 * 1024, ' '));
    PartFile part(path());
    QVERIFY(!part.open(m_url, true));
    QVERIFY(!part.isResumable());
}

void tst_PartFile::lockThatIsAPipe()
{
    QVERIFY(::mkfifo(QFile::encodeName(path(QStringLiteral(".part.lock"))).constData(), 0600) == 0);
    PartFile part(path());
    const Error error = part.open(m_url, true);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(QStringLiteral(".part.lock")), qPrintable(error.message()));
}

QTEST_GUILESS_MAIN(tst_PartFile)
#include "tst_partfile.moc"
