// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/method.h"
#include "http/request.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Request : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void getsNothingByDefault();
    void holdsWhatItIsGiven();
    void copiesDoNotSeeChanges();
    void emptyRequestsDoNotSeeChanges();
    void isReadableAfterAMove();
    void knowsWhichMethodsMayBeSentTwice_data();
    void knowsWhichMethodsMayBeSentTwice();
};

void tst_Request::getsNothingByDefault()
{
    const Request request;
    QCOMPARE(request.method(), QByteArray("GET"));
    QVERIFY(request.url().isEmpty());
    QVERIFY(request.headers().isEmpty());
    QVERIFY(request.body().isEmpty());
    QCOMPARE(request.body().size(), 0);
}

void tst_Request::holdsWhatItIsGiven()
{
    Request request("PUT", QUrl(u"http://h/p"_s));
    QCOMPARE(request.method(), QByteArray("PUT"));
    QCOMPARE(request.url(), QUrl(u"http://h/p"_s));
    request.setMethod("POST");
    request.setUrl(QUrl(u"http://h/q"_s));
    request.headers().append("A", "1");
    request.setBody(Body(QByteArray("body")));
    QCOMPARE(request.method(), QByteArray("POST"));
    QCOMPARE(request.url(), QUrl(u"http://h/q"_s));
    QCOMPARE(request.headers().value("A"), QByteArrayView("1"));
    QCOMPARE(request.body().bytes(), QByteArray("body"));
    Headers others;
    others.append("B", "2");
    request.setHeaders(others);
    QVERIFY(std::as_const(request).headers() == others);
}

void tst_Request::copiesDoNotSeeChanges()
{
    const Request original("GET", QUrl(u"http://h/"_s));
    Request copy = original;
    copy.setMethod("POST");
    copy.headers().append("A", "1");
    QCOMPARE(original.method(), QByteArray("GET"));
    QVERIFY(original.headers().isEmpty());
    Request assigned;
    assigned = copy;
    copy.setUrl(QUrl());
    QCOMPARE(assigned.url(), QUrl(u"http://h/"_s));
    QCOMPARE(assigned.headers().size(), 1);
}

void tst_Request::emptyRequestsDoNotSeeChanges()
{
    // Empty requests share their data.
    Request changed;
    changed.setMethod("DELETE");
    changed.headers().append("A", "1");
    const Request other;
    QCOMPARE(other.method(), QByteArray("GET"));
    QVERIFY(other.headers().isEmpty());
}

void tst_Request::isReadableAfterAMove()
{
    Request from("PUT", QUrl(u"http://h/"_s));
    Request to = std::move(from);
    QCOMPARE(to.method(), QByteArray("PUT"));
    QCOMPARE(from.method(), QByteArray("GET")); // NOLINT(bugprone-use-after-move): what is tested
    QVERIFY(from.url().isEmpty());
    QVERIFY(std::as_const(from).headers().isEmpty());
    QVERIFY(from.body().isEmpty());
    from.setMethod("HEAD");
    from = std::move(to);
    QCOMPARE(from.method(), QByteArray("PUT"));
}

void tst_Request::knowsWhichMethodsMayBeSentTwice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("idempotent");
    QTest::addColumn<bool>("expectsBody");
    QTest::newRow("GET") << QByteArray("GET") << true << false;
    QTest::newRow("HEAD") << QByteArray("HEAD") << true << false;
    QTest::newRow("OPTIONS") << QByteArray("OPTIONS") << true << false;
    QTest::newRow("TRACE") << QByteArray("TRACE") << true << false;
    QTest::newRow("PUT") << QByteArray("PUT") << true << true;
    QTest::newRow("DELETE") << QByteArray("DELETE") << true << false;
    QTest::newRow("POST") << QByteArray("POST") << false << true;
    QTest::newRow("PATCH") << QByteArray("PATCH") << false << true;
    QTest::newRow("CONNECT") << QByteArray("CONNECT") << false << false;
    QTest::newRow("unknown") << QByteArray("BREW") << false << false;
    QTest::newRow("methods are case-sensitive") << QByteArray("get") << false << false;
    QTest::newRow("none") << QByteArray() << false << false;
}

void tst_Request::knowsWhichMethodsMayBeSentTwice()
{
    QFETCH(const QByteArray, method);
    QTEST(isIdempotentMethod(method), "idempotent");
    QTEST(methodExpectsBody(method), "expectsBody");
}

QTEST_APPLESS_MAIN(tst_Request)
#include "tst_request.moc"
