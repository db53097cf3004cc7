// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/files/filereplacement_p.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_FileReplacement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void replaces();
    void folderThatCannotBeSynced();
    void lockIsWaitedFor();
    void lockIsNotWaitedForEver();
    void foreignNameIsRefused_data();
    void foreignNameIsRefused();
    void ownLinkIsFollowed();
    void foreignLinkIsReplaced();

private:
    QString path() const { return m_folder->filePath(u"file"_s); }
    QByteArray temporary() const { return QFile::encodeName(path() + u".new"_s); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    int lockTemporary() const
    {
        const int fd = ::open(temporary().constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0 || ::flock(fd, LOCK_EX) != 0)
            qFatal("no lock");
        return fd;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_FileReplacement::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_FileReplacement::replaces()
{
    QCOMPARE(FileReplacement(path()).write("one"), QString());
    QCOMPARE(FileReplacement(path()).write({}), QString());
    QCOMPARE(content(), "");
    QCOMPARE(FileReplacement(path()).write("three"), QString());
    QCOMPARE(content(), "three");
    QVERIFY(!QFile::exists(QFile::decodeName(temporary())));
}

// The new file is there, so that is no error.
void tst_FileReplacement::folderThatCannotBeSynced()
{
    if (::geteuid() == 0)
        QSKIP("root may open any folder");
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::WriteOwner | QFile::ExeOwner));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^The folder .* cannot be written to the disk: "_s));
    const QString reason = FileReplacement(path()).write("new");
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(reason, QString());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "new"_ba);
}

void tst_FileReplacement::lockIsWaitedFor()
{
    const int fd = lockTemporary();
    std::thread holder([fd] {
        std::this_thread::sleep_for(50ms);
        ::close(fd);
    });
    QElapsedTimer clock;
    clock.start();
    const QString reason = FileReplacement(path()).write("new");
    const qint64 waited = clock.elapsed();
    holder.join();
    QCOMPARE(reason, QString());
    QVERIFY(waited >= 40);
    QCOMPARE(content(), "new");
}

void tst_FileReplacement::lockIsNotWaitedForEver()
{
    const int fd = lockTemporary();
    FileReplacement replacement(path());
    replacement.setLockTimeout(30ms);
    QElapsedTimer clock;
    clock.start();
    const QString reason = replacement.write("new");
    QVERIFY(clock.elapsed() >= 30);
    QCOMPARE(reason,
             u"\"%1.new\" is locked: another program has been writing it for 30 ms"_s.arg(path()));
    QCOMPARE(content(), "none");
    ::close(fd);
    QCOMPARE(replacement.write("new"), QString());
}

void tst_FileReplacement::foreignNameIsRefused_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : { u"link"_s, u"second name"_s, u"pipe"_s, u"folder"_s })
        QTest::newRow(qPrintable(kind)) << kind;
}

// In a folder that others may write to, what is written must not go where they want it.
void tst_FileReplacement::foreignNameIsRefused()
{
    QFETCH(const QString, kind);
    QFile trap(m_folder->filePath(u"trap"_s));
    QVERIFY(trap.open(QIODevice::WriteOnly));
    trap.write("precious");
    trap.close();
    const QByteArray name = QFile::encodeName(trap.fileName());
    if (kind == u"link"_s)
        QVERIFY(::symlink(name.constData(), temporary().constData()) == 0);
    else if (kind == u"second name"_s)
        QVERIFY(::link(name.constData(), temporary().constData()) == 0);
    else if (kind == u"pipe"_s)
        QVERIFY(::mkfifo(temporary().constData(), 0600) == 0);
    else
        QVERIFY(::mkdir(temporary().constData(), 0700) == 0);
    const QString reason = FileReplacement(path()).write("new");
    QVERIFY2(reason.contains(u"cannot be made"_s), qPrintable(reason));
    QCOMPARE(content(), "none");
    QVERIFY(trap.open(QIODevice::ReadOnly));
    QCOMPARE(trap.readAll(), "precious");
}

void tst_FileReplacement::ownLinkIsFollowed()
{
    const QString target = m_folder->filePath(u"target"_s);
    QVERIFY(FileReplacement(target).write("old").isNull());
    QVERIFY(QFile::link(u"target"_s, m_folder->filePath(u"second"_s)));
    QVERIFY(QFile::link(u"second"_s, path()));
    QCOMPARE(FileReplacement(path()).write("new"), QString());
    QVERIFY(QFileInfo(path()).isSymLink());
    QVERIFY(!QFileInfo(target).isSymLink());
    QCOMPARE(content(), "new");

    QVERIFY(QFile::remove(target));
    QCOMPARE(FileReplacement(path()).write("newer"), QString());
    QVERIFY(!QFileInfo(path()).isSymLink());
    QCOMPARE(content(), "newer");
}

// It would let others choose which of this user's files is replaced.
void tst_FileReplacement::foreignLinkIsReplaced()
{
    constexpr uid_t Other = 65534;
    QFile trap(m_folder->filePath(u"trap"_s));
    QVERIFY(trap.open(QIODevice::WriteOnly));
    trap.write("precious");
    trap.close();
    QVERIFY(QFile::link(u"trap"_s, path()));
    if (::lchown(QFile::encodeName(path()).constData(), Other, gid_t(-1)) != 0)
        QSKIP("only root can make links for others");
    QCOMPARE(FileReplacement(path()).write("new"), QString());
    QVERIFY(!QFileInfo(path()).isSymLink());
    QCOMPARE(content(), "new");
    QVERIFY(trap.open(QIODevice::ReadOnly));
    QCOMPARE(trap.readAll(), "precious");
}

QTEST_GUILESS_MAIN(tst_FileReplacement)
#include "tst_filereplacement.moc"
