// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "authtest.h"
#include "client/auth/netrcauth.h"

#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_NetrcAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qunsetenv("NETRC"); }

    void hosts_data();
    void hosts();
    void redirects_data();
    void redirects();
    void loginWithColon();
    void replaces();
    void file();
    void fileIsReadOnce();
    void unreadable_data();
    void unreadable();
    void tooLarge();
    void syntaxError();
    void environment();
    void environmentWithoutFile();
    void environmentWithoutHome();
    void environmentWithBrokenFile();

private:
    QString write(const QByteArray &text)
    {
        const QString path = m_folder.filePath(u"netrc"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("The test's own file cannot be written");
        return path;
    }

    QTemporaryDir m_folder;
};

static QByteArray basic(const QByteArray &pair)
{
    return "Basic " + pair.toBase64();
}

void tst_NetrcAuth::hosts_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isDefaultUsed");
    QTest::addColumn<QByteArray>("pair");
    const auto row = [](const char *name, const QString &url, bool isDefaultUsed,
                        const char *pair) {
        QTest::newRow(name) << url << isDefaultUsed << QByteArray(pair);
    };
    row("known", u"https://example.com/x"_s, false, "u:p");
    row("known, another case", u"https://EXAMPLE.com/x"_s, false, "u:p");
    row("known, any port", u"http://example.com:8080/x"_s, false, "u:p");
    row("subdomain", u"https://www.example.com/"_s, false, "");
    row("unknown", u"https://example.org/"_s, false, "");
    row("unknown, default used", u"https://example.org/"_s, true, "v:q");
    row("known, default used", u"https://example.com/"_s, true, "u:p");
    row("no login", u"https://only.password/"_s, false, ":p");
    row("neither", u"https://nothing.at.all/"_s, false, "");
    row("IPv6", u"http://[::1]/"_s, false, "six:p");
    row("international", u"https://b\u00fccher.example/"_s, false, "idn:p");
    row("the user of the URL is not the host", u"https://example.com@example.org/"_s, false, "");
}

void tst_NetrcAuth::hosts()
{
    QFETCH(const QString, url);
    QFETCH(const bool, isDefaultUsed);
    QFETCH(const QByteArray, pair);
    const auto auth = NetrcAuth::fromText("machine example.com login u password p\n"
                                          "machine only.password password p\n"
                                          "machine nothing.at.all\n"
                                          "machine ::1 login six password p\n"
                                          "machine xn--bcher-kva.example login idn password p\n"
                                          "default login v password q\n");
    QVERIFY(!auth->error());
    QVERIFY(!auth->isDefaultUsed());
    auth->setDefaultUsed(isDefaultUsed);
    QCOMPARE(auth->isDefaultUsed(), isDefaultUsed);
    Request request("GET", QUrl(url));
    auth->authorize(request);
    QCOMPARE(authorizationOf(request), pair.isEmpty() ? pair : basic(pair));
}

// Where a request began does not matter, but that it was https.
void tst_NetrcAuth::redirects_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("current");
    QTest::addColumn<bool>("isDefaultUsed");
    QTest::addColumn<bool>("applies");
    const auto row = [](const char *name, const QString &first, const QString &current,
                        bool isDefaultUsed, bool applies) {
        QTest::newRow(name) << first << current << isDefaultUsed << applies;
    };
    row("nowhere", u"https://a/"_s, u"https://a/"_s, false, true);
    row("to a known host", u"https://a/"_s, u"https://b/"_s, false, true);
    row("over http", u"http://a/"_s, u"http://b/"_s, false, true);
    row("to https", u"http://a/"_s, u"https://a/"_s, false, true);
    row("from https to http", u"https://a/"_s, u"http://a/"_s, false, false);
    row("from https to http of another host", u"https://a/"_s, u"http://b/"_s, true, false);
    row("from an unknown to a known host", u"https://c/"_s, u"https://b/"_s, false, true);
    row("to an unknown host", u"https://a/"_s, u"https://c/"_s, false, false);
    row("to an unknown host, default used", u"https://a/"_s, u"https://c/"_s, true, true);
    row("to what cannot be asked for", u"https://a/"_s, u"ftp://b/"_s, true, false);
}

void tst_NetrcAuth::redirects()
{
    QFETCH(const QString, first);
    QFETCH(const QString, current);
    QFETCH(const bool, isDefaultUsed);
    const auto auth = NetrcAuth::fromText("machine a login ua password pa\n"
                                          "machine b login ub password pb\n"
                                          "default login v password q");
    auth->setDefaultUsed(isDefaultUsed);
    QTEST(auth->appliesTo(QUrl(first), QUrl(current)), "applies");
}

void tst_NetrcAuth::loginWithColon()
{
    const auto auth = NetrcAuth::fromText("machine a login u:v password p");
    Request request = get("https://a/");
    QCOMPARE(authenticationErrorOf([&] { auth->authorize(request); }),
             u"The user name for Basic holds a colon, which the scheme cannot transmit"_s);
    const auto broken = NetrcAuth::fromText("machine a login u password \"p\\r\\nX: y\"");
    QCOMPARE(authenticationErrorOf([&] { broken->authorize(request); }),
             u"The password for Basic holds a control character"_s);
    QVERIFY(request.headers().isEmpty());
}

void tst_NetrcAuth::replaces()
{
    const auto auth = NetrcAuth::fromText("machine a login u password p");
    Request request = get("https://a/");
    request.headers().append("Authorization", "Basic x");
    auth->authorize(request);
    QCOMPARE(request.headers().values("Authorization"), QByteArrayList { basic("u:p") });
}

void tst_NetrcAuth::file()
{
    NetrcAuth auth(write("machine a login u password p"));
    QVERIFY(!auth.error());
    Request request = get("https://a/");
    auth.authorize(request);
    QCOMPARE(authorizationOf(request), basic("u:p"));
}

void tst_NetrcAuth::fileIsReadOnce()
{
    const QString path = write("machine a login u password p");
    NetrcAuth auth(path);
    QVERIFY(QFile::remove(path));
    Request request = get("https://a/");
    auth.authorize(request);
    QCOMPARE(authorizationOf(request), basic("u:p"));
}

void tst_NetrcAuth::unreadable_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no such file") << u"none"_s;
    QTest::newRow("a folder") << u"."_s;
}

void tst_NetrcAuth::unreadable()
{
    QFETCH(const QString, name);
    const QString path = m_folder.filePath(name);
    NetrcAuth auth(path);
    QCOMPARE(auth.error().kind(), Error::Kind::File);
    QVERIFY2(auth.error().message().startsWith(
                     u"The netrc file %1 cannot be read: "_s.arg(QDir::toNativeSeparators(path))),
             qPrintable(auth.error().message()));
    QVERIFY(!auth.error().message().endsWith(u": "));
    // Asked, it says so rather than leave the credentials out.
    QVERIFY(auth.appliesTo(QUrl(u"https://a/"_s), QUrl(u"https://a/"_s)));
    Request request = get("https://a/");
    QVERIFY_THROWS_EXCEPTION(FileError, auth.authorize(request));
}

void tst_NetrcAuth::tooLarge()
{
    NetrcAuth auth(write(QByteArray(200000, ' ')));
    QCOMPARE(auth.error().kind(), Error::Kind::Authentication);
    QVERIFY(auth.error().message().contains(u"131072"));
}

void tst_NetrcAuth::syntaxError()
{
    NetrcAuth auth(write("machine a\nlogin u\nfoo"));
    const QString message = u"The netrc file has an error in line 3: expected machine, default, "
                            "login, password, account or macdef"_s;
    QCOMPARE(auth.error().message(), message);
    Request request = get("https://a/");
    QCOMPARE(authenticationErrorOf([&] { auth.authorize(request); }), message);
}

void tst_NetrcAuth::environment()
{
    qputenv("NETRC", QFile::encodeName(write("machine a login u password p")));
    const auto auth = NetrcAuth::fromEnvironment();
    QVERIFY(auth);
    Request request = get("https://a/");
    auth->authorize(request);
    QCOMPARE(authorizationOf(request), basic("u:p"));
}

void tst_NetrcAuth::environmentWithoutFile()
{
    qputenv("NETRC", QFile::encodeName(m_folder.filePath(u"none"_s)));
    QVERIFY(!NetrcAuth::fromEnvironment());
}

void tst_NetrcAuth::environmentWithoutHome()
{
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(m_folder.path()));
    QVERIFY(!NetrcAuth::fromEnvironment());
    QFile file(m_folder.filePath(u".netrc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine a login u");
    file.close();
    QVERIFY(NetrcAuth::fromEnvironment());
    qputenv("HOME", home);
}

void tst_NetrcAuth::environmentWithBrokenFile()
{
    qputenv("NETRC", QFile::encodeName(write("foo")));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"netrc is not used: The netrc file has an error in "
                                            "line 1: expected machine"_s));
    QVERIFY(!NetrcAuth::fromEnvironment());
}

QTEST_GUILESS_MAIN(tst_NetrcAuth)
#include "tst_netrcauth.moc"
