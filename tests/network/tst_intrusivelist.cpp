// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/intrusivelist.h"

#include <QtTest/qtest.h>

#include <memory>
#include <vector>

using namespace HttpQ;

namespace {

struct InOther;

struct Item : IntrusiveNode<Item>, IntrusiveNode<InOther>
{
    explicit Item(int itemValue)
        : value(itemValue)
    {}
    int value;
};

using List = IntrusiveList<Item>;
using OtherList = IntrusiveList<Item, InOther>;

template<typename L>
QList<int> values(const L &list)
{
    QList<int> result;
    for (const Item *item = list.first(); item; item = list.next(item))
        result.append(item->value);
    return result;
}

bool isIn(const Item &item)
{
    return static_cast<const IntrusiveNode<Item> &>(item).isLinked();
}

} // namespace

class tst_IntrusiveList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beginsEmpty();
    void keepsOrder();
    void takesFromTheFront();
    void itemLeavesWhenItDies();
    void listLetsItsItemsGo();
    void isInTwoListsAtOnce();
    void takesAllOfAnother();
};

void tst_IntrusiveList::beginsEmpty()
{
    List list;
    QVERIFY(list.isEmpty());
    QCOMPARE(list.first(), nullptr);
    QCOMPARE(list.last(), nullptr);
    QCOMPARE(list.takeFirst(), nullptr);
}

void tst_IntrusiveList::keepsOrder()
{
    Item one(1), two(2), three(3);
    List list;
    list.append(&two);
    list.append(&three);
    list.prepend(&one);
    QCOMPARE(values(list), QList<int>({ 1, 2, 3 }));
    QCOMPARE(list.first(), &one);
    QCOMPARE(list.last(), &three);

    static_cast<IntrusiveNode<Item> &>(two).unlink();
    static_cast<IntrusiveNode<Item> &>(two).unlink(); // again: nothing
    QCOMPARE(values(list), QList<int>({ 1, 3 }));
    list.append(&two);
    QCOMPARE(values(list), QList<int>({ 1, 3, 2 }));
}

void tst_IntrusiveList::takesFromTheFront()
{
    Item one(1), two(2);
    List list;
    list.append(&one);
    list.append(&two);
    QCOMPARE(list.takeFirst(), &one);
    QVERIFY(!isIn(one));
    QCOMPARE(list.takeFirst(), &two);
    QVERIFY(list.isEmpty());
}

void tst_IntrusiveList::itemLeavesWhenItDies()
{
    List list;
    Item one(1), three(3);
    list.append(&one);
    {
        Item two(2);
        list.append(&two);
        list.append(&three);
    }
    QCOMPARE(values(list), QList<int>({ 1, 3 }));
    QCOMPARE(list.last(), &three);
}

void tst_IntrusiveList::listLetsItsItemsGo()
{
    Item one(1), two(2);
    {
        List list;
        list.append(&one);
        list.append(&two);
    }
    QVERIFY(!isIn(one));
    QVERIFY(!isIn(two));
    List next;
    next.append(&two);
    QCOMPARE(values(next), QList<int>({ 2 }));
}

void tst_IntrusiveList::isInTwoListsAtOnce()
{
    List list;
    OtherList other;
    Item one(1);
    auto two = std::make_unique<Item>(2);
    list.append(&one);
    list.append(two.get());
    other.append(two.get());
    other.append(&one);
    QCOMPARE(values(list), QList<int>({ 1, 2 }));
    QCOMPARE(values(other), QList<int>({ 2, 1 }));
    static_cast<IntrusiveNode<Item> &>(one).unlink();
    QCOMPARE(values(list), QList<int>({ 2 }));
    QCOMPARE(values(other), QList<int>({ 2, 1 }));
    two.reset();
    QVERIFY(list.isEmpty());
    QCOMPARE(values(other), QList<int>({ 1 }));
}

void tst_IntrusiveList::takesAllOfAnother()
{
    Item one(1), two(2), three(3);
    List list;
    List other;
    list.takeAll(other);
    QVERIFY(list.isEmpty());

    list.append(&one);
    other.append(&two);
    other.append(&three);
    list.takeAll(other);
    QCOMPARE(values(list), QList<int>({ 1, 2, 3 }));
    QCOMPARE(list.last(), &three);
    QVERIFY(other.isEmpty());

    other.takeAll(list); // into an empty one
    QCOMPARE(values(other), QList<int>({ 1, 2, 3 }));
    static_cast<IntrusiveNode<Item> &>(three).unlink();
    QCOMPARE(other.last(), &two);
}

QTEST_APPLESS_MAIN(tst_IntrusiveList)
#include "tst_intrusivelist.moc"
