// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/rows/rowchanges.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

#include <algorithm>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_RowChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steps_data();
    void steps();
    void idsThatCannotTell_data();
    void idsThatCannotTell();
    void everySmallChange();
    void manyRows();
};

static QStringList ids(const QString &letters)
{
    QStringList list;
    for (const QChar letter : letters)
        list.append(letter == u'-' ? QString() : QString(letter));
    return list;
}

static QString text(const QList<RowStep> &steps)
{
    QStringList list;
    for (const RowStep &step : steps) {
        const QString rows = u"%1+%2"_s.arg(step.first).arg(step.count);
        switch (step.kind) {
        case RowStep::Kind::Remove:
            list.append(u"remove %1"_s.arg(rows));
            break;
        case RowStep::Kind::Move:
            list.append(u"move %1 to %2"_s.arg(rows).arg(step.destination));
            break;
        case RowStep::Kind::Insert:
            list.append(u"insert %1"_s.arg(rows));
            break;
        }
    }
    return list.join(u", ");
}

// What a model does with the steps. Empty if a step is none that Qt's models may take.
static QStringList applied(QStringList rows, const RowChanges &changes, const QStringList &after)
{
    for (const RowStep &step : changes.steps()) {
        if (step.count < 1 || step.first < 0)
            return {};
        switch (step.kind) {
        case RowStep::Kind::Remove:
            if (step.first + step.count > rows.size())
                return {};
            rows.remove(step.first, step.count);
            break;
        case RowStep::Kind::Move: {
            const qsizetype end = step.first + step.count;
            if (end > rows.size() || step.destination < 0 || step.destination > rows.size()
                || (step.destination >= step.first && step.destination <= end))
                return {};
            const auto at = [&rows](qsizetype row) { return rows.begin() + row; };
            if (step.destination < step.first)
                std::rotate(at(step.destination), at(step.first), at(end));
            else
                std::rotate(at(step.first), at(end), at(step.destination));
            break;
        }
        case RowStep::Kind::Insert:
            if (step.first > rows.size() || step.first + step.count > after.size())
                return {};
            for (qsizetype i = 0; i < step.count; ++i)
                rows.insert(step.first + i, after[step.first + i]);
            break;
        }
    }
    return rows;
}

void tst_RowChanges::steps_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("steps");
    const auto row = [](const char *name, const QString &before, const QString &after,
                        const QString &steps) { QTest::newRow(name) << before << after << steps; };
    row("nothing", u""_s, u""_s, u""_s);
    row("the same", u"abc"_s, u"abc"_s, u""_s);
    row("all new", u""_s, u"abc"_s, u"insert 0+3"_s);
    row("all gone", u"abc"_s, u""_s, u"remove 0+3"_s);
    row("others", u"abc"_s, u"xy"_s, u"remove 0+3, insert 0+2"_s);
    row("at the front", u"bc"_s, u"abc"_s, u"insert 0+1"_s);
    row("in the middle", u"ad"_s, u"abcd"_s, u"insert 1+2"_s);
    row("at the end", u"ab"_s, u"abcd"_s, u"insert 2+2"_s);
    row("gone at both ends", u"abcd"_s, u"bc"_s, u"remove 3+1, remove 0+1"_s);
    row("gone in the middle", u"abcde"_s, u"ade"_s, u"remove 1+2"_s);
    row("last to the front", u"abcd"_s, u"dabc"_s, u"move 3+1 to 0"_s);
    row("first to the end", u"abcd"_s, u"bcda"_s, u"move 0+1 to 4"_s);
    row("block to the front", u"abcdef"_s, u"efabcd"_s, u"move 4+2 to 0"_s);
    row("block to the end", u"abcdef"_s, u"cdefab"_s, u"move 0+2 to 6"_s);
    row("block in the middle", u"abcdefg"_s, u"aefbcdg"_s, u"move 4+2 to 1"_s);
    row("neighbours change places", u"abcd"_s, u"acbd"_s, u"move 2+1 to 1"_s);
    row("two apart", u"abcdef"_s, u"eabcfd"_s, u"move 4+1 to 0, move 5+1 to 4"_s);
    row("turned round", u"abc"_s, u"cba"_s, u"move 2+1 to 0, move 2+1 to 1"_s);
    row("everything at once", u"abcd"_s, u"xdaz"_s,
        u"remove 1+2, move 1+1 to 0, insert 0+1, insert 3+1"_s);
}

void tst_RowChanges::steps()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, steps);
    const RowChanges changes(ids(before), ids(after));
    QCOMPARE(text(changes.steps()), steps);
    QCOMPARE(applied(ids(before), changes, ids(after)), ids(after));
}

void tst_RowChanges::idsThatCannotTell_data()
{
    QTest::addColumn<QString>("before"); // "-" is a null id
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QList<qsizetype>>("origins");
    const auto row = [](const char *name, const QString &before, const QString &after,
                        const QString &steps, const QList<qsizetype> &origins) {
        QTest::newRow(name) << before << after << steps << origins;
    };
    row("null", u"a-b"_s, u"a-b"_s, u"remove 1+1, insert 1+1"_s, { 0, -1, 2 });
    row("twice before", u"aab"_s, u"ab"_s, u"remove 1+1"_s, { 0, 2 });
    row("twice after", u"ab"_s, u"aab"_s, u"insert 1+1"_s, { 0, -1, 1 });
    row("twice in both", u"aab"_s, u"baa"_s, u"remove 1+1, move 1+1 to 0, insert 2+1"_s,
        { 2, 0, -1 });
    row("nothing but null", u"--"_s, u"---"_s, u"remove 0+2, insert 0+3"_s, { -1, -1, -1 });
}

void tst_RowChanges::idsThatCannotTell()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, steps);
    QFETCH(const QList<qsizetype>, origins);
    const RowChanges changes(ids(before), ids(after));
    QCOMPARE(text(changes.steps()), steps);
    QCOMPARE(changes.origins(), origins);
    QCOMPARE(applied(ids(before), changes, ids(after)), ids(after));
}

// Each order of each choice of six rows from six others, and no row moves that need not.
void tst_RowChanges::everySmallChange()
{
    const QString before = u"abcdef"_s;
    QString all = u"abcdxy"_s;
    int seen = 0;
    do {
        for (qsizetype count = 0; count <= all.size(); ++count) {
            const QString after = all.first(count);
            const RowChanges changes(ids(before), ids(after));
            QCOMPARE(applied(ids(before), changes, ids(after)), ids(after));
            qsizetype longest = 0;
            QList<qsizetype> runs; // the longest ascending run that ends at each row
            qsizetype kept = 0;
            for (qsizetype i = 0; i < count; ++i) {
                const qsizetype origin = changes.origins()[i];
                QCOMPARE(origin, before.indexOf(after[i]));
                runs.append(origin < 0 ? 0 : 1);
                kept += origin < 0 ? 0 : 1;
                for (qsizetype j = 0; j < i && origin >= 0; ++j) {
                    if (changes.origins()[j] >= 0 && changes.origins()[j] < origin)
                        runs[i] = qMax(runs[i], runs[j] + 1);
                }
                longest = qMax(longest, runs[i]);
            }
            qsizetype moved = 0;
            for (const RowStep &step : changes.steps())
                moved += step.kind == RowStep::Kind::Move ? step.count : 0;
            QCOMPARE(moved, kept - longest);
            ++seen;
        }
    } while (std::next_permutation(all.begin(), all.end()));
    QCOMPARE(seen, 720 * 7);
}

void tst_RowChanges::manyRows()
{
    constexpr qsizetype Count = 100'000;
    QStringList before;
    for (qsizetype i = 0; i < Count; ++i)
        before.append(QString::number(i));
    QStringList after = before;
    QRandomGenerator random(7);
    std::shuffle(after.begin(), after.end(), random);
    qsizetype moved = 0;
    QBENCHMARK_ONCE
    {
        const RowChanges changes(before, after);
        for (const RowStep &step : changes.steps())
            moved += step.count;
    }
    // Of n rows at random about 2 sqrt(n) stay.
    QVERIFY(moved < Count && moved > Count - 1000);
}

QTEST_APPLESS_MAIN(tst_RowChanges)
#include "tst_rowchanges.moc"
