// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/basicauth.h"
#include "client/mocksite.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// HTTP Strict Transport Security (RFC 6797) in the flow of requests.
class tst_Hsts : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        site = MockSite();
        site.start(backend());
        store = std::make_shared<HstsStore>();
        client().setHsts(store);
    }
    void cleanup()
    {
        client().setHsts(nullptr);
        verifyNothingLeft();
    }

    void upgrades_data();
    void upgrades();
    void learns_data();
    void learns();
    void learnsFromARedirect();
    void redirectToHttpIsUpgraded();
    void redirectLoopEnds();
    void hookThatSetsTheUrl();
    void retryAfterItBecameKnown();
    void credentialsGoAlong();
    void secureCookiesGoAlong();
    void mountedTransport();
    void sharedStore();
    void withoutStore();

private:
    MockSite site;
    std::shared_ptr<HstsStore> store;
};

namespace {

const QByteArray Policy("Strict-Transport-Security: max-age=60\r\n");

} // namespace

void tst_Hsts::upgrades_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("asked");
    QTest::newRow("no port") << u"http://known.test/a?b"_s << u"https://known.test/a?b"_s;
    QTest::newRow("port 80") << u"http://known.test:80/"_s << u"https://known.test/"_s;
    QTest::newRow("other port") << u"http://known.test:8080/"_s << u"https://known.test:8080/"_s;
    QTest::newRow("subdomain") << u"http://x.known.test/"_s << u"https://x.known.test/"_s;
    QTest::newRow("https") << u"https://known.test/"_s << u"https://known.test/"_s;
    QTest::newRow("other host") << u"http://other.test/"_s << u"http://other.test/"_s;
}

void tst_Hsts::upgrades()
{
    QFETCH(const QString, url);
    QFETCH(const QString, asked);
    QVERIFY(!store->set(u"known.test"_s, 60s, HstsStore::SubDomains::Included));
    const auto outcome = mock->run(client().get(url));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->request().url(), QUrl(asked));
    QCOMPARE(outcome->value->url(), QUrl(asked));
    QVERIFY(outcome->value->history().isEmpty());
    QCOMPARE(mock->peer()->isTls(), asked.startsWith(u"https"_s));
    QCOMPARE(mock->peer()->port(),
             quint16(QUrl(asked).port(QUrl(asked).scheme() == u"https" ? 443 : 80)));
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Hsts::learns_data()
{
    using Change = std::function<void(AsyncClient &)>;
    QTest::addColumn<QString>("url");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("learns");
    const Change none = [](AsyncClient &) {};
    QTest::newRow("https") << u"https://a.test/"_s << none << true;
    QTest::newRow("https, other port") << u"https://a.test:8443/"_s << none << true;
    QTest::newRow("http") << u"http://a.test/"_s << none << false;
    QTest::newRow("not verified") << u"https://a.test/"_s << Change([](AsyncClient &client) {
        TlsOptions options;
        options.setDangerouslyTrustAnyCertificate(true);
        client.setTlsOptions(options);
    }) << false;
    QTest::newRow("verified for another name")
            << u"https://a.test/"_s << Change([](AsyncClient &client) {
                   TlsOptions options;
                   options.setServerName("b.test");
                   client.setTlsOptions(options);
               })
            << false;
    QTest::newRow("verified for the same name")
            << u"https://a.test/"_s << Change([](AsyncClient &client) {
                   TlsOptions options;
                   options.setServerName("a.test");
                   client.setTlsOptions(options);
               })
            << true;
    QTest::newRow("address") << u"https://192.0.2.1/"_s << none << false;
}

void tst_Hsts::learns()
{
    QFETCH(const QString, url);
    QFETCH(const std::function<void(AsyncClient &)>, change);
    QFETCH(const bool, learns);
    change(client());
    for (const char *place : { "a.test/", "a.test:8443/", "192.0.2.1/" })
        site.answer(place, response("x", Policy));
    QVERIFY(mock->run(client().get(url))->value);
    QCOMPARE(store->knownHosts(), learns ? QStringList { u"a.test"_s } : QStringList());
    client().setTlsOptions(TlsOptions());
}

void tst_Hsts::learnsFromARedirect()
{
    site.answer("a.test/", redirect("https://b.test/", "302 Found", Policy));
    QVERIFY(mock->run(client().get("https://a.test/"))->value);
    QCOMPARE(store->knownHosts(), QStringList { u"a.test"_s });
}

// RFC 6797 8.3 goes before the rule that no redirect leads from https to http.
void tst_Hsts::redirectToHttpIsUpgraded()
{
    QVERIFY(!store->set(u"b.test"_s, 60s));
    site.answer("a.test/", redirect("http://b.test:80/x"));
    const auto outcome = mock->run(client().get("https://a.test/"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->request().url(), QUrl(u"https://b.test/x"_s));
    QVERIFY(mock->peer(1)->isTls());

    site.answer("a.test/", redirect("http://c.test/"));
    QCOMPARE(mock->run(client().get("https://a.test/"))->kind(), Error::Kind::Redirect);
}

// A server that sends its own clients back to http.
void tst_Hsts::redirectLoopEnds()
{
    site.answer("a.test/", redirect("http://a.test/", "302 Found", Policy));
    const auto outcome = mock->run(client().get("https://a.test/"));
    QCOMPARE(outcome->kind(), Error::Kind::TooManyRedirects);
    for (const MockPeer *peer : backend().peers())
        QVERIFY(peer->isTls());
}

void tst_Hsts::hookThatSetsTheUrl()
{
    QVERIFY(!store->set(u"b.test"_s, 60s));
    client().onRequest([](Request &request) { request.setUrl(QUrl(u"http://b.test/"_s)); });
    const auto outcome = mock->run(client().get("http://a.test/"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QVERIFY(mock->peer()->isTls());
    client().setEventHooks(EventHooks());
}

void tst_Hsts::retryAfterItBecameKnown()
{
    client().setRetries(RetryPolicy(1).setStatuses({ 503 }).setBackoff(0ms, 1.0, 0ms));
    site.handle("a.test/", { [this](MockPeer *peer) {
                                QVERIFY(!store->set(u"a.test"_s, 60s));
                                peer->send(response({}, {}, "503 Service Unavailable"));
                            },
                             [](MockPeer *peer) { peer->send(response("x")); } });
    const auto outcome = mock->run(client().get("http://a.test/").basicAuth(u"u"_s, u"p"_s));
    backend().advance(10s);
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->request().url(), QUrl(u"https://a.test/"_s));
    QVERIFY(mock->peer(1)->isTls());
    QVERIFY(site.hasField(1, "Authorization"));
    client().setRetries(RetryPolicy());
}

// The program's own origin is the one that is asked: nothing is lost by the upgrade.
void tst_Hsts::credentialsGoAlong()
{
    QVERIFY(!store->set(u"a.test"_s, 60s));
    client().setAuth(std::make_shared<BasicAuth>(u"u"_s, u"p"_s));
    QVERIFY(mock->run(client().get("http://a.test/").cookie("c", "1"))->value);
    QVERIFY(mock->run(client().get("http://v:w@a.test/"))->value);
    QCOMPARE(site.field(0, "Authorization"), "Basic " + "u:p"_ba.toBase64());
    QCOMPARE(site.field(0, "Cookie"), "c=1"_ba);
    QCOMPARE(site.field(1, "Authorization"), "Basic " + "v:w"_ba.toBase64());
    client().setAuth(nullptr);
}

void tst_Hsts::secureCookiesGoAlong()
{
    site.answer("a.test/", response("x", Policy + "Set-Cookie: s=1; Secure\r\n"));
    QVERIFY(mock->run(client().get("https://a.test/"))->value);
    QVERIFY(mock->run(client().get("http://a.test/"))->value);
    QCOMPARE(site.field(1, "Cookie"), "s=1"_ba);
}

// It answers in the place of the URL that would be asked, and proves nothing.
void tst_Hsts::mountedTransport()
{
    class PolicyTransport final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &request) override
        {
            urls += request.url();
            Headers headers;
            headers.append("Strict-Transport-Security", "max-age=60");
            co_return Response(200, headers, "x");
        }
        QList<QUrl> urls;
    };
    QVERIFY(!store->set(u"a.test"_s, 60s));
    const auto transport = std::make_shared<PolicyTransport>();
    QVERIFY(!client().mount("https://", transport));
    QVERIFY(mock->run(client().get("http://a.test/"))->value);
    QVERIFY(mock->run(client().get("https://b.test/"))->value);
    QCOMPARE(transport->urls,
             (QList<QUrl> { QUrl(u"https://a.test/"_s), QUrl(u"https://b.test/"_s) }));
    QCOMPARE(store->knownHosts(), QStringList { u"a.test"_s });
    client().unmount("https://");
}

void tst_Hsts::sharedStore()
{
    site.answer("a.test/", response("x", Policy));
    QVERIFY(mock->run(client().get("https://a.test/"))->value);
    AsyncClient other(mock->backend);
    other.setHsts(client().hsts());
    const auto outcome = mock->run(other.get("http://a.test/"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->request().url().scheme(), u"https"_s);
}

void tst_Hsts::withoutStore()
{
    QCOMPARE(AsyncClient(mock->backend).hsts(), nullptr);
    client().setHsts(nullptr);
    site.answer("a.test/", response("x", Policy));
    QVERIFY(mock->run(client().get("https://a.test/"))->value);
    const auto outcome = mock->run(client().get("http://a.test/"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->request().url().scheme(), u"http"_s);
}

QTEST_GUILESS_MAIN(tst_Hsts)
#include "tst_hsts.moc"
