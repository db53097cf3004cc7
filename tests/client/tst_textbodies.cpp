// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"
#include "http/textencoding.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_TextBodies : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup()
    {
        streamed = Response();
        verifyNothingLeft();
    }

    void everySplit_data();
    void everySplit();
    void byteByByte_data();
    void byteByByte();
    void textIsNotHeldBack();
    void linesAreNotHeldBack();
    void cutInACharacter_data();
    void cutInACharacter();
    void errorAfterSomeText();
    void nothing();
    void lineTooLong();
    void markThatIsSplit();

private:
    // Opens a stream whose content comes when the test sends it.
    MockPeer *open(const QByteArray &type, qint64 length)
    {
        streamed = Response();
        client().closeIdleConnections();
        mock->serve({ "HTTP/1.1 200 OK\r\nContent-Type: " + type
                      + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n" });
        const auto outcome = mock->run(client().get("http://example.com/").stream());
        streamed = outcome->value.value_or(Response());
        return backend().peers().constLast();
    }

    Response streamed;
};

namespace {

QCoro::Task<> collectText(Response response, QStringList *all)
{
    auto pieces = response.streamText();
    for (auto it = co_await pieces.begin(); it != pieces.end(); co_await ++it)
        *all += *it;
}

QCoro::Task<> collectLines(Response response, QStringList *all)
{
    auto lines = response.lines();
    for (auto it = co_await lines.begin(); it != lines.end(); co_await ++it)
        *all += *it;
}

// Characters of one to four bytes, and every end of a line there is.
const QString Sample = u"a\u00e4\u20ac\U0001f600\r\nz\u3042\r\rb\n\n\u00df"_s;
const QStringList SampleLines {
    u"a\u00e4\u20ac\U0001f600"_s, u"z\u3042"_s, QString(), u"b"_s, QString(), u"\u00df"_s
};
const QString Japanese = u"\u30c6\u30b9\u30c8\r\n\u8868\u793a\n\uff71a\u4e9c"_s;
const QStringList JapaneseLines { u"\u30c6\u30b9\u30c8"_s, u"\u8868\u793a"_s, u"\uff71a\u4e9c"_s };

QByteArray encoded(const QString &text, const char *name)
{
    QStringEncoder encoder(name, QStringConverter::Flag::Stateless);
    return encoder.encode(text);
}

} // namespace

void tst_TextBodies::everySplit_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("UTF-8") << "text/plain"_ba << Sample.toUtf8() << Sample << SampleLines;
    QTest::newRow("UTF-8 with mark") << "text/plain"_ba
                                     << "\xef\xbb\xbf" + Sample.toUtf8() << Sample << SampleLines;
    QTest::newRow("UTF-16LE") << "text/plain; charset=utf-16le"_ba << encoded(Sample, "UTF-16LE")
                              << Sample << SampleLines;
    QTest::newRow("UTF-16BE") << "text/plain; charset=utf-16be"_ba << encoded(Sample, "UTF-16BE")
                              << Sample << SampleLines;
    QTest::newRow("UTF-16 with mark")
            << "text/plain"_ba
            << "\xff\xfe" + encoded(Sample, "UTF-16LE") << Sample << SampleLines;
    QTest::newRow("UTF-32LE") << "text/plain; charset=utf-32le"_ba << encoded(Sample, "UTF-32LE")
                              << Sample << SampleLines;
    if (TextEncoding::named("Shift_JIS")) {
        // Its second bytes can be those of ASCII letters, and of a backslash.
        const QByteArray bytes = "\x83\x65\x83\x58\x83\x67\r\n\x95\x5c\x8e\xa6\n\xb1"
                                 "a\x88\x9f";
        QTest::newRow("Shift_JIS")
                << "text/plain; charset=Shift_JIS"_ba << bytes << Japanese << JapaneseLines;
    }
}

void tst_TextBodies::everySplit()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    for (qsizetype split = 0; split <= content.size(); ++split) {
        for (const bool byLine : { false, true }) {
            MockPeer *peer = open(type, content.size());
            QStringList all;
            const auto outcome =
                    mock->run(byLine ? collectLines(streamed, &all) : collectText(streamed, &all));
            peer->send(content.left(split));
            backend().run();
            peer->send(content.mid(split));
            backend().run();
            QVERIFY(outcome->value);
            if (byLine) {
                QCOMPARE(all, lines);
                continue;
            }
            QCOMPARE(all.join(QString()), text);
            for (const QString &piece : std::as_const(all)) {
                QVERIFY(!piece.isEmpty());
                QVERIFY(!piece.back().isHighSurrogate());
            }
        }
    }
}

void tst_TextBodies::byteByByte_data()
{
    everySplit_data();
}

void tst_TextBodies::byteByByte()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    for (const bool byLine : { false, true }) {
        MockPeer *peer = open(type, content.size());
        QStringList all;
        const auto outcome =
                mock->run(byLine ? collectLines(streamed, &all) : collectText(streamed, &all));
        for (const char byte : content) {
            peer->send(QByteArrayView(&byte, 1));
            backend().run();
        }
        QVERIFY(outcome->value);
        if (byLine)
            QCOMPARE(all, lines);
        else
            QCOMPARE(all.join(QString()), text);
    }
}

void tst_TextBodies::textIsNotHeldBack()
{
    MockPeer *peer = open("text/plain; charset=utf-8", 100);
    QStringList all;
    const auto outcome = mock->run(collectText(streamed, &all));
    peer->send("four");
    backend().run();
    QCOMPARE(all, QStringList { u"four"_s });
    peer->send("x\xc3");
    backend().run();
    QCOMPARE(all.join(QString()), u"fourx"_s);
    peer->send("\xbc");
    backend().run();
    QCOMPARE(all.join(QString()), u"fourxü"_s);
    QVERIFY(!outcome->isDone());
    client().cancelAll();
    backend().run();
    QVERIFY(outcome->threw<Cancelled>());
}

void tst_TextBodies::linesAreNotHeldBack()
{
    MockPeer *peer = open("text/plain", 100);
    QStringList all;
    const auto outcome = mock->run(collectLines(streamed, &all));
    peer->send("first\nsec");
    backend().run();
    QCOMPARE(all, QStringList { u"first"_s });
    peer->send("ond\r");
    backend().run();
    QCOMPARE(all.size(), 1);
    peer->send("\nthird\n");
    backend().run();
    QCOMPARE(all, (QStringList { u"first"_s, u"second"_s, u"third"_s }));
    client().cancelAll();
    backend().run();
    QVERIFY(outcome->threw<Cancelled>());
}

void tst_TextBodies::cutInACharacter_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("UTF-8") << "text/plain"_ba
                           << "ab\xe2\x82"_ba;
    QTest::newRow("UTF-16") << "text/plain; charset=utf-16le"_ba << QByteArray("a\0b\0x", 5);
    QTest::newRow("half a pair") << "text/plain; charset=utf-16le"_ba
                                 << QByteArray("a\0b\0\x3d\xd8", 6);
}

void tst_TextBodies::cutInACharacter()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    for (const bool byLine : { false, true }) {
        MockPeer *peer = open(type, content.size());
        QStringList all;
        const auto outcome =
                mock->run(byLine ? collectLines(streamed, &all) : collectText(streamed, &all));
        peer->send(content);
        backend().run();
        QVERIFY(outcome->value);
        QCOMPARE(all.join(QString()), u"ab\ufffd"_s);
    }
}

void tst_TextBodies::errorAfterSomeText()
{
    for (const bool byLine : { false, true }) {
        MockPeer *peer = open("text/plain", 100);
        QStringList all;
        const auto outcome =
                mock->run(byLine ? collectLines(streamed, &all) : collectText(streamed, &all));
        peer->send("first\nsecond");
        peer->finish();
        backend().run();
        QVERIFY(outcome->error());
        QCOMPARE(outcome->error().phase(), Error::Phase::Body);
        QCOMPARE(all.join(u'|'), byLine ? u"first"_s : u"first\nsecond"_s);
    }
}

void tst_TextBodies::nothing()
{
    for (const bool byLine : { false, true }) {
        open("text/plain", 0);
        QStringList all;
        const auto outcome =
                mock->run(byLine ? collectLines(streamed, &all) : collectText(streamed, &all));
        QVERIFY(outcome->value);
        QVERIFY(all.isEmpty());
        const auto null =
                mock->run(byLine ? collectLines(Response(), &all) : collectText(Response(), &all));
        QVERIFY(null->threw<ResponseNotRead>());
    }
}

void tst_TextBodies::lineTooLong()
{
    Limits limits;
    limits.lineBytes = 20; // ten characters
    client().setLimits(limits);
    MockPeer *peer = open("text/plain", 1000);
    QStringList all;
    const auto outcome = mock->run(collectLines(streamed, &all));
    peer->send("0123456789\n0123456789");
    backend().run();
    QVERIFY(!outcome->isDone());
    peer->send("x");
    backend().run();
    QVERIFY(outcome->threw<LimitExceeded>());
    QCOMPARE(outcome->error().limitName(), u"lineBytes"_s);
    QCOMPARE(all, QStringList { u"0123456789"_s });
    QVERIFY(streamed.isClosed());
    backend().advance(1s);
}

// Half a mark is not text yet.
void tst_TextBodies::markThatIsSplit()
{
    MockPeer *peer = open("text/plain; charset=iso-8859-1", 5);
    QStringList all;
    const auto outcome = mock->run(collectText(streamed, &all));
    for (const char byte : "\xef\xbb\xbf\xc3\xbc"_ba) {
        QVERIFY(all.isEmpty());
        peer->send(QByteArrayView(&byte, 1));
        backend().run();
    }
    QVERIFY(outcome->value);
    QCOMPARE(all.join(QString()), u"ü"_s);
}

QTEST_GUILESS_MAIN(tst_TextBodies)
#include "tst_textbodies.moc"
