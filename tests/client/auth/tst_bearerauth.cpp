// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "authtest.h"
#include "client/auth/bearerauth.h"
#include "client/auth/tokenrefresh_p.h"
#include "client/waitfor.h"

#include <array>
#include <optional>
#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_BearerAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fixedToken();
    void badToken_data();
    void badToken();
    void badTokenFromFunction();

    void firstRequests();
    void refusedToken();
    void oneRefreshForAll();
    void lateRefusalOfAnOldToken();
    void newRequestsWaitForTheRefresh();
    void secondRefusalIsFinal();
    void acceptedTokenIsRefreshedAgain();
    void acceptanceOfTheOldTokenDuringTheRefresh();
    void sameTokenAgain();
    void failureReachesAll();
    void failureAfterRefusal();
    void anyException();
    void otherStatuses();
    void functionThatAsksForItself();
    void goneWhileItWaits();
    void waiterGoneWhileItWaits();
};

namespace {

// A function that gives tokens when the test says so.
class TokenSource
{
public:
    BearerAuth::Refresh function()
    {
        return [this] { return next(); };
    }

    // Gives \a token to the call that waits.
    void give(const QByteArray &token)
    {
        m_token = token;
        resume();
    }
    void fail(std::exception_ptr exception)
    {
        m_exception = exception;
        resume();
    }
    int calls() const { return m_calls; }
    bool isWaiting() const { return bool(m_waiting); }

private:
    class Gate
    {
    public:
        explicit Gate(TokenSource &owner)
            : m_owner(owner)
        {}
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting) { m_owner.m_waiting = waiting; }
        void await_resume() const noexcept {}

    private:
        TokenSource &m_owner;
    };

    QCoro::Task<QByteArray> next()
    {
        ++m_calls;
        co_await Gate(*this);
        if (const std::exception_ptr exception = std::exchange(m_exception, nullptr))
            std::rethrow_exception(exception);
        co_return m_token;
    }

    void resume()
    {
        if (!m_waiting)
            qFatal("Nobody asked for a token");
        std::exchange(m_waiting, nullptr).resume();
    }

    std::coroutine_handle<> m_waiting;
    QByteArray m_token;
    std::exception_ptr m_exception;
    int m_calls = 0;
};

// A request and the task that works on it.
class Flow
{
public:
    explicit Flow(Auth &auth)
        : m_auth(*auth.asAsync())
    {}

    Flow &authorize()
    {
        m_authorized.emplace(m_auth.authorizeAsync(m_request));
        return *this;
    }
    Flow &answer(int status)
    {
        m_response = Response(status);
        m_answered.emplace(m_auth.answerAsync(m_request, m_response));
        return *this;
    }
    bool isAuthorized() const { return m_authorized->isReady(); }
    bool isAnswered() const { return m_answered->isReady(); }
    // What it carries once it is authorized.
    QByteArray token()
    {
        HttpQ::waitFor(*std::exchange(m_authorized, std::nullopt));
        return authorizationOf(m_request);
    }
    bool isSentAgain() { return HttpQ::waitFor(*std::exchange(m_answered, std::nullopt)); }
    const Request &request() const { return m_request; }

private:
    AsyncAuth &m_auth;
    Request m_request = get("https://example.com/");
    Response m_response;
    std::optional<QCoro::Task<>> m_authorized;
    std::optional<QCoro::Task<bool>> m_answered;
};

std::exception_ptr refreshFailed()
{
    return std::make_exception_ptr(
            AuthenticationError(Error(Error::Kind::Authentication, Error::Phase::None,
                                      Error::Party::Remote, u"no more tokens"_s),
                                Request()));
}

} // namespace

void tst_BearerAuth::fixedToken()
{
    BearerAuth auth("a.b-c~d+e/f==");
    QVERIFY(!auth.asAsync());
    Request request = get("https://example.com/");
    request.headers().append("Authorization", "Basic x");
    auth.authorize(request);
    QCOMPARE(request.headers().values("Authorization"), QByteArrayList { "Bearer a.b-c~d+e/f==" });
    QVERIFY(!auth.answer(request, Response(401)));
    QVERIFY(!HttpQ::waitFor(auth.answerAsync(request, Response(401))));
}

void tst_BearerAuth::badToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("message");
    const QString character = u"The bearer token holds a character that no token can have, such as "
                              "a space or a line break"_s;
    QTest::newRow("empty") << QByteArray() << u"The bearer token is empty"_s;
    QTest::newRow("line break") << QByteArray("s3cret\r\nX: y") << character;
    QTest::newRow("line break at the end") << QByteArray("s3cret\n") << character;
    QTest::newRow("space") << QByteArray("s3cret s3cret") << character;
    QTest::newRow("NUL") << QByteArray("s3cret\0", 7) << character;
    QTest::newRow("not ASCII") << QByteArray("s3cret\xc3\xa9") << character;
}

void tst_BearerAuth::badToken()
{
    QFETCH(const QByteArray, token);
    BearerAuth auth(token);
    Request request = get("https://example.com/");
    QTEST(authenticationErrorOf([&] { auth.authorize(request); }), "message");
    QVERIFY(request.headers().isEmpty());
}

void tst_BearerAuth::badTokenFromFunction()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give({});
    QCOMPARE(authenticationErrorOf([&] { flow.token(); }), u"The bearer token is empty"_s);
    flow.authorize();
    source.give("good");
    QCOMPARE(flow.token(), "Bearer good");
}

void tst_BearerAuth::firstRequests()
{
    TokenSource source;
    BearerAuth auth(source.function());
    QCOMPARE(auth.asAsync(), &auth);
    QCOMPARE(source.calls(), 0);
    Flow one(auth);
    Flow two(auth);
    one.authorize();
    two.authorize();
    QVERIFY(!one.isAuthorized());
    QVERIFY(!two.isAuthorized());
    QCOMPARE(source.calls(), 1);
    source.give("T1");
    QCOMPARE(one.token(), "Bearer T1");
    QCOMPARE(two.token(), "Bearer T1");
    QCOMPARE(Flow(auth).authorize().token(), "Bearer T1");
    QVERIFY(!one.answer(200).isSentAgain());
    QCOMPARE(source.calls(), 1);
}

void tst_BearerAuth::refusedToken()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give("T1");
    QCOMPARE(flow.token(), "Bearer T1");
    flow.answer(401);
    QVERIFY(!flow.isAnswered());
    QCOMPARE(source.calls(), 2);
    source.give("T2");
    QVERIFY(flow.isSentAgain());
    QCOMPARE(authorizationOf(flow.request()), "Bearer T2");
    QCOMPARE(flow.authorize().token(), "Bearer T2");
    QVERIFY(!flow.answer(200).isSentAgain());
    QCOMPARE(Flow(auth).authorize().token(), "Bearer T2");
    QCOMPARE(source.calls(), 2);
}

void tst_BearerAuth::oneRefreshForAll()
{
    TokenSource source;
    BearerAuth auth(source.function());
    std::array<Flow, 3> flows = { Flow(auth), Flow(auth), Flow(auth) };
    for (Flow &flow : flows)
        flow.authorize();
    source.give("T1");
    for (Flow &flow : flows)
        QCOMPARE(flow.token(), "Bearer T1");
    for (Flow &flow : flows)
        flow.answer(401);
    QCOMPARE(source.calls(), 2);
    source.give("T2");
    for (Flow &flow : flows) {
        QVERIFY(flow.isSentAgain());
        QCOMPARE(flow.authorize().token(), "Bearer T2");
        QVERIFY(!flow.answer(200).isSentAgain());
    }
    QCOMPARE(source.calls(), 2);
    QVERIFY(!source.isWaiting());
}

void tst_BearerAuth::lateRefusalOfAnOldToken()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow early(auth);
    Flow late(auth);
    early.authorize();
    late.authorize();
    source.give("T1");
    (void)early.token();
    (void)late.token();
    early.answer(401);
    source.give("T2");
    QVERIFY(early.isSentAgain());
    QVERIFY(late.answer(401).isSentAgain());
    QCOMPARE(authorizationOf(late.request()), "Bearer T2");
    QCOMPARE(source.calls(), 2);
}

void tst_BearerAuth::newRequestsWaitForTheRefresh()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give("T1");
    (void)flow.token();
    flow.answer(401);
    Flow next(auth);
    next.authorize();
    QVERIFY(!next.isAuthorized());
    source.give("T2");
    QVERIFY(flow.isSentAgain());
    QCOMPARE(next.token(), "Bearer T2");
    QCOMPARE(source.calls(), 2);
}

void tst_BearerAuth::secondRefusalIsFinal()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow one(auth);
    Flow two(auth);
    one.authorize();
    two.authorize();
    source.give("T1");
    (void)one.token();
    (void)two.token();
    one.answer(401);
    two.answer(401);
    source.give("T2");
    QVERIFY(one.isSentAgain());
    QVERIFY(two.isSentAgain());
    (void)one.authorize().token();
    (void)two.authorize().token();
    QVERIFY(!one.answer(401).isSentAgain());
    QVERIFY(!two.answer(401).isSentAgain());
    QCOMPARE(source.calls(), 2);

    Flow next(auth);
    next.authorize();
    QCOMPARE(source.calls(), 3);
    source.give("T3");
    QCOMPARE(next.token(), "Bearer T3");
    next.answer(401);
    source.give("T4");
    QVERIFY(next.isSentAgain());
}

void tst_BearerAuth::acceptedTokenIsRefreshedAgain()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give("T1");
    for (const char *token : { "T2", "T3", "T4" }) {
        (void)flow.token();
        flow.answer(401);
        source.give(token);
        QVERIFY(flow.isSentAgain());
        QCOMPARE(flow.authorize().token(), QByteArray("Bearer ") + token);
        QVERIFY(!flow.answer(404).isSentAgain()); // whatever it is, it is no refusal of the token
        flow.authorize();
    }
    QCOMPARE(source.calls(), 4);
}

void tst_BearerAuth::acceptanceOfTheOldTokenDuringTheRefresh()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    Flow other(auth);
    flow.authorize();
    other.authorize();
    source.give("T1");
    (void)flow.token();
    (void)other.token();
    flow.answer(401);
    QVERIFY(!other.answer(200).isSentAgain());
    source.give("T2");
    QVERIFY(flow.isSentAgain());
    (void)flow.authorize().token();
    QVERIFY(!flow.answer(401).isSentAgain());
}

void tst_BearerAuth::sameTokenAgain()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give("T1");
    (void)flow.token();
    flow.answer(401);
    source.give("T1");
    QVERIFY(!flow.isSentAgain());
}

void tst_BearerAuth::failureReachesAll()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow one(auth);
    Flow two(auth);
    one.authorize();
    two.authorize();
    source.fail(refreshFailed());
    QCOMPARE(authenticationErrorOf([&] { one.token(); }), u"no more tokens"_s);
    QCOMPARE(authenticationErrorOf([&] { two.token(); }), u"no more tokens"_s);
    QCOMPARE(source.calls(), 1);

    one.authorize();
    source.give("T1");
    QCOMPARE(one.token(), "Bearer T1");
}

void tst_BearerAuth::failureAfterRefusal()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give("T1");
    (void)flow.token();
    flow.answer(401);
    source.fail(refreshFailed());
    QCOMPARE(authenticationErrorOf([&] { flow.isSentAgain(); }), u"no more tokens"_s);

    Flow next(auth);
    next.authorize();
    QCOMPARE(source.calls(), 3);
    source.give("T2");
    QCOMPARE(next.token(), "Bearer T2");
}

void tst_BearerAuth::anyException()
{
    BearerAuth auth([]() -> QCoro::Task<QByteArray> { throw std::runtime_error("not a task"); });
    Flow flow(auth);
    flow.authorize();
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, flow.token());
    BearerAuth none(BearerAuth::Refresh([]() -> QCoro::Task<QByteArray> {
        throw std::runtime_error("in a task");
        co_return QByteArray();
    }));
    Flow other(none);
    other.authorize();
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, other.token());
}

void tst_BearerAuth::otherStatuses()
{
    TokenSource source;
    BearerAuth auth(source.function());
    Flow flow(auth);
    flow.authorize();
    source.give("T1");
    (void)flow.token();
    for (const int status : { 200, 302, 400, 403, 407, 500 })
        QVERIFY(!flow.answer(status).isSentAgain());
    QCOMPARE(source.calls(), 1);
}

// It must not wait for it, which would be for ever; but whatever it does must not recurse.
void tst_BearerAuth::functionThatAsksForItself()
{
    int calls = 0;
    std::optional<Flow> inner;
    BearerAuth auth([&]() -> QCoro::Task<QByteArray> {
        ++calls;
        inner->authorize();
        co_return QByteArray("T1");
    });
    inner.emplace(auth);
    Flow outer(auth);
    outer.authorize();
    QCOMPARE(outer.token(), "Bearer T1");
    QCOMPARE(inner->token(), "Bearer T1");
    QCOMPARE(calls, 1);
}

void tst_BearerAuth::goneWhileItWaits()
{
    TokenSource source;
    auto auth = std::make_unique<BearerAuth>(source.function());
    Flow flow(*auth);
    flow.authorize();
    auth.reset();
    source.give("T1");
    QCOMPARE(flow.token(), "Bearer T1");

    auth = std::make_unique<BearerAuth>(source.function());
    Flow answered(*auth);
    answered.answer(401);
    auth.reset();
    source.give("T2");
    QVERIFY(answered.isSentAgain());
    QCOMPARE(authorizationOf(answered.request()), "Bearer T2");
}

void tst_BearerAuth::waiterGoneWhileItWaits()
{
    class Waiter
    {
    public:
        struct promise_type
        {
            Waiter get_return_object()
            {
                return Waiter(std::coroutine_handle<promise_type>::from_promise(*this));
            }
            std::suspend_never initial_suspend() const noexcept { return {}; }
            std::suspend_always final_suspend() const noexcept { return {}; }
            void return_void() const noexcept {}
            void unhandled_exception() const noexcept { std::terminate(); }
        };
        explicit Waiter(std::coroutine_handle<promise_type> handle)
            : handle(handle)
        {}
        std::coroutine_handle<promise_type> handle;
    };
    const auto wait = [](std::shared_ptr<TokenRefresh> refresh, int &resumed) -> Waiter {
        co_await *refresh;
        ++resumed;
    };

    TokenSource source;
    const auto refresh = std::make_shared<TokenRefresh>();
    TokenRefresh::start(refresh, source.function());
    int resumed = 0;
    const Waiter first = wait(refresh, resumed);
    const Waiter second = wait(refresh, resumed);
    const Waiter third = wait(refresh, resumed);
    second.handle.destroy();
    source.give("T1");
    QCOMPARE(resumed, 2);
    QVERIFY(first.handle.done());
    QVERIFY(third.handle.done());
    first.handle.destroy();
    third.handle.destroy();
    QCOMPARE(refresh->token(), "T1");
    // Too late to wait.
    const Waiter late = wait(refresh, resumed);
    QVERIFY(late.handle.done());
    late.handle.destroy();
}

QTEST_GUILESS_MAIN(tst_BearerAuth)
#include "tst_bearerauth.moc"
