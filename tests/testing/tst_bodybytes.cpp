// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/bodybytes_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_BodyBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainText_data();
    void plainText();
};

void tst_BodyBytes::plainText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isText");
    QTest::newRow("empty") << ""_ba << true;
    QTest::newRow("lines") << "a\r\n\tb\n"_ba << true;
    QTest::newRow("UTF-8") << "gr\xc3\xbcn \xf0\x9f\x98\x80"_ba << true;
    QTest::newRow("Latin 1") << "gr\xfcn"_ba << false;
    QTest::newRow("cut off") << "gr\xc3"_ba << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("escape") << "\x1b[0m"_ba << false;
    QTest::newRow("delete") << "\x7f"_ba << false;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf{}"_ba << false;
}

void tst_BodyBytes::plainText()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isText);
    QCOMPARE(isPlainText(bytes), isText);
}

QTEST_APPLESS_MAIN(tst_BodyBytes)
#include "tst_bodybytes.moc"
