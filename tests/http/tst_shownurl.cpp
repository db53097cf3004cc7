// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/shownurl.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_ShownUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shown_data();
    void shown();
    void sent();
};

void tst_ShownUrl::shown_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *url, const char *shown) {
        QTest::newRow(name) << QByteArray(url) << QByteArray(shown);
    };
    row("empty", "", "");
    row("plain", "http://a.example/b?c=d%26%20e&f", "http://a.example/b?c=d%26%20e&f");
    row("user information", "http://u:p@a.example/", "http://a.example/");
    row("fragment", "http://a.example/#access_token=x", "http://a.example/");
    row("empty query", "http://a.example/?", "http://a.example/?");
    row("secrets", "http://a.example/?a=1&access_token=x&sig=y&b=2",
        "http://a.example/?a=1&access_token=masked&sig=masked&b=2");
    row("signed", "https://a.example/o?X-Amz-Signature=abc&X-Amz-Expires=5",
        "https://a.example/o?X-Amz-Signature=masked&X-Amz-Expires=5");
    row("name percent-encoded", "http://a.example/?api%5Fkey=x",
        "http://a.example/?api_key=masked");
    row("name with parts", "http://a.example/?user[password]=x",
        "http://a.example/?user[password]=masked");
    row("within another URL", "http://a.example/?to=%2Flogin%3Ftoken%3Dx&b=c%3Dd",
        "http://a.example/?to=masked&b=c%3Dd");
    row("authorization code", "http://a.example/cb?code=x&state=y",
        "http://a.example/cb?code=masked&state=y");
    row("another code", "http://a.example/?code=x&country=y", "http://a.example/?code=x&country=y");
    row("no value", "http://a.example/?token&token=", "http://a.example/?token&token=");
    row("twice", "http://a.example/?token=masked", "http://a.example/?token=masked");
    row("relative", "b?token=x", "b?token=masked");
}

void tst_ShownUrl::shown()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, shown);
    QCOMPARE(shownUrl(QUrl::fromEncoded(url)).toEncoded(), shown);
}

void tst_ShownUrl::sent()
{
    QCOMPARE(sentUrl(QUrl(u"http://u:p@a.example/b?token=x#c"_s)),
             QUrl(u"http://a.example/b?token=x"_s));
}

QTEST_APPLESS_MAIN(tst_ShownUrl)
#include "tst_shownurl.moc"
