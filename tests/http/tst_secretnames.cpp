// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretnames.h"

#include "http/headers_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_SecretNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void usual_data();
    void usual();
    void fields_data();
    void fields();
    void added();
    void set();
    void parameterOnly();
};

void tst_SecretNames::usual_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isSecret");
    for (const char *name :
         { "access_token", "ACCESS_TOKEN", "accessToken", "access-token", "api_key", "sig", "key",
           "X-Amz-Signature", "user[password]", "[password]", "password[]", "user.password" })
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name :
         { "", "q", "tokens", "page_token", "keyword", "x_token", "[]", "..", "user[passwords]" })
        QTest::newRow(name) << QByteArray(name) << false;
    QTest::newRow("long") << QByteArray(100'000, '_') + "token" << false;
    QTest::newRow("long, in parts") << QByteArray(100'000, '.') + "token" << true;
}

void tst_SecretNames::usual()
{
    QFETCH(const QByteArray, name);
    QTEST(SecretNames::usual().isParameter(name), "isSecret");
    QTEST(SecretNames::usual().isMember(name), "isSecret");
}

void tst_SecretNames::fields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isSecret");
    for (const char *name : { "Authorization",
                              "cookie",
                              "X-Api-Key",
                              "Api-Key",
                              "X-Token",
                              "Token",
                              "x-secret-key",
                              "X-Amz-Security-Token",
                              "X-Gitlab-Token",
                              "X-GitHub-Token",
                              "X-Vault-Token",
                              "X-Goog-Api-Key",
                              "Ocp-Apim-Subscription-Key",
                              "Private-Token",
                              "CF-Access-Client-Secret",
                              "Cf-Access-Jwt-Assertion",
                              "JOB-TOKEN",
                              "DD-APPLICATION-KEY",
                              "X-RapidAPI-Key",
                              "x-functions-key",
                              "X-Auth-Key",
                              "X-Parse-Master-Key",
                              "X-MBX-APIKEY" })
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : { "Accept", "X-", "X-Tokens", "Sec-WebSocket-Key", "Keep-Alive", "-",
                              "Idempotency-Key", "Surrogate-Key", "Lock-Token", "X-Next-Token",
                              "x-ms-continuation-token", "X-Secretary", "Tokenization" })
        QTest::newRow(name) << QByteArray(name) << false;
}

void tst_SecretNames::fields()
{
    QFETCH(const QByteArray, name);
    QTEST(SecretNames::usual().isField(name), "isSecret");
}

void tst_SecretNames::added()
{
    SecretNames names;
    names.add(u"My-Größe"_s);
    QVERIFY(names.names().contains(u"My-Größe"_s));
    QVERIFY(names.isParameter("my_GR\xc3\x96\xc3\x9f"
                              "E"));
    QVERIFY(names.isField("X-MyGr\xc3\xb6\xc3\x9f"
                          "e"));
    QVERIFY(names.isParameter("token"));
    QVERIFY(!SecretNames::usual().isParameter("my-gr\xc3\xb6\xc3\x9f"
                                              "e"));
}

void tst_SecretNames::set()
{
    SecretNames names;
    names.set({ u"Pin"_s });
    QCOMPARE(names.names(), QStringList { u"Pin"_s });
    QVERIFY(names.isField("X-PIN"));
    QVERIFY(!names.isField("X-Token"));
    QVERIFY(names.isField("Authorization"));
}

void tst_SecretNames::parameterOnly()
{
    SecretNames names;
    names.setParameterOnly("key");
    QVERIFY(names.isParameter("Key"));
    QVERIFY(!names.isMember("Key"));
    QVERIFY(names.isMember("api_key"));
}

QTEST_APPLESS_MAIN(tst_SecretNames)
#include "tst_secretnames.moc"
