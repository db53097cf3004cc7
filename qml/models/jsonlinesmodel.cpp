// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/jsonlinesmodel.h"

#include "qml/client/misuse.h"
#include "qml/models/jsonrows.h"

#include <HttpQ/pendingresponse.h>
#include <HttpQ/responsevalue.h>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

constexpr std::chrono::milliseconds Frame(16);
// What a view can take in at once without being seen to.
constexpr size_t MaximumBatch = 1000;

void keepNewest(std::deque<QJsonValue> &rows, int limit)
{
    if (rows.size() > size_t(limit))
        rows.erase(rows.begin(), rows.end() - limit);
}

} // namespace

JsonLinesModel::JsonLinesModel(QObject *parent)
    : JsonRowModel(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    m_frame.setInterval(Frame);
    connect(&m_frame, &QTimer::timeout, this, &JsonLinesModel::flush);
}

JsonLinesModel::~JsonLinesModel() = default;

void JsonLinesModel::setLimit(int limit)
{
    if (limit == m_limit || isRefusedAsNegative(this, u"limit"_s, u"rows"_s, limit))
        return;
    m_limit = limit;
    const QPointer<JsonLinesModel> self(this);
    if (!m_isChanging && rowTotal() > m_limit) {
        if (!keepToLimit())
            return;
        Q_EMIT countChanged();
    }
    if (self)
        Q_EMIT limitChanged();
}

void JsonLinesModel::load(Due)
{
    const QPointer<JsonLinesModel> self(this);
    clear();
    if (self)
        beginLoading();
    if (!self)
        return;
    Error error;
    PendingResponse *pending = send(url(), false, &error);
    if (!pending) {
        endLoading(error, 0, true);
        return;
    }
    m_lineBytes = (*inputs().sender())->asyncClient()->limits().lineBytes;
    connect(pending, &PendingResponse::responseReceived, this, [this](const Response &response) {
        m_status = response.status();
        const Error error = ResponseValue(response, nullptr).statusError();
        if (!error)
            return;
        drop(); // its content is no rows
        m_error = error;
        end();
    });
    connect(pending, &PendingResponse::chunkReceived, this, [this](const QByteArray &chunk) {
        m_lines.add(chunk);
        take();
    });
    connect(pending, &PendingResponse::finished, this, [this, pending] {
        m_error = pending->error();
        m_lines.finish();
        m_hasEnded = true;
        take();
    });
}

void JsonLinesModel::forget()
{
    clear();
}

template<typename Change>
bool JsonLinesModel::changeRows(Change change)
{
    const QPointer<JsonLinesModel> self(this);
    m_isChanging = true;
    change();
    if (self)
        m_isChanging = false;
    return self;
}

void JsonLinesModel::clear()
{
    const QPointer<JsonLinesModel> self(this);
    m_frame.stop();
    m_waiting.clear();
    m_skipped.clear();
    m_lines = JsonLines();
    m_error = Error();
    m_status = 0;
    m_hasEnded = false;
    const bool hadRows = !m_rows.empty();
    const bool hadSkipped = std::exchange(m_skippedLines, 0) > 0;
    if (hadRows) {
        changeRows([this] {
            beginResetModel();
            m_rows.clear();
            rowRoles().clear();
            endResetModel();
        });
    }
    if (self && hadRows)
        Q_EMIT countChanged();
    if (self && hadSkipped)
        Q_EMIT skippedLinesChanged();
}

// Reads lines until there are enough for a frame; the rest waits, and so does the server.
void JsonLinesModel::take()
{
    while (m_waiting.size() + size_t(m_skipped.size()) < MaximumBatch) {
        std::optional<JsonLine> line = m_lines.takeLine();
        if (!line) {
            if (m_lines.waitingBytes() > m_lineBytes && !m_hasEnded) {
                m_error = Error::limitExceeded(Error::Phase::Body, u"lineBytes"_s, m_lineBytes,
                                               m_lines.waitingBytes())
                                  .withUrl(url());
                drop();
                m_hasEnded = true;
                m_lines = JsonLines();
            } else if (pending() && pending()->isPaused()) {
                pending()->resume();
            }
            break;
        }
        if (line->error.isEmpty())
            m_waiting.push_back(std::move(line->value));
        else
            m_skipped.append(*std::move(line));
    }
    if (m_waiting.size() + size_t(m_skipped.size()) >= MaximumBatch && pending())
        pending()->pause();
    if (!m_frame.isActive() && (!m_waiting.empty() || !m_skipped.isEmpty() || m_hasEnded))
        m_frame.start();
}

void JsonLinesModel::flush()
{
    const QPointer<JsonLinesModel> self(this);
    if (!insertWaiting() || !tellSkipped() || m_frame.isActive())
        return;
    take();
    if (m_hasEnded && m_waiting.empty() && m_skipped.isEmpty())
        end();
}

bool JsonLinesModel::insertWaiting()
{
    const QPointer<JsonLinesModel> self(this);
    std::deque<QJsonValue> rows = std::exchange(m_waiting, {});
    keepNewest(rows, m_limit);
    if (rows.empty())
        return true;
    const qsizetype before = rowTotal();
    if (m_rows.empty() && !addRoles(QList<QJsonValue>(rows.begin(), rows.end())))
        return false;
    if (!makeRoom(rows) || !insert(rows) || !keepToLimit())
        return false;
    if (rowTotal() != before)
        Q_EMIT countChanged();
    return self;
}

bool JsonLinesModel::addRoles(const QList<QJsonValue> &rows)
{
    const QStringList names = rowRoles().newNames(rows);
    if (names.isEmpty())
        return true;
    return changeRows([&] {
        beginResetModel();
        rowRoles().add(names);
        endResetModel();
    });
}

// Leaves of rows those for which there is room. The limit is another one whenever a handler has run.
bool JsonLinesModel::makeRoom(std::deque<QJsonValue> &rows)
{
    for (;;) {
        keepNewest(rows, m_limit);
        const qsizetype excess = rowTotal() + qsizetype(rows.size()) - m_limit;
        if (excess <= 0 || m_rows.empty())
            return true;
        if (!removeOldest(excess))
            return false;
    }
}

bool JsonLinesModel::insert(const std::deque<QJsonValue> &rows)
{
    if (rows.empty())
        return true;
    return changeRows([&] {
        const int first = int(m_rows.size());
        beginInsertRows({}, first, first + int(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    });
}

bool JsonLinesModel::keepToLimit()
{
    while (rowTotal() > m_limit) {
        if (!removeOldest(rowTotal() - m_limit))
            return false;
    }
    return true;
}

bool JsonLinesModel::removeOldest(qsizetype count)
{
    return changeRows([&] {
        beginRemoveRows({}, 0, int(count) - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + count);
        endRemoveRows();
    });
}

bool JsonLinesModel::tellSkipped()
{
    const QPointer<JsonLinesModel> self(this);
    const QList<JsonLine> skipped = std::exchange(m_skipped, {});
    if (skipped.isEmpty())
        return true;
    m_skippedLines += int(skipped.size());
    Q_EMIT skippedLinesChanged();
    for (const JsonLine &line : skipped) {
        if (self)
            Q_EMIT lineSkipped(double(line.number), line.error, line.text);
    }
    return self;
}

void JsonLinesModel::end()
{
    m_frame.stop();
    m_hasEnded = false;
    endLoading(std::exchange(m_error, Error()), m_status);
}

} // namespace HttpQ
