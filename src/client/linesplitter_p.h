// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>
#include <QtCore/qstringconverter.h>

#include <optional>

namespace HttpQ {

//! A decoder for \a charset, or for UTF-8 if it is not known.
QStringDecoder decoderFor(const QByteArray &charset,
                          QStringConverter::Flags flags = QStringConverter::Flag::Default);

//! Bytes in, lines of text out. Neither a character nor a CR LF that is split over two pieces is
//! taken apart.
class LineSplitter
{
public:
    explicit LineSplitter(const QByteArray &charset);

    void add(const QByteArray &bytes);
    //! Nothing more will be added: what is left is the last line, if it is not empty.
    void finish() { m_isFinished = true; }
    std::optional<QString> takeLine();
    //! The bytes of the line that has not ended yet.
    qint64 waitingBytes() const { return (m_text.size() - m_begin) * qint64(sizeof(QChar)); }

private:
    QStringDecoder m_decoder;
    QString m_text;
    qsizetype m_begin = 0;
    qsizetype m_searched = 0;
    bool m_isFinished = false;
};

} // namespace HttpQ
