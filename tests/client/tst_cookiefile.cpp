// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/cookiefile.h"

#include "client/files/killedsaver.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <thread>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

void fill(CookieJar &jar, const QByteArray &value, int cookies)
{
    for (int i = 0; i < cookies; ++i) {
        Cookie cookie('c' + QByteArray::number(i), value);
        cookie.domain = 's' + QByteArray::number(i) + ".org";
        cookie.expiry = QDateTime(QDate(9999, 1, 1), QTime(0, 0), Qt::UTC);
        jar.set(cookie);
    }
}

constexpr int Few = 300;
constexpr int Many = 1000;

int saveForEver(const QString &path)
{
    CookieJar few;
    fill(few, "few", Few);
    CookieJar many;
    fill(many, "many", Many);
    return KilledSaver::saveForEver(CookieFile(path), few, many);
}

// Saves with so little room that it cannot be done, and prints why.
int saveWithoutRoom(const QString &path)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = { 1000, 1000 };
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 1;
    CookieJar jar;
    fill(jar, "new", Many);
    const Error error = CookieFile(path).save(jar);
    std::puts(qPrintable(error.message()));
    return error.kind() == Error::Kind::File ? 0 : 1;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class tst_CookieFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesAndLoads();
    void sessionCookiesOnlyIfAskedFor();
    void missingFileIsNoError();
    void brokenFileIsNamed();
    void onlyTheOwnerMayRead();
    void linkStaysALink();
    void folderIsMissing();
    void folderIsNotWritable();
    void pathIsAFolder();
    void diskIsFull();
    void killedSaverLeavesAWholeFile();
    void leftoverIsUsedUp();
    void foreignLeftoverIsNotTouched();
    void saversDoNotMixTheirFiles();
    void tooLarge();
    void pipeIsNotWaitedFor();

private:
    QString path(const QString &name = u"cookies"_s) const { return m_folder->filePath(name); }
    QStringList entries() const
    {
        return QDir(m_folder->path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CookieFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_CookieFile::savesAndLoads()
{
    CookieJar jar;
    fill(jar, "x", 3);
    const CookieFile file(path());
    QCOMPARE(file.path(), path());
    QVERIFY(!file.save(jar));
    QCOMPARE(entries(), QStringList { u"cookies"_s });
    CookieJar other;
    QVERIFY(!file.load(other));
    QCOMPARE(other.cookies(), jar.cookies());

    jar.remove("c0");
    QVERIFY(!file.save(jar));
    CookieJar third;
    QVERIFY(!file.load(third));
    QCOMPARE(third.size(), 2);
}

void tst_CookieFile::sessionCookiesOnlyIfAskedFor()
{
    CookieJar jar;
    jar.set("a", "1");
    const CookieFile file(path());
    CookieJar other;
    QVERIFY(!file.save(jar));
    QVERIFY(!file.load(other));
    QVERIFY(other.isEmpty());
    QVERIFY(!file.save(jar, CookieJar::SessionCookies::Keep));
    QVERIFY(!file.load(other));
    QCOMPARE(other.size(), 1);
}

void tst_CookieFile::missingFileIsNoError()
{
    CookieJar jar;
    QVERIFY(!CookieFile(path()).load(jar));
    QVERIFY(!CookieFile(path(u"no/such/folder"_s)).load(jar));
    QVERIFY(jar.isEmpty());
}

void tst_CookieFile::brokenFileIsNamed()
{
    CookieJar jar;
    fill(jar, "x", 3);
    const CookieFile file(path());
    QVERIFY(!file.save(jar));
    QVERIFY(::truncate(QFile::encodeName(path()).constData(), 100) == 0);
    CookieJar other;
    const Error error = file.load(other);
    QCOMPARE(error.kind(), Error::Kind::File);
    QCOMPARE(error.message(),
             u"The cookie file \"%1\" is broken and none of it is used. Line 2: the "
             "end is missing"_s.arg(path()));
    QVERIFY(other.isEmpty());
}

void tst_CookieFile::onlyTheOwnerMayRead()
{
    CookieJar jar;
    const mode_t mask = ::umask(0);
    const Error error = CookieFile(path()).save(jar);
    ::umask(mask);
    QVERIFY(!error);
    QCOMPARE(modeOf(path()), mode_t(0600));
    QVERIFY(::chmod(QFile::encodeName(path()).constData(), 0666) == 0);
    QVERIFY(!CookieFile(path()).save(jar));
    QCOMPARE(modeOf(path()), mode_t(0600));
}

void tst_CookieFile::linkStaysALink()
{
    CookieJar jar;
    QVERIFY(QDir(m_folder->path()).mkdir(u"real"_s));
    QVERIFY(!CookieFile(path(u"real/cookies"_s)).save(jar));
    QVERIFY(QFile::link(path(u"real/cookies"_s), path()));
    fill(jar, "x", 1);
    QVERIFY(!CookieFile(path()).save(jar));
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(contents(path(u"real/cookies"_s)), jar.toText());
}

void tst_CookieFile::folderIsMissing()
{
    const QString missing = path(u"no/cookies"_s);
    const Error error = CookieFile(missing).save(CookieJar());
    QCOMPARE(error.kind(), Error::Kind::File);
    QCOMPARE(error.message(), u"The cookie file \"%1\" cannot be saved: \"%1.new\" cannot be made: "
                              "No such file or directory"_s.arg(missing));
}

void tst_CookieFile::folderIsNotWritable()
{
    CookieJar jar;
    QVERIFY(!CookieFile(path()).save(jar));
    const QByteArray before = contents(path());
    fill(jar, "x", 1);
    const QByteArray folder = QFile::encodeName(m_folder->path());
    QVERIFY(::chmod(folder.constData(), 0555) == 0);
    // Root may write everywhere.
    constexpr uid_t Nobody = 65534;
    const uid_t user = ::geteuid();
    QVERIFY(user != 0 || ::seteuid(Nobody) == 0);
    const Error error = CookieFile(path()).save(jar);
    QVERIFY(::seteuid(user) == 0);
    QVERIFY(::chmod(folder.constData(), 0700) == 0);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY(error.message().contains(u"Permission denied"_s));
    QCOMPARE(contents(path()), before);
}

void tst_CookieFile::pathIsAFolder()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"cookies"_s));
    CookieJar jar;
    const Error error = CookieFile(path()).save(jar);
    QVERIFY2(error.message().contains(u"is no regular file"_s), qPrintable(error.message()));
    QCOMPARE(entries(), QStringList { u"cookies"_s });
    QCOMPARE(CookieFile(path()).load(jar).kind(), Error::Kind::File);
}

void tst_CookieFile::diskIsFull()
{
    CookieJar jar;
    fill(jar, "old", 2);
    QVERIFY(!CookieFile(path()).save(jar));
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), { u"--save-without-room"_s, path() });
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    const QByteArray output = process.readAllStandardOutput();
    QVERIFY2(output.contains("cannot be written: File too large"), output.constData());
    QVERIFY(output.contains(path().toUtf8()));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(contents(path()), jar.toText());
    QCOMPARE(entries(), QStringList { u"cookies"_s });
}

void tst_CookieFile::killedSaverLeavesAWholeFile()
{
    KilledSaver saver(path());
    int few = 0;
    int leftovers = 0;
    for (int round = 0; round < 30; ++round) {
        QCOMPARE(saver.run(), QString());
        CookieJar jar;
        const Error error = CookieFile(path()).load(jar);
        QVERIFY2(!error, qPrintable(error.toString()));
        const bool isFew = jar.size() == Few;
        QVERIFY(isFew || jar.size() == Many);
        for (const Cookie &cookie : jar.cookies())
            QCOMPARE(cookie.value, isFew ? "few" : "many");
        QCOMPARE(modeOf(path()), mode_t(0600));
        QVERIFY(entries().size() <= 2);
        few += isFew;
        if (entries().size() == 2) {
            ++leftovers;
            QCOMPARE(modeOf(path() + u".new"_s), mode_t(0600));
        }
    }
    qInfo("%d of 30 files were the smaller, beside %d the next was half written", few, leftovers);
    QVERIFY(!CookieFile(path()).save(CookieJar()));
    QCOMPARE(entries(), QStringList { u"cookies"_s });
}

void tst_CookieFile::leftoverIsUsedUp()
{
    QFile leftover(path() + u".new"_s);
    QVERIFY(leftover.open(QIODevice::WriteOnly));
    leftover.write(QByteArray(100000, 'x'));
    leftover.close();
    QVERIFY(leftover.setPermissions(QFile::Permissions(0x6666)));
    CookieJar jar;
    QVERIFY(!CookieFile(path()).save(jar));
    QCOMPARE(contents(path()), jar.toText());
    QCOMPARE(modeOf(path()), mode_t(0600));
    QCOMPARE(entries(), QStringList { u"cookies"_s });
}

// In a folder that others may write to, the cookies must not go where they want them.
void tst_CookieFile::foreignLeftoverIsNotTouched()
{
    QFile trap(path(u"trap"_s));
    QVERIFY(trap.open(QIODevice::WriteOnly));
    trap.write("precious");
    trap.close();
    const QByteArray leftover = QFile::encodeName(path() + u".new"_s);

    QVERIFY(::symlink(QFile::encodeName(path(u"trap"_s)).constData(), leftover.constData()) == 0);
    QCOMPARE(CookieFile(path()).save(CookieJar()).kind(), Error::Kind::File);
    QVERIFY(::unlink(leftover.constData()) == 0);

    QVERIFY(::link(QFile::encodeName(path(u"trap"_s)).constData(), leftover.constData()) == 0);
    const Error error = CookieFile(path()).save(CookieJar());
    QVERIFY2(error.message().contains(u"cannot be made: File exists"_s),
             qPrintable(error.message()));
    QCOMPARE(contents(path(u"trap"_s)), "precious");
    QVERIFY(!QFile::exists(path()));
}

void tst_CookieFile::saversDoNotMixTheirFiles()
{
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([this, t, &failures] {
            CookieJar jar;
            fill(jar, QByteArray::number(t), 50 + 50 * t);
            for (int i = 0; i < 20; ++i) {
                if (CookieFile(path()).save(jar))
                    ++failures;
                CookieJar loaded;
                if (CookieFile(path()).load(loaded) || loaded.size() % 50 != 0)
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures, 0);
    QCOMPARE(entries(), QStringList { u"cookies"_s });
}

void tst_CookieFile::tooLarge()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(CookieFile::MaxBytes + 1));
    file.close();
    CookieJar jar;
    const Error error = CookieFile(path()).load(jar);
    QCOMPARE(error.kind(), Error::Kind::File);
    QCOMPARE(error.message(),
             u"The cookie file \"%1\" cannot be read: it has more than %2 bytes"_s.arg(path()).arg(
                     CookieFile::MaxBytes));
}

void tst_CookieFile::pipeIsNotWaitedFor()
{
    QVERIFY(::mkfifo(QFile::encodeName(path()).constData(), 0600) == 0);
    CookieJar jar;
    const Error error = CookieFile(path()).load(jar);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(u"it is no regular file"_s), qPrintable(error.message()));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const std::optional<QString> path = KilledSaver::path())
        return saveForEver(*path);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--save-without-room"_s)
        return saveWithoutRoom(arguments.value(2));
    tst_CookieFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cookiefile.moc"
