// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"

#include <QtCore/qbuffer.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Expectation : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        site = MockSite();
        site.start(backend());
    }
    void cleanup() { verifyNothingLeft(); }

    void continued_data();
    void continued();
    void nobodyAnswers_data();
    void nobodyAnswers();
    void bodyIsNotWanted_data();
    void bodyIsNotWanted();
    void successWithoutTheBody();
    void expectationFailed_data();
    void expectationFailed();
    void otherInformation();
    void lateContinue();
    void endedWhileHeld_data();
    void endedWhileHeld();
    void timeoutsWhileHeld();
    void noBody();
    void redirected();
    void redirectedWhileHeld();
    void writeTimeoutAfterIt();

private:
    static void noAnswer(MockPeer *) {}
    RequestBuilder bodyOf(const QString &kind);

    MockSite site;
    QBuffer device;
    QByteArray body;
};

namespace {

const QByteArray Continue = QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n");

QCoro::AsyncGenerator<QByteArray> pieces()
{
    QByteArray one = "one ";
    co_yield one;
    QByteArray two = "two";
    co_yield two;
}

} // namespace

RequestBuilder tst_Expectation::bodyOf(const QString &kind)
{
    RequestBuilder request = client().put("http://example.com/a").expectContinue();
    if (kind == u"bytes") {
        body = "bytes";
        request.body(body);
    } else if (kind == u"many bytes") {
        body = QByteArray(1'000'000, 'm');
        request.body(body);
    } else if (kind == u"device") {
        body = QByteArray(200'000, 'd');
        device.close();
        device.setData(body);
        device.open(QIODevice::ReadOnly);
        request.body(&device);
    } else {
        body = "one two";
        request.body(pieces());
    }
    return request;
}

void tst_Expectation::continued_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "bytes", "many bytes", "device", "generator" })
        QTest::addRow("%s", kind) << QString::fromLatin1(kind);
}

void tst_Expectation::continued()
{
    QFETCH(QString, kind);
    site.handle("example.com/a", &tst_Expectation::noAnswer);
    const auto outcome = mock->run(bodyOf(kind));
    MockPeer *peer = backend().peer(0);
    QCOMPARE(site.field(0, "Expect"), "100-continue"_ba);
    QVERIFY(peer->received().endsWith("\r\n\r\n"));
    backend().advance(500ms);
    QVERIFY(peer->received().endsWith("\r\n\r\n"));
    peer->send(Continue);
    backend().run();
    const WireRequest wire(peer->received());
    QVERIFY(wire.isWhole);
    QCOMPARE(wire.body, body);
    QVERIFY(!outcome->isDone());
    peer->send(response("taken"));
    backend().run();
    QCOMPARE(outcome->value.value().content(), "taken"_ba);
    QCOMPARE(outcome->value->informational().size(), 1);
    QCOMPARE(outcome->value->informational()[0].status(), 100);
    QCOMPARE(mock->pool().idle, 1);
}

void tst_Expectation::nobodyAnswers_data()
{
    continued_data();
}

void tst_Expectation::nobodyAnswers()
{
    QFETCH(QString, kind);
    site.handle("example.com/a", &tst_Expectation::noAnswer);
    const auto outcome = mock->run(bodyOf(kind));
    backend().advance(999ms);
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\n"));
    backend().advance(1ms);
    const WireRequest wire(backend().peer(0)->received());
    QVERIFY(wire.isWhole);
    QCOMPARE(wire.body, body);
    backend().peer(0)->send(response("taken"));
    backend().run();
    QCOMPARE(outcome->value.value().content(), "taken"_ba);
    QCOMPARE(mock->pool().idle, 1);
    // As long as one likes.
    site.handle("example.com/b", &tst_Expectation::noAnswer);
    const auto patient =
            mock->run(client().put("http://example.com/b").body("b"_ba).expectContinue(5s));
    backend().advance(4999ms);
    QVERIFY(!backend().peer(0)->received().endsWith("\r\n\r\nb"));
    backend().advance(1ms);
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\nb"));
    backend().peer(0)->send(response("taken"));
    backend().run();
    QVERIFY(patient->value);
}

void tst_Expectation::bodyIsNotWanted_data()
{
    continued_data();
}

// What was announced is not sent, so that nothing can follow on this connection.
void tst_Expectation::bodyIsNotWanted()
{
    QFETCH(QString, kind);
    site.answer("example.com/a", response("too large", {}, "413 Content Too Large"));
    const auto outcome = mock->run(bodyOf(kind));
    QCOMPARE(outcome->value.value().status(), 413);
    QCOMPARE(outcome->value->content(), "too large"_ba);
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\n"));
    QVERIFY(backend().peer(0)->isClosedByClient());
    QCOMPARE(mock->pool().idle, 0);
    backend().advance(5s);
    QCOMPARE(outcome->ends, 1);
}

void tst_Expectation::successWithoutTheBody()
{
    site.answer("example.com/a", response("did not need it"));
    const auto outcome = mock->run(bodyOf(u"bytes"_s));
    QCOMPARE(outcome->value.value().content(), "did not need it"_ba);
    QCOMPARE(mock->pool().idle, 0);
}

void tst_Expectation::expectationFailed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isSentAgain");
    QTest::newRow("bytes") << u"bytes"_s << true;
    QTest::newRow("device") << u"device"_s << true;
    // Nothing of it was taken, but it cannot be told.
    QTest::newRow("generator") << u"generator"_s << false;
}

void tst_Expectation::expectationFailed()
{
    QFETCH(QString, kind);
    QFETCH(bool, isSentAgain);
    site.answer("example.com/a",
                { response("what?", {}, "417 Expectation Failed"), response("taken") });
    const auto outcome = mock->run(bodyOf(kind));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->status(), isSentAgain ? 200 : 417);
    QCOMPARE(site.heads.size(), isSentAgain ? 2 : 1);
    if (!isSentAgain) {
        QCOMPARE(outcome->value->content(), "what?"_ba);
        return;
    }
    QVERIFY(!site.hasField(1, "Expect"));
    QCOMPARE(WireRequest(backend().peer(1)->received()).body, body);
    const QList<Attempt> attempts = outcome->value->attempts();
    QCOMPARE(attempts.size(), 1);
    QCOMPARE(attempts[0].reason(), Attempt::Reason::Expectation);
    QCOMPARE(attempts[0].response().status(), 417);
    // Not because of something else.
    site.answer("example.com/b", response("what?", {}, "417 Expectation Failed"));
    const auto plain = mock->run(client().put("http://example.com/b").body("b"_ba));
    QCOMPARE(plain->value.value().status(), 417);
    QCOMPARE(plain->value->content(), "what?"_ba);
}

void tst_Expectation::otherInformation()
{
    site.answer("example.com/a", "HTTP/1.1 103 Early Hints\r\n\r\n"_ba);
    const auto outcome = mock->run(bodyOf(u"bytes"_s));
    backend().advance(500ms);
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\n"));
    backend().peer(0)->send(Continue);
    backend().run();
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\nbytes"));
    backend().peer(0)->send(response("taken"));
    backend().run();
    QCOMPARE(outcome->value.value().informational().size(), 2);
}

// A 100 that comes when the body is out already, and one more for good measure.
void tst_Expectation::lateContinue()
{
    site.handle("example.com/a", &tst_Expectation::noAnswer);
    const auto outcome = mock->run(bodyOf(u"bytes"_s));
    backend().advance(1s);
    backend().peer(0)->send(Continue + Continue + response("taken"));
    backend().run();
    QCOMPARE(outcome->value.value().content(), "taken"_ba);
    QCOMPARE(WireRequest(backend().peer(0)->received()).body, body);
    QCOMPARE(mock->pool().idle, 1);
}

void tst_Expectation::endedWhileHeld_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : { "cancelAll", "client", "reset", "fin", "total" })
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

void tst_Expectation::endedWhileHeld()
{
    QFETCH(QString, how);
    for (const QString &kind : { u"bytes"_s, u"device"_s, u"generator"_s }) {
        if (!mock->client)
            break;
        site.handle("example.com/a", &tst_Expectation::noAnswer);
        RequestBuilder request = bodyOf(kind);
        const auto outcome = mock->run(std::move(request.timeout(800ms)));
        MockPeer *peer = backend().peers().constLast();
        if (how == u"cancelAll")
            client().cancelAll();
        else if (how == u"client")
            mock->client.reset();
        else if (how == u"reset")
            peer->reset();
        else if (how == u"fin")
            peer->finish();
        else
            backend().advance(800ms);
        backend().run();
        QCOMPARE(outcome->ends, 1);
        QVERIFY(outcome->error());
        QCOMPARE(outcome->error().isCancelled(), how == u"cancelAll" || how == u"client");
        QCOMPARE(outcome->threw<TotalTimeout>(), how == u"total");
        backend().advance(5s);
        QCOMPARE(outcome->ends, 1);
        QVERIFY(peer->received().endsWith("\r\n\r\n"));
    }
}

// Waiting for the server's word is no silence of either side; what follows it is.
void tst_Expectation::timeoutsWhileHeld()
{
    Timeout timeout;
    timeout.write = 500ms;
    timeout.firstByte = 700ms;
    site.handle("example.com/a", &tst_Expectation::noAnswer);
    RequestBuilder request = bodyOf(u"bytes"_s);
    const auto outcome = mock->run(std::move(request.timeout(timeout)));
    backend().advance(1s);
    QVERIFY(!outcome->isDone());
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\nbytes"));
    backend().advance(699ms);
    QVERIFY(!outcome->isDone());
    backend().advance(1ms);
    QVERIFY(outcome->threw<ReadTimeout>());
    QCOMPARE(outcome->error().phase(), Error::Phase::Head);
}

void tst_Expectation::noBody()
{
    site.answer("example.com/a", response("got"));
    const auto outcome = mock->run(client().get("http://example.com/a").expectContinue());
    QCOMPARE(outcome->value.value().content(), "got"_ba);
    // RFC 9110 10.1.1: not in a request without content
    QVERIFY(!site.hasField(0, "Expect"));
    QCOMPARE(mock->pool().idle, 1);
}

void tst_Expectation::redirected()
{
    site.handle("example.com/a", [](MockPeer *peer) { peer->send(Continue); });
    site.handle("example.com/b", [](MockPeer *peer) { peer->send(Continue); });
    const auto outcome = mock->run(bodyOf(u"bytes"_s));
    backend().peer(0)->send(redirect("/b", "307 Temporary Redirect"));
    backend().run();
    QCOMPARE(site.field(1, "Expect"), "100-continue"_ba);
    QCOMPARE(backend().connectionCount(), 1);
    backend().peer(0)->send(response("taken"));
    backend().run();
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "taken"_ba);
    QCOMPARE(outcome->value->informational().size(), 1);
}

void tst_Expectation::redirectedWhileHeld()
{
    site.answer("example.com/a", redirect("/b", "303 See Other"));
    site.answer("example.com/b", response("here"));
    const auto outcome = mock->run(bodyOf(u"device"_s));
    QCOMPARE(outcome->value.value().content(), "here"_ba);
    QVERIFY(!site.hasField(1, "Expect"));
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Expectation::writeTimeoutAfterIt()
{
    site.handle("example.com/a", [](MockPeer *peer) {
        peer->setWindow(0);
        peer->send(Continue);
    });
    Timeout timeout;
    timeout.write = 2s;
    RequestBuilder request = bodyOf(u"many bytes"_s);
    const auto outcome = mock->run(std::move(request.timeout(timeout)));
    backend().advance(1999ms);
    QVERIFY(!outcome->isDone());
    backend().advance(1ms);
    QVERIFY2(outcome->threw<WriteTimeout>(), qPrintable(outcome->error().toString()));
}

QTEST_GUILESS_MAIN(tst_Expectation)
#include "tst_expectation.moc"
