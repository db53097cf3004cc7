// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "progressdelegate.h"

#include "downloadlist.h"

#include <QtCore/qlocale.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qstyle.h>
#include <QtWidgets/qstyleoption.h>

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // the background of what is selected
    const int permille = index.data(DownloadList::PermilleRole).toInt();
    QStyleOptionProgressBar bar;
    bar.rect = option.rect.adjusted(4, 3, -4, -3);
    bar.palette = option.palette;
    bar.fontMetrics = option.fontMetrics;
    bar.direction = option.direction;
    bar.state = QStyle::State_Enabled | QStyle::State_Horizontal;
    bar.minimum = 0;
    bar.maximum = 1000;
    bar.progress = qMax(permille, 0);
    bar.textVisible = permille >= 0;
    bar.textAlignment = Qt::AlignCenter;
    bar.text = tr("%1%", "progress").arg(QLocale().toString(permille / 10));
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    // Without progress some styles draw a sliver.
    style->drawControl(permille > 0 ? QStyle::CE_ProgressBar : QStyle::CE_ProgressBarGroove, &bar,
                       painter, option.widget);
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return hint.expandedTo(QSize(0, option.fontMetrics.height() + 10));
}
