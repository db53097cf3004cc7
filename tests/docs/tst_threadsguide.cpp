// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/threads.md, word for word, against a server in this thread.

#include "docs/guidetest.h"
#include "support/eventloop.h"
#include <HttpQ/scriptedserver.h>

#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qthread.h>

#include <qcoro/qcorothread.h>

#include "threads_fetch.h"
#include "threads_worker.h"

using namespace GuideTest;
using namespace HttpQTest;

namespace {

QCoro::Task<> threadsPattern(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "threads_pattern.inc"
    GUIDE_VERIFY(page.content() == "hello");
    GUIDE_VERIFY(pages.size() == 2 && pages.last().content() == "hello");
    GUIDE_VERIFY(shared->cookies()->cookies().size() == 2);
}

QCoro::Task<> threadsWorker(HttpQ::AsyncClient &, const QUrl &url)
{
#include "threads_worker.inc"
    GUIDE_VERIFY(content == "hello");
    co_return;
}

} // namespace

//! The server of a guide is in a thread of its own: the code may wait for others.
class tst_ThreadsGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void threadsPattern();
    void threadsWorker();

private:
    QString run(Guide guide);

    QThread m_thread;
    QObject *m_inThread = nullptr;
    std::unique_ptr<HttpQ::ScriptedServer> m_server;
    QUrl m_url;
};

void tst_ThreadsGuide::initTestCase()
{
    // OpenSSL keeps what it makes when it is first used, by the thread that does it.
    QVERIFY(!QSslSocket::supportedFeatures().isEmpty());
    QSslConfiguration::defaultConfiguration();
    m_inThread = new QObject;
    m_inThread->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_inThread, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
            m_inThread,
            [this] {
                m_server = std::make_unique<HttpQ::ScriptedServer>();
                m_server->onRequest([](HttpQ::ServerConnection &connection,
                                       const HttpQ::ServerRequest &request) {
                    connection.send(response("hello",
                                             "Set-Cookie: c" + request.target().mid(1) + "=1\r\n"));
                });
                m_url = m_server->url();
            },
            Qt::BlockingQueuedConnection);
}

void tst_ThreadsGuide::cleanupTestCase()
{
    QMetaObject::invokeMethod(
            m_inThread, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    QVERIFY(m_thread.wait(10'000));
}

QString tst_ThreadsGuide::run(Guide guide)
{
    HttpQ::AsyncClient client;
    try {
        HttpQ::waitFor(guide(client, m_url), 30s);
    } catch (const std::exception &exception) {
        return QString::fromUtf8(exception.what());
    }
    return {};
}

void tst_ThreadsGuide::threadsPattern()
{
    QCOMPARE(run(::threadsPattern), QString());
}

void tst_ThreadsGuide::threadsWorker()
{
    QCOMPARE(run(::threadsWorker), QString());
}

QTEST_GUILESS_MAIN(tst_ThreadsGuide)

#include "tst_threadsguide.moc"
