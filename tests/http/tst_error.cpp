// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/error.h"

#include <QtCore/qdebug.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qvariant.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Kind = Error::Kind;
using Phase = Error::Phase;
using Party = Error::Party;

class tst_Error : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isNoErrorByDefault();
    void saysWhatItWasMadeOf();
    void namesTheLimitThatWasReached();
    void knowsTheStatusThatItIsAbout();
    void canNameALimitOfAnyKind();
    void belongsToFamiliesByItsKind_data();
    void belongsToFamiliesByItsKind();
    void knowsWhetherTheServerMayHaveActed_data();
    void knowsWhetherTheServerMayHaveActed();
    void keepsSecretsOutOfTheUrl_data();
    void keepsSecretsOutOfTheUrl();
    void changedCopiesLeaveTheOriginal();
    void noErrorStaysNoError();
    void isReadableAfterAMove();
    void printsEverythingInOneLine_data();
    void printsEverythingInOneLine();
    void textIsNotTakenForAPattern();
    void isAGadget();
};

void tst_Error::isNoErrorByDefault()
{
    const Error error;
    QVERIFY(!error);
    QCOMPARE(error.kind(), Kind::None);
    QCOMPARE(error.phase(), Phase::None);
    QCOMPARE(error.party(), Party::None);
    QVERIFY(error.message().isEmpty());
    QVERIFY(error.url().isEmpty());
    QVERIFY(error.limitName().isEmpty());
    QCOMPARE(error.limitValue(), 0);
    QCOMPARE(error.limitSeen(), 0);
    QCOMPARE(error.status(), 0);
    QVERIFY(error.explanation().isEmpty());
    QVERIFY(!error.isTimeout() && !error.isNetwork() && !error.isProtocol() && !error.isCancelled()
            && !error.requestMayHaveReachedServer());
    QCOMPARE(error.toString(), u"no error"_s);
}

void tst_Error::saysWhatItWasMadeOf()
{
    const Error error(Kind::Tls, Phase::Tls, Party::Remote, u"The certificate does not fit"_s);
    QVERIFY(error);
    QCOMPARE(error.kind(), Kind::Tls);
    QCOMPARE(error.phase(), Phase::Tls);
    QCOMPARE(error.party(), Party::Remote);
    QCOMPARE(error.message(), u"The certificate does not fit"_s);
    QVERIFY(error.url().isEmpty());
    QVERIFY(error.limitName().isEmpty());
}

void tst_Error::namesTheLimitThatWasReached()
{
    const Error error = Error::limitExceeded(Phase::Head, u"headBytes"_s, 262144, 262145);
    QCOMPARE(error.kind(), Kind::LimitExceeded);
    QCOMPARE(error.phase(), Phase::Head);
    QCOMPARE(error.limitName(), u"headBytes"_s);
    QCOMPARE(error.limitValue(), 262144);
    QCOMPARE(error.limitSeen(), 262145);
    QCOMPARE(error.message(), u"The limit headBytes of 262144 was exceeded: 262145 seen"_s);
}

void tst_Error::knowsTheStatusThatItIsAbout()
{
    const Error original(Kind::Status, Phase::None, Party::Local, u"The server answered 404"_s);
    const Error error = original.withStatus(404);
    QCOMPARE(error.status(), 404);
    QCOMPARE(error.message(), original.message());
    QCOMPARE(original.status(), 0);
}

void tst_Error::canNameALimitOfAnyKind()
{
    const Error original(Kind::TooManyRedirects, Phase::Head, Party::Remote, u"Too many"_s);
    const Error error = original.withLimit(u"RedirectPolicy::maximum"_s, 20, 21);
    QCOMPARE(error.kind(), Kind::TooManyRedirects);
    QCOMPARE(error.message(), original.message());
    QCOMPARE(error.limitName(), u"RedirectPolicy::maximum"_s);
    QCOMPARE(error.limitValue(), 20);
    QCOMPARE(error.limitSeen(), 21);
    QVERIFY(original.limitName().isEmpty());
}

void tst_Error::belongsToFamiliesByItsKind_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("family");
    const QHash<QString, QString> families = {
        { u"PoolTimeout"_s, u"timeout"_s },
        { u"ConnectTimeout"_s, u"timeout"_s },
        { u"ReadTimeout"_s, u"timeout"_s },
        { u"WriteTimeout"_s, u"timeout"_s },
        { u"TotalTimeout"_s, u"timeout"_s },
        { u"Resolve"_s, u"network"_s },
        { u"Connect"_s, u"network"_s },
        { u"Read"_s, u"network"_s },
        { u"Write"_s, u"network"_s },
        { u"Close"_s, u"network"_s },
        { u"Tls"_s, u"network"_s },
        { u"LocalProtocol"_s, u"protocol"_s },
        { u"RemoteProtocol"_s, u"protocol"_s },
        { u"Cancelled"_s, u"cancelled"_s },
    };
    const QMetaEnum kinds = QMetaEnum::fromType<Kind>();
    int inFamilies = 0;
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const QString family = families.value(QString::fromLatin1(kinds.key(i)));
        inFamilies += !family.isEmpty();
        QTest::newRow(kinds.key(i)) << static_cast<Kind>(kinds.value(i)) << family;
    }
    QCOMPARE(inFamilies, families.size());
}

void tst_Error::belongsToFamiliesByItsKind()
{
    QFETCH(const Kind, kind);
    QFETCH(const QString, family);
    const Error error(kind, Phase::Body, Party::Remote, {});
    QCOMPARE(error.isTimeout(), family == u"timeout");
    QCOMPARE(error.isNetwork(), family == u"network");
    QCOMPARE(error.isProtocol(), family == u"protocol");
    QCOMPARE(error.isCancelled(), family == u"cancelled");
    QCOMPARE(bool(error), kind != Kind::None);
}

void tst_Error::knowsWhetherTheServerMayHaveActed_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("mayHave");
    QTest::newRow("URL refused") << Kind::InvalidUrl << Phase::None << false;
    QTest::newRow("no free connection") << Kind::PoolTimeout << Phase::Pool << false;
    QTest::newRow("not resolved") << Kind::Resolve << Phase::Resolve << false;
    QTest::newRow("not connected") << Kind::Connect << Phase::Connect << false;
    QTest::newRow("cancelled while connecting") << Kind::Cancelled << Phase::Connect << false;
    QTest::newRow("handshake failed") << Kind::Tls << Phase::Tls << false;
    QTest::newRow("total timeout while connecting") << Kind::TotalTimeout << Phase::Tls << false;
    QTest::newRow("broke while sending") << Kind::Write << Phase::Send << true;
    QTest::newRow("the body's source failed") << Kind::LocalProtocol << Phase::Send << true;
    QTest::newRow("cancelled while sending") << Kind::Cancelled << Phase::Send << true;
    QTest::newRow("no first byte") << Kind::ReadTimeout << Phase::Head << true;
    QTest::newRow("head too large") << Kind::LimitExceeded << Phase::Head << true;
    QTest::newRow("cut off") << Kind::RemoteProtocol << Phase::Body << true;
    QTest::newRow("coding broken") << Kind::Decoding << Phase::Body << true;
    QTest::newRow("status 500") << Kind::Status << Phase::None << true;
}

void tst_Error::knowsWhetherTheServerMayHaveActed()
{
    QFETCH(const Kind, kind);
    QFETCH(const Phase, phase);
    QTEST(Error(kind, phase, Party::Remote, {}).requestMayHaveReachedServer(), "mayHave");
}

void tst_Error::keepsSecretsOutOfTheUrl_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QUrl(u"https://h:8443/p?q=1"_s) << u"https://h:8443/p?q=1"_s;
    QTest::newRow("user") << QUrl(u"https://user@h/"_s) << u"https://h/"_s;
    QTest::newRow("password") << QUrl(u"https://user:secret@h/p"_s) << u"https://h/p"_s;
    QTest::newRow("fragment") << QUrl(u"https://h/p#secret"_s) << u"https://h/p"_s;
    QTest::newRow("all") << QUrl(u"https://secret:secret@h/?a=b#secret"_s) << u"https://h/?a=b"_s;
    QTest::newRow("relative") << QUrl(u"//user:secret@h/p"_s) << u"//h/p"_s;
    QTest::newRow("invalid") << QUrl(u"https://user:secret@h:99999/"_s) << QString();
    QTest::newRow("none") << QUrl() << QString();
}

void tst_Error::keepsSecretsOutOfTheUrl()
{
    QFETCH(const QUrl, url);
    QFETCH(const QString, shown);
    const Error error = Error(Kind::Read, Phase::Body, Party::Remote, u"broken"_s).withUrl(url);
    QCOMPARE(error.url().toString(), shown);
    QVERIFY(!error.toString().contains(u"secret"));
}

void tst_Error::changedCopiesLeaveTheOriginal()
{
    const Error original(Kind::Read, Phase::Head, Party::Remote, u"broken"_s);
    const Error copy = original.withPhase(Phase::Body).withUrl(QUrl(u"http://h/"_s));
    QCOMPARE(copy.phase(), Phase::Body);
    QCOMPARE(copy.url(), QUrl(u"http://h/"_s));
    QCOMPARE(copy.message(), original.message());
    QCOMPARE(original.phase(), Phase::Head);
    QVERIFY(original.url().isEmpty());
}

void tst_Error::noErrorStaysNoError()
{
    const Error error = Error().withPhase(Phase::Body)
                                .withUrl(QUrl(u"http://h/"_s))
                                .withStatus(404)
                                .withLimit(u"headBytes"_s, 1, 2);
    QVERIFY(!error);
    QCOMPARE(error.status(), 0);
    QVERIFY(error.limitName().isEmpty());
    QCOMPARE(error.phase(), Phase::None);
    QVERIFY(error.url().isEmpty());
}

void tst_Error::isReadableAfterAMove()
{
    Error from(Kind::Read, Phase::Body, Party::Remote, u"broken"_s);
    Error to = std::move(from);
    QCOMPARE(to.kind(), Kind::Read);
    QVERIFY(!from); // NOLINT(bugprone-use-after-move): what is tested
    QVERIFY(from.message().isEmpty());
    QCOMPARE(from.toString(), u"no error"_s);
    from = std::move(to);
    QCOMPARE(from.kind(), Kind::Read);
}

void tst_Error::printsEverythingInOneLine_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("line");
    QTest::newRow("none") << Error() << u"no error"_s;
    QTest::newRow("without phase")
            << Error(Kind::InvalidUrl, Phase::None, Party::Local, u"No."_s) << u"InvalidUrl: No."_s;
    QTest::newRow("with phase") << Error(Kind::ReadTimeout, Phase::Head, Party::Remote, u"Slow."_s)
                                << u"ReadTimeout (Head): Slow."_s;
    QTest::newRow("with URL") << Error(Kind::Read, Phase::Body, Party::Remote, u"Cut."_s)
                                         .withUrl(QUrl(u"http://h/p"_s))
                              << u"Read (Body): Cut. [http://h/p]"_s;
}

void tst_Error::printsEverythingInOneLine()
{
    QFETCH(const Error, error);
    QFETCH(const QString, line);
    QCOMPARE(error.toString(), line);
    QString printed;
    QDebug(&printed) << error << 1;
    QCOMPARE(printed, u"HttpQ::Error(%1) 1 "_s.arg(line));
}

void tst_Error::textIsNotTakenForAPattern()
{
    const Error error = Error(Kind::Read, Phase::Body, Party::Remote, u"%1 of %2"_s)
                                .withUrl(QUrl(u"http://h/%251"_s));
    QCOMPARE(error.toString(), u"Read (Body): %1 of %2 [http://h/%251]"_s);
}

void tst_Error::isAGadget()
{
    const Error error(Kind::ReadTimeout, Phase::Head, Party::Remote, u"Slow."_s);
    const QMetaObject &meta = Error::staticMetaObject;
    QCOMPARE(meta.property(meta.indexOfProperty("message")).readOnGadget(&error).toString(),
             u"Slow."_s);
    QCOMPARE(meta.property(meta.indexOfProperty("kind")).readOnGadget(&error).value<Kind>(),
             Kind::ReadTimeout);
    QCOMPARE(meta.property(meta.indexOfProperty("explanation")).readOnGadget(&error).toString(),
             error.explanation());
    QCOMPARE(meta.property(meta.indexOfProperty("status")).readOnGadget(&error).toInt(), 0);
    QCOMPARE(QVariant::fromValue(error).value<Error>().message(), u"Slow."_s);
}

QTEST_APPLESS_MAIN(tst_Error)
#include "tst_error.moc"
