// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/digestchallenge.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_DigestChallenge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everything();
    void defaults();
    void algorithm_data();
    void algorithm();
    void qop_data();
    void qop();
    void flags_data();
    void flags();
    void refused_data();
    void refused();
    void controlCharacters_data();
    void controlCharacters();
    void strongest_data();
    void strongest();
    void noneToAnswer_data();
    void noneToAnswer();
    void covers_data();
    void covers();
};

static QList<Challenge> parsed(const QByteArray &field)
{
    Headers headers;
    if (!headers.append("WWW-Authenticate", field))
        qFatal("The test's own field is refused");
    return Challenge::parse(headers);
}

static Result<DigestChallenge> read(const QByteArray &parameters)
{
    return DigestChallenge::fromChallenge(parsed("Digest " + parameters).value(0, Challenge("")));
}

void tst_DigestChallenge::everything()
{
    const auto digest = read("realm=\"a realm\", domain=\"/a /b\", nonce=\"n\", opaque=\"o\", "
                             "stale=true, algorithm=sha-256-SESS, qop=\"auth, auth-int\", "
                             "charset=utf-8, userhash=TRUE, unknown=1");
    QVERIFY(digest);
    QCOMPARE(digest->realm, "a realm");
    QCOMPARE(digest->domain, "/a /b");
    QCOMPARE(digest->nonce, "n");
    QCOMPARE(digest->opaque, QByteArray("o"));
    QCOMPARE(digest->algorithmName, "sha-256-SESS");
    QCOMPARE(digest->algorithm, DigestAlgorithm::Sha256);
    QVERIFY(digest->isSession);
    QCOMPARE(digest->qop, DigestChallenge::Qop::Auth);
    QVERIFY(digest->isStale);
    QVERIFY(digest->isUtf8);
    QVERIFY(digest->isUserHashed);
}

void tst_DigestChallenge::defaults()
{
    const auto digest = read("nonce=n");
    QVERIFY(digest);
    QCOMPARE(digest->realm, "");
    QVERIFY(!digest->opaque);
    QCOMPARE(digest->algorithmName, "");
    QCOMPARE(digest->algorithm, DigestAlgorithm::Md5);
    QVERIFY(!digest->isSession);
    QCOMPARE(digest->qop, DigestChallenge::Qop::None);
    QVERIFY(!digest->isStale);
    QVERIFY(!digest->isUtf8);
    QVERIFY(!digest->isUserHashed);
    QCOMPARE(read("nonce=n, opaque=\"\"")->opaque, QByteArray(""));
}

void tst_DigestChallenge::algorithm_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<DigestAlgorithm>("algorithm");
    QTest::addColumn<bool>("isSession");
    const auto row = [](const char *name, DigestAlgorithm algorithm, bool isSession) {
        QTest::newRow(name) << QByteArray(name) << algorithm << isSession;
    };
    row("MD5", DigestAlgorithm::Md5, false);
    row("MD5-sess", DigestAlgorithm::Md5, true);
    row("SHA-256", DigestAlgorithm::Sha256, false);
    row("SHA-256-sess", DigestAlgorithm::Sha256, true);
    row("SHA-512-256", DigestAlgorithm::Sha512_256, false);
    row("SHA-512-256-sess", DigestAlgorithm::Sha512_256, true);
    row("\"MD5\"", DigestAlgorithm::Md5, false);
    row("md5-SESS", DigestAlgorithm::Md5, true);
}

void tst_DigestChallenge::algorithm()
{
    QFETCH(const QByteArray, name);
    const auto digest = read("nonce=n, algorithm=" + name);
    QVERIFY(digest);
    QTEST(digest->algorithm, "algorithm");
    QTEST(digest->isSession, "isSession");
}

void tst_DigestChallenge::qop_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<DigestChallenge::Qop>("qop");
    const auto row = [](const char *offered, DigestChallenge::Qop qop) {
        QTest::newRow(offered) << QByteArray(offered) << qop;
    };
    row("auth", DigestChallenge::Qop::Auth);
    row("\"auth\"", DigestChallenge::Qop::Auth);
    row("\"AUTH\"", DigestChallenge::Qop::Auth);
    row("\"auth-int\"", DigestChallenge::Qop::AuthInt);
    row("\"auth-int,auth\"", DigestChallenge::Qop::Auth);
    row("\"auth , auth-int\"", DigestChallenge::Qop::Auth);
    row("\"future,auth-int\"", DigestChallenge::Qop::AuthInt);
    row("\"authx, auth\"", DigestChallenge::Qop::Auth);
    row("\"\"", DigestChallenge::Qop::None);
}

void tst_DigestChallenge::qop()
{
    QFETCH(const QByteArray, offered);
    const auto digest = read("nonce=n, qop=" + offered);
    QVERIFY(digest);
    QTEST(digest->qop, "qop");
}

void tst_DigestChallenge::flags_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<bool>("isStale");
    QTest::addColumn<bool>("isUserHashed");
    QTest::addColumn<bool>("isUtf8");
    QTest::newRow("true") << QByteArray("stale=true, userhash=true, charset=UTF-8") << true << true
                          << true;
    QTest::newRow("quoted") << QByteArray("stale=\"True\", userhash=\"TRUE\", charset=\"utf-8\"")
                            << true << true << true;
    QTest::newRow("false") << QByteArray("stale=false, userhash=false, charset=ISO-8859-1") << false
                           << false << false;
    QTest::newRow("other") << QByteArray("stale=1, userhash=yes, charset=UTF8") << false << false
                           << false;
}

void tst_DigestChallenge::flags()
{
    QFETCH(const QByteArray, parameters);
    const auto digest = read("nonce=n, " + parameters);
    QVERIFY(digest);
    QTEST(digest->isStale, "isStale");
    QTEST(digest->isUserHashed, "isUserHashed");
    QTEST(digest->isUtf8, "isUtf8");
}

void tst_DigestChallenge::refused_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("message");
    QTest::newRow("no nonce") << QByteArray("realm=x")
                              << u"The server's Digest challenge has no nonce"_s;
    QTest::newRow("algorithm") << QByteArray("nonce=n, algorithm=SHA-1")
                               << u"The server asks for Digest authentication with \"SHA-1\", but "
                                  "only MD5, SHA-256 and SHA-512-256 are known, each also with "
                                  "-sess"_s;
    QTest::newRow("qop") << QByteArray("nonce=n, qop=\"auth-conf,x\"")
                         << u"The server asks for Digest authentication with the quality of "
                            "protection \"auth-conf,x\", but only \"auth\" and \"auth-int\" are "
                            "known"_s;
}

void tst_DigestChallenge::refused()
{
    QFETCH(const QByteArray, parameters);
    const auto digest = read(parameters);
    QVERIFY(!digest);
    QCOMPARE(digest.error().kind(), Error::Kind::Authentication);
    QCOMPARE(digest.error().party(), Error::Party::Remote);
    QTEST(digest.error().message(), "message");
}

// No header field can hold them; a challenge that comes another way must not either.
void tst_DigestChallenge::controlCharacters_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : { "nonce", "realm", "opaque" })
        QTest::newRow(name) << QByteArray(name);
}

void tst_DigestChallenge::controlCharacters()
{
    QFETCH(const QByteArray, name);
    for (const QByteArray &bad : { QByteArray("a\r\nX: y"), QByteArray("\n"), QByteArray("\r"),
                                   QByteArray("a\0b", 3), QByteArray("\x7f") }) {
        Challenge challenge("Digest");
        challenge.parameters.add(name, bad);
        challenge.parameters.add("nonce", "n");
        const auto digest = DigestChallenge::fromChallenge(challenge);
        QVERIFY2(!digest, bad.toPercentEncoding().constData());
        QCOMPARE(digest.error().message(),
                 u"The server's Digest challenge holds a control character"_s);
    }
}

void tst_DigestChallenge::strongest_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("nonce");
    const auto row = [](const char *name, const char *field, const char *nonce) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(nonce);
    };
    row("only one", "Digest nonce=1", "1");
    row("the weak first", "Digest nonce=1, algorithm=MD5, Digest nonce=2, algorithm=SHA-256", "2");
    row("the strong first", "Digest nonce=1, algorithm=SHA-256, Digest nonce=2", "1");
    row("three",
        "Digest nonce=1, algorithm=SHA-256, Digest nonce=2, algorithm=SHA-512-256-sess, "
        "Digest nonce=3, algorithm=MD5",
        "2");
    row("equals", "Digest nonce=1, algorithm=MD5-sess, Digest nonce=2, algorithm=MD5", "1");
    row("unknown ones beside", "Digest nonce=1, algorithm=SHA3-512, Digest nonce=2", "2");
    row("broken ones beside", "Digest algorithm=SHA-256, Digest nonce=2", "2");
    row("other schemes beside", "Basic realm=x, Digest nonce=2, Negotiate abc", "2");
}

void tst_DigestChallenge::strongest()
{
    QFETCH(const QByteArray, field);
    const auto digest = DigestChallenge::strongest(parsed(field));
    QVERIFY(digest);
    QTEST(digest->nonce, "nonce");
}

void tst_DigestChallenge::noneToAnswer_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("message");
    QTest::newRow("no Digest") << QByteArray("Basic realm=x")
                               << u"The server does not ask for Digest authentication"_s;
    QTest::newRow("all unknown") << QByteArray("Digest nonce=1, algorithm=SHA3-512, "
                                               "Digest nonce=1, algorithm=\"SHA-384\"")
                                 << u"The server asks for Digest authentication with "
                                    "\"SHA3-512\", \"SHA-384\", but only MD5, SHA-256 and "
                                    "SHA-512-256 are known, each also with -sess"_s;
    QTest::newRow("unknown, and known but broken")
            << QByteArray("Digest nonce=1, algorithm=SHA3-512, Digest realm=x")
            << u"The server's Digest challenge has no nonce"_s;
}

void tst_DigestChallenge::noneToAnswer()
{
    QFETCH(const QByteArray, field);
    const auto digest = DigestChallenge::strongest(parsed(field));
    QVERIFY(!digest);
    QTEST(digest.error().message(), "message");
}

void tst_DigestChallenge::covers_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("covered");
    const auto row = [](const char *name, const char *domain, const char *path, bool covered) {
        QTest::newRow(name) << QByteArray(domain) << QByteArray(path) << covered;
    };
    row("none", "", "/x", true);
    row("only spaces", "  ", "/x", true);
    row("the root", "/", "/x", true);
    row("a path", "/private", "/private/x?y", true);
    row("another path", "/private", "/public", false);
    row("the second of two", "/a  /b", "/b/c", true);
    row("an absolute URI", "https://example.com/private", "/private/x", true);
    row("an absolute URI without a path", "https://example.com", "/x", true);
    row("an absolute URI with the port", "https://EXAMPLE.com:443/private", "/private/x", true);
    row("another path there", "https://example.com/private", "/x", false);
    row("another host", "https://example.org/", "/x", false);
    row("another scheme", "http://example.com/", "/x", false);
    row("another port", "https://example.com:8443/", "/x", false);
    row("another host, then a path", "https://example.org/ /x", "/x", true);
    row("not a URI", "%%% ::: a/b", "/x", false);
}

void tst_DigestChallenge::covers()
{
    QFETCH(const QByteArray, domain);
    QFETCH(const QByteArray, path);
    DigestChallenge digest;
    digest.domain = domain;
    QTEST(digest.covers(Origin(true, "example.com", 443), path), "covered");
}

QTEST_APPLESS_MAIN(tst_DigestChallenge)
#include "tst_digestchallenge.moc"
