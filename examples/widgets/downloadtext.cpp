// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "downloadtext.h"

#include <QtCore/qlocale.h>

#include <cmath>

QString DownloadText::state(const DownloadItem &item)
{
    switch (item.state()) {
    case DownloadItem::State::Waiting:
        return tr("Waiting");
    case DownloadItem::State::Running:
        return tr("Running");
    case DownloadItem::State::Paused:
        return tr("Paused");
    case DownloadItem::State::Finished:
        return tr("Finished");
    case DownloadItem::State::Failed:
        return tr("Failed");
    case DownloadItem::State::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

QString DownloadText::size(qint64 received, qint64 total)
{
    const QLocale locale;
    const QString came = locale.formattedDataSize(received, 1, QLocale::DataSizeSIFormat);
    if (total < 0)
        return received > 0 ? came : QString();
    const QString all = locale.formattedDataSize(total, 1, QLocale::DataSizeSIFormat);
    return received == total ? all : tr("%1 of %2", "bytes").arg(came, all);
}

QString DownloadText::speed(double bytesPerSecond)
{
    if (bytesPerSecond < 1)
        return {};
    return tr("%1/s", "bytes per second")
            .arg(QLocale().formattedDataSize(std::llround(bytesPerSecond), 1,
                                             QLocale::DataSizeSIFormat));
}

QString DownloadText::timeLeft(qint64 bytesLeft, double bytesPerSecond)
{
    if (bytesLeft <= 0 || bytesPerSecond < 1)
        return {};
    const auto seconds = static_cast<qint64>(std::ceil(double(bytesLeft) / bytesPerSecond));
    const QString rest = QStringLiteral(":%1").arg(seconds % 60, 2, 10, QChar(u'0'));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QString::number(minutes) + rest;
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0')) + rest;
}
