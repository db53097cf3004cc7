// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The server of the examples, which other tests go by.

#include "interop/requestoutcome.h"

#include "exampleserver.h"
#include "samplefile.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_ExampleServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsWhatItHas();
    void catalogueHasPages();
    void catalogueIsSearched_data();
    void catalogueIsSearched();
    void pictures();
    void files_data();
    void files();
    void filesChangeWithTheirSize();
    void ticks();
    void ticksWithoutEnd();
    void uploads_data();
    void uploads();
    void uploadsOfForms();
    void echoes();
    void failsTwice();
    void statuses_data();
    void statuses();
    void answersLateOrNever();
    void closesWhenAsked();
    void tellsOfRequests();

private:
    QUrl url(const QString &path) const { return m_server.url().resolved(QUrl(path)); }
    Response ask(const QString &path) { return ask(m_client.get(url(path))); }
    static Response ask(RequestBuilder &&request);

    ExampleServer m_server;
    AsyncClient m_client;
};

Response tst_ExampleServer::ask(RequestBuilder &&request)
{
    const Result<Response> result = outcomeOf(std::move(request));
    if (!result)
        qWarning() << result.error();
    return result ? *result : Response();
}

void tst_ExampleServer::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
}

void tst_ExampleServer::listsWhatItHas()
{
    const Response response = ask(u"/"_s);
    QCOMPARE(response.status(), 200);
    QVERIFY(response.text().contains(u"/items"_s));
    QCOMPARE(ask(u"/hello"_s).text(), u"Hello from the server of the examples!"_s);
}

void tst_ExampleServer::catalogueHasPages()
{
    QSet<int> seen;
    QUrl page = url(u"/items?per_page=100"_s);
    int pages = 0;
    while (!page.isEmpty()) {
        const Response response = ask(m_client.get(page));
        QCOMPARE(response.status(), 200);
        QCOMPARE(response.headers().value("X-Total-Count").toByteArray(), QByteArray("324"));
        for (const auto &item : response.json().array()) {
            seen.insert(item[u"id"].toInt());
            QVERIFY(!item[u"name"].toString().isEmpty());
            QVERIFY(!item[u"description"].toString().isEmpty());
            QVERIFY(QUrl(item[u"image"].toString()).isValid());
        }
        ++pages;
        page = response.link("next");
    }
    QCOMPARE(pages, 4);
    QCOMPARE(seen.size(), 324);
    // Beyond the end there is nothing, and the way back.
    const Response beyond = ask(u"/items?per_page=100&page=5"_s);
    QVERIFY(beyond.json().array().isEmpty());
    QCOMPARE(beyond.link("last"), url(u"/items?page=4&per_page=100"_s));
}

void tst_ExampleServer::catalogueIsSearched_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("found");
    QTest::newRow("a thing") << u"lamp"_s << 18;
    QTest::newRow("whatever its case") << u"LAMP"_s << 18;
    QTest::newRow("two words") << u"amber%20lamp"_s << 1;
    QTest::newRow("a space as in forms") << u"amber+lamp"_s << 1;
    QTest::newRow("nothing") << u"spaceship"_s << 0;
}

void tst_ExampleServer::catalogueIsSearched()
{
    QFETCH(QString, query);
    QFETCH(int, found);
    QSet<int> seen;
    QUrl page = url(u"/items?per_page=7&q="_s + query);
    while (!page.isEmpty()) {
        const Response response = ask(m_client.get(page));
        QCOMPARE(response.headers().value("X-Total-Count").toByteArray(),
                 QByteArray::number(found));
        for (const auto &item : response.json().array())
            seen.insert(item[u"id"].toInt());
        page = response.link("next");
    }
    QCOMPARE(seen.size(), found);
}

void tst_ExampleServer::pictures()
{
    const Response one = ask(u"/images/1.png?width=30&height=20"_s);
    QCOMPARE(one.headers().value("Content-Type").toByteArray(), QByteArray("image/png"));
    QVERIFY(one.content().startsWith("\x89PNG\r\n\x1a\n"));
    // Width and height are the first of the header, which is the first chunk.
    QCOMPARE(one.content().sliced(16, 8), QByteArray("\0\0\0\x1e\0\0\0\x14", 8));
    QCOMPARE(ask(u"/images/1.png?width=30&height=20"_s).content(), one.content());
    QVERIFY(ask(u"/images/2.png?width=30&height=20"_s).content() != one.content());
    QCOMPARE(ask(u"/images/x.png"_s).status(), 404);
}

void tst_ExampleServer::files_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("size");
    QTest::newRow("whole") << QByteArray() << 200 << 0 << 200'000;
    QTest::newRow("part") << QByteArray("bytes=1000-1999") << 206 << 1000 << 1000;
    QTest::newRow("from there on") << QByteArray("bytes=150000-") << 206 << 150'000 << 50'000;
    QTest::newRow("the last") << QByteArray("bytes=-10") << 206 << 199'990 << 10;
    QTest::newRow("too far") << QByteArray("bytes=100-900000") << 206 << 100 << 199'900;
    QTest::newRow("beyond") << QByteArray("bytes=200000-") << 416 << 0 << 0;
    QTest::newRow("no range") << QByteArray("lines=1-2") << 200 << 0 << 200'000;
}

void tst_ExampleServer::files()
{
    QFETCH(QByteArray, range);
    QFETCH(int, status);
    QFETCH(int, begin);
    QFETCH(int, size);
    const QUrl file = url(u"/files/a%20b.bin?size=200000"_s);
    RequestBuilder request = m_client.get(file);
    if (!range.isEmpty())
        request.header("Range", range);
    const Response response = ask(std::move(request));
    QCOMPARE(response.status(), status);
    QCOMPARE(response.content(), SampleFile(u"a b.bin"_s, 200'000).bytes(begin, size));
    if (status == 200)
        QCOMPARE(response.fileName(), u"a b.bin"_s);
}

void tst_ExampleServer::filesChangeWithTheirSize()
{
    const QByteArray tag = ask(u"/files/a?size=100"_s).headers().value("ETag").toByteArray();
    const auto rest = [&](const QString &path) {
        return ask(m_client.get(url(path)).header("Range", "bytes=50-").header("If-Range", tag));
    };
    QCOMPARE(rest(u"/files/a?size=100"_s).status(), 206);
    QCOMPARE(rest(u"/files/a?size=101"_s).status(), 200);
    QCOMPARE(rest(u"/files/b?size=100"_s).status(), 200);
}

void tst_ExampleServer::ticks()
{
    const QStringList lines =
            ask(u"/ticks?count=500&interval=0"_s).text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 500);
    const QJsonObject tick = QJsonDocument::fromJson(lines.last().toUtf8()).object();
    QCOMPARE(tick[u"id"].toInt(), 500);
    QVERIFY(!tick[u"sensor"].toString().isEmpty());
    QVERIFY(tick[u"value"].isDouble());
}

void tst_ExampleServer::ticksWithoutEnd()
{
    int lines = 0;
    const PendingResponse *pending = m_client.get(url(u"/ticks"_s)).start(this);
    connect(pending, &PendingResponse::chunkReceived, this,
            [&lines](const QByteArray &chunk) { lines += int(chunk.count('\n')); });
    QVERIFY(spinUntil([&] { return lines >= 3; }));
    QVERIFY(!pending->isFinished());
    delete pending;
}

void tst_ExampleServer::uploads_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("size");
    QTest::newRow("nothing") << u"/upload"_s << 0;
    QTest::newRow("little") << u"/upload"_s << 5;
    QTest::newRow("much") << u"/upload"_s << 5'000'000;
    QTest::newRow("slowly") << u"/upload?rate=1000000"_s << 300'000;
}

void tst_ExampleServer::uploads()
{
    QFETCH(QString, path);
    QFETCH(int, size);
    const QByteArray bytes = SampleFile(u"upload"_s, size).bytes(0, size);
    const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    const Response response = ask(m_client.post(url(path)).body(bytes));
    QCOMPARE(response.status(), 200);
    QCOMPARE(response.json()[u"size"].toInt(), size);
    QCOMPARE(response.json()[u"sha256"].toString().toLatin1(), sum);
}

void tst_ExampleServer::uploadsOfForms()
{
    const QByteArray bytes = SampleFile(u"part"_s, 300'000).bytes(0, 300'000);
    Multipart form;
    form.field("title", "Summer");
    form.file("picture", "summer.bin", bytes);
    const Response response = ask(m_client.post(url(u"/upload"_s)).multipart(form));
    const QJsonArray parts = response.json()[u"parts"].toArray();
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0][u"name"].toString(), u"title"_s);
    QCOMPARE(parts[0][u"size"].toInt(), 6);
    QCOMPARE(parts[1][u"fileName"].toString(), u"summer.bin"_s);
    QCOMPARE(parts[1][u"size"].toInt(), 300'000);
    QCOMPARE(parts[1][u"sha256"].toString().toLatin1(),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void tst_ExampleServer::echoes()
{
    const Response response =
            ask(m_client.post(url(u"/echo"_s)).json(QJsonObject { { u"a"_s, 1 } }));
    QCOMPARE(response.json()[u"a"].toInt(), 1);
    QCOMPARE(ask(u"/echo"_s).status(), 405);
}

void tst_ExampleServer::failsTwice()
{
    const QString path = u"/flaky?key=failsTwice&after=0"_s;
    for (const int status : { 503, 503, 200, 503 }) {
        const Response response = ask(path);
        QCOMPARE(response.status(), status);
        QCOMPARE(response.headers().contains("Retry-After"), status == 503);
    }
}

void tst_ExampleServer::statuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("404") << u"/status/404"_s << 404;
    QTest::newRow("500") << u"/status/500"_s << 500;
    QTest::newRow("no status") << u"/status/99"_s << 404;
    QTest::newRow("no page") << u"/nothing"_s << 404;
    QTest::newRow("no file") << u"/files/"_s << 404;
}

void tst_ExampleServer::statuses()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QCOMPARE(ask(path).status(), status);
}

void tst_ExampleServer::answersLateOrNever()
{
    QCOMPARE(ask(u"/slow?seconds=0"_s).text(), u"At last.\n"_s);
    const Result<Response> never =
            outcomeOf(m_client.get(url(u"/slow"_s)).timeout(std::chrono::milliseconds(50)));
    QVERIFY(!never);
    QCOMPARE(never.error().kind(), Error::Kind::TotalTimeout);
}

void tst_ExampleServer::closesWhenAsked()
{
    const Response response = ask(m_client.get(url(u"/hello"_s)).header("Connection", "close"));
    QCOMPARE(response.headers().value("Connection").toByteArray(), QByteArray("close"));
    QCOMPARE(ask(m_client.head(url(u"/hello"_s))).status(), 200);
    QCOMPARE(ask(u"/hello"_s).status(), 200);
}

void tst_ExampleServer::tellsOfRequests()
{
    QStringList told;
    connect(&m_server, &ExampleServer::answered, this, [&told](const QString &request, int status) {
        told.append(request + u' ' + QString::number(status));
    });
    ask(u"/nothing?a=b%20c"_s);
    QCOMPARE(told, QStringList { u"GET /nothing?a=b%20c 404"_s });
    m_server.disconnect(this);
}

QTEST_GUILESS_MAIN(tst_ExampleServer)
#include "tst_exampleserver.moc"
