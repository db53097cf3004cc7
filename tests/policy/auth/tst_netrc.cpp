// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/netrc.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Netrc : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_data();
    void find();
    void account();
    void syntaxErrors_data();
    void syntaxErrors();
    void errorsHoldNoSecret();
    void tooLarge();
    void everyPrefix();
    void randomText();
};

void tst_Netrc::find_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<Netrc::Default>("fallback");
    QTest::addColumn<QByteArray>("found"); // login, a slash, and password
    const auto row = [](const char *name, const char *text, const char *host, const char *found,
                        Netrc::Default fallback = Netrc::Default::Ignored) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(host) << fallback
                            << QByteArray(found);
    };
    constexpr auto Used = Netrc::Default::Used;

    row("empty", "", "a", "");
    row("only space", " \r\n\t\n", "a", "");
    row("one line", "machine a login u password p", "a", "u/p");
    row("several lines", "machine a\r\n\tlogin u\r\n\tpassword p\r\n", "a", "u/p");
    row("the other order", "machine a password p login u", "a", "u/p");
    row("another host", "machine a login u password p", "b", "");
    row("a part of the host", "machine example.com login u password p", "www.example.com", "");
    row("a longer host", "machine www.example.com login u password p", "example.com", "");
    row("another case", "machine Example.COM login u password p", "example.com", "u/p");
    row("the second", "machine a login u password p machine b login v password q", "b", "v/q");
    row("the first of two alike", "machine a login u password p\nmachine a login v password q", "a",
        "u/p");
    row("no login", "machine a password p", "a", "/p");
    row("no password", "machine a login u", "a", "u/");
    row("neither", "machine a machine b login u", "a", "/");
    row("a keyword as value", "machine a login password password login", "a", "password/login");
    row("address", "machine 127.0.0.1 login u password p", "127.0.0.1", "u/p");

    row("default, not asked for", "default login u password p", "a", "");
    row("default, asked for", "default login u password p", "a", "u/p", Used);
    row("default is no match for a machine", "machine a login u password p default login v", "a",
        "u/p", Used);
    row("a machine behind the default", "default login v password q machine a login u password p",
        "a", "u/p", Used);
    row("no default", "machine b login u", "a", "", Used);
    row("a machine called default", "machine default login u password p", "default", "u/p");

    row("quoted", "machine a login \"a user\" password \"p \\\"q\\\" \\\\ #\"", "a",
        "a user/p \"q\" \\ #");
    row("quoted, empty", "machine a login \"\" password p", "a", "/p");
    row("quoted, escapes", "machine a password \"\\n\\r\\t\\x\"", "a", "/\n\r\tx");
    row("quoted keyword", "\"machine\" a login u", "a", "u/");
    row("quotes inside a word", "machine a password p\"q\"", "a", "/p\"q\"");
    row("a backslash outside quotes", "machine a password p\\q", "a", "/p\\q");

    row("comments", "# machine b login x\nmachine a # not b\n#\nlogin u # him\npassword p#q", "a",
        "u/p#q");
    row("a comment without an end", "machine a login u # password x", "a", "u/");
    row("a password like a comment", "machine a login u password #p", "a", "u/#p");
    row("a byte order mark", "\xef\xbb\xbfmachine a login u password p", "a", "u/p");

    row("macro", "machine a login u macdef init\ncd x\nmachine a login v\n\npassword p", "a",
        "u/p");
    row("macro up to the end", "machine a login u\nmacdef init\nfoo bar", "a", "u/");
    row("macro without commands", "macdef init\n\nmachine a login u", "a", "u/");
    row("macro, then space in the empty line", "macdef init\nx\n \t\r\nmachine a login u", "a",
        "u/");
    row("macro at the very end", "machine a login u macdef init", "a", "u/");
    row("not ASCII", "machine a login \xc3\xa9 password \xff", "a", "\xc3\xa9/\xff");
}

void tst_Netrc::find()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, host);
    QFETCH(const Netrc::Default, fallback);
    const Result<Netrc> netrc = Netrc::fromText(text);
    QVERIFY2(netrc, qPrintable(netrc.error().message()));
    const auto entry = netrc->find(host, fallback);
    QTEST(entry ? entry->login + '/' + entry->password : QByteArray(), "found");
}

void tst_Netrc::account()
{
    const Result<Netrc> netrc = Netrc::fromText("machine a login u account x password p");
    QVERIFY(netrc);
    QCOMPARE(netrc->find("a")->account, "x");
    QCOMPARE(netrc->find("a")->machine, "a");
}

void tst_Netrc::syntaxErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *text, int line, const QString &what) {
        QTest::newRow(name) << QByteArray(text) << line << what;
    };
    const QString keyword = u"expected machine, default, login, password, account or macdef"_s;
    const QString quote = u"a quotation mark is not closed"_s;
    row("unknown word", "machine a\nlogin u\nfoo bar\n", 3, keyword);
    row("a password of two words", "\nmachine a login u password p q", 2, keyword);
    row("another case", "MACHINE a", 1, keyword);
    row("no name", "machine", 1, u"machine without a name"_s);
    row("no name, but space", "\n\nmachine \n\n", 3, u"machine without a name"_s);
    row("no value", "machine a\nlogin", 2, u"login, password or account without a value"_s);
    row("no macro name", "macdef", 1, u"macdef without a name"_s);
    row("before any machine", "# x\nlogin u", 2,
        u"login, password or account before any machine"_s);
    row("behind a macro", "macdef x\n1\n2\n\nfoo", 5, keyword);
    row("quotes not closed", "machine a\npassword \"x", 2, quote);
    row("quotes not closed in this line", "machine a\npassword \"x\nlogin \"u\"", 2, quote);
    row("quotes not closed, escaped line break", "machine a password \"x\\\nlogin u", 1, quote);
    row("quotes not closed, in the next line", "machine a password\n\"x\n", 2, quote);
    row("quotes not closed, in place of a keyword", "machine a\n\n\"login", 3, quote);
}

void tst_Netrc::syntaxErrors()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const QString, what);
    const Result<Netrc> netrc = Netrc::fromText(text);
    QVERIFY(!netrc);
    QCOMPARE(netrc.error().kind(), Error::Kind::Authentication);
    QCOMPARE(netrc.error().message(),
             u"The netrc file has an error in line %1: %2"_s.arg(QString::number(line), what));
}

void tst_Netrc::errorsHoldNoSecret()
{
    for (const char *text : { "machine a password p s3cret", "machine a password \"s3cret",
                              "s3cret", "machine a login s3cret s3cret" }) {
        const Result<Netrc> netrc = Netrc::fromText(text);
        QVERIFY(!netrc);
        QVERIFY2(!netrc.error().message().contains(u"s3cret"), qPrintable(netrc.error().message()));
    }
}

void tst_Netrc::tooLarge()
{
    QVERIFY(Netrc::fromText(QByteArray(Netrc::MaxSize, ' ')));
    const Result<Netrc> netrc = Netrc::fromText(QByteArray(Netrc::MaxSize + 1, ' '));
    QVERIFY(!netrc);
    QCOMPARE(netrc.error().message(),
             u"The netrc file has 131073 bytes, more than the 131072 that are read"_s);
}

void tst_Netrc::everyPrefix()
{
    const QByteArray text = "# c\nmachine a login \"u\\\"\" password p\nmacdef m\nx\n\ndefault "
                            "login v password q\n";
    for (qsizetype size = 0; size <= text.size(); ++size) {
        // Of its own memory, so that a sanitizer sees a read behind the end.
        const Result<Netrc> netrc = Netrc::fromText(QByteArray(text.constData(), size));
        if (netrc)
            (void)netrc->find("a", Netrc::Default::Used);
        else
            QVERIFY(netrc.error().message().startsWith(u"The netrc file has an error in line "));
    }
}

void tst_Netrc::randomText()
{
    QRandomGenerator random(20260704);
    const QByteArrayList words = { "machine", "default", "login", "password", "account",
                                   "macdef",  "a",       "\"",    "\\",       "#",
                                   "\n",      " ",       "\"x\"", "\r\n" };
    int good = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray text;
        for (int length = random.bounded(20); length > 0; --length) {
            text += words.at(random.bounded(int(words.size())));
            if (random.bounded(2))
                text += ' ';
            if (random.bounded(8) == 0)
                text += static_cast<char>(random.bounded(256));
        }
        const Result<Netrc> netrc = Netrc::fromText(text);
        good += netrc.hasValue();
    }
    QVERIFY(good > 0);
}

QTEST_APPLESS_MAIN(tst_Netrc)
#include "tst_netrc.moc"
