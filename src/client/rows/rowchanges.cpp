// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/rows/rowchanges.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <vector>

namespace HttpQ {

namespace {

// Sums over the first places of a list of numbers that change: a Fenwick tree.
class PrefixSums
{
public:
    explicit PrefixSums(qsizetype size)
        : m_nodes(size_t(size) + 1)
    {}

    void add(qsizetype place, qsizetype number)
    {
        for (size_t i = size_t(place) + 1; i < m_nodes.size(); i += i & (~i + 1))
            m_nodes[i] += number;
    }
    // Of the first \a places.
    qsizetype sum(qsizetype places) const
    {
        qsizetype sum = 0;
        for (size_t i = size_t(places); i > 0; i &= i - 1)
            sum += m_nodes[i];
        return sum;
    }

private:
    std::vector<qsizetype> m_nodes;
};

// Which members of \a order belong to its longest ascending subsequence.
std::vector<bool> longestAscending(const std::vector<qsizetype> &order)
{
    std::vector<size_t> ends; // where the best run of each length ends
    std::vector<size_t> before(order.size());
    for (size_t i = 0; i < order.size(); ++i) {
        const auto place =
                std::lower_bound(ends.begin(), ends.end(), order[i],
                                 [&order](size_t end, qsizetype row) { return order[end] < row; });
        before[i] = place == ends.begin() ? i : *std::prev(place);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> isMember(order.size());
    if (ends.empty())
        return isMember;
    size_t i = ends.back();
    for (size_t left = ends.size(); left > 0; --left) {
        isMember[i] = true;
        i = before[i];
    }
    return isMember;
}

} // namespace

RowChanges::RowChanges(const QStringList &before, const QStringList &after)
{
    match(before, after);
    remove(before.size());
    move();
    insert();
}

void RowChanges::match(const QStringList &before, const QStringList &after)
{
    QHash<QString, qsizetype> rows;
    rows.reserve(before.size());
    for (qsizetype row = 0; row < before.size(); ++row) {
        if (!before[row].isNull() && !rows.contains(before[row]))
            rows.insert(before[row], row);
    }
    m_origins.reserve(after.size());
    for (const QString &id : after) {
        const auto found = rows.find(id);
        m_origins.append(found == rows.end() ? -1 : *found);
        if (found != rows.end())
            rows.erase(found);
    }
}

void RowChanges::remove(qsizetype oldCount)
{
    std::vector<bool> isKept(size_t(oldCount), false);
    for (const qsizetype origin : std::as_const(m_origins)) {
        if (origin >= 0)
            isKept[size_t(origin)] = true;
    }
    for (qsizetype end = oldCount; end > 0;) {
        qsizetype first = end;
        while (first > 0 && !isKept[size_t(first - 1)])
            --first;
        if (first < end)
            m_steps.append(RowStep(RowStep::Kind::Remove, first, end - first));
        end = first - 1;
    }
}

/*
    What stays in its place are the members of the longest ascending run. The others are put, in their
    new order, right behind the one that precedes them in it. So those that were put somewhere stand
    behind the last member before them, and the places of all can be counted: each has a bucket, its own
    old place until it moves, then that of this member; bucket 0 is the front.
*/
void RowChanges::move()
{
    std::vector<qsizetype> order; // of the rows that are kept, where they were among these
    {
        std::vector<qsizetype> kept;
        for (const qsizetype origin : std::as_const(m_origins)) {
            if (origin >= 0)
                kept.push_back(origin);
        }
        std::vector<qsizetype> sorted = kept;
        std::sort(sorted.begin(), sorted.end());
        order.reserve(kept.size());
        for (const qsizetype origin : kept)
            order.push_back(std::lower_bound(sorted.begin(), sorted.end(), origin)
                            - sorted.begin());
    }
    const std::vector<bool> stays = longestAscending(order);
    PrefixSums buckets(qsizetype(order.size()) + 1);
    for (size_t i = 0; i < order.size(); ++i)
        buckets.add(qsizetype(i) + 1, 1);

    qsizetype anchor = 0; // the bucket in which what comes next is put
    for (size_t i = 0; i < order.size();) {
        if (stays[i]) {
            anchor = order[i++] + 1;
            continue;
        }
        const qsizetype place = order[i];
        qsizetype count = 1;
        while (i + size_t(count) < order.size() && !stays[i + size_t(count)]
               && order[i + size_t(count)] == place + count)
            ++count;
        m_steps.append(RowStep(RowStep::Kind::Move, buckets.sum(place + 1), count,
                               buckets.sum(anchor + 1)));
        for (qsizetype moved = 0; moved < count; ++moved)
            buckets.add(place + 1 + moved, -1);
        buckets.add(anchor, count);
        i += size_t(count);
    }
}

void RowChanges::insert()
{
    for (qsizetype row = 0; row < m_origins.size();) {
        qsizetype end = row;
        while (end < m_origins.size() && m_origins[end] < 0)
            ++end;
        if (end > row)
            m_steps.append(RowStep(RowStep::Kind::Insert, row, end - row));
        row = end + 1;
    }
}

} // namespace HttpQ
