// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/uritemplate.h"

#include <QtCore/qhash.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qpoint.h>
#include <QtCore/quuid.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

// The variables of RFC 6570 1.2 and 3.2, and some that do not fit.
UriTemplate withVariables(const QString &text)
{
    const QVariantMap keys { { u"semi"_s, u";"_s }, { u"dot"_s, u"."_s }, { u"comma"_s, u","_s } };
    UriTemplate uri(text);
    uri.set("var", u"value"_s)
            .set("hello", u"Hello World!"_s)
            .set("path", u"/foo/bar"_s)
            .set("empty", u""_s)
            .set("x", u"1024"_s)
            .set("y", u"768"_s)
            .set("semi", u";"_s)
            .set("count", QStringList { u"one"_s, u"two"_s, u"three"_s })
            .set("dom", QStringList { u"example"_s, u"com"_s })
            .set("year", QVariantList { 1965, u"2000"_s, 2012LL })
            .set("dub", u"me/too"_s)
            .set("half", u"50%"_s)
            .set("who", u"fred"_s)
            .set("base", u"http://example.com/home/"_s)
            .set("list", QStringList { u"red"_s, u"green"_s, u"blue"_s })
            .set("keys", keys)
            .set("v", u"6"_s)
            .set("empty_keys", QVariantMap())
            .set("undef", QVariant())
            .set("object", QPointF(1, 2))
            .set("nested", QVariantList { 1, QVariantList { 2 } });
    return uri;
}

} // namespace

class tst_UriTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expandsTheExamplesOfTheRfc_data();
    void expandsTheExamplesOfTheRfc();
    void expandsWhatElseThereIs_data();
    void expandsWhatElseThereIs();
    void takesEveryKindOfValue_data();
    void takesEveryKindOfValue();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void listsItsVariables_data();
    void listsItsVariables();
    void makesUrls_data();
    void makesUrls();
    void setsInAChain();
    void laterValuesReplaceEarlierOnes();
};

void tst_UriTemplate::expandsTheExamplesOfTheRfc_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expanded");
    const auto row = [](const QString &text, const QString &expanded) {
        QTest::newRow(qPrintable(text)) << text << expanded;
    };
    // RFC 6570 1.2
    row(u"{var}"_s, u"value"_s);
    row(u"{hello}"_s, u"Hello%20World%21"_s);
    row(u"{+var}"_s, u"value"_s);
    row(u"{+hello}"_s, u"Hello%20World!"_s);
    row(u"{+path}/here"_s, u"/foo/bar/here"_s);
    row(u"here?ref={+path}"_s, u"here?ref=/foo/bar"_s);
    row(u"X{#var}"_s, u"X#value"_s);
    row(u"X{#hello}"_s, u"X#Hello%20World!"_s);
    row(u"map?{x,y}"_s, u"map?1024,768"_s);
    row(u"{x,hello,y}"_s, u"1024,Hello%20World%21,768"_s);
    row(u"{+x,hello,y}"_s, u"1024,Hello%20World!,768"_s);
    row(u"{+path,x}/here"_s, u"/foo/bar,1024/here"_s);
    row(u"{#x,hello,y}"_s, u"#1024,Hello%20World!,768"_s);
    row(u"{#path,x}/here"_s, u"#/foo/bar,1024/here"_s);
    row(u"X{.var}"_s, u"X.value"_s);
    row(u"X{.x,y}"_s, u"X.1024.768"_s);
    row(u"{/var}"_s, u"/value"_s);
    row(u"{/var,x}/here"_s, u"/value/1024/here"_s);
    row(u"{;x,y}"_s, u";x=1024;y=768"_s);
    row(u"{;x,y,empty}"_s, u";x=1024;y=768;empty"_s);
    row(u"{?x,y}"_s, u"?x=1024&y=768"_s);
    row(u"{?x,y,empty}"_s, u"?x=1024&y=768&empty="_s);
    row(u"?fixed=yes{&x}"_s, u"?fixed=yes&x=1024"_s);
    row(u"{&x,y,empty}"_s, u"&x=1024&y=768&empty="_s);
    // RFC 6570 2.4.1
    row(u"{var:20}"_s, u"value"_s);
    row(u"{var:3}"_s, u"val"_s);
    row(u"{semi}"_s, u"%3B"_s);
    row(u"{semi:2}"_s, u"%3B"_s);
    // RFC 6570 2.4.2
    row(u"find{?year*}"_s, u"find?year=1965&year=2000&year=2012"_s);
    row(u"www{.dom*}"_s, u"www.example.com"_s);
    // RFC 6570 3.2.1
    row(u"{count}"_s, u"one,two,three"_s);
    row(u"{count*}"_s, u"one,two,three"_s);
    row(u"{/count}"_s, u"/one,two,three"_s);
    row(u"{/count*}"_s, u"/one/two/three"_s);
    row(u"{;count}"_s, u";count=one,two,three"_s);
    row(u"{;count*}"_s, u";count=one;count=two;count=three"_s);
    row(u"{?count}"_s, u"?count=one,two,three"_s);
    row(u"{?count*}"_s, u"?count=one&count=two&count=three"_s);
    row(u"{&count*}"_s, u"&count=one&count=two&count=three"_s);
    // RFC 6570 3.2.2
    row(u"{half}"_s, u"50%25"_s);
    row(u"O{empty}X"_s, u"OX"_s);
    row(u"O{undef}X"_s, u"OX"_s);
    row(u"{x,y}"_s, u"1024,768"_s);
    row(u"?{x,empty}"_s, u"?1024,"_s);
    row(u"?{x,undef}"_s, u"?1024"_s);
    row(u"?{undef,y}"_s, u"?768"_s);
    row(u"{var:30}"_s, u"value"_s);
    row(u"{list}"_s, u"red,green,blue"_s);
    row(u"{list*}"_s, u"red,green,blue"_s);
    row(u"{keys}"_s, u"comma,%2C,dot,.,semi,%3B"_s);
    row(u"{keys*}"_s, u"comma=%2C,dot=.,semi=%3B"_s);
    // RFC 6570 3.2.3
    row(u"{base}index"_s, u"http%3A%2F%2Fexample.com%2Fhome%2Findex"_s);
    row(u"{+half}"_s, u"50%25"_s);
    row(u"{+base}index"_s, u"http://example.com/home/index"_s);
    row(u"O{+empty}X"_s, u"OX"_s);
    row(u"O{+undef}X"_s, u"OX"_s);
    row(u"up{+path}{var}/here"_s, u"up/foo/barvalue/here"_s);
    row(u"{+path:6}/here"_s, u"/foo/b/here"_s);
    row(u"{+list}"_s, u"red,green,blue"_s);
    row(u"{+list*}"_s, u"red,green,blue"_s);
    row(u"{+keys}"_s, u"comma,,,dot,.,semi,;"_s);
    row(u"{+keys*}"_s, u"comma=,,dot=.,semi=;"_s);
    // RFC 6570 3.2.4
    row(u"{#half}"_s, u"#50%25"_s);
    row(u"foo{#empty}"_s, u"foo#"_s);
    row(u"foo{#undef}"_s, u"foo"_s);
    row(u"{#path:6}/here"_s, u"#/foo/b/here"_s);
    row(u"{#list}"_s, u"#red,green,blue"_s);
    row(u"{#list*}"_s, u"#red,green,blue"_s);
    row(u"{#keys}"_s, u"#comma,,,dot,.,semi,;"_s);
    row(u"{#keys*}"_s, u"#comma=,,dot=.,semi=;"_s);
    // RFC 6570 3.2.5
    row(u"{.who}"_s, u".fred"_s);
    row(u"{.who,who}"_s, u".fred.fred"_s);
    row(u"{.half,who}"_s, u".50%25.fred"_s);
    row(u"X{.empty}"_s, u"X."_s);
    row(u"X{.undef}"_s, u"X"_s);
    row(u"X{.var:3}"_s, u"X.val"_s);
    row(u"X{.list}"_s, u"X.red,green,blue"_s);
    row(u"X{.list*}"_s, u"X.red.green.blue"_s);
    row(u"X{.keys}"_s, u"X.comma,%2C,dot,.,semi,%3B"_s);
    row(u"X{.keys*}"_s, u"X.comma=%2C.dot=..semi=%3B"_s);
    row(u"X{.empty_keys}"_s, u"X"_s);
    row(u"X{.empty_keys*}"_s, u"X"_s);
    // RFC 6570 3.2.6
    row(u"{/who}"_s, u"/fred"_s);
    row(u"{/who,who}"_s, u"/fred/fred"_s);
    row(u"{/half,who}"_s, u"/50%25/fred"_s);
    row(u"{/who,dub}"_s, u"/fred/me%2Ftoo"_s);
    row(u"{/var,empty}"_s, u"/value/"_s);
    row(u"{/var,undef}"_s, u"/value"_s);
    row(u"{/var:1,var}"_s, u"/v/value"_s);
    row(u"{/list}"_s, u"/red,green,blue"_s);
    row(u"{/list*}"_s, u"/red/green/blue"_s);
    row(u"{/list*,path:4}"_s, u"/red/green/blue/%2Ffoo"_s);
    row(u"{/keys}"_s, u"/comma,%2C,dot,.,semi,%3B"_s);
    row(u"{/keys*}"_s, u"/comma=%2C/dot=./semi=%3B"_s);
    // RFC 6570 3.2.7
    row(u"{;who}"_s, u";who=fred"_s);
    row(u"{;half}"_s, u";half=50%25"_s);
    row(u"{;empty}"_s, u";empty"_s);
    row(u"{;v,empty,who}"_s, u";v=6;empty;who=fred"_s);
    row(u"{;v,bar,who}"_s, u";v=6;who=fred"_s);
    row(u"{;x,y,undef}"_s, u";x=1024;y=768"_s);
    row(u"{;hello:5}"_s, u";hello=Hello"_s);
    row(u"{;list}"_s, u";list=red,green,blue"_s);
    row(u"{;list*}"_s, u";list=red;list=green;list=blue"_s);
    row(u"{;keys}"_s, u";keys=comma,%2C,dot,.,semi,%3B"_s);
    row(u"{;keys*}"_s, u";comma=%2C;dot=.;semi=%3B"_s);
    // RFC 6570 3.2.8
    row(u"{?who}"_s, u"?who=fred"_s);
    row(u"{?half}"_s, u"?half=50%25"_s);
    row(u"{?x,y,undef}"_s, u"?x=1024&y=768"_s);
    row(u"{?var:3}"_s, u"?var=val"_s);
    row(u"{?list}"_s, u"?list=red,green,blue"_s);
    row(u"{?list*}"_s, u"?list=red&list=green&list=blue"_s);
    row(u"{?keys}"_s, u"?keys=comma,%2C,dot,.,semi,%3B"_s);
    row(u"{?keys*}"_s, u"?comma=%2C&dot=.&semi=%3B"_s);
    // RFC 6570 3.2.9
    row(u"{&who}"_s, u"&who=fred"_s);
    row(u"{&half}"_s, u"&half=50%25"_s);
    row(u"{&x,y,undef}"_s, u"&x=1024&y=768"_s);
    row(u"{&var:3}"_s, u"&var=val"_s);
    row(u"{&list}"_s, u"&list=red,green,blue"_s);
    row(u"{&list*}"_s, u"&list=red&list=green&list=blue"_s);
    row(u"{&keys}"_s, u"&keys=comma,%2C,dot,.,semi,%3B"_s);
    row(u"{&keys*}"_s, u"&comma=%2C&dot=.&semi=%3B"_s);
}

void tst_UriTemplate::expandsTheExamplesOfTheRfc()
{
    QFETCH(const QString, text);
    const Result<QString> result = withVariables(text).expanded();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QTEST(*result, "expanded");
}

void tst_UriTemplate::expandsWhatElseThereIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVariant>("value"); // of x
    QTest::addColumn<QString>("expanded");
    const auto row = [](const char *name, const QString &text, const QVariant &value,
                        const QString &expanded) {
        QTest::newRow(name) << text << value << expanded;
    };
    row("nothing", u""_s, {}, u""_s);
    row("no expression", u"/a?b#c"_s, {}, u"/a?b#c"_s);
    row("literal beyond ASCII", u"/\u00fc\U0001F600"_s, {}, u"/%C3%BC%F0%9F%98%80"_s);
    row("literal encoded already", u"/%2f%41"_s, {}, u"/%2f%41"_s);
    row("literal percent sign", u"/50%/a%4"_s, {}, u"/50%25/a%254"_s);
    row("literal that no URI has", u"/a \"<>\\^`|"_s, {}, u"/a%20%22%3C%3E%5C%5E%60%7C"_s);
    row("unreserved", u"{x}"_s, u"aZ09-._~"_s, u"aZ09-._~"_s);
    row("reserved", u"{x}"_s, u":/?#[]@!$&'()*+,;="_s,
        u"%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"_s);
    row("reserved, allowed", u"{+x}"_s, u":/?#[]@!$&'()*+,;="_s, u":/?#[]@!$&'()*+,;="_s);
    row("CR LF", u"{+x}"_s, u"a\r\nb"_s, u"a%0D%0Ab"_s);
    row("braces in a value", u"{+x}"_s, u"{y}"_s, u"%7By%7D"_s);
    row("encoded value", u"{x}"_s, u"a%20b"_s, u"a%2520b"_s);
    row("encoded value, allowed", u"{+x}"_s, u"a%20b%2"_s, u"a%20b%252"_s);
    row("beyond ASCII", u"{x}"_s, u"\u00fc\u20ac\U0001F600"_s, u"%C3%BC%E2%82%AC%F0%9F%98%80"_s);
    row("lone surrogate", u"{x}"_s, QString(QChar(0xd83d)) + u'a', u"%3Fa"_s);
    row("prefix counts characters", u"{x:2}"_s, u"\u00fc\U0001F600a"_s, u"%C3%BC%F0%9F%98%80"_s);
    row("prefix does not cut what is encoded", u"{+x:2}"_s, u"a%20bc"_s, u"a%20"_s);
    row("prefix counts the percent sign that is one", u"{x:2}"_s, u"a%20"_s, u"a%25"_s);
    row("prefix of 9999", u"{x:9999}"_s, u"a"_s, u"a"_s);
    row("prefix of nothing", u"a{?x:3}"_s, {}, u"a"_s);
    row("dot in a name", u"{a.b}{x}"_s, 1, u"1"_s);
    row("empty list", u"a{?x}"_s, QStringList(), u"a"_s);
    row("empty list, exploded", u"a{?x*}"_s, QStringList(), u"a"_s);
    row("list of one empty string ?", u"{?x}"_s, QStringList { u""_s }, u"?x="_s);
    row("list of one empty string ;", u"{;x}"_s, QStringList { u""_s }, u";x"_s);
    row("list of empty strings ;", u"{;x}"_s, QStringList { u""_s, u""_s }, u";x=,"_s);
    row("list of empty strings, exploded ;", u"{;x*}"_s, QStringList { u""_s, u"a"_s },
        u";x;x=a"_s);
    row("list of empty strings, exploded /", u"{/x*}"_s, QStringList { u""_s, u"a"_s }, u"//a"_s);
    row("list with null", u"{x}"_s, QVariantList { 1, QVariant(), 2 }, u"1,2"_s);
    row("list of null", u"a{?x}"_s, QVariantList { QVariant() }, u"a"_s);
    row("map with null", u"{?x*}"_s, QVariantMap { { u"a"_s, QVariant() }, { u"b"_s, 1 } },
        u"?b=1"_s);
    row("map of null", u"a{?x*}"_s, QVariantMap { { u"a"_s, QVariant() } }, u"a"_s);
    row("map with an empty value ?", u"{?x*}"_s, QVariantMap { { u"a"_s, u""_s } }, u"?a="_s);
    row("map with an empty value ;", u"{;x*}"_s, QVariantMap { { u"a"_s, u""_s } }, u";a"_s);
    row("map with an empty value", u"{x*}"_s, QVariantMap { { u"a"_s, u""_s } }, u"a="_s);
    row("map key that is encoded", u"{?x*}"_s, QVariantMap { { u"a b&"_s, 1 } }, u"?a%20b%26=1"_s);
}

void tst_UriTemplate::expandsWhatElseThereIs()
{
    QFETCH(const QString, text);
    QFETCH(const QVariant, value);
    const Result<QString> result = UriTemplate(text).set("x", value).expanded();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QTEST(*result, "expanded");
}

void tst_UriTemplate::takesEveryKindOfValue_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("expanded"); // of a{?x}
    const auto row = [](const char *name, const QVariant &value, const QString &expanded) {
        QTest::newRow(name) << value << expanded;
    };
    row("int", -7, u"a?x=-7"_s);
    row("qint64", Q_INT64_C(9007199254740993), u"a?x=9007199254740993"_s);
    row("quint64", Q_UINT64_C(18446744073709551615), u"a?x=18446744073709551615"_s);
    row("double", 0.1, u"a?x=0.1"_s);
    row("large double", 1e21, u"a?x=1e%2B21"_s);
    row("true", true, u"a?x=true"_s);
    row("false", false, u"a?x=false"_s);
    row("zero", 0, u"a?x=0"_s);
    row("bytes", QByteArray("\xc3\xbc"), u"a?x=%C3%BC"_s);
    row("empty string", u""_s, u"a?x="_s);
    row("null string is an empty one", QString(), u"a?x="_s);
    row("invalid", QVariant(), u"a"_s);
    row("null pointer", QVariant::fromValue(nullptr), u"a"_s);
    row("URL", QUrl(u"http://a/\u00fc?b"_s), u"a?x=http%3A%2F%2Fa%2F%25C3%25BC%3Fb"_s);
    row("UUID", QUuid(u"{12345678-1234-1234-1234-123456789abc}"_s),
        u"a?x=12345678-1234-1234-1234-123456789abc"_s);
    row("JSON null", QJsonValue(QJsonValue::Null), u"a"_s);
    row("JSON number", QJsonValue(3), u"a?x=3"_s);
    row("JSON string", QJsonValue(u"s"_s), u"a?x=s"_s);
    row("JSON array", QJsonArray { 1, QJsonValue(), u"s"_s, true }, u"a?x=1,s,true"_s);
    row("JSON object", QJsonObject { { u"k"_s, 1 } }, u"a?x=k,1"_s);
    row("list of int", QVariant::fromValue(QList<int> { 1, 2 }), u"a?x=1,2"_s);
    row("list of bytes", QVariant::fromValue(QByteArrayList { "b", "c" }), u"a?x=b,c"_s);
    row("map of int", QVariant::fromValue(QMap<QString, int> { { u"k"_s, 1 } }), u"a?x=k,1"_s);
    row("hash", QVariantHash { { u"k"_s, 1 } }, u"a?x=k,1"_s);
}

void tst_UriTemplate::takesEveryKindOfValue()
{
    QFETCH(const QVariant, value);
    const Result<QString> result = UriTemplate("a{?x}").set("x", value).expanded();
    QVERIFY2(result, qPrintable(result.error().toString()));
    QTEST(*result, "expanded");
}

void tst_UriTemplate::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QString &text, int position, const QString &what) {
        QTest::newRow(name) << text << position << what;
    };
    row("unclosed", u"/id{"_s, 3, u"is not closed"_s);
    row("unclosed with a name", u"{/id*"_s, 0, u"is not closed"_s);
    row("closed but not opened", u"/id*}"_s, 4, u"without a"_s);
    row("opened twice", u"{a{b}}"_s, 2, u"begins at position 0"_s);
    row("empty expression", u"x{}"_s, 1, u"names no variable"_s);
    row("only an operator", u"{?}"_s, 2, u"name of a variable is missing"_s);
    row("comma first", u"{,a}"_s, 1, u"\",\" has no meaning yet"_s);
    row("missing between commas", u"{a,,b}"_s, 3, u"name of a variable is missing"_s);
    row("missing behind an operator", u"{?,a}"_s, 2, u"name of a variable is missing"_s);
    row("missing behind a comma", u"{a,}"_s, 3, u"name of a variable is missing"_s);
    row("operator without meaning =", u"{=path}"_s, 1, u"\"=\" has no meaning yet"_s);
    row("operator without meaning !", u"{!hello}"_s, 1, u"\"!\" has no meaning yet"_s);
    row("operator without meaning @", u"{@a}"_s, 1, u"\"@\" has no meaning yet"_s);
    row("operator without meaning the bar", u"{|var*}"_s, 1, u"has no meaning yet"_s);
    row("no operator at all $", u"{$var}"_s, 1, u"\"$\" cannot stand there"_s);
    row("no operator at all ~", u"/people/{~thing}"_s, 9, u"\"~\" cannot stand there"_s);
    row("two operators", u"{??hello}"_s, 2, u"\"?\" cannot stand there"_s);
    row("operator at the end", u"/h{#hello+}"_s, 9, u"\"+\" cannot stand there"_s);
    row("space in front", u"{ a}"_s, 1, u"\" \" cannot stand there"_s);
    row("space behind", u"{a }"_s, 2, u"\" \" cannot stand there"_s);
    row("space within", u"{with space}"_s, 5, u"\" \" cannot stand there"_s);
    row("space behind a comma", u"{?x, y}"_s, 4, u"\" \" cannot stand there"_s);
    row("hyphen in a name", u"{default-graph}"_s, 8, u"\"-\" cannot stand there"_s);
    row("letter beyond ASCII", u"{\u00fcber}"_s, 1, u"\"\u00fc\" cannot stand there"_s);
    row("character of two units", u"{a\U0001F600}"_s, 2, u"\"\U0001F600\" cannot stand there"_s);
    row("lone percent sign in a name", u"{a%4}"_s, 2, u"\"%\" cannot stand there"_s);
    row("dot first", u"{.}"_s, 2, u"name of a variable is missing"_s);
    row("dot last", u"{a.}"_s, 3, u"name of a variable is missing"_s);
    row("two dots", u"{a..b}"_s, 3, u"\".\" cannot stand there"_s);
    row("default value of old drafts", u"{empty=default}"_s, 6, u"\"=\" cannot stand there"_s);
    row("prefix that is no number", u"{var:prefix}"_s, 5, u"between 1 and 9999"_s);
    row("prefix without a number", u"{var:}"_s, 5, u"between 1 and 9999"_s);
    row("prefix of zero", u"{var:0}"_s, 5, u"between 1 and 9999"_s);
    row("prefix with a leading zero", u"{var:03}"_s, 5, u"between 1 and 9999"_s);
    row("prefix too large", u"{var:10000}"_s, 5, u"between 1 and 9999"_s);
    row("prefix far too large", u"{var:99999999999999999999}"_s, 5, u"between 1 and 9999"_s);
    row("prefix and explode", u"{var:2*}"_s, 6, u"\"*\" cannot stand there"_s);
    row("explode and prefix", u"{var*:2}"_s, 5, u"\":\" cannot stand there"_s);
    row("prefix on a list", u"{list:1}"_s, 1, u"\"list\" is a list"_s);
    row("prefix on a map", u"x{+keys:1}"_s, 3, u"\"keys\" is a map"_s);
    row("second variable", u"{x,list:3}"_s, 3, u"\"list\" is a list"_s);
    row("control character", u"a\nb"_s, 1, u"control character 0x0a"_s);
    row("NUL", QString(u"a\0b"_s), 1, u"control character 0x00"_s);
    row("a value without text", u"{object}"_s, 1, u"QPointF, which is no text"_s);
    row("a list in a list", u"{?nested*}"_s, 2, u"\"nested\" is or holds a QVariantList"_s);
}

void tst_UriTemplate::namesWhatIsWrong()
{
    QFETCH(const QString, text);
    QFETCH(const int, position);
    QFETCH(const QString, what);
    const Result<QString> result = withVariables(text).expanded();
    QVERIFY2(!result, result ? qPrintable(*result) : "");
    QCOMPARE(result.error().kind(), Error::Kind::InvalidUrl);
    const QString message = result.error().message();
    QVERIFY2(message.startsWith(u"The URI template is wrong at position %1: "_s.arg(position)),
             qPrintable(message));
    QVERIFY2(message.contains(what), qPrintable(message));
    QVERIFY(!withVariables(text).url());
}

void tst_UriTemplate::listsItsVariables_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("none") << u"/a"_s << QStringList();
    QTest::newRow("several") << u"{a}/{?b,c*}{&d:3}"_s
                             << QStringList { u"a"_s, u"b"_s, u"c"_s, u"d"_s };
    QTest::newRow("each once") << u"{b}{a}{b,a}"_s << QStringList { u"b"_s, u"a"_s };
    QTest::newRow("with a dot and encoded") << u"{a.b,%20}"_s << QStringList { u"a.b"_s, u"%20"_s };
    QTest::newRow("up to an error") << u"{a}{b c}{d}"_s << QStringList { u"a"_s };
    QTest::newRow("up to a brace") << u"{a}}{d}"_s << QStringList { u"a"_s };
    QTest::newRow("up to the end") << u"{a}{d"_s << QStringList { u"a"_s };
}

void tst_UriTemplate::listsItsVariables()
{
    QFETCH(const QString, text);
    QTEST(UriTemplate(text).variableNames(), "names");
}

void tst_UriTemplate::makesUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); // empty: there is none
    QTest::newRow("absolute") << u"https://example.com/{who}{?x,y}"_s
                              << u"https://example.com/fred?x=1024&y=768"_s;
    QTest::newRow("relative") << u"users{/who}"_s << u"users/fred"_s;
    QTest::newRow("what is encoded stays")
            << u"https://example.com/{dub}/{half}"_s << u"https://example.com/me%2Ftoo/50%25"_s;
    QTest::newRow("host from a variable")
            << u"https://{who}.example.com/"_s << u"https://fred.example.com/"_s;
    QTest::newRow("a value cannot leave the host") << u"https://{dub}.example.com/"_s << QString();
    QTest::newRow("empty") << u"{undef}"_s << QString();
}

void tst_UriTemplate::makesUrls()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    const Result<QUrl> result = withVariables(text).url();
    QCOMPARE(result.hasValue(), !url.isEmpty());
    if (result)
        QCOMPARE(QString::fromLatin1(result->toEncoded()), url);
    else
        QCOMPARE(result.error().kind(), Error::Kind::InvalidUrl);
}

void tst_UriTemplate::setsInAChain()
{
    const Result<QString> result = UriTemplate(u"{a}-{b}").set("a", 1).set(u"b"_s, 2).expanded();
    QVERIFY(result);
    QCOMPARE(*result, u"1-2"_s);
}

void tst_UriTemplate::laterValuesReplaceEarlierOnes()
{
    UriTemplate uri("{?a}");
    uri.set("a", 1).set("a", 2);
    QCOMPARE(*uri.expanded(), u"?a=2"_s);
    uri.set("a", {});
    QCOMPARE(*uri.expanded(), u""_s);
    QCOMPARE(uri.text(), u"{?a}"_s);
}

QTEST_APPLESS_MAIN(tst_UriTemplate)
#include "tst_uritemplate.moc"
