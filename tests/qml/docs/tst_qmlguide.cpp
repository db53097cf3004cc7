// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The QML of docs/qml.md and of the README, loaded and used.

#include "qml/support/guideworld.h"

#include <HttpQ/httprequest.h>

#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporaryfile.h>
#include <QtQml/qqmlexpression.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_QmlGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void allLoad_data();
    void allLoad();
    void readme();
    void request();
    void send();
    void multipart();
    void chunks();
    void promises();
    void start();
    void parallel();
    void client();
    void bearer();

private:
    QObject *load(const QString &file) { return m_world->load(file); }
    //! The value of a JavaScript \a expression, in which the objects of the block are known by their
    //! ids.
    QVariant evaluate(const QString &expression);
    //! What the promise of such an expression comes to; the name of the error if it rejects.
    QVariant settled(const QString &promise);
    template<typename T>
    T *find() const
    {
        return m_world->root->findChild<T *>();
    }

    std::unique_ptr<GuideWorld> m_world;
};

void tst_QmlGuide::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void tst_QmlGuide::init()
{
    m_world = std::make_unique<GuideWorld>();
}

void tst_QmlGuide::cleanup()
{
    QVERIFY2(m_world->warnings.isEmpty(), qPrintable(m_world->warnings.value(0).toString()));
}

QVariant tst_QmlGuide::evaluate(const QString &expression)
{
    QObject *scope = m_world->root->findChild<QObject *>(QString(), Qt::FindDirectChildrenOnly);
    QQmlExpression evaluated(qmlContext(scope), scope, expression);
    const QVariant value = evaluated.evaluate();
    if (evaluated.hasError())
        m_world->warnings.append(evaluated.error());
    return value;
}

QVariant tst_QmlGuide::settled(const QString &promise)
{
    m_world->engine.globalObject().setProperty(u"settled"_s, m_world->engine.newObject());
    evaluate(promise + uR"(.then(value => settled.value = value,
                                 error => settled.value = error.name))"_s);
    const QJSValue box = m_world->engine.globalObject().property(u"settled"_s);
    if (!QTest::qWaitFor([&box] { return box.hasProperty(u"value"_s); }))
        return u"nothing"_s;
    return box.property(u"value"_s).toVariant();
}

void tst_QmlGuide::allLoad_data()
{
    QTest::addColumn<QString>("file");
    const QDir guides(QStringLiteral(HTTPQ_GUIDES));
    for (const QString &file : guides.entryList({ u"*.qml"_s }))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_QmlGuide::allLoad()
{
    QFETCH(const QString, file);
    m_world->server->respond("*", "all://", Response::withText(200, u"[]"_s));
    QVERIFY(load(file));
}

void tst_QmlGuide::request()
{
    m_world->server->respond(
            "GET", "https://api.example.com/v1/users/7",
            Response::withJson(200, QJsonDocument::fromJson(R"({"name": "Ada"})")));
    m_world->server->respond("GET", "https://api.example.com/v1/users/8", Response(204));
    load(u"qml_request.qml"_s);
    QTRY_COMPARE(evaluate(u"user.state"_s).toInt(), int(HttpRequest::State::Succeeded));
    QCOMPARE(evaluate(u"user.json.name"_s).toString(), u"Ada"_s);
    evaluate(u"user.userId = 8"_s);
    QTRY_COMPARE(evaluate(u"user.status"_s).toInt(), 204);
}

void tst_QmlGuide::readme()
{
    m_world->server->respond(
            "GET", "https://api.example.com/users/7",
            Response::withJson(200, QJsonDocument::fromJson(R"({"name": "Ada"})")));
    m_world->server->respond("POST", "https://api.example.com/greetings", Response(201));
    load(u"readme_qml.qml"_s);
    QTRY_COMPARE(evaluate(u"label.text"_s).toString(), u"Ada"_s);
    QCOMPARE(settled(u"label.greet()"_s).toInt(), 201);
    QCOMPARE(m_world->server->requests().constLast().body().bytes(), R"({"to":"Ada"})");
}

void tst_QmlGuide::send()
{
    m_world->server->respond("POST", "https://api.example.com/v1/orders", Response(201));
    load(u"qml_send.qml"_s);
    evaluate(u"order.send()"_s);
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"201"_s));
    QTRY_COMPARE(evaluate(u"order.status"_s).toInt(), 201);
    const Request sent = m_world->server->requests().constFirst();
    QCOMPARE(sent.body().bytes(), R"({"items":[3,5],"note":"ring twice"})");
    QCOMPARE(sent.headers().value("X-Priority"), QByteArrayView("low"));
}

void tst_QmlGuide::multipart()
{
    QTemporaryFile picture;
    QVERIFY(picture.open() && picture.write("sunrise") == 7 && picture.flush());
    m_world->server->respond("POST", "https://api.example.com/v1/pictures", Response(201));
    load(u"qml_multipart.qml"_s);
    find<HttpRequest>()->setProperty("picture", QUrl::fromLocalFile(picture.fileName()));
    evaluate(u"upload.send()"_s);
    QTRY_COMPARE(evaluate(u"upload.status"_s).toInt(), 201);
    const QByteArray body = m_world->server->requests().constFirst().body().bytes();
    for (const char *part : { "name=\"title\"", "Sunrise", "sky", "name=\"picture\"", "sunrise" })
        QVERIFY2(body.contains(part), body.constData());
}

void tst_QmlGuide::chunks()
{
    m_world->server->respond("GET", "https://example.com/large", Response(200, {}, "0123456789"));
    load(u"qml_chunks.qml"_s);
    QTRY_COMPARE(find<HttpRequest>()->property("bytes").toInt(), 10);
}

void tst_QmlGuide::promises()
{
    m_world->server->respond("PATCH", "/v1/users/7", Response(204));
    m_world->server->respond(
            "PATCH", "/v1/users/8",
            Response::withJson(409, QJsonDocument::fromJson(R"({"name": "taken"})")));
    m_world->server->respond("PATCH", "/v1/users/9", Response(500));
    m_world->server->respond(
            "GET", "/v1/users/7?fields=name&fields=mail",
            Response::withJson(200, QJsonDocument::fromJson(R"({"name": "Ada"})")));
    load(u"qml_promises.qml"_s);
    QCOMPARE(settled(u"api.rename(7, 'Ada').then(user => user.name)"_s).toString(), u"Ada"_s);
    QCOMPARE(settled(u"api.rename(8, 'Ada').then(user => user.name)"_s).toString(), u"taken"_s);
    QCOMPARE(settled(u"api.rename(9, 'Ada')"_s).toString(), u"Status"_s);
}

void tst_QmlGuide::start()
{
    m_world->server->respond("GET", "https://example.com/big", Response(200, {}, "big"));
    load(u"qml_start.qml"_s);
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"of 3|of -1"_s));
    QCOMPARE(settled(u"page.load('https://example.com/big').then(r => r.text)"_s).toString(),
             u"big"_s);
    evaluate(u"page.load('https://example.com/big').then(r => settled.other = r.text, "
             "e => settled.other = e.name); page.stop()"_s);
    const QJSValue box = m_world->engine.globalObject().property(u"settled"_s);
    QTRY_COMPARE(box.property(u"other"_s).toString(), u"Cancelled"_s);
}

void tst_QmlGuide::parallel()
{
    m_world->server->respond("GET", "/v1/users/*",
                             Response::withJson(200, QJsonDocument::fromJson("[1]")));
    load(u"qml_parallel.qml"_s);
    QCOMPARE(settled(u"api.loadAll([1, 2, 3]).then(all => all.length)"_s).toInt(), 3);
    QTRY_COMPARE(evaluate(u"api.group.finished"_s).toInt(), 3);
}

void tst_QmlGuide::client()
{
    m_world->server->respond("GET", "https://api.example.com/v1/x", Response(404));
    load(u"qml_client.qml"_s);
    auto *client = find<HttpClient>();
    QJSEngine::setObjectOwnership(client, QJSEngine::CppOwnership);
    m_world->engine.globalObject().setProperty(u"client"_s, m_world->engine.newQObject(client));
    QCOMPARE(settled(u"client.get('x')"_s).toString(), u"Status"_s);
    const Request sent = m_world->server->requests().constFirst();
    QCOMPARE(sent.headers().value("User-Agent"), QByteArrayView("Gallery/2.1"));
    QVERIFY(sent.url().query().startsWith("lang="_L1));
    QCOMPARE(client->asyncClient()->limits().maxConnectionsPerOrigin, 4);
    QCOMPARE(client->asyncClient()->timeout().connect, std::chrono::milliseconds(5000));
    QCOMPARE(client->asyncClient()->retries().retries(), 3);
    QVERIFY(!client->asyncClient()->isEnvironmentTrusted());
}

void tst_QmlGuide::bearer()
{
    int tokens = 0;
    m_world->server->respond("POST", "https://login.example.com/token",
                             MockAnswer([&tokens](const Request &) -> Response {
                                 QJsonObject token;
                                 token.insert(u"access_token"_s, u"t%1"_s.arg(++tokens));
                                 return Response::withJson(200, QJsonDocument(token));
                             }));
    m_world->server->respond(
            "GET", "https://api.example.com/v1/profile",
            MockAnswer([](const Request &request) -> Response {
                const bool isTaken = request.headers().value("Authorization") == "Bearer t2";
                return isTaken ? Response::withJson(200, QJsonDocument::fromJson("[7]"))
                               : Response(401);
            }));
    load(u"qml_bearer.qml"_s);
    QCOMPARE(settled(u"session.profile().then(list => list[0])"_s).toInt(), 7);
    QCOMPARE(evaluate(u"session.token"_s).toString(), u"t2"_s);
}

QTEST_MAIN(tst_QmlGuide)

#include "tst_qmlguide.moc"
