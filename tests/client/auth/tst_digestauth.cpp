// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "authtest.h"
#include "client/auth/digestauth.h"
#include "policy/auth/challenge.h"
#include "policy/auth/digesthash.h"

#include <QtCore/qbuffer.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_DigestAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstRequestTwiceTheNextOnce();
    void wrongPassword();
    void staleNonce();
    void staleAnswer();
    void expiredWithoutSayingSo();
    void severalAtOnceWithTheWrongPassword();
    void severalAtOnceWithOneNonce();
    void nextNonce();
    void nextNonceOfOthers();
    void originsAreApart();
    void domain();
    void afterARedirect();
    void sentAgainAfterAFailure();
    void sentAgainAfterAnError();
    void fieldOfTheProgram();
    void strongestChallenge();
    void noDigest_data();
    void noDigest();
    void cannotBeAnswered_data();
    void cannotBeAnswered();
    void bodyIsNotReadForNothing();
    void authInt_data();
    void authInt();
    void authIntOfTheNextRequest();
    void authIntOfUnreadableBodies();
    void abandonedRequests();
};

namespace {

Response unauthorized(const QByteArray &challenge)
{
    return Response(401, headersOf({ { "WWW-Authenticate", challenge } }));
}

// A challenge with \a nonce.
Response challenged(const QByteArray &nonce, const QByteArray &more = {})
{
    return unauthorized("Digest realm=\"r\", qop=\"auth\", nonce=\"" + nonce + '"' + more);
}

AuthParameters credentialsOf(const Request &request)
{
    const QByteArray field = authorizationOf(request);
    return field.startsWith("Digest ") ? AuthParameters::fromList(QByteArrayView(field).sliced(7))
                                       : AuthParameters();
}

// "nonce nc uri" if a server that knows the password "p" of "u" would take \a request.
QByteArray accepted(const Request &request, const QByteArray &bodyHash = {})
{
    const AuthParameters sent = credentialsOf(request);
    const auto hash = [&](const QByteArray &data) {
        return DigestHash::hex(sent.value("algorithm") == "SHA-256" ? DigestAlgorithm::Sha256
                                                                    : DigestAlgorithm::Md5,
                               data);
    };
    const auto value = [&](const char *name) { return sent.value(name).value_or(QByteArray()); };
    QByteArray message = request.method() + ':' + value("uri");
    if (value("qop") == "auth-int")
        message += ':' + bodyHash;
    const QByteArray proof = hash(hash("u:r:p") + ':' + value("nonce") + ':' + value("nc") + ':'
                                  + value("cnonce") + ':' + value("qop") + ':' + hash(message));
    if (value("response") != proof || value("username") != "u" || value("realm") != "r")
        return "refused";
    return value("nonce") + ' ' + value("nc") + ' ' + value("uri");
}

// As the flow does before each round.
Request authorized(DigestAuth &auth, const char *url = "https://example.com/a?b")
{
    Request request = get(url);
    auth.authorize(request);
    return request;
}

bool answered(DigestAuth &auth, Request &request, const Response &response)
{
    if (!auth.answer(request, response))
        return false;
    auth.authorize(request);
    return true;
}

} // namespace

void tst_DigestAuth::firstRequestTwiceTheNextOnce()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(request.headers().isEmpty());
    QVERIFY(answered(auth, request, challenged("n1")));
    QCOMPARE(accepted(request), "n1 00000001 /a?b");
    QCOMPARE(request.headers().size(), 1);
    QVERIFY(!auth.answer(request, Response(200)));

    QCOMPARE(accepted(authorized(auth)), "n1 00000002 /a?b");
    QCOMPARE(accepted(authorized(auth, "https://example.com")), "n1 00000003 /");
}

void tst_DigestAuth::wrongPassword()
{
    DigestAuth auth(u"u"_s, u"wrong"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    QVERIFY(!answered(auth, request, challenged("n2")));
    // Nothing is remembered of it.
    Request next = authorized(auth);
    QVERIFY(next.headers().isEmpty());
    QVERIFY(answered(auth, next, challenged("n3")));
    QVERIFY(!answered(auth, next, challenged("n3")));
}

void tst_DigestAuth::staleNonce()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    QVERIFY(!answered(auth, request, Response(200)));
    Request next = authorized(auth);
    QVERIFY(answered(auth, next, challenged("n2", ", stale=true")));
    QCOMPARE(accepted(next), "n2 00000001 /a?b");
}

void tst_DigestAuth::staleAnswer()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    for (const char *nonce : { "n2", "n3", "n3", "n4" }) {
        QVERIFY(answered(auth, request, challenged(nonce, ", stale=TRUE")));
        QCOMPARE(accepted(request), QByteArray(nonce) + " 00000001 /a?b");
    }
    QVERIFY(!answered(auth, request, challenged("n5", ", stale=false")));
}

void tst_DigestAuth::expiredWithoutSayingSo()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    QVERIFY(!answered(auth, request, Response(200)));
    Request next = authorized(auth);
    QVERIFY(answered(auth, next, challenged("n2")));
    QCOMPARE(accepted(next), "n2 00000001 /a?b");
    QVERIFY(!answered(auth, next, challenged("n3")));
}

void tst_DigestAuth::severalAtOnceWithTheWrongPassword()
{
    DigestAuth auth(u"u"_s, u"wrong"_s);
    QList<Request> requests;
    for (int i = 0; i < 20; ++i)
        requests.append(authorized(auth));
    int nonce = 0;
    for (Request &request : requests)
        QVERIFY(answered(auth, request, challenged(QByteArray::number(++nonce))));
    for (Request &request : requests)
        QVERIFY(!answered(auth, request, challenged(QByteArray::number(++nonce))));
}

void tst_DigestAuth::severalAtOnceWithOneNonce()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request one = authorized(auth);
    Request two = authorized(auth);
    QVERIFY(answered(auth, one, challenged("n")));
    QVERIFY(answered(auth, two, challenged("n")));
    QCOMPARE(accepted(one), "n 00000001 /a?b");
    QCOMPARE(accepted(two), "n 00000002 /a?b");
    QVERIFY(!answered(auth, one, Response(200)));
    QVERIFY(!answered(auth, two, Response(200)));
    QCOMPARE(accepted(authorized(auth)), "n 00000003 /a?b");
}

void tst_DigestAuth::nextNonce()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    QVERIFY(!answered(
            auth, request,
            Response(200, headersOf({ { "Authentication-Info", "qop=auth, nextnonce=\"n2\"" } }))));
    QCOMPARE(accepted(authorized(auth)), "n2 00000001 /a?b");
}

void tst_DigestAuth::nextNonceOfOthers()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    const Response response(200, headersOf({ { "Authentication-Info", "nextnonce=\"n2\"" } }));
    Request plain = get("https://example.com/");
    QVERIFY(!auth.answer(plain, response));
    Request elsewhere = get("https://example.org/");
    elsewhere.setHeaders(request.headers());
    QVERIFY(!auth.answer(elsewhere, response));
    QCOMPARE(accepted(authorized(auth)), "n1 00000002 /a?b");
}

void tst_DigestAuth::originsAreApart()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    for (const char *url : { "https://example.org/", "http://example.com/",
                             "https://example.com:444/", "https://www.example.com/" })
        QVERIFY2(authorized(auth, url).headers().isEmpty(), url);
    Request other = authorized(auth, "https://example.org/");
    QVERIFY(answered(auth, other, challenged("n2")));
    QCOMPARE(accepted(authorized(auth)), "n1 00000002 /a?b");
    QCOMPARE(accepted(authorized(auth, "https://example.org/")), "n2 00000002 /");
}

void tst_DigestAuth::domain()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth, "https://example.com/private/a");
    QVERIFY(answered(auth, request, challenged("n", ", domain=\"/private https://x.example/\"")));
    QVERIFY(authorized(auth, "https://example.com/").headers().isEmpty());
    QCOMPARE(accepted(authorized(auth, "https://example.com/private/b")), "n 00000002 /private/b");
}

// Same origin: the flow leaves the field; it is for another URI.
void tst_DigestAuth::afterARedirect()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n", ", domain=\"/a /b\"")));
    QVERIFY(!auth.answer(request, Response(302)));
    request.setUrl(QUrl(u"https://example.com/b"_s));
    auth.authorize(request);
    QCOMPARE(accepted(request), "n 00000002 /b");
    QVERIFY(!auth.answer(request, Response(302)));
    request.setUrl(QUrl(u"https://example.com/c"_s));
    auth.authorize(request);
    QVERIFY(request.headers().isEmpty());
}

// The connection broke: there is no response, and the nonce count may not be used again.
void tst_DigestAuth::sentAgainAfterAFailure()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    auth.authorize(request);
    QCOMPARE(accepted(request), "n1 00000002 /a?b");
    auth.authorize(request);
    QCOMPARE(accepted(request), "n1 00000003 /a?b");
    QVERIFY(!answered(auth, request, challenged("n2")));
}

void tst_DigestAuth::sentAgainAfterAnError()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, challenged("n1")));
    QVERIFY(!answered(auth, request, Response(503)));
    auth.authorize(request);
    QCOMPARE(accepted(request), "n1 00000002 /a?b");
    QVERIFY(answered(auth, request, challenged("n2")));
}

void tst_DigestAuth::fieldOfTheProgram()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = get("https://example.com/");
    request.headers().append("Authorization", "Bearer x");
    auth.authorize(request);
    QCOMPARE(authorizationOf(request), "Bearer x");
    QVERIFY(answered(auth, request, challenged("n")));
    QCOMPARE(accepted(request), "n 00000001 /");
}

void tst_DigestAuth::strongestChallenge()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    Headers headers = headersOf(
            { { "WWW-Authenticate", "Basic realm=\"r\", Digest realm=r, qop=auth, nonce=weak" },
              { "WWW-Authenticate", "Digest realm=r, qop=auth, nonce=strong, algorithm=SHA-256" },
              { "WWW-Authenticate", "Digest realm=r, qop=auth, nonce=new, algorithm=SHA3" } });
    QVERIFY(answered(auth, request, Response(401, headers)));
    QCOMPARE(accepted(request), "strong 00000001 /a?b");
}

void tst_DigestAuth::noDigest_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("Basic") << 401 << QByteArray("Basic realm=x");
    QTest::newRow("twice the same parameter") << 401 << QByteArray("Digest nonce=a, nonce=b");
    QTest::newRow("not a refusal") << 200 << QByteArray("Digest nonce=a");
    QTest::newRow("of a proxy") << 407 << QByteArray("Digest nonce=a");
}

void tst_DigestAuth::noDigest()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, field);
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(!auth.answer(request, Response(status, headersOf({ { "WWW-Authenticate", field } }))));
    QVERIFY(request.headers().isEmpty());
    QVERIFY(!auth.answer(request, Response(401)));
}

void tst_DigestAuth::cannotBeAnswered_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("message");
    QTest::newRow("algorithms") << QByteArray("Digest nonce=a, algorithm=SHA3-512, "
                                              "Digest nonce=a, algorithm=SHA-384")
                                << u"The server asks for Digest authentication with \"SHA3-512\", "
                                   "\"SHA-384\", but only MD5, SHA-256 and SHA-512-256 are known, "
                                   "each also with -sess"_s;
    QTest::newRow("no nonce") << QByteArray("Digest realm=a")
                              << u"The server's Digest challenge has no nonce"_s;
}

void tst_DigestAuth::cannotBeAnswered()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QString, message);
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = get("https://name:secret@example.com/#x");
    try {
        auth.answer(request, unauthorized(field));
        QFAIL("Nothing was thrown");
    } catch (const AuthenticationError &error) {
        QCOMPARE(error.error().message(), message);
        QCOMPARE(error.error().url(), QUrl(u"https://example.com/"_s));
        QCOMPARE(error.error().party(), Error::Party::Remote);
        QVERIFY(error.error().requestMayHaveReachedServer());
    }
    QVERIFY(request.headers().isEmpty());
}

// A source that counts what is done with it.
class CountingSource final : public BodySource
{
public:
    explicit CountingSource(const QByteArray &bytes, bool isReplayable = true)
        : m_bytes(bytes)
        , m_isReplayable(isReplayable)
    {}
    qint64 size() const override { return m_bytes.size(); }
    Pull pull(QByteArray &buffer, qsizetype wanted) override
    {
        ++pulls;
        if (m_isLate && m_position == m_bytes.size())
            return Pull::Later;
        const QByteArray piece = m_bytes.mid(m_position, qMin(wanted, qsizetype(3)));
        m_position += piece.size();
        buffer += piece;
        return piece.isEmpty() ? Pull::End : Pull::Bytes;
    }
    bool isReplayable() const override { return m_isReplayable; }
    bool rewind() override
    {
        m_position = 0;
        return true;
    }
    qsizetype position() const { return m_position; }
    void setLate() { m_isLate = true; }

    int pulls = 0;

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
    bool m_isReplayable;
    bool m_isLate = false;
};

void tst_DigestAuth::bodyIsNotReadForNothing()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    QVERIFY(!auth.needsRequestBody());
    QVERIFY(!auth.needsResponseBody());
    const auto source = std::make_shared<CountingSource>("body");
    Request request = get("https://example.com/");
    request.setBody(Body(source));
    QVERIFY(answered(auth, request,
                     unauthorized("Digest realm=r, nonce=n, qop=\"auth-int,auth\"")));
    QCOMPARE(credentialsOf(request).value("qop"), QByteArray("auth"));
    QCOMPARE(source->pulls, 0);
}

void tst_DigestAuth::authInt_data()
{
    QTest::addColumn<Body>("body");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray large(200000, 'x');
    QTest::newRow("none") << Body() << QByteArray();
    QTest::newRow("bytes") << Body(QByteArray("body")) << QByteArray("body");
    QTest::newRow("source") << Body(std::make_shared<CountingSource>("a body"))
                            << QByteArray("a body");
    QTest::newRow("large source") << Body(std::make_shared<CountingSource>(large)) << large;
}

void tst_DigestAuth::authInt()
{
    QFETCH(const Body, body);
    QFETCH(const QByteArray, bytes);
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request("PUT", QUrl(u"https://example.com/"_s));
    request.setBody(body);
    if (body.source()) { // it was sent already
        QByteArray sent;
        while (body.source()->pull(sent, 1000) == BodySource::Pull::Bytes) {}
    }
    QVERIFY(answered(auth, request, unauthorized("Digest realm=r, nonce=n, qop=\"auth-int\"")));
    QCOMPARE(credentialsOf(request).value("qop"), QByteArray("auth-int"));
    QCOMPARE(accepted(request, DigestHash::hex(DigestAlgorithm::Md5, bytes)), "n 00000001 /");
    if (body.source())
        QCOMPARE(static_cast<CountingSource &>(*body.source()).position(), 0);
}

void tst_DigestAuth::authIntOfTheNextRequest()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    Request request = authorized(auth);
    QVERIFY(answered(auth, request, unauthorized("Digest realm=r, nonce=n, qop=auth-int")));

    QBuffer file;
    file.setData("header, body");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.seek(8));
    Request next("PUT", QUrl(u"https://example.com/"_s));
    next.setBody(Body(&file));
    auth.authorize(next);
    QCOMPARE(accepted(next, DigestHash::hex(DigestAlgorithm::Md5, "body")), "n 00000002 /");
    QCOMPARE(file.pos(), 8);
}

void tst_DigestAuth::authIntOfUnreadableBodies()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    const Response response = unauthorized("Digest realm=r, nonce=n, qop=auth-int");
    const QString start = u"The server asks for Digest authentication with auth-int, which covers "
                          "the body of the request: "_s;
    Request request = get("https://example.com/");

    request.setBody(Body(std::make_shared<CountingSource>("body", false)));
    QCOMPARE(authenticationErrorOf([&] { auth.answer(request, response); }),
             start + u"its source cannot be read twice"_s);

    const auto late = std::make_shared<CountingSource>("body");
    late->setLate();
    request.setBody(Body(late));
    QCOMPARE(authenticationErrorOf([&] { auth.answer(request, response); }),
             start + u"its source does not have all bytes yet"_s);

    auto device = std::make_unique<QBuffer>();
    device->setData("body");
    QVERIFY(device->open(QIODevice::ReadOnly));
    request.setBody(Body(device.get()));
    device.reset();
    QCOMPARE(authenticationErrorOf([&] { auth.answer(request, response); }),
             start + u"its source cannot be read twice"_s);
}

// They never get a response, and must not be remembered for ever; nor must they be in the way.
void tst_DigestAuth::abandonedRequests()
{
    DigestAuth auth(u"u"_s, u"p"_s);
    for (int i = 0; i < 1000; ++i) {
        Request request = get("https://example.com/");
        QVERIFY(answered(auth, request, challenged(QByteArray::number(i))));
    }
    for (int i = 0; i < 300; ++i) {
        const QByteArray url = "https://host" + QByteArray::number(i) + ".example/";
        Request request = authorized(auth, url.constData());
        QVERIFY(request.headers().isEmpty());
        QVERIFY(answered(auth, request, challenged("n")));
        QCOMPARE(accepted(authorized(auth, url.constData())), "n 00000002 /");
        QVERIFY(!answered(auth, request, challenged("m")));
    }
}

QTEST_GUILESS_MAIN(tst_DigestAuth)
#include "tst_digestauth.moc"
