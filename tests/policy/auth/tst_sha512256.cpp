// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/sha512256.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_Sha512256 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void examples_data();
    void examples();
    void lengthsAroundTheBlock_data();
    void lengthsAroundTheBlock();
    void piecesMakeNoDifference();
    void resultIsNoEnd();
};

static QByteArray hashOf(const QByteArray &data)
{
    Sha512_256 hash;
    hash.addData(data);
    return hash.result().toHex();
}

static QByteArray pattern(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        data[i] = static_cast<char>((i * 7 + 3) & 0xff);
    return data;
}

// The examples that NIST gives for FIPS 180-4, and two more of its validation's kind.
void tst_Sha512256::examples_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("hash");
    const auto row = [](const char *name, const QByteArray &data, const char *hash) {
        QTest::newRow(name) << data << QByteArray(hash);
    };
    row("one block", "abc", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    row("two blocks",
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        "lmnopqrsmnopqrstnopqrstu",
        "3928e184fb8690f840da3988121d31be65cb9d3ef83ee6146feac861e19b563a");
    row("nothing", "", "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a");
    row("a million a", QByteArray(1000000, 'a'),
        "9a59a052930187a97038cae692f30708aa6491923ef5194394dc68d56c74fb21");
}

void tst_Sha512256::examples()
{
    QFETCH(const QByteArray, data);
    QTEST(hashOf(data), "hash");
}

// What OpenSSL makes of them.
void tst_Sha512256::lengthsAroundTheBlock_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("hash");
    const auto row = [](int size, const char *hash) {
        QTest::addRow("%d bytes", size) << size << QByteArray(hash);
    };
    row(1, "05b577a248fe933b7c4cdaf4a50e9d61eb8cba9f86c4ad546ac25a0341128ed6");
    row(111, "32889a63b00e93a91df09b4292875c8e9ea2d30e482b2f5ab713396275e9378b");
    row(112, "468a00c6f938065156bfddf56b22592f569052587264673bc893e92cd1953953");
    row(113, "0a4f8ecb061610ba8fa2bf8ad1e8928dd76c18d1bfde92d2a9ce469e4d5cc973");
    row(127, "b7c1bcb3d1d523364187e023ee03210674ee05a8fd54d40aad07ecf6bdfe4c8c");
    row(128, "5e14bd0208397b56f5f1b3afb8e48bfcce3c7312684a46bbe9b210503680e547");
    row(129, "6c92b5cdba34ee8137d902ba15d4f6246bb2a07c0fef5a0fa536bc8d8db0390f");
    row(239, "a532f50742de4eeb13a3cf3f57e1bb0419b808f98dab375663370328f155a7db");
    row(240, "50bf285d854644fdb23f955a2f6b19ee739082647901b3355c2f57815d9a6af6");
    row(241, "b26758c231f5422c6008b0c4727c664766c1faac8c37a3f44f5e5a0612478373");
}

void tst_Sha512256::lengthsAroundTheBlock()
{
    QFETCH(const int, size);
    QTEST(hashOf(pattern(size)), "hash");
}

void tst_Sha512256::piecesMakeNoDifference()
{
    const QByteArray data = pattern(300);
    const QByteArray whole = hashOf(data);
    for (qsizetype step = 1; step <= data.size(); ++step) {
        Sha512_256 hash;
        for (qsizetype i = 0; i < data.size(); i += step)
            hash.addData(QByteArrayView(data).sliced(i, qMin(step, data.size() - i)));
        QCOMPARE(hash.result().toHex(), whole);
    }
}

void tst_Sha512256::resultIsNoEnd()
{
    Sha512_256 hash;
    hash.addData("a");
    (void)hash.result();
    hash.addData("bc");
    QCOMPARE(hash.result().toHex(), hashOf("abc"));
}

QTEST_APPLESS_MAIN(tst_Sha512256)
#include "tst_sha512256.moc"
