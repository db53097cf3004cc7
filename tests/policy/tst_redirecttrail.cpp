// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/redirecttrail.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_RedirectTrail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void maximum_data();
    void maximum();
    void maximumIsTold();
    void circles_data();
    void circles();
    void circleIsTold();
    void holdsNoBody();
};

static Request request(const QString &url)
{
    return Request("GET", QUrl(url));
}

void tst_RedirectTrail::maximum_data()
{
    QTest::addColumn<int>("maximum");
    for (const int maximum : { 0, 1, 2, 10 })
        QTest::addRow("%d", maximum) << maximum;
}

void tst_RedirectTrail::maximum()
{
    QFETCH(int, maximum);
    RedirectTrail trail(maximum, request(u"http://a.example/"_s));
    QCOMPARE(trail.redirects(), 0);
    for (int i = 1; i <= maximum; ++i) {
        QVERIFY(!trail.add(request(u"http://a.example/%1"_s.arg(i))));
        QCOMPARE(trail.redirects(), i);
    }
    const Error error = trail.add(request(u"http://a.example/last"_s));
    QCOMPARE(error.kind(), Error::Kind::TooManyRedirects);
}

void tst_RedirectTrail::maximumIsTold()
{
    RedirectTrail trail(3, request(u"http://a.example/0"_s));
    for (int i = 1; i <= 3; ++i)
        QVERIFY(!trail.add(request(u"http://u:p@a.example/%1?q#f"_s.arg(i))));
    const Error error = trail.add(request(u"http://u:p@a.example/4#f"_s));
    QCOMPARE(error.message(),
             u"More than the 3 redirects that RedirectPolicy::maximum() allows, the last of them: "
             "http://a.example/2?q -> http://a.example/3?q -> http://a.example/4"_s);
    QCOMPARE(error.url(), QUrl(u"http://a.example/4"_s));

    RedirectTrail none(0, request(u"http://a.example/0"_s));
    QCOMPARE(none.add(request(u"http://a.example/1"_s)).message(),
             u"More than the 0 redirects that RedirectPolicy::maximum() allows, the last of them: "
             "http://a.example/0 -> http://a.example/1"_s);
}

void tst_RedirectTrail::circles_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("cookie"); // null: none
    QTest::addColumn<bool>("isCircle");
    // The first request is GET http://a.example/x?q with "Cookie: a=1", the second goes to /y.
    const auto row = [](const char *name, const char *method, const QString &url,
                        const char *cookie, bool isCircle) {
        QTest::newRow(name) << QByteArray(method) << url << QByteArray(cookie) << isCircle;
    };
    row("identical", "GET", u"http://a.example/x?q"_s, "a=1", true);
    row("another fragment", "GET", u"http://a.example/x?q#g"_s, "a=1", true);
    row("the second again", "GET", u"http://a.example/y"_s, nullptr, true);
    row("another method", "HEAD", u"http://a.example/x?q"_s, "a=1", false);
    row("another path", "GET", u"http://a.example/z?q"_s, "a=1", false);
    row("another query", "GET", u"http://a.example/x?r"_s, "a=1", false);
    row("no query", "GET", u"http://a.example/x"_s, "a=1", false);
    row("another host", "GET", u"http://b.example/x?q"_s, "a=1", false);
    row("another scheme", "GET", u"https://a.example/x?q"_s, "a=1", false);
    row("another port", "GET", u"http://a.example:81/x?q"_s, "a=1", false);
    row("another cookie", "GET", u"http://a.example/x?q"_s, "a=2", false);
    row("no cookie", "GET", u"http://a.example/x?q"_s, nullptr, false);
}

void tst_RedirectTrail::circles()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, url);
    QFETCH(QByteArray, cookie);
    QFETCH(bool, isCircle);
    Request first = request(u"http://a.example/x?q#f"_s);
    first.headers().append("Cookie", "a=1");
    RedirectTrail trail(10, first);
    QVERIFY(!trail.add(request(u"http://a.example/y"_s)));
    Request next(method, QUrl(url));
    if (!cookie.isNull())
        next.headers().append("cookie", cookie);
    const Error error = trail.add(next);
    QCOMPARE(error.kind(), isCircle ? Error::Kind::TooManyRedirects : Error::Kind::None);
}

void tst_RedirectTrail::circleIsTold()
{
    RedirectTrail trail(10, request(u"http://a.example/0"_s));
    for (const QString &url : { u"http://u:p@a.example/1"_s, u"http://b.example/2"_s })
        QVERIFY(!trail.add(request(url)));
    const Error error = trail.add(request(u"http://u:p@a.example/1#f"_s));
    QCOMPARE(error.message(),
             u"The redirects go round in a circle: http://a.example/1 -> http://b.example/2 -> "
             "http://a.example/1"_s);
    QCOMPARE(error.url(), QUrl(u"http://a.example/1"_s));
}

void tst_RedirectTrail::holdsNoBody()
{
    class Source : public BodySource
    {
    public:
        qint64 size() const override { return 0; }
        Pull pull(QByteArray &, qsizetype) override { return Pull::End; }
        bool isReplayable() const override { return true; }
        bool rewind() override { return true; }
    };
    auto source = std::make_shared<Source>();
    const std::weak_ptr<Source> watched = source;
    Request first = request(u"http://a.example/"_s);
    first.setBody(Body(std::move(source)));
    const RedirectTrail trail(10, first);
    QVERIFY(!watched.expired());
    first = Request();
    QVERIFY(watched.expired());
}

QTEST_APPLESS_MAIN(tst_RedirectTrail)
#include "tst_redirecttrail.moc"
