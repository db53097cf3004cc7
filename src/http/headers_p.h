// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"

#include <QtCore/qvarlengtharray.h>

namespace HttpQ {

//! The inside of Headers: one block in the form that goes over the wire, and where in it the names
//! and values are. An encoder copies the block; a parser fills it line by line.
class HeadersData : public QSharedData
{
public:
    struct Entry
    {
        quint32 name = 0;
        quint32 value = 0;
        quint32 valueSize = 0;
        quint16 nameSize = 0;
        quint16 reserved = 0;
    };

    static const HeadersData *of(const Headers &headers) { return headers.d.constData(); }
    //! Makes Headers out of what a parser gathered.
    static Headers adopt(HeadersData *data);

    QByteArrayView name(const Entry &entry) const
    {
        return QByteArrayView(block).sliced(entry.name, entry.nameSize);
    }
    QByteArrayView value(const Entry &entry) const
    {
        return QByteArrayView(block).sliced(entry.value, entry.valueSize);
    }
    void append(QByteArrayView name, QByteArrayView value);
    qsizetype indexOf(QByteArrayView name, qsizetype from = 0) const;

    //! "Name: value CRLF" lines when appended here; a parsed block keeps the peer's own spacing.
    QByteArray block;
    QVarLengthArray<Entry, 12> entries;
};

//! True for the fields that carry secrets and are masked in logs.
HTTPQ_EXPORT bool isSensitiveField(QByteArrayView name);

} // namespace HttpQ
