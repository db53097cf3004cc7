// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/auth.h"
#include "client/auth/digestauth.h"
#include "client/mocksite.h"
#include "policy/auth/challenge.h"
#include "policy/auth/digesthash.h"

#include <QtCore/qregularexpression.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

// Request bodies that are read before they are sent: for an Auth that wants bytes, and for Digest's
// auth-int. That can take long, and must keep nobody else waiting.
class tst_BodyReads : public QObject, private MockClientTest
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

    void othersGetTheirTurn_data();
    void othersGetTheirTurn();
    void cancelledInBetween_data();
    void cancelledInBetween();
    void announcedLength_data();
    void announcedLength();
    void digestCoversTheBody_data();
    void digestCoversTheBody();
    void digestWhileTheBodyIsSent();
    void lastRefusalIsDelivered();

private:
    //! A request with \a body that is read by an Auth of the \a kind "bytes" or "digest".
    RequestBuilder readRequest(const QString &kind, const Body &body);

    MockSite site;
};

namespace {

constexpr int Pieces = 200;

class PieceSource final : public BodySource
{
public:
    explicit PieceSource(const QByteArray &piece = "piece", qint64 announced = -1)
        : m_piece(piece)
        , m_announced(announced)
    {}

    qint64 size() const override { return m_announced; }
    bool isReplayable() const override { return true; }
    bool rewind() override
    {
        ++rewinds;
        m_next = 0;
        return true;
    }
    Pull pull(QByteArray &buffer, qsizetype) override
    {
        ++pulls;
        if (whenPulled)
            whenPulled();
        if (rewinds <= stallingRounds && m_next == 1)
            return Pull::Later;
        if (m_next == Pieces)
            return Pull::End;
        ++m_next;
        buffer += m_piece;
        return Pull::Bytes;
    }
    QByteArray bytes() const { return m_piece.repeated(Pieces); }

    int pulls = 0;
    int rewinds = 0;
    int stallingRounds = 0; // after each of so many rewinds, the second piece never comes
    std::function<void()> whenPulled;

private:
    QByteArray m_piece;
    qint64 m_announced;
    int m_next = 0;
};

class BytesAuth final : public Auth
{
public:
    void authorize(Request &request) override { seen = std::as_const(request).body().bytes(); }
    bool needsRequestBody() const override { return true; }

    QByteArray seen;
};

QByteArray refusal(const char *algorithm)
{
    return response("no",
                    QByteArray("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", "
                               "qop=\"auth-int\", algorithm=")
                            + algorithm + "\r\n",
                    "401 Unauthorized");
}

// What proves that u with the password p sends \a body by PUT to /a.
QByteArray proofOf(const AuthParameters &sent, DigestAlgorithm algorithm, const QByteArray &body)
{
    const auto hash = [algorithm](const QByteArray &data) {
        return DigestHash::hex(algorithm, data);
    };
    return hash(hash("u:r:p") + ":n:" + *sent.value("nc") + ':' + *sent.value("cnonce")
                + ":auth-int:" + hash("PUT:/a:" + hash(body)));
}

void readByRows()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("piece");
    for (const QString &kind : { u"bytes"_s, u"digest"_s }) {
        QTest::addRow("%s", qPrintable(kind)) << kind << QByteArray("piece");
        QTest::addRow("%s, empty pieces", qPrintable(kind)) << kind << QByteArray();
    }
}

} // namespace

RequestBuilder tst_BodyReads::readRequest(const QString &kind, const Body &body)
{
    RequestBuilder request = client().put("http://example.com/a").body(body);
    if (kind == u"bytes"_s)
        return std::move(request).auth(std::make_shared<BytesAuth>());
    const auto digest = std::make_shared<DigestAuth>(u"u"_s, u"p"_s);
    // From here on it knows that auth-int is asked for.
    site.answer("example.com/a", { refusal("MD5"), response("in") });
    if (!mock->run(client().put("http://example.com/a").auth(digest))->value)
        qFatal("not authorized");
    return std::move(request).auth(digest);
}

void tst_BodyReads::othersGetTheirTurn_data()
{
    readByRows();
}

void tst_BodyReads::othersGetTheirTurn()
{
    QFETCH(const QString, kind);
    QFETCH(const QByteArray, piece);
    const auto source = std::make_shared<PieceSource>(piece);
    RequestBuilder read = readRequest(kind, Body(source));
    int pullsMeanwhile = -1;
    const auto slow = watch(std::move(read));
    client().get("http://other.test/").then(this, [&](const Response &) {
        pullsMeanwhile = source->pulls;
    });
    QVERIFY(backend().run());
    QVERIFY2(slow->value, qPrintable(slow->error().toString()));
    QVERIFY2(pullsMeanwhile >= 0 && pullsMeanwhile < Pieces / 2,
             qPrintable(QString::number(pullsMeanwhile)));
    QVERIFY(source->pulls >= Pieces);
}

void tst_BodyReads::cancelledInBetween_data()
{
    readByRows();
}

void tst_BodyReads::cancelledInBetween()
{
    QFETCH(const QString, kind);
    QFETCH(const QByteArray, piece);
    const auto source = std::make_shared<PieceSource>(piece);
    RequestBuilder read = readRequest(kind, Body(source));
    const qsizetype before = site.heads.size();
    source->whenPulled = [&] {
        if (source->pulls == 10)
            client().cancelAll();
    };
    const auto outcome = mock->run(std::move(read));
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(source->pulls, 10);
    QCOMPARE(site.heads.size(), before);
    source->whenPulled = nullptr;
}

void tst_BodyReads::announcedLength_data()
{
    QTest::addColumn<qint64>("announced");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("right") << qint64(5 * Pieces) << QString();
    QTest::newRow("more") << qint64(5 * Pieces + 1)
                          << u"The request body ended after 1000 of the 1001 bytes announced"_s;
    QTest::newRow("less") << qint64(7)
                          << u"The request body is longer than the 7 bytes announced"_s;
}

void tst_BodyReads::announcedLength()
{
    QFETCH(const qint64, announced);
    QFETCH(const QString, complaint);
    const Body body(std::make_shared<PieceSource>("piece", announced));
    const auto outcome = mock->run(readRequest(u"bytes"_s, body));
    QCOMPARE(bool(outcome->value), complaint.isEmpty());
    QCOMPARE(outcome->error().message(), complaint);
    if (!complaint.isEmpty())
        QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
}

void tst_BodyReads::digestCoversTheBody_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<DigestAlgorithm>("algorithm");
    QTest::newRow("MD5") << "MD5"_ba << DigestAlgorithm::Md5;
    QTest::newRow("SHA-256") << "SHA-256"_ba << DigestAlgorithm::Sha256;
}

void tst_BodyReads::digestCoversTheBody()
{
    QFETCH(const QByteArray, name);
    QFETCH(const DigestAlgorithm, algorithm);
    const auto source = std::make_shared<PieceSource>();
    site.answer("example.com/a", { refusal(name.constData()), response("in") });
    const auto digest = std::make_shared<DigestAuth>(u"u"_s, u"p"_s);
    for (int round = 1; round <= 2; ++round) {
        const auto outcome =
                mock->run(client().put("http://example.com/a").auth(digest).body(Body(source)));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(outcome->value->content(), "in"_ba);
        const QByteArray credentials = site.field(site.heads.size() - 1, "Authorization");
        QVERIFY(credentials.startsWith("Digest "));
        const AuthParameters sent = AuthParameters::fromList(credentials.sliced(7));
        QCOMPARE(*sent.value("nc"), "0000000" + QByteArray::number(round));
        QCOMPARE(*sent.value("response"), proofOf(sent, algorithm, source->bytes()));
    }
}

// A server may ask before it has got the body: the source is then not sent and hashed by turns.
void tst_BodyReads::digestWhileTheBodyIsSent()
{
    const auto source = std::make_shared<PieceSource>();
    source->stallingRounds = 1; // the one in which it is first sent
    site.answer("example.com/a", { refusal("MD5"), response("in") });
    const auto outcome = mock->run(client().put("http://example.com/a")
                                           .auth(std::make_shared<DigestAuth>(u"u"_s, u"p"_s))
                                           .body(Body(source)));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    const AuthParameters sent = AuthParameters::fromList(site.field(1, "Authorization").sliced(7));
    QCOMPARE(*sent.value("response"), proofOf(sent, DigestAlgorithm::Md5, source->bytes()));
    QCOMPARE(mock->peer(0)->received().count("piece"), 1);
    QCOMPARE(source->rewinds, 3); // to be sent, to be hashed, to be sent
}

// The body is not hashed for an answer that would not be sent, and the response not dropped for it.
void tst_BodyReads::lastRefusalIsDelivered()
{
    constexpr int Rounds = 4; // the first, and three that answer
    const QByteArray content(300000, 'x');
    const QByteArray stale = response(content,
                                      "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", "
                                      "qop=\"auth-int\", stale=true\r\n",
                                      "401 Unauthorized");
    site.answer("example.com/a", QList<QByteArray>(Rounds, stale));
    const auto outcome = mock->run(client().put("http://example.com/a")
                                           .body(Body(std::make_shared<PieceSource>()))
                                           .auth(std::make_shared<DigestAuth>(u"u"_s, u"p"_s)));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->status(), 401);
    QCOMPARE(outcome->value->content(), content);
    QCOMPARE(outcome->value->attempts().size(), Rounds - 1);
}

QTEST_GUILESS_MAIN(tst_BodyReads)
#include "tst_bodyreads.moc"
