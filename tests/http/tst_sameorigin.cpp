// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/sameorigin.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_SameOrigin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void compared_data();
    void compared();
};

void tst_SameOrigin::compared_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("isSame");
    const QString plain = u"http://example.com/a"_s;
    QTest::newRow("path and query") << plain << u"http://example.com/b?c"_s << true;
    QTest::newRow("user") << plain << u"http://ada@example.com/"_s << true;
    QTest::newRow("default port") << plain << u"http://example.com:80/"_s << true;
    QTest::newRow("case of the host") << plain << u"http://EXAMPLE.com/"_s << true;
    QTest::newRow("default port of https")
            << u"https://example.com/"_s << u"https://example.com:443/"_s << true;
    QTest::newRow("scheme") << plain << u"https://example.com/a"_s << false;
    QTest::newRow("scheme at one port") << plain << u"https://example.com:80/a"_s << false;
    QTest::newRow("port") << plain << u"http://example.com:8080/a"_s << false;
    QTest::newRow("host") << plain << u"http://example.org/a"_s << false;
    QTest::newRow("host above") << plain << u"http://www.example.com/a"_s << false;
    QTest::newRow("relative") << u"a"_s << u"a"_s << false;
    QTest::newRow("other scheme") << u"ftp://example.com/"_s << u"ftp://example.com/"_s << false;
}

void tst_SameOrigin::compared()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const bool, isSame);
    QCOMPARE(isSameOrigin(QUrl(a), QUrl(b)), isSame);
    QCOMPARE(isSameOrigin(QUrl(b), QUrl(a)), isSame);
}

QTEST_APPLESS_MAIN(tst_SameOrigin)
#include "tst_sameorigin.moc"
