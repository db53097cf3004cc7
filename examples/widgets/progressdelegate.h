// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/qstyleditemdelegate.h>

//! Paints a progress bar by DownloadList::PermilleRole.
class ProgressDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    //! With room around the bar, which all of the row has then.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
