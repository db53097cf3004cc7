// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"
#include "client/pendingresponse.h"
#include "client/wirerequest.h"
#include "http/pausablesource.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>

#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_RequestBody : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void json_data();
    void json();
    void jsonKeepsTheContentTypeGiven();
    void form_data();
    void form();
    void formOfQUrlQuery();
    void bytes_data();
    void bytes();
    void randomAccessDevice();
    void sequentialDevice();
    void sequentialDeviceThatIsDestroyed();
    void generator();
    void generatorThatWaits();
    void generatorThatThrows_data();
    void generatorThatThrows();
    void generatorOfNothing();
    void generatorIsDroppedWhileItWaits();
    void sourceThatThrows_data();
    void sourceThatThrows();
    void sourceOfWrongLength_data();
    void sourceOfWrongLength();
    void slowServerHoldsTheSourceBack();
    void pausedBodyWaits();
    void pausedOnTheWay();
    void answerBeforeTheBodyIsSent();

private:
    WireRequest sent(RequestBuilder request);
};

WireRequest tst_RequestBody::sent(RequestBuilder request)
{
    client().closeIdleConnections();
    mock->serve({ response("ok") });
    const auto outcome = mock->run(std::move(request));
    if (!outcome->value)
        return WireRequest("failed: " + outcome->error().toString().toUtf8());
    return WireRequest(backend().peers().constLast()->received());
}

namespace {

// A sequential device that is fed by hand.
class Pipe final : public QIODevice
{
public:
    Pipe() { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_data.size() + QIODevice::bytesAvailable(); }
    void feed(const QByteArray &data)
    {
        m_data += data;
        Q_EMIT readyRead();
    }
    void finish() { Q_EMIT readChannelFinished(); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 count = qMin(size, qint64(m_data.size()));
        std::copy_n(m_data.constData(), count, data);
        m_data.remove(0, qsizetype(count));
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
};

// Announces one length and gives another.
class LyingSource final : public BodySource
{
public:
    LyingSource(qint64 announced, const QList<QByteArray> &pieces)
        : m_announced(announced)
        , m_pieces(pieces)
    {}
    qint64 size() const override { return m_announced; }
    bool isReplayable() const override { return false; }
    bool rewind() override { return false; }
    Pull pull(QByteArray &buffer, qsizetype) override
    {
        if (m_pieces.isEmpty())
            return Pull::End;
        buffer += m_pieces.takeFirst();
        return Pull::Bytes;
    }

private:
    qint64 m_announced;
    QList<QByteArray> m_pieces;
};

// Gives as much as is wanted, for ever, and counts.
class EndlessSource final : public BodySource
{
public:
    qint64 size() const override { return -1; }
    bool isReplayable() const override { return false; }
    bool rewind() override { return false; }
    Pull pull(QByteArray &buffer, qsizetype wanted) override
    {
        buffer.append(wanted, 'e');
        given += wanted;
        return Pull::Bytes;
    }

    qint64 given = 0;
};

// Resumes who waits for it when it is opened.
class Gate
{
public:
    class Awaiter
    {
    public:
        explicit Awaiter(Gate &gate)
            : m_gate(gate)
        {}
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting) { m_gate.m_waiting = waiting; }
        void await_resume() const noexcept {}

    private:
        Gate &m_gate;
    };
    Awaiter operator co_await() { return Awaiter(*this); }
    bool isAwaited() const { return bool(m_waiting); }
    void open() { std::exchange(m_waiting, nullptr).resume(); }

private:
    std::coroutine_handle<> m_waiting;
};

QCoro::AsyncGenerator<QByteArray> pieces(QList<QByteArray> all)
{
    for (const QByteArray &piece : std::as_const(all)) {
        QByteArray copy = piece;
        co_yield copy;
    }
}

QCoro::AsyncGenerator<QByteArray> waitingPieces(Gate *gate, bool *isDestroyed)
{
    const auto mark = qScopeGuard([isDestroyed] { *isDestroyed = true; });
    QByteArray first = "before";
    co_yield first;
    co_await *gate;
    QByteArray second = "after";
    co_yield second;
}

enum class Throws { AtOnce, Later, SomethingElse };

QCoro::AsyncGenerator<QByteArray> throwingPieces(Throws how)
{
    if (how == Throws::AtOnce)
        throw std::runtime_error("no disk");
    QByteArray piece = "piece";
    co_yield piece;
    if (how == Throws::SomethingElse)
        throw 7;
    throw std::runtime_error("no disk");
}

} // namespace

void tst_RequestBody::json_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("object") << QJsonValue(QJsonObject { { u"a"_s, 1 }, { u"b"_s, u"ü"_s } })
                            << "{\"a\":1,\"b\":\"\xc3\xbc\"}"_ba;
    QTest::newRow("array") << QJsonValue(QJsonArray { 1, QJsonArray() }) << "[1,[]]"_ba;
    QTest::newRow("string") << QJsonValue(u"a\"]"_s) << "\"a\\\"]\""_ba;
    QTest::newRow("number") << QJsonValue(1.5) << "1.5"_ba;
    QTest::newRow("true") << QJsonValue(true) << "true"_ba;
    QTest::newRow("null") << QJsonValue() << "null"_ba;
}

void tst_RequestBody::json()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const QByteArray, text);
    WireRequest request = sent(client().post("http://example.com/").json(value));
    QCOMPARE(request.body, text);
    QCOMPARE(request.field("Content-Type"), "application/json"_ba);
    QCOMPARE(request.field("Content-Length"), QByteArray::number(text.size()));
    if (value.isObject()) {
        request = sent(client().put("http://example.com/").json(value.toObject()));
        QCOMPARE(request.body, text);
        request = sent(client().put("http://example.com/").json(QJsonDocument(value.toObject())));
        QCOMPARE(request.body, text);
        QCOMPARE(request.field("Content-Type"), "application/json"_ba);
    }
}

void tst_RequestBody::jsonKeepsTheContentTypeGiven()
{
    const WireRequest request = sent(client().patch("http://example.com/")
                                             .header("content-type", "application/merge-patch+json")
                                             .json(QJsonValue(1)));
    QVERIFY(request.head.contains("\r\ncontent-type: application/merge-patch+json\r\n"));
    QVERIFY(!request.head.contains("Content-Type"));
}

void tst_RequestBody::form_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << u"a"_s << u"b"_s << "a=b"_ba;
    QTest::newRow("space") << u"a b"_s << u" c "_s << "a+b=+c+"_ba;
    QTest::newRow("reserved") << u"a+b%&="_s << u"+%&=\r\n"_s
                              << "a%2Bb%25%26%3D=%2B%25%26%3D%0D%0A"_ba;
    QTest::newRow("unreserved") << u"*-._"_s << u"~"_s << "*-._=%7E"_ba;
    QTest::newRow("UTF-8") << u"ü"_s << u"€"_s << "%C3%BC=%E2%82%AC"_ba;
    QTest::newRow("empty") << QString() << QString() << "="_ba;
}

void tst_RequestBody::form()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const QByteArray, text);
    const WireRequest request =
            sent(client().post("http://example.com/").form(name, value).form(name, "2"));
    QCOMPARE(request.body, text + '&' + text.left(text.indexOf('=')) + "=2");
    QCOMPARE(request.field("Content-Type"), "application/x-www-form-urlencoded"_ba);
    QCOMPARE(request.field("Content-Length"), QByteArray::number(request.body.size()));
}

void tst_RequestBody::formOfQUrlQuery()
{
    QUrlQuery fields;
    fields.addQueryItem(u"a"_s, u"1 2"_s);
    fields.addQueryItem(u"a"_s, u"3%26"_s);
    QCOMPARE(sent(client().post("http://example.com/").form(fields)).body, "a=1+2&a=3%26"_ba);
}

void tst_RequestBody::bytes_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : { 0, 1, 16 * 1024, 16 * 1024 + 1, 300 * 1024, 1024 * 1024 })
        QTest::addRow("%lld", static_cast<long long>(size)) << size;
}

void tst_RequestBody::bytes()
{
    QFETCH(const qsizetype, size);
    QByteArray body(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        body[i] = char(i * 7);
    const WireRequest request = sent(client().put("http://example.com/").body(body));
    QVERIFY(request.body == body);
    QCOMPARE(request.field("Content-Length"), QByteArray::number(size));
    QVERIFY(!request.hasField("Transfer-Encoding"));
    QCOMPARE(mock->pool().idle, 1);
}

void tst_RequestBody::randomAccessDevice()
{
    QBuffer device;
    device.setData("0123456789" + QByteArray(100'000, 'x'));
    device.open(QIODevice::ReadOnly);
    device.seek(5);
    const WireRequest request = sent(client().post("http://example.com/").body(&device));
    QCOMPARE(request.field("Content-Length"), "100005"_ba);
    QVERIFY(request.body == "56789" + QByteArray(100'000, 'x'));
}

void tst_RequestBody::sequentialDevice()
{
    Pipe pipe;
    const auto outcome = mock->run(client().post("http://example.com/").body(&pipe));
    QVERIFY(!outcome->isDone());
    pipe.feed("first");
    backend().run();
    QVERIFY(mock->peer()->received().endsWith("\r\n5\r\nfirst\r\n"));
    pipe.feed("second");
    pipe.finish();
    backend().run();
    mock->peer()->send(response("ok"));
    backend().run();
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    const WireRequest request(mock->peer()->received());
    QCOMPARE(request.field("Transfer-Encoding"), "chunked"_ba);
    QVERIFY(!request.hasField("Content-Length"));
    QCOMPARE(request.body, "firstsecond"_ba);
}

void tst_RequestBody::sequentialDeviceThatIsDestroyed()
{
    auto pipe = std::make_unique<Pipe>();
    const auto outcome = mock->run(client().post("http://example.com/").body(pipe.get()));
    pipe->feed("some");
    backend().run();
    pipe.reset();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(outcome->error().phase(), Error::Phase::Send);
    QCOMPARE(mock->pool().idle, 0);
}

void tst_RequestBody::generator()
{
    const QList<QByteArray> all = { "a"_ba, ""_ba, QByteArray(70'000, 'b'), "c"_ba };
    const WireRequest request = sent(client().post("http://example.com/").body(pieces(all)));
    QCOMPARE(request.field("Transfer-Encoding"), "chunked"_ba);
    QVERIFY(!request.hasField("Content-Length"));
    QVERIFY(request.body == all.join());
    QVERIFY(request.isWhole);
    QCOMPARE(mock->pool().idle, 1);
}

void tst_RequestBody::generatorOfNothing()
{
    const WireRequest request = sent(client().post("http://example.com/").body(pieces({})));
    QCOMPARE(request.field("Transfer-Encoding"), "chunked"_ba);
    QVERIFY(request.isWhole);
    QCOMPARE(request.body, QByteArray());
}

void tst_RequestBody::generatorThatWaits()
{
    Gate gate;
    bool isDestroyed = false;
    const auto outcome = mock->run(
            client().post("http://example.com/").body(waitingPieces(&gate, &isDestroyed)));
    QVERIFY(!outcome->isDone());
    QVERIFY(gate.isAwaited());
    QVERIFY(mock->peer()->received().endsWith("\r\n6\r\nbefore\r\n"));
    // Waiting for the program is nobody's timeout.
    backend().advance(std::chrono::hours(1));
    QVERIFY(!outcome->isDone());
    gate.open();
    backend().run();
    mock->peer()->send(response("ok"));
    backend().run();
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(WireRequest(mock->peer()->received()).body, "beforeafter"_ba);
    QVERIFY(isDestroyed);
}

void tst_RequestBody::generatorThatThrows_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QString>("text");
    QTest::newRow("at once") << int(Throws::AtOnce) << u"no disk"_s;
    QTest::newRow("later") << int(Throws::Later) << u"no disk"_s;
    QTest::newRow("no std::exception") << int(Throws::SomethingElse) << u"unknown type"_s;
}

void tst_RequestBody::generatorThatThrows()
{
    QFETCH(const int, how);
    QFETCH(const QString, text);
    const auto outcome =
            mock->run(client().post("http://example.com/").body(throwingPieces(Throws(how))));
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(outcome->error().phase(), Error::Phase::Send);
    QCOMPARE(outcome->error().party(), Error::Party::Local);
    QVERIFY(outcome->error().message().contains(text));
    // The server must not take what it has for a whole request.
    QVERIFY(!WireRequest(mock->peer()->received()).isWhole);
    QVERIFY(mock->peer()->isClosedByClient());
}

void tst_RequestBody::generatorIsDroppedWhileItWaits()
{
    Gate gate;
    bool isDestroyed = false;
    const auto outcome = mock->run(
            client().post("http://example.com/").body(waitingPieces(&gate, &isDestroyed)));
    client().cancelAll();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(outcome->error().phase(), Error::Phase::Send);
    // The exception holds the request, and so its body.
    outcome->exception = nullptr;
    // It must not be destroyed while it waits, and not leak when it no longer does.
    QVERIFY(!isDestroyed);
    gate.open();
    QVERIFY(isDestroyed);
}

void tst_RequestBody::sourceThatThrows_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("isCompressed");
    for (const QString &asked : { u"size"_s, u"isReplayable"_s, u"rewind"_s, u"pull"_s }) {
        QTest::addRow("%s", qPrintable(asked)) << asked << u""_s << false;
        if (asked != u"size") // how much it becomes is not known before
            QTest::addRow("%s, compressed", qPrintable(asked)) << asked << u""_s << true;
        QTest::addRow("%s, redirected", qPrintable(asked)) << asked << u"307 Redirect"_s << false;
        QTest::addRow("%s, repeated", qPrintable(asked)) << asked << u"503 Busy"_s << false;
        QTest::addRow("%s, unexpected", qPrintable(asked)) << asked << u"417 No"_s << false;
    }
}

// Also where it is asked once more: that request fails, and nothing else does.
void tst_RequestBody::sourceThatThrows()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, status);
    QFETCH(const bool, isCompressed);
    class ThrowingSource final : public BodySource
    {
    public:
        qint64 size() const override
        {
            ask(u"size");
            return 3;
        }
        bool isReplayable() const override
        {
            ask(u"isReplayable");
            return true;
        }
        bool rewind() override
        {
            ask(u"rewind");
            m_isRead = false;
            return true;
        }
        Pull pull(QByteArray &buffer, qsizetype) override
        {
            ask(u"pull");
            if (std::exchange(m_isRead, true))
                return Pull::End;
            buffer += "abc";
            return Pull::Bytes;
        }
        QString thrower;

    private:
        void ask(QStringView what) const
        {
            if (thrower == what)
                throw std::runtime_error("no paper");
        }
        bool m_isRead = false;
    };
    const auto source = std::make_shared<ThrowingSource>();
    if (status.isEmpty())
        source->thrower = asked;
    client().setRetries(RetryPolicy(1).setBackoff(0ms).setMethods({ "POST" }));
    answerRequests(backend(), [&](MockPeer *answering, const QByteArray &) {
        source->thrower = asked;
        answering->send(status.isEmpty() ? response("ok")
                                         : response({}, "Location: /b\r\n", status.toLatin1()));
    });
    for (const bool isPending : { false, true }) {
        if (!status.isEmpty())
            source->thrower.clear();
        RequestBuilder request = client().post("http://example.com/").body(Body(source));
        if (isCompressed)
            request.compressed();
        if (status.startsWith(u"417"))
            request.expectContinue(1ms);
        if (isPending) {
            const std::unique_ptr<PendingResponse> pending(request.start(nullptr));
            backend().advance(10ms);
            QVERIFY(pending->isFinished());
            QVERIFY2(pending->error().message().contains(u"no paper"),
                     qPrintable(pending->error().toString()));
        } else {
            const auto outcome = watch(std::move(request));
            backend().advance(10ms);
            QCOMPARE(outcome->ends, 1);
            QVERIFY(outcome->exception);
        }
    }
    client().setRetries(RetryPolicy());
}

void tst_RequestBody::sourceOfWrongLength_data()
{
    QTest::addColumn<qint64>("announced");
    QTest::addColumn<QList<QByteArray>>("given");
    QTest::newRow("too short") << qint64(6) << QList<QByteArray> { "12345"_ba };
    QTest::newRow("nothing") << qint64(1) << QList<QByteArray> {};
    QTest::newRow("too long") << qint64(4) << QList<QByteArray> { "12345"_ba };
    QTest::newRow("too long later") << qint64(5) << QList<QByteArray> { "12345"_ba, "6"_ba };
}

void tst_RequestBody::sourceOfWrongLength()
{
    QFETCH(const qint64, announced);
    QFETCH(const QList<QByteArray>, given);
    const Body body(std::make_shared<LyingSource>(announced, given));
    const auto outcome = mock->run(client().post("http://example.com/").body(body));
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(outcome->error().phase(), Error::Phase::Send);
    QVERIFY(outcome->error().message().contains(QString::number(announced)));
    QVERIFY(mock->peer()->isClosedByClient());
    const QByteArray wire = mock->peer()->received();
    QVERIFY(wire.size() - wire.indexOf("\r\n\r\n") - 4 <= announced);
}

void tst_RequestBody::slowServerHoldsTheSourceBack()
{
    const auto source = std::make_shared<EndlessSource>();
    backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(1000); });
    const auto outcome = mock->run(client().post("http://example.com/").body(Body(source)));
    const qint64 mark = Limits().writeHighWater + 64 * 1024;
    QVERIFY(source->given <= mark);
    mock->peer()->drain(100'000);
    backend().run();
    QVERIFY(source->given <= mark + 100'000);
    client().cancelAll();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
}

// Nobody but the program is waited for: no timeout of a phase runs.
void tst_RequestBody::pausedBodyWaits()
{
    const auto source = std::make_shared<PausableSource>(Body("content"_ba));
    source->pause();
    const auto outcome = mock->run(client().post("http://example.com/").body(Body(source)));
    QVERIFY(mock->peer()->received().endsWith("\r\n\r\n"));
    backend().advance(24h);
    QVERIFY(!outcome->isDone());
    source->resume();
    QVERIFY(mock->peer()->received().endsWith("\r\n\r\n")); // not from inside the call
    backend().run();
    mock->peer()->send(response("ok"));
    backend().run();
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    const WireRequest request(mock->peer()->received());
    QCOMPARE(request.field("Content-Length"), "7"_ba);
    QCOMPARE(request.body, "content"_ba);
}

void tst_RequestBody::pausedOnTheWay()
{
    const auto endless = std::make_shared<EndlessSource>();
    const auto source = std::make_shared<PausableSource>(Body(endless));
    backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(1000); });
    const auto outcome = mock->run(client().post("http://example.com/").body(Body(source)));
    source->pause();
    const qint64 given = endless->given;
    QVERIFY(given > 0);
    mock->peer()->drain(10'000'000);
    backend().run();
    backend().advance(24h);
    QCOMPARE(endless->given, given);
    QVERIFY(!outcome->isDone());
    source->resume();
    backend().run();
    QVERIFY(endless->given > given);
    // What ends the request does not wait for it.
    source->pause();
    backend().run();
    client().cancelAll();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    source->resume();
    backend().run();
}

void tst_RequestBody::answerBeforeTheBodyIsSent()
{
    backend().setPeerHandler([](MockPeer *peer) {
        peer->setWindow(1000);
        peer->setScript({ response("too large", {}, "413 Content Too Large") });
    });
    const auto outcome =
            mock->run(client().post("http://example.com/").body(QByteArray(1'000'000, 'x')));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->status(), 413);
    QCOMPARE(outcome->value->content(), "too large"_ba);
    // The request was cut off in the middle, so the connection is of no more use.
    QCOMPARE(mock->pool().idle, 0);
}

QTEST_GUILESS_MAIN(tst_RequestBody)
#include "tst_requestbody.moc"
