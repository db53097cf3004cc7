// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Transfers in QML whose element, client or engine goes, whenever that is.

#include "qml/support/enginetest.h"

#include <HttpQ/downloadelement.h>
#include <HttpQ/uploadelement.h>

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

using State = TransferElement::State;

class tst_TransferLifetimes : public EngineTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void inEverySignal_data();
    void inEverySignal();
    void atEveryMoment_data();
    void atEveryMoment();
    void madeWithoutAnEngine();

private:
    void createTransfer(const QString &element, const QString &path);
    void destroy(const QString &what);
    void listen(const QString &signal, const std::function<void()> &function);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QObject> m_client;
    std::unique_ptr<QObject> m_object;
    std::unique_ptr<QObject> m_context;
    int m_finished = 0;
};

void tst_TransferLifetimes::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile file(m_folder->filePath(u"content"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("content"), 7);
    open();
    const Response whole(200, Headers(), "content");
    for (const char *method : { "GET", "POST" }) {
        const QString name = QString::fromLatin1(method);
        m_server->respond(name, u"/whole"_s, ServerAnswer(whole));
        m_server->respond(name, u"/stalled"_s, ServerAnswer(whole).stall(-3));
        m_server->respond(name, u"/refused"_s, ServerAnswer(Response(403, Headers(), "no")));
    }
    m_context = std::make_unique<QObject>();
    m_finished = 0;
    m_client.reset(create(u"HttpClient { baseUrl: server }"_s));
}

void tst_TransferLifetimes::cleanup()
{
    m_context.reset();
    m_object.reset();
    m_client.reset();
    close();
}

void tst_TransferLifetimes::createTransfer(const QString &element, const QString &path)
{
    const bool isDownload = element == "Download"_L1;
    m_object.reset(create(element + " { active: false }"_L1,
                          { { u"client"_s, QVariant::fromValue(m_client.get()) },
                            { u"url"_s, QUrl(path) },
                            { isDownload ? u"target"_s : u"file"_s,
                              m_folder->filePath(isDownload ? u"target"_s : u"content"_s) } }));
    listen(u"finished"_s, [this] { ++m_finished; });
}

void tst_TransferLifetimes::destroy(const QString &what)
{
    if (what == "element"_L1)
        m_object.reset();
    else if (what == "client"_L1)
        m_client.reset();
    else
        m_engine.reset();
}

void tst_TransferLifetimes::listen(const QString &signal, const std::function<void()> &function)
{
    auto *transfer = qobject_cast<TransferElement *>(m_object.get());
    QObject *context = m_context.get();
    if (signal == "stateChanged"_L1)
        connect(transfer, &TransferElement::stateChanged, context, function);
    else if (signal == "progressChanged"_L1)
        connect(transfer, &TransferElement::progressChanged, context, function);
    else if (signal == "errorChanged"_L1)
        connect(transfer, &TransferElement::errorChanged, context, function);
    else if (signal == "failed"_L1)
        connect(transfer, &TransferElement::failed, context, function);
    else if (auto *download = qobject_cast<DownloadElement *>(transfer))
        connect(download, &DownloadElement::finished, context, function);
    else if (auto *upload = qobject_cast<UploadElement *>(transfer))
        connect(upload, &UploadElement::finished, context, function);
}

void tst_TransferLifetimes::inEverySignal_data()
{
    QTest::addColumn<QString>("element");
    QTest::addColumn<QString>("signal");
    QTest::addColumn<int>("occurrence");
    QTest::addColumn<QString>("what");
    for (const char *element : { "Download", "Upload" }) {
        for (const char *signal :
             { "stateChanged", "progressChanged", "errorChanged", "failed", "finished" }) {
            for (const int occurrence : { 1, 2 }) {
                for (const char *what : { "element", "client", "engine" }) {
                    QTest::addRow("%s, %s %d, %s", element, signal, occurrence, what)
                            << QString::fromLatin1(element) << QString::fromLatin1(signal)
                            << occurrence << QString::fromLatin1(what);
                }
            }
        }
    }
}

// Both rounds of each: it is started again when it has ended, if it is there.
void tst_TransferLifetimes::inEverySignal()
{
    QFETCH(QString, element);
    QFETCH(QString, signal);
    QFETCH(int, occurrence);
    QFETCH(QString, what);
    const bool fails = signal == "errorChanged"_L1 || signal == "failed"_L1;
    createTransfer(element, fails ? u"refused"_s : u"whole"_s);
    int count = 0;
    listen(signal, [&] {
        if (++count == occurrence)
            destroy(what);
    });
    for (int round = 1; round <= 2 && m_object; ++round) {
        static_cast<TransferElement *>(m_object.get())->start();
        QVERIFY(spinUntil([&] { return !m_object || m_finished == round; }));
    }
    QVERIFY(count >= occurrence);
    QCOMPARE(m_object == nullptr, what == "element"_L1);
    QCoreApplication::processEvents();
}

void tst_TransferLifetimes::atEveryMoment_data()
{
    QTest::addColumn<QString>("element");
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QString>("what");
    for (const char *element : { "Download", "Upload" }) {
        for (const char *moment : { "started", "under way", "paused", "cancelled", "wrong" }) {
            for (const char *what : { "element", "client", "engine" }) {
                QTest::addRow("%s, %s, %s", element, moment, what)
                        << QString::fromLatin1(element) << QString::fromLatin1(moment)
                        << QString::fromLatin1(what);
            }
        }
    }
}

void tst_TransferLifetimes::atEveryMoment()
{
    QFETCH(QString, element);
    QFETCH(QString, moment);
    QFETCH(QString, what);
    createTransfer(element, u"stalled"_s);
    auto *transfer = static_cast<TransferElement *>(m_object.get());
    if (moment == "wrong"_L1) {
        transfer->setOptions(QJSValue(5));
        if (what != "element"_L1)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"options: "_s));
    }
    transfer->start();
    if (moment == "under way"_L1)
        QVERIFY(spinUntil([&] { return transfer->progress() > 0; }));
    else if (moment == "paused"_L1)
        transfer->pause();
    else if (moment == "cancelled"_L1)
        transfer->cancel();
    destroy(what);
    if (m_object) {
        transfer->resume();
        QVERIFY(spinUntil([&] { return m_finished > 0; }));
        QCOMPARE(transfer->state(), State::Failed);
        QCOMPARE(transfer->error().isCancelled(), moment != "wrong"_L1);
    }
    QCoreApplication::processEvents();
    QCOMPARE(m_finished, m_object ? 1 : 0);
}

void tst_TransferLifetimes::madeWithoutAnEngine()
{
    DownloadElement download;
    download.setTarget(m_folder->filePath(u"target"_s));
    download.setUrl(m_server->url().resolved(QUrl(u"/whole"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"client: "_s));
    download.start();
    QTRY_COMPARE(download.state(), State::Failed);
    download.setClient(qobject_cast<HttpClient *>(m_client.get()));
    download.start();
    QTRY_COMPARE(download.state(), State::Finished);

    UploadElement upload;
    upload.setClient(qobject_cast<HttpClient *>(m_client.get()));
    upload.setUrl(QUrl(u"whole"_s));
    upload.setFile(m_folder->filePath(u"content"_s));
    upload.start();
    QTRY_COMPARE(upload.state(), State::Finished);
    QCOMPARE(upload.response().text(), u"content"_s);
}

QTEST_GUILESS_MAIN(tst_TransferLifetimes)
#include "tst_transferlifetimes.moc"
