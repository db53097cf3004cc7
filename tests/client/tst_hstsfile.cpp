// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/hstsfile.h"

#include "client/files/killedsaver.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <sys/stat.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Few = 300;
constexpr int Many = 1000;

void fill(HstsStore &store, int hosts)
{
    for (int i = 0; i < hosts; ++i)
        store.set(u"h%1.of%2.test"_s.arg(i).arg(hosts), 24h);
}

int saveForEver(const QString &path)
{
    HstsStore few;
    fill(few, Few);
    HstsStore many;
    fill(many, Many);
    return KilledSaver::saveForEver(HstsFile(path), few, many);
}

} // namespace

class tst_HstsFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesAndLoads();
    void missingFileIsNoError();
    void brokenFileIsNamed();
    void whatHasNoRoomIsTold();
    void tooLarge();
    void killedSaverLeavesAWholeFile();

private:
    QString path() const { return m_folder->filePath(u"hsts"_s); }
    mode_t mode() const
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path()).constData(), &status) == 0 ? status.st_mode & 07777
                                                                           : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_HstsFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_HstsFile::savesAndLoads()
{
    HstsStore store;
    QVERIFY(!store.set(u"a.test"_s, 24h, HstsStore::SubDomains::Included));
    const HstsFile file(path());
    QCOMPARE(file.path(), path());
    QVERIFY(!file.save(store));
    QCOMPARE(mode(), mode_t(0600));
    HstsStore other;
    QVERIFY(!other.set(u"b.test"_s, 24h));
    QVERIFY(!file.load(other));
    QCOMPARE(other.knownHosts(), (QStringList { u"a.test"_s, u"b.test"_s }));
    QVERIFY(other.isKnownHost(u"x.a.test"_s));
}

void tst_HstsFile::missingFileIsNoError()
{
    HstsStore store;
    QVERIFY(!HstsFile(path()).load(store));
    QVERIFY(!store.hasEntries());
}

void tst_HstsFile::whatHasNoRoomIsTold()
{
    HstsStore saved;
    fill(saved, 2);
    const HstsFile file(path());
    QVERIFY(!file.save(saved));
    HstsStore store;
    for (int i = 0; i < HstsStore::MaxHosts - 1; ++i)
        store.set(u"known%1.test"_s.arg(i), 24h);
    const Error error = file.load(store);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().contains(u"is not used as a whole"_s), qPrintable(error.message()));
    QCOMPARE(store.knownHosts().size(), HstsStore::MaxHosts);
}

void tst_HstsFile::brokenFileIsNamed()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# HttpQ HSTS hosts, format 1\na.test 2099-01-01T00:00:00Z\n");
    file.close();
    HstsStore store;
    const Error error = HstsFile(path()).load(store);
    QCOMPARE(error.kind(), Error::Kind::File);
    QCOMPARE(error.message(),
             u"The HSTS file \"%1\" is broken and none of it is used. Line 3: the end is "
             "missing"_s.arg(path()));
    QVERIFY(!store.hasEntries());
}

void tst_HstsFile::tooLarge()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(HstsFile::MaxBytes + 1));
    file.close();
    HstsStore store;
    const Error error = HstsFile(path()).load(store);
    QCOMPARE(error.kind(), Error::Kind::File);
    QCOMPARE(error.message(),
             u"The HSTS file \"%1\" cannot be read: it has more than %2 bytes"_s.arg(path()).arg(
                     HstsFile::MaxBytes));
    // A full store is far from it.
    for (qsizetype i = 0; i < HstsStore::MaxHosts; ++i)
        QVERIFY(!store.set(u"h%1."_s.arg(i) + u"a.long.name."_s.repeated(15) + u"test"_s, 24h));
    QVERIFY(store.toText().size() * 2 < HstsFile::MaxBytes);
}

void tst_HstsFile::killedSaverLeavesAWholeFile()
{
    KilledSaver saver(path());
    for (int round = 0; round < 20; ++round) {
        QCOMPARE(saver.run(), QString());
        HstsStore store;
        const Error error = HstsFile(path()).load(store);
        QVERIFY2(!error, qPrintable(error.toString()));
        const QStringList hosts = store.knownHosts();
        QVERIFY(hosts.size() == Few || hosts.size() == Many);
        for (const QString &host : hosts)
            QVERIFY(host.endsWith(u".of%1.test"_s.arg(hosts.size())));
        QCOMPARE(mode(), mode_t(0600));
    }
    QVERIFY(!HstsFile(path()).save(HstsStore()));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList { u"hsts"_s });
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const std::optional<QString> path = KilledSaver::path())
        return saveForEver(*path);
    tst_HstsFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hstsfile.moc"
