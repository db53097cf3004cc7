// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Without a translation: in English.

#include "http/error.h"
#include "http/errortexts_p.h"
#include "http/jsonquery.h"
#include "http/limits.h"

#include <QtCore/qlocale.h>
#include <QtCore/qmetaobject.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Kind = Error::Kind;
using Phase = Error::Phase;
using Party = Error::Party;

Q_DECLARE_METATYPE(HttpQ::Error)

class tst_ErrorExplanation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasOne_data();
    void everyKindHasOne();
    void everyPhaseIsTold_data();
    void everyPhaseIsTold();
    void everyLimitThatIsReachedHasText_data();
    void everyLimitThatIsReachedHasText();
    void everyStatusHasText();
    void says_data();
    void says();
    void hostsAreNotTakenForPatterns();
    void numbersAreWrittenAsTheTextsLanguageDoes();
};

void tst_ErrorExplanation::everyKindHasOne_data()
{
    QTest::addColumn<Kind>("kind");
    const QMetaEnum kinds = QMetaEnum::fromType<Kind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        if (const auto kind = static_cast<Kind>(kinds.value(i)); kind != Kind::None)
            QTest::newRow(kinds.key(i)) << kind;
    }
}

void tst_ErrorExplanation::everyKindHasOne()
{
    QFETCH(const Kind, kind);
    const Error error(kind, Phase::None, Party::Local, u"technical"_s);
    const QString text = error.explanation();
    QVERIFY2(text.endsWith(u'.') && !text.contains(u'%'), qPrintable(text));
    QVERIFY(!text.contains(u"technical"));
    const QString withHost = error.withUrl(QUrl(u"https://example.com:8443/p?q"_s)).explanation();
    QCOMPARE(withHost.count(u"example.com:8443"_s), 1);
    QVERIFY2(withHost.endsWith(u'.') && !withHost.contains(u'%'), qPrintable(withHost));
    QVERIFY(!withHost.contains(u"/p"));
}

void tst_ErrorExplanation::everyPhaseIsTold_data()
{
    QTest::addColumn<Phase>("phase");
    const QMetaEnum phases = QMetaEnum::fromType<Phase>();
    for (int i = 0; i < phases.keyCount(); ++i) {
        if (const auto phase = static_cast<Phase>(phases.value(i)); phase != Phase::None)
            QTest::newRow(phases.key(i)) << phase;
    }
}

void tst_ErrorExplanation::everyPhaseIsTold()
{
    QFETCH(const Phase, phase);
    const QString text = Error(Kind::Cancelled, phase, Party::Local, {}).explanation();
    QVERIFY2(text.startsWith(u"The request was cancelled. This happened while "), qPrintable(text));
    QVERIFY2(text.endsWith(u'.'), qPrintable(text));
}

void tst_ErrorExplanation::everyLimitThatIsReachedHasText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isSize");
    const QStringList sizes = { u"headBytes"_s,
                                u"headerLineBytes"_s,
                                u"statusLineBytes"_s,
                                u"chunkExtensionBytes"_s,
                                u"chunkExtensionBytesTotal"_s,
                                u"trailerBytes"_s,
                                u"bufferedBodyBytes"_s,
                                u"streamedBodyBytes"_s,
                                u"lineBytes"_s,
                                u"requestHeadBytes"_s,
                                u"urlBytes"_s };
    for (const QString &name : sizes)
        QTest::newRow(qPrintable(name)) << name << true;
    const QStringList counts = { u"headerFields"_s,           u"trailerFields"_s,
                                 u"informationalResponses"_s, u"contentCodings"_s,
                                 u"decodedRatio"_s,           u"maxWaitingRequests"_s,
                                 u"MaxCookiesPerResponse"_s,  u"HstsStore::MaxHosts"_s,
                                 u"RedirectPolicy::maximum"_s };
    for (const QString &name : counts)
        QTest::newRow(qPrintable(name)) << name << false;
}

void tst_ErrorExplanation::everyLimitThatIsReachedHasText()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isSize);
    QVERIFY(limitText(name, Party::Remote));
    const QString text = Error::limitExceeded(Phase::Body, name, 3, 4).explanation();
    QVERIFY2(text.contains(u" 3 ") && !text.contains(u'%'), qPrintable(text));
    const QString large = Error::limitExceeded(Phase::Body, name, 262144, 262145).explanation();
    QVERIFY2(large.contains(isSize ? u"256 KiB" : u" 262144 ") && !large.contains(u'%'),
             qPrintable(large));
    const QString largest =
            Error::limitExceeded(Phase::Body, name, std::numeric_limits<qint64>::max(), 0)
                    .explanation();
    QVERIFY2(largest.contains(isSize ? u"8.0 EiB" : u" 2147483647 "), qPrintable(largest));
}

void tst_ErrorExplanation::everyStatusHasText()
{
    for (int status = 0; status < 1000; ++status) {
        const QString text = Error(Kind::Status, Phase::None, Party::Remote, {})
                                     .withStatus(status)
                                     .explanation();
        QVERIFY2(text.endsWith(u'.') && !text.contains(u'%'), qPrintable(text));
        QCOMPARE(text.contains(u"(status %1)"_s.arg(status)), status != 0);
    }
}

void tst_ErrorExplanation::says_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("text");
    const QUrl url(u"https://user:secret@example.com/path?token=secret"_s);

    QTest::newRow("no error") << Error() << QString();
    QTest::newRow("refused") << Error(Kind::Connect, Phase::Connect, Party::Remote, {}).withUrl(url)
                             << u"example.com could not be reached. Check the address and the "
                                "network connection; the server may be out of service, too."_s;
    QTest::newRow("refused by the program")
            << Error(Kind::Connect, Phase::Connect, Party::Local, {})
            << u"The server could not be reached. The cause is on this device or in the program's "
               "settings. Check the address and the program's network settings."_s;
    QTest::newRow("certificates of the program")
            << Error(Kind::Tls, Phase::Tls, Party::Local, {}).withUrl(url)
            << u"A secure connection to example.com could not be established. The cause is on this "
               "device or in the program's settings. Check which certificates the program is to "
               "use."_s;
    QTest::newRow("a phase that is another than the kind's")
            << Error(Kind::ConnectTimeout, Phase::Tls, Party::Remote, {}).withUrl(url)
            << u"Connecting to example.com took too long. This happened while securing the "
               "connection. Check the network connection; the server may be out of service, too."_s;
    QTest::newRow("cancelled") << Error(Kind::Cancelled, Phase::Body, Party::Local, {}).withUrl(url)
                               << u"The request to example.com was cancelled. This happened while "
                                  "receiving the answer."_s;
    QTest::newRow("fields")
            << Error::limitExceeded(Phase::Head, u"headerFields"_s, 1000, 1001).withUrl(url)
            << u"The server sent more than 1000 header fields. The request was to example.com. "
               "If this is to be expected, the program has to allow more."_s;
    QTest::newRow("size") << Error::limitExceeded(Phase::Body, u"bufferedBodyBytes"_s, 1 << 28, 0)
                          << u"The content is larger than 256 MiB. If this is to be expected, the "
                             "program has to allow more."_s;
    QTest::newRow("size of what is sent")
            << Error(Kind::LimitExceeded, Phase::None, Party::Local, {})
                       .withLimit(u"bufferedBodyBytes"_s, 1 << 28, 0)
            << u"The content to be sent is larger than 256 MiB. If this is to be expected, the "
               "program has to allow more."_s;
    QTest::newRow("length of the address")
            << Error::limitExceeded(Phase::None, u"urlBytes"_s, 65536, 0)
            << u"The address is longer than 64 KiB. Check the address. If it is right, the program "
               "has to allow longer ones."_s;
    QTest::newRow("a limit that is not known")
            << Error::limitExceeded(Phase::Body, u"new"_s, 3, 4)
            << u"A limit that protects this program was exceeded. If this is to be expected, the "
               "program has to allow more."_s;
    QTest::newRow("redirects") << Error(Kind::TooManyRedirects, Phase::Head, Party::Remote, {})
                                          .withLimit(u"RedirectPolicy::maximum"_s, 20, 21)
                               << u"The server passed the request on to another address more than "
                                  "20 times. The fault is not yours: try again later, and if it "
                                  "stays, tell those who run the server."_s;
    QTest::newRow("circle")
            << Error(Kind::TooManyRedirects, Phase::Head, Party::Remote, {})
            << u"The server passes the request around in a circle. The fault is not "
               "yours: try again later, and if it stays, tell those who run the "
               "server."_s;
    QTest::newRow("404")
            << Error(Kind::Status, Phase::None, Party::Local, {}).withStatus(404).withUrl(url)
            << u"The server has nothing at this address (status 404). The request was to "
               "example.com. Check the address; what was there may have been moved or "
               "deleted."_s;
    QTest::newRow("proxy") << Error(Kind::Proxy, Phase::Connect, Party::Remote, {}).withUrl(url)
                           << u"The proxy server cannot be used. This happened while connecting to "
                              "the server. The request was to example.com. Check the proxy "
                              "settings."_s;
    QTest::newRow("407")
            << Error(Kind::Status, Phase::Head, Party::Local, {}).withStatus(407).withUrl(url)
            << u"The proxy server asks you to sign in (status 407). The request was to "
               "example.com. Check the proxy settings."_s;
    QTest::newRow("answer that is none")
            << Error(Kind::Decoding, Phase::Body, Party::Remote, {}).withUrl(url)
            << u"The answer from example.com cannot be read: it is damaged, or not what was "
               "expected. The fault is not yours: try again later, and if it stays, tell those who "
               "run the server."_s;
    QTest::newRow("query that is none")
            << JsonQuery::parse(u"items[").error().withUrl(url)
            << u"The program does not say properly what it looks for in the answer. The request "
               "was to example.com. This is a mistake in the program: please report it to its "
               "makers."_s;
    QTest::newRow("redirect") << Error(Kind::Redirect, Phase::Head, Party::Remote, {})
                              << u"The server points to another address, which cannot be used or "
                                 "is not allowed. The fault is not yours: try again later, and if "
                                 "it stays, tell those who run the server."_s;
    QTest::newRow("redirect that the program forbids")
            << Error(Kind::Redirect, Phase::Head, Party::Local, {})
            << u"The server points to another address, which cannot be used or is not allowed. The "
               "cause is on this device or in the program's settings. If this is to be expected, "
               "the program has to allow it."_s;
    QTest::newRow("redirect that is none")
            << Error(Kind::Redirect, Phase::None, Party::Local, {})
            << u"The program looked for another address in the answer, which names none. This is a "
               "mistake in the program: please report it to its makers."_s;
    QTest::newRow("file") << Error(Kind::File, Phase::None, Party::Local, {})
                          << u"A file could not be read or written. Check that the file or its "
                             "folder is there, that you may access it, and that there is enough "
                             "free space."_s;
    QTest::newRow("file with a wrong checksum")
            << Error(Kind::File, Phase::Body, Party::Remote, {}).withUrl(url)
            << u"The file that came from example.com is not the one that was expected. The fault "
               u"is "
               "not yours: try again later, and if it stays, tell those who run the server."_s;
}

void tst_ErrorExplanation::says()
{
    QFETCH(const Error, error);
    QTEST(error.explanation(), "text");
}

void tst_ErrorExplanation::hostsAreNotTakenForPatterns()
{
    const Error error = Error(Kind::Read, Phase::Body, Party::Remote, {})
                                .withUrl(QUrl(u"http://[fe80::1%251]:81/%1"_s));
    QVERIFY2(error.explanation().startsWith(u"The connection to [fe80::1%251]:81 broke off. "),
             qPrintable(error.explanation()));
}

// The texts are English here whatever the user's language is.
void tst_ErrorExplanation::numbersAreWrittenAsTheTextsLanguageDoes()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
    const QString text =
            Error::limitExceeded(Phase::Body, u"bufferedBodyBytes"_s, 3 << 19, 0).explanation();
    QLocale::setDefault(before);
    QVERIFY2(text.startsWith(u"The content is larger than 1.5 MiB."), qPrintable(text));
}

QTEST_APPLESS_MAIN(tst_ErrorExplanation)
#include "tst_errorexplanation.moc"
