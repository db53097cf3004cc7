// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/cookiejar.h>
#include <HttpQ/error.h>
#include <HttpQ/httpqglobal.h>

#include <QtCore/qlist.h>
#include <QtNetwork/qnetworkcookie.h>

QT_BEGIN_NAMESPACE
class QNetworkCookieJar;
QT_END_NAMESPACE

// Between CookieJar and the cookies of QNetworkAccessManager.
namespace HttpQ {

//! Adds \a cookies to \a jar and returns why some of them cannot be. A domain with a dot before it
//! is for the subdomains too, as QNetworkCookieJar has it; a cookie must have a domain.
HTTPQ_EXPORT QList<Error> importCookies(CookieJar &jar, const QList<QNetworkCookie> &cookies);
//! Adds all cookies of \a networkJar to \a jar.
HTTPQ_EXPORT QList<Error> importCookies(CookieJar &jar, const QNetworkCookieJar &networkJar);

//! The cookies of \a jar. Those for every host are left out: QNetworkCookieJar has none such.
HTTPQ_EXPORT QList<QNetworkCookie> exportCookies(const CookieJar &jar);
HTTPQ_EXPORT QList<QNetworkCookie> exportCookies(const QList<Cookie> &cookies);
//! Inserts the cookies of \a jar into \a networkJar.
HTTPQ_EXPORT void exportTo(const CookieJar &jar, QNetworkCookieJar *networkJar);

} // namespace HttpQ
