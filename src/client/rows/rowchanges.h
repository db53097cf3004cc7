// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>

namespace HttpQ {

//! A step that makes old rows into new ones. Its numbers hold at its turn, after the steps before it.
class RowStep
{
public:
    enum class Kind {
        Remove,
        Move, //!< as QAbstractItemModel::beginMoveRows() has it
        Insert,
    };

    RowStep(Kind what, qsizetype row, qsizetype rows, qsizetype where = -1)
        : kind(what)
        , first(row)
        , count(rows)
        , destination(where)
    {}

    Kind kind;
    qsizetype first;
    qsizetype count;
    qsizetype destination; //!< of Move: before which row, counted while all are in their old place

    friend bool operator==(const RowStep &, const RowStep &) = default;
};

/*!
    \class HttpQ::RowChanges
    \brief How the rows of a model become others, told by their ids: first what is removed, from the
    last row on, then what moves, then what is inserted, from the first row on.

    As few rows move as can be (all but the longest run that keeps its order), and neighbours go in one
    step. An id that is null or occurs a second time stands for itself alone: such a row is removed or
    inserted, never kept. Takes O(n log n).
*/
class HTTPQ_EXPORT RowChanges
{
public:
    RowChanges(const QStringList &before, const QStringList &after);

    const QList<RowStep> &steps() const { return m_steps; }
    //! For each new row the old row that it was, or -1.
    const QList<qsizetype> &origins() const { return m_origins; }

private:
    void match(const QStringList &before, const QStringList &after);
    void remove(qsizetype oldCount);
    void move();
    void insert();

    QList<RowStep> m_steps;
    QList<qsizetype> m_origins;
};

} // namespace HttpQ
