// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The downloads and uploads of docs/qml.md.

#include <HttpQ/downloadelement.h>
#include <HttpQ/httpclient.h>
#include <HttpQ/mocktransport.h>
#include <HttpQ/uploadelement.h>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using State = TransferElement::State;

class tst_TransfersGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void download();
    void upload();

private:
    void load(const QString &file);

    QTemporaryDir m_folder;
    std::shared_ptr<MockTransport> m_server;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QObject> m_root;
};

void tst_TransfersGuide::init()
{
    m_root.reset();
    m_server = std::make_shared<MockTransport>();
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
}

void tst_TransfersGuide::load(const QString &file)
{
    QQmlComponent component(m_engine.get(), QDir(QStringLiteral(HTTPQ_GUIDES)).filePath(file));
    m_root.reset(component.create());
    if (!m_root)
        qFatal("%s", qPrintable(component.errorString()));
    HttpClient::defaultOf(m_engine.get())->asyncClient()->setTransport(m_server);
}

void tst_TransfersGuide::download()
{
    m_server->respond("GET", "https://example.com/debian.iso", Response(200, {}, "abc"));
    load(u"qml_download.qml"_s);
    auto *download = m_root->findChild<DownloadElement *>();
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
    m_server->respond("POST", "https://api.example.com/v1/reports", Response(201));
    load(u"qml_upload.qml"_s);
    auto *upload = m_root->findChild<UploadElement *>();
    QVERIFY(upload);
    upload->setProperty("picked",
                        QVariant::fromValue(QList<QUrl> { QUrl::fromLocalFile(file.fileName()) }));
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"201"_s));
    upload->start();
    QTRY_COMPARE(upload->state(), State::Finished);
    const QByteArray body = m_server->requests().constFirst().body().bytes();
    for (const char *part : { "name=\"title\"", "draft", "long", "report.txt", "March" })
        QVERIFY2(body.contains(part), body.constData());
}

QTEST_MAIN(tst_TransfersGuide)

#include "tst_transfersguide.moc"
