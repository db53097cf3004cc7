// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/heldsite.h"

#include <QtTest/qsignalspy.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Closing : public QObject, private HeldSiteTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup()
    {
        if (mock && mock->client) {
            backend().run();
            QCOMPARE(mock->leftovers(), QString());
        }
        mock.reset();
        site.reset();
    }

    void anIdleClientIsClosedSoon();
    void whatRunsMayEnd();
    void nothingNewIsTaken();
    void theGraceEnds();
    void noGraceCancelsAtOnce();
    void aSecondCallMayOnlyShortenTheGrace();
    void queuedRequestsOfGroupsAreCancelled();
    void aRedirectOnTheWayIsFollowed();
    void aStreamedBodyMayBeRead();
    void everyoneWhoWaitsIsTold();
    void theClientMayBeDestroyedMeanwhile();
    void theClientMayBeDestroyedByTheSignal();
    void idleConnectionsAreClosed();
    void aSignalMayCloseIt();

Q_SIGNALS:
    void left();
    void clicked(bool isChecked);

private:
};

void tst_Closing::anIdleClientIsClosedSoon()
{
    QSignalSpy closed(&client(), &AsyncClient::closed);
    const auto end = watch(client().close());
    QVERIFY(client().isClosed());
    QVERIFY(!end->isDone());
    backend().run();
    QVERIFY(end->isDone());
    QCOMPARE(closed.count(), 1);
    QVERIFY(watch(client().close())->isDone());
    backend().run();
    QCOMPARE(closed.count(), 1);
}

void tst_Closing::whatRunsMayEnd()
{
    const auto a = mock->run(client().get("/a"));
    const auto end = mock->run(client().close());
    QVERIFY(!end->isDone());
    backend().advance(4s);
    QVERIFY(!a->isDone());
    site->answer("/a");
    QCOMPARE(a->value->content(), "a");
    QVERIFY(end->isDone());
}

void tst_Closing::nothingNewIsTaken()
{
    const auto a = mock->run(client().get("/a"));
    client().close();
    const auto late = mock->run(client().get("/late"));
    QVERIFY(late->threw<Cancelled>());
    QVERIFY2(late->error().message().contains(u"closed"), qPrintable(late->error().message()));
    site->answer("/a");
    QVERIFY(a->value);
}

void tst_Closing::theGraceEnds()
{
    const auto a = mock->run(client().get("/a"));
    const auto end = mock->run(client().close(2s));
    backend().advance(1999ms);
    QVERIFY(!a->isDone());
    backend().advance(1ms);
    QVERIFY(a->threw<Cancelled>());
    QVERIFY(end->isDone());
}

void tst_Closing::noGraceCancelsAtOnce()
{
    const auto a = mock->run(client().get("/a"));
    const auto end = watch(client().close(0ms));
    QVERIFY(!a->isDone());
    QCOMPARE(mock->pool().busy, 0);
    backend().run();
    QVERIFY(a->threw<Cancelled>());
    QVERIFY(end->isDone());
}

void tst_Closing::aSecondCallMayOnlyShortenTheGrace()
{
    const auto a = mock->run(client().get("/a"));
    client().close(2s);
    client().close(10s);
    client().close(1s);
    backend().advance(1s);
    QVERIFY(a->threw<Cancelled>());
}

void tst_Closing::queuedRequestsOfGroupsAreCancelled()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    PendingResponse *b = parallel.get("/b");
    backend().run();
    const auto end = mock->run(client().close());
    QCOMPARE(b->error().kind(), Error::Kind::Cancelled);
    QVERIFY(!end->isDone());
    site->answer("/a");
    QVERIFY(end->isDone());
    QCOMPARE(mock->run(parallel.nextResult())->value->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "a");
}

void tst_Closing::aRedirectOnTheWayIsFollowed()
{
    const auto a = mock->run(client().get("/a"));
    const auto end = mock->run(client().close());
    site->answer("/a", "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(!end->isDone());
    site->answer("/b");
    QCOMPARE(a->value->content(), "b");
    QVERIFY(end->isDone());
}

void tst_Closing::aStreamedBodyMayBeRead()
{
    const auto a = mock->run(client().get("/a").stream());
    site->answer("/a");
    const auto end = mock->run(client().close());
    const auto body = mock->run(a->value->read());
    QCOMPARE(*body->value, "a");
    backend().run();
    QVERIFY(end->isDone());
}

void tst_Closing::everyoneWhoWaitsIsTold()
{
    mock->run(client().get("/a"));
    const auto first = mock->run(client().close());
    const auto second = mock->run(client().close());
    site->answer("/a");
    QCOMPARE(first->ends, 1);
    QCOMPARE(second->ends, 1);
}

void tst_Closing::theClientMayBeDestroyedMeanwhile()
{
    int told = 0;
    connect(&client(), &AsyncClient::closed, this, [&told] { ++told; });
    const auto a = mock->run(client().get("/a"));
    const auto end = mock->run(client().close());
    mock->client.reset();
    backend().run();
    QVERIFY(a->threw<Cancelled>());
    QCOMPARE(end->ends, 1);
    QCOMPARE(told, 0);
}

void tst_Closing::theClientMayBeDestroyedByTheSignal()
{
    connect(&client(), &AsyncClient::closed, this, [this] { mock->client.reset(); });
    const auto end = mock->run(client().close());
    QVERIFY(!mock->client);
    QCOMPARE(end->ends, 1);
}

void tst_Closing::idleConnectionsAreClosed()
{
    const auto a = mock->run(client().get("/a"));
    site->answer("/a");
    QCOMPARE(mock->pool().idle, 1);
    client().close();
    backend().run();
    QCOMPARE(mock->pool().idle, 0);
    QVERIFY(mock->peer()->isClosedByClient());
}

// Without and with an argument that is no grace.
void tst_Closing::aSignalMayCloseIt()
{
    connect(this, &tst_Closing::left, &client(), qOverload<>(&AsyncClient::close));
    connect(this, &tst_Closing::clicked, &client(), qOverload<>(&AsyncClient::close));
    const auto a = mock->run(client().get("/a"));
    Q_EMIT clicked(true);
    QVERIFY(client().isClosed());
    Q_EMIT left();
    backend().advance(4999ms);
    QVERIFY(!a->isDone());
    backend().advance(1ms);
    QVERIFY(a->threw<Cancelled>());
}

QTEST_GUILESS_MAIN(tst_Closing)
#include "tst_closing.moc"
