// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/digestcredentials.h"

#include <QtCore/qset.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_DigestCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void examplesOfTheRfcs_data();
    void examplesOfTheRfcs();
    void response_data();
    void response();
    void counting();
    void nextNonce();
    void nextNonceOfASession();
    void nextNonceRefused_data();
    void nextNonceRefused();
    void userName_data();
    void userName();
    void composedForUtf8();
    void quoting();
    void opaque();
    void clientNoncesDiffer();
    void clientNonceIsUsed();
};

static Result<DigestChallenge> challengeOf(const QByteArray &parameters)
{
    Headers headers;
    if (!headers.append("WWW-Authenticate", "Digest " + parameters))
        qFatal("The test's own field is refused");
    return DigestChallenge::strongest(Challenge::parse(headers));
}

static AuthParameters parametersOf(const QByteArray &field)
{
    return AuthParameters::fromList(QByteArrayView(field).sliced(qsizetype(qstrlen("Digest "))));
}

void tst_DigestCredentials::examplesOfTheRfcs_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QByteArray>("clientNonce");
    QTest::addColumn<QByteArray>("field");

    QTest::newRow("RFC 7616 3.9.1, SHA-256")
            << QByteArray("realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
                          "algorithm=SHA-256, "
                          "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                          "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"")
            << u"Mufasa"_s << u"Circle of Life"_s << QByteArray("/dir/index.html")
            << QByteArray("f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
            << QByteArray(
                       "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
                       "uri=\"/dir/index.html\", algorithm=SHA-256, "
                       "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, "
                       "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, "
                       "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
                       "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    QTest::newRow("RFC 7616 3.9.1, MD5")
            << QByteArray("realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, "
                          "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                          "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"")
            << u"Mufasa"_s << u"Circle of Life"_s << QByteArray("/dir/index.html")
            << QByteArray("f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
            << QByteArray("Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
                          "uri=\"/dir/index.html\", algorithm=MD5, "
                          "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, "
                          "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, "
                          "response=\"8ca523f5e9506fed4657c9700eebdbec\", "
                          "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    // The hashes printed in the RFC are those of another function: erratum 4897.
    QTest::newRow("RFC 7616 3.9.2, userhash")
            << QByteArray("realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, "
                          "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", "
                          "opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", charset=UTF-8, "
                          "userhash=true")
            << u"J\u00e4s\u00f8n Doe"_s << u"Secret, or not?"_s << QByteArray("/doe.json")
            << QByteArray("NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v")
            << QByteArray(
                       "Digest "
                       "username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"
                       "\", realm=\"api@example.org\", uri=\"/doe.json\", algorithm=SHA-512-256, "
                       "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", nc=00000001, "
                       "cnonce=\"NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v\", qop=auth, "
                       "response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"
                       "\", opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", "
                       "userhash=true");
    QTest::newRow("RFC 7616 3.9.2, username*")
            << QByteArray("realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, "
                          "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", charset=UTF-8, "
                          "userhash=false")
            << u"J\u00e4s\u00f8n Doe"_s << u"Secret, or not?"_s << QByteArray("/doe.json")
            << QByteArray("NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v")
            << QByteArray(
                       "Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, realm=\"api@example.org\", "
                       "uri=\"/doe.json\", algorithm=SHA-512-256, "
                       "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", nc=00000001, "
                       "cnonce=\"NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v\", qop=auth, "
                       "response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"
                       "\"");
    QTest::newRow("RFC 2617 3.5")
            << QByteArray("realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                          "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                          "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
            << u"Mufasa"_s << u"Circle Of Life"_s << QByteArray("/dir/index.html")
            << QByteArray("0a4f113b")
            << QByteArray("Digest username=\"Mufasa\", realm=\"testrealm@host.com\", "
                          "uri=\"/dir/index.html\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                          "nc=00000001, cnonce=\"0a4f113b\", qop=auth, "
                          "response=\"6629fae49393a05397450978507c4ef1\", "
                          "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    // The response printed in the RFC is wrong: erratum 749.
    QTest::newRow("RFC 2069 2.4")
            << QByteArray("realm=\"testrealm@host.com\", "
                          "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                          "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
            << u"Mufasa"_s << u"CircleOfLife"_s << QByteArray("/dir/index.html")
            << QByteArray("0a4f113b")
            << QByteArray("Digest username=\"Mufasa\", realm=\"testrealm@host.com\", "
                          "uri=\"/dir/index.html\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                          "response=\"1949323746fe6a43ef61f9606e7febea\", "
                          "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
}

void tst_DigestCredentials::examplesOfTheRfcs()
{
    QFETCH(const QByteArray, challenge);
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const QByteArray, uri);
    QFETCH(const QByteArray, clientNonce);
    const auto digest = challengeOf(challenge);
    QVERIFY(digest);
    DigestCredentials credentials(*digest, user, password, clientNonce);
    QTEST(credentials.authorization("GET", uri), "field");
}

// The second use of a nonce. What is expected was computed by a program of a few lines that uses
// nothing of this one.
void tst_DigestCredentials::response_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("qop");
    QTest::addColumn<QByteArray>("response");
    const auto row = [](const char *name, const char *algorithm, const char *qop,
                        const char *response) {
        QTest::newRow(name) << QByteArray(algorithm) << QByteArray(qop) << QByteArray(response);
    };
    row("MD5, none", "MD5", "", "9c55f8979fe840c0bb270c3b02aa3125");
    row("MD5, auth", "MD5", "auth", "0581330dcfb39e2cf04afbe85c567750");
    row("MD5, auth-int", "MD5", "auth-int", "dc4295db7737604352fd032e6e81a604");
    row("MD5-sess, none", "MD5-sess", "", "439b3440cfa462ce122a3c10013a42cb");
    row("MD5-sess, auth", "MD5-sess", "auth", "7d7bf1f5586123f697413bfa71467ebc");
    row("MD5-sess, auth-int", "MD5-sess", "auth-int", "189055f3b32ed4a1e365e8f6b1b2f85b");
    row("SHA-256, none", "SHA-256", "",
        "75e322ed7935973ac774e7a1c7085186a11e8750d8f88c4ea532d4917ce79ae7");
    row("SHA-256, auth", "SHA-256", "auth",
        "c2faa090f91e9638a5954b34a6d469f25b3e04b663bdb813d357529d601a28d0");
    row("SHA-256, auth-int", "SHA-256", "auth-int",
        "6e95e7ae8d96d8b4dbb496c98d92829b1b76c69b05630d26e9cf9e5663b71257");
    row("SHA-256-sess, none", "SHA-256-sess", "",
        "81dbeffc1300e15d90bdd1a68c89ab425c1f85beffaadf1e318c80fd23e8e744");
    row("SHA-256-sess, auth", "SHA-256-sess", "auth",
        "ce76a4648f52ac01cf8a3e423c01c2a626c1fe35e6a0cdff6baa8c3046b67c5c");
    row("SHA-256-sess, auth-int", "SHA-256-sess", "auth-int",
        "caec7f252a67a09133895142148d134bf2c3db8720beb638e565468b815250c3");
    row("SHA-512-256, none", "SHA-512-256", "",
        "7e2ef8116017c3a51e06b3c111cccc93bd6c8420181062e7c68f87ae601954a1");
    row("SHA-512-256, auth", "SHA-512-256", "auth",
        "dc9bea32dd136b4730f9a639da8ffd9381d696bdd32fe9d1b1e21a3fa97975ce");
    row("SHA-512-256, auth-int", "SHA-512-256", "auth-int",
        "a309e21930b2bbefb3d8253f685bc4cd8fd84d240ef4a3054442d1ef1bdbffdb");
    row("SHA-512-256-sess, none", "SHA-512-256-sess", "",
        "1154c09a4ad09a3b98899a73c607ce0c28950581bcd0ebaff6e52b5a12362e2e");
    row("SHA-512-256-sess, auth", "SHA-512-256-sess", "auth",
        "c1765ae23836b8b4e6c1a6cecfd96ecc9e30bc71b86bfd4ed852d0382c384d40");
    row("SHA-512-256-sess, auth-int", "SHA-512-256-sess", "auth-int",
        "4347ee4b72811b969ceee485569d72cb4d5f4bd1c964740bb03da4c944ccea92");
}

void tst_DigestCredentials::response()
{
    QFETCH(const QByteArray, algorithm);
    QFETCH(const QByteArray, qop);
    const auto digest = challengeOf("realm=realm, nonce=nonce, algorithm=" + algorithm
                                    + (qop.isEmpty() ? qop : ", qop=" + qop));
    QVERIFY(digest);
    DigestCredentials credentials(*digest, u"user"_s, u"password"_s, "cnonce");
    QCOMPARE(credentials.needsBodyHash(), qop == "auth-int");
    const QByteArray bodyHash = DigestHash::hex(digest->algorithm, "body");
    (void)credentials.authorization("GET", "/", bodyHash);
    const AuthParameters sent =
            parametersOf(credentials.authorization("POST", "/path?query", bodyHash));
    QTEST(sent.value("response").value_or(QByteArray()), "response");
    QCOMPARE(sent.value("algorithm"), algorithm);
    QCOMPARE(sent.value("uri"), QByteArray("/path?query"));
    QCOMPARE(sent.value("qop").value_or(QByteArray()), qop);
    QCOMPARE(sent.value("nc").has_value(), !qop.isEmpty());
    QCOMPARE(sent.value("cnonce").has_value(), !qop.isEmpty() || algorithm.endsWith("-sess"));
}

void tst_DigestCredentials::counting()
{
    DigestCredentials credentials(*challengeOf("nonce=n, qop=auth"), u"u"_s, u"p"_s);
    QSet<QByteArray> responses;
    for (int i = 1; i <= 17; ++i) {
        const AuthParameters sent = parametersOf(credentials.authorization("GET", "/"));
        QCOMPARE(sent.value("nc"), QByteArray::number(i, 16).rightJustified(8, '0'));
        responses.insert(*sent.value("response"));
    }
    QCOMPARE(responses.size(), 17);
}

void tst_DigestCredentials::nextNonce()
{
    DigestCredentials credentials(*challengeOf("nonce=n1, realm=r, qop=auth"), u"u"_s, u"p"_s, "c");
    (void)credentials.authorization("GET", "/");
    QVERIFY(credentials.setNextNonce("n2"));
    DigestCredentials other(*challengeOf("nonce=n2, realm=r, qop=auth"), u"u"_s, u"p"_s, "c");
    QCOMPARE(credentials.authorization("GET", "/"), other.authorization("GET", "/"));
}

void tst_DigestCredentials::nextNonceOfASession()
{
    const auto hash = [](const QByteArray &data) {
        return DigestHash::hex(DigestAlgorithm::Md5, data);
    };
    DigestCredentials credentials(*challengeOf("nonce=n1, realm=r, qop=auth, algorithm=MD5-sess"),
                                  u"u"_s, u"p"_s, "c");
    QVERIFY(credentials.setNextNonce("n2"));
    const QByteArray secret = hash(hash("u:r:p") + ":n1:c");
    QCOMPARE(parametersOf(credentials.authorization("GET", "/")).value("response"),
             hash(secret + ":n2:00000001:c:auth:" + hash("GET:/")));
}

void tst_DigestCredentials::nextNonceRefused_data()
{
    QTest::addColumn<QByteArray>("nonce");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("line break") << QByteArray("a\r\nX: y");
    QTest::newRow("NUL") << QByteArray("a\0", 2);
}

void tst_DigestCredentials::nextNonceRefused()
{
    QFETCH(const QByteArray, nonce);
    DigestCredentials credentials(*challengeOf("nonce=n1, qop=auth"), u"u"_s, u"p"_s);
    (void)credentials.authorization("GET", "/");
    QVERIFY(!credentials.setNextNonce(nonce));
    const AuthParameters sent = parametersOf(credentials.authorization("GET", "/"));
    QCOMPARE(sent.value("nonce"), QByteArray("n1"));
    QCOMPARE(sent.value("nc"), QByteArray("00000002"));
}

void tst_DigestCredentials::userName_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("start");
    const auto row = [](const char *name, const QString &user, const char *start) {
        QTest::newRow(name) << user << QByteArray(start);
    };
    row("plain", u"user"_s, "Digest username=\"user\", ");
    row("empty", u""_s, "Digest username=\"\", ");
    row("quotes and backslashes", u"a\"b\\c"_s, "Digest username=\"a\\\"b\\\\c\", ");
    row("with a colon", u"a:b"_s, "Digest username=\"a:b\", ");
    row("not ASCII", u"\u00e9 %'"_s, "Digest username*=UTF-8''%C3%A9%20%25%27, ");
    row("line break", u"a\r\nX: y"_s, "Digest username*=UTF-8''a%0D%0AX%3A%20y, ");
}

void tst_DigestCredentials::userName()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, start);
    DigestCredentials credentials(*challengeOf("nonce=n, qop=auth"), user, u"p"_s);
    const QByteArray field = credentials.authorization("GET", "/");
    QVERIFY2(field.startsWith(start), field.constData());
    QVERIFY(Headers::refusal("Authorization", QLatin1StringView(field)).isNull());
}

void tst_DigestCredentials::composedForUtf8()
{
    const auto responseTo = [](const QByteArray &challenge, const QString &text) {
        DigestCredentials credentials(*challengeOf(challenge), text, text, "c");
        return credentials.authorization("GET", "/");
    };
    const QByteArray utf8 = "nonce=n, qop=auth, charset=UTF-8";
    QCOMPARE(responseTo(utf8, u"e\u0301"_s), responseTo(utf8, u"\u00e9"_s));
    const QByteArray plain = "nonce=n, qop=auth";
    QVERIFY(responseTo(plain, u"e\u0301"_s) != responseTo(plain, u"\u00e9"_s));
}

// What the server put in quotes goes back in quotes; it is hashed without them.
void tst_DigestCredentials::quoting()
{
    const auto hash = [](const QByteArray &data) {
        return DigestHash::hex(DigestAlgorithm::Md5, data);
    };
    DigestCredentials credentials(
            *challengeOf("realm=\"a \\\"b\\\" \\\\\", nonce=\"n\\\"\", opaque=\"\\\"\", qop=auth"),
            u"u"_s, u"p"_s, "c\"");
    const QByteArray field = credentials.authorization("GET", "/\"");
    QVERIFY(field.contains(", realm=\"a \\\"b\\\" \\\\\", "));
    QVERIFY(field.contains(", nonce=\"n\\\"\", "));
    QVERIFY(field.contains(", cnonce=\"c\\\"\", "));
    QVERIFY(field.contains(", uri=\"/\\\"\", "));
    QVERIFY(field.endsWith(", opaque=\"\\\"\""));
    QCOMPARE(parametersOf(field).value("response"),
             hash(hash("u:a \"b\" \\:p") + ":n\":00000001:c\":auth:" + hash("GET:/\"")));
}

void tst_DigestCredentials::opaque()
{
    const auto fieldFor = [](const QByteArray &challenge) {
        return DigestCredentials(*challengeOf(challenge), u"u"_s, u"p"_s).authorization("GET", "/");
    };
    QVERIFY(!fieldFor("nonce=n, qop=auth").contains("opaque"));
    QVERIFY(fieldFor("nonce=n, qop=auth, opaque=\"\"").endsWith(", opaque=\"\""));
}

void tst_DigestCredentials::clientNoncesDiffer()
{
    QSet<QByteArray> nonces;
    for (int i = 0; i < 10000; ++i) {
        const QByteArray nonce = DigestCredentials::newClientNonce();
        QCOMPARE(nonce.size(), 32);
        nonces.insert(nonce);
    }
    QCOMPARE(nonces.size(), 10000);
}

void tst_DigestCredentials::clientNonceIsUsed()
{
    const auto clientNonce = [] {
        DigestCredentials credentials(*challengeOf("nonce=n, qop=auth"), u"u"_s, u"p"_s);
        return parametersOf(credentials.authorization("GET", "/")).value("cnonce").value();
    };
    QCOMPARE(clientNonce().size(), 32);
    QVERIFY(clientNonce() != clientNonce());
}

QTEST_APPLESS_MAIN(tst_DigestCredentials)
#include "tst_digestcredentials.moc"
