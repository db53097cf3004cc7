// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <HttpQ/asyncclient.h>
#include <HttpQ/awaittest.h>
#include <HttpQ/mocktransport.h>

#include <QtCore/qprocess.h>
#include <QtTest/qtest.h>

#include <qcoro/qcorotimer.h>

#include <cstring>
#include <memory>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QCoro::Task<int> later(int value)
{
    co_await QCoro::sleepFor(1ms);
    co_return value;
}

static QCoro::Task<> nothing()
{
    co_await QCoro::sleepFor(1ms);
}

static QCoro::Task<> fails()
{
    co_await QCoro::sleepFor(1ms);
    throw std::runtime_error("it is broken");
}

static QCoro::Task<> throwsNumber()
{
    co_await QCoro::sleepFor(1ms);
    throw 7;
}

static std::shared_ptr<MockTransport> timingOut()
{
    return std::make_shared<MockTransport>(Error(Error::Kind::ReadTimeout, Error::Phase::Head,
                                                 Error::Party::Remote, u"Nothing came"_s));
}

//! Each of its functions fails: what is said then is looked at from outside.
class Failures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void throws()
    {
        AsyncClient client;
        client.setTransport(timingOut());
        const Response response = HTTPQ_AWAIT(client.get("http://example.com/").query("a", "b"));
        qFatal("goes on");
    }
    void throwsNoException()
    {
        HTTPQ_AWAIT(throwsNumber());
        qFatal("goes on");
    }
    void takesTooLong()
    {
        HTTPQ_AWAIT_FOR(QCoro::sleepFor(1h), 10ms);
        qFatal("goes on");
    }
    void throwsNothing()
    {
        HTTPQ_AWAIT_THROWS(later(1), ReadTimeout);
        qFatal("goes on");
    }
    void throwsOther()
    {
        HTTPQ_AWAIT_THROWS(fails(), HttpQ::ReadTimeout);
        qFatal("goes on");
    }
};

class tst_AwaitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values();
    void exceptions();
    void failures_data();
    void failures();
};

void tst_AwaitTest::values()
{
    QCOMPARE(HTTPQ_AWAIT(later(7)), 7);
    const int value = HTTPQ_AWAIT_FOR(later(8), 5s);
    QCOMPARE(value, 8);
    HTTPQ_AWAIT(nothing());
    HTTPQ_AWAIT_FOR(nothing(), 5s);

    AsyncClient client;
    client.setTransport(std::make_shared<MockTransport>(Response::withText(200, u"text"_s)));
    const Response response = HTTPQ_AWAIT(client.get("http://example.com/").query("a", "b"));
    QCOMPARE(response.text(), u"text"_s);
    PendingResponse *pending = client.get("http://example.com/").start(&client);
    QCOMPARE(HTTPQ_AWAIT(pending->response()).status(), 200);
    RequestBuilder named = client.get("http://example.com/");
    QCOMPARE(HTTPQ_AWAIT(named).status(), 200);
    // No exception is what is wanted here
    QVERIFY(HTTPQ_AWAIT(client.get("http://example.com/").result()).hasValue());
}

void tst_AwaitTest::exceptions()
{
    AsyncClient client;
    client.setTransport(timingOut());
    const ReadTimeout timeout = HTTPQ_AWAIT_THROWS(client.get("http://example.com/"), ReadTimeout);
    QCOMPARE(timeout.request().url(), QUrl(u"http://example.com/"_s));
    // A base will do
    const RequestError error = HTTPQ_AWAIT_THROWS(client.get("http://example.com/"), RequestError);
    QCOMPARE(error.error().kind(), Error::Kind::ReadTimeout);
    HTTPQ_AWAIT_THROWS(fails(), std::exception);
    QCOMPARE(HTTPQ_AWAIT_THROWS(throwsNumber(), int), 7);
}

void tst_AwaitTest::failures_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("throws") << u"client.get(\"http://example.com/\").query(\"a\", \"b\") threw "
                               "HttpQ::ReadTimeout: "_s;
    QTest::newRow("throwsNoException") << u"throwsNumber() threw what is no std::exception"_s;
    QTest::newRow("takesTooLong") << u"QCoro::sleepFor(1h) was not done within 10 ms"_s;
    QTest::newRow("throwsNothing") << u"later(1) threw nothing, where ReadTimeout was expected"_s;
    QTest::newRow("throwsOther") << u"fails() threw std::runtime_error: it is broken, where "
                                    "HttpQ::ReadTimeout was expected"_s;
}

void tst_AwaitTest::failures()
{
    QFETCH(const QString, text);
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  { u"--failures"_s, QString::fromLatin1(QTest::currentDataTag()) });
    QVERIFY(process.waitForFinished());
    const QString output = QString::fromUtf8(process.readAllStandardOutput());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(output.contains("FAIL!  : Failures::%1() %2"_L1.arg(
                     QString::fromLatin1(QTest::currentDataTag()), text)),
             qPrintable(output));
    QVERIFY2(output.contains("tst_awaittest.cpp("_L1), qPrintable(output));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "--failures") == 0) {
        argv[1] = argv[0];
        Failures failures;
        return QTest::qExec(&failures, argc - 1, argv + 1);
    }
    tst_AwaitTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_awaittest.moc"
