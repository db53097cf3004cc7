// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <HttpQ/basicauth.h>
#include <HttpQ/bearerauth.h>
#include <HttpQ/digestauth.h>
#include <HttpQ/netrcauth.h>

#include <QtCore/qbuffer.h>
#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qtemporarydir.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! The authentications before the response.
static qsizetype challengesOf(const Response &response)
{
    qsizetype count = 0;
    const QList<Attempt> attempts = response.attempts();
    for (const Attempt &attempt : attempts)
        count += attempt.reason() == Attempt::Reason::Authentication;
    return count;
}

class tst_HttpBinAuth : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void basic_data();
    void basic();
    void basicOfClient();
    void basicInUrl();
    void basicInUrlOfRedirect();
    void bearer();
    void bearerIsRefreshed();
    void digest_data();
    void digest();
    void digestOfRefusedPassword();
    void digestIsRemembered();
    void digestOfStaleNonce();
    void digestWithCookies();
    void digestCoversBody_data();
    void digestCoversBody();
    void digestWithUnknownAlgorithm();
    void digestOfBasic();
    void netrc();
    void netrcIsLastResort();
    void netrcOfNobody();
};

void tst_HttpBinAuth::basic_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("status");
    QTest::newRow("right") << u"/basic-auth/user/pass"_s << u"user"_s << u"pass"_s << 200;
    QTest::newRow("wrong password") << u"/basic-auth/user/pass"_s << u"user"_s << u"other"_s << 401;
    QTest::newRow("wrong user") << u"/basic-auth/user/pass"_s << u"other"_s << u"pass"_s << 401;
    QTest::newRow("colon in the password")
            << u"/basic-auth/user/a:b:c"_s << u"user"_s << u"a:b:c"_s << 200;
    QTest::newRow("not ASCII") << u"/basic-auth/Jürgen/Straße"_s << u"Jürgen"_s << u"Straße"_s
                               << 200;
    QTest::newRow("hidden, right")
            << u"/hidden-basic-auth/user/pass"_s << u"user"_s << u"pass"_s << 200;
    QTest::newRow("hidden, wrong")
            << u"/hidden-basic-auth/user/pass"_s << u"user"_s << u"other"_s << 404;
}

// RFC 7617
void tst_HttpBinAuth::basic()
{
    QFETCH(const QString, path);
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const int, status);
    const Result<Response> without = outcomeOf(client().get(url(path)));
    HTTPQTEST_VERIFY_STATUS(without, path.startsWith(u"/hidden") ? 404 : 401);

    const Result<Response> result = outcomeOf(client().get(url(path)).basicAuth(user, password));
    HTTPQTEST_VERIFY_STATUS(result, status);
    QCOMPARE(result->attempts().size(), 0);
    if (status == 200) {
        QCOMPARE(told(*result, u"authenticated"_s), QJsonValue(true));
        QCOMPARE(toldText(*result, u"user"_s), user);
    }
}

void tst_HttpBinAuth::basicOfClient()
{
    client().setAuth(std::make_shared<BasicAuth>(u"user"_s, u"pass"_s));
    const QUrl protectedUrl = url(u"/basic-auth/user/pass"_s);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl)), 200);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl).withoutAuth()), 401);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl).basicAuth(u"user"_s, u"other"_s)),
                            401);
    // It follows a redirect on its origin and none that leaves it.
    const QUrl first = url(u"/redirect-to"_s);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(first).query("url", protectedUrl.toString())),
                            200);
    HTTPQTEST_VERIFY_STATUS(
            outcomeOf(client().get(first).query("url", otherUrl(protectedUrl.path()).toString())),
            401);
}

void tst_HttpBinAuth::basicInUrl()
{
    QUrl own = url(u"/basic-auth/user/p@ss"_s);
    own.setUserName(u"user"_s);
    own.setPassword(u"p@ss"_s);
    const Result<Response> result = outcomeOf(client().get(own));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    // It is seen nowhere afterwards.
    QCOMPARE(result->url(), url(u"/basic-auth/user/p@ss"_s));
    QCOMPARE(result->request().url(), url(u"/basic-auth/user/p@ss"_s));

    // It goes before that of the client, and behind that of the chain.
    client().setAuth(std::make_shared<BasicAuth>(u"user"_s, u"other"_s));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(own)), 200);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(own).basicAuth(u"user"_s, u"other"_s)), 401);
}

// What a server writes there is not taken, and the caller's own stays on its origin.
void tst_HttpBinAuth::basicInUrlOfRedirect()
{
    QUrl given = url(u"/headers"_s);
    given.setUserName(u"user"_s);
    given.setPassword(u"pass"_s);
    const QUrl first = url(u"/redirect-to"_s);
    Result<Response> result = outcomeOf(client().get(first).query("url", given.toString()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldHeader(*result, u"Authorization"_s).isUndefined());

    QUrl own = first;
    own.setUserName(u"user"_s);
    own.setPassword(u"pass"_s);
    result = outcomeOf(client().get(own).query("url", url(u"/headers"_s).toString()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"Authorization"_s).toString(), u"Basic dXNlcjpwYXNz"_s);
    result = outcomeOf(client().get(own).query("url", otherUrl(u"/headers"_s).toString()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldHeader(*result, u"Authorization"_s).isUndefined());
}

// RFC 6750
void tst_HttpBinAuth::bearer()
{
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/bearer"_s))), 401);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/bearer"_s)).bearer("token-1._~+/=="));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"token"_s), u"token-1._~+/=="_s);
}

void tst_HttpBinAuth::bearerIsRefreshed()
{
    // httpbin takes any token, so this one asks it for one.
    int refreshes = 0;
    AsyncClient tokens;
    const auto refresh = [&]() -> QCoro::Task<QByteArray> {
        ++refreshes;
        const Response response = co_await tokens.get(url(u"/uuid"_s));
        co_return response.json()[u"uuid"_s].toString().toLatin1();
    };
    client().setAuth(std::make_shared<BearerAuth>(BearerAuth::Refresh(refresh)));
    QString token;
    for (int i = 0; i < 3; ++i) {
        const Result<Response> result = outcomeOf(client().get(url(u"/bearer"_s)));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        if (i == 0)
            token = toldText(*result, u"token"_s);
        QVERIFY(!token.isEmpty());
        QCOMPARE(toldText(*result, u"token"_s), token);
    }
    QCOMPARE(refreshes, 1);
    // /basic-auth takes no token: one attempt with a new one.
    const Result<Response> refused = outcomeOf(client().get(url(u"/basic-auth/u/p"_s)));
    HTTPQTEST_VERIFY_STATUS(refused, 401);
    QCOMPARE(challengesOf(*refused), 1);
    QCOMPARE(refreshes, 2);
}

void tst_HttpBinAuth::digest_data()
{
    QTest::addColumn<QString>("qop");
    QTest::addColumn<QString>("algorithm");
    // Without one that it knows, httpbin offers both.
    for (const QString &qop : { u"auth"_s, u"auth-int"_s, u"both"_s }) {
        for (const QString &algorithm : { u"MD5"_s, u"SHA-256"_s })
            QTest::addRow("%s %s", qPrintable(qop), qPrintable(algorithm)) << qop << algorithm;
    }
}

// RFC 7616. No query here: httpbin adds its bytes to text (helpers.py, check_digest_auth()), which
// is a 500.
void tst_HttpBinAuth::digest()
{
    QFETCH(const QString, qop);
    QFETCH(const QString, algorithm);
    const QUrl protectedUrl = url(u"/digest-auth/%1/user/pass/%2"_s.arg(qop, algorithm));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl)), 401);

    const Result<Response> result =
            outcomeOf(client().get(protectedUrl).digestAuth(u"user"_s, u"pass"_s));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"authenticated"_s), QJsonValue(true));
    QCOMPARE(challengesOf(*result), 1);
    QCOMPARE(result->history().size(), 1);
    QCOMPARE(result->history().first().status(), 401);
    const QByteArrayView sent = result->request().headers().value("Authorization");
    QVERIFY(sent.startsWith("Digest "));
    QVERIFY2(sent.toByteArray().contains("algorithm=" + algorithm.toLatin1()), sent.data());
    QVERIFY2(sent.toByteArray().contains(qop == u"auth-int" ? "qop=auth-int" : "qop=auth,"),
             sent.data());
    QCOMPARE(client().poolStatistics().created, 1);
}

void tst_HttpBinAuth::digestOfRefusedPassword()
{
    const QUrl protectedUrl = url(u"/digest-auth/auth/user/pass/SHA-256"_s);
    for (int i = 0; i < 2; ++i) {
        const Result<Response> result =
                outcomeOf(client().get(protectedUrl).digestAuth(u"user"_s, u"other"_s));
        HTTPQTEST_VERIFY_STATUS(result, 401);
        QCOMPARE(challengesOf(*result), 1);
    }
}

void tst_HttpBinAuth::digestIsRemembered()
{
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"pass"_s));
    const QUrl protectedUrl = url(u"/digest-auth/auth/user/pass/SHA-256"_s);
    for (int i = 0; i < 5; ++i) {
        const Result<Response> result = outcomeOf(client().get(protectedUrl));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(challengesOf(*result), i == 0 ? 1 : 0);
        const QByteArray count = "nc=" + QByteArray::number(i + 1).rightJustified(8, '0');
        QVERIFY(result->request().headers().value("Authorization").toByteArray().contains(count));
    }
    // Another one knows nothing of it.
    const Result<Response> result =
            outcomeOf(client().get(protectedUrl).digestAuth(u"user"_s, u"pass"_s));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(challengesOf(*result), 1);
}

// RFC 7616 3.3: a stale nonce does not mean a wrong password. httpbin keeps in a cookie after how
// many requests it is stale.
void tst_HttpBinAuth::digestOfStaleNonce()
{
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"pass"_s));
    const QUrl protectedUrl = url(u"/digest-auth/auth/user/pass/MD5/2"_s);
    for (int i = 0; i < 6; ++i) {
        const Result<Response> result = outcomeOf(client().get(protectedUrl));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(challengesOf(*result), i % 2 == 0 ? 1 : 0);
    }
}

// Some servers want the cookies of their challenge back; httpbin does for "require-cookie", which
// it cannot be asked for: see digest(). With stale_after it looks at them, too.
void tst_HttpBinAuth::digestWithCookies()
{
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"pass"_s));
    const Result<Response> result =
            outcomeOf(client().get(url(u"/digest-auth/auth/user/pass/MD5/5"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(!result->history().first().request().headers().contains("Cookie"));
    QCOMPARE(result->request().headers().value("Cookie"),
             QByteArray("stale_after=5; fake=fake_value"));
    QCOMPARE(**client().cookies()->value("stale_after"), QByteArray("4"));
}

void tst_HttpBinAuth::digestCoversBody_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<bool>("isDevice");
    for (const QString &algorithm : { u"MD5"_s, u"SHA-256"_s }) {
        QTest::addRow("bytes %s", qPrintable(algorithm)) << algorithm << false;
        QTest::addRow("device %s", qPrintable(algorithm)) << algorithm << true;
    }
}

// /digest-auth knows no method but GET, which may have a body.
void tst_HttpBinAuth::digestCoversBody()
{
    QFETCH(const QString, algorithm);
    QFETCH(const bool, isDevice);
    QBuffer device;
    device.setData("the body " + QByteArray(200'000, 'x'));
    QVERIFY(device.open(QIODevice::ReadOnly));
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"pass"_s));
    for (int i = 0; i < 2; ++i) {
        RequestBuilder request =
                client().get(url(u"/digest-auth/auth-int/user/pass/"_s + algorithm));
        device.seek(4);
        if (isDevice)
            request.body(&device);
        else
            request.body(device.data().mid(4));
        const Result<Response> result = outcomeOf(request);
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(challengesOf(*result), i == 0 ? 1 : 0);
    }
}

// httpbin's SHA-512 is none of RFC 7616, which has SHA-512-256, but of its own.
void tst_HttpBinAuth::digestWithUnknownAlgorithm()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/digest-auth/auth/user/pass/SHA-512"_s))
                              .digestAuth(u"user"_s, u"pass"_s));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Authentication, Error::Phase::Head,
                           Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"\"SHA-512\""),
             qPrintable(result.error().message()));
}

// A challenge of another scheme is not answered.
void tst_HttpBinAuth::digestOfBasic()
{
    const Result<Response> result = outcomeOf(
            client().get(url(u"/basic-auth/user/pass"_s)).digestAuth(u"user"_s, u"pass"_s));
    HTTPQTEST_VERIFY_STATUS(result, 401);
    QCOMPARE(result->attempts().size(), 0);
}

void tst_HttpBinAuth::netrc()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"netrc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine 127.0.0.1 login user password pass\n"
               "machine localhost login other password word\n"
               "default login anybody password anything\n");
    file.close();
    qputenv("NETRC", file.fileName().toLocal8Bit());
    const auto restore = qScopeGuard([] { qunsetenv("NETRC"); });

    const QUrl protectedUrl = url(u"/basic-auth/user/pass"_s);
    const QUrl otherProtectedUrl = otherUrl(u"/basic-auth/other/word"_s);
    client().setEnvironmentTrusted(true);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl)), 200);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(otherProtectedUrl)), 200);
    // What nobody asked for goes nowhere but to the origin of the request.
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/redirect-to"_s))
                                              .query("url", otherProtectedUrl.toString())),
                            401);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl).withoutAuth()), 401);
    client().setEnvironmentTrusted(false);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(protectedUrl)), 401);

    // The same file by hand.
    HTTPQTEST_VERIFY_STATUS(
            outcomeOf(
                    client().get(protectedUrl).auth(std::make_shared<NetrcAuth>(file.fileName()))),
            200);
}

void tst_HttpBinAuth::netrcIsLastResort()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"netrc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine 127.0.0.1 login file password file\n");
    file.close();
    qputenv("NETRC", file.fileName().toLocal8Bit());
    const auto restore = qScopeGuard([] { qunsetenv("NETRC"); });

    AsyncClient own;
    QVERIFY(own.isEnvironmentTrusted());
    const auto user = [&](RequestBuilder &&request) {
        const Result<Response> result = outcomeOf(request);
        return result ? toldHeader(*result, u"Authorization"_s).toString()
                      : result.error().toString();
    };
    const QUrl headers = url(u"/headers"_s);
    QUrl withUser = headers;
    withUser.setUserInfo(u"url:url"_s);
    const auto basic = [](const QByteArray &who) {
        return QString::fromLatin1("Basic " + (who + ':' + who).toBase64());
    };
    QCOMPARE(user(own.get(headers)), basic("file"));
    QCOMPARE(user(own.get(withUser)), basic("url"));
    QCOMPARE(user(own.get(headers).header("Authorization", "Own one")), u"Own one"_s);
    own.setAuth(std::make_shared<BasicAuth>(u"client"_s, u"client"_s));
    QCOMPARE(user(own.get(headers)), basic("client"));
    QCOMPARE(user(own.get(headers).basicAuth(u"chain"_s, u"chain"_s)), basic("chain"));
    QCOMPARE(user(own.get(headers).withoutAuth()), QString());
}

// A file that is not there, or is broken, stops nobody; the broken one is told of.
void tst_HttpBinAuth::netrcOfNobody()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"netrc"_s));
    qputenv("NETRC", file.fileName().toLocal8Bit());
    const auto restore = qScopeGuard([] { qunsetenv("NETRC"); });
    client().setEnvironmentTrusted(true);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);

    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine\n");
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"netrc is not used"_s));
    AsyncClient second;
    HTTPQTEST_VERIFY_STATUS(outcomeOf(second.get(url(u"/get"_s))), 200);
}

QTEST_GUILESS_MAIN(tst_HttpBinAuth)
#include "tst_httpbinauth.moc"
