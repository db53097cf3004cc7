// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"
#include "http/error.h"

#include <QtCore/qlist.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstring.h>

namespace HttpQ {

//! The inside of Multipart: its parts, each with its head as it goes over the wire.
class MultipartData : public QSharedData
{
public:
    struct Part
    {
        QString name; // for messages
        QByteArray head; // the header fields and the empty line behind them
        Body body;
        QString filePath; // instead of the body: a file that is yet to be opened
    };

    QByteArray boundary;
    QList<Part> parts;
    Error error;
    bool isBoundaryGiven = false;
};

} // namespace HttpQ
