// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/basiccredentials.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_BasicCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void value_data();
    void value();
    void refused_data();
    void refused();
};

void tst_BasicCredentials::value_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QString &user, const QString &password,
                        const char *value) {
        QTest::newRow(name) << user << password << QByteArray(value);
    };
    row("of RFC 7617 2", u"Aladdin"_s, u"open sesame"_s, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    row("of RFC 7617 2.1", u"test"_s, u"123\u00a3"_s, "Basic dGVzdDoxMjPCow==");
    row("not yet composed", u"e\u0301"_s, u""_s, "Basic w6k6");
    row("nothing", u""_s, u""_s, "Basic Og==");
    row("colons in the password", u"a"_s, u":b:"_s, "Basic YTo6Yjo=");
    row("beyond the basic plane", u""_s, u"\U0001f511"_s, "Basic OvCflJE=");
}

void tst_BasicCredentials::value()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    const Result<QByteArray> credentials = basicCredentials(user, password);
    QVERIFY(credentials);
    QTEST(*credentials, "value");
}

void tst_BasicCredentials::refused_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &user, const QString &password,
                        const QString &message) {
        QTest::newRow(name) << user << password << message;
    };
    row("colon", u"a:b"_s, u"secret"_s,
        u"The user name for Basic holds a colon, which the scheme cannot transmit"_s);
    row("line break in the name", u"a\r\nb"_s, u"secret"_s,
        u"The user name for Basic holds a control character"_s);
    row("line break in the password", u"a"_s, u"secret\n"_s,
        u"The password for Basic holds a control character"_s);
    row("NUL", u"a"_s, u"b"_s + QChar(0), u"The password for Basic holds a control character"_s);
    row("DEL", u"a\u007f"_s, u""_s, u"The user name for Basic holds a control character"_s);
}

void tst_BasicCredentials::refused()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    const Result<QByteArray> credentials = basicCredentials(user, password);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().kind(), Error::Kind::Authentication);
    QTEST(credentials.error().message(), "message");
}

QTEST_APPLESS_MAIN(tst_BasicCredentials)
#include "tst_basiccredentials.moc"
