// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/link.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Link : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void findsRelationsWithoutCase();
    void readsParameters();
    void readsEveryField();
    void needsNoBase();
    void isFastOnGarbage();
};

// What of a link the tables compare: target, relations, title, and the context if it is not the base
static QString text(const Link &link)
{
    QString text = u"%1 [%2]"_s.arg(QString::fromLatin1(link.target().toEncoded()),
                                    link.relations().join(u' '));
    if (!link.title().isEmpty())
        text += u" \"%1\""_s.arg(link.title());
    if (const QString context = link.context().toString(); context != u"https://example.com/a/b?c")
        text += u" of "_s + context;
    return text;
}

void tst_Link::reads_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const QByteArray &field, const QStringList &links) {
        QTest::newRow(name) << field << links;
    };
    row("empty", "", {});
    row("one", "<https://a.example/>; rel=next", { u"https://a.example/ [next]"_s });
    row("quoted relation", "<https://a.example/>; rel=\"next\"",
        { u"https://a.example/ [next]"_s });
    row("several relations", "</x>; rel=\"start  next https://e.example/r\"",
        { u"https://example.com/x [start next https://e.example/r]"_s });
    row("no relation", "</x>", { u"https://example.com/x []"_s });
    row("several links", "</1>; rel=prev, </2>;rel=next,</3>",
        { u"https://example.com/1 [prev]"_s, u"https://example.com/2 [next]"_s,
          u"https://example.com/3 []"_s });
    row("only the first rel counts", "</x>; rel=next; rel=prev",
        { u"https://example.com/x [next]"_s });
    row("relative to the folder", "<x?y=1>; rel=next", { u"https://example.com/a/x?y=1 [next]"_s });
    row("relative to the path", "<?page=2>; rel=next",
        { u"https://example.com/a/b?page=2 [next]"_s });
    row("dot segments", "<../x>", { u"https://example.com/x []"_s });
    row("another host", "<//b.example/x>", { u"https://b.example/x []"_s });
    row("itself", "<>; rel=self", { u"https://example.com/a/b?c [self]"_s });
    row("commas and semicolons in the target", "</a,b;c?d=1,2>; rel=next, </y>",
        { u"https://example.com/a,b;c?d=1,2 [next]"_s, u"https://example.com/y []"_s });
    row("comma in quotes", "</x>; title=\"1, <2>; 3\"; rel=next, </y>",
        { u"https://example.com/x [next] \"1, <2>; 3\""_s, u"https://example.com/y []"_s });
    row("quoted pair", "</x>; title=\"a\\\"b, c\"; rel=next",
        { u"https://example.com/x [next] \"a\"b, c\""_s });
    row("title*", "</x>; title*=UTF-8''%e2%82%ac%20a; title=no",
        { u"https://example.com/x [] \"\u20ac a\""_s });
    row("title* that is broken", "</x>; title*=UTF-8''%zz; title=yes",
        { u"https://example.com/x [] \"yes\""_s });
    row("title in UTF-8", "</x>; title=\"\xc3\xbc\"", { u"https://example.com/x [] \"\u00fc\""_s });
    row("title in ISO-8859-1", "</x>; title=\"\xfc\"",
        { u"https://example.com/x [] \"\u00fc\""_s });
    row("anchor", "</x>; rel=next; anchor=\"#part\"",
        { u"https://example.com/x [next] of https://example.com/a/b?c#part"_s });
    row("anchor elsewhere", "</x>; anchor=\"https://other.example/\"",
        { u"https://example.com/x [] of https://other.example/"_s });
    row("anchor that is no URL", "</x>; rel=next; anchor=\"https://[\", </y>",
        { u"https://example.com/y []"_s });
    row("white space", "\t< /x > \t;\trel = next ,, , </y>",
        { u"https://example.com/x [next]"_s, u"https://example.com/y []"_s });
    row("upper case", "</x>; REL=Next", { u"https://example.com/x [Next]"_s });
    row("empty parameters", "</x>;;; ;rel=next;", { u"https://example.com/x [next]"_s });
    row("no semicolon", "</x> rel=next", { u"https://example.com/x []"_s });
    row("no brackets", "https://a.example/; rel=next", {});
    row("text in front", "see </x>; rel=next", { u"https://example.com/x [next]"_s });
    row("not closed", "</x; rel=next", {});
    row("not closed, then one that is", "</x; rel=prev, </y>; rel=next",
        { u"https://example.com/y [next]"_s });
    row("not opened", "/x>; rel=prev, </y>; rel=next", { u"https://example.com/y [next]"_s });
    row("quotes not closed", "</x>; title=\"a, </y>; rel=next",
        { u"https://example.com/x [] \"a, </y>; rel=next\""_s });
    row("ends in a backslash", "</x>; title=\"a\\", { u"https://example.com/x [] \"a\\\""_s });
    row("not a URL", "<https://[>; rel=next, </y>", { u"https://example.com/y []"_s });
    row("another scheme is a link, too", "<mailto:a@b.example>; rel=author",
        { u"mailto:a@b.example [author]"_s });
}

void tst_Link::reads()
{
    QFETCH(const QByteArray, field);
    Headers headers;
    QVERIFY(headers.append("Link", field));
    QStringList links;
    for (const Link &link : linksOf(headers, QUrl(u"https://example.com/a/b?c"_s)))
        links.append(text(link));
    QTEST(links, "links");
}

void tst_Link::findsRelationsWithoutCase()
{
    Headers headers;
    headers.append("Link", "</x>; rel=\"Next last\"");
    const QList<Link> links = linksOf(headers, QUrl(u"https://example.com/"_s));
    QCOMPARE(links.size(), 1);
    QVERIFY(links[0].hasRelation("next"));
    QVERIFY(links[0].hasRelation(u"LAST"));
    QVERIFY(!links[0].hasRelation("nex"));
    QVERIFY(!links[0].hasRelation("Next last"));
    QVERIFY(!Link().hasRelation("next"));
}

void tst_Link::readsParameters()
{
    Headers headers;
    headers.append("Link", "</x>; rel=alternate; hreflang=de; type=\"text/html\"; media=\"a, b\"");
    const QList<Link> links = linksOf(headers, {});
    QCOMPARE(links.size(), 1);
    QCOMPARE(links[0].parameter("hreflang"), QByteArray("de"));
    QCOMPARE(links[0].parameter("TYPE"), QByteArray("text/html"));
    QCOMPARE(links[0].parameter("media"), QByteArray("a, b"));
    QCOMPARE(links[0].parameter("title"), QByteArray());
}

void tst_Link::readsEveryField()
{
    Headers headers;
    headers.append("Link", "</1>");
    headers.append("Other", "</2>");
    headers.append("link", "</3>");
    const QList<Link> links = linksOf(headers, QUrl(u"https://example.com"_s));
    QCOMPARE(links.size(), 2);
    QCOMPARE(links[0].target(), QUrl(u"https://example.com/1"_s));
    QCOMPARE(links[1].target(), QUrl(u"https://example.com/3"_s));
}

void tst_Link::needsNoBase()
{
    Headers headers;
    headers.append("Link", "</x>; rel=next");
    const QList<Link> links = linksOf(headers, {});
    QCOMPARE(links.size(), 1);
    QCOMPARE(links[0].target(), QUrl(u"/x"_s));
    QVERIFY(linksOf({}, {}).isEmpty());
}

void tst_Link::isFastOnGarbage()
{
    Headers headers;
    headers.append("Link", QByteArray(256 * 1024, '<'));
    headers.append("Link", QByteArray("<a>").append(QByteArray(256 * 1024, ';')));
    headers.append("Link", QByteArray("<a>;x=\"").append(QByteArray(256 * 1024, '\\')));
    QCOMPARE(linksOf(headers, QUrl(u"https://example.com/"_s)).size(), 2);
}

QTEST_APPLESS_MAIN(tst_Link)
#include "tst_link.moc"
