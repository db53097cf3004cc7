// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/mediatype.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_MediaType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void type_data();
    void type();
    void parameter_data();
    void parameter();
};

void tst_MediaType::type_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, const char *field, const char *type) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(type);
    };
    row("plain", "text/html", "text/html");
    row("upper case", "Text/HTML", "text/html");
    row("with a parameter", "text/html;charset=utf-8", "text/html");
    row("white space", "  text/html\t ; charset=utf-8", "text/html");
    row("empty", "", "");
    row("only a parameter", "; charset=utf-8", "");
    row("no subtype", "text", "text");
    row("ends in a semicolon", "text/html;", "text/html");
}

void tst_MediaType::type()
{
    QFETCH(const QByteArray, field);
    QTEST(MediaType(field).type(), "type");
}

void tst_MediaType::parameter_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *field, const char *value) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(value);
    };
    row("none", "text/html", "");
    row("token", "text/html;charset=utf-8", "utf-8");
    row("name in upper case", "text/html;CHARSET=utf-8", "utf-8");
    row("the value keeps its case", "text/html; charset=UTF-8", "UTF-8");
    row("quoted", "text/html; charset=\"utf-8\"", "utf-8");
    row("quoted with a semicolon", "a/b; x=\"1;charset=no\"; charset=yes", "yes");
    row("quoted pair", "a/b; charset=\"a\\\"b\\\\c\"", "a\"b\\c");
    row("quoted, not closed", "a/b; charset=\"utf-8", "utf-8");
    row("quoted, ends in a backslash", "a/b; charset=\"x\\", "x\\");
    row("behind the quotes", "a/b; charset=\"x\"y; z=1", "x");
    row("the second of two", "a/b; boundary=x; charset=utf-8", "utf-8");
    row("the first of two alike", "a/b; charset=one; charset=two", "one");
    row("no value", "a/b; charset", "");
    row("no value, then one", "a/b; q; charset=utf-8", "utf-8");
    row("empty value", "a/b; charset=", "");
    row("empty value, then another", "a/b; charset=; q=1", "");
    row("empty parameters", "a/b;;; charset=utf-8;", "utf-8");
    row("white space", "a/b ;\t charset = utf-8 ", "utf-8");
    row("a longer name", "a/b; xcharset=no; charsetx=no", "");
    row("an equals sign in the value", "a/b; charset=a=b", "a=b");
    row("only semicolons", ";;;", "");
    row("only an equals sign", ";=", "");
}

void tst_MediaType::parameter()
{
    QFETCH(const QByteArray, field);
    QTEST(MediaType(field).parameter("charset"), "value");
}

QTEST_APPLESS_MAIN(tst_MediaType)
#include "tst_mediatype.moc"
