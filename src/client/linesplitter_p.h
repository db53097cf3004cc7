// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

#include <optional>

namespace HttpQ {

//! Text in, lines out. A CR LF that is split over two pieces is not taken for two ends.
class LineSplitter
{
public:
    void add(const QString &text);
    //! Nothing more will be added: what is left is the last line, if it is not empty.
    void finish() { m_isFinished = true; }
    std::optional<QString> takeLine();
    //! The bytes of the line that has not ended yet.
    qint64 waitingBytes() const { return (m_text.size() - m_begin) * qint64(sizeof(QChar)); }

private:
    QString m_text;
    qsizetype m_begin = 0;
    qsizetype m_searched = 0;
    bool m_isFinished = false;
};

} // namespace HttpQ
