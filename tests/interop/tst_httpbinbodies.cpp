// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <HttpQ/multipart.h>

#include <QtCore/qbuffer.h>
#include <QtCore/qendian.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

#include <qcoro/qcoroasyncgenerator.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ShelfBook
{
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(int pageCount MEMBER pageCount)
    Q_CLASSINFO("json:pageCount", "page_count")
public:
    friend bool operator==(const ShelfBook &, const ShelfBook &) = default;

    QString title;
    int pageCount = 0;
};
Q_DECLARE_METATYPE(ShelfBook)

class Shelf
{
    Q_GADGET
    Q_PROPERTY(Kind kind MEMBER kind)
    Q_PROPERTY(QList<ShelfBook> books MEMBER books)
    Q_PROPERTY(std::optional<QString> owner MEMBER owner)
public:
    enum class Kind { Private, Public };
    Q_ENUM(Kind)

    friend bool operator==(const Shelf &, const Shelf &) = default;

    Kind kind = Kind::Private;
    QList<ShelfBook> books;
    std::optional<QString> owner;
};
Q_DECLARE_METATYPE(Shelf)

//! What httpbin answers, as far as it is wanted here.
class ShelfEcho
{
    Q_GADGET
    Q_PROPERTY(Shelf json MEMBER json)
    Q_PROPERTY(QString data MEMBER data)
    Q_PROPERTY(QUrl url MEMBER url)
public:
    Shelf json;
    QString data;
    QUrl url;
};

static QCoro::AsyncGenerator<QByteArray> pieces(int count, qsizetype size)
{
    for (int i = 0; i < count; ++i)
        co_yield QByteArray(size, static_cast<char>('a' + i % 26));
}

// How httpbin tells of bytes that are no text (helpers.py, json_safe()).
static QString dataUrl(const QByteArray &bytes, const QString &type = u"application/octet-stream"_s)
{
    return u"data:%1;base64,%2"_s.arg(type, QString::fromLatin1(bytes.toBase64()));
}

//! What arrives of the content of requests.
class tst_HttpBinBodies : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void json_data();
    void json();
    void gadget();
    void text();
    void bytes();
    void nothing();
    void form();
    void formOfQuery();
    void multipart();
    void multipartNames();
    void device();
    void process_data();
    void process();
    void generator_data();
    void generator();
    void compressed_data();
    void compressed();
    void expectContinue_data();
    void expectContinue();
    void manyOnOneConnection();
};

void tst_HttpBinBodies::json_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : { "POST", "PUT", "PATCH", "DELETE" })
        QTest::newRow(method) << QByteArray(method);
}

void tst_HttpBinBodies::json()
{
    QFETCH(const QByteArray, method);
    const QJsonObject item { { u"name"_s, u"Größe \"ä\" 🐧"_s },
                             { u"values"_s, QJsonArray { 1, 2.5, true, QJsonValue() } },
                             { u"nested"_s, QJsonObject { { u"a"_s, QString() } } } };
    const QString path = u'/' + QString::fromLatin1(method).toLower();
    const Result<Response> result = outcomeOf(client().request(method, url(path)).json(item));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"json"_s), QJsonValue(item));
    QCOMPARE(toldHeader(*result, u"Content-Type"_s).toString(), u"application/json"_s);
    const QString length = toldHeader(*result, u"Content-Length"_s).toString();
    QCOMPARE(length.toInt(), toldText(*result, u"data"_s).toUtf8().size());
    QCOMPARE(result->request().method(), method);
}

void tst_HttpBinBodies::gadget()
{
    Shelf shelf;
    shelf.kind = Shelf::Kind::Public;
    shelf.books.append(ShelfBook());
    shelf.books.append(ShelfBook());
    shelf.books[0].title = u"Größe"_s;
    shelf.books[0].pageCount = 300;
    shelf.owner = u"Ada"_s;
    const Result<Response> result = outcomeOf(client().post(url(u"/post"_s)).json(shelf));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"json"_s)[u"kind"_s].toString(), u"Public"_s);
    QCOMPARE(told(*result, u"json"_s)[u"books"_s][0][u"page_count"_s].toInt(), 300);
    const ShelfEcho echo = result->as<ShelfEcho>();
    QVERIFY(echo.json == shelf);
    QCOMPARE(echo.url, url(u"/post"_s));
    QCOMPARE(QJsonDocument::fromJson(echo.data.toUtf8())[u"owner"_s].toString(), u"Ada"_s);

    // Of another shape: the error says where.
    const Result<Response> other =
            outcomeOf(client().post(url(u"/post"_s)).json(QJsonObject { { u"books"_s, 7 } }));
    HTTPQTEST_VERIFY_STATUS(other, 200);
    try {
        other->as<ShelfEcho>();
        QFAIL("it fits");
    } catch (const DecodingError &error) {
        QVERIFY2(error.error().message().contains(u"$.json.books"), error.what());
    }
}

void tst_HttpBinBodies::text()
{
    const QString text = u"Grüße\r\nfrom HttpQ"_s;
    const Result<Response> result = outcomeOf(client().post(url(u"/post"_s)).text(text));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"data"_s), text);
    QCOMPARE(toldHeader(*result, u"Content-Type"_s).toString().toLower(),
             u"text/plain; charset=utf-8"_s);
}

void tst_HttpBinBodies::bytes()
{
    const QByteArray bytes = QByteArray::fromHex("00ff80fe0d0a0d0a");
    Result<Response> result = outcomeOf(client().post(url(u"/post"_s)).body(bytes));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"data"_s), dataUrl(bytes));
    QVERIFY(toldHeader(*result, u"Content-Type"_s).isUndefined());

    result = outcomeOf(client().put(url(u"/put"_s))
                               .header("Content-Type", "application/x-own")
                               .body("own"_ba));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"data"_s), u"own"_s);
    QCOMPARE(toldHeader(*result, u"Content-Type"_s).toString(), u"application/x-own"_s);
}

// RFC 9110 8.6: a POST of nothing says so, a DELETE of nothing need not.
void tst_HttpBinBodies::nothing()
{
    Result<Response> result = outcomeOf(client().post(url(u"/post"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"data"_s), QString());
    QCOMPARE(toldHeader(*result, u"Content-Length"_s).toString(), u"0"_s);
    result = outcomeOf(client().deleteResource(url(u"/delete"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldHeader(*result, u"Content-Length"_s).isUndefined());
}

void tst_HttpBinBodies::form()
{
    const Result<Response> result = outcomeOf(client().post(url(u"/post"_s))
                                                      .form("tag", "a")
                                                      .form("tag", "b")
                                                      .form("one", "1")
                                                      .form("empty", "")
                                                      .form("odd & =", "ä+b c%20&d=e\n🐧")
                                                      .form("tag", "c"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"form"_s).toObject(),
             QJsonObject({ { u"tag"_s, QJsonArray { u"a"_s, u"b"_s, u"c"_s } },
                           { u"one"_s, u"1"_s },
                           { u"empty"_s, QString() },
                           { u"odd & ="_s, u"ä+b c%20&d=e\n🐧"_s } }));
    QCOMPARE(toldHeader(*result, u"Content-Type"_s).toString(),
             u"application/x-www-form-urlencoded"_s);
}

void tst_HttpBinBodies::formOfQuery()
{
    QUrlQuery fields;
    fields.addQueryItem(u"a"_s, u"1"_s);
    fields.addQueryItem(u"a"_s, u"2"_s);
    fields.addQueryItem(u"b"_s, u"ü"_s);
    const Result<Response> result = outcomeOf(client().put(url(u"/put"_s)).form(fields));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"form"_s).toObject(),
             QJsonObject({ { u"a"_s, QJsonArray { u"1"_s, u"2"_s } }, { u"b"_s, u"ü"_s } }));
}

void tst_HttpBinBodies::multipart()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"report.txt"_s));
    const QByteArray contents = "a line\r\n--not-a-boundary--\r\n" + QByteArray(300'000, 'r');
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
    file.close();
    const QByteArray binary = QByteArray::fromHex("89504e470d0a1a0a00ff");
    QBuffer device;
    device.setData("skipped, and sent");
    QVERIFY(device.open(QIODevice::ReadOnly));
    device.seek(9);

    const Multipart parts = Multipart()
                                    .field("title", "Größe & \"mehr\"")
                                    .field("tag", "a")
                                    .field("tag", "b")
                                    .file("report", file.fileName())
                                    .file("picture", "pixel.png", binary)
                                    .file("device", "part.bin", &device)
                                    .file("nothing", "empty.txt", QByteArray());
    const Result<Response> result = outcomeOf(client().post(url(u"/post"_s)).multipart(parts));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"form"_s).toObject(),
             QJsonObject({ { u"title"_s, u"Größe & \"mehr\""_s },
                           { u"tag"_s, QJsonArray { u"a"_s, u"b"_s } } }));
    QCOMPARE(told(*result, u"files"_s).toObject(),
             QJsonObject({ { u"report"_s, QString::fromLatin1(contents) },
                           { u"picture"_s, dataUrl(binary, u"image/png"_s) },
                           { u"device"_s, u"and sent"_s },
                           { u"nothing"_s, QString() } }));
    QCOMPARE(toldHeader(*result, u"Content-Type"_s).toString().toLatin1(), parts.contentType());
    // All sizes are known beforehand.
    QCOMPARE(toldHeader(*result, u"Content-Length"_s).toString(),
             QString::number(parts.body().size()));
    QVERIFY(toldHeader(*result, u"Transfer-Encoding"_s).isUndefined());
}

// Werkzeug reads names as browsers write them, as far as UTF-8 and spaces go.
void tst_HttpBinBodies::multipartNames()
{
    const Multipart parts = Multipart()
                                    .field("Größe", "1")
                                    .field("with space; and=more", "2")
                                    .file("Bild", "Größe ä.png", QByteArray("3"));
    const Result<Response> result = outcomeOf(client().post(url(u"/post"_s)).multipart(parts));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"form"_s).toObject(),
             QJsonObject({ { u"Größe"_s, u"1"_s }, { u"with space; and=more"_s, u"2"_s } }));
    QCOMPARE(told(*result, u"files"_s).toObject(), QJsonObject({ { u"Bild"_s, u"3"_s } }));
}

void tst_HttpBinBodies::device()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"upload"_s));
    const QByteArray contents = QByteArray(700'000, 'd') + "end";
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(contents), contents.size());
    QVERIFY(file.seek(0));
    const Result<Response> result = outcomeOf(client().put(url(u"/put"_s)).body(&file));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldText(*result, u"data"_s) == QString::fromLatin1(contents));
    QCOMPARE(toldHeader(*result, u"Content-Length"_s).toString(), QString::number(contents.size()));
}

void tst_HttpBinBodies::process_data()
{
    QTest::addColumn<bool>("hasEnded");
    QTest::newRow("still runs") << false;
    QTest::newRow("has ended") << true;
}

// What a pipe holds has no size, and ends when its other end is closed.
void tst_HttpBinBodies::process()
{
    QFETCH(const bool, hasEnded);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"upload"_s));
    const QByteArray contents = QByteArray(300'000, 'p') + "end";
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
    file.close();
    QProcess cat;
    cat.start(u"cat"_s, { file.fileName() });
    QVERIFY2(cat.waitForStarted(), qPrintable(cat.errorString()));
    if (hasEnded)
        QVERIFY(cat.waitForFinished());
    const Result<Response> result = outcomeOf(client().put(url(u"/put"_s)).body(&cat));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldText(*result, u"data"_s) == QString::fromLatin1(contents));
    QCOMPARE(toldHeader(*result, u"Transfer-Encoding"_s).toString(), u"chunked"_s);
}

void tst_HttpBinBodies::generator_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("size");
    QTest::newRow("one byte") << 1 << 1;
    QTest::newRow("bytes") << 1000 << 1;
    QTest::newRow("some") << 3 << 5000;
    QTest::newRow("many") << 200 << 16 * 1024;
}

void tst_HttpBinBodies::generator()
{
    QFETCH(const int, count);
    QFETCH(const int, size);
    QByteArray expected;
    for (int i = 0; i < count; ++i)
        expected += QByteArray(size, static_cast<char>('a' + i % 26));
    for (int i = 0; i < 2; ++i) {
        const Result<Response> result =
                outcomeOf(client().post(url(u"/post"_s)).body(pieces(count, size)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QVERIFY(toldText(*result, u"data"_s) == QString::fromLatin1(expected));
        QCOMPARE(toldHeader(*result, u"Transfer-Encoding"_s).toString(), u"chunked"_s);
        QVERIFY(toldHeader(*result, u"Content-Length"_s).isUndefined());
    }
}

void tst_HttpBinBodies::compressed_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("bytes") << QByteArray("bytes");
    QTest::newRow("device") << QByteArray("device");
    QTest::newRow("generator") << QByteArray("generator");
}

// httpbin takes the coding for granted and tells the bytes as they came.
void tst_HttpBinBodies::compressed()
{
    QFETCH(const QByteArray, source);
    const QByteArray contents(26 * 1000, 'a');
    QBuffer device;
    device.setData(contents);
    QVERIFY(device.open(QIODevice::ReadOnly));
    RequestBuilder request = client().post(url(u"/post"_s));
    if (source == "bytes")
        request.body(contents);
    else if (source == "device")
        request.body(&device);
    else
        request.body(pieces(26, 1000));
    const Result<Response> result = outcomeOf(request.compressed());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"Content-Encoding"_s).toString(), u"gzip"_s);
    const QString prefix = dataUrl({});
    const QString data = toldText(*result, u"data"_s);
    QVERIFY2(data.startsWith(prefix), qPrintable(data));
    const QByteArray sent = QByteArray::fromBase64(data.sliced(prefix.size()).toLatin1());
    QVERIFY(sent.startsWith("\x1f\x8b\x08")); // RFC 1952 2.3.1
    QCOMPARE_LT(sent.size(), contents.size() / 10);
    // The last four bytes are the size of what was compressed.
    QCOMPARE(qFromLittleEndian<quint32>(sent.last(4).constData()), quint32(contents.size()));
}

void tst_HttpBinBodies::expectContinue_data()
{
    QTest::addColumn<bool>("isGenerator");
    QTest::newRow("Content-Length") << false;
    QTest::newRow("chunked") << true;
}

// RFC 9110 10.1.1: gunicorn asks for the body; without that it would come after half a minute only.
void tst_HttpBinBodies::expectContinue()
{
    QFETCH(const bool, isGenerator);
    for (int i = 0; i < 3; ++i) {
        RequestBuilder request = client().post(url(u"/post"_s));
        if (isGenerator)
            request.body(pieces(5, 10'000));
        else
            request.body(QByteArray(50'000, 'x'));
        const Result<Response> result = outcomeOf(request.expectContinue(30s).timeout(20s));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(toldText(*result, u"data"_s).size(), 50'000);
        QCOMPARE(toldHeader(*result, u"Expect"_s).toString(), u"100-continue"_s);
        QCOMPARE(result->informational().size(), 1);
        QCOMPARE(result->informational().first().status(), 100);
    }
    QCOMPARE(client().poolStatistics().created, 1);
}

// Of all kinds, one after the other: each begins where the one before has ended.
void tst_HttpBinBodies::manyOnOneConnection()
{
    for (int i = 0; i < 40; ++i) {
        RequestBuilder request = client().post(url(u"/post"_s));
        const int size = 1 + i * 997;
        switch (i % 4) {
        case 0:
            request.body(QByteArray(size, 'x'));
            break;
        case 1:
            request.body(pieces(1, size));
            break;
        case 2:
            request.text(QString(size, u'x'));
            break;
        case 3:
            request.body(QByteArray(size, 'x')).expectContinue(30s);
            break;
        }
        const Result<Response> result = outcomeOf(request);
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(toldText(*result, u"data"_s).size(), size);
    }
    QCOMPARE(client().poolStatistics().created, 1);
}

QTEST_GUILESS_MAIN(tst_HttpBinBodies)
#include "tst_httpbinbodies.moc"
