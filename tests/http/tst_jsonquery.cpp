// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/jsonquery.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_JsonQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void tellsWhatIsMissing_data();
    void tellsWhatIsMissing();
    void refusesWhatIsMalformed_data();
    void refusesWhatIsMalformed();
    void defaultIsTheWhole();
};

static QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

void tst_JsonQuery::finds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const QString &path, const QByteArray &text,
                        const QByteArray &found) { QTest::newRow(name) << path << text << found; };
    row("whole", u""_s, "[1,2]", "[1,2]");
    row("root", u"$"_s, "[1,2]", "[1,2]");
    row("member", u"data"_s, R"({"data":[1]})", "[1]");
    row("member of the root", u"$.data"_s, R"({"data":[1]})", "[1]");
    row("deeper", u"data.items"_s, R"({"data":{"items":[1]}})", "[1]");
    row("item", u"data.items[1].rows"_s, R"({"data":{"items":[0,{"rows":[7]}]}})", "[7]");
    row("item of the whole", u"[1]"_s, "[1,[2]]", "[2]");
    row("item of the root", u"$[1]"_s, "[1,[2]]", "[2]");
    row("items of items", u"[1][0]"_s, "[1,[2]]", "2");
    row("quoted", uR"(a["b.c"].d)"_s, R"({"a":{"b.c":{"d":1}}})", "1");
    row("quoted, single", uR"(a['b[0]'])"_s, R"({"a":{"b[0]":1}})", "1");
    row("quoted, escaped", uR"(["a\"b\\"])"_s, R"({"a\"b\\":1})", "1");
    row("quoted, empty", uR"([""])"_s, R"({"":1})", "1");
    row("number as a name", u"a.0"_s, R"({"a":{"0":1}})", "1");
    row("not ASCII", u"größe.日本"_s, R"({"größe":{"日本":1}})", "1");
    row("dollar in a name", u"$schema"_s, R"({"$schema":1})", "1");
    row("blank in a name", u"a b.c-d"_s, R"({"a b":{"c-d":1}})", "1");
    row("null is something", u"a"_s, R"({"a":null})", "null");
}

void tst_JsonQuery::finds()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, found);
    const Result<JsonQuery> query = JsonQuery::parse(path);
    QVERIFY2(query, qPrintable(query.error().message()));
    const Result<QJsonValue> value = query->find(json(text));
    QVERIFY2(value, qPrintable(value.error().message()));
    QCOMPARE(*value, json(found));
}

void tst_JsonQuery::tellsWhatIsMissing_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &path, const QByteArray &text,
                        const QString &message) { QTest::newRow(name) << path << text << message; };
    row("member", u"data.rows"_s, R"({"data":{"items":[],"total":0}})",
        uR"($.data has no member "rows": it has "items", "total")"_s);
    row("member of nothing", u"a"_s, "{}", uR"($ has no member "a": it has none)"_s);
    row("many members", u"z"_s, R"({"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"i":0})",
        uR"($ has no member "z": it has "a", "b", "c", "d", "e", "f", "g", "h", ...)"_s);
    row("member of a list", u"items.rows"_s, R"({"items":[1]})",
        uR"($.items is a list, so it has no member "rows")"_s);
    row("member of a text", u"a.b"_s, R"({"a":"x"})",
        uR"($.a is a text, so it has no member "b")"_s);
    row("member of null", u"a.b"_s, R"({"a":null})", uR"($.a is null, so it has no member "b")"_s);
    row("item of an object", u"a[0]"_s, R"({"a":{}})", u"$.a is an object, so it has no item 0"_s);
    row("item behind the end", u"a[2]"_s, R"({"a":[1,2]})",
        u"$.a has 2 items, so it has no item 2"_s);
    row("a huge index", u"a[9223372036854775807]"_s, R"({"a":[]})",
        u"$.a has 0 items, so it has no item 9223372036854775807"_s);
    row("below an item", u"a[1].b"_s, R"({"a":[0,{"c":0}]})",
        uR"($.a[1] has no member "b": it has "c")"_s);
}

void tst_JsonQuery::tellsWhatIsMissing()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, message);
    const Result<JsonQuery> query = JsonQuery::parse(path);
    QVERIFY(query);
    const Result<QJsonValue> value = query->find(json(text));
    QVERIFY(!value);
    QCOMPARE(value.error().message(), message);
    QCOMPARE(value.error().kind(), Error::Kind::Decoding);
    QCOMPARE(value.error().party(), Error::Party::Remote);
}

void tst_JsonQuery::refusesWhatIsMalformed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason"); // with the place
    const auto row = [](const QString &path, const QString &reason) {
        QTest::newRow(qPrintable(path)) << path << reason;
    };
    row(u"."_s, u"a name is missing, at character 0"_s);
    row(u"a."_s, u"a name is missing, at character 2"_s);
    row(u"a..b"_s, u"a name is missing, at character 2"_s);
    row(u".a"_s, u"a name is missing, at character 0"_s);
    row(u"$."_s, u"a name is missing, at character 2"_s);
    row(u"a.[0]"_s, u"a name is missing, at character 2"_s);
    row(u"a]"_s, u"\".\" or \"[\" is missing, at character 1"_s);
    row(u"a[0]b"_s, u"\".\" or \"[\" is missing, at character 4"_s);
    row(u"a["_s, u"an index or a quoted name is missing, at character 2"_s);
    row(u"a[]"_s, u"an index or a quoted name is missing, at character 2"_s);
    row(u"a[-1]"_s, u"an index or a quoted name is missing, at character 2"_s);
    row(u"a[*]"_s, u"an index or a quoted name is missing, at character 2"_s);
    row(u"a[99999999999999999999]"_s, u"an index or a quoted name is missing, at character 2"_s);
    row(u"a[0"_s, u"\"]\" is missing, at character 3"_s);
    row(u"a[\"b"_s, u"the quote is not closed, at character 4"_s);
    row(u"a[\"b\\"_s, u"the quote is not closed, at character 5"_s);
    row(u"a[\"b\""_s, u"\"]\" is missing, at character 5"_s);
}

void tst_JsonQuery::refusesWhatIsMalformed()
{
    QFETCH(const QString, path);
    QFETCH(const QString, reason);
    const Result<JsonQuery> query = JsonQuery::parse(path);
    QVERIFY(!query);
    QCOMPARE(query.error().message(), u"\"%1\" is no way into JSON: %2"_s.arg(path, reason));
    QCOMPARE(query.error().party(), Error::Party::Local);
}

void tst_JsonQuery::defaultIsTheWhole()
{
    QCOMPARE(*JsonQuery().find(json("[1]")), json("[1]"));
}

QTEST_APPLESS_MAIN(tst_JsonQuery)
#include "tst_jsonquery.moc"
