// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/requestlogfilter.h"

#include <algorithm>

namespace HttpQ {

RequestLogFilter::RequestLogFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &RequestLogFilter::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &RequestLogFilter::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &RequestLogFilter::countChanged);
}

RequestLogFilter::~RequestLogFilter() = default;

void RequestLogFilter::setLog(RequestLogModel *log)
{
    if (log == m_log)
        return;
    m_log = log;
    setSourceModel(log);
    Q_EMIT logChanged();
}

void RequestLogFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
    Q_EMIT textChanged();
}

QVariant RequestLogFilter::get(int row) const
{
    const QModelIndex source = mapToSource(index(row, 0));
    return m_log && source.isValid() ? m_log->get(source.row()) : QVariant();
}

int RequestLogFilter::rowOf(double number) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (index(row, 0).data(RequestLogModel::NumberRole).toDouble() == number)
            return row;
    }
    return -1;
}

bool RequestLogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty() || !m_log)
        return true;
    QString all;
    for (const int role :
         { RequestLogModel::MethodRole, RequestLogModel::UrlRole, RequestLogModel::StatusRole,
           RequestLogModel::ReasonRole, RequestLogModel::ErrorRole })
        all += m_log->index(row, 0, parent).data(role).toString() + u'\n';
    return std::all_of(m_words.begin(), m_words.end(), [&all](const QString &word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace HttpQ
