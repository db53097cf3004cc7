// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/cassettefile_p.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

static const QByteArray ReadableFile = "{\n"
                                       "    \"httpqCassette\": 1,\n"
                                       "    \"recordings\": [\n"
                                       "        {\n"
                                       "            \"request\": {\n"
                                       "                \"headers\": [\n"
                                       "                    \"Accept: */*\"\n"
                                       "                ],\n"
                                       "                \"method\": \"GET\",\n"
                                       "                \"url\": \"http://a.example/\"\n"
                                       "            },\n"
                                       "            \"response\": {\n"
                                       "                \"body\": {\n"
                                       "                    \"text\": [\n"
                                       "                        \"{\\n\",\n"
                                       "                        \"  \\\"a\\\": 1\\n\",\n"
                                       "                        \"}\\n\"\n"
                                       "                    ]\n"
                                       "                },\n"
                                       "                \"headers\": [\n"
                                       "                    \"Content-Type: application/json\"\n"
                                       "                ],\n"
                                       "                \"reason\": \"OK\",\n"
                                       "                \"status\": 200\n"
                                       "            }\n"
                                       "        }\n"
                                       "    ]\n"
                                       "}\n";

class tst_CassetteFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void bodiesRoundTrip_data();
    void bodiesRoundTrip();
    void everythingRoundTrips();
    void errorsRoundTrip_data();
    void errorsRoundTrip();
    void looksAsPeopleReadIt();
    void incompleteIsLeftOut();
    void readErrors_data();
    void readErrors();
    void fileErrors();

private:
    QString path(const QString &name = u"c.json"_s) const { return m_folder->filePath(name); }
    QByteArray contents() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::shared_ptr<Recording> made() const
    {
        const auto recording = std::make_shared<Recording>();
        recording->method = "GET";
        recording->url = "http://a.example/";
        recording->head.status = 200;
        recording->isComplete = true;
        return recording;
    }
    std::shared_ptr<Recording> writtenAndRead(const std::shared_ptr<Recording> &recording) const
    {
        if (CassetteFile::write(path(), { recording }))
            return {};
        const Result<CassetteFile::Recordings> read = CassetteFile::read(path());
        if (!read)
            qWarning() << read.error();
        return read && read->size() == 1 ? read->front() : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CassetteFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_CassetteFile::bodiesRoundTrip_data()
{
    QTest::addColumn<QByteArray>("body");
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += char(i);
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("a line") << "hello \"world\" \\"_ba;
    QTest::newRow("a line with its end") << "hello\n"_ba;
    QTest::newRow("lines") << "one\r\ntwo\n\n\nthree"_ba;
    QTest::newRow("empty lines") << "\n\n"_ba;
    QTest::newRow("UTF-8") << "gr\xc3\xbcn \xf0\x9f\x98\x80\xe2\x80\xa8"_ba;
    QTest::newRow("Latin 1") << "gr\xfcn"_ba;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf{}"_ba;
    QTest::newRow("NUL") << QByteArray(1, '\0');
    QTest::newRow("all bytes") << all;
    QTest::newRow("long") << all.repeated(100);
}

void tst_CassetteFile::bodiesRoundTrip()
{
    QFETCH(const QByteArray, body);
    const auto recording = made();
    recording->body = body;
    recording->content = body;
    const auto read = writtenAndRead(recording);
    QVERIFY(read);
    QCOMPARE(read->body, body);
    QCOMPARE(read->content, body);
}

void tst_CassetteFile::everythingRoundTrips()
{
    const auto recording = made();
    recording->method = "PATCH";
    recording->url = "https://a.example/x?y=[masked]";
    recording->headers.append("Accept", "*/*");
    recording->headers.append("X-Empty", "");
    recording->head.status = 299;
    recording->head.reason = "Odd";
    recording->head.headers.append("Set-Cookie", "b=[masked]");
    recording->head.headers.append("Date", "Thu, 01 Jan 1970 00:00:00 GMT");
    recording->head.headers.append("Set-Cookie", "a=[masked]");
    const auto read = writtenAndRead(recording);
    QVERIFY(read);
    QCOMPARE(read->method, recording->method);
    QCOMPARE(read->url, recording->url);
    QCOMPARE(read->headers, recording->headers);
    QCOMPARE(read->head.status, 299);
    QCOMPARE(read->head.reason, "Odd"_ba);
    QCOMPARE(read->head.headers, recording->head.headers);
    QVERIFY(!read->error);
    QVERIFY(read->isComplete);
    QVERIFY(!read->isUsed);
}

void tst_CassetteFile::errorsRoundTrip_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("connect") << Error(Error::Kind::Connect, Error::Phase::Connect,
                                      Error::Party::Remote, u"Connection refused"_s);
    QTest::newRow("timeout") << Error(Error::Kind::ReadTimeout, Error::Phase::Body,
                                      Error::Party::Remote, u"Nothing came"_s);
    QTest::newRow("limit") << Error::limitExceeded(Error::Phase::Head, u"headerBytes"_s, 10, 11);
}

void tst_CassetteFile::errorsRoundTrip()
{
    QFETCH(const Error, error);
    const auto recording = made();
    recording->error = error;
    const auto read = writtenAndRead(recording);
    QVERIFY(read);
    QCOMPARE(read->error.toString(), error.toString());
    QCOMPARE(read->error.party(), error.party());
    QCOMPARE(read->error.limitName(), error.limitName());
    QCOMPARE(read->error.limitValue(), error.limitValue());
    QCOMPARE(read->error.limitSeen(), error.limitSeen());
}

void tst_CassetteFile::looksAsPeopleReadIt()
{
    const auto recording = made();
    recording->headers.append("Accept", "*/*");
    recording->head.reason = "OK";
    recording->head.headers.append("Content-Type", "application/json");
    recording->content = "{\n  \"a\": 1\n}\n";
    QVERIFY(!CassetteFile::write(path(), { recording }));
    QCOMPARE(contents(), ReadableFile);
}

void tst_CassetteFile::incompleteIsLeftOut()
{
    const auto complete = made();
    const auto incomplete = made();
    incomplete->isComplete = false;
    QVERIFY(!CassetteFile::write(path(), { incomplete, complete }));
    const Result<CassetteFile::Recordings> read = CassetteFile::read(path());
    QVERIFY(read);
    QCOMPARE(read->size(), size_t(1));
}

void tst_CassetteFile::readErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &text, const char *problem) {
        QTest::newRow(name) << text << QString::fromUtf8(problem);
    };
    const auto recordings = [](const QByteArray &list) {
        return R"({"httpqCassette":1,"recordings":[)" + list + "]}";
    };
    const auto item = [&recordings](const QByteArray &request, const QByteArray &response) {
        return recordings(R"({"request":)" + request + R"(,"response":)" + response + '}');
    };
    const QByteArray asked = R"({"method":"GET","url":"http://a.example/"})";
    row("empty", "", "is no JSON: illegal value at line 1, column 1");
    row("no JSON", "{\n  \"a\": 1,\n  b\n}", "is no JSON: unterminated object at line 3, column 4");
    row("other JSON", "[]", "cannot be read at $: an object is wanted, and there is an array");
    row("no version", "{}",
        "cannot be read at $.httpqCassette: a whole number is wanted, and there is nothing");
    row("version", R"({"httpqCassette":2})",
        "cannot be read at $.httpqCassette: the file is of version 2, and only version 1 can be "
        "read");
    row("no list", R"({"httpqCassette":1})",
        "cannot be read at $.recordings: an array is wanted, and there is nothing");
    row("no request", recordings("{}"),
        "cannot be read at $.recordings[0].request: an object is wanted, and there is nothing");
    row("no method", item("{}", R"({"status":200})"),
        "cannot be read at $.recordings[0].request.method: a string is wanted, and there is "
        "nothing");
    row("no response", recordings(R"({"request":)" + asked + '}'),
        "cannot be read at $.recordings[0].response: an object is wanted, and there is nothing");
    row("second one", recordings(R"({"request":)" + asked + R"(,"response":{"status":200}},7)"),
        "cannot be read at $.recordings[1]: an object is wanted, and there is a number");
    row("status is text", item(asked, R"({"status":"200"})"),
        "cannot be read at $.recordings[0].response.status: a whole number is wanted, and there is "
        "a string");
    row("status is none", item(asked, R"({"status":20})"),
        "cannot be read at $.recordings[0].response.status: 20 is no status code: they have three "
        "digits");
    row("field without colon", item(asked, R"({"status":200,"headers":["A: b","Date"]})"),
        "cannot be read at $.recordings[0].response.headers[1]: a header field is wanted, as "
        "\"Name: value\"");
    row("field refused", item(asked, R"({"status":200,"headers":["A b: c"]})"),
        "cannot be read at $.recordings[0].response.headers[0]: ");
    row("body is text", item(asked, R"({"status":200,"body":"x"})"),
        "cannot be read at $.recordings[0].response.body: an object is wanted, and there is a "
        "string");
    row("body is a number", item(asked, R"({"status":200,"body":{"text":["a",1]}})"),
        "cannot be read at $.recordings[0].response.body.text[1]: a string is wanted, and there is "
        "a number");
    row("not base64", item(asked, R"({"status":200,"body":{"base64":"a*b"}})"),
        "cannot be read at $.recordings[0].response.body.base64: the text is not base64");
    row("error kind",
        recordings(R"({"request":)" + asked + R"(,"error":{"kind":"Oops","phase":"None"}})"),
        "cannot be read at $.recordings[0].error.kind: \"Oops\" is none of HttpQ::Error::Kind");
}

void tst_CassetteFile::readErrors()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, problem);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Result<CassetteFile::Recordings> read = CassetteFile::read(path());
    QVERIFY(!read);
    QCOMPARE(read.error().kind(), Error::Kind::File);
    const QString wanted =
            u"The cassette \"%1\" %2"_s.arg(QDir::toNativeSeparators(path()), problem);
    QCOMPARE(read.error().message().left(wanted.size()), wanted);
}

void tst_CassetteFile::fileErrors()
{
    const Result<CassetteFile::Recordings> read = CassetteFile::read(path(u"none.json"_s));
    QCOMPARE(read.error().kind(), Error::Kind::File);
    QVERIFY2(read.error().message().contains(u"none.json\" cannot be opened: "),
             qPrintable(read.error().message()));

    // A folder that is missing is made; one that is a file cannot be.
    QVERIFY(!CassetteFile::write(path(u"new/folder/c.json"_s), { made() }));
    QVERIFY(QFile::exists(path(u"new/folder/c.json"_s)));
    const Error failed = CassetteFile::write(path(u"new/folder/c.json/d.json"_s), { made() });
    QCOMPARE(failed.kind(), Error::Kind::File);
    QVERIFY2(failed.message().contains(u"d.json\" cannot be written: "),
             qPrintable(failed.message()));
}

QTEST_APPLESS_MAIN(tst_CassetteFile)
#include "tst_cassettefile.moc"
