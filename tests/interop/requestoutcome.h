// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/certificates.h"
#include "support/eventloop.h"

#include <HttpQ/asyncclient.h>
#include <HttpQ/waitfor.h>

#include <QtCore/qstringlist.h>

namespace HttpQTest {

//! Far more than anything here takes, so that nothing waits for ever.
inline constexpr std::chrono::seconds Patience(30);

//! Sends \a request and runs an event loop until its outcome is there, or patience has ended.
inline HttpQ::Result<HttpQ::Response> outcomeOf(HttpQ::RequestBuilder &request,
                                                std::chrono::milliseconds patience = Patience)
{
    try {
        return HttpQ::waitFor(request.result(), patience);
    } catch (const HttpQ::HttpError &thrown) {
        return thrown.error();
    }
}
inline HttpQ::Result<HttpQ::Response> outcomeOf(HttpQ::RequestBuilder &&request)
{
    return outcomeOf(request);
}

//! What is trusted is the authority of the tests and nothing else.
inline HttpQ::TlsOptions testTlsOptions()
{
    HttpQ::TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem,
                              HttpQ::TlsOptions::Authorities::OnlyExtra);
    return options;
}

//! What a client holds though no request is under way, or an empty text.
inline QString leftovers(const HttpQ::AsyncClient &client)
{
    const HttpQ::PoolStatistics now = client.poolStatistics();
    QStringList found;
    const auto expect = [&found](const char *what, qint64 seen, qint64 wanted) {
        if (seen != wanted) {
            found += QStringLiteral("%1: %2 instead of %3")
                             .arg(QLatin1StringView(what))
                             .arg(seen)
                             .arg(wanted);
        }
    };
    expect("running requests", client.runningRequests(), 0);
    expect("busy", now.busy, 0);
    expect("connecting", now.connecting, 0);
    expect("waiting", now.waiting, 0);
    expect("created", now.created, now.closed + now.idle);
    return found.join(u", ");
}

} // namespace HttpQTest

//! Verifies that \a outcome is a response of this status; says why it is not.
#define HTTPQTEST_VERIFY_STATUS(outcome, expectedStatus) \
    do { \
        const HttpQ::Result<HttpQ::Response> seen = (outcome); \
        QVERIFY2(seen, qPrintable(seen.error().toString())); \
        QCOMPARE(seen->status(), (expectedStatus)); \
    } while (false)

//! Verifies that \a outcome is this error.
#define HTTPQTEST_VERIFY_ERROR(outcome, expectedKind, expectedPhase, expectedParty) \
    do { \
        const HttpQ::Result<HttpQ::Response> seen = (outcome); \
        QVERIFY2(!seen, "a response instead of an error"); \
        const QString text = seen.error().toString(); \
        QVERIFY2(seen.error().kind() == (expectedKind), qPrintable(text)); \
        QVERIFY2(seen.error().phase() == (expectedPhase), qPrintable(text)); \
        QVERIFY2(seen.error().party() == (expectedParty), qPrintable(text)); \
        QVERIFY(!seen.error().message().isEmpty()); \
    } while (false)
