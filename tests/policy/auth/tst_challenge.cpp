// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/challenge.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_Challenge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_data();
    void parse();
    void severalFields();
    void otherField();
    void schemeIgnoresCase();
    void parameterNamesIgnoreCase();
    void tooManyParameters();
    void everyPrefix();
    void randomText();
    void list_data();
    void list();
};

// "Scheme token68|name=<value>|..." for each challenge.
static QStringList described(const QList<Challenge> &challenges, const QByteArrayList &names)
{
    QStringList all;
    for (const Challenge &challenge : challenges) {
        QByteArrayList parts { challenge.scheme + ' ' + challenge.token68 };
        for (const QByteArray &name : names) {
            if (const auto value = challenge.parameters.value(name))
                parts.append(name + "=<" + *value + '>');
        }
        all.append(QString::fromLatin1(parts.join('|')));
    }
    return all;
}

static QList<Challenge> parsed(const QByteArray &field)
{
    Headers headers;
    if (!headers.append("WWW-Authenticate", field))
        qFatal("The test's own field is refused");
    return Challenge::parse(headers);
}

static QStringList describedField(const QByteArray &field)
{
    return described(parsed(field), { "realm", "nonce", "a", "b", "qop" });
}

void tst_Challenge::parse_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QStringList>("challenges");
    const auto row = [](const char *name, const char *field, const QStringList &challenges) {
        QTest::newRow(name) << QByteArray(field) << challenges;
    };
    const auto text = [](const char *latin1) { return QString::fromLatin1(latin1); };

    row("nothing", "", {});
    row("only commas", " , ,, ", {});
    row("scheme alone", "Negotiate", { text("Negotiate ") });
    row("two schemes alone", "Negotiate, NTLM", { text("Negotiate "), text("NTLM ") });
    row("one parameter", "Basic realm=\"x\"", { text("Basic |realm=<x>") });
    row("a token as value", "Basic realm=x", { text("Basic |realm=<x>") });
    row("an empty value", "Basic realm=\"\"", { text("Basic |realm=<>") });
    row("whitespace around the equals sign", "Basic realm \t= \"x\"", { text("Basic |realm=<x>") });
    row("several parameters", "Digest realm=\"x\", nonce=y,a=\"z\"",
        { text("Digest |realm=<x>|nonce=<y>|a=<z>") });
    row("several spaces", "Digest   realm=\"x\"", { text("Digest |realm=<x>") });
    row("a tab behind the scheme", "Digest\trealm=\"x\"", { text("Digest |realm=<x>") });
    row("empty elements", ",, Basic realm=x,, ,a=y ,", { text("Basic |realm=<x>|a=<y>") });
    row("a comma behind the scheme", "Basic , realm=x", { text("Basic |realm=<x>") });

    row("commas inside quotes", "Digest realm=\"a, Basic b=c\", qop=\"auth,auth-int\"",
        { text("Digest |realm=<a, Basic b=c>|qop=<auth,auth-int>") });
    row("quoted pairs", "Basic realm=\"a\\\"b\\\\c\\d\", a=x",
        { text("Basic |realm=<a\"b\\cd>|a=<x>") });

    row("two challenges", "Basic realm=\"x\", Digest realm=\"y\", nonce=\"z\"",
        { text("Basic |realm=<x>"), text("Digest |realm=<y>|nonce=<z>") });
    row("a scheme alone between others", "Digest a=b, Negotiate, Basic realm=\"x\"",
        { text("Digest |a=<b>"), text("Negotiate "), text("Basic |realm=<x>") });
    row("of RFC 9110 11.6.1",
        "Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"",
        { text("Basic |realm=<simple>"), text("Newauth |realm=<apps>") });

    row("token68", "Negotiate YWJj", { text("Negotiate YWJj") });
    row("token68 with padding",
        "Negotiate YWI=, NTLM YQ==", { text("Negotiate YWI="), text("NTLM YQ==") });
    row("token68 of all its characters", "X -._~+/Az09==", { text("X -._~+/Az09==") });
    row("token68, then another", "X abc , Basic realm=x",
        { text("X abc"), text("Basic |realm=<x>") });

    row("twice the same parameter", "Digest realm=x, nonce=1, nonce=2", {});
    row("twice, in another case", "Digest nonce=1, NONCE=1", {});
    row("twice in one, the next is fine", "Digest a=1, a=2, Basic realm=x",
        { text("Basic |realm=<x>") });
    row("twice in the last", "Basic realm=x, Digest a=1, a=2", { text("Basic |realm=<x>") });
    row("the same in two challenges", "Basic a=1, Digest a=2",
        { text("Basic |a=<1>"), text("Digest |a=<2>") });

    row("no scheme", "realm=\"x\", nonce=y", {});
    row("no scheme before a good one", "realm=\"x\", Basic a=y", { text("Basic |a=<y>") });
    row("quotes not closed", "Digest nonce=y, realm=\"x, Basic a=b", { text("Digest |nonce=<y>") });
    row("ends in a backslash", "Digest nonce=y, realm=\"x\\", { text("Digest |nonce=<y>") });
    row("no value", "Digest nonce=y, realm=, a=b", { text("Digest |nonce=<y>|a=<b>") });
    row("junk behind a token", "Digest nonce=y z, a=b", { text("Digest |nonce=<y>|a=<b>") });
    row("junk behind quotes", "Digest nonce=\"y\"z, a=b", { text("Digest |nonce=<y>|a=<b>") });
    row("junk with a comma in quotes", "Digest nonce=y \"1, b=2\", a=b",
        { text("Digest |nonce=<y>|a=<b>") });
    row("junk with an escaped quote", "Digest nonce=y \"1\\\", b=2\", a=b",
        { text("Digest |nonce=<y>|a=<b>") });
    row("what follows junk belongs to nobody", "Basic realm=x, @junk a=1, b=2",
        { text("Basic |realm=<x>") });
    row("junk, then a good one", "@, Basic realm=x", { text("Basic |realm=<x>") });
    row("junk behind a scheme", "Digest @, Basic realm=x", { text("Basic |realm=<x>") });
    row("junk in a scheme", "Dig@st a=b, Basic realm=x", { text("Basic |realm=<x>") });
    row("two words", "Digest foo bar, Basic realm=x", { text("Basic |realm=<x>") });
    row("not ASCII", "Basic realm=\"\xe9\"", { text("Basic |realm=<\xe9>") });
}

void tst_Challenge::parse()
{
    QFETCH(const QByteArray, field);
    QTEST(describedField(field), "challenges");
}

void tst_Challenge::severalFields()
{
    Headers headers;
    headers.append("WWW-Authenticate", "Basic realm=\"x");
    headers.append("Server", "Digest a=b");
    headers.append("www-authenticate", "realm=y, Digest nonce=z");
    QCOMPARE(described(Challenge::parse(headers), { "realm", "nonce" }),
             QStringList({ QStringLiteral("Basic "), QStringLiteral("Digest |nonce=<z>") }));
}

void tst_Challenge::otherField()
{
    Headers headers;
    headers.append("WWW-Authenticate", "Basic realm=x");
    headers.append("Proxy-Authenticate", "Digest nonce=y");
    QCOMPARE(described(Challenge::parse(headers, "Proxy-Authenticate"), { "nonce" }),
             QStringList(QStringLiteral("Digest |nonce=<y>")));
}

void tst_Challenge::schemeIgnoresCase()
{
    const QList<Challenge> challenges = parsed("dIGEST nonce=x");
    QCOMPARE(challenges.size(), 1);
    QVERIFY(challenges.first().isScheme("Digest"));
    QVERIFY(!challenges.first().isScheme("Diges"));
    QVERIFY(!challenges.first().isScheme("Basic"));
}

void tst_Challenge::parameterNamesIgnoreCase()
{
    QCOMPARE(parsed("Digest NonCE=XyZ").first().parameters.value("nonce"), QByteArray("XyZ"));
}

void tst_Challenge::tooManyParameters()
{
    QByteArray field("Digest p0=x");
    for (int i = 1; i < 32; ++i)
        field += ", p" + QByteArray::number(i) + "=x";
    QCOMPARE(parsed(field).size(), 1);
    QCOMPARE(parsed(field).first().parameters.size(), 32);
    QCOMPARE(parsed(field + ", p32=x").size(), 0);
}

void tst_Challenge::everyPrefix()
{
    const QByteArray field =
            "Digest realm=\"a, \\\"b\\\\\", nonce = y,qop=\"auth,auth-int\" , NTLM "
            "YWI==, , Basic realm=x";
    for (qsizetype size = 0; size <= field.size(); ++size) {
        const QList<Challenge> challenges = parsed(field.first(size));
        QVERIFY(challenges.size() <= 3);
        // Exactly as long, so that a sanitizer sees a read behind the end.
        const std::vector<char> exact(field.begin(), field.begin() + size);
        (void)AuthParameters::fromList(QByteArrayView(exact.data(), size));
    }
    QCOMPARE(parsed(field).size(), 3);
}

void tst_Challenge::randomText()
{
    QRandomGenerator random(20260704);
    static constexpr char Alphabet[] = "aB0 \t,,==\"\"\\\\Digest\xe9@;";
    for (int round = 0; round < 20000; ++round) {
        QByteArray field;
        for (int length = random.bounded(40); length > 0; --length)
            field += Alphabet[random.bounded(int(sizeof Alphabet) - 1)];
        for (const Challenge &challenge : parsed(field)) {
            QVERIFY2(!challenge.scheme.isEmpty(), field.constData());
            QVERIFY2(field.contains(challenge.scheme), field.constData());
        }
        (void)AuthParameters::fromList(field);
    }
    // Bytes that no header field can have.
    for (int round = 0; round < 20000; ++round) {
        QByteArray list;
        for (int length = random.bounded(40); length > 0; --length)
            list += static_cast<char>(random.bounded(256));
        (void)AuthParameters::fromList(list);
    }
}

void tst_Challenge::list_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("nextNonce");
    const auto row = [](const char *name, const char *list, qsizetype size, const char *nonce) {
        QTest::newRow(name) << QByteArray(list) << size << QByteArray(nonce);
    };
    row("empty", "", 0, "");
    row("one", "nextnonce=\"x\"", 1, "x");
    row("several", "qop=auth, nextnonce=\"x,\\\"y\",nc=00000001", 3, "x,\"y");
    row("junk between", "qop=auth, @, foo bar, nextnonce=x", 2, "x");
    row("twice", "nextnonce=x, nextnonce=y", 0, "");
    row("quotes not closed", "qop=auth, nextnonce=\"x", 1, "");
}

void tst_Challenge::list()
{
    QFETCH(const QByteArray, list);
    const AuthParameters parameters = AuthParameters::fromList(list);
    QTEST(parameters.size(), "size");
    QTEST(parameters.value("nextnonce").value_or(QByteArray()), "nextNonce");
}

QTEST_APPLESS_MAIN(tst_Challenge)
#include "tst_challenge.moc"
