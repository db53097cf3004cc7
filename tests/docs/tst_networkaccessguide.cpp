// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/networkaccess.md, word for word, against a server.

#include "docs/guidetest.h"

#include <HttpQ/NetworkAccessManager>
#include <HttpQ/scriptedserver.h>

#include <QtNetwork/qnetworkreply.h>

#include <qcoro/qcorosignal.h>

using namespace GuideTest;

namespace {

QCoro::Task<> networkAccessManager(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "networkaccess_manager.inc"
    GUIDE_VERIFY(text == "hello");
}

QCoro::Task<> networkAccessShared(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "networkaccess_shared.inc"
    QNetworkReply *reply = manager.get(QNetworkRequest(url));
    co_await qCoro(reply, &QNetworkReply::finished);
    GUIDE_VERIFY(reply->readAll() == "hello");
    GUIDE_VERIFY(client.cookies()->size() == 1);
}

} // namespace

class tst_NetworkAccessGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void networkAccessManager();
    void networkAccessShared();

private:
    QString run(Guide guide)
    {
        HttpQ::ScriptedServer server;
        server.respondWith(HttpQ::ServerAnswer(response("hello", "Set-Cookie: a=1\r\n")));
        HttpQ::AsyncClient client;
        try {
            HttpQ::waitFor(guide(client, server.url()), 30s);
        } catch (const std::exception &exception) {
            return QString::fromUtf8(exception.what());
        }
        for (const HttpQ::ServerRequest &request : server.requests())
            fields.append(request.header("User-Agent") + '|' + request.header("X-Program"));
        return {};
    }

    QByteArrayList fields;
};

void tst_NetworkAccessGuide::networkAccessManager()
{
    QCOMPARE(run(::networkAccessManager), QString());
}

void tst_NetworkAccessGuide::networkAccessShared()
{
    QCOMPARE(run(::networkAccessShared), QString());
    QVERIFY(fields.last().endsWith("|reader"));
}

QTEST_GUILESS_MAIN(tst_NetworkAccessGuide)

#include "tst_networkaccessguide.moc"
