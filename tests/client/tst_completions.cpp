// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/lifetimecoroutine.h"
#include "client/mockclient.h"

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qregularexpression.h>

#include <thread>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Completions : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void result();
    void task();
    void droppedTaskGoesOn();
    void future();
    void futureOfAFailure();
    void cancelledFuture();
    void thenWithResult();
    void thenWithResponse();
    void thenWithFailure();
    void thenThatThrows();
    void thenWithoutItsContext_data();
    void thenWithoutItsContext();
    void destroyedCoroutineCancels();

    void stopToken_data();
    void stopToken();
    void stopFromAnotherThread();
    void contextIsDestroyed_data();
    void contextIsDestroyed();
    void cancelAll();

    void waitForValues();
    void waitForWhatThrows();
    void waitForALimit();
    void waitForOthersQuit();

    void exceptions_data();
    void exceptions();
    void exceptionsCarryTheRequest();
};

void tst_Completions::result()
{
    mock->serve({ response("ok") });
    const auto good = mock->run(client().get("http://example.com/").result());
    QVERIFY(good->value->hasValue());
    QCOMPARE(good->value->value().content(), "ok"_ba);
    const auto bad = mock->run(client().get("ftp://example.com/").result());
    QVERIFY(!bad->exception);
    QCOMPARE(bad->value->error().kind(), Error::Kind::UnsupportedProtocol);
}

void tst_Completions::task()
{
    mock->serve({ response("ok") });
    const auto good = mock->run(client().get("http://example.com/").toTask());
    QCOMPARE(good->value->content(), "ok"_ba);
    const auto bad = mock->run(client().get("nonsense").toTask());
    QVERIFY(bad->threw<InvalidUrl>());
}

void tst_Completions::droppedTaskGoesOn()
{
    mock->serve({ response("ok") });
    client().get("http://example.com/").toTask();
    backend().run();
    QCOMPARE(mock->peer()->requestCount(), 1);
    QCOMPARE(mock->pool().idle, 1);
}

void tst_Completions::future()
{
    mock->serve({ response("ok") });
    const QFuture<Response> future = client().get("http://example.com/").toFuture();
    QVERIFY(future.isStarted());
    QVERIFY(!future.isFinished());
    backend().run();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().content(), "ok"_ba);
    QCOMPARE(future.resultCount(), 1);
}

void tst_Completions::futureOfAFailure()
{
    QFuture<Response> future = client().get("http://example.com/").toFuture();
    backend().run();
    mock->peer()->finish();
    backend().run();
    QVERIFY(future.isFinished());
    QVERIFY_THROWS_EXCEPTION(ReadError, future.waitForFinished());
    bool wasCalled = false;
    future.then([](const Response &) {}).onFailed([&](const HttpError &error) {
        wasCalled = error.error().kind() == Error::Kind::Read;
    });
    QVERIFY(wasCalled);
}

void tst_Completions::cancelledFuture()
{
    QFuture<Response> future = client().get("http://example.com/").toFuture();
    backend().run();
    future.cancel();
    QVERIFY(future.isCanceled());
    QCoreApplication::processEvents(); // the future tells its watcher by event
    backend().run();
    QVERIFY(future.isFinished());
    QCOMPARE(backend().openStreams(), 0);
    QCOMPARE(client().runningRequests(), 0);
}

void tst_Completions::thenWithResult()
{
    mock->serve({ response("ok") });
    QObject context;
    int calls = 0;
    client().get("http://example.com/").then(&context, [&](const Result<Response> &result) {
        ++calls;
        QCOMPARE(result->content(), "ok"_ba);
    });
    QCOMPARE(calls, 0);
    backend().run();
    QCOMPARE(calls, 1);
    client().get("nonsense").then(&context, [&](const Result<Response> &result) {
        ++calls;
        QCOMPARE(result.error().kind(), Error::Kind::InvalidUrl);
    });
    QCOMPARE(calls, 1);
    backend().run();
    QCOMPARE(calls, 2);
}

void tst_Completions::thenWithResponse()
{
    mock->serve({ response("ok") });
    QObject context;
    QByteArray content;
    client().get("http://example.com/").then(&context, [&](const Response &response) {
        content = response.content();
    });
    bool wasCalled = false;
    client().get("nonsense").then(&context, [&](const Response &) { wasCalled = true; });
    backend().run();
    QCOMPARE(content, "ok"_ba);
    QVERIFY(!wasCalled);
}

void tst_Completions::thenWithFailure()
{
    mock->serve({ response("ok") });
    QObject context;
    QStringList calls;
    const auto good = [&](const Response &response) {
        calls += QString::number(response.status());
    };
    const auto bad = [&](const Error &error) {
        calls += QString::fromLatin1(
                QMetaEnum::fromType<Error::Kind>().valueToKey(int(error.kind())));
    };
    client().get("nonsense").then(&context, good, bad);
    client().get("http://example.com/").then(&context, good, bad);
    backend().run();
    QCOMPARE(calls, QStringList({ u"InvalidUrl"_s, u"200"_s }));
}

void tst_Completions::thenThatThrows()
{
    mock->serve({ response("ok"), response("ok") });
    QObject context;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"then\\(\\)"_s));
    client().get("http://example.com/").then(&context, [](const Response &) { throw 1; });
    const auto other = mock->run(client().get("http://example.com/"));
    QVERIFY(other->value);
}

void tst_Completions::thenWithoutItsContext_data()
{
    QTest::addColumn<int>("after");
    QTest::newRow("before it is sent") << 0;
    QTest::newRow("while it connects") << 1;
    QTest::newRow("before the head") << 2;
    QTest::newRow("in the body") << 3;
    QTest::newRow("in the turn of the end") << 4;
}

void tst_Completions::thenWithoutItsContext()
{
    QFETCH(const int, after);
    auto context = std::make_unique<QObject>();
    bool wasCalled = false;
    if (after == 1)
        backend().setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
    RequestBuilder request = client().get("http://example.com/");
    QObject *raw = context.get();
    const auto call = [&](const Result<Response> &) { wasCalled = true; };
    request.then(raw, call);
    if (after > 0)
        backend().run();
    if (after >= 3) {
        mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
        backend().run();
    }
    if (after == 4)
        mock->peer()->send("def");
    context.reset();
    backend().run();
    QVERIFY(!wasCalled);
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(mock->pool().busy, 0);
}

namespace {

OwnedCoroutine awaitIn(RequestBuilder request, bool *wasResumed)
{
    const Result<Response> result = co_await request.result();
    Q_UNUSED(result)
    *wasResumed = true;
}

QCoro::Task<int> number(RequestBuilder request)
{
    const Response response = co_await request;
    co_return response.status();
}

QCoro::Task<> throwing(RequestBuilder request)
{
    const Response response = co_await request;
    throw std::logic_error(response.reason().toStdString());
}

QCoro::Task<> nothing(RequestBuilder request)
{
    const Response response = co_await request;
    Q_UNUSED(response)
}

} // namespace

void tst_Completions::destroyedCoroutineCancels()
{
    bool wasResumed = false;
    {
        const OwnedCoroutine waiting = awaitIn(client().get("http://example.com/"), &wasResumed);
        backend().run();
        QCOMPARE(mock->pool().busy, 1);
    }
    backend().run();
    QVERIFY(!wasResumed);
    QCOMPARE(backend().openStreams(), 0);
    QCOMPARE(client().runningRequests(), 0);
}

void tst_Completions::stopToken_data()
{
    QTest::addColumn<int>("after");
    QTest::newRow("before it is sent") << 0;
    QTest::newRow("right after") << 1;
    QTest::newRow("before the head") << 2;
    QTest::newRow("in the body") << 3;
    QTest::newRow("after the end") << 4;
}

void tst_Completions::stopToken()
{
    QFETCH(const int, after);
    std::stop_source source;
    if (after == 0)
        source.request_stop();
    const auto outcome = watch(client().get("http://example.com/").stopToken(source.get_token()));
    if (after > 1)
        backend().run();
    if (after > 2) {
        mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
        backend().run();
    }
    if (after > 3) {
        mock->peer()->send("def");
        backend().run();
    }
    source.request_stop();
    QCOMPARE(outcome->isDone(), after > 3); // told from the event loop
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->threw<Cancelled>(), after <= 3);
    if (after == 0)
        QCOMPARE(backend().connectionCount(), 0);
}

void tst_Completions::stopFromAnotherThread()
{
    std::stop_source source;
    QList<std::shared_ptr<Outcome<Response>>> all;
    for (int i = 0; i < 20; ++i) {
        all += mock->run(
                client().get(u"http://host%1.example/"_s.arg(i)).stopToken(source.get_token()));
    }
    std::thread([&source] { source.request_stop(); }).join();
    for (const auto &outcome : all)
        QVERIFY(!outcome->isDone());
    backend().run();
    for (const auto &outcome : all)
        QVERIFY(outcome->threw<Cancelled>());

    // The request may have ended, and be gone, before the other thread's word is heard.
    std::stop_source late;
    mock->serve({ response("ok") });
    auto outcome = mock->run(client().get("http://example.com/").stopToken(late.get_token()));
    std::thread([&late] { late.request_stop(); }).join();
    QVERIFY(outcome->value);
    backend().run();
    QCOMPARE(outcome->ends, 1);
}

void tst_Completions::contextIsDestroyed_data()
{
    stopToken_data();
    QTest::newRow("while it waits for a connection") << 5;
    QTest::newRow("while it connects") << 6;
}

void tst_Completions::contextIsDestroyed()
{
    QFETCH(const int, after);
    auto context = std::make_unique<QObject>();
    RequestBuilder request = client().get("http://example.com/").context(context.get());
    if (after == 0)
        context.reset();
    std::shared_ptr<Outcome<Response>> inTheWay;
    if (after == 5) {
        Limits limits;
        limits.maxConnectionsPerOrigin = 1;
        client().setLimits(limits);
        inTheWay = mock->run(client().get("http://example.com/"));
    }
    if (after == 6)
        backend().setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
    const auto outcome = watch(std::move(request));
    if (after > 1)
        backend().run();
    if (after == 3 || after == 4) {
        mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
        backend().run();
    }
    if (after == 4) {
        mock->peer()->send("def");
        backend().run();
    }
    context.reset();
    QCOMPARE(outcome->isDone(), after == 4);
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->threw<Cancelled>(), after != 4);
    if (after == 5) {
        QCOMPARE(outcome->error().phase(), Error::Phase::Pool);
        QVERIFY(!inTheWay->isDone());
        mock->peer()->send(response("ok"));
        backend().run();
        QVERIFY(inTheWay->value);
    }
    if (after == 6)
        QCOMPARE(outcome->error().phase(), Error::Phase::Connect);
}

void tst_Completions::cancelAll()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 2;
    client().setLimits(limits);
    QList<std::shared_ptr<Outcome<Response>>> all;
    for (int i = 0; i < 5; ++i)
        all += mock->run(client().get("http://example.com/"));
    all += watch(client().get("http://other.example/"));
    mock->peer(0)->send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
    QCOMPARE(client().runningRequests(), 6);
    client().cancelAll();
    for (const auto &outcome : all)
        QVERIFY(!outcome->isDone());
    backend().run();
    for (const auto &outcome : all) {
        QVERIFY(outcome->threw<Cancelled>());
        QCOMPARE(outcome->ends, 1);
    }
    QCOMPARE(client().runningRequests(), 0);
    // The client is as good as before.
    mock->serve({ response("ok") });
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
}

void tst_Completions::waitForValues()
{
    mock->serve({ response("1"), response("2"), response("3"), response("4"), response("5") });
    QCOMPARE(HttpQ::waitFor(client().get("http://example.com/")).content(), "1"_ba);
    RequestBuilder chain = client().get("http://example.com/");
    QCOMPARE(HttpQ::waitFor(chain).content(), "2"_ba);
    QCOMPARE(HttpQ::waitFor(client().get("http://example.com/").result()).value().content(),
             "3"_ba);
    QCOMPARE(HttpQ::waitFor(number(client().get("http://example.com/"))), 200);
    QCoro::Task<> task = nothing(client().get("http://example.com/"));
    HttpQ::waitFor(task);
    QCOMPARE(mock->peer()->requestCount(), 5);
    HttpQ::waitFor(task); // what is done needs no waiting
}

void tst_Completions::waitForWhatThrows()
{
    mock->serve({ response("ok") });
    QVERIFY_THROWS_EXCEPTION(InvalidUrl, HttpQ::waitFor(client().get("nonsense")));
    QVERIFY_THROWS_EXCEPTION(std::logic_error,
                             HttpQ::waitFor(throwing(client().get("http://example.com/"))));
    QCOMPARE(HttpQ::waitFor(client().get("nonsense").result()).error().kind(),
             Error::Kind::InvalidUrl);
}

void tst_Completions::waitForALimit()
{
    const auto isGivenUp = [this](auto &&awaitable) {
        try {
            HttpQ::waitFor(std::forward<decltype(awaitable)>(awaitable), 1ms);
        } catch (const TotalTimeout &thrown) {
            return thrown.error().message().contains(u"1 ms"_s) && client().runningRequests() == 1;
        }
        return false;
    };
    QVERIFY(isGivenUp(client().get("http://example.com/")));
    // It went on by itself.
    mock->peer()->send(response("ok"));
    backend().run();
    QCOMPARE(client().runningRequests(), 0);
    const QCoro::Task<int> task = number(client().get("http://example.com/"));
    QVERIFY(isGivenUp(task));
    mock->peer()->send(response("ok"));
    QCOMPARE(HttpQ::waitFor(task, 10s), 200);
}

void tst_Completions::waitForOthersQuit()
{
    mock->serve({ response("ok") });
    QEventLoop outer;
    QMetaObject::invokeMethod(&outer, &QEventLoop::quit, Qt::QueuedConnection);
    QCOMPARE(HttpQ::waitFor(client().get("http://example.com/"), 10s).status(), 200);
}

namespace {

using Thrower = bool (*)(const std::function<void()> &);

// True if the call throws what is a T, and a std::exception by that.
template<typename T>
bool throwsA(const std::function<void()> &call)
{
    try {
        call();
    } catch (const T &) {
        return true;
    } catch (const std::exception &) {
        return false;
    }
    return false;
}

} // namespace

void tst_Completions::exceptions_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QStringList>("classes");
    using Kind = Error::Kind;
    const QMetaEnum kinds = QMetaEnum::fromType<Kind>();
    const auto add = [&kinds](Kind kind, const QString &classes) {
        QTest::newRow(kinds.valueToKey(int(kind))) << kind << classes.split(u' ');
    };
    const QString timeout = u" TimeoutError TransportError RequestError HttpError"_s;
    const QString network = u" NetworkError TransportError RequestError HttpError"_s;
    const QString protocol = u" ProtocolError TransportError RequestError HttpError"_s;
    add(Kind::PoolTimeout, u"PoolTimeout"_s + timeout);
    add(Kind::ConnectTimeout, u"ConnectTimeout"_s + timeout);
    add(Kind::ReadTimeout, u"ReadTimeout"_s + timeout);
    add(Kind::WriteTimeout, u"WriteTimeout"_s + timeout);
    add(Kind::TotalTimeout, u"TotalTimeout"_s + timeout);
    add(Kind::Resolve, u"ResolveError"_s + network);
    add(Kind::Connect, u"ConnectError"_s + network);
    add(Kind::Read, u"ReadError"_s + network);
    add(Kind::Write, u"WriteError"_s + network);
    add(Kind::Close, u"CloseError"_s + network);
    add(Kind::Tls, u"TlsError"_s + network);
    add(Kind::LocalProtocol, u"LocalProtocolError"_s + protocol);
    add(Kind::RemoteProtocol, u"RemoteProtocolError"_s + protocol);
    add(Kind::Proxy, u"ProxyError TransportError RequestError HttpError"_s);
    add(Kind::UnsupportedProtocol, u"UnsupportedProtocol TransportError RequestError HttpError"_s);
    add(Kind::Decoding, u"DecodingError RequestError HttpError"_s);
    add(Kind::TooManyRedirects, u"TooManyRedirects RequestError HttpError"_s);
    add(Kind::Redirect, u"RedirectError RequestError HttpError"_s);
    add(Kind::Authentication, u"AuthenticationError RequestError HttpError"_s);
    add(Kind::File, u"FileError RequestError HttpError"_s);
    add(Kind::Callback, u"CallbackError RequestError HttpError"_s);
    add(Kind::CookieConflict, u"CookieConflict HttpError"_s);
    add(Kind::LimitExceeded, u"LimitExceeded RequestError HttpError"_s);
    add(Kind::Cancelled, u"Cancelled RequestError HttpError"_s);
    add(Kind::InvalidUrl, u"InvalidUrl HttpError"_s);
    add(Kind::StreamConsumed, u"StreamConsumed StreamError HttpError"_s);
    add(Kind::StreamClosed, u"StreamClosed StreamError HttpError"_s);
    add(Kind::ResponseNotRead, u"ResponseNotRead StreamError HttpError"_s);
    // raiseForStatus() throws HttpStatusError, which has the response.
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const auto kind = Kind(kinds.value(i));
        if (kind == Kind::Status || kind == Kind::None)
            add(kind, u"RequestError HttpError"_s);
    }
    QCOMPARE(kinds.keyCount(), 30);
}

void tst_Completions::exceptions()
{
    QFETCH(const Error::Kind, kind);
    QFETCH(const QStringList, classes);
    const QHash<QString, Thrower> all {
#define HTTPQ_ROW(Name) { QStringLiteral(#Name), &throwsA<Name> }
        HTTPQ_ROW(HttpError),
        HTTPQ_ROW(RequestError),
        HTTPQ_ROW(TransportError),
        HTTPQ_ROW(TimeoutError),
        HTTPQ_ROW(PoolTimeout),
        HTTPQ_ROW(ConnectTimeout),
        HTTPQ_ROW(WriteTimeout),
        HTTPQ_ROW(ReadTimeout),
        HTTPQ_ROW(TotalTimeout),
        HTTPQ_ROW(NetworkError),
        HTTPQ_ROW(ResolveError),
        HTTPQ_ROW(ConnectError),
        HTTPQ_ROW(TlsError),
        HTTPQ_ROW(WriteError),
        HTTPQ_ROW(ReadError),
        HTTPQ_ROW(CloseError),
        HTTPQ_ROW(ProtocolError),
        HTTPQ_ROW(LocalProtocolError),
        HTTPQ_ROW(ProxyError),
        HTTPQ_ROW(UnsupportedProtocol),
        HTTPQ_ROW(DecodingError),
        HTTPQ_ROW(TooManyRedirects),
        HTTPQ_ROW(LimitExceeded),
        HTTPQ_ROW(Cancelled),
        HTTPQ_ROW(HttpStatusError),
        HTTPQ_ROW(InvalidUrl),
        HTTPQ_ROW(StreamError),
        HTTPQ_ROW(StreamConsumed),
        HTTPQ_ROW(StreamClosed),
        HTTPQ_ROW(ResponseNotRead),
        HTTPQ_ROW(RemoteProtocolError),
        HTTPQ_ROW(RedirectError),
        HTTPQ_ROW(AuthenticationError),
        HTTPQ_ROW(FileError),
        HTTPQ_ROW(CallbackError),
        HTTPQ_ROW(CookieConflict),
#undef HTTPQ_ROW
    };
    const Error error(kind, Error::Phase::Body, Error::Party::Remote, u"what happened"_s);
    const Request request("GET", QUrl(u"http://example.com/"_s));
    const auto call = [&] { throwError(error, request); };
    for (auto it = all.begin(); it != all.end(); ++it) {
        QVERIFY2(it.value()(call) == classes.contains(it.key()),
                 qPrintable(it.key() + u" was caught or not against its nature"_s));
    }
    try {
        call();
    } catch (const std::exception &thrown) {
        QCOMPARE(QString::fromUtf8(thrown.what()), error.toString());
    }
}

void tst_Completions::exceptionsCarryTheRequest()
{
    const auto outcome =
            mock->run(client().post("http://example.com/a").header("X-A", "1").body("text"_ba));
    mock->peer()->finish();
    backend().run();
    QVERIFY(outcome->threw<ReadError>());
    try {
        std::rethrow_exception(outcome->exception);
    } catch (const RequestError &thrown) {
        QCOMPARE(thrown.request().method(), "POST"_ba);
        QCOMPARE(thrown.request().url(), QUrl(u"http://example.com/a"_s));
        QCOMPARE(thrown.request().headers().value("x-a"), "1"_ba);
        QCOMPARE(thrown.request().body().bytes(), "text"_ba);
    }
}

QTEST_GUILESS_MAIN(tst_Completions)
#include "tst_completions.moc"
