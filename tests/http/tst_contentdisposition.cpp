// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/contentdisposition.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_ContentDisposition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void makesNamesSafe_data();
    void makesNamesSafe();
    void keepsToTheLimitOfFileSystems_data();
    void keepsToTheLimitOfFileSystems();
    void isSafeWhateverComes();
};

void tst_ContentDisposition::reads_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("attachment");
    QTest::addColumn<QString>("fileName");
    const auto row = [](const char *name, const QByteArray &field, const QByteArray &type,
                        bool attachment, const QString &fileName) {
        QTest::newRow(name) << field << type << attachment << fileName;
    };
    row("empty", "", "", false, u""_s);
    row("inline", "inline", "inline", false, u""_s);
    row("inline with a name", "INLINE; filename=a.txt", "inline", false, u"a.txt"_s);
    row("attachment", "Attachment", "attachment", true, u""_s);
    row("another type is one, too", "form-data; filename=a", "form-data", true, u"a"_s);
    row("token", "attachment; filename=a.txt", "attachment", true, u"a.txt"_s);
    row("quoted", "attachment; filename=\"a b; c.txt\"", "attachment", true, u"a b; c.txt"_s);
    row("quoted pair", "attachment; filename=\"a\\'b.txt\"", "attachment", true, u"a'b.txt"_s);
    row("name in upper case", "attachment; FILENAME=a.txt", "attachment", true, u"a.txt"_s);
    row("no type", "filename=a.txt", "", false, u"a.txt"_s);
    row("no type but a semicolon", "; filename=a.txt", "", false, u"a.txt"_s);
    row("UTF-8 as it is", "attachment; filename=\"\xe2\x82\xac.txt\"", "attachment", true,
        u"\u20ac.txt"_s);
    row("ISO-8859-1 as it is", "attachment; filename=\"\xfc.txt\"", "attachment", true,
        u"\u00fc.txt"_s);
    row("percent signs stay", "attachment; filename=\"a%20b%2fc.txt\"", "attachment", true,
        u"a%20b%2fc.txt"_s);
    row("extended", "attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", "attachment", true,
        u"\u20ac rates.txt"_s);
    row("extended with a language", "attachment; filename*=utf-8'en'%61.txt", "attachment", true,
        u"a.txt"_s);
    row("extended, ISO-8859-1", "attachment; filename*=iso-8859-1''%fc.txt", "attachment", true,
        u"\u00fc.txt"_s);
    row("extended goes first", "attachment; filename=no.txt; filename*=UTF-8''yes.txt",
        "attachment", true, u"yes.txt"_s);
    row("extended goes first wherever it stands",
        "attachment; filename*=UTF-8''yes.txt; filename=no.txt", "attachment", true, u"yes.txt"_s);
    row("extended in quotes", "attachment; filename*=\"UTF-8''a%20b.txt\"", "attachment", true,
        u"a b.txt"_s);
    row("extended, unknown charset", "attachment; filename*=KOI8-R''%c1; filename=b.txt",
        "attachment", true, u"b.txt"_s);
    row("extended, no charset", "attachment; filename*=a.txt; filename=b.txt", "attachment", true,
        u"b.txt"_s);
    row("extended, one quote", "attachment; filename*=UTF-8'a.txt; filename=b.txt", "attachment",
        true, u"b.txt"_s);
    row("extended, not UTF-8", "attachment; filename*=UTF-8''%fc.txt; filename=b.txt", "attachment",
        true, u"b.txt"_s);
    row("extended, cut off within a character",
        "attachment; filename*=UTF-8''%e2%82; filename=b.txt", "attachment", true, u"b.txt"_s);
    row("extended, cut off within an escape", "attachment; filename*=UTF-8''a%4; filename=b.txt",
        "attachment", true, u"b.txt"_s);
    row("extended, no digits", "attachment; filename*=UTF-8''a%g1; filename=b.txt", "attachment",
        true, u"b.txt"_s);
    row("extended, with nothing left", "attachment; filename*=UTF-8''..; filename=b.txt",
        "attachment", true, u"b.txt"_s);
    row("extended, path that climbs", "attachment; filename*=UTF-8''..%2f..%2Fetc%2Fpasswd",
        "attachment", true, u"passwd"_s);
    row("extended, backslash", "attachment; filename*=UTF-8''..%5c..%5Cevil.exe", "attachment",
        true, u"evil.exe"_s);
    row("extended, NUL", "attachment; filename*=UTF-8''a.txt%00.exe", "attachment", true,
        u"a.txt.exe"_s);
    row("path that climbs", "attachment; filename=\"../../etc/passwd\"", "attachment", true,
        u"passwd"_s);
    row("absolute path", "attachment; filename=\"/etc/passwd\"", "attachment", true, u"passwd"_s);
    row("not closed", "attachment; filename=\"a.txt", "attachment", true, u"a.txt"_s);
    row("no value", "attachment; filename=; x=1", "attachment", true, u""_s);
}

void tst_ContentDisposition::reads()
{
    QFETCH(const QByteArray, field);
    const ContentDisposition disposition(field);
    QTEST(disposition.type(), "type");
    QTEST(disposition.isAttachment(), "attachment");
    QTEST(disposition.fileName(), "fileName");
}

void tst_ContentDisposition::makesNamesSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *what, const QString &name, const QString &safe) {
        QTest::newRow(what) << name << safe;
    };
    row("empty", u""_s, u""_s);
    row("plain", u"report.pdf"_s, u"report.pdf"_s);
    row("spaces within", u"my report (1).pdf"_s, u"my report (1).pdf"_s);
    row("beyond ASCII", u"\u65e5\u672c \U0001F600.txt"_s, u"\u65e5\u672c \U0001F600.txt"_s);
    row("slash", u"a/b/c.txt"_s, u"c.txt"_s);
    row("backslash", u"a\\b\\c.txt"_s, u"c.txt"_s);
    row("both", u"a\\b/c.txt"_s, u"c.txt"_s);
    row("ends in a slash", u"a/b/"_s, u""_s);
    row("dot", u"."_s, u""_s);
    row("two dots", u".."_s, u""_s);
    row("three dots", u"..."_s, u""_s);
    row("dots in a path", u"../.."_s, u""_s);
    row("hidden file", u".bashrc"_s, u"bashrc"_s);
    row("hidden behind spaces", u" . .bashrc"_s, u"bashrc"_s);
    row("dots within", u"a..b.tar.gz"_s, u"a..b.tar.gz"_s);
    row("dots and spaces behind", u"a.txt. . "_s, u"a.txt"_s);
    row("no-break space behind", u"a.txt\u00a0"_s, u"a.txt"_s);
    row("drive letter", u"C:a.txt"_s, u"a.txt"_s);
    row("drive letter and path", u"c:\\windows\\a.txt"_s, u"a.txt"_s);
    row("two drive letters", u"C:D:a.txt"_s, u"a.txt"_s);
    row("drive letter alone", u"C:"_s, u""_s);
    row("another stream", u"a.txt:evil.exe"_s, u"a.txt_evil.exe"_s);
    row("what Windows has not", u"a<b>c\"d|e?f*g.txt"_s, u"a_b_c_d_e_f_g.txt"_s);
    row("control characters", u"a\tb\r\nc\u001b[0m\u0085.txt"_s, u"abc[0m.txt"_s);
    row("NUL", QString(u"a\0b"_s), u"ab"_s);
    row("dots behind control characters", u"\u0001.\u0002./x/\u0003..\u0004"_s, u""_s);
    row("hidden behind a control character", u"\u200b.bashrc"_s, u"bashrc"_s);
    row("right-to-left override", u"gpj.\u202eexe"_s, u"gpj.exe"_s);
    row("isolates and marks", u"\u2066a\u2069\u200f\u061c.txt"_s, u"a.txt"_s);
    row("line separator", u"a\u2028b\u2029"_s, u"ab"_s);
    row("byte order mark", u"\ufeffa"_s, u"a"_s);
    row("lone surrogate", QString(QChar(0xd83d)) + u'a', u"\ufffda"_s);
    row("no character", u"a\ufffe"_s, u"a"_s);
    row("right-to-left letters stay", u"\u05d0\u05d1.txt"_s, u"\u05d0\u05d1.txt"_s);
    row("device", u"CON"_s, u"_CON"_s);
    row("device in lower case with a suffix", u"nul.txt"_s, u"_nul.txt"_s);
    row("device with two suffixes", u"aux.tar.gz"_s, u"_aux.tar.gz"_s);
    row("device before spaces", u"prn  .txt"_s, u"_prn  .txt"_s);
    row("serial port", u"COM1"_s, u"_COM1"_s);
    row("serial port in superscript", u"com\u00b9.txt"_s, u"_com\u00b9.txt"_s);
    row("printer port", u"lpt9.log"_s, u"_lpt9.log"_s);
    row("console", u"CONIN$"_s, u"_CONIN$"_s);
    row("device behind a drive letter", u"C:con"_s, u"_con"_s);
    row("device once the dots are gone", u"..con."_s, u"_con"_s);
    row("not a device", u"console.txt"_s, u"console.txt"_s);
    row("not a port", u"com10"_s, u"com10"_s);
    row("not a port either", u"comx"_s, u"comx"_s);
    row("device as a suffix", u"a.con"_s, u"a.con"_s);
}

void tst_ContentDisposition::makesNamesSafe()
{
    QFETCH(const QString, name);
    QTEST(safeFileName(name), "safe");
}

void tst_ContentDisposition::keepsToTheLimitOfFileSystems_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *what, const QString &name, const QString &safe) {
        QTest::newRow(what) << name << safe;
    };
    row("just fits", QString(251, u'a') + u".txt"_s, QString(251, u'a') + u".txt"_s);
    row("one too long", QString(252, u'a') + u".txt"_s, QString(251, u'a') + u".txt"_s);
    row("no suffix", QString(300, u'a'), QString(255, u'a'));
    row("two bytes a character", QString(200, u'\u00fc') + u".txt"_s,
        QString(125, u'\u00fc') + u".txt"_s);
    row("four bytes a character", u"\U0001F600"_s.repeated(80) + u".a"_s,
        u"\U0001F600"_s.repeated(63) + u".a"_s);
    row("not within a character", u"a"_s + QString(200, u'\u20ac'),
        u"a"_s + QString(84, u'\u20ac'));
    row("suffix that is none", u"a."_s + QString(300, u'b'), u"a."_s + QString(253, u'b'));
    row("space at the cut", QString(250, u'a') + u"  b.txt"_s, QString(250, u'a') + u".txt"_s);
    row("dots at the cut", QString(250, u'a') + QString(300, u'.') + u"txt"_s,
        QString(250, u'a') + u".txt"_s);
    row("device made longer", u"con "_s + QString(249, u' ') + u".a"_s, u"_con.a"_s);
}

void tst_ContentDisposition::keepsToTheLimitOfFileSystems()
{
    QFETCH(const QString, name);
    const QString safe = safeFileName(name);
    QTEST(safe, "safe");
    QVERIFY(safe.toUtf8().size() <= 255);
}

void tst_ContentDisposition::isSafeWhateverComes()
{
    const QStringList pieces { u"/"_s, u"\\"_s,  u"."_s,      u" "_s, u":"_s,
                               u"C"_s, u"con"_s, u"\u202e"_s, u"\n"_s };
    const qsizetype count = pieces.size();
    for (qsizetype n = 0; n < count * count * count * count * count; ++n) {
        QString name;
        for (qsizetype rest = n; rest > 0; rest /= count)
            name += pieces[rest % count];
        const QString safe = safeFileName(name);
        QVERIFY2(!safe.contains(u'/') && !safe.contains(u'\\') && !safe.contains(u':')
                         && !safe.contains(u'\n') && !safe.contains(u'\u202e')
                         && !safe.startsWith(u'.') && !safe.endsWith(u'.') && !safe.startsWith(u' ')
                         && !safe.endsWith(u' ')
                         && safe.section(u'.', 0, 0).trimmed().compare(u"con", Qt::CaseInsensitive)
                                    != 0,
                 qPrintable(name));
        QCOMPARE(safeFileName(safe), safe);
    }
}

QTEST_APPLESS_MAIN(tst_ContentDisposition)
#include "tst_contentdisposition.moc"
