// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/jsonrowmodel.h>

#include <HttpQ/jsonlines.h>

#include <QtCore/qtimer.h>

#include <deque>

namespace HttpQ {

/*!
    \class HttpQ::JsonLinesModel
    \brief The QML element JsonLinesModel: rows that appear while they arrive, one for each line of JSON
    (JSON Lines, NDJSON).

    \qml
    ListView {
        model: JsonLinesModel {
            client: api
            url: "ticks"
            limit: 500
            onLineSkipped: (line, reason) => console.warn(`line ${line}: ${reason}`)
        }
        delegate: Label {
            required property double price
            text: price
        }
    }
    \endqml

    What arrives within a frame is inserted at once, and what is above the limit is removed right before.
    Where rows arrive faster than they can be shown, the server is held back.

    Rows begin anew with each request. When one ends, well or not, its rows stay; it is not sent again by
    itself. Names that come after the first rows have no role, nor, in a view that was there before, those
    that come first with a later request; they can be read as modelData.name.
*/
class HTTPQ_QML_EXPORT JsonLinesModel
    : public HttpQ::JsonRowModel // so that it is found among the QML types
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged FINAL)
    Q_PROPERTY(int skippedLines READ skippedLines NOTIFY skippedLinesChanged FINAL)
public:
    explicit JsonLinesModel(QObject *parent = nullptr);
    ~JsonLinesModel() override;

    //! How many rows are kept at most, 0 or more: 10,000 unless set. The oldest go. One that is lowered
    //! in a handler of a change of the rows counts as soon as that change is done.
    int limit() const { return m_limit; }
    void setLimit(int limit);
    //! How many lines of this request were no JSON.
    int skippedLines() const { return m_skippedLines; }

Q_SIGNALS:
    void limitChanged();
    void skippedLinesChanged();
    //! The line \a line, counted from 1, is no JSON: why, and its \a text.
    void lineSkipped(double line, const QString &reason, const QString &text);

private:
    qsizetype rowTotal() const override { return qsizetype(m_rows.size()); }
    QJsonValue rowAt(qsizetype index) const override { return m_rows[size_t(index)]; }
    void load(Due due) override;
    void forget() override;

    void clear();
    void take();
    void flush();
    //! These say whether this object lives on.
    bool insertWaiting();
    template<typename Change>
    bool changeRows(Change change);
    bool addRoles(const QList<QJsonValue> &rows);
    bool makeRoom(std::deque<QJsonValue> &rows);
    bool insert(const std::deque<QJsonValue> &rows);
    bool keepToLimit();
    bool removeOldest(qsizetype count);
    bool tellSkipped();
    void end();

    std::deque<QJsonValue> m_rows;
    std::deque<QJsonValue> m_waiting; // to be inserted with the next frame
    QList<JsonLine> m_skipped; // to be told then
    JsonLines m_lines;
    QTimer m_frame;
    Error m_error; // with which the request has ended
    int m_status = 0;
    int m_limit = 10'000;
    int m_skippedLines = 0;
    qint64 m_lineBytes = 0; // that a line may have
    bool m_isChanging = false; // its rows: a limit that a handler lowers then counts right after
    bool m_hasEnded = false; // all has come, but is not shown yet
};

} // namespace HttpQ
