// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/urlencoded.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

using namespace HttpQ;

using Fields = QList<std::pair<QString, QString>>;

class tst_UrlEncoded : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void text_data();
    void text();
    void everyAsciiCharacter();
    void fields();
    void kindsOfText();
    void parses_data();
    void parses();
    void parsesWhatItWrites();
};

void tst_UrlEncoded::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoded");

    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("unreserved") << QStringLiteral("aZ09*-._") << QByteArray("aZ09*-._");
    QTest::newRow("space") << QStringLiteral("a b") << QByteArray("a+b");
    QTest::newRow("plus") << QStringLiteral("a+b") << QByteArray("a%2Bb");
    QTest::newRow("separators") << QStringLiteral("&=;") << QByteArray("%26%3D%3B");
    QTest::newRow("percent") << QStringLiteral("100%") << QByteArray("100%25");
    QTest::newRow("tilde") << QStringLiteral("~") << QByteArray("%7E");
    QTest::newRow("line break") << QStringLiteral("a\r\nb") << QByteArray("a%0D%0Ab");
    QTest::newRow("NUL") << QString(QChar(0)) << QByteArray("%00");
    QTest::newRow("two bytes") << QStringLiteral("\u00e9") << QByteArray("%C3%A9");
    QTest::newRow("four bytes") << QStringLiteral("\U0001f600") << QByteArray("%F0%9F%98%80");
}

void tst_UrlEncoded::text()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, encoded);
    QByteArray form;
    UrlEncoded::append(form, text, text);
    QCOMPARE(form, encoded + '=' + encoded);
    QCOMPARE(UrlEncoded::parse(form), Fields({ { text, text } }));
}

void tst_UrlEncoded::everyAsciiCharacter()
{
    const QByteArray kept = "*-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (char c = 0; c >= 0; c = static_cast<char>(c + 1)) {
        QByteArray form;
        UrlEncoded::append(form, QString(QLatin1Char(c)), "");
        const QByteArray expected = kept.contains(c) ? QByteArray(1, c)
                                    : c == ' '       ? QByteArray("+")
                                                     : '%' + QByteArray(1, c).toHex().toUpper();
        QCOMPARE(form, expected + '=');
    }
}

void tst_UrlEncoded::fields()
{
    QByteArray form;
    UrlEncoded::append(form, "a", "1");
    UrlEncoded::append(form, "", "");
    UrlEncoded::append(form, "a", "2");
    QCOMPARE(form, QByteArray("a=1&=&a=2"));
}

void tst_UrlEncoded::kindsOfText()
{
    QByteArray form;
    UrlEncoded::append(form, u"\u00e9", QLatin1StringView("\xe9"));
    UrlEncoded::append(form, QByteArray("\xc3\xa9"), "\xc3\xa9");
    QCOMPARE(form, QByteArray("%C3%A9=%C3%A9&%C3%A9=%C3%A9"));
}

void tst_UrlEncoded::parses_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<Fields>("expected");
    const auto field = [](const QString &name, const QString &value) {
        return Fields({ { name, value } });
    };

    QTest::newRow("nothing") << QByteArray() << Fields();
    QTest::newRow("separators only") << QByteArray("&&&") << Fields();
    QTest::newRow("no value") << QByteArray("a") << field(QStringLiteral("a"), QString());
    QTest::newRow("no name") << QByteArray("=b") << field(QString(), QStringLiteral("b"));
    QTest::newRow("neither") << QByteArray("=") << field(QString(), QString());
    QTest::newRow("two equals signs")
            << QByteArray("a=b=c") << field(QStringLiteral("a"), QStringLiteral("b=c"));
    QTest::newRow("plus") << QByteArray("a+=+") << field(QStringLiteral("a "), QStringLiteral(" "));
    QTest::newRow("coded plus") << QByteArray("a=%2b")
                                << field(QStringLiteral("a"), QStringLiteral("+"));
    QTest::newRow("coded separators")
            << QByteArray("a%26b=c%3Dd") << field(QStringLiteral("a&b"), QStringLiteral("c=d"));
    QTest::newRow("broken percent")
            << QByteArray("%=%4&%zz=%4g%")
            << Fields({ { QStringLiteral("%"), QStringLiteral("%4") },
                        { QStringLiteral("%zz"), QStringLiteral("%4g%") } });
    QTest::newRow("coded twice") << QByteArray("%2541=") << field(QStringLiteral("%41"), QString());
    QTest::newRow("not UTF-8") << QByteArray("a=%FF")
                               << field(QStringLiteral("a"), QStringLiteral("\ufffd"));
    QTest::newRow("cut UTF-8") << QByteArray("a=%C3&b=%A9")
                               << Fields({ { QStringLiteral("a"), QStringLiteral("\ufffd") },
                                           { QStringLiteral("b"), QStringLiteral("\ufffd") } });
    QTest::newRow("byte order mark")
            << QByteArray("%EF%BB%BFa=") << field(QStringLiteral("\ufeffa"), QString());
    QTest::newRow("bytes as they are") << QByteArray("\xc3\xa9=\xc3\xa9")
                                       << field(QStringLiteral("\u00e9"), QStringLiteral("\u00e9"));
}

void tst_UrlEncoded::parses()
{
    QFETCH(QByteArray, form);
    QFETCH(Fields, expected);
    QCOMPARE(UrlEncoded::parse(form), expected);
}

void tst_UrlEncoded::parsesWhatItWrites()
{
    QRandomGenerator random(1);
    const QString alphabet = QStringLiteral("ab&=+% ~\r\n\u00e9\u20ac;");
    for (int round = 0; round < 500; ++round) {
        const auto text = [&] {
            QString made;
            for (int i = random.bounded(8); i > 0; --i)
                made += alphabet.at(random.bounded(int(alphabet.size())));
            return made;
        };
        Fields written;
        QByteArray form;
        for (int i = random.bounded(5); i > 0; --i) {
            written.append({ text(), text() });
            UrlEncoded::append(form, written.last().first, written.last().second);
        }
        QVERIFY(!form.contains('\r') && !form.contains('\n'));
        QCOMPARE(UrlEncoded::parse(form), written);
    }
}

QTEST_APPLESS_MAIN(tst_UrlEncoded)
#include "tst_urlencoded.moc"
