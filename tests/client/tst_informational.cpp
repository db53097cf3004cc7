// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Responses ahead of the response (RFC 9110 15.2).

#include "client/mockclient.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_Informational : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void none();
    void beforeTheResponse();
    void ofEachRound();
    void streamed();
    void signalAtOnce();
    void signalInEachRound();
    void signalDestroysPending();
    void onlyThatAndNoResponse();
};

static QByteArray hints(const QByteArray &target)
{
    return "HTTP/1.1 103 Early Hints\r\nLink: <" + target + ">; rel=preload\r\n\r\n";
}

static QByteArray redirect(const QByteArray &target)
{
    return response("moved", "Location: " + target + "\r\n", "302 Found");
}

void tst_Informational::none()
{
    mock->serve({ response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QVERIFY(outcome->value->informational().isEmpty());
    QVERIFY(Response().informational().isEmpty());
}

void tst_Informational::beforeTheResponse()
{
    mock->serve({ "HTTP/1.1 102 Processing\r\n\r\n" + hints("/a") + hints("/b") + response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->status(), 200);
    QCOMPARE(outcome->value->content(), "ok");
    const QList<Response> ahead = outcome->value->informational();
    QCOMPARE(ahead.size(), 3);
    QCOMPARE(ahead[0].status(), 102);
    QVERIFY(ahead[0].isInformational());
    QCOMPARE(ahead[1].status(), 103);
    QCOMPARE(ahead[1].headers().value("Link"), "</a>; rel=preload");
    QCOMPARE(ahead[2].headers().value("Link"), "</b>; rel=preload");
    QVERIFY(!outcome->value->headers().contains("Link"));
}

void tst_Informational::ofEachRound()
{
    mock->serve({ hints("/before") + redirect("/b"), hints("/after") + response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->informational().size(), 1);
    QCOMPARE(outcome->value->informational().first().headers().value("Link"),
             "</after>; rel=preload");
    const Response first = outcome->value->history().first();
    QCOMPARE(first.informational().size(), 1);
    QCOMPARE(first.informational().first().headers().value("Link"), "</before>; rel=preload");
}

void tst_Informational::streamed()
{
    mock->serve({ hints("/a") + response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    QCOMPARE(outcome->value->informational().size(), 1);
    const auto content = mock->run(outcome->value->read());
    QCOMPARE(*content->value, "ok");
}

void tst_Informational::signalAtOnce()
{
    std::unique_ptr<PendingResponse> pending(client().get("http://example.com/").start(nullptr));
    QStringList notes;
    connect(pending.get(), &PendingResponse::informationReceived, this,
            [&](int status, const Headers &headers) {
                notes += u"%1 %2"_s.arg(status).arg(QString::fromLatin1(headers.value("Link")));
            });
    connect(pending.get(), &PendingResponse::responseReceived, this,
            [&](const Response &got) { notes += QString::number(got.status()); });
    connect(pending.get(), &PendingResponse::finished, this, [&] { notes += u"finished"_s; });
    backend().run();
    mock->peer()->send(hints("/a"));
    backend().run();
    QCOMPARE(notes, QStringList { u"103 </a>; rel=preload"_s });
    mock->peer()->send(hints("/b") + response("ok"));
    backend().run();
    QCOMPARE(notes, QStringList({ u"103 </a>; rel=preload"_s, u"103 </b>; rel=preload"_s, u"200"_s,
                                  u"finished"_s }));
}

void tst_Informational::signalInEachRound()
{
    std::unique_ptr<PendingResponse> pending(client().get("http://example.com/a").start(nullptr));
    QStringList notes;
    connect(pending.get(), &PendingResponse::informationReceived, this,
            [&](int, const Headers &headers) {
                notes += QString::fromLatin1(headers.value("Link"));
            });
    backend().run();
    // One by one, and at once with what follows.
    mock->peer()->send(hints("/1"));
    backend().run();
    mock->peer()->send(hints("/2") + redirect("/b"));
    backend().run();
    mock->peer()->send(hints("/3") + redirect("/c"));
    backend().run();
    mock->peer()->send(hints("/4"));
    backend().run();
    mock->peer()->send(response("ok"));
    backend().run();
    QVERIFY(pending->isFinished());
    QCOMPARE(notes, QStringList({ u"</1>; rel=preload"_s, u"</2>; rel=preload"_s,
                                  u"</3>; rel=preload"_s, u"</4>; rel=preload"_s }));
}

void tst_Informational::signalDestroysPending()
{
    auto *pending = client().get("http://example.com/").start(nullptr);
    int calls = 0;
    connect(pending, &PendingResponse::informationReceived, this, [&] {
        ++calls;
        delete std::exchange(pending, nullptr);
    });
    mock->serve({ hints("/a") + hints("/b") + response("ok") });
    backend().run();
    QCOMPARE(calls, 1);
    QVERIFY(!pending);
}

void tst_Informational::onlyThatAndNoResponse()
{
    const auto outcome = mock->run(client().get("http://example.com/"));
    mock->peer()->send(hints("/a"));
    mock->peer()->finish();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::RemoteProtocol);
}

QTEST_GUILESS_MAIN(tst_Informational)
#include "tst_informational.moc"
