// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/result.h"

#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Result : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsAValue();
    void holdsAnError();
    void carriesTypesThatOnlyMove();
    void carriesTypesWithoutDefault();
    void aFalseValueIsStillAValue();
    void handsOutTheValueForChanging();
    void givesAnotherValueInstead();
    void copiesAndMoves();
};

namespace {

Error someError()
{
    return Error(Error::Kind::Read, Error::Phase::Body, Error::Party::Remote, u"broken"_s);
}

} // namespace

void tst_Result::holdsAValue()
{
    const Result<QString> result(u"value"_s);
    QVERIFY(result.hasValue());
    QVERIFY(result);
    QCOMPARE(result.value(), u"value"_s);
    QCOMPARE(*result, u"value"_s);
    QCOMPARE(result->size(), 5);
    QVERIFY(!result.error());
    QCOMPARE(result.error().kind(), Error::Kind::None);
}

void tst_Result::holdsAnError()
{
    const Result<QString> result(someError());
    QVERIFY(!result.hasValue());
    QVERIFY(!result);
    QVERIFY(result.error());
    QCOMPARE(result.error().kind(), Error::Kind::Read);
    QCOMPARE(result.error().message(), u"broken"_s);
}

void tst_Result::carriesTypesThatOnlyMove()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
    QVERIFY(result);
    QCOMPARE(**result, 7);
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 7);
    const std::unique_ptr<int> none =
            *Result<std::unique_ptr<int>>(std::unique_ptr<int>()); // null is a value
    QVERIFY(!none);
}

void tst_Result::carriesTypesWithoutDefault()
{
    class Strict
    {
    public:
        explicit Strict(int number)
            : m_number(number)
        {}
        int number() const { return m_number; }

    private:
        int m_number;
    };
    QCOMPARE(Result<Strict>(Strict(3))->number(), 3);
    QVERIFY(!Result<Strict>(someError()));
}

void tst_Result::aFalseValueIsStillAValue()
{
    const Result<bool> result(false);
    QVERIFY(result);
    QCOMPARE(*result, false);
}

void tst_Result::handsOutTheValueForChanging()
{
    Result<QString> result(u"a"_s);
    result->append(u'b');
    (*result).append(u'c');
    result.value().append(u'd');
    QCOMPARE(*result, u"abcd"_s);
}

void tst_Result::givesAnotherValueInstead()
{
    QCOMPARE(Result<QString>(u"a"_s).valueOr(u"b"_s), u"a"_s);
    QCOMPARE(Result<QString>(someError()).valueOr(u"b"_s), u"b"_s);
    QCOMPARE(Result<QByteArray>(someError()).valueOr("text"), QByteArray("text"));
}

void tst_Result::copiesAndMoves()
{
    Result<QString> value(u"a"_s);
    const Result<QString> copy = value;
    Result<QString> other(someError());
    QCOMPARE(*copy, u"a"_s);
    other = value;
    QVERIFY(other);
    QVERIFY(!other.error());
    value = Result<QString>(someError());
    QVERIFY(!value);
    QCOMPARE(value.error().kind(), Error::Kind::Read);
    const Result<QString> moved = std::move(value);
    QCOMPARE(moved.error().message(), u"broken"_s);
}

QTEST_APPLESS_MAIN(tst_Result)
#include "tst_result.moc"
