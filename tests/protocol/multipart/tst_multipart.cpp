// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/multipart/multipart.h"

#include "protocol/multipart/formreader.h"
#include "protocol/scriptedsource.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qrandom.h>
#include <QtCore/qset.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <limits>
#include <memory>

using namespace HttpQ;
using namespace HttpQTest;

using Pull = BodySource::Pull;

namespace {

QByteArray bytesOf(const Multipart &form)
{
    return pullAll(*form.body().source(), std::numeric_limits<int>::max());
}

FormReader read(const Multipart &form)
{
    return FormReader(form.contentType(), bytesOf(form));
}

} // namespace

class tst_Multipart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wire();
    void noParts();
    void lvaluesAndTemporaries();
    void names_data();
    void names();
    void fileNames_data();
    void fileNames();
    void refusedNames_data();
    void refusedNames();
    void refusedContentTypes();
    void refusedFields();
    void refusedFormCannotBeSent();
    void firstRefusalIsTold();
    void contentTypes_data();
    void contentTypes();
    void headers();
    void boundaryIsRandom();
    void boundaryIsKept();
    void givenBoundaries_data();
    void givenBoundaries();
    void givenBoundaryInAPart();
    void noInputMakesALine();
    void copiesAreValues();
    void pythonReadsTheSame();
};

void tst_Multipart::wire()
{
    const Multipart form = Multipart()
                                   .boundary("frontier")
                                   .field("title", "a b")
                                   .field("data", QByteArray("{}"), "application/json")
                                   .file("doc", "a.txt", QByteArray("line\r\n"));
    QCOMPARE(form.contentType(), QByteArray("multipart/form-data; boundary=frontier"));
    QVERIFY(!form.error());
    QCOMPARE(bytesOf(form),
             QByteArray("--frontier\r\n"
                        "Content-Disposition: form-data; name=\"title\"\r\n\r\n"
                        "a b\r\n"
                        "--frontier\r\n"
                        "Content-Disposition: form-data; name=\"data\"\r\n"
                        "Content-Type: application/json\r\n\r\n"
                        "{}\r\n"
                        "--frontier\r\n"
                        "Content-Disposition: form-data; name=\"doc\"; filename=\"a.txt\"\r\n"
                        "Content-Type: text/plain\r\n\r\n"
                        "line\r\n\r\n"
                        "--frontier--\r\n"));
    QCOMPARE(form.body().size(), bytesOf(form).size());
}

void tst_Multipart::noParts()
{
    const Multipart form = Multipart().boundary("x");
    QCOMPARE(bytesOf(form), QByteArray("--x--\r\n"));
    QCOMPARE(form.body().size(), 7);
    QVERIFY(!form.body().isEmpty());
}

void tst_Multipart::lvaluesAndTemporaries()
{
    Multipart form;
    form.boundary("x").field("a", "1");
    form.field("b", "2");
    QCOMPARE(bytesOf(form), bytesOf(Multipart().boundary("x").field("a", "1").field("b", "2")));
}

void tst_Multipart::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("onTheWire");
    QTest::newRow("empty") << QString() << QByteArray("");
    QTest::newRow("plain") << QStringLiteral("a") << QByteArray("a");
    QTest::newRow("spaces") << QStringLiteral(" a b ") << QByteArray(" a b ");
    QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("a%22b");
    QTest::newRow("percent") << QStringLiteral("%22%0A") << QByteArray("%22%0A");
    QTest::newRow("backslash") << QStringLiteral("a\\b") << QByteArray("a\\\\b");
    QTest::newRow("backslash at the end") << QStringLiteral("a\\") << QByteArray("a\\\\");
    QTest::newRow("backslash and quote") << QStringLiteral("\\\"") << QByteArray("\\\\%22");
    QTest::newRow("another parameter")
            << QStringLiteral("a\"; filename=\"b") << QByteArray("a%22; filename=%22b");
    QTest::newRow("two bytes") << QStringLiteral("\u00e9") << QByteArray("\xc3\xa9");
    QTest::newRow("four bytes") << QStringLiteral("\U0001f600") << QByteArray("\xf0\x9f\x98\x80");
    // Neither of them breaks a line of bytes.
    QTest::newRow("NEL") << QStringLiteral("\u0085") << QByteArray("\xc2\x85");
    QTest::newRow("line separator") << QStringLiteral("\u2028") << QByteArray("\xe2\x80\xa8");
}

void tst_Multipart::names()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, onTheWire);
    const Multipart form = Multipart().field(name, "value");
    QVERIFY(!form.error());
    QVERIFY(bytesOf(form).contains("form-data; name=\"" + onTheWire + "\"\r\n\r\nvalue\r\n"));
    QCOMPARE(bytesOf(Multipart().boundary("x").field(name.toUtf8(), "value")),
             bytesOf(Multipart().boundary("x").field(name, "value")));
}

void tst_Multipart::fileNames_data()
{
    names_data();
}

void tst_Multipart::fileNames()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, onTheWire);
    const Multipart form = Multipart().file("n", name, QByteArray("value"), "a/b");
    QVERIFY(!form.error());
    QVERIFY(bytesOf(form).contains("; name=\"n\"; filename=\"" + onTheWire
                                   + "\"\r\nContent-Type: a/b\r\n\r\nvalue\r\n"));
}

void tst_Multipart::refusedNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("seen");
    QTest::newRow("CR") << QByteArray("a\rb") << QStringLiteral("\"a b\" holds a CR at byte 1");
    QTest::newRow("LF") << QByteArray("a\n") << QStringLiteral("holds a LF at byte 1");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("holds a NUL at byte 1");
    QTest::newRow("TAB") << QByteArray("\t")
                         << QStringLiteral("holds the control character 0x09 at byte 0");
    QTest::newRow("DEL") << QByteArray("\xc3\xa9\x7f")
                         << QStringLiteral("holds the control character 0x7f at byte 2");
    QTest::newRow("header field") << QByteArray("a\"\r\nX-Evil: 1\r\n\r\n")
                                  << QStringLiteral("holds a CR at byte 2");
}

void tst_Multipart::refusedNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, seen);
    QBuffer device;
    device.open(QIODevice::ReadOnly);
    const Multipart named[] = {
        Multipart().field(name, "v"),
        Multipart().field(QString::fromUtf8(name), "v"),
        Multipart().field(name, QByteArray("v"), "a/b"),
        Multipart().file(name, "/nowhere/file"),
        Multipart().file(name, "f", QByteArray("v")),
        Multipart().file(name, "f", &device),
        Multipart().file(name, "f", Body(QByteArray("v"))),
        Multipart().part(name, Headers(), Body(QByteArray("v"))),
    };
    for (const Multipart &form : named) {
        QCOMPARE(form.error().kind(), Error::Kind::LocalProtocol);
        QVERIFY2(form.error().message().contains(u"the name \""),
                 qPrintable(form.error().message()));
        QVERIFY2(form.error().message().contains(seen), qPrintable(form.error().message()));
    }
    const Multipart fileNamed[] = {
        Multipart().file("n", "/nowhere/" + name),
        Multipart().file("n", name, QByteArray("v")),
        Multipart().file("n", name, &device),
        Multipart().file("n", name, Body(QByteArray("v"))),
    };
    for (const Multipart &form : fileNamed) {
        QVERIFY2(form.error().message().contains(u"the file name \""),
                 qPrintable(form.error().message()));
        QVERIFY2(form.error().message().contains(seen), qPrintable(form.error().message()));
    }
}

void tst_Multipart::refusedContentTypes()
{
    const Multipart forms[] = {
        Multipart().field("n", QByteArray("v"), "a/b\r\nX-Evil: 1"),
        Multipart().file("n", "f", QByteArray("v"), "a/b\r\nX-Evil: 1"),
    };
    for (const Multipart &form : forms) {
        QVERIFY2(form.error().message().contains(u"\"Content-Type\" holds CR at byte 3"),
                 qPrintable(form.error().message()));
    }
}

void tst_Multipart::refusedFields()
{
    Headers headers;
    headers.append("content-disposition", "attachment");
    QVERIFY(Multipart()
                    .part("doc", headers, Body())
                    .error()
                    .message()
                    .contains(u"part \"doc\" hold Content-Disposition"));
    QVERIFY(Multipart().file("doc", "").error().message().contains(u"part \"doc\" is empty"));
    QVERIFY(Multipart()
                    .file("doc", "f", static_cast<QIODevice *>(nullptr))
                    .error()
                    .message()
                    .contains(u"no device for part \"doc\""));
}

void tst_Multipart::refusedFormCannotBeSent()
{
    const Multipart form = Multipart().field("a", "1").field("b\n", "2");
    const Body body = form.body();
    QByteArray bytes;
    QCOMPARE(body.source()->pull(bytes, 1000), Pull::Failed);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(body.source()->error().message(), form.error().message());
}

void tst_Multipart::firstRefusalIsTold()
{
    Multipart form;
    form.field("a\n", "1").field("b\r", "2").field("c", "3");
    QVERIFY(form.error().message().contains(u"\"a\""));
}

void tst_Multipart::contentTypes_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("text") << QStringLiteral("a.txt") << QByteArray("text/plain");
    QTest::newRow("upper case") << QStringLiteral("A.PNG") << QByteArray("image/png");
    QTest::newRow("json") << QStringLiteral("a.json") << QByteArray("application/json");
    QTest::newRow("unknown") << QStringLiteral("a.qqqqq") << QByteArray("application/octet-stream");
    QTest::newRow("none") << QStringLiteral("a") << QByteArray("application/octet-stream");
    QTest::newRow("no name") << QString() << QByteArray("application/octet-stream");
}

void tst_Multipart::contentTypes()
{
    QFETCH(QString, fileName);
    QFETCH(QByteArray, type);
    QCOMPARE(read(Multipart().file("n", fileName, QByteArray("v")))
                     .parts.at(0)
                     .field("Content-Type"),
             type);
    QCOMPARE(read(Multipart().file("n", fileName, Body(QByteArray("v")), "x/y"))
                     .parts.at(0)
                     .field("Content-Type"),
             QByteArray("x/y"));
    QCOMPARE(read(Multipart().field("n", "v")).parts.at(0).field("Content-Type"), QByteArray());
}

void tst_Multipart::headers()
{
    Headers headers;
    headers.append("Content-Type", "text/csv; charset=utf-8");
    headers.append("X-One", "1");
    headers.append("X-One", "2");
    QCOMPARE(bytesOf(Multipart().boundary("x").part("n", headers, Body(QByteArray("v")))),
             QByteArray("--x\r\nContent-Disposition: form-data; name=\"n\"\r\n"
                        "Content-Type: text/csv; charset=utf-8\r\nX-One: 1\r\nX-One: 2\r\n\r\n"
                        "v\r\n--x--\r\n"));
}

void tst_Multipart::boundaryIsRandom()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray boundary = Multipart().boundary();
        QCOMPARE(boundary.size(), 32); // 128 bits
        seen.insert(boundary);
    }
    QCOMPARE(seen.size(), 1000);
}

void tst_Multipart::boundaryIsKept()
{
    Multipart form;
    const QByteArray boundary = form.boundary();
    form.field("a", "1");
    QCOMPARE(form.boundary(), boundary);
    QCOMPARE(form.contentType(), "multipart/form-data; boundary=" + boundary);
    QCOMPARE(bytesOf(form), bytesOf(form));
    QVERIFY(bytesOf(form).endsWith("\r\n--" + boundary + "--\r\n"));
}

void tst_Multipart::givenBoundaries_data()
{
    QTest::addColumn<QByteArray>("boundary");
    QTest::addColumn<QByteArray>("parameter");
    QTest::newRow("token") << QByteArray("a-b_c.d+e'f") << QByteArray("a-b_c.d+e'f");
    QTest::newRow("quoted") << QByteArray("a:b=c?(d)") << QByteArray("\"a:b=c?(d)\"");
    QTest::newRow("longest") << QByteArray(70, 'x') << QByteArray(70, 'x');
    QTest::newRow("too long") << QByteArray(71, 'x') << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("line break") << QByteArray("a\r\nb") << QByteArray();
    QTest::newRow("quote") << QByteArray("a\"b") << QByteArray();
    QTest::newRow("semicolon") << QByteArray("a;b") << QByteArray();
    QTest::newRow("space") << QByteArray("a b") << QByteArray();
    QTest::newRow("not ASCII") << QByteArray("\xc3\xa9") << QByteArray();
}

void tst_Multipart::givenBoundaries()
{
    QFETCH(QByteArray, boundary);
    QFETCH(QByteArray, parameter);
    const Multipart form = Multipart().boundary(boundary).field("a", "1");
    if (parameter.isEmpty()) {
        QVERIFY2(form.error().message().contains(u"boundary"), qPrintable(form.error().message()));
        return;
    }
    QVERIFY(!form.error());
    QCOMPARE(form.contentType(), "multipart/form-data; boundary=" + parameter);
    QCOMPARE(read(form).parts.size(), 1);
}

void tst_Multipart::givenBoundaryInAPart()
{
    const Multipart form = Multipart().boundary("xyz").field("a", "1\r\n--xyz--\r\n");
    QVERIFY2(form.error().message().contains(u"part \"a\" holds the boundary \"xyz\""),
             qPrintable(form.error().message()));
    QVERIFY(!Multipart().boundary("xyz").field("a", "xyz").error());
}

// Whatever is put in: either it is refused, or it is read back as it was.
void tst_Multipart::noInputMakesALine()
{
    QRandomGenerator random(7);
    const QByteArray pieces[] = { "a",  "\r", "\n",       "\r\n",        "\"",
                                  "\\", ";",  "--",       "%22",         QByteArray(1, '\0'),
                                  ":",  " ",  "\xc3\xa9", "X-Evil: yes", "; filename=" };
    const auto text = [&] {
        QByteArray made;
        for (int i = random.bounded(6); i > 0; --i)
            made += pieces[random.bounded(int(std::size(pieces)))];
        return made;
    };
    // As WHATWG has it, nobody can tell a quote from "%22".
    const auto readBack = [](QByteArray name) { return name.replace("%22", "\""); };
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        const QByteArray name = text();
        const QByteArray fileName = text();
        const QByteArray type = text();
        const QByteArray value = text();
        Headers headers;
        headers.append(text(), text());
        const Multipart form = Multipart()
                                       .field(name, value)
                                       .field(name, value, type)
                                       .file(name, fileName, value, type)
                                       .part(name, headers, Body(value));
        if (form.error()) {
            ++refused;
            continue;
        }
        const FormReader reader = read(form);
        QCOMPARE(reader.problem, QByteArray());
        QCOMPARE(reader.parts.size(), 4);
        for (const FormReader::Part &part : reader.parts) {
            QCOMPARE(part.name, readBack(name));
            QCOMPARE(part.content, value);
        }
        QCOMPARE(reader.parts.at(0).fields.size(), 1);
        QCOMPARE(reader.parts.at(1).fields.size(), type.isEmpty() ? 1 : 2);
        QCOMPARE(reader.parts.at(2).fields.size(), 2);
        QCOMPARE(reader.parts.at(2).fileName, readBack(fileName));
        QCOMPARE(reader.parts.at(3).fields.size(), 1 + headers.size());
    }
    QVERIFY(refused > 500 && refused < 2900);
}

void tst_Multipart::copiesAreValues()
{
    const Multipart first = Multipart().field("a", "1");
    Multipart second = first;
    second.field("b", "2");
    QCOMPARE(read(first).parts.size(), 1);
    QCOMPARE(read(second).parts.size(), 2);
    QCOMPARE(first.boundary(), second.boundary());
}

// Somebody else's reader.
void tst_Multipart::pythonReadsTheSame()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("no python3 on this machine");
    QByteArray binary;
    for (int i = 0; i < 1024; ++i)
        binary += static_cast<char>(i);
    const QByteArray values[] = { "", "plain", "a\r\nb\r\n", "\r\n--", "--", "\n", binary };
    Multipart form;
    QByteArray expected;
    for (const QByteArray &value : values) {
        const QByteArray name = "n" + QByteArray::number(expected.size());
        form.file(name, "back\\slash \xc3\xa9.bin", value);
        expected += name + " back\\slash \xc3\xa9.bin " + value.toHex() + '\n';
    }
    QProcess process;
    process.start(
            python,
            { QStringLiteral("-c"),
              QStringLiteral("import sys, email.parser, email.policy\n"
                             "data = sys.stdin.buffer.read()\n"
                             "message = email.parser.BytesParser(policy=email.policy.HTTP)"
                             ".parsebytes(data)\n"
                             "assert not message.defects, message.defects\n"
                             "out = sys.stdout.buffer\n"
                             "for part in message.iter_parts():\n"
                             "    assert not part.defects, part.defects\n"
                             "    d = part['Content-Disposition'].params\n"
                             "    out.write(('%s %s ' % (d['name'], d['filename']))"
                             ".encode('utf-8', 'surrogateescape'))\n"
                             "    out.write(part.get_payload(decode=True).hex().encode() + b'\\n')"
                             "\n") });
    process.write("MIME-Version: 1.0\r\nContent-Type: " + form.contentType() + "\r\n\r\n"
                  + bytesOf(form));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.readAllStandardOutput(), expected);
}

QTEST_GUILESS_MAIN(tst_Multipart)
#include "tst_multipart.moc"
