// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/proxyenvironment.h"

#include <QtCore/qprocess.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Variables = QList<std::pair<QString, QString>>;

class tst_ProxyEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void proxies_data();
    void proxies();
    void values_data();
    void values();
    void refused_data();
    void refused();
    void refusedOnlyWhereItCounts();
    void urlsThatCannotBeAskedFor();
    void nothingByDefault();
    void system();
};

static QProcessEnvironment environment(const Variables &variables)
{
    QProcessEnvironment environment;
    for (const auto &[name, value] : variables)
        environment.insert(name, value);
    return environment;
}

static const QUrl Plain(u"http://example.com/"_s);
static const QUrl Secure(u"https://example.com/"_s);

void tst_ProxyEnvironment::proxies_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("forHttp"); // empty: none
    QTest::addColumn<QString>("forHttps");
    const auto row = [](const char *name, const Variables &variables, const QString &forHttp,
                        const QString &forHttps) {
        QTest::newRow(name) << variables << forHttp << forHttps;
    };
    const QString one = u"http://one:1"_s;
    const QString two = u"http://two:2"_s;
    const QString three = u"http://three:3"_s;
    row("nothing", {}, {}, {});
    row("http", { { u"http_proxy"_s, one } }, one, {});
    row("https", { { u"https_proxy"_s, one } }, {}, one);
    row("all", { { u"all_proxy"_s, one } }, one, one);
    row("each", { { u"http_proxy"_s, one }, { u"https_proxy"_s, two } }, one, two);
    row("http and all", { { u"http_proxy"_s, one }, { u"all_proxy"_s, two } }, one, two);
    row("https and all", { { u"https_proxy"_s, one }, { u"all_proxy"_s, two } }, two, one);
    row("upper case",
        { { u"HTTP_PROXY"_s, one }, { u"HTTPS_PROXY"_s, two }, { u"ALL_PROXY"_s, three } }, one,
        two);
    row("all in upper case", { { u"ALL_PROXY"_s, one } }, one, one);
#ifndef Q_OS_WIN
    row("mixed case", { { u"Http_Proxy"_s, one } }, {}, {});
    row("lower case wins",
        { { u"http_proxy"_s, one },
          { u"HTTP_PROXY"_s, two },
          { u"https_proxy"_s, two },
          { u"HTTPS_PROXY"_s, one } },
        one, two);
    row("lower case wins, all", { { u"ALL_PROXY"_s, one }, { u"all_proxy"_s, two } }, two, two);
    row("lower case wins, empty", { { u"http_proxy"_s, u""_s }, { u"HTTP_PROXY"_s, two } }, {}, {});
    row("lower case wins, no_proxy",
        { { u"http_proxy"_s, one }, { u"no_proxy"_s, u"other"_s }, { u"NO_PROXY"_s, u"*"_s } }, one,
        {});
    row("cgi, lower case",
        { { u"http_proxy"_s, one }, { u"HTTP_PROXY"_s, two }, { u"REQUEST_METHOD"_s, u"GET"_s } },
        one, {});
#endif
    row("cgi", { { u"HTTP_PROXY"_s, one }, { u"REQUEST_METHOD"_s, u"GET"_s } }, {}, {});
    row("cgi, empty method", { { u"HTTP_PROXY"_s, one }, { u"REQUEST_METHOD"_s, u""_s } }, {}, {});
    row("cgi, others",
        { { u"HTTP_PROXY"_s, one },
          { u"HTTPS_PROXY"_s, two },
          { u"ALL_PROXY"_s, three },
          { u"REQUEST_METHOD"_s, u"GET"_s } },
        three, two);
    row("empty is not set", { { u"http_proxy"_s, u" "_s }, { u"all_proxy"_s, two } }, two, two);
    row("no_proxy, all of it", { { u"all_proxy"_s, one }, { u"no_proxy"_s, u"*"_s } }, {}, {});
    row("no_proxy, the host", { { u"all_proxy"_s, one }, { u"no_proxy"_s, u"a, example.com"_s } },
        {}, {});
    row("no_proxy, the port", { { u"all_proxy"_s, one }, { u"no_proxy"_s, u"example.com:443"_s } },
        one, {});
    row("no_proxy, another host",
        { { u"all_proxy"_s, one }, { u"no_proxy"_s, u"www.example.com"_s } }, one, one);
    row("NO_PROXY", { { u"all_proxy"_s, one }, { u"NO_PROXY"_s, u"example.com"_s } }, {}, {});
    row("only no_proxy", { { u"no_proxy"_s, u"example.com"_s } }, {}, {});
}

void tst_ProxyEnvironment::proxies()
{
    QFETCH(Variables, variables);
    QFETCH(QString, forHttp);
    QFETCH(QString, forHttps);
    const ProxyEnvironment proxies(environment(variables));
    const Result<QUrl> plain = proxies.proxyFor(Plain);
    QVERIFY2(plain, qPrintable(plain.error().toString()));
    QCOMPARE(*plain, QUrl(forHttp));
    const Result<QUrl> secure = proxies.proxyFor(Secure);
    QVERIFY2(secure, qPrintable(secure.error().toString()));
    QCOMPARE(*secure, QUrl(forHttps));
}

void tst_ProxyEnvironment::values_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("url");
    const auto row = [](const QString &value, const QString &url) {
        QTest::addRow("%s", qPrintable(value)) << value << url;
    };
    for (const QString &url : { u"http://proxy"_s, u"http://proxy:3128"_s, u"http://proxy:3128/"_s,
                                u"https://proxy:3129"_s, u"socks5://proxy:1080"_s,
                                u"socks5h://proxy"_s, u"http://user:p%40ss@proxy:3128"_s,
                                u"socks5://user@127.0.0.1:1080"_s, u"http://[::1]:3128"_s })
        row(url, url);
    row(u"proxy"_s, u"http://proxy"_s);
    row(u"proxy:3128"_s, u"http://proxy:3128"_s);
    row(u" proxy:3128 "_s, u"http://proxy:3128"_s);
    row(u"user:pw@proxy:3128"_s, u"http://user:pw@proxy:3128"_s);
    row(u"127.0.0.1:3128"_s, u"http://127.0.0.1:3128"_s);
    row(u"[::1]:3128"_s, u"http://[::1]:3128"_s);
    row(u"HTTP://Proxy:3128"_s, u"http://proxy:3128"_s);
    row(u"SOCKS5://proxy"_s, u"socks5://proxy"_s);
}

void tst_ProxyEnvironment::values()
{
    QFETCH(QString, value);
    QFETCH(QString, url);
    const ProxyEnvironment proxies(environment({ { u"all_proxy"_s, value } }));
    const Result<QUrl> proxy = proxies.proxyFor(Plain);
    QVERIFY2(proxy, qPrintable(proxy.error().toString()));
    QCOMPARE(proxy->toEncoded(), url.toUtf8());
}

void tst_ProxyEnvironment::refused_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("reason");
    const auto row = [](const QString &value, const QString &reason) {
        QTest::addRow("%s", qPrintable(value)) << value << reason;
    };
    row(u"ftp://proxy"_s, u"the scheme \"ftp\" is not supported"_s);
    row(u"socks://proxy"_s, u"the scheme \"socks\" is not supported"_s);
    row(u"socks4://proxy:1080"_s, u"the scheme \"socks4\" is not supported"_s);
    row(u"socks4a://proxy"_s, u"the scheme \"socks4a\" is not supported"_s);
    row(u"file:///tmp/proxy"_s, u"the scheme \"file\" is not supported"_s);
    row(u"://proxy"_s, u"The URL \"://proxy\" is not valid"_s);
    row(u"http://"_s, u"no host"_s);
    row(u"http://:3128"_s, u"no host"_s);
    row(u":3128"_s, u"no host"_s);
    row(u"/tmp/proxy"_s, u"no host"_s);
    row(u"proxy:0"_s, u"port 0 is not a port"_s);
    row(u"proxy:99999"_s, u"The URL \"http://proxy:99999\" is not valid"_s);
    row(u"proxy:http"_s, u"is not valid"_s);
    row(u"my proxy"_s, u"is not valid"_s);
    row(u"[::1"_s, u"is not valid"_s);
    row(u"::1"_s, u"is not valid"_s);
    row(u"proxy\r\nx"_s, u"control character 0x0d"_s);
    row(u"http://user\\@proxy"_s, u"backslash"_s);
    row(u"http://user:secret@pro xy:3128"_s, u"is not valid"_s);
    row(u"http://user:secret#@proxy:3128"_s, u"is not valid"_s);
    row(u"user:secret@"_s, u"no host"_s);
    // A password that is not encoded makes its user the host.
    row(u"http://user:12/secret@proxy:3128"_s, u"something behind the host"_s);
    row(u"http://user:12?secret@proxy:3128"_s, u"something behind the host"_s);
    row(u"http://user:12#secret@proxy:3128"_s, u"something behind the host"_s);
    row(u"http://proxy:3128/path"_s, u"something behind the host"_s);
}

void tst_ProxyEnvironment::refused()
{
    QFETCH(QString, value);
    QFETCH(QString, reason);
    for (const QString &name :
         { u"http_proxy"_s, u"HTTP_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s }) {
        const ProxyEnvironment proxies(environment({ { name, value } }));
        const Result<QUrl> proxy = proxies.proxyFor(QUrl(u"http://u:secret@example.com/a#b"_s));
        QVERIFY2(!proxy, proxy ? proxy->toEncoded().constData() : nullptr);
        QCOMPARE(proxy.error().kind(), Error::Kind::Proxy);
        QCOMPARE(proxy.error().party(), Error::Party::Local);
        QCOMPARE(proxy.error().url(), QUrl(u"http://example.com/a"_s));
        const QString message = proxy.error().message();
        QVERIFY2(message.startsWith(u"The environment variable %1 names no proxy: "_s.arg(name)),
                 qPrintable(message));
        QVERIFY2(message.contains(reason, Qt::CaseInsensitive), qPrintable(message));
        QVERIFY2(!proxy.error().toString().contains(u"secret"_s), qPrintable(message));
    }
}

void tst_ProxyEnvironment::refusedOnlyWhereItCounts()
{
    const ProxyEnvironment proxies(environment({ { u"http_proxy"_s, u"ftp://proxy"_s },
                                                 { u"https_proxy"_s, u"proxy"_s },
                                                 { u"no_proxy"_s, u"direct.example"_s } }));
    QVERIFY(!proxies.proxyFor(Plain));
    QVERIFY(proxies.proxyFor(Secure));
    const Result<QUrl> direct = proxies.proxyFor(QUrl(u"http://direct.example/"_s));
    QVERIFY(direct);
    QVERIFY(direct->isEmpty());
}

void tst_ProxyEnvironment::urlsThatCannotBeAskedFor()
{
    const ProxyEnvironment proxies(environment({ { u"all_proxy"_s, u"proxy"_s } }));
    QCOMPARE(proxies.proxyFor(QUrl(u"ftp://example.com/"_s)).error().kind(),
             Error::Kind::UnsupportedProtocol);
    QCOMPARE(proxies.proxyFor(QUrl()).error().kind(), Error::Kind::InvalidUrl);
}

void tst_ProxyEnvironment::nothingByDefault()
{
    const Result<QUrl> proxy = ProxyEnvironment().proxyFor(Plain);
    QVERIFY(proxy);
    QVERIFY(proxy->isEmpty());
    ProxyEnvironment changed;
    changed = ProxyEnvironment(environment({ { u"all_proxy"_s, u"proxy"_s } }));
    const ProxyEnvironment copy = changed;
    changed = ProxyEnvironment();
    QCOMPARE(*copy.proxyFor(Plain), QUrl(u"http://proxy"_s));
    QVERIFY(changed.proxyFor(Plain)->isEmpty());
}

void tst_ProxyEnvironment::system()
{
    for (const char *const name :
         { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
           "no_proxy", "NO_PROXY", "REQUEST_METHOD" })
        qunsetenv(name);
    qputenv("https_proxy", "proxy:3128");
    QCOMPARE(*ProxyEnvironment::fromSystem().proxyFor(Secure), QUrl(u"http://proxy:3128"_s));
    QVERIFY(ProxyEnvironment::fromSystem().proxyFor(Plain)->isEmpty());
}

QTEST_APPLESS_MAIN(tst_ProxyEnvironment)
#include "tst_proxyenvironment.moc"
