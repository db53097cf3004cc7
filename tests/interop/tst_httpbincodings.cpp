// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

static QCoro::Task<QByteArray> rawBytes(Response response)
{
    QByteArray bytes;
    QCORO_FOREACH (const QByteArray &chunk, response.raw())
        bytes += chunk;
    co_return bytes;
}

static QCoro::Task<QString> streamedText(Response response)
{
    QString text;
    QCORO_FOREACH (const QString &piece, response.streamText())
        text += piece;
    co_return text;
}

//! What the content is: its codings, its charset, its type.
class tst_HttpBinCodings : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void codings_data();
    void codings();
    void rawCodings_data() { codings_data(); }
    void rawCodings();
    void falseCoding();
    void unknownCoding();
    void accepted();
    void utf8();
    void utf8Streamed();
    void otherEncoding();
    void text_data();
    void text();
    void noJson();
    void images_data();
    void images();
    void bytes_data();
    void bytes();

private:
    static QString greek()
    {
        return u"∮ E⋅da = Q, n → ∞: Οὐχὶ ταὐτὰ παρίσταταί μοι 🐧 "_s.repeated(20);
    }
    QUrl greekUrl() const;
};

void tst_HttpBinCodings::codings_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QString>("mark");
    QTest::newRow("gzip") << u"/gzip"_s << QByteArray("gzip") << u"gzipped"_s;
    QTest::newRow("deflate") << u"/deflate"_s << QByteArray("deflate") << u"deflated"_s;
    if (AsyncClient().headers().listElements("Accept-Encoding").contains("br"))
        QTest::newRow("br") << u"/brotli"_s << QByteArray("br") << u"brotli"_s;
}

void tst_HttpBinCodings::codings()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, coding);
    QFETCH(const QString, mark);
    const Result<Response> result = outcomeOf(client().get(url(path)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->headers().value("Content-Encoding"), coding);
    QCOMPARE(told(*result, mark), QJsonValue(true));
    QCOMPARE(toldText(*result, u"method"_s), u"GET"_s);
    // Content-Length is of what was sent.
    QCOMPARE(QByteArray::number(result->bytesDownloaded()),
             result->headers().value("Content-Length"));

    const Result<Response> head = outcomeOf(client().head(url(path)));
    HTTPQTEST_VERIFY_STATUS(head, 200);
    QCOMPARE(head->headers().value("Content-Encoding"), coding);
    QCOMPARE(head->content(), QByteArray());
    QCOMPARE(client().poolStatistics().created, 1);
}

void tst_HttpBinCodings::rawCodings()
{
    QFETCH(const QString, path);
    const Result<Response> result = outcomeOf(client().get(url(path)).stream());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    const QByteArray bytes = HttpQ::waitFor(rawBytes(*result), Patience);
    QVERIFY(!bytes.contains("method"));
    QCOMPARE(QByteArray::number(bytes.size()), result->headers().value("Content-Length"));
    if (path == u"/gzip") // RFC 1952 2.3.1
        QVERIFY(bytes.startsWith("\x1f\x8b\x08"));
    if (path == u"/deflate") // RFC 1950 2.2: with the zlib header, as RFC 9110 8.4.1.2 wants it
        QVERIFY(bytes.startsWith('\x78'));
}

void tst_HttpBinCodings::falseCoding()
{
    for (const char *coding : { "gzip", "deflate" }) {
        const QUrl claiming = url(u"/response-headers"_s);
        const Result<Response> result =
                outcomeOf(client().get(claiming).query("Content-Encoding", coding));
        HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Decoding, Error::Phase::Body,
                               Error::Party::Remote);
        QVERIFY2(result.error().message().contains(QLatin1StringView(coding)),
                 qPrintable(result.error().toString()));
    }
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinCodings::unknownCoding()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/response-headers?Content-Encoding=odd"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"Content-Encoding"_s), u"odd"_s);
}

void tst_HttpBinCodings::accepted()
{
    Result<Response> result = outcomeOf(client().get(url(u"/headers"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"Accept-Encoding"_s).toString().toLatin1(),
             client().headers().value("Accept-Encoding"));
    result = outcomeOf(client().get(url(u"/headers"_s)).header("Accept-Encoding", "identity"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"Accept-Encoding"_s).toString(), u"identity"_s);
}

// Its licence keeps the text of /encoding/utf8 out of Debian, where an English sentence is in its
// place; so this is a text that httpbin has from the URL.
QUrl tst_HttpBinCodings::greekUrl() const
{
    const QByteArray path = "/base64/" + greek().toUtf8().toBase64(QByteArray::Base64UrlEncoding);
    return url(QString::fromLatin1(path));
}

void tst_HttpBinCodings::utf8()
{
    const Result<Response> result = outcomeOf(client().get(greekUrl()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->charset(), QByteArray("utf-8"));
    QCOMPARE(result->encoding().toLower(), QByteArray("utf-8"));
    QCOMPARE(result->content(), greek().toUtf8());
    QCOMPARE(result->text(), greek());

    const Result<Response> demonstration = outcomeOf(client().get(url(u"/encoding/utf8"_s)));
    HTTPQTEST_VERIFY_STATUS(demonstration, 200);
    QCOMPARE(demonstration->charset(), QByteArray("utf-8"));
    QCOMPARE(demonstration->text().toUtf8(), demonstration->content());
}

void tst_HttpBinCodings::utf8Streamed()
{
    const Result<Response> result = outcomeOf(client().get(greekUrl()).stream());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(HttpQ::waitFor(streamedText(*result), Patience), greek());
}

void tst_HttpBinCodings::otherEncoding()
{
    const Result<Response> result = outcomeOf(client().get(greekUrl()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(result->setEncoding("ISO-8859-1"));
    QCOMPARE(result->text(), QString::fromLatin1(result->content()));
    QVERIFY(!result->setEncoding("none-such"));
    QVERIFY(result->setEncoding("UTF-8"));
    QCOMPARE(result->text(), greek());
}

void tst_HttpBinCodings::text_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("part");
    QTest::newRow("HTML") << u"/html"_s << QByteArray("text/html; charset=utf-8")
                          << u"<h1>Herman Melville - Moby-Dick</h1>"_s;
    QTest::newRow("plain") << u"/robots.txt"_s << QByteArray("text/plain") << u"Disallow: /deny"_s;
    QTest::newRow("XML") << u"/xml"_s << QByteArray("application/xml") << u"<slideshow"_s;
    QTest::newRow("Base64") << u"/base64/SMOkdHRww6Q="_s << QByteArray("text/html; charset=utf-8")
                            << u"Hättpä"_s;
    QTest::newRow("links") << u"/links/4/1"_s << QByteArray("text/html; charset=utf-8")
                           << u"<a href='/links/4/3'>3</a>"_s;
}

void tst_HttpBinCodings::text()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QString, part);
    const Result<Response> result = outcomeOf(client().get(url(path)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->headers().value("Content-Type"), contentType);
    QVERIFY2(result->text().contains(part), result->content().constData());
}

void tst_HttpBinCodings::noJson()
{
    const Result<Response> result = outcomeOf(client().get(url(u"/xml"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QJsonParseError error;
    QVERIFY(result->json(&error).isNull());
    QVERIFY(error.error != QJsonParseError::NoError);
    QVERIFY_THROWS_EXCEPTION(DecodingError, result->json());
}

void tst_HttpBinCodings::images_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("contentType"); // empty: 406
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("PNG") << QByteArray("image/png") << QByteArray("image/png")
                         << QByteArray("\x89PNG\r\n\x1a\n");
    QTest::newRow("JPEG") << QByteArray("image/jpeg") << QByteArray("image/jpeg")
                          << QByteArray("\xff\xd8\xff");
    QTest::newRow("WebP") << QByteArray("image/webp") << QByteArray("image/webp")
                          << QByteArray("RIFF");
    QTest::newRow("any") << QByteArray("image/*") << QByteArray("image/png")
                         << QByteArray("\x89PNG\r\n\x1a\n");
    QTest::newRow("none") << QByteArray("text/plain") << QByteArray() << QByteArray();
}

void tst_HttpBinCodings::images()
{
    QFETCH(const QByteArray, accept);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, begin);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/image"_s)).header("Accept", QLatin1StringView(accept)));
    if (contentType.isEmpty()) {
        HTTPQTEST_VERIFY_STATUS(result, 406);
        return;
    }
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->headers().value("Content-Type"), contentType);
    QVERIFY(result->content().startsWith(begin));
    QCOMPARE(QByteArray::number(result->content().size()),
             result->headers().value("Content-Length"));
}

void tst_HttpBinCodings::bytes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : { 0, 1, 4096, 65'537, 102'400 })
        QTest::addRow("%d", size) << size;
}

void tst_HttpBinCodings::bytes()
{
    QFETCH(const int, size);
    const QUrl bytes = url(u"/bytes/%1?seed=7"_s.arg(size));
    const Result<Response> first = outcomeOf(client().get(bytes));
    HTTPQTEST_VERIFY_STATUS(first, 200);
    QCOMPARE(first->headers().value("Content-Type"), QByteArray("application/octet-stream"));
    QCOMPARE(first->content().size(), size);
    QCOMPARE(first->bytesDownloaded(), size);
    // The same numbers in chunks.
    const Result<Response> second =
            outcomeOf(client().get(url(u"/stream-bytes/%1?seed=7&chunk_size=1000"_s.arg(size))));
    HTTPQTEST_VERIFY_STATUS(second, 200);
    QVERIFY(!second->headers().contains("Content-Length"));
    QVERIFY(second->content() == first->content());
    QCOMPARE(client().poolStatistics().created, 1);
}

QTEST_GUILESS_MAIN(tst_HttpBinCodings)
#include "tst_httpbincodings.moc"
