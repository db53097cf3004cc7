// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The downloads and uploads of docs/qml.md.

#include "qml/support/guideworld.h"

#include <HttpQ/downloadelement.h>
#include <HttpQ/uploadelement.h>

#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using State = TransferElement::State;

class tst_TransfersGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void download();
    void upload();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<GuideWorld> m_world;
};

void tst_TransfersGuide::init()
{
    m_world = std::make_unique<GuideWorld>();
}

void tst_TransfersGuide::cleanup()
{
    QVERIFY2(m_world->warnings.isEmpty(), qPrintable(m_world->warnings.value(0).toString()));
}

void tst_TransfersGuide::download()
{
    m_world->server->respond("GET", "https://example.com/debian.iso", Response(200, {}, "abc"));
    auto *download = m_world->load(u"qml_download.qml"_s)->findChild<DownloadElement *>();
    QVERIFY(download);
    download->setTarget(m_folder.filePath(u"debian.iso"_s));
    download->start();
    QTRY_COMPARE(download->state(), State::Finished);
    QFile file(download->fileUrl().toLocalFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "abc");
}

void tst_TransfersGuide::upload()
{
    QFile file(m_folder.filePath(u"report.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("March") == 5 && file.flush());
    m_world->server->respond("POST", "https://api.example.com/v1/reports", Response(201));
    auto *upload = m_world->load(u"qml_upload.qml"_s)->findChild<UploadElement *>();
    QVERIFY(upload);
    upload->setProperty("picked",
                        QVariant::fromValue(QList<QUrl> { QUrl::fromLocalFile(file.fileName()) }));
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"201"_s));
    upload->start();
    QTRY_COMPARE(upload->state(), State::Finished);
    const QByteArray body = m_world->server->requests().constFirst().body().bytes();
    for (const char *part : { "name=\"title\"", "draft", "long", "report.txt", "March" })
        QVERIFY2(body.contains(part), body.constData());
}

QTEST_MAIN(tst_TransfersGuide)

#include "tst_transfersguide.moc"
