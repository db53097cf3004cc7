// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/retry.h"

#include "http/method.h"
#include "policy/retryafter.h"

#include <QtCore/qmetaobject.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

using Delay = std::optional<milliseconds>;
Q_DECLARE_METATYPE(Delay)

class tst_Retry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void policyDefaults();
    void policySetters();
    void policyIsAValue();
    void offByDefault();
    void counts_data();
    void counts();
    void statuses_data();
    void statuses();
    void methods_data();
    void methods();
    void errors_data();
    void errors();
    void bodies_data();
    void bodies();
    void backoff_data();
    void backoff();
    void readRetryAfter_data();
    void readRetryAfter();
    void honouredRetryAfter_data();
    void honouredRetryAfter();
};

static const QDateTime &now()
{
    static const QDateTime now = QDateTime::fromString(u"2024-06-01T12:00:00Z"_s, Qt::ISODate);
    return now;
}

static Request request(const QByteArray &method = "GET")
{
    return Request(method, QUrl(u"http://a.example/"_s));
}

class Source : public BodySource
{
public:
    explicit Source(bool isReplayable)
        : m_isReplayable(isReplayable)
    {}
    qint64 size() const override { return 1; }
    Pull pull(QByteArray &, qsizetype) override { return Pull::End; }
    bool isReplayable() const override { return m_isReplayable; }
    bool rewind() override { return m_isReplayable; }

private:
    bool m_isReplayable;
};

void tst_Retry::policyDefaults()
{
    const RetryPolicy policy;
    QCOMPARE(policy.retries(), 0);
    QCOMPARE(policy.statuses(), (QList<int> { 408, 429, 502, 503, 504 }));
    QVERIFY(policy.areErrorsRetried());
    QCOMPARE(policy.backoffBase(), 500ms);
    QCOMPARE(policy.backoffFactor(), 2.0);
    QCOMPARE(policy.backoffMaximum(), 30s);
    QCOMPARE(policy.jitter(), 1.0);
    QVERIFY(policy.isRetryAfterHonoured());
    QCOMPARE(policy.retryAfterMaximum(), 60s);
    for (const char *const method :
         { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT" })
        QVERIFY2(policy.methods().contains(method) == isIdempotentMethod(method), method);
    QCOMPARE(RetryPolicy(3).retries(), 3);
    QCOMPARE(RetryPolicy(3).statuses(), policy.statuses());
}

void tst_Retry::policySetters()
{
    const RetryPolicy policy = RetryPolicy(2)
                                       .setStatuses({ 500 })
                                       .setMethods({ "POST" })
                                       .setErrorsRetried(false)
                                       .setBackoff(1s, 3.0, 10s)
                                       .setJitter(0.25)
                                       .setRetryAfterHonoured(false)
                                       .setRetryAfterMaximum(5s);
    QCOMPARE(policy.retries(), 2);
    QCOMPARE(policy.statuses(), QList<int> { 500 });
    QCOMPARE(policy.methods(), QList<QByteArray> { "POST" });
    QVERIFY(!policy.areErrorsRetried());
    QCOMPARE(policy.backoffBase(), 1s);
    QCOMPARE(policy.backoffFactor(), 3.0);
    QCOMPARE(policy.backoffMaximum(), 10s);
    QCOMPARE(policy.jitter(), 0.25);
    QVERIFY(!policy.isRetryAfterHonoured());
    QCOMPARE(policy.retryAfterMaximum(), 5s);

    const RetryPolicy bounded =
            RetryPolicy(-1).setBackoff(-1s, 0.5, -1s).setJitter(7).setRetryAfterMaximum(-1s);
    QCOMPARE(bounded.retries(), 0);
    QCOMPARE(bounded.backoffBase(), 0ms);
    QCOMPARE(bounded.backoffFactor(), 1.0);
    QCOMPARE(bounded.backoffMaximum(), 0ms);
    QCOMPARE(bounded.jitter(), 1.0);
    QCOMPARE(bounded.retryAfterMaximum(), 0ms);
    QCOMPARE(RetryPolicy().setJitter(-1).jitter(), 0.0);
    QCOMPARE(RetryPolicy().setJitter(qQNaN()).jitter(), 0.0);
    QCOMPARE(RetryPolicy().setBackoff(1s, qQNaN()).backoffFactor(), 1.0);
}

void tst_Retry::policyIsAValue()
{
    RetryPolicy a(2);
    RetryPolicy b = a;
    b.setRetries(5);
    QCOMPARE(a.retries(), 2);
    QCOMPARE(b.retries(), 5);
    a = b;
    QCOMPARE(a.retries(), 5);
    a = RetryPolicy();
    QCOMPARE(a.retries(), 0);
    QCOMPARE(b.retries(), 5);
}

void tst_Retry::offByDefault()
{
    const Error error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote, u"x"_s);
    QVERIFY(!delayBeforeRetry(RetryPolicy(), 0, request(), 503, {}, now(), 0.0));
    QVERIFY(!delayBeforeRetry(RetryPolicy(), 0, request(), error, 0.0));
}

void tst_Retry::counts_data()
{
    QTest::addColumn<int>("retries");
    QTest::addColumn<int>("done");
    QTest::addColumn<bool>("isRetried");
    for (const int retries : { 0, 1, 3 }) {
        for (int done = 0; done < 5; ++done)
            QTest::addRow("%d of %d", done, retries) << retries << done << (done < retries);
    }
}

void tst_Retry::counts()
{
    QFETCH(int, retries);
    QFETCH(int, done);
    QFETCH(bool, isRetried);
    const Error error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote, u"x"_s);
    QCOMPARE(delayBeforeRetry(retries, done, request(), 503, {}, now(), 0.0).has_value(),
             isRetried);
    QCOMPARE(delayBeforeRetry(retries, done, request(), error, 0.0).has_value(), isRetried);
}

void tst_Retry::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isRetried");
    for (const int status : { 200, 204, 301, 304, 400, 401, 404, 408, 409, 425, 429, 500, 501, 502,
                              503, 504, 505, 511, 599 }) {
        QTest::addRow("%d", status) << status << QList { 408, 429, 502, 503, 504 }.contains(status);
    }
}

void tst_Retry::statuses()
{
    QFETCH(int, status);
    QFETCH(bool, isRetried);
    QCOMPARE(delayBeforeRetry(1, 0, request(), status, {}, now(), 0.0).has_value(), isRetried);
    const RetryPolicy chosen = RetryPolicy(1).setStatuses({ 500, 599 });
    QCOMPARE(delayBeforeRetry(chosen, 0, request(), status, {}, now(), 0.0).has_value(),
             status == 500 || status == 599);
}

void tst_Retry::methods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<QList<QByteArray>>("methods"); // none: those by default
    QTest::addColumn<bool>("isRetried");
    for (const char *const method : { "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" })
        QTest::newRow(method) << QByteArray(method) << false << QList<QByteArray> {} << true;
    for (const char *const method : { "POST", "PATCH", "CONNECT", "get", "BREW" }) {
        QTest::newRow(method) << QByteArray(method) << false << QList<QByteArray> {} << false;
        QTest::addRow("%s, key", method)
                << QByteArray(method) << true << QList<QByteArray> {} << true;
    }
    QTest::newRow("chosen") << QByteArray("POST") << false << QList<QByteArray> { "POST" } << true;
    QTest::newRow("not chosen") << QByteArray("GET") << false << QList<QByteArray> { "POST" }
                                << false;
    QTest::newRow("not chosen, key")
            << QByteArray("GET") << true << QList<QByteArray> { "POST" } << true;
}

void tst_Retry::methods()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, hasKey);
    QFETCH(QList<QByteArray>, methods);
    QFETCH(bool, isRetried);
    RetryPolicy policy(1);
    if (!methods.isEmpty())
        policy.setMethods(methods);
    Request sent = request(method);
    if (hasKey)
        sent.headers().append("idempotency-key", "1");
    QCOMPARE(delayBeforeRetry(policy, 0, sent, 503, {}, now(), 0.0).has_value(), isRetried);
    const Error reached(Error::Kind::Read, Error::Phase::Head, Error::Party::Remote, u"x"_s);
    QCOMPARE(delayBeforeRetry(policy, 0, sent, reached, 0.0).has_value(), isRetried);
    const Error unreached(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote,
                          u"x"_s);
    QVERIFY(delayBeforeRetry(policy, 0, sent, unreached, 0.0));
}

void tst_Retry::errors_data()
{
    using Kind = Error::Kind;
    using Phase = Error::Phase;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("ofGet");
    QTest::addColumn<bool>("ofPost");
    const QMetaEnum kinds = QMetaEnum::fromType<Kind>();
    const QMetaEnum phases = QMetaEnum::fromType<Phase>();
    const QList<Kind> transient = { Kind::Resolve,     Kind::Connect,     Kind::ConnectTimeout,
                                    Kind::Read,        Kind::Write,       Kind::Close,
                                    Kind::ReadTimeout, Kind::WriteTimeout };
    const QList<Phase> unreached = { Phase::None, Phase::Pool, Phase::Resolve, Phase::Connect,
                                     Phase::Tls };
    for (int i = 0; i < kinds.keyCount(); ++i) {
        for (int j = 0; j < phases.keyCount(); ++j) {
            const Kind kind = static_cast<Kind>(kinds.value(i));
            const Phase phase = static_cast<Phase>(phases.value(j));
            QTest::addRow("%s, %s", kinds.key(i), phases.key(j))
                    << kind << phase << transient.contains(kind)
                    << (transient.contains(kind) && unreached.contains(phase));
        }
    }
}

void tst_Retry::errors()
{
    QFETCH(Error::Kind, kind);
    QFETCH(Error::Phase, phase);
    QFETCH(bool, ofGet);
    QFETCH(bool, ofPost);
    const Error error(kind, phase, Error::Party::Remote, u"x"_s);
    QCOMPARE(delayBeforeRetry(1, 0, request("GET"), error, 0.0).has_value(), ofGet);
    QCOMPARE(delayBeforeRetry(1, 0, request("POST"), error, 0.0).has_value(), ofPost);
    const RetryPolicy onlyStatuses = RetryPolicy(1).setErrorsRetried(false);
    QVERIFY(!delayBeforeRetry(onlyStatuses, 0, request("GET"), error, 0.0));
    QVERIFY(delayBeforeRetry(onlyStatuses, 0, request("GET"), 503, {}, now(), 0.0));
}

void tst_Retry::bodies_data()
{
    QTest::addColumn<Body>("body");
    QTest::addColumn<bool>("isRetried");
    QTest::newRow("none") << Body() << true;
    QTest::newRow("bytes") << Body("abc") << true;
    QTest::newRow("replayable source") << Body(std::make_shared<Source>(true)) << true;
    QTest::newRow("source") << Body(std::make_shared<Source>(false)) << false;
}

void tst_Retry::bodies()
{
    QFETCH(Body, body);
    QFETCH(bool, isRetried);
    Request sent = request("PUT");
    sent.setBody(body);
    const Error error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote, u"x"_s);
    QCOMPARE(delayBeforeRetry(1, 0, sent, 503, {}, now(), 0.0).has_value(), isRetried);
    QCOMPARE(delayBeforeRetry(1, 0, sent, error, 0.0).has_value(), isRetried);
}

void tst_Retry::backoff_data()
{
    QTest::addColumn<RetryPolicy>("policy");
    QTest::addColumn<int>("done");
    QTest::addColumn<double>("random");
    QTest::addColumn<milliseconds>("delay");
    const auto row = [](const char *name, const RetryPolicy &policy, int done, double random,
                        milliseconds delay) {
        QTest::newRow(name) << policy << done << random << delay;
    };
    const RetryPolicy policy(1000000);
    row("first", policy, 0, 0.0, 500ms);
    row("second", policy, 1, 0.0, 1s);
    row("third", policy, 2, 0.0, 2s);
    row("sixth", policy, 5, 0.0, 16s);
    row("longest", policy, 6, 0.0, 30s);
    row("beyond every number", policy, 999999, 0.0, 30s);
    row("half", policy, 0, 0.5, 250ms);
    row("nearly all left to chance", policy, 6, 0.999, 30ms);
    const RetryPolicy even = RetryPolicy(policy).setJitter(0);
    row("no jitter", even, 2, 0.75, 2s);
    const RetryPolicy some = RetryPolicy(policy).setJitter(0.5);
    row("some jitter", some, 1, 0.5, 750ms);
    row("some jitter, nothing of it", some, 1, 0.0, 1s);
    const RetryPolicy flat = RetryPolicy(policy).setBackoff(100ms, 1.0);
    row("always the same", flat, 7, 0.0, 100ms);
    const RetryPolicy fast = RetryPolicy(policy).setBackoff(100ms, 10.0, 5s);
    row("ten times", fast, 1, 0.0, 1s);
    row("ten times, longest", fast, 2, 0.0, 5s);
    const RetryPolicy none = RetryPolicy(policy).setBackoff(0ms, 10.0);
    row("none", none, 999999, 0.0, 0ms);
    const RetryPolicy longer = RetryPolicy(policy).setBackoff(10s, 2.0, 1s);
    row("more than the longest", longer, 0, 0.0, 1s);
}

void tst_Retry::backoff()
{
    QFETCH(RetryPolicy, policy);
    QFETCH(int, done);
    QFETCH(double, random);
    QFETCH(milliseconds, delay);
    const Error error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote, u"x"_s);
    QCOMPARE(delayBeforeRetry(policy, done, request(), 503, {}, now(), random), Delay(delay));
    QCOMPARE(delayBeforeRetry(policy, done, request(), error, random), Delay(delay));
}

void tst_Retry::readRetryAfter_data()
{
    QTest::addColumn<QList<QByteArray>>("fields");
    QTest::addColumn<Delay>("duration");
    const auto row = [](const char *field, Delay duration) {
        QTest::newRow(field) << QList<QByteArray> { field } << duration;
    };
    row("0", 0s);
    row("1", 1s);
    row("120", 120s);
    row("007", 7s);
    row("Sat, 01 Jun 2024 12:00:30 GMT", 30s);
    row("Saturday, 01-Jun-24 12:00:30 GMT", 30s);
    row("Sat Jun  1 12:00:30 2024", 30s);
    row("Sat, 01 Jun 2024 12:00:00 GMT", 0s);
    row("Sat, 01 Jun 2024 11:59:59 GMT", 0s);
    row("Thu, 01 Jan 1970 00:00:00 GMT", 0s);
    row("99999999999999999999999999999999", std::chrono::hours(24 * 365));
    row("", std::nullopt);
    row("-1", std::nullopt);
    row("+1", std::nullopt);
    row("1.5", std::nullopt);
    row("1s", std::nullopt);
    row("1, 2", std::nullopt);
    row("0x10", std::nullopt);
    row("soon", std::nullopt);
    row("2024-06-01T12:00:30Z", std::nullopt);
    QTest::newRow("none") << QList<QByteArray> {} << Delay();
    QTest::newRow("the longest") << QList<QByteArray> { "3", "120", "7" } << Delay(120s);
    QTest::newRow("one that can be read") << QList<QByteArray> { "soon", "3", "" } << Delay(3s);
}

void tst_Retry::readRetryAfter()
{
    QFETCH(QList<QByteArray>, fields);
    QFETCH(Delay, duration);
    Headers response;
    for (const QByteArray &field : fields)
        QVERIFY(response.append("retry-after", field));
    QCOMPARE(retryAfter(response, now()), duration);
}

void tst_Retry::honouredRetryAfter_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("done");
    QTest::addColumn<Delay>("delay");
    QTest::addColumn<Delay>("otherwise"); // when it is not honoured
    const auto row = [](const char *name, const char *field, int done, Delay delay,
                        Delay otherwise) {
        QTest::newRow(name) << QByteArray(field) << done << delay << otherwise;
    };
    row("longer", "20", 0, 20s, 500ms);
    row("shorter", "1", 3, 4s, 4s);
    row("nothing", "0", 0, 500ms, 500ms);
    row("the longest allowed", "60", 0, 60s, 500ms);
    row("too long", "61", 0, std::nullopt, 500ms);
    row("much too long", "99999999999999999999", 0, std::nullopt, 500ms);
    row("date", "Sat, 01 Jun 2024 12:00:30 GMT", 0, 30s, 500ms);
    row("date, too far", "Sat, 01 Jun 2024 12:01:01 GMT", 0, std::nullopt, 500ms);
    row("date, over", "Sat, 01 Jun 2024 11:00:00 GMT", 0, 500ms, 500ms);
    row("not to be read", "soon", 0, 500ms, 500ms);
}

void tst_Retry::honouredRetryAfter()
{
    QFETCH(QByteArray, field);
    QFETCH(int, done);
    QFETCH(Delay, delay);
    QFETCH(Delay, otherwise);
    Headers response;
    response.append("Retry-After", field);
    for (const int status : { 429, 503 }) {
        QCOMPARE(delayBeforeRetry(9, done, request(), status, response, now(), 0.0), delay);
        const RetryPolicy deaf = RetryPolicy(9).setRetryAfterHonoured(false);
        QCOMPARE(delayBeforeRetry(deaf, done, request(), status, response, now(), 0.0), otherwise);
    }
    QVERIFY(!delayBeforeRetry(9, done, request(), 200, response, now(), 0.0));
    const RetryPolicy patient = RetryPolicy(9).setRetryAfterMaximum(std::chrono::hours(1));
    Headers inAnHour;
    inAnHour.append("Retry-After", "3600");
    QCOMPARE(delayBeforeRetry(patient, done, request(), 503, inAnHour, now(), 0.0), Delay(1h));
}

QTEST_APPLESS_MAIN(tst_Retry)
#include "tst_retry.moc"
