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
        bool isSensitive = false;
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
    //! Appends the field of \a from at \a index to \a to, with its mark.
    static void appendCopy(Headers &to, const Headers &from, qsizetype index);
    //! True if a field called \a name is marked as sensitive.
    bool isMarked(QByteArrayView name) const;

    //! "Name: value CRLF" lines when appended here; a parsed block keeps the peer's own spacing.
    QByteArray block;
    QVarLengthArray<Entry, 12> entries;
    bool hasSensitive = false; // one of the entries at least
};

//! True for the fields that are known to carry secrets, whoever sends them.
HTTPQ_EXPORT bool isSensitiveField(QByteArrayView name);

} // namespace HttpQ
