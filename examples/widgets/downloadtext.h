// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "downloaditem.h"

#include <QtCore/qcoreapplication.h>

//! What the window says of downloads, in the user's language.
class DownloadText
{
    Q_DECLARE_TR_FUNCTIONS(DownloadText)
public:
    static QString state(const DownloadItem &item);
    //! How much came of how much, such as "1.2 MB of 8.0 MB".
    static QString size(qint64 received, qint64 total);
    //! Empty if nothing comes.
    static QString speed(double bytesPerSecond);
    //! Minutes and seconds, with hours if there are any; empty if that is not known.
    static QString timeLeft(qint64 bytesLeft, double bytesPerSecond);
};
