// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;
Q_DECLARE_METATYPE(std::chrono::milliseconds)

class tst_Timeouts : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void silence_data();
    void silence();
    void poolTimeout();
    void waitingInThePoolIsNotConnecting();
    void writeTimeoutIsOfSilence();
    void readTimeoutIsOfSilence();
    void informationalResponsesAreNoAnswer_data();
    void informationalResponsesAreNoAnswer();
    void answerBehindInformationalResponses();
    void slowReaderIsNotTheServersSilence();
    void totalTimeoutOfTheWholeResponse();
    void totalTimeoutInEachPhase_data();
    void totalTimeoutInEachPhase();
    void noneWaitsForEver();
    void requestOverridesTheClient();
    void limits_data();
    void limits();
    void bufferedBodyLimit();
    void streamedBodyLimit();
    void tooManyWaitingRequests();

private:
    //! Advances to just before \a outcome is due, and then over it.
    template<typename OutcomePointer>
    bool endsAfter(const OutcomePointer &outcome, std::chrono::milliseconds time)
    {
        backend().advance(time - 1ms);
        if (outcome->isDone())
            return false;
        backend().advance(2ms);
        return outcome->ends == 1;
    }
};

// What a server does until it falls silent.
enum class Silent { Resolving, Connecting, Securing, Writing, Answering, InHead, InBody };

void tst_Timeouts::silence_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<Error::Phase>("phase");
    QTest::addColumn<std::chrono::milliseconds>("after");
    using Kind = Error::Kind;
    using Phase = Error::Phase;
    const auto add = [](const char *name, Silent at, Kind kind, Phase phase,
                        std::chrono::milliseconds after) {
        QTest::newRow(name) << int(at) << kind << phase << after;
    };
    add("resolving", Silent::Resolving, Kind::ConnectTimeout, Phase::Resolve, 10s);
    add("connecting", Silent::Connecting, Kind::ConnectTimeout, Phase::Connect, 10s);
    add("TLS", Silent::Securing, Kind::ConnectTimeout, Phase::Tls, 10s);
    add("writing", Silent::Writing, Kind::WriteTimeout, Phase::Send, 60s);
    add("first byte", Silent::Answering, Kind::ReadTimeout, Phase::Head, 60s);
    add("inside the head", Silent::InHead, Kind::ReadTimeout, Phase::Head, 60s);
    add("inside the body", Silent::InBody, Kind::ReadTimeout, Phase::Body, 60s);
}

void tst_Timeouts::silence()
{
    QFETCH(const int, at);
    QFETCH(const Error::Kind, kind);
    QFETCH(const Error::Phase, phase);
    QFETCH(const std::chrono::milliseconds, after);
    QByteArray host = "example.com";
    switch (Silent(at)) {
    case Silent::Resolving:
        host = "slow.example";
        backend().setLookupUnanswered(host);
        break;
    case Silent::Connecting:
        backend().setConnectBehaviour(ConnectBehaviour::neverAnswer());
        break;
    case Silent::Securing:
        backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
        break;
    case Silent::Writing:
        backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(300); });
        break;
    case Silent::Answering:
        break;
    case Silent::InHead:
        mock->serve({ "HTTP/1.1 200 O" });
        break;
    case Silent::InBody:
        mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc" });
        break;
    }
    const bool isTls = Silent(at) == Silent::Securing;
    const auto outcome = mock->run(client().post((isTls ? "https://" : "http://") + host + "/x")
                                           .body(QByteArray(400'000, 'x')));
    QVERIFY(endsAfter(outcome, after));
    QCOMPARE(outcome->kind(), kind);
    QCOMPARE(outcome->error().phase(), phase);
    QCOMPARE(outcome->error().party(), Error::Party::Remote);
    QVERIFY(outcome->threw<TimeoutError>());
    QVERIFY(outcome->error().message().contains(QString::number(after.count())));
    QCOMPARE(outcome->error().requestMayHaveReachedServer(), kind != Error::Kind::ConnectTimeout);
    QCOMPARE(backend().openStreams(), 0);
}

void tst_Timeouts::poolTimeout()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    client().setLimits(limits);
    const auto first = mock->run(client().get("http://example.com/1").timeout(Timeout::none()));
    const auto second = mock->run(client().get("http://example.com/2"));
    QCOMPARE(mock->pool().waiting, 1);
    QVERIFY(endsAfter(second, 30s));
    QCOMPARE(second->kind(), Error::Kind::PoolTimeout);
    QCOMPARE(second->error().phase(), Error::Phase::Pool);
    QCOMPARE(second->error().party(), Error::Party::Local);
    QVERIFY(second->threw<PoolTimeout>());
    QVERIFY(!first->isDone());
    mock->peer()->send(response("ok"));
    backend().run();
    QVERIFY(first->value);
}

void tst_Timeouts::waitingInThePoolIsNotConnecting()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    client().setLimits(limits);
    const auto first = mock->run(client().get("http://example.com/1"));
    const auto second = mock->run(client().get("http://example.com/2"));
    backend().advance(29s); // longer than the connect timeout
    mock->peer()->send(response("1"));
    backend().run();
    QVERIFY(first->value);
    QVERIFY(!second->isDone());
    mock->peer()->send(response("2"));
    backend().run();
    QVERIFY(second->value);
}

void tst_Timeouts::writeTimeoutIsOfSilence()
{
    backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(300); });
    const auto outcome =
            mock->run(client().post("http://example.com/").body(QByteArray(1'000'000, 'x')));
    for (int i = 0; i < 5; ++i) {
        backend().advance(59s);
        mock->peer()->drain(10);
    }
    QVERIFY2(!outcome->isDone(), qPrintable(outcome->error().toString()));
    backend().advance(121s);
    QCOMPARE(outcome->kind(), Error::Kind::WriteTimeout);
    QVERIFY(outcome->threw<WriteTimeout>());
}

void tst_Timeouts::readTimeoutIsOfSilence()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" });
    const auto outcome = mock->run(client().get("http://example.com/"));
    for (int i = 0; i < 5; ++i) {
        backend().advance(59s);
        mock->peer()->send("x");
    }
    backend().run();
    QVERIFY(!outcome->isDone());
    QVERIFY(endsAfter(outcome, 60s));
    QCOMPARE(outcome->kind(), Error::Kind::ReadTimeout);
    QCOMPARE(outcome->error().phase(), Error::Phase::Body);
}

void tst_Timeouts::informationalResponsesAreNoAnswer_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::newRow("100") << QByteArrayList { "HTTP/1.1 100 Continue\r\n\r\n" };
    QTest::newRow("103") << QByteArrayList { "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" };
    QTest::newRow("103 in pieces")
            << QByteArrayList { "HTTP/1.1 10", "3 Early Hints\r\nLin", "k: </a>\r\n\r\n" };
}

// RFC 9110 15.2: they may come for as long as the server likes, but the answer must not.
void tst_Timeouts::informationalResponsesAreNoAnswer()
{
    QFETCH(const QByteArrayList, pieces);
    const auto outcome = mock->run(client().get("http://example.com/"));
    qsizetype next = 0;
    for (int i = 0; i < 9; ++i) {
        backend().advance(6s);
        mock->peer()->send(pieces.at(next++ % pieces.size()));
        backend().run();
    }
    QVERIFY2(!outcome->isDone(), qPrintable(outcome->error().toString()));
    QVERIFY(endsAfter(outcome, 6s));
    QCOMPARE(outcome->kind(), Error::Kind::ReadTimeout);
    QCOMPARE(outcome->error().phase(), Error::Phase::Head);
    QVERIFY(outcome->error().message().contains(u"no response"));
}

// From its first byte on, the read timeout is what counts.
void tst_Timeouts::answerBehindInformationalResponses()
{
    const auto outcome = mock->run(client().get("http://example.com/"));
    backend().advance(59s);
    mock->peer()->send("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 2");
    backend().advance(59s);
    QVERIFY2(!outcome->isDone(), qPrintable(outcome->error().toString()));
    mock->peer()->send("00 OK\r\nContent-Length: 2\r\n\r\n");
    backend().advance(59s);
    mock->peer()->send("ok");
    backend().run();
    QCOMPARE(outcome->value.value().content(), "ok"_ba);
}

void tst_Timeouts::slowReaderIsNotTheServersSilence()
{
    mock->serve({ response("content") });
    const auto head = mock->run(client().get("http://example.com/").stream());
    QVERIFY(head->value);
    backend().advance(1h);
    const auto content = mock->run(head->value->read());
    QCOMPARE(content->value.value_or("nothing"), "content"_ba);
    head->value.reset();
}

void tst_Timeouts::totalTimeoutOfTheWholeResponse()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" });
    const auto outcome = mock->run(client().get("http://example.com/").timeout(5s));
    for (int i = 0; i < 4; ++i) {
        backend().advance(1s);
        mock->peer()->send("x");
    }
    QVERIFY(!outcome->isDone());
    QVERIFY(endsAfter(outcome, 1s));
    QCOMPARE(outcome->kind(), Error::Kind::TotalTimeout);
    QCOMPARE(outcome->error().phase(), Error::Phase::Body);
    QVERIFY(outcome->threw<TotalTimeout>());
    QVERIFY(!outcome->threw<Cancelled>());
}

void tst_Timeouts::totalTimeoutInEachPhase_data()
{
    silence_data();
}

void tst_Timeouts::totalTimeoutInEachPhase()
{
    QFETCH(const int, at);
    switch (Silent(at)) {
    case Silent::Resolving:
        backend().setLookupUnanswered("example.com");
        break;
    case Silent::Connecting:
        backend().setConnectBehaviour(ConnectBehaviour::neverAnswer());
        break;
    case Silent::Securing:
        backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
        break;
    case Silent::Writing:
        backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(300); });
        break;
    case Silent::Answering:
        break;
    case Silent::InHead:
        mock->serve({ "HTTP/1.1 200 O" });
        break;
    case Silent::InBody:
        mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc" });
        break;
    }
    const QByteArray url =
            Silent(at) == Silent::Securing ? "https://example.com/"_ba : "http://example.com/"_ba;
    Timeout timeout = Timeout::none();
    timeout.total = 7s;
    const auto outcome =
            mock->run(client().post(url).body(QByteArray(400'000, 'x')).timeout(timeout));
    QVERIFY(endsAfter(outcome, 7s));
    QCOMPARE(outcome->kind(), Error::Kind::TotalTimeout);
    QTEST(outcome->error().phase(), "phase");
    backend().setAddresses("example.com", { QHostAddress(QHostAddress::LocalHost) });
    QCOMPARE(backend().openStreams(), 0);
}

void tst_Timeouts::noneWaitsForEver()
{
    const auto outcome = mock->run(client().get("http://example.com/").timeout(Timeout::none()));
    backend().advance(std::chrono::hours(24 * 365));
    QVERIFY(!outcome->isDone());
    mock->peer()->send(response("at last"));
    backend().run();
    QVERIFY(outcome->value);
}

void tst_Timeouts::requestOverridesTheClient()
{
    Timeout timeout;
    timeout.firstByte = 5s;
    client().setTimeout(timeout);
    QCOMPARE(client().timeout(), timeout);
    const auto ofClient = mock->run(client().get("http://example.com/1"));
    const auto ofRequest = mock->run(client().get("http://example.com/2").firstByteTimeout(9s));
    const auto unlimited =
            mock->run(client().get("http://example.com/3").firstByteTimeout(std::nullopt));
    QVERIFY(endsAfter(ofClient, 5s));
    QVERIFY(!ofRequest->isDone());
    QVERIFY(endsAfter(ofRequest, 4s - 1ms));
    backend().advance(1h);
    QVERIFY(!unlimited->isDone());

    backend().setConnectBehaviour(ConnectBehaviour::neverAnswer());
    const auto connecting = mock->run(client().get("http://other.example/").connectTimeout(3s));
    QVERIFY(endsAfter(connecting, 3s));
    QCOMPARE(connecting->kind(), Error::Kind::ConnectTimeout);
    client().cancelAll();
}

void tst_Timeouts::limits_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("set");
    QTest::addColumn<QByteArray>("served");
    QTest::addColumn<Error::Phase>("phase");
    const auto add = [](const char *name, int set, const QByteArray &served, Error::Phase phase) {
        QTest::newRow(name) << QByteArray(name) << set << served << phase;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    add("headBytes", 100, ok + "A: " + QByteArray(100, 'x') + "\r\n\r\n", Error::Phase::Head);
    add("headerLineBytes", 50, ok + "A: " + QByteArray(100, 'x') + "\r\n\r\n", Error::Phase::Head);
    add("statusLineBytes", 50, "HTTP/1.1 200 " + QByteArray(100, 'x') + "\r\n\r\n",
        Error::Phase::Head);
    add("headerFields", 3, ok + "A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n", Error::Phase::Head);
    add("informationalResponses", 2, QByteArray("HTTP/1.1 102 X\r\n\r\n").repeated(3),
        Error::Phase::Head);
    add("chunkExtensionBytes", 10, chunked + "1;" + QByteArray(20, 'e') + "\r\nx\r\n",
        Error::Phase::Body);
    add("chunkExtensionBytesTotal", 25, chunked + QByteArray("1;eeeeeeee\r\nx\r\n").repeated(4),
        Error::Phase::Body);
    add("trailerBytes", 20, chunked + "0\r\nA: " + QByteArray(30, 'x') + "\r\n\r\n",
        Error::Phase::Body);
    add("trailerFields", 1, chunked + "0\r\nA: 1\r\nB: 2\r\n\r\n", Error::Phase::Body);
    add("contentCodings", 1, ok + "Content-Encoding: gzip, gzip\r\nContent-Length: 1\r\n\r\nx",
        Error::Phase::Body);
}

void tst_Timeouts::limits()
{
    QFETCH(const QByteArray, name);
    QFETCH(const int, set);
    QFETCH(const QByteArray, served);
    QFETCH(const Error::Phase, phase);
    using Member = qint64 Limits::*;
    const QHash<QByteArray, Member> members {
        { "headBytes", &Limits::headBytes },
        { "headerLineBytes", &Limits::headerLineBytes },
        { "statusLineBytes", &Limits::statusLineBytes },
        { "headerFields", &Limits::headerFields },
        { "informationalResponses", &Limits::informationalResponses },
        { "chunkExtensionBytes", &Limits::chunkExtensionBytes },
        { "chunkExtensionBytesTotal", &Limits::chunkExtensionBytesTotal },
        { "trailerBytes", &Limits::trailerBytes },
        { "trailerFields", &Limits::trailerFields },
        { "contentCodings", &Limits::contentCodings },
    };
    Limits limits;
    limits.*members.value(name) = set;
    client().setLimits(limits);
    mock->serve({ served });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(outcome->error().limitName(), QString::fromLatin1(name));
    QCOMPARE(outcome->error().limitValue(), qint64(set));
    QVERIFY(outcome->error().limitSeen() > set);
    QCOMPARE(outcome->error().phase(), phase);
    QCOMPARE(outcome->error().party(), Error::Party::Remote);
    QVERIFY(outcome->threw<LimitExceeded>());
    QCOMPARE(mock->pool().idle, 0);
}

void tst_Timeouts::bufferedBodyLimit()
{
    Limits limits;
    limits.bufferedBodyBytes = 1000;
    client().setLimits(limits);
    for (const qsizetype size : { 1000, 1001, 10'000 }) {
        mock->serve({ response(QByteArray(size, 'x')) });
        client().closeIdleConnections();
        const auto outcome = mock->run(client().get("http://example.com/"));
        QCOMPARE(bool(outcome->value), size <= 1000);
        if (size > 1000)
            QCOMPARE(outcome->error().limitName(), u"bufferedBodyBytes"_s);
    }
    // A body in pieces is not kept, and may be of any size.
    mock->serve({ response(QByteArray(10'000, 'x')) });
    const auto head = mock->run(client().get("http://example.com/").stream());
    QVERIFY(head->value);
    QCOMPARE(mock->run(head->value->nextChunk())->value->value_or(QByteArray()).size(), 10'000);
    head->value.reset();
}

void tst_Timeouts::streamedBodyLimit()
{
    Limits limits;
    limits.streamedBodyBytes = 1000;
    client().setLimits(limits);
    mock->serve({ response(QByteArray(1001, 'x')) });
    const auto head = mock->run(client().get("http://example.com/").stream());
    QVERIFY(head->value);
    auto part = mock->run(head->value->nextChunk());
    while (part->value && *part->value)
        part = mock->run(head->value->nextChunk());
    QCOMPARE(part->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(part->error().limitName(), u"streamedBodyBytes"_s);
    head->value.reset();
}

void tst_Timeouts::tooManyWaitingRequests()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    limits.maxWaitingRequests = 2;
    client().setLimits(limits);
    const auto running = mock->run(client().get("http://example.com/1"));
    const auto second = mock->run(client().get("http://example.com/2"));
    const auto third = mock->run(client().get("http://example.com/3"));
    const auto fourth = watch(client().get("http://example.com/4"));
    QVERIFY(!fourth->isDone());
    backend().run();
    QCOMPARE(fourth->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(fourth->error().limitName(), u"maxWaitingRequests"_s);
    QCOMPARE(mock->pool().waiting, 2);
    client().cancelAll();
    backend().run();
    QCOMPARE(running->kind(), Error::Kind::Cancelled);
    QCOMPARE(second->error().phase(), Error::Phase::Pool);
    QCOMPARE(third->ends, 1);
    QCOMPARE(backend().connectionCount(), 1);
}

QTEST_GUILESS_MAIN(tst_Timeouts)
#include "tst_timeouts.moc"
