// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qjsonvalue.h>
#include <QtCore/qstring.h>

#include <memory>
#include <optional>

namespace HttpQ {

class JsonLinesPrivate;

//! One line of JSON Lines.
class JsonLine
{
public:
    JsonLine() {}

    qint64 number = 0; //!< counted from 1, with the empty ones
    QJsonValue value; //!< undefined if the line is not JSON
    QString error; //!< what is wrong with it, else empty
    QString text; //!< the line, if it is not JSON
};

/*!
    \class HttpQ::JsonLines
    \brief Bytes in, values out: a value of JSON in each line, in UTF-8, as JSON Lines and NDJSON have it.

    A line may end in LF, CR LF or CR, which may come in different pieces, as may a character. Empty lines
    are passed over. A line that is not JSON is told and does no harm to the next.
*/
class HTTPQ_EXPORT JsonLines
{
public:
    JsonLines();
    JsonLines(JsonLines &&other) noexcept;
    JsonLines &operator=(JsonLines &&other) noexcept;
    ~JsonLines();

    void add(QByteArrayView bytes);
    //! Nothing more will come: what is left is the last line.
    void finish();
    //! The next line, if all of it is there.
    std::optional<JsonLine> takeLine();
    //! The bytes, in UTF-16, that wait to be taken: those of a line without end once takeLine() gives
    //! nothing.
    qint64 waitingBytes() const;

private:
    std::unique_ptr<JsonLinesPrivate> d;
};

} // namespace HttpQ
