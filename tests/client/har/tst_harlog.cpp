// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/har/harlog.h"
#include "client/har/harrules.h"
#include "client/mockclient.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>

#include <sys/stat.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_HarLog : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        m_har = std::make_shared<HarLog>();
        client().addTrafficListener(m_har);
    }
    void cleanup()
    {
        if (m_har)
            QCOMPARE(HarRules::violations(m_har->toJson()), QStringList());
        m_har.reset();
        verifyNothingLeft();
    }

    void empty();
    void request();
    void response_data();
    void response();
    void timings();
    void reusedConnection();
    void rounds();
    void roundWithoutResponse();
    void failed_data();
    void failed();
    void postData_data();
    void postData();
    void postDataFromSource();
    void cookies();
    void secrets();
    void markedSecrets();
    void secretNamesOfFields();
    void secretsInBinaries();
    void secretsInCodedBodies();
    void secretsShown();
    void streamed();
    void pendingResponse();
    void transport();
    void maximumEntries();
    void order();
    void bodies_data();
    void bodies();
    void save();
    void saveFails_data();
    void saveFails();
    void saveRefusesAPipe_data();
    void saveRefusesAPipe();
    void rulesSeeViolations();

private:
    QJsonObject log() const { return m_har->toJson().object().value(u"log").toObject(); }
    QJsonArray entries() const { return log().value(u"entries").toArray(); }
    QJsonObject entry(qsizetype index = 0) const { return entries().at(index).toObject(); }
    QJsonObject in(const QString &name, qsizetype index = 0) const
    {
        return entry(index).value(name).toObject();
    }
    static QJsonValue valueOf(const QJsonValue &pairs, const QString &name)
    {
        for (const QJsonValue &item : pairs.toArray()) {
            if (item.toObject().value(u"name").toString() == name)
                return item.toObject().value(u"value");
        }
        return QJsonValue(QJsonValue::Undefined);
    }
    QByteArray text() const { return m_har->toJson().toJson(); }

    std::shared_ptr<HarLog> m_har;
};

void tst_HarLog::empty()
{
    QVERIFY(m_har->isEmpty());
    QCOMPARE(log().value(u"version").toString(), u"1.2"_s);
    QCOMPARE(log().value(u"creator").toObject().value(u"name").toString(), u"HttpQ"_s);
    QCOMPARE(entries(), QJsonArray());
}

void tst_HarLog::request()
{
    mock->serve({ HttpQTest::response("ok") });
    mock->run(client().put("http://example.com/a%20b?q=x+y&q=z&%C3%A4=1&e#f")
                      .header("X-One", "1")
                      .header("X-One", "2"));
    QCOMPARE(m_har->size(), 1);
    const QJsonObject request = in(u"request"_s);
    QCOMPARE(request.value(u"method").toString(), u"PUT"_s);
    QCOMPARE(request.value(u"url").toString(), u"http://example.com/a%20b?q=x+y&q=z&%C3%A4=1&e"_s);
    QCOMPARE(request.value(u"httpVersion").toString(), u"HTTP/1.1"_s);
    QJsonArray query;
    const auto add = [&query](const QString &name, const QString &value) {
        query.append(QJsonObject { { u"name"_s, name }, { u"value"_s, value } });
    };
    add(u"q"_s, u"x y"_s);
    add(u"q"_s, u"z"_s);
    add(u"ä"_s, u"1"_s);
    add(u"e"_s, u""_s);
    QCOMPARE(request.value(u"queryString").toArray(), query);
    int ones = 0;
    for (const QJsonValue &header : request.value(u"headers").toArray())
        ones += header.toObject().value(u"name").toString() == u"X-One";
    QCOMPARE(ones, 2);
    QVERIFY(!request.contains(u"postData"));
    QCOMPARE(request.value(u"bodySize").toInt(), 0);
    QCOMPARE(entry().value(u"serverIPAddress").toString(), u"127.0.0.1"_s);
    QCOMPARE(entry().value(u"connection").toString(), u"1"_s);
    QVERIFY(!entry().contains(u"_error"));
}

void tst_HarLog::response_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("mimeType");
    QTest::addColumn<QJsonValue>("text");
    QTest::addColumn<QString>("comment");
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &body,
                        const QJsonValue &text, const QString &comment = {}) {
        QTest::newRow(name) << (type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n")
                            << body << QString::fromLatin1(type) << text << comment;
    };
    const QJsonValue none(QJsonValue::Undefined);
    const QString noText = u"Not kept: it is no text"_s;
    row("text", "text/plain", "hello", u"hello"_s);
    row("empty", "text/plain", "", u""_s);
    row("no type, empty", "", "", u""_s);
    row("no type", "", "hello", none, noText);
    row("Latin-1", "text/plain; charset=ISO-8859-1", "gr\xfc\xdf", u"grüß"_s);
    row("UTF-8", "text/html", "gr\xc3\xbc\xc3\x9f", u"grüß"_s);
    row("not the text it says", "text/plain", "a\xff", none, noText);
    row("JSON", "application/json", R"({ "a": 1 })", uR"({ "a": 1 })"_s);
    row("JSON of another kind", "application/problem+json", "[1]", u"[1]"_s);
    row("broken JSON", "application/json", "{ token: 1", u"{ token: [masked]"_s);
    row("lines of JSON", "application/x-ndjson", "{\"token\":\"x\"}\n{\"token\":\"y\"}\n",
        u"{\"token\":\"[masked]\"}\n{\"token\":\"[masked]\"}\n"_s);
    row("cut JSON", "application/json", "{\"token\":\"x", u"{\"token\":\"[masked]\""_s);
    row("wide JSON", "application/json; charset=utf-16be",
        QByteArray("\0{\0\"\0t\0o\0k\0e\0n\0\"\0:\0001\0}", 22), u"{\"token\":0}"_s);
    row("JSON with a secret", "application/json", R"({ "a": 1, "token": "x" })",
        uR"({ "a": 1, "token": "[masked]" })"_s);
    row("XML", "image/svg+xml", "<a/>", u"<a/>"_s);
    row("image", "image/png", "\x89PNG", none, noText);
    row("64 KiB", "text/plain", QByteArray(65536, 'x'), QString(65536, u'x'));
    row("more than that", "text/plain", QByteArray(65537, 'x'), none,
        u"Not kept: 65537 bytes, and HarLog::maximumBodyBytes() is 65536"_s);
}

void tst_HarLog::response()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QByteArray, body);
    QFETCH(const QJsonValue, text);
    QFETCH(const QString, comment);
    mock->serve({ HttpQTest::response(body, fields, "201 All is well") });
    mock->run(client().get("http://example.com/"));
    const QJsonObject response = in(u"response"_s);
    QCOMPARE(response.value(u"status").toInt(), 201);
    QCOMPARE(response.value(u"statusText").toString(), u"All is well"_s);
    QCOMPARE(response.value(u"httpVersion").toString(), u"HTTP/1.1"_s);
    QCOMPARE(response.value(u"redirectURL").toString(), QString());
    QCOMPARE(response.value(u"bodySize").toInt(), body.size());
    QCOMPARE(valueOf(response.value(u"headers"), u"Content-Length"_s).toString(),
             QString::number(body.size()));
    const QJsonObject content = response.value(u"content").toObject();
    QCOMPARE(content.value(u"size").toInt(), body.size());
    QTEST(content.value(u"mimeType").toString(), "mimeType");
    QCOMPARE(content.value(u"text"), text);
    QCOMPARE(content.value(u"comment").toString(), comment);
    QVERIFY(!content.contains(u"compression"));
}

void tst_HarLog::timings()
{
    backend().setLookupDelay("example.com", 3ms);
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept(5ms));
    backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    const QDateTime before = QDateTime::currentDateTimeUtc();
    mock->run(client().get("https://example.com/"));
    backend().advance(8ms);
    backend().advance(7ms);
    mock->peer()->acceptTls();
    backend().run();
    backend().advance(11ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
    backend().run();
    backend().advance(13ms);
    mock->peer()->send("b");
    backend().run();
    QCOMPARE(entry().value(u"time").toDouble(), 39.0);
    const QJsonObject expected { { u"blocked"_s, 0 }, { u"dns"_s, 3 },  { u"connect"_s, 12 },
                                 { u"ssl"_s, 7 },     { u"send"_s, 0 }, { u"wait"_s, 11 },
                                 { u"receive"_s, 13 } };
    QCOMPARE(in(u"timings"_s), expected);
    const QDateTime started =
            QDateTime::fromString(entry().value(u"startedDateTime").toString(), Qt::ISODateWithMs);
    QVERIFY(qAbs(before.msecsTo(started)) < 60'000);
    backend().setLookupDelay("example.com", 0ms);
}

void tst_HarLog::reusedConnection()
{
    mock->serve({ HttpQTest::response("1"), HttpQTest::response("2") });
    mock->run(client().get("https://127.0.0.1/1"));
    mock->run(client().get("https://127.0.0.1/2"));
    QCOMPARE(m_har->size(), 2);
    // Made for the first request, whose address needed no lookup; there for the second.
    QCOMPARE(in(u"timings"_s, 0).value(u"dns").toInt(), -1);
    QCOMPARE(in(u"timings"_s, 0).value(u"connect").toInt(), 0);
    QCOMPARE(in(u"timings"_s, 0).value(u"ssl").toInt(), 0);
    QCOMPARE(in(u"timings"_s, 1).value(u"dns").toInt(), -1);
    QCOMPARE(in(u"timings"_s, 1).value(u"connect").toInt(), -1);
    QCOMPARE(in(u"timings"_s, 1).value(u"ssl").toInt(), -1);
    QCOMPARE(entry(1).value(u"connection"), entry(0).value(u"connection"));
}

void tst_HarLog::rounds()
{
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(5ms);
    mock->peer()->send(HttpQTest::response("moved", "Location: /b?token=x\r\n", "302 Found"));
    backend().run();
    backend().advance(7ms);
    mock->peer()->send(HttpQTest::response("ok", "Content-Type: text/plain\r\n"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(m_har->size(), 2);
    QCOMPARE(in(u"request"_s, 0).value(u"url").toString(), u"http://example.com/a"_s);
    QCOMPARE(in(u"response"_s, 0).value(u"status").toInt(), 302);
    QCOMPARE(in(u"response"_s, 0).value(u"redirectURL").toString(), u"/b?token=masked"_s);
    QCOMPARE(entry(0).value(u"comment").toString(), u"Followed by another round: Redirect"_s);
    QCOMPARE(entry(0).value(u"time").toDouble(), 5.0);
    QCOMPARE(in(u"request"_s, 1).value(u"url").toString(), u"http://example.com/b?token=masked"_s);
    QCOMPARE(in(u"response"_s, 1).value(u"status").toInt(), 200);
    QVERIFY(!entry(1).contains(u"comment"));
    QCOMPARE(entry(1).value(u"time").toDouble(), 7.0);
    const auto started = [this](qsizetype index) {
        return QDateTime::fromString(entry(index).value(u"startedDateTime").toString(),
                                     Qt::ISODateWithMs);
    };
    QCOMPARE(started(0).msecsTo(started(1)), 5);
}

void tst_HarLog::roundWithoutResponse()
{
    client().setRetries(RetryPolicy(1).setBackoff(10ms).setJitter(0));
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    mock->run(client().get("http://127.0.0.1/a"));
    mock->serve({ HttpQTest::response("ok") });
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept());
    backend().advance(20ms);
    QCOMPARE(m_har->size(), 2);
    QCOMPARE(in(u"response"_s, 0).value(u"status").toInt(), 0);
    QVERIFY(entry(0).value(u"_error").toString().startsWith(u"Connect: Connecting to 127.0.0.1"));
    QVERIFY(!entry(0).contains(u"connection"));
    QVERIFY(!entry(0).contains(u"serverIPAddress"));
    QCOMPARE(in(u"response"_s, 1).value(u"status").toInt(), 200);
    QVERIFY(!entry(1).contains(u"_error"));
}

enum class At { Resolving, Connecting, Securing, Answering, InBody };

void tst_HarLog::failed_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("phase");
    QTest::newRow("resolving") << int(At::Resolving) << u"dns"_s;
    QTest::newRow("connecting") << int(At::Connecting) << u"connect"_s;
    QTest::newRow("TLS") << int(At::Securing) << u"ssl"_s;
    QTest::newRow("waiting") << int(At::Answering) << u"wait"_s;
    QTest::newRow("in the body") << int(At::InBody) << u"receive"_s;
}

// What passed until a request failed belongs to the phase in which it did.
void tst_HarLog::failed()
{
    QFETCH(const int, at);
    QFETCH(const QString, phase);
    QString host = u"example.com"_s;
    switch (At(at)) {
    case At::Resolving:
        host = u"slow.example"_s;
        backend().setLookupUnanswered("slow.example");
        break;
    case At::Connecting:
        backend().setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
        break;
    case At::Securing:
        backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
        break;
    case At::Answering:
        break;
    case At::InBody:
        mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc" });
        break;
    }
    const QString scheme = At(at) == At::Securing ? u"https"_s : u"http"_s;
    mock->run(client().get(QUrl(scheme + u"://"_s + host)).timeout(40ms));
    backend().advance(50ms);
    QCOMPARE(m_har->size(), 1);
    QVERIFY(entry().value(u"_error").toString().startsWith(u"TotalTimeout: "));
    QCOMPARE(in(u"response"_s).value(u"status").toInt(), At(at) == At::InBody ? 200 : 0);
    const double passed = in(u"timings"_s).value(phase).toDouble();
    QVERIFY2(passed >= 40 && passed <= 50, qPrintable(QString::number(passed)));
    QCOMPARE(entry().value(u"time").toDouble(), passed);
    if (At(at) == At::InBody)
        QCOMPARE(in(u"response"_s).value(u"bodySize").toInt(), 3);
}

void tst_HarLog::postData_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("params");
    QTest::newRow("text") << QByteArray("text/plain") << QByteArray("hello") << u"hello"_s
                          << QStringList();
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray(R"({"password": "x"})")
                          << uR"({"password": "[masked]"})"_s << QStringList();
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded")
                          << QByteArray("a=b+c&password=x&d=") << u"a=b+c&password=masked&d="_s
                          << QStringList({ u"a=b c"_s, u"password=[masked]"_s, u"d="_s });
    QTest::newRow("bytes") << QByteArray("application/octet-stream") << QByteArray("\1\2")
                           << QString() << QStringList();
    QTest::newRow("no type") << QByteArray() << QByteArray("hello") << QString() << QStringList();
}

void tst_HarLog::postData()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, params);
    mock->serve({ HttpQTest::response("ok") });
    RequestBuilder builder = client().post("http://example.com/").body(body);
    if (!type.isEmpty())
        builder.header("Content-Type", QLatin1StringView(type));
    mock->run(std::move(builder));
    QCOMPARE(in(u"request"_s).value(u"bodySize").toInt(), body.size());
    const QJsonObject data = in(u"request"_s).value(u"postData").toObject();
    QCOMPARE(data.value(u"mimeType").toString(), QString::fromLatin1(type));
    QTEST(data.value(u"text").toString(), "text");
    QStringList seen;
    for (const QJsonValue &item : data.value(u"params").toArray())
        seen += item.toObject().value(u"name").toString() + u'='
                + item.toObject().value(u"value").toString();
    QCOMPARE(seen, params);
}

void tst_HarLog::postDataFromSource()
{
    QBuffer buffer;
    buffer.setData("hello");
    buffer.open(QIODevice::ReadOnly);
    mock->serve({ HttpQTest::response("ok") });
    mock->run(client().post("http://example.com/")
                      .body(&buffer)
                      .header("Content-Type", "text/plain"));
    const QJsonObject data = in(u"request"_s).value(u"postData").toObject();
    QCOMPARE(data.value(u"text").toString(), QString());
    QCOMPARE(data.value(u"comment").toString(), u"Not kept: it came from a source"_s);
    QCOMPARE(in(u"request"_s).value(u"bodySize").toInt(), 5);
}

void tst_HarLog::cookies()
{
    mock->serve({ HttpQTest::response(
            "ok", "Set-Cookie: a=s3cret; Path=/x; HttpOnly; Secure; "
                  "Expires=Wed, 01 Jan 2070 00:00:00 GMT\r\nSet-Cookie: b=s3cret\r\n") });
    mock->run(client().get("https://example.com/x/").cookie("c", "s3cret").cookie("d", "s3cret"));
    QJsonArray sent;
    for (const QString &name : { u"c"_s, u"d"_s })
        sent.append(QJsonObject { { u"name"_s, name }, { u"value"_s, u"[masked]"_s } });
    QCOMPARE(in(u"request"_s).value(u"cookies").toArray(), sent);
    const QJsonArray received = in(u"response"_s).value(u"cookies").toArray();
    QCOMPARE(received.size(), 2);
    const QJsonObject first = received.at(0).toObject();
    QCOMPARE(first.value(u"name").toString(), u"a"_s);
    QCOMPARE(first.value(u"value").toString(), u"[masked]"_s);
    QCOMPARE(first.value(u"path").toString(), u"/x"_s);
    QCOMPARE(first.value(u"domain").toString(), u"example.com"_s);
    QVERIFY(first.value(u"httpOnly").toBool());
    QVERIFY(first.value(u"secure").toBool());
    QVERIFY(first.contains(u"expires"));
    const QJsonObject second = received.at(1).toObject();
    QVERIFY(!second.contains(u"expires"));
    QVERIFY(!second.value(u"secure").toBool(true));
    QVERIFY(!text().contains("s3cret"));
}

void tst_HarLog::secrets()
{
    mock->serve({ HttpQTest::response({},
                                      "Location: http://u:s3cret@example.com/b?sig=s3cret\r\n"
                                      "Set-Cookie: a=s3cret\r\n",
                                      "302 Found"),
                  HttpQTest::response(R"({"access_token": "s3cret", "token_type": "Bearer"})",
                                      "Content-Type: application/json\r\n") });
    mock->run(client().post("http://user:s3cret@example.com/a?access_token=s3cret&q=visible")
                      .form("password", "s3cret")
                      .form("user", "ada")
                      .header("X-Api-Key", "s3cret"));
    QVERIFY(m_har->areSecretsMasked());
    QCOMPARE(m_har->size(), 2);
    QVERIFY(!text().contains("s3cret"));
    QVERIFY(text().contains("visible"));
    QVERIFY(text().contains("token_type"));
    QCOMPARE(in(u"request"_s).value(u"url").toString(),
             u"http://example.com/a?access_token=masked&q=visible"_s);
    QCOMPARE(valueOf(in(u"request"_s).value(u"queryString"), u"access_token"_s).toString(),
             u"[masked]"_s);
    QCOMPARE(valueOf(in(u"request"_s).value(u"headers"), u"Authorization"_s).toString(),
             u"[masked]"_s);
}

// Of the chain, of the client, of an authentication.
void tst_HarLog::markedSecrets()
{
    class KeyAuth final : public Auth
    {
    public:
        void authorize(Request &request) override
        {
            request.headers().replaceOrAppend("X-Of-Auth", "s3cret");
        }
    };
    client().setSensitiveHeader("X-Of-Client", "s3cret");
    mock->serve({ HttpQTest::response({}, "Location: /b\r\n", "302 Found"),
                  HttpQTest::response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a")
                                           .sensitiveHeader("X-Of-Chain", "s3cret")
                                           .header("X-Plain", "visible")
                                           .auth(std::make_shared<KeyAuth>()));
    QVERIFY(outcome->value);
    QCOMPARE(mock->peer()->received().count("s3cret"), 6);
    QCOMPARE(m_har->size(), 2);
    QVERIFY2(!text().contains("s3cret"), text().constData());
    for (const QString &name : { u"X-Of-Client"_s, u"X-Of-Chain"_s, u"X-Of-Auth"_s })
        QCOMPARE(valueOf(in(u"request"_s, 1).value(u"headers"), name).toString(), u"[masked]"_s);
    QCOMPARE(valueOf(in(u"request"_s).value(u"headers"), u"X-Plain"_s).toString(), u"visible"_s);
}

void tst_HarLog::secretNamesOfFields()
{
    m_har->setSecretNames(m_har->secretNames() << u"pin"_s);
    mock->serve({ HttpQTest::response("ok", "X-Pin: s3cret\r\nX-Log: pin=s3cret; a=b\r\n") });
    mock->run(client().get("http://example.com/a").header("Pin", "s3cret").header("Pins", "2"));
    QVERIFY2(!text().contains("s3cret"), text().constData());
    QCOMPARE(valueOf(in(u"request"_s).value(u"headers"), u"Pins"_s).toString(), u"2"_s);
}

void tst_HarLog::secretsInCodedBodies()
{
    m_har->setBodies(HarLog::Bodies::All);
    mock->serve({ HttpQTest::response("ok"), HttpQTest::response("ok") });
    mock->run(client().post("http://example.com/a").form("token", "s3cret").compressed());
    mock->run(client().post("http://example.com/b")
                      .header("Content-Encoding", "x-own")
                      .body(QByteArray("s3cret")));
    const QJsonObject data = in(u"request"_s).value(u"postData").toObject();
    QCOMPARE(data.value(u"text").toString(), u"token=masked"_s);
    QVERIFY(!data.contains(u"encoding"));
    const QJsonObject unknown = in(u"request"_s, 1).value(u"postData").toObject();
    QCOMPARE(unknown.value(u"text").toString(), QString());
    QVERIFY(unknown.value(u"comment").toString().contains(u"content coding"));
}

void tst_HarLog::secretsInBinaries()
{
    m_har->setBodies(HarLog::Bodies::All);
    const QByteArray head("--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n");
    mock->serve({ HttpQTest::response("\x01{\"token\":\"s3cret\"}"),
                  HttpQTest::response(head + "s3cret\r\n--b--\r\n",
                                      "Content-Type: multipart/form-data; boundary=b\r\n") });
    mock->run(client().get("http://example.com/"));
    mock->run(client().get("http://example.com/"));
    const auto contentOf = [this](qsizetype index) {
        const QJsonObject content = in(u"response"_s, index).value(u"content").toObject();
        return QByteArray::fromBase64(content.value(u"text").toString().toLatin1());
    };
    QCOMPARE(contentOf(0), "\x01{\"token\":\"[masked]\"}");
    QCOMPARE(contentOf(1), head + "[masked]\r\n--b--\r\n");
}

void tst_HarLog::secretsShown()
{
    m_har->setSecretsMasked(false);
    mock->serve({ HttpQTest::response("ok", "Set-Cookie: a=s3cret\r\n") });
    mock->run(client().get("http://example.com/a?token=s3cret").bearer("s3cret"));
    QCOMPARE(valueOf(in(u"request"_s).value(u"headers"), u"Authorization"_s).toString(),
             u"Bearer s3cret"_s);
    QCOMPARE(in(u"request"_s).value(u"url").toString(), u"http://example.com/a?token=s3cret"_s);
    QCOMPARE(in(u"response"_s)
                     .value(u"cookies")
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(u"value")
                     .toString(),
             u"s3cret"_s);

    m_har->setSecretsMasked(true);
    m_har->setSecretNames({ u"q"_s });
    mock->peer()->setScript({});
    mock->peer()->setRequestHandler(
            [](MockPeer *peer, const QByteArray &) { peer->send(HttpQTest::response("ok")); });
    mock->run(client().get("http://example.com/a?token=1&q=2"));
    QCOMPARE(in(u"request"_s, 1).value(u"url").toString(),
             u"http://example.com/a?token=1&q=masked"_s);
}

void tst_HarLog::streamed()
{
    mock->serve({ HttpQTest::response("hello", "Content-Type: text/plain\r\n") });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    QVERIFY(m_har->isEmpty());
    mock->run(outcome->value->read());
    const QJsonObject response = in(u"response"_s);
    QCOMPARE(response.value(u"bodySize").toInt(), 5);
    const QJsonObject content = response.value(u"content").toObject();
    QCOMPARE(content.value(u"size").toInt(), 5);
    QVERIFY(!content.contains(u"text"));
    QCOMPARE(content.value(u"comment").toString(), u"Not kept: it was not read as a whole"_s);
}

void tst_HarLog::pendingResponse()
{
    mock->serve({ HttpQTest::response("hello", "Content-Type: text/plain\r\n") });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    backend().run();
    QCOMPARE(in(u"response"_s).value(u"content").toObject().value(u"text").toString(), u"hello"_s);
}

void tst_HarLog::transport()
{
    class Teapot final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &) override
        {
            co_return Response::withText(418, u"short"_s);
        }
    };
    mock->run(client().get("http://example.com/").transport(std::make_shared<Teapot>()));
    QCOMPARE(in(u"response"_s).value(u"status").toInt(), 418);
    QCOMPARE(in(u"response"_s).value(u"content").toObject().value(u"text").toString(), u"short"_s);
    QVERIFY(!entry().contains(u"connection"));
}

void tst_HarLog::maximumEntries()
{
    QCOMPARE(m_har->maximumEntries(), 1000);
    m_har->setMaximumEntries(3);
    answerRequests(backend(), [](MockPeer *server, const QByteArray &) {
        server->send(HttpQTest::response("ok"));
    });
    for (int i = 0; i < 5; ++i)
        mock->run(client().get(QUrl(u"http://example.com/%1"_s.arg(i))));
    QCOMPARE(m_har->size(), 3);
    QCOMPARE(in(u"request"_s, 0).value(u"url").toString(), u"http://example.com/2"_s);
    QCOMPARE(in(u"request"_s, 2).value(u"url").toString(), u"http://example.com/4"_s);
    QVERIFY(log().value(u"comment").toString().startsWith(u"2 older entries were dropped"));
    m_har->setMaximumEntries(1);
    QCOMPARE(m_har->size(), 1);
    QVERIFY(log().value(u"comment").toString().startsWith(u"4 older"));
    m_har->clear();
    QVERIFY(m_har->isEmpty());
    QVERIFY(!log().contains(u"comment"));
    m_har->setMaximumEntries(-1);
    mock->run(client().get("http://example.com/"));
    QVERIFY(m_har->isEmpty());
}

// The first request ends last.
void tst_HarLog::order()
{
    mock->run(client().get("http://example.com/1"));
    backend().advance(5ms);
    mock->run(client().get("http://example.com/2"));
    backend().advance(5ms);
    mock->peer(1)->send(HttpQTest::response("2"));
    backend().run();
    backend().advance(1000ms);
    mock->peer(0)->send(HttpQTest::response("1"));
    backend().run();
    QCOMPARE(m_har->size(), 2);
    QCOMPARE(in(u"request"_s, 0).value(u"url").toString(), u"http://example.com/1"_s);
}

void tst_HarLog::bodies_data()
{
    QTest::addColumn<HarLog::Bodies>("bodies");
    QTest::addColumn<QString>("textOfText");
    QTest::addColumn<QString>("textOfImage");
    QTest::newRow("none") << HarLog::Bodies::None << QString() << QString();
    QTest::newRow("text") << HarLog::Bodies::Text << u"hello"_s << QString();
    QTest::newRow("all") << HarLog::Bodies::All << u"hello"_s << u"iVBORw=="_s;
}

void tst_HarLog::bodies()
{
    QFETCH(const HarLog::Bodies, bodies);
    QCOMPARE(m_har->bodies(), HarLog::Bodies::Text);
    m_har->setBodies(bodies);
    m_har->setMaximumBodyBytes(5);
    mock->serve({ HttpQTest::response("hello", "Content-Type: text/plain\r\n"),
                  HttpQTest::response("\x89PNG", "Content-Type: image/png\r\n"),
                  HttpQTest::response("hello!", "Content-Type: text/plain\r\n") });
    for (int i = 0; i < 3; ++i)
        mock->run(client().get("http://example.com/"));
    const auto content = [this](qsizetype index) {
        return in(u"response"_s, index).value(u"content").toObject();
    };
    QTEST(content(0).value(u"text").toString(), "textOfText");
    QVERIFY(!content(0).contains(u"encoding"));
    QTEST(content(1).value(u"text").toString(), "textOfImage");
    QCOMPARE(content(1).contains(u"encoding"), bodies == HarLog::Bodies::All);
    QCOMPARE(content(1).value(u"size").toInt(), 4);
    QVERIFY(!content(2).contains(u"text"));
    QVERIFY(content(2).contains(u"comment"));
}

void tst_HarLog::save()
{
    mock->serve({ HttpQTest::response("ok") });
    mock->run(client().get("http://example.com/"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"session.har"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there before, and longer than nothing");
    old.close();
    QVERIFY(!m_har->save(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonParseError error;
    QCOMPARE(QJsonDocument::fromJson(file.readAll(), &error), m_har->toJson());
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList { u"session.har"_s });
}

void tst_HarLog::saveFails_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no such folder") << u"/none/session.har"_s;
    QTest::newRow("a folder") << u""_s;
}

void tst_HarLog::saveFails()
{
    QFETCH(const QString, name);
    const QTemporaryDir folder;
    const QString path = folder.path() + name;
    const Error error = m_har->save(path);
    QCOMPARE(error.kind(), Error::Kind::File);
    QCOMPARE(error.party(), Error::Party::Local);
    const QString beginning = u"The HTTP archive cannot be written to \"%1\": "_s.arg(path);
    QVERIFY(error.message().startsWith(beginning));
    QVERIFY(error.message().size() > beginning.size());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_HarLog::saveRefusesAPipe_data()
{
    QTest::addColumn<bool>("byALink");
    QTest::newRow("itself") << false;
    QTest::newRow("by a link") << true;
}

void tst_HarLog::saveRefusesAPipe()
{
    QFETCH(const bool, byALink);
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QString link = folder.filePath(u"link"_s);
    QVERIFY(QFile::link(pipe, link));
    const Error error = m_har->save(byALink ? link : pipe);
    QCOMPARE(error.kind(), Error::Kind::File);
    QVERIFY2(error.message().endsWith(u"pipe\" is no regular file"), qPrintable(error.message()));
    struct stat status = {};
    QCOMPARE(::lstat(QFile::encodeName(pipe).constData(), &status), 0);
    QVERIFY(S_ISFIFO(status.st_mode));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::System).size(), 2);
}

// The rules that all tests here end with do fail.
void tst_HarLog::rulesSeeViolations()
{
    mock->serve({ HttpQTest::response("ok") });
    mock->run(client().get("http://example.com/"));
    QJsonObject changed = entry();
    changed.remove(u"cache");
    changed[u"time"] = 1;
    changed[u"other"] = 1;
    QJsonObject log = this->log();
    log[u"entries"] = QJsonArray { changed };
    const QStringList found =
            HarRules::violations(QJsonDocument(QJsonObject { { u"log"_s, log } }));
    QCOMPARE(found, QStringList({ u"entry has other"_s, u"entry.cache"_s,
                                  u"the timings make 0, not 1"_s }));
    QVERIFY(!HarRules::violations(QJsonDocument()).isEmpty());
}

QTEST_GUILESS_MAIN(tst_HarLog)
#include "tst_harlog.moc"
