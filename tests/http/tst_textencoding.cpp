// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/textencoding.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Source = TextEncoding::Source;
Q_DECLARE_METATYPE(Source)

// Without ICU Qt knows Unicode and ISO-8859-1 only.
static bool hasIcu()
{
    return QStringDecoder("windows-1252").isValid();
}

class tst_TextEncoding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void detects_data();
    void detects();
    void keepsTheUnknownName();
    void knowsLabels_data();
    void knowsLabels();
    void refusesLabels_data();
    void refusesLabels();
    void decodes_data();
    void decodes();
    void splitsNoCharacter_data();
    void splitsNoCharacter();
    void endsWithinACharacter_data();
    void endsWithinACharacter();
    void decodesAgainAfterTheEnd();
    void readsExtendedValues_data();
    void readsExtendedValues();
    void readsParameterText();
};

void tst_TextEncoding::detects_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("defaultName");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Source>("source");
    const auto row = [](const char *what, const QByteArray &contentType, const QByteArray &bytes,
                        const QByteArray &defaultName, const QByteArray &name, Source source) {
        QTest::newRow(what) << contentType << bytes << defaultName << name << source;
    };
    const QByteArray latin1 = "text/html; charset=iso-8859-1";
    row("nothing", "", "", "UTF-8", "UTF-8", Source::Default);
    row("no charset", "text/html", "abc", "UTF-8", "UTF-8", Source::Default);
    row("no charset, another default", "text/html", "abc", "latin1", "ISO-8859-1", Source::Default);
    row("a default that is not known", "text/html", "abc", "klingon", "UTF-8", Source::Default);
    row("no default", "text/html", "abc", "", "UTF-8", Source::Default);
    row("charset", latin1, "abc", "UTF-8", "ISO-8859-1", Source::ContentType);
    row("charset in quotes and upper case", "text/html; CHARSET=\"UTF-8\"", "abc", "latin1",
        "UTF-8", Source::ContentType);
    row("unknown charset", "text/html; charset=klingon", "abc", "UTF-8", "UTF-8", Source::Fallback);
    row("unknown charset, another default", "text/html; charset=klingon", "abc", "latin1",
        "ISO-8859-1", Source::Fallback);
    row("empty charset", "text/html; charset=", "abc", "latin1", "ISO-8859-1", Source::Default);
    row("mark of UTF-8", "", "\xef\xbb\xbf", "latin1", "UTF-8", Source::ByteOrderMark);
    row("mark before charset", latin1, "\xef\xbb\xbfz", "UTF-8", "UTF-8", Source::ByteOrderMark);
    row("mark before an unknown charset", "text/html; charset=klingon", "\xef\xbb\xbf", "UTF-8",
        "UTF-8", Source::ByteOrderMark);
    row("mark of UTF-16LE", "", QByteArray("\xff\xfe\x41\0", 4), "UTF-8", "UTF-16LE",
        Source::ByteOrderMark);
    row("mark of UTF-16BE", "", QByteArray("\xfe\xff\0\x41", 4), "UTF-8", "UTF-16BE",
        Source::ByteOrderMark);
    row("mark of UTF-32LE", "", QByteArray("\xff\xfe\0\0", 4), "UTF-8", "UTF-32LE",
        Source::ByteOrderMark);
    row("mark of UTF-32BE", "", QByteArray("\0\0\xfe\xff", 4), "UTF-8", "UTF-32BE",
        Source::ByteOrderMark);
    row("mark of UTF-16LE and NUL", "text/plain; charset=utf-16", QByteArray("\xff\xfe\0\0", 4),
        "UTF-8", "UTF-16LE", Source::ByteOrderMark);
    row("mark against the byte order that was said", "text/plain; charset=utf-16le",
        QByteArray("\xfe\xff\0\x41", 4), "UTF-8", "UTF-16BE", Source::ByteOrderMark);
    row("UTF-16 without a mark", "text/plain; charset=utf-16", QByteArray("a\0b\0", 4), "UTF-8",
        "UTF-16LE", Source::ContentType);
    row("half a mark", "", "\xef\xbb", "latin1", "ISO-8859-1", Source::Default);
}

void tst_TextEncoding::detects()
{
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, defaultName);
    const TextEncoding encoding = TextEncoding::detect(contentType, bytes, defaultName);
    QTEST(encoding.name(), "name");
    QTEST(encoding.source(), "source");
}

void tst_TextEncoding::keepsTheUnknownName()
{
    QCOMPARE(TextEncoding::detect("a/b; charset=\"Klingon X\"", "").unknownName(),
             QByteArray("Klingon X"));
    QCOMPARE(TextEncoding::detect("a/b; charset=utf-8", "").unknownName(), QByteArray());
    QCOMPARE(TextEncoding::detect("a/b", "").unknownName(), QByteArray());
    QCOMPARE(TextEncoding().name(), QByteArray("UTF-8"));
}

void tst_TextEncoding::knowsLabels_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("needsIcu");
    const auto row = [](const char *label, const char *name) {
        QTest::newRow(label) << QByteArray(name) << false;
    };
    const auto icu = [](const char *label, const char *name) {
        QTest::newRow(label) << QByteArray(name) << true;
    };
    for (const char *label :
         { "utf8", "UTF-8", "utf_8", " utf-8 ", "us-ascii", "ASCII", "unicode-1-1-utf-8" })
        row(label, "UTF-8");
    for (const char *label :
         { "latin1", "Latin-1", "iso-8859-1", "ISO_8859-1", "iso8859-1", "l1", "cp819" })
        row(label, "ISO-8859-1");
    for (const char *label : { "utf-16", "UTF-16LE", "ucs-2", "unicode" })
        row(label, "UTF-16LE");
    row("utf-16be", "UTF-16BE");
    row("utf-32", "UTF-32LE");
    row("utf-32le", "UTF-32LE");
    row("UTF-32BE", "UTF-32BE");
    icu("iso-8859-2", "ISO-8859-2");
    icu("iso-8859-15", "ISO-8859-15");
    icu("latin9", "ISO-8859-15");
    icu("windows-1250", "windows-1250");
    icu("Windows-1251", "windows-1251");
    icu("windows-1252", "windows-1252");
    icu("cp1252", "windows-1252");
    icu("windows-1258", "windows-1258");
    icu("shift_jis", "Shift_JIS");
    icu("Shift-JIS", "Shift_JIS");
    icu("sjis", "Shift_JIS");
    icu("x-sjis", "Shift_JIS");
    icu("windows-31j", "Shift_JIS");
    icu("euc-jp", "EUC-JP");
    icu("iso-2022-jp", "ISO-2022-JP");
    icu("gb18030", "GB18030");
    icu("gbk", "GBK");
    icu("gb2312", "GBK");
    icu("x-gbk", "GBK");
    icu("big5", "Big5");
    icu("koi8-r", "KOI8-R");
    icu("koi8-u", "KOI8-U");
    icu("macintosh", "macintosh");
    icu("euc-kr", "windows-949");
    icu("ks_c_5601-1987", "windows-949");
    icu("ibm866", "IBM866");
    icu("windows-874", "windows-874");
}

void tst_TextEncoding::knowsLabels()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, needsIcu);
    if (needsIcu && !hasIcu())
        QSKIP("this Qt is built without ICU");
    const std::optional<TextEncoding> encoding = TextEncoding::named(QTest::currentDataTag());
    QVERIFY(encoding);
    QCOMPARE(encoding->name(), name);
    QVERIFY(QStringDecoder(encoding->name().constData()).isValid());
}

void tst_TextEncoding::refusesLabels_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("unknown") << QByteArray("klingon");
    QTest::newRow("the locale's") << QByteArray("locale");
    QTest::newRow("the system's") << QByteArray("System");
    QTest::newRow("UTF-7") << QByteArray("utf-7");
    QTest::newRow("UTF-7, old name") << QByteArray("UNICODE-1-1-UTF-7");
    QTest::newRow("UTF-7, another old name") << QByteArray("csUnicode11UTF7");
    QTest::newRow("UTF-7 of IMAP") << QByteArray("IMAP-mailbox-name");
    QTest::newRow("options of ICU") << QByteArray("utf-8,version=1");
    QTest::newRow("path") << QByteArray("../utf-8");
    QTest::newRow("NUL") << QByteArray("utf-8\0x", 7);
    QTest::newRow("line feed") << QByteArray("utf-8\nx");
    QTest::newRow("not ASCII") << QByteArray("utf-8\xe9");
    QTest::newRow("long") << QByteArray(10000, 'u');
}

void tst_TextEncoding::refusesLabels()
{
    QFETCH(const QByteArray, label);
    QVERIFY(!TextEncoding::named(label));
}

void tst_TextEncoding::decodes_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("hasError");
    QTest::addColumn<bool>("needsIcu");
    const auto row = [](const char *what, const char *label, const QByteArray &bytes,
                        const QString &text, bool hasError = false) {
        QTest::newRow(what) << QByteArray(label) << bytes << text << hasError << false;
    };
    const auto icu = [](const char *what, const char *label, const QByteArray &bytes,
                        const QString &text, bool hasError = false) {
        QTest::newRow(what) << QByteArray(label) << bytes << text << hasError << true;
    };
    row("empty", "utf-8", "", u""_s);
    row("UTF-8", "utf-8", "a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80", u"a\u00fc\u20ac\U0001F600"_s);
    row("UTF-8 with a mark", "utf-8",
        "\xef\xbb\xbf"
        "a\xef\xbb\xbf",
        u"a\ufeff"_s);
    row("UTF-8, not", "utf-8",
        "a\xff"
        "b",
        u"a\ufffdb"_s, true);
    row("UTF-8 keeps SUB", "utf-8", "\x1a\xff", u"\u001a\ufffd"_s, true);
    row("ISO-8859-1", "latin1", "\x80\xe9", u"\u0080\u00e9"_s);
    row("US-ASCII is UTF-8", "us-ascii", "\xc3\xbc", u"\u00fc"_s);
    row("UTF-16LE", "utf-16",
        QByteArray("\xff\xfe"
                   "a\0\x3d\xd8\0\xde",
                   8),
        u"a\U0001F600"_s);
    row("UTF-16BE", "utf-16be", QByteArray("\0a\xd8\x3d\xde\0", 6), u"a\U0001F600"_s);
    row("UTF-32LE", "utf-32", QByteArray("\0\xf6\1\0", 4), u"\U0001F600"_s);
    row("UTF-32BE", "utf-32be", QByteArray("\0\0\xfe\xff\0\1\xf6\0", 8), u"\U0001F600"_s);
    icu("windows-1252", "windows-1252", "\x80\x93", u"\u20ac\u201c"_s);
    icu("ISO-8859-15", "iso-8859-15", "\xa4", u"\u20ac"_s);
    icu("KOI8-R", "koi8-r", "\xf2", u"\u0420"_s);
    icu("Shift_JIS", "shift_jis", "\x93\xfa\x96{", u"\u65e5\u672c"_s);
    icu("EUC-JP", "euc-jp", "\xc6\xfc\xcb\xdc\x8f\xb0\xa1", u"\u65e5\u672c\u4e02"_s);
    icu("ISO-2022-JP", "iso-2022-jp", "a\x1b$BF|K\\\x1b(Bb", u"a\u65e5\u672cb"_s);
    icu("GBK in GB2312", "gb2312", "\xc4\xe3\x81\x40", u"\u4f60\u4e02"_s);
    icu("GB18030", "gb18030", "\x81\x30\x81\x30\xc4\xe3", u"\u0080\u4f60"_s);
    icu("Big5", "big5", "\xa4\xa4", u"\u4e2d"_s);
    icu("windows-949 in EUC-KR", "euc-kr", "\xb0\xa1\x81\x41", u"\uac00\uac02"_s);
    icu("EUC-JP, not", "euc-jp",
        "a\xff"
        "b",
        u"a\ufffdb"_s, true);
    icu("Shift_JIS, not", "shift_jis",
        "a\x80"
        "b",
        u"a\ufffdb"_s, true);
    icu("windows-1253, not", "windows-1253",
        "a\xd2"
        "b",
        u"a\ufffdb"_s, true);
}

void tst_TextEncoding::decodes()
{
    QFETCH(const QByteArray, label);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, needsIcu);
    if (needsIcu && !hasIcu())
        QSKIP("this Qt is built without ICU");
    const std::optional<TextEncoding> encoding = TextEncoding::named(label);
    QVERIFY(encoding);
    QTEST(decodedText(*encoding, bytes), "text");
    TextDecoder decoder(*encoding);
    decoder.decode(bytes);
    decoder.finish();
    QTEST(decoder.hasError(), "hasError");
}

void tst_TextEncoding::splitsNoCharacter_data()
{
    decodes_data();
}

void tst_TextEncoding::splitsNoCharacter()
{
    QFETCH(const QByteArray, label);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QFETCH(const bool, needsIcu);
    if (needsIcu && !hasIcu())
        QSKIP("this Qt is built without ICU");
    const TextEncoding encoding = *TextEncoding::named(label);
    for (qsizetype at = 0; at <= bytes.size(); ++at) {
        TextDecoder decoder(encoding);
        QString found = decoder.decode(QByteArrayView(bytes).first(at));
        found += decoder.decode(QByteArrayView(bytes).sliced(at));
        QCOMPARE(found + decoder.finish(), text);
    }
    TextDecoder decoder(encoding);
    QString found;
    for (const char byte : bytes)
        found += decoder.decode(QByteArrayView(&byte, 1));
    QCOMPARE(found + decoder.finish(), text);
}

void tst_TextEncoding::endsWithinACharacter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("needsIcu");
    const auto row = [](const char *label, const QByteArray &bytes, bool needsIcu) {
        QTest::newRow(label) << bytes << needsIcu;
    };
    row("utf-8", "a\xc3", false);
    row("utf-16le", QByteArray("a\0b", 3), false);
    row("utf-16be", QByteArray("\0a\xd8\x3d", 4), false);
    row("utf-32le", QByteArray("a\0\0\0b\0\0", 7), false);
    row("shift_jis", "a\x93", true);
    row("euc-jp", "a\xc6", true);
    row("gbk", "a\xc4", true);
    row("big5", "a\xa4", true);
    row("euc-kr", "a\xb0", true);
}

void tst_TextEncoding::endsWithinACharacter()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, needsIcu);
    if (needsIcu && !hasIcu())
        QSKIP("this Qt is built without ICU");
    TextDecoder decoder(*TextEncoding::named(QTest::currentDataTag()));
    QCOMPARE(decoder.decode(bytes), u"a"_s);
    QVERIFY(!decoder.hasError());
    QCOMPARE(decoder.finish(), u"\ufffd"_s);
    QVERIFY(decoder.hasError());
}

void tst_TextEncoding::decodesAgainAfterTheEnd()
{
    TextDecoder decoder(*TextEncoding::named("utf-8"));
    QCOMPARE(decoder.decode("\xc3"), QString());
    QCOMPARE(decoder.finish(), u"\ufffd"_s);
    QCOMPARE(decoder.decode("\xbcz\n"), u"\ufffdz\n"_s);
    QCOMPARE(decoder.finish(), QString());
}

void tst_TextEncoding::readsExtendedValues_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8") << QByteArray("UTF-8''%c2%a3%20and%20%e2%82%ac") << true
                           << u"\u00a3 and \u20ac"_s;
    QTest::newRow("language") << QByteArray("utf-8'en-GB'a") << true << u"a"_s;
    QTest::newRow("ISO-8859-1") << QByteArray("iso-8859-1'en'%A3%20rates") << true
                                << u"\u00a3 rates"_s;
    QTest::newRow("empty text") << QByteArray("UTF-8''") << true << u""_s;
    QTest::newRow("quote in the text") << QByteArray("UTF-8''a'b") << true << u"a'b"_s;
    QTest::newRow("empty") << QByteArray("") << false << u""_s;
    QTest::newRow("no quotes") << QByteArray("a") << false << u""_s;
    QTest::newRow("one quote") << QByteArray("UTF-8'a") << false << u""_s;
    QTest::newRow("no charset") << QByteArray("''a") << false << u""_s;
    QTest::newRow("another charset") << QByteArray("utf-16''a") << false << u""_s;
    QTest::newRow("not UTF-8") << QByteArray("UTF-8''%ff") << false << u""_s;
    QTest::newRow("overlong") << QByteArray("UTF-8''%c0%af") << false << u""_s;
    QTest::newRow("lone percent sign") << QByteArray("UTF-8''a%") << false << u""_s;
    QTest::newRow("half an escape") << QByteArray("UTF-8''a%4") << false << u""_s;
    QTest::newRow("no digits") << QByteArray("UTF-8''%4g") << false << u""_s;
}

void tst_TextEncoding::readsExtendedValues()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, valid);
    const std::optional<QString> text = extendedValue(value);
    QCOMPARE(text.has_value(), valid);
    QTEST(text.value_or(QString()), "text");
}

void tst_TextEncoding::readsParameterText()
{
    QCOMPARE(parameterText("a\xc3\xbc"), u"a\u00fc"_s);
    QCOMPARE(parameterText("a\xfc"), u"a\u00fc"_s);
    QCOMPARE(parameterText(""), QString());
}

QTEST_APPLESS_MAIN(tst_TextEncoding)
#include "tst_textencoding.moc"
