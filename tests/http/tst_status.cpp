// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/status.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Status : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsThePhrasesOfTheRegistry_data();
    void knowsThePhrasesOfTheRegistry();
    void isInOrderSoThatEachPhraseIsFound();
    void namesHaveTheirNumber_data();
    void namesHaveTheirNumber();
    void comparesWithNumbers();
    void sortsIntoClasses_data();
    void sortsIntoClasses();
};

void tst_Status::knowsThePhrasesOfTheRegistry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("phrase");
    QTest::newRow("100") << 100 << u"Continue"_s;
    QTest::newRow("103") << 103 << u"Early Hints"_s;
    QTest::newRow("200") << 200 << u"OK"_s;
    QTest::newRow("203") << 203 << u"Non-Authoritative Information"_s;
    QTest::newRow("226") << 226 << u"IM Used"_s;
    QTest::newRow("304") << 304 << u"Not Modified"_s;
    QTest::newRow("404") << 404 << u"Not Found"_s;
    QTest::newRow("418") << 418 << u"I'm a teapot"_s;
    QTest::newRow("422, renamed by RFC 9110") << 422 << u"Unprocessable Content"_s;
    QTest::newRow("511") << 511 << u"Network Authentication Required"_s;
    for (const int none : { -1, 0, 99, 104, 199, 299, 306, 420, 430, 509, 512, 599, 600, 1000 })
        QTest::addRow("%d has none", none) << none << QString();
}

void tst_Status::knowsThePhrasesOfTheRegistry()
{
    QFETCH(const int, status);
    const QString phrase = reasonPhrase(status);
    QTEST(phrase, "phrase");
}

void tst_Status::isInOrderSoThatEachPhraseIsFound()
{
    // Were two entries swapped, the search would miss some of those around them.
    int known = 0;
    for (int status = 0; status < 1000; ++status)
        known += !reasonPhrase(status).isEmpty();
    QCOMPARE(known, 62);
}

void tst_Status::namesHaveTheirNumber_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<int>("number");
    const auto row = [](const char *name, Status status, int number) {
        QTest::newRow(name) << status << number;
    };
    row("Continue", Status::Continue, 100);
    row("SwitchingProtocols", Status::SwitchingProtocols, 101);
    row("Processing", Status::Processing, 102);
    row("EarlyHints", Status::EarlyHints, 103);
    row("Ok", Status::Ok, 200);
    row("NonAuthoritativeInformation", Status::NonAuthoritativeInformation, 203);
    row("NoContent", Status::NoContent, 204);
    row("PartialContent", Status::PartialContent, 206);
    row("MultiStatus", Status::MultiStatus, 207);
    row("AlreadyReported", Status::AlreadyReported, 208);
    row("ImUsed", Status::ImUsed, 226);
    row("MultipleChoices", Status::MultipleChoices, 300);
    row("SeeOther", Status::SeeOther, 303);
    row("NotModified", Status::NotModified, 304);
    row("TemporaryRedirect", Status::TemporaryRedirect, 307);
    row("PermanentRedirect", Status::PermanentRedirect, 308);
    row("BadRequest", Status::BadRequest, 400);
    row("Unauthorized", Status::Unauthorized, 401);
    row("NotFound", Status::NotFound, 404);
    row("ProxyAuthenticationRequired", Status::ProxyAuthenticationRequired, 407);
    row("ContentTooLarge", Status::ContentTooLarge, 413);
    row("RangeNotSatisfiable", Status::RangeNotSatisfiable, 416);
    row("ImATeapot", Status::ImATeapot, 418);
    row("MisdirectedRequest", Status::MisdirectedRequest, 421);
    row("UnprocessableContent", Status::UnprocessableContent, 422);
    row("Locked", Status::Locked, 423);
    row("FailedDependency", Status::FailedDependency, 424);
    row("TooEarly", Status::TooEarly, 425);
    row("UpgradeRequired", Status::UpgradeRequired, 426);
    row("PreconditionRequired", Status::PreconditionRequired, 428);
    row("TooManyRequests", Status::TooManyRequests, 429);
    row("RequestHeaderFieldsTooLarge", Status::RequestHeaderFieldsTooLarge, 431);
    row("UnavailableForLegalReasons", Status::UnavailableForLegalReasons, 451);
    row("InternalServerError", Status::InternalServerError, 500);
    row("ServiceUnavailable", Status::ServiceUnavailable, 503);
    row("GatewayTimeout", Status::GatewayTimeout, 504);
    row("VariantAlsoNegotiates", Status::VariantAlsoNegotiates, 506);
    row("InsufficientStorage", Status::InsufficientStorage, 507);
    row("LoopDetected", Status::LoopDetected, 508);
    row("NotExtended", Status::NotExtended, 510);
    row("NetworkAuthenticationRequired", Status::NetworkAuthenticationRequired, 511);
}

void tst_Status::namesHaveTheirNumber()
{
    QFETCH(const Status, status);
    QFETCH(const int, number);
    QCOMPARE(static_cast<int>(status), number);
    QVERIFY(!reasonPhrase(status).isEmpty());
    QCOMPARE(reasonPhrase(status), reasonPhrase(number));
}

void tst_Status::comparesWithNumbers()
{
    QVERIFY(404 == Status::NotFound);
    QVERIFY(Status::NotFound == 404);
    QVERIFY(403 != Status::NotFound);
    QVERIFY(Status::NotFound != 403);
    QVERIFY(Status::NotFound != Status::Forbidden);
}

void tst_Status::sortsIntoClasses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("first"); // the first digit, or 0 for what is in no class
    for (const int status :
         { 100, 103, 199, 200, 226, 299, 300, 304, 399, 400, 418, 499, 500, 599 })
        QTest::addRow("%d", status) << status << status / 100;
    for (const int status : { -200, 0, 4, 99, 600, 999, 2000 })
        QTest::addRow("%d is in none", status) << status << 0;
}

void tst_Status::sortsIntoClasses()
{
    QFETCH(const int, status);
    QFETCH(const int, first);
    QCOMPARE(isInformational(status), first == 1);
    QCOMPARE(isSuccess(status), first == 2);
    QCOMPARE(isRedirect(status), first == 3);
    QCOMPARE(isClientError(status), first == 4);
    QCOMPARE(isServerError(status), first == 5);
    QCOMPARE(isError(status), first == 4 || first == 5);
}

QTEST_APPLESS_MAIN(tst_Status)
#include "tst_status.moc"
