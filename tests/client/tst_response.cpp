// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qstringconverter.h>

#include <thread>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Response : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void nullResponse();
    void head();
    void reason_data();
    void reason();
    void trailers();
    void content_data();
    void content();
    void text_data();
    void text();
    void json();
    void brokenJson_data();
    void brokenJson();
    void statusClasses_data();
    void statusClasses();
    void raiseForStatus();
    void elapsed();
    void printing();
    void copiesAreOneResponse();
    void anyThread();

private:
    Response get(const QByteArray &served)
    {
        mock->serve({ served });
        client().closeIdleConnections();
        const auto outcome = mock->run(client().get("http://user:pw@example.com/a?b#c"));
        return outcome->value.value_or(Response());
    }
};

void tst_Response::nullResponse()
{
    const Response response;
    QVERIFY(response.isNull());
    QCOMPARE(response.status(), 0);
    QCOMPARE(response.reason(), QString());
    QCOMPARE(response.httpVersion(), QByteArray());
    QVERIFY(response.headers().isEmpty());
    QVERIFY(response.trailers().isEmpty());
    QCOMPARE(response.url(), QUrl());
    QCOMPARE(response.bytesDownloaded(), 0);
    QCOMPARE(response.elapsed(), 0us);
    QVERIFY(!response.isRead());
    QVERIFY(!response.isClosed());
    QVERIFY(!response.isError());
    response.raiseForStatus();
    response.close();
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.content());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.text());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.json());
    QVERIFY(mock->run(response.nextChunk())->threw<ResponseNotRead>());
    QVERIFY(mock->run(response.read())->threw<ResponseNotRead>());
}

void tst_Response::head()
{
    const Response response = get("HTTP/1.1 201 Made Up\r\nX-A: 1\r\nx-a:  2 \r\n"
                                  "Set-Cookie: a=b, c\r\nContent-Length: 2\r\n\r\nok");
    QCOMPARE(response.status(), 201);
    QCOMPARE(response.reason(), u"Made Up"_s);
    QCOMPARE(response.httpVersion(), "HTTP/1.1"_ba);
    QCOMPARE(response.headers().values("X-A"), QList<QByteArray>({ "1", "2" }));
    QCOMPARE(response.headers().value("set-cookie"), "a=b, c"_ba);
    // The user information has become an Authorization field.
    QCOMPARE(response.url(), QUrl(u"http://example.com/a?b#c"_s));
    QCOMPARE(response.request().method(), "GET"_ba);
    QVERIFY(response.request().headers().contains("Accept-Encoding"));
    QVERIFY(response.isRead());
    QVERIFY(!response.isClosed());
    QCOMPARE(get("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").httpVersion(), "HTTP/1.0"_ba);
}

void tst_Response::reason_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("as sent") << "404 Gone Fishing"_ba << u"Gone Fishing"_s;
    QTest::newRow("none") << "404 "_ba << u"Not Found"_s;
    QTest::newRow("not even a space") << "404"_ba << u"Not Found"_s;
    QTest::newRow("unknown status") << "499 "_ba << QString();
    QTest::newRow("Latin-1") << "200 \xfc"_ba << u"ü"_s;
}

void tst_Response::reason()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, reason);
    QCOMPARE(get("HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n").reason(), reason);
}

void tst_Response::trailers()
{
    const Response response = get("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  "2\r\nok\r\n0\r\nX-Sum: 9\r\nContent-Length: 77\r\n\r\n");
    QCOMPARE(response.content(), "ok"_ba);
    QCOMPARE(response.trailers().value("x-sum"), "9"_ba);
    QVERIFY(!response.headers().contains("X-Sum"));
}

void tst_Response::content_data()
{
    QTest::addColumn<QByteArray>("served");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("downloaded");
    QTest::newRow("empty") << response({}) << QByteArray() << qint64(0);
    QTest::newRow("bytes") << response("a\0b"_ba) << "a\0b"_ba << qint64(3);
    QTest::newRow("chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"_ba
                            << "abc"_ba << qint64(3);
    QTest::newRow("no content") << "HTTP/1.1 204 No Content\r\n\r\n"_ba << QByteArray()
                                << qint64(0);
    // RFC 1950 with a stored block
    const QByteArray deflate = QByteArray::fromHex("7801010300fcff616263024d0127");
    QTest::newRow("deflate") << response(deflate, "Content-Encoding: deflate\r\n") << "abc"_ba
                             << qint64(deflate.size());
    const QByteArray large(300'000, 'l');
    QTest::newRow("large") << response(large) << large << qint64(large.size());
}

void tst_Response::content()
{
    QFETCH(const QByteArray, served);
    QFETCH(const QByteArray, content);
    QFETCH(const qint64, downloaded);
    const Response response = get(served);
    QVERIFY(!response.isNull());
    QVERIFY(response.content() == content);
    QVERIFY(response.content() == content); // any number of times
    QCOMPARE(response.bytesDownloaded(), downloaded);
    response.close();
    QVERIFY(response.content() == content); // what was read stays
    // A whole response can be gone through in pieces as well, and more than once.
    for (int pass = 0; pass < 2; ++pass) {
        QByteArray pieces;
        for (;;) {
            const auto chunk = mock->run(response.nextChunk());
            QVERIFY2(chunk->value, qPrintable(chunk->error().toString()));
            if (!chunk->value->has_value())
                break;
            pieces += **chunk->value;
            QVERIFY(pieces.size() <= content.size());
        }
        QVERIFY(pieces == content);
    }
}

void tst_Response::text_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8 by default") << QByteArray() << "\xc3\xbc\xe2\x82\xac"_ba << u"ü€"_s;
    QTest::newRow("UTF-8") << "text/plain; charset=utf-8"_ba
                           << "\xc3\xbc"_ba << u"ü"_s;
    QTest::newRow("quoted, in capitals") << "text/plain; Charset=\"ISO-8859-1\""_ba
                                         << "\xfc"_ba << u"ü"_s;
    QTest::newRow("iso-8859-1") << "text/html;charset=iso-8859-1"_ba
                                << "\xfc\xe9"_ba << u"üé"_s;
    QTest::newRow("utf-16le") << "text/plain; charset=utf-16le"_ba
                              << "a\0\xac\x20"_ba << u"a€"_s;
    QTest::newRow("unknown") << "text/plain; charset=x-none"_ba
                             << "\xc3\xbc"_ba << u"ü"_s;
    QTest::newRow("not valid") << "text/plain"_ba
                               << "a\xff"
                                  "b"_ba
                               << u"a\uFFFD"
                                  u"b"_s;
    QTest::newRow("cut off") << "text/plain"_ba
                             << "a\xc3"_ba << u"a\uFFFD"_s;
    if (QStringDecoder("windows-1252").isValid()) {
        QTest::newRow("windows-1252") << "text/plain; charset=windows-1252"_ba
                                      << "\x80"_ba << u"€"_s;
    }
}

void tst_Response::text()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, text);
    const QByteArray field = type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n";
    const Response response = get(HttpQTest::response(content, field));
    QCOMPARE(response.text(), text);
    QCOMPARE(response.text(), text);
}

void tst_Response::json()
{
    const Response response = get(HttpQTest::response("{\"a\": [1, \"\xc3\xbc\"]}"));
    QCOMPARE(response.json()["a"_L1].toArray().at(1).toString(), u"ü"_s);
    QJsonParseError error;
    QVERIFY(response.json(&error).isObject());
    QCOMPARE(error.error, QJsonParseError::NoError);
}

void tst_Response::brokenJson_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << "{\"a\": [1, "_ba;
    QTest::newRow("HTML") << "<html>"_ba;
    QTest::newRow("more behind it") << "{} {}"_ba;
}

void tst_Response::brokenJson()
{
    QFETCH(const QByteArray, content);
    const Response response = get(HttpQTest::response(content));
    QJsonParseError error;
    QVERIFY(response.json(&error).isNull());
    QVERIFY(error.error != QJsonParseError::NoError);
    try {
        response.json();
        QFAIL("nothing was thrown");
    } catch (const DecodingError &thrown) {
        QCOMPARE(thrown.error().kind(), Error::Kind::Decoding);
        QCOMPARE(thrown.error().phase(), Error::Phase::Body);
        QVERIFY(thrown.error().message().contains(
                u"byte %1 of %2"_s.arg(error.offset).arg(content.size())));
        QCOMPARE(thrown.error().url(), QUrl(u"http://example.com/a?b"_s));
        QCOMPARE(thrown.request().method(), "GET"_ba);
    }
}

void tst_Response::statusClasses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("is");
    QTest::newRow("200") << 200 << u"success"_s;
    QTest::newRow("299") << 299 << u"success"_s;
    QTest::newRow("300") << 300 << u"redirect"_s;
    QTest::newRow("304") << 304 << u"redirect"_s;
    QTest::newRow("400") << 400 << u"client error"_s;
    QTest::newRow("499") << 499 << u"client error"_s;
    QTest::newRow("500") << 500 << u"server error"_s;
    QTest::newRow("599") << 599 << u"server error"_s;
}

void tst_Response::statusClasses()
{
    QFETCH(const int, status);
    QFETCH(const QString, is);
    const Response response =
            get("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(response.status(), status);
    QCOMPARE(response.isSuccess(), is == u"success");
    QCOMPARE(response.isRedirect(), is == u"redirect");
    QCOMPARE(response.isClientError(), is == u"client error");
    QCOMPARE(response.isServerError(), is == u"server error");
    QCOMPARE(response.isError(), is.endsWith(u"error"));
    QVERIFY(!response.isInformational());
}

void tst_Response::raiseForStatus()
{
    const Response good = get(response("ok"));
    QCOMPARE(&good.raiseForStatus(), &good);
    const Response bad = get(response("why", {}, "404 Not Found"));
    try {
        bad.raiseForStatus();
        QFAIL("nothing was thrown");
    } catch (const HttpStatusError &thrown) {
        QCOMPARE(thrown.response().status(), 404);
        QCOMPARE(thrown.response().content(), "why"_ba);
        QCOMPARE(thrown.error().kind(), Error::Kind::Status);
        QCOMPARE(thrown.error().party(), Error::Party::Local);
        QVERIFY(QByteArray(thrown.what()).contains("404 Not Found"));
        QVERIFY(!QByteArray(thrown.what()).contains("pw"));
        QVERIFY(thrown.error().requestMayHaveReachedServer());
    }
    QVERIFY_THROWS_EXCEPTION(HttpStatusError, get(response({}, {}, "500 X")).raiseForStatus());
}

void tst_Response::elapsed()
{
    const auto outcome = mock->run(client().get("http://example.com/"));
    backend().advance(1500ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
    backend().advance(500ms);
    mock->peer()->send("ok");
    backend().run();
    QCOMPARE(outcome->value->elapsed(), 2s);
    backend().advance(5s);
    QCOMPARE(outcome->value->elapsed(), 2s);
}

void tst_Response::printing()
{
    QString text;
    QDebug(&text) << get(response("ok")) << Response();
    QCOMPARE(text.simplified(), u"<Response [200 OK]> <Response [null]>"_s);
}

void tst_Response::copiesAreOneResponse()
{
    mock->serve({ response("body") });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    const Response copy = *outcome->value;
    QCOMPARE(*mock->run(copy.read())->value, "body"_ba);
    QCOMPARE(outcome->value->content(), "body"_ba);
    QVERIFY(outcome->value->isRead());
}

void tst_Response::anyThread()
{
    const Response response = get(HttpQTest::response("{\"a\":1}"));
    QString seen;
    std::thread([response, &seen] {
        const Response copy = response;
        seen = copy.text() + QString::number(copy.json()["a"_L1].toInt()) + copy.reason();
    }).join();
    QCOMPARE(seen, u"{\"a\":1}1OK"_s);
}

QTEST_GUILESS_MAIN(tst_Response)
#include "tst_response.moc"
