// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <HttpQ/uritemplate.h>

#include <QtCore/qjsonarray.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! Methods, targets and header fields, as they arrive.
class tst_HttpBinRequests : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void methods_data();
    void methods();
    void methodNotAllowed();
    void head();
    void options();
    void defaultFields();
    void ownFields();
    void query();
    void queryOfClient();
    void uriTemplates();
    void baseUrl();
    void sentAgain();
    void connectionIsKnown();
    void traced();
};

void tst_HttpBinRequests::methods_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : { "GET", "POST", "PUT", "PATCH", "DELETE", "TRACE" })
        QTest::newRow(method) << QByteArray(method);
}

void tst_HttpBinRequests::methods()
{
    QFETCH(const QByteArray, method);
    const Result<Response> result =
            outcomeOf(client().request(method, url(u"/anything/a/b?c=d#e"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"method"_s), QString::fromLatin1(method));
    QCOMPARE(toldText(*result, u"url"_s), url(u"/anything/a/b?c=d"_s).toString());
    QCOMPARE(toldText(*result, u"origin"_s), u"127.0.0.1"_s);
    QCOMPARE(toldHeader(*result, u"Host"_s).toString(), url({}).authority());
    QCOMPARE(result->httpVersion(), QByteArray("HTTP/1.1"));
}

void tst_HttpBinRequests::methodNotAllowed()
{
    const Result<Response> result = outcomeOf(client().request("PROPFIND", url(u"/get"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 405);
    QVERIFY(result->headers().listElements("Allow").contains("GET"));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().post(url(u"/get"_s)).body("body"_ba)), 405);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/no-such-page"_s))), 404);
}

void tst_HttpBinRequests::head()
{
    for (int i = 0; i < 3; ++i) {
        const Result<Response> result = outcomeOf(client().head(url(u"/bytes/1000"_s)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->headers().value("Content-Length"), QByteArray("1000"));
        QCOMPARE(result->content(), QByteArray());
    }
    // Chunked for a GET.
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().head(url(u"/stream/3"_s))), 200);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinRequests::options()
{
    const Result<Response> result = outcomeOf(client().options(url(u"/get"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    const QList<QByteArray> allowed = result->headers().listElements("Allow");
    for (const char *method : { "GET", "HEAD", "OPTIONS" })
        QVERIFY2(allowed.contains(method), method);
    QCOMPARE(result->headers().value("Access-Control-Max-Age"), QByteArray("3600"));
    QCOMPARE(result->content(), QByteArray());
}

void tst_HttpBinRequests::defaultFields()
{
    Result<Response> result = outcomeOf(client().get(url(u"/headers"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldHeader(*result, u"User-Agent"_s).toString().startsWith(u"HttpQ/"));
    QCOMPARE(toldHeader(*result, u"Accept"_s).toString(), u"*/*"_s);

    QVERIFY(client().setHeader("User-Agent", "Tester/1"));
    QVERIFY(client().setHeader("X-Client", "yes"));
    result = outcomeOf(client().get(url(u"/user-agent"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"user-agent"_s), u"Tester/1"_s);

    result = outcomeOf(client().get(url(u"/headers"_s))
                               .header("user-agent", "Own/2")
                               .withoutHeader("Accept")
                               .withoutHeader("x-client"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"User-Agent"_s).toString(), u"Own/2"_s);
    QVERIFY(toldHeader(*result, u"Accept"_s).isUndefined());
    QVERIFY(toldHeader(*result, u"X-Client"_s).isUndefined());

    result = outcomeOf(client().get(url(u"/headers"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"X-Client"_s).toString(), u"yes"_s);
}

void tst_HttpBinRequests::ownFields()
{
    Headers fields;
    QVERIFY(fields.append("X-One", "1"));
    QVERIFY(fields.append("X-Several", "a"));
    const Result<Response> result = outcomeOf(client().get(url(u"/headers"_s))
                                                      .headers(fields)
                                                      .header("X-Several", "b")
                                                      .header("X-Odd", "; , \"=\" \\ ~"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"X-One"_s).toString(), u"1"_s);
    QCOMPARE(toldHeader(*result, u"X-Several"_s).toString(), u"a,b"_s);
    QCOMPARE(toldHeader(*result, u"X-Odd"_s).toString(), u"; , \"=\" \\ ~"_s);
    // What cannot be sent is not sent.
    HTTPQTEST_VERIFY_ERROR(outcomeOf(client().get(url(u"/headers"_s)).header("X-Bad", "a\r\nb: c")),
                           Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local);
}

void tst_HttpBinRequests::query()
{
    QUrlQuery more;
    more.addQueryItem(u"m"_s, u"1"_s);
    more.addQueryItem(u"m"_s, u"2"_s);
    const Result<Response> result = outcomeOf(client().get(url(u"/get?of=url&of=it"_s))
                                                      .query("odd & =", "ä+b c%20&d=e/?#🐧")
                                                      .query("of", "chain")
                                                      .query("empty", "")
                                                      .query(more));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"args"_s).toObject(),
             QJsonObject({ { u"of"_s, QJsonArray { u"url"_s, u"it"_s, u"chain"_s } },
                           { u"odd & ="_s, u"ä+b c%20&d=e/?#🐧"_s },
                           { u"empty"_s, QString() },
                           { u"m"_s, QJsonArray { u"1"_s, u"2"_s } } }));
}

void tst_HttpBinRequests::queryOfClient()
{
    QUrlQuery defaults;
    defaults.addQueryItem(u"key"_s, u"k"_s);
    defaults.addQueryItem(u"page"_s, u"1"_s);
    client().setQuery(defaults);
    const auto args = [&](RequestBuilder &&request) {
        const Result<Response> result = outcomeOf(request);
        return result ? told(*result, u"args"_s).toObject() : QJsonObject();
    };
    QCOMPARE(args(client().get(url(u"/get"_s))),
             QJsonObject({ { u"key"_s, u"k"_s }, { u"page"_s, u"1"_s } }));
    QCOMPARE(args(client().get(url(u"/get?page=2"_s))),
             QJsonObject({ { u"key"_s, u"k"_s }, { u"page"_s, u"2"_s } }));
    QCOMPARE(args(client().get(url(u"/get"_s)).query("page", "3")),
             QJsonObject({ { u"key"_s, u"k"_s }, { u"page"_s, u"3"_s } }));
    QCOMPARE(args(client().get(url(u"/get?a=b"_s)).withoutQuery()), QJsonObject());
}

void tst_HttpBinRequests::uriTemplates()
{
    client().setBaseUrl(url({}));
    const UriTemplate uriTemplate =
            UriTemplate(u"/anything{/path*}{?fields,page,q*}"_s)
                    .set("path", QStringList { u"users"_s, u"a/b ä"_s })
                    .set("fields", QStringList { u"name"_s, u"mail"_s })
                    .set("page", 2)
                    .set("q", QVariantMap { { u"x"_s, u"1&2"_s }, { u"y"_s, u"3"_s } });
    const Result<Response> result = outcomeOf(client().get(uriTemplate));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"args"_s).toObject(), QJsonObject({ { u"fields"_s, u"name,mail"_s },
                                                                { u"page"_s, u"2"_s },
                                                                { u"x"_s, u"1&2"_s },
                                                                { u"y"_s, u"3"_s } }));
    QCOMPARE(result->url().path(QUrl::FullyEncoded), u"/anything/users/a%2Fb%20%C3%A4"_s);
    HTTPQTEST_VERIFY_ERROR(outcomeOf(client().get(UriTemplate(u"/anything/{broken"_s))),
                           Error::Kind::InvalidUrl, Error::Phase::None, Error::Party::Local);
}

void tst_HttpBinRequests::baseUrl()
{
    client().setBaseUrl(url(u"/anything/v1"_s));
    for (const char *path : { "users", "/users" }) {
        const Result<Response> result = outcomeOf(client().get(path));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(toldText(*result, u"url"_s), url(u"/anything/v1/users"_s).toString());
    }
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
    const Result<Response> result =
            outcomeOf(client().get("users").baseUrl(url(u"/anything/v2/"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"url"_s), url(u"/anything/v2/users"_s).toString());
}

void tst_HttpBinRequests::sentAgain()
{
    QVERIFY(client().setHeader("X-Client", "yes"));
    const Result<Request> request = client().put(url(u"/anything"_s))
                                            .query("a", "b")
                                            .json(QJsonObject { { u"c"_s, 1 } })
                                            .build();
    QVERIFY2(request, qPrintable(request.error().toString()));
    client().setHeaders({});
    for (int i = 0; i < 2; ++i) {
        const Result<Response> result = outcomeOf(client().send(*request));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(toldText(*result, u"method"_s), u"PUT"_s);
        QCOMPARE(told(*result, u"args"_s)[u"a"_s].toString(), u"b"_s);
        QCOMPARE(told(*result, u"json"_s)[u"c"_s].toInt(), 1);
        QCOMPARE(toldHeader(*result, u"X-Client"_s).toString(), u"yes"_s);
    }
}

void tst_HttpBinRequests::connectionIsKnown()
{
    quint64 number = 0;
    for (int i = 0; i < 3; ++i) {
        const Result<Response> result = outcomeOf(client().get(url(u"/ip"_s)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(toldText(*result, u"origin"_s), u"127.0.0.1"_s);
        const ConnectionInfo connection = result->connection();
        QCOMPARE(connection.remoteAddress(), u"127.0.0.1"_s);
        QCOMPARE(connection.remotePort(), server().port());
        QCOMPARE(connection.localAddress(), u"127.0.0.1"_s);
        QVERIFY(connection.localPort() != 0);
        QVERIFY(!connection.isSecure());
        QCOMPARE(connection.requestsBefore(), i);
        if (i == 0)
            number = connection.connectionNumber();
        QCOMPARE(connection.connectionNumber(), number);
    }
}

void tst_HttpBinRequests::traced()
{
    using Kind = TraceEvent::Kind;
    QList<Kind> kinds;
    const Result<Response> result =
            outcomeOf(client().get(url(u"/redirect/1"_s)).trace([&](const TraceEvent &event) {
                kinds.append(event.kind());
            }));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(spinUntil([&] { return kinds.contains(Kind::Finished); }));
    QCOMPARE(kinds.first(), Kind::Started);
    QCOMPARE(kinds.last(), Kind::Finished);
    QCOMPARE(kinds.count(Kind::ConnectionReady), 2);
    QCOMPARE(kinds.count(Kind::Connected), 1);
    QCOMPARE(kinds.count(Kind::Redirecting), 1);
    QCOMPARE(kinds.count(Kind::HeadReceived), 2);
    QVERIFY(!kinds.contains(Kind::Failed));
}

QTEST_GUILESS_MAIN(tst_HttpBinRequests)
#include "tst_httpbinrequests.moc"
