// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/requestlogmodel.h>

#include <QtCore/qsortfilterproxymodel.h>
#include <QtQml/qqmlregistration.h>

namespace HttpQ {

/*!
    \class HttpQ::RequestLogFilter
    \brief The QML element RequestLogFilter: those rows of a RequestLogModel in which each word of a text
    occurs, in method, URL, status, reason or error, whatever their case.
*/
class HTTPQ_QML_EXPORT RequestLogFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(HttpQ::RequestLogModel *log READ log WRITE setLog NOTIFY logChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    explicit RequestLogFilter(QObject *parent = nullptr);
    ~RequestLogFilter() override;

    RequestLogModel *log() const { return m_log; }
    void setLog(RequestLogModel *log);
    //! Words; all rows if there are none.
    QString text() const { return m_text; }
    void setText(const QString &text);
    int count() const { return rowCount(); }

    //! The roles of the row \a row as an object, undefined if there is none.
    Q_INVOKABLE QVariant get(int row) const;
    //! The row of the request that is called \a number in the log; -1 if it is not among these rows.
    Q_INVOKABLE int rowOf(double number) const;

Q_SIGNALS:
    void logChanged();
    void textChanged();
    void countChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QPointer<RequestLogModel> m_log;
    QString m_text;
    QStringList m_words;
};

} // namespace HttpQ
