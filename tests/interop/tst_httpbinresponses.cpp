// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Statuses and header fields, and what the client makes of them.
class tst_HttpBinResponses : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data();
    void statuses();
    void finalInformational();
    void twoLengths();
    void raiseForStatus();
    void retried();
    void notRetried_data();
    void notRetried();
    void retriedByKey();
    void links();
    void contentDisposition();
    void severalFields();
    void entityTags();
    void cache();
};

void tst_HttpBinResponses::statuses_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         { 200, 201, 202, 203, 204, 205, 206, 226, 300, 304, 400, 401, 402, 403, 404,
           406, 409, 410, 418, 422, 429, 451, 500, 501, 502, 503, 504, 511, 599 })
        QTest::addRow("%d", status) << status;
}

void tst_HttpBinResponses::statuses()
{
    QFETCH(const int, status);
    for (const char *method : { "GET", "POST", "DELETE", "HEAD" }) {
        const Result<Response> result =
                outcomeOf(client().request(method, url(u"/status/%1"_s.arg(status))));
        HTTPQTEST_VERIFY_STATUS(result, status);
        QVERIFY(!result->reason().isEmpty() || status == 599);
        QCOMPARE(result->isSuccess(), status / 100 == 2);
        QCOMPARE(result->isError(), status / 100 == 4 || status / 100 == 5);
    }
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
    QCOMPARE(client().poolStatistics().created, 1);
}

// gunicorn sends it like any other response, with a body that no informational response has (RFC 9110
// 15.2); that is then read as the beginning of the response which has to follow.
void tst_HttpBinResponses::finalInformational()
{
    const Result<Response> result = outcomeOf(client().get(url(u"/status/103"_s)));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::RemoteProtocol, Error::Phase::Head,
                           Error::Party::Remote);
    QCOMPARE(client().poolStatistics().idle, 0);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

// RFC 9112 6.3: nobody knows where such a response ends.
void tst_HttpBinResponses::twoLengths()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/response-headers?Content-Length=3"_s)));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::RemoteProtocol, Error::Phase::Head,
                           Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"Content-Length"),
             qPrintable(result.error().message()));
    QCOMPARE(client().poolStatistics().idle, 0);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinResponses::raiseForStatus()
{
    const Result<Response> good = outcomeOf(client().get(url(u"/status/204"_s)));
    HTTPQTEST_VERIFY_STATUS(good, 204);
    QCOMPARE(&good->raiseForStatus(), &*good);

    const Result<Response> teapot = outcomeOf(client().get(url(u"/status/418"_s)));
    HTTPQTEST_VERIFY_STATUS(teapot, 418);
    try {
        teapot->raiseForStatus();
        QFAIL("nothing is thrown");
    } catch (const HttpStatusError &error) {
        QCOMPARE(error.error().kind(), Error::Kind::Status);
        QCOMPARE(error.response().status(), 418);
        QVERIFY(error.response().text().contains(u"teapot"));
        QVERIFY2(QByteArray(error.what()).contains("418"), error.what());
        QVERIFY2(QByteArray(error.what()).contains("/status/418"), error.what());
    }
}

void tst_HttpBinResponses::retried()
{
    client().setRetries(RetryPolicy(3).setBackoff(0ms));
    const Result<Response> result = outcomeOf(client().get(url(u"/status/503"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 503);
    QCOMPARE(result->attempts().size(), 3);
    QCOMPARE(result->history().size(), 3);
    for (const Attempt &attempt : result->attempts()) {
        QCOMPARE(attempt.reason(), Attempt::Reason::Retry);
        QCOMPARE(attempt.response().status(), 503);
        QVERIFY(!attempt.error());
    }
    // As many as the chain says, and for what it says.
    const Result<Response> other =
            outcomeOf(client().put(url(u"/status/500"_s))
                              .body("again"_ba)
                              .retries(RetryPolicy(1).setBackoff(0ms).setStatuses({ 500 })));
    HTTPQTEST_VERIFY_STATUS(other, 500);
    QCOMPARE(other->attempts().size(), 1);
    QCOMPARE(client().poolStatistics().created, 1);
}

void tst_HttpBinResponses::notRetried_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::newRow("not idempotent") << QByteArray("POST") << 503;
    QTest::newRow("good") << QByteArray("GET") << 200;
    QTest::newRow("no use") << QByteArray("GET") << 404;
    QTest::newRow("not one of them") << QByteArray("GET") << 500;
}

void tst_HttpBinResponses::notRetried()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    client().setRetries(RetryPolicy(3).setBackoff(0ms));
    const Result<Response> result =
            outcomeOf(client().request(method, url(u"/status/%1"_s.arg(status))));
    HTTPQTEST_VERIFY_STATUS(result, status);
    QCOMPARE(result->attempts().size(), 0);
}

void tst_HttpBinResponses::retriedByKey()
{
    client().setRetries(RetryPolicy(2).setBackoff(0ms));
    const Result<Response> result = outcomeOf(client().post(url(u"/status/503"_s))
                                                      .header("Idempotency-Key", "\"1\"")
                                                      .json(QJsonObject()));
    HTTPQTEST_VERIFY_STATUS(result, 503);
    QCOMPARE(result->attempts().size(), 2);
}

// RFC 8288
void tst_HttpBinResponses::links()
{
    const QUrl page = url(u"/response-headers"_s);
    const Result<Response> result =
            outcomeOf(client().get(page)
                              .query("Link", "</get?page=2>; rel=\"next\", <last>; rel=last")
                              .query("Link", "<https://example.com/>; rel=\"self other\""));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->links().size(), 3);
    QCOMPARE(result->link("next"), url(u"/get?page=2"_s));
    QCOMPARE(result->link("LAST"), url(u"/last"_s));
    QCOMPARE(result->link("other"), QUrl(u"https://example.com/"_s));
    QCOMPARE(result->link("prev"), QUrl());
    const Result<Response> next = outcomeOf(client().get(result->link("next")));
    HTTPQTEST_VERIFY_STATUS(next, 200);
    QCOMPARE(told(*next, u"args"_s)[u"page"_s].toString(), u"2"_s);
}

// RFC 6266
void tst_HttpBinResponses::contentDisposition()
{
    const auto fileName = [&](const QString &field) {
        const Result<Response> result = outcomeOf(
                client().get(url(u"/response-headers"_s)).query("Content-Disposition", field));
        return result ? result->fileName() : result.error().toString();
    };
    QCOMPARE(fileName(u"attachment; filename=\"a file.txt\""_s), u"a file.txt"_s);
    QCOMPARE(fileName(u"attachment; filename=\"a.txt\"; filename*=UTF-8''%C3%A4.txt"_s),
             u"ä.txt"_s);
    QCOMPARE(fileName(u"attachment; filename=\"../../etc/passwd\""_s), u"passwd"_s);
    QCOMPARE(fileName(u"inline"_s), QString());
}

void tst_HttpBinResponses::severalFields()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/response-headers?X-A=1&X-A=2&X-B=3"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    const QList<QByteArray> expected = { "1", "2" };
    QCOMPARE(result->headers().values("x-a"), expected);
    QCOMPARE(*result->headers().combinedValue("X-A"), QByteArray("1, 2"));
    QCOMPARE(result->headers().value("X-B"), QByteArray("3"));
}

// RFC 9110 13.1
void tst_HttpBinResponses::entityTags()
{
    const QUrl tagged = url(u"/etag/one"_s);
    Result<Response> result = outcomeOf(client().get(tagged));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->headers().value("ETag"), QByteArray("one"));
    result = outcomeOf(client().get(tagged).header("If-None-Match", "\"two\", \"one\""));
    HTTPQTEST_VERIFY_STATUS(result, 304);
    QCOMPARE(result->content(), QByteArray());
    QVERIFY(result->isRedirect());
    QVERIFY(!result->hasRedirectLocation());
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(tagged).header("If-None-Match", "\"two\"")),
                            200);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(tagged).header("If-Match", "\"two\"")), 412);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(tagged).header("If-Match", "*")), 200);
    QCOMPARE(client().poolStatistics().created, 1);
}

void tst_HttpBinResponses::cache()
{
    const Result<Response> first = outcomeOf(client().get(url(u"/cache"_s)));
    HTTPQTEST_VERIFY_STATUS(first, 200);
    const QByteArray tag = first->headers().value("ETag").toByteArray();
    const QByteArray date = first->headers().value("Last-Modified").toByteArray();
    QVERIFY(!tag.isEmpty() && !date.isEmpty());
    HTTPQTEST_VERIFY_STATUS(
            outcomeOf(
                    client().get(url(u"/cache"_s)).header("If-None-Match", QLatin1StringView(tag))),
            304);
    HTTPQTEST_VERIFY_STATUS(
            outcomeOf(client().get(url(u"/cache"_s))
                              .header("If-Modified-Since", QLatin1StringView(date))),
            304);
    const Result<Response> kept = outcomeOf(client().get(url(u"/cache/60"_s)));
    HTTPQTEST_VERIFY_STATUS(kept, 200);
    QCOMPARE(kept->headers().value("Cache-Control"), QByteArray("public, max-age=60"));
}

QTEST_GUILESS_MAIN(tst_HttpBinResponses)
#include "tst_httpbinresponses.moc"
