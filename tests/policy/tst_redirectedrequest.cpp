// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/redirect.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_RedirectedRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void credentials_data();
    void credentials();
    void markedFields_data();
    void markedFields();
    void methods_data();
    void methods();
    void contentFields_data();
    void contentFields();
    void oneShotBody_data();
    void oneShotBody();
    void referer_data();
    void referer();
    void originField_data();
    void originField();
    void orderAndRepetitionAreKept();
};

static Headers location(QByteArrayView value)
{
    Headers headers;
    headers.append("Location", value);
    return headers;
}

static Request get(const QString &url)
{
    return Request("GET", QUrl(url));
}

class OneShotSource : public BodySource
{
public:
    qint64 size() const override { return 3; }
    Pull pull(QByteArray &, qsizetype) override { return Pull::End; }
    bool isReplayable() const override { return false; }
    bool rewind() override { return false; }
};

// Every kind of step to another place, with every status: what carries secrets goes only along to
// the same origin, what does not goes everywhere.
void tst_RedirectedRequest::credentials_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("sameOrigin");
    class Step
    {
    public:
        const char *name;
        QString sent;
        const char *location;
        bool sameOrigin;
    };
    const QString plain = u"http://a.example/x"_s;
    const QString secure = u"https://a.example/x"_s;
    const Step steps[] = {
        { "same, relative", plain, "/y", true },
        { "same, absolute", plain, "http://a.example/y", true },
        { "same, default port", plain, "http://a.example:80/y", true },
        { "same, case", plain, "http://A.EXAMPLE/y", true },
        { "same, secure", secure, "https://a.example:443/y", true },
        { "same, port", u"http://a.example:81/x"_s, "//a.example:81/y", true },
        { "host", plain, "http://b.example/y", false },
        { "host, network path", plain, "//b.example/y", false },
        { "subdomain", plain, "http://www.a.example/y", false },
        { "parent domain", u"http://www.a.example/x"_s, "http://a.example/y", false },
        { "longer name", plain, "http://nota.example/y", false },
        { "trailing dot", plain, "http://a.example./y", false },
        { "port", plain, "http://a.example:81/y", false },
        { "from a port", u"http://a.example:81/x"_s, "http://a.example/y", false },
        { "scheme", plain, "https://a.example/y", false },
        { "scheme, same port", u"http://a.example:443/x"_s, "https://a.example/y", false },
        { "scheme, downgrade", secure, "http://a.example/y", false },
        { "scheme, host and port", plain, "https://b.example:81/y", false },
        { "user information", plain, "http://a.example@b.example/y", false },
        { "address", u"http://127.0.0.1/x"_s, "http://localhost/y", false },
        { "other address", u"http://[::1]/x"_s, "http://[::2]/y", false },
    };
    for (const int status : { 301, 302, 303, 307, 308 }) {
        for (const Step &step : steps) {
            QTest::addRow("%d, %s", status, step.name)
                    << status << step.sent << QByteArray(step.location) << step.sameOrigin;
        }
    }
}

void tst_RedirectedRequest::credentials()
{
    QFETCH(int, status);
    QFETCH(QString, sent);
    QFETCH(QByteArray, location);
    QFETCH(bool, sameOrigin);
    const QList<QByteArray> bound = {
        "Authorization", "AUTHORIZATION",       "Cookie",  "cookie2",
        "Host",          "Proxy-Authorization", "Referer", "WWW-Authenticate",
        "X-Api-Key",     "X-Auth-Token",        "X-Secret"
    };
    const QList<QByteArray> free = { "Accept",         "Accept-Encoding", "User-Agent", "X-Other",
                                     "Authorizations", "If-None-Match",   "Range" };
    for (const char *const method : { "GET", "HEAD", "POST", "PUT", "DELETE" }) {
        for (const QByteArray &name : bound + free) {
            Request request(method, QUrl(sent));
            request.headers().append(name, "v");
            request.headers().setSensitive("x-secret");
            const Result<Request> next =
                    redirectedRequest(request, status, ::location(location),
                                      RedirectPolicy().setDowngradeAllowed(true));
            QVERIFY2(next, qPrintable(next.error().toString()));
            Headers expected;
            if (sameOrigin || free.contains(name))
                expected.append(name, "v");
            QVERIFY2(next->headers() == expected, (method + (' ' + name)).constData());
        }
    }
}

void tst_RedirectedRequest::markedFields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QList<QByteArray>>("sensitive");
    QTest::addColumn<bool>("kept");
    const QByteArray name("X-Secret");
    QTest::newRow("none") << name << QList<QByteArray> {} << true;
    QTest::newRow("this") << name << QList<QByteArray> { "X-Secret" } << false;
    QTest::newRow("case") << name << QList<QByteArray> { "x-sEcret" } << false;
    QTest::newRow("among others") << name << QList<QByteArray> { "X-A", "X-Secret", "X-B" }
                                  << false;
    QTest::newRow("another") << name << QList<QByteArray> { "X-Secrets", "X-Secre", "" } << true;
}

void tst_RedirectedRequest::markedFields()
{
    QFETCH(QByteArray, name);
    QFETCH(QList<QByteArray>, sensitive);
    QFETCH(bool, kept);
    Request request = get(u"http://a.example/x"_s);
    request.headers().append(name, "v");
    for (const QByteArray &marked : sensitive)
        request.headers().setSensitive(marked);
    const Result<Request> other =
            redirectedRequest(request, 302, location("http://b.example/"), {});
    QVERIFY(other);
    QCOMPARE(other->headers().contains(name), kept);
    const Result<Request> same = redirectedRequest(request, 302, location("/"), {});
    QVERIFY(same);
    QVERIFY(same->headers().contains(name));
    QCOMPARE(same->headers().isSensitiveAt(0), !kept);
}

void tst_RedirectedRequest::methods_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("next");
    const auto row = [](int status, const char *method, const char *next) {
        QTest::addRow("%d %s", status, method) << status << QByteArray(method) << QByteArray(next);
    };
    for (const char *const method : { "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW" })
        row(301, method, method);
    row(301, "POST", "GET");
    for (const int status : { 302, 303 }) {
        row(status, "HEAD", "HEAD");
        for (const char *const method :
             { "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW" })
            row(status, method, "GET");
    }
    for (const int status : { 307, 308 }) {
        for (const char *const method :
             { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW" })
            row(status, method, method);
    }
    row(301, "post", "post"); // RFC 9110 9.1: methods have case
}

void tst_RedirectedRequest::methods()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, next);
    Request request(method, QUrl(u"http://a.example/x"_s));
    request.setBody(Body("abc"));
    request.headers().append("Content-Type", "text/plain");
    for (const char *const to : { "/y", "http://b.example/" }) {
        const Result<Request> redirected = redirectedRequest(request, status, location(to), {});
        QVERIFY(redirected);
        QCOMPARE(redirected->method(), next);
        const bool losesBody = status == 303 || method != next;
        QCOMPARE(redirected->body().bytes(), losesBody ? QByteArray() : QByteArray("abc"));
        QCOMPARE(redirected->headers().contains("Content-Type"), !losesBody);
    }
    QCOMPARE(request.method(), method);
    QCOMPARE(request.body().bytes(), QByteArray("abc"));
}

void tst_RedirectedRequest::contentFields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isContent");
    for (const char *const name :
         { "Content-Type", "content-length", "Content-Encoding", "Content-Language",
           "Content-Location", "Content-Disposition", "Content-Range", "Content-MD5",
           "Content-Digest", "Digest", "Repr-Digest", "Transfer-Encoding", "Trailer", "Expect",
           "Last-Modified" })
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *const name :
         { "Accept", "Content", "Content-", "Contents-Type", "X-Content-Type", "Idempotency-Key" })
        QTest::newRow(name) << QByteArray(name) << false;
}

void tst_RedirectedRequest::contentFields()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isContent);
    Request request("POST", QUrl(u"http://a.example/x"_s));
    request.setBody(Body("abc"));
    request.headers().append(name, "v");
    const Result<Request> dropped = redirectedRequest(request, 303, location("/y"), {});
    QVERIFY(dropped);
    QCOMPARE(dropped->headers().contains(name), !isContent);
    const Result<Request> kept = redirectedRequest(request, 307, location("/y"), {});
    QVERIFY(kept);
    QVERIFY(kept->headers().contains(name));
}

void tst_RedirectedRequest::oneShotBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isFollowed");
    for (const int status : { 301, 302, 303, 307, 308 }) {
        for (const char *const method : { "GET", "HEAD", "POST", "PUT" }) {
            const QByteArrayView name(method);
            const bool losesBody = status == 303 || (status == 302 && name.startsWith('P'))
                                   || (status == 301 && name == "POST");
            QTest::addRow("%d %s", status, method) << status << QByteArray(method) << losesBody;
        }
    }
}

void tst_RedirectedRequest::oneShotBody()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    QFETCH(bool, isFollowed);
    Request request(method, QUrl(u"http://a.example/x"_s));
    request.setBody(Body(std::make_shared<OneShotSource>()));
    const Result<Request> next = redirectedRequest(request, status, location("/y"), {});
    QCOMPARE(next.hasValue(), isFollowed);
    if (isFollowed) {
        QVERIFY(next->body().isEmpty());
        return;
    }
    QCOMPARE(next.error().kind(), Error::Kind::Redirect);
    QCOMPARE(next.error().party(), Error::Party::Local);
    QCOMPARE(next.error().message(),
             u"The redirect %1 to http://a.example/y is not followed: it asks for the body of the "
             "request once more, whose source cannot be read again"_s.arg(status));
}

void tst_RedirectedRequest::referer_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("byHand"); // null: none
    QTest::addColumn<bool>("isSent");
    QTest::addColumn<QByteArray>("referer"); // null: none
    const auto row = [](const char *name, const QString &sent, const char *location,
                        const char *byHand, bool isSent, const char *referer) {
        QTest::newRow(name) << sent << QByteArray(location) << QByteArray(byHand) << isSent
                            << QByteArray(referer);
    };
    const QString secrets = u"http://u:p@a.example/x?q#f"_s;
    row("off", secrets, "/y", nullptr, false, nullptr);
    row("off, by hand", secrets, "/y", "http://c.example/", false, "http://c.example/");
    row("off, by hand, elsewhere", secrets, "http://b.example/", "http://c.example/", false,
        nullptr);
    row("off, by hand, downgrade", u"https://a.example/x"_s, "http://a.example/",
        "https://a.example/", false, nullptr);
    row("on", secrets, "/y", nullptr, true, "http://a.example/x?q");
    row("on, by hand", secrets, "/y", "http://c.example/", true, "http://a.example/x?q");
    row("on, elsewhere", secrets, "http://b.example/y", nullptr, true, "http://a.example/");
    row("on, elsewhere, by hand", secrets, "http://b.example/y", "http://c.example/z", true,
        "http://a.example/");
    row("on, port", u"http://a.example:81/x"_s, "http://a.example/", nullptr, true,
        "http://a.example:81/");
    row("on, upgrade", secrets, "https://a.example/y", nullptr, true, "http://a.example/");
    row("on, secure", u"https://a.example/x?q"_s, "/y", nullptr, true, "https://a.example/x?q");
    row("on, downgrade", u"https://a.example/x"_s, "http://a.example/", nullptr, true, nullptr);
    row("on, downgrade, by hand", u"https://a.example/x"_s, "http://b.example/",
        "https://a.example/", true, nullptr);
    row("on, address", u"http://[fe80::1%25eth0]/x"_s, "/y", nullptr, true, "http://[fe80::1]/x");
}

void tst_RedirectedRequest::referer()
{
    QFETCH(QString, sent);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, byHand);
    QFETCH(bool, isSent);
    QFETCH(QByteArray, referer);
    Request request = get(sent);
    if (!byHand.isNull())
        request.headers().append("referer", byHand);
    const RedirectPolicy policy = RedirectPolicy().setRefererSent(isSent).setDowngradeAllowed(true);
    const Result<Request> next = redirectedRequest(request, 302, ::location(location), policy);
    QVERIFY(next);
    QCOMPARE(next->headers().values("Referer"),
             referer.isNull() ? QList<QByteArray> {} : QList<QByteArray> { referer });
}

void tst_RedirectedRequest::originField_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("next");
    const auto row = [](const char *name, const char *origin, const char *location,
                        const char *next) {
        QTest::newRow(name) << QByteArray(origin) << QByteArray(location) << QByteArray(next);
    };
    row("same", "http://a.example:81", "/y", "http://a.example:81");
    row("same, of another", "http://c.example", "/y", "http://c.example");
    row("elsewhere, its own", "http://a.example:81", "http://b.example/", "http://a.example:81");
    row("elsewhere, of another", "http://c.example", "http://b.example/", "null");
    row("elsewhere, other scheme", "https://a.example:81", "http://b.example/", "null");
    row("elsewhere, none", "null", "http://b.example/", "null");
}

void tst_RedirectedRequest::originField()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, next);
    Request request = get(u"http://a.example:81/x"_s);
    request.headers().append("Origin", origin);
    const Result<Request> redirected = redirectedRequest(request, 307, ::location(location), {});
    QVERIFY(redirected);
    QCOMPARE(redirected->headers().values("Origin"), QList<QByteArray> { next });
}

void tst_RedirectedRequest::orderAndRepetitionAreKept()
{
    Request request("POST", QUrl(u"http://a.example/x"_s));
    Headers headers;
    headers.append("X-A", "1");
    headers.append("Authorization", "secret");
    headers.append("x-a", "2");
    headers.append("Content-Type", "text/plain");
    headers.append("X-B", "");
    request.setHeaders(headers);
    const Result<Request> next = redirectedRequest(request, 303, location("http://b.example/"), {});
    QVERIFY(next);
    const QList<std::pair<QByteArray, QByteArray>> expected = { { "X-A", "1" },
                                                                { "x-a", "2" },
                                                                { "X-B", "" } };
    QCOMPARE(next->headers().toListOfPairs(), expected);
    QCOMPARE(request.headers(), headers);
}

QTEST_APPLESS_MAIN(tst_RedirectedRequest)
#include "tst_redirectedrequest.moc"
