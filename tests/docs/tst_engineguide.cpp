// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/networkaccess.md that takes a QML engine, word for word, against a server.

#include "docs/guidetest.h"

#include <HttpQ/InstallInto>
#include <HttpQ/scriptedserver.h>

#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkreply.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>

#include <qcoro/qcorosignal.h>

using namespace GuideTest;

namespace {

QCoro::Task<> networkAccessEngine(HttpQ::AsyncClient &, const QUrl &url)
{
#include "networkaccess_engine.inc"
    QNetworkReply *reply = engine.networkAccessManager()->get(QNetworkRequest(url));
    co_await qCoro(reply, &QNetworkReply::finished);
    GUIDE_VERIFY(reply->readAll() == "hello");
    GUIDE_VERIFY(shared->cookies()->size() == 1);
}

} // namespace

class tst_EngineGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void networkAccessEngine();
};

void tst_EngineGuide::networkAccessEngine()
{
    HttpQ::ScriptedServer server;
    server.respondWith(HttpQ::ServerAnswer(response("hello", "Set-Cookie: a=1\r\n")));
    HttpQ::AsyncClient client;
    QString thrown;
    try {
        HttpQ::waitFor(::networkAccessEngine(client, server.url()), 30s);
    } catch (const std::exception &exception) {
        thrown = QString::fromUtf8(exception.what());
    }
    QCOMPARE(thrown, QString());
    QCOMPARE(server.requests().last().header("User-Agent"), "reader/1.0");
}

QTEST_GUILESS_MAIN(tst_EngineGuide)

#include "tst_engineguide.moc"
