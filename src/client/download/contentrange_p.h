// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>

#include <optional>

namespace HttpQ {

//! The value of a Content-Range field in bytes (RFC 9110 14.4): where in the whole a part belongs.
class ContentRange
{
public:
    //! Nothing if \a field is none, or of another unit.
    static std::optional<ContentRange> fromField(QByteArrayView field);

    //! True for the one in a 416, which has a total alone.
    bool isUnsatisfied() const { return m_first < 0; }
    qint64 first() const { return m_first; }
    qint64 last() const { return m_last; }
    //! The size of the whole, -1 if it is not known.
    qint64 total() const { return m_total; }

private:
    ContentRange() = default;

    qint64 m_first = -1;
    qint64 m_last = -1;
    qint64 m_total = -1;
};

} // namespace HttpQ
