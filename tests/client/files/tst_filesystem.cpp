// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/files/filesystem_p.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_FileSystem : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void ownFileIsMade();
    void ownFileIsOpened();
    void foreignFileIsNotOpened_data();
    void foreignFileIsNotOpened();
    void anybodysFileIsRead();
    void atMost_data();
    void atMost();
    void moves_data();
    void moves();
    void movedFileIsTheSame();

private:
    QString path(const QString &name = u"file"_s) const { return m_folder->filePath(name); }
    QByteArray name(const QString &of = u"file"_s) const { return QFile::encodeName(path(of)); }
    static void put(const QString &where, const QByteArray &content)
    {
        QFile file(where);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
    }
    static QByteArray contentOf(const QString &where)
    {
        QFile file(where);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    mode_t mode() const
    {
        struct stat status = {};
        return ::stat(name().constData(), &status) == 0 ? status.st_mode & 07777 : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_FileSystem::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_FileSystem::ownFileIsMade()
{
    const mode_t mask = ::umask(0022);
    QFile file;
    const QString reason = openOwn(file, path(), Access::Default);
    QFile secret;
    const QString secretReason = openOwn(secret, path(u"secret"_s), Access::Private);
    ::umask(mask);
    QCOMPARE(reason, QString());
    QCOMPARE(mode(), mode_t(0644));
    QCOMPARE(secretReason, QString());
    QCOMPARE(
            QFile::permissions(path(u"secret"_s))
                    & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
    QCOMPARE(file.write("text"), 4);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), "text");
    QVERIFY(file.resize(1));
    QCOMPARE(QFileInfo(path()).size(), 1);
}

void tst_FileSystem::ownFileIsOpened()
{
    put(path(), "text");
    QVERIFY(::chmod(name().constData(), 0666) == 0);
    QFile file;
    QCOMPARE(openOwn(file, path(), Access::Default), QString());
    QCOMPARE(file.readAll(), "text");
    QCOMPARE(mode(), mode_t(0666));
    file.close();
    QCOMPARE(openOwn(file, path(), Access::Private), QString());
    QCOMPARE(mode(), mode_t(0600));
    file.close();
    QCOMPARE(openOwnToRead(file, path()), QString());
    QCOMPARE(file.readAll(), "text");
    QVERIFY(checkOwn(path()).isNull());
    QVERIFY(checkOwn(path(u"none"_s)).isNull());
}

void tst_FileSystem::foreignFileIsNotOpened_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : { u"link"_s, u"link to nothing"_s, u"second name"_s, u"pipe"_s })
        QTest::newRow(qPrintable(kind)) << kind;
    if (::geteuid() == 0)
        QTest::newRow("other owner") << u"other owner"_s;
}

void tst_FileSystem::foreignFileIsNotOpened()
{
    QFETCH(const QString, kind);
    put(path(u"trap"_s), "precious");
    if (kind == u"link"_s)
        QVERIFY(::symlink(name(u"trap"_s).constData(), name().constData()) == 0);
    else if (kind == u"link to nothing"_s)
        QVERIFY(::symlink(name(u"nothing"_s).constData(), name().constData()) == 0);
    else if (kind == u"second name"_s)
        QVERIFY(::link(name(u"trap"_s).constData(), name().constData()) == 0);
    else if (kind == u"pipe"_s)
        QVERIFY(::mkfifo(name().constData(), 0600) == 0);
    else
        put(path(), "of somebody else");
    if (kind == u"other owner"_s)
        QVERIFY(::chown(name().constData(), 65534, 65534) == 0);
    for (const Access access : { Access::Default, Access::Private }) {
        QFile file;
        const QString reason = openOwn(file, path(), access);
        QVERIFY2(reason.contains(u"not a file of this user alone"_s), qPrintable(reason));
        QVERIFY(!file.isOpen());
    }
    QFile file;
    QVERIFY(!openOwnToRead(file, path()).isNull());
    QVERIFY(!file.isOpen());
    QVERIFY(!checkOwn(path()).isNull());
    QCOMPARE(contentOf(path(u"trap"_s)), "precious");
    QVERIFY(!QFile::exists(path(u"nothing"_s)));
}

void tst_FileSystem::anybodysFileIsRead()
{
    put(path(u"real"_s), "text");
    QVERIFY(::symlink(name(u"real"_s).constData(), name().constData()) == 0);
    QFile file;
    QCOMPARE(openToRead(file, path()), QString());
    QCOMPARE(file.readAll(), "text");
    file.close();
    QVERIFY(::unlink(name().constData()) == 0);
    QVERIFY(!openToRead(file, path()).isNull());
    QVERIFY(::mkfifo(name().constData(), 0600) == 0);
    QCOMPARE(openToRead(file, path()), u"it is no regular file"_s);
    QFile folder;
    QCOMPARE(openToRead(folder, m_folder->path()), u"Is a directory"_s);
}

void tst_FileSystem::atMost_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("nothing") << 0 << true;
    QTest::newRow("less") << 9 << true;
    QTest::newRow("as much") << 10 << true;
    QTest::newRow("more") << 11 << false;
    QTest::newRow("much more") << 1000000 << false;
}

void tst_FileSystem::atMost()
{
    QFETCH(const int, size);
    QFETCH(const bool, fits);
    put(path(), QByteArray(size, 'x'));
    QFile file;
    QCOMPARE(openToRead(file, path()), QString());
    QByteArray content;
    const QString reason = readAtMost(file, 10, content);
    QCOMPARE(reason, fits ? QString() : u"it has more than 10 bytes"_s);
    QCOMPARE(content.size(), qMin(size, 11));
}

void tst_FileSystem::moves_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<bool>("overwrites");
    QTest::addColumn<QString>("reason");
    QTest::newRow("free name") << false << false << QString();
    QTest::newRow("free name, overwriting") << false << true << QString();
    QTest::newRow("name that is taken") << true << false << u"that exists"_s;
    QTest::newRow("name that is taken, overwriting") << true << true << QString();
}

void tst_FileSystem::moves()
{
    QFETCH(const bool, isThere);
    QFETCH(const bool, overwrites);
    QFETCH(const QString, reason);
    put(path(u"from"_s), "new");
    if (isThere)
        put(path(), "old");
    QCOMPARE(moveFile(path(u"from"_s), path(), overwrites ? Overwrite::Yes : Overwrite::No),
             reason);
    QCOMPARE(contentOf(path()), reason.isNull() ? "new" : "old");
    QCOMPARE(contentOf(path(u"from"_s)), reason.isNull() ? "none" : "new");
    QCOMPARE(syncFolderOf(path()), QString());
    const QString missing = moveFile(path(u"missing"_s), path(u"other"_s), Overwrite::No);
    QCOMPARE(missing, u"No such file or directory"_s);
}

// It is not copied, and a link that dangles is something that has the name, too.
void tst_FileSystem::movedFileIsTheSame()
{
    put(path(u"from"_s), "new");
    struct stat before = {};
    struct stat after = {};
    QVERIFY(::stat(name(u"from"_s).constData(), &before) == 0);
    QVERIFY(::symlink("nowhere", name().constData()) == 0);
    QCOMPARE(moveFile(path(u"from"_s), path(), Overwrite::No), u"that exists"_s);
    QVERIFY(::unlink(name().constData()) == 0);
    QCOMPARE(moveFile(path(u"from"_s), path(), Overwrite::No), QString());
    QVERIFY(::stat(name().constData(), &after) == 0);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(int(after.st_nlink), 1);
}

QTEST_GUILESS_MAIN(tst_FileSystem)
#include "tst_filesystem.moc"
