// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>

#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What AddressFilter lets through, over scripted connections.
class tst_AddressFilters : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        site = MockSite();
        site.start(backend());
        asked.clear();
        backend().setAddresses("good.test", { QHostAddress(u"192.0.2.1"_s) });
        backend().setAddresses("bad.test", { QHostAddress(u"127.0.0.1"_s) });
    }
    void cleanup()
    {
        if (mock->client)
            client().setAddressFilter(AddressFilter());
        verifyNothingLeft();
    }

    void redirects_data();
    void redirects();
    void literals_data();
    void literals();
    void refusedAddressIsNotTried();
    void onlyWhenAConnectionIsMade();
    void otherFilterOtherConnection();
    void localSocketHasNoAddress();
    void isNotTriedAgain();
    void askedOnTheTurn();
    void throws();
    void destroysTheClient();
    void runsAnEventLoop();
    void timesOutMeanwhile();
    void cancelledBeforeItIsAsked();

private:
    //! Refuses 127/8 and notes what it is asked.
    AddressFilter noLoopback()
    {
        return AddressFilter([this](const QHostAddress &address, const QByteArray &host,
                                    quint16 port) {
            asked += u"%1 %2 %3"_s.arg(address.toString(), QString::fromLatin1(host)).arg(port);
            return !address.isLoopback();
        });
    }

    MockSite site;
    QStringList asked;
};

void tst_AddressFilters::redirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target");
    QTest::newRow("name") << "http://bad.test/secret"_ba << u"bad.test"_s;
    QTest::newRow("address") << "http://127.0.0.1/secret"_ba << u"127.0.0.1"_s;
    QTest::newRow("number") << "http://2130706433/secret"_ba << u"127.0.0.1"_s;
    QTest::newRow("IPv6") << "http://[::1]:8080/secret"_ba << u"::1"_s;
    QTest::newRow("mapped") << "http://[::ffff:127.0.0.1]/secret"_ba << u"::ffff:"_s;
}

// The first hop is allowed, the second is not.
void tst_AddressFilters::redirects()
{
    QFETCH(const QByteArray, location);
    QFETCH(const QString, target);
    site.answer("good.test/", redirect(location));
    client().setAddressFilter(noLoopback());
    const auto outcome = mock->run(client().get("http://good.test/"));
    const Error error = outcome->error();
    QCOMPARE(error.kind(), Error::Kind::Connect);
    QCOMPARE(error.phase(), Error::Phase::Connect);
    QCOMPARE(error.party(), Error::Party::Local);
    QVERIFY(!error.requestMayHaveReachedServer());
    QVERIFY2(error.message().contains(u"address filter refuses"_s)
                     && error.message().contains(target),
             qPrintable(error.message()));
    QCOMPARE(error.url(), QUrl(QString::fromLatin1(location)));
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.first(), u"192.0.2.1 good.test 80"_s);
    QCOMPARE(backend().connectionCount(), 1);
    QCOMPARE(site.asked(), QByteArrayList { "GET good.test/" });
}

void tst_AddressFilters::literals_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("IPv4") << u"http://127.0.0.1/"_s << false;
    QTest::newRow("IPv4, TLS") << u"https://127.0.0.1/"_s << false;
    QTest::newRow("hexadecimal") << u"http://0x7f.1/"_s << false;
    QTest::newRow("IPv6") << u"http://[::1]/"_s << false;
    QTest::newRow("private") << u"http://10.1.2.3/"_s << false;
    QTest::newRow("link-local") << u"http://169.254.169.254/latest/"_s << false;
    QTest::newRow("public") << u"http://93.184.216.34/"_s << true;
}

void tst_AddressFilters::literals()
{
    QFETCH(const QString, url);
    QFETCH(const bool, allowed);
    client().setAddressFilter(AddressFilter::publicOnly());
    const auto outcome = mock->run(client().get(url));
    QCOMPARE(bool(outcome->value), allowed);
    QCOMPARE(backend().connectionCount(), allowed ? 1 : 0);
    if (!allowed)
        QCOMPARE(outcome->kind(), Error::Kind::Connect);
}

void tst_AddressFilters::refusedAddressIsNotTried()
{
    backend().setAddresses("two.test",
                           { QHostAddress(u"::1"_s), QHostAddress(u"127.0.0.1"_s),
                             QHostAddress(u"2001:db8::1"_s), QHostAddress(u"192.0.2.1"_s) });
    client().setAddressFilter(noLoopback());
    const auto outcome = mock->run(client().get("http://two.test/"));
    QVERIFY(outcome->value);
    QCOMPARE(asked.size(), 4);
    QCOMPARE(backend().connectionCount(), 1);
    QCOMPARE(mock->peer()->address(), QHostAddress(u"2001:db8::1"_s));
}

void tst_AddressFilters::onlyWhenAConnectionIsMade()
{
    client().setAddressFilter(noLoopback());
    QVERIFY(mock->run(client().get("http://good.test/"))->value);
    QVERIFY(mock->run(client().get("http://good.test/"))->value);
    QCOMPARE(asked.size(), 1);
    client().closeIdleConnections();
    QVERIFY(mock->run(client().get("http://good.test/"))->value);
    QCOMPARE(asked.size(), 2);
}

// What was let pass without a filter, or by another one, is not used again.
void tst_AddressFilters::otherFilterOtherConnection()
{
    QVERIFY(mock->run(client().get("http://bad.test/"))->value);
    QCOMPARE(mock->pool().idle, 1);
    client().setAddressFilter(noLoopback());
    QCOMPARE(mock->run(client().get("http://bad.test/"))->kind(), Error::Kind::Connect);
    client().setAddressFilter(AddressFilter());
    QVERIFY(mock->run(client().get("http://bad.test/"))->value);
    QCOMPARE(backend().connectionCount(), 1);
    // The options of a request do not switch the filter off.
    client().setAddressFilter(noLoopback());
    NetworkOptions options;
    options.setConnectRetries(1);
    QCOMPARE(mock->run(client().get("http://bad.test/").networkOptions(options))->kind(),
             Error::Kind::Connect);
}

void tst_AddressFilters::localSocketHasNoAddress()
{
    client().setAddressFilter(noLoopback());
    NetworkOptions options;
    options.setLocalSocket(u"/run/a"_s);
    QVERIFY(mock->run(client().get("http://bad.test/").networkOptions(options))->value);
    QVERIFY(asked.isEmpty());
}

void tst_AddressFilters::isNotTriedAgain()
{
    NetworkOptions options;
    options.setConnectRetries(3);
    client().setNetworkOptions(options);
    client().setAddressFilter(noLoopback());
    QCOMPARE(mock->run(client().get("http://bad.test/"))->kind(), Error::Kind::Connect);
    QCOMPARE(asked.size(), 1);
}

void tst_AddressFilters::askedOnTheTurn()
{
    client().setAddressFilter(noLoopback());
    const auto outcome = watch(client().get("http://127.0.0.1/"));
    QVERIFY(asked.isEmpty());
    QCOMPARE(outcome->ends, 0);
    backend().run();
    QCOMPARE(asked, QStringList { u"127.0.0.1 127.0.0.1 80"_s });
    QCOMPARE(outcome->kind(), Error::Kind::Connect);
}

// Only the request that asked fails.
void tst_AddressFilters::throws()
{
    client().setAddressFilter(
            AddressFilter([](const QHostAddress &address, const QByteArray &, quint16) {
                if (address.isLoopback())
                    throw std::runtime_error("no idea");
                return true;
            }));
    const auto bad = watch(client().get("http://bad.test/"));
    const auto good = watch(client().get("http://good.test/"));
    backend().run();
    QCOMPARE(bad->kind(), Error::Kind::Callback);
    QCOMPARE(bad->error().message(), u"The address filter threw: no idea"_s);
    QVERIFY(good->value);

    client().setAddressFilter(
            AddressFilter([](const QHostAddress &, const QByteArray &, quint16) -> bool {
                throw 1; // NOLINT(hicpp-exception-baseclass): a program may
            }));
    const auto odd = mock->run(client().get("http://good.test/"));
    QCOMPARE(odd->kind(), Error::Kind::Callback);
    QVERIFY(odd->error().message().contains(u"unknown type"_s));
}

void tst_AddressFilters::destroysTheClient()
{
    client().setAddressFilter(
            AddressFilter([this](const QHostAddress &, const QByteArray &, quint16) {
                mock->client.reset();
                return true;
            }));
    const auto outcome = mock->run(client().get("http://good.test/"));
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_AddressFilters::runsAnEventLoop()
{
    client().setAddressFilter(AddressFilter([](const QHostAddress &, const QByteArray &, quint16) {
        QEventLoop loop;
        QTimer::singleShot(10, &loop, &QEventLoop::quit);
        loop.exec();
        return true;
    }));
    const auto outcome = mock->run(client().get("http://good.test/"));
    QVERIFY(outcome->value);
}

// The connect timeout ends the attempt while the filter is being asked.
void tst_AddressFilters::timesOutMeanwhile()
{
    client().setAddressFilter(
            AddressFilter([this](const QHostAddress &, const QByteArray &, quint16) {
                QEventLoop loop;
                QTimer::singleShot(1, &loop, [this, &loop] {
                    backend().advance(20s);
                    loop.quit();
                });
                loop.exec();
                return true;
            }));
    const auto outcome = mock->run(client().get("http://good.test/"));
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::ConnectTimeout);
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_AddressFilters::cancelledBeforeItIsAsked()
{
    client().setAddressFilter(noLoopback());
    const auto outcome = watch(client().get("http://127.0.0.1/"));
    client().cancelAll();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(tst_AddressFilters)
#include "tst_addressfilters.moc"
