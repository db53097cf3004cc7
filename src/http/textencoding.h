// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>
#include <QtCore/qstringconverter.h>

#include <optional>

namespace HttpQ {

//! Which encoding the bytes of a text have, and what says so.
class TextEncoding
{
public:
    enum class Source {
        ContentType, //!< the charset parameter
        ByteOrderMark, //!< the bytes themselves, whatever the charset parameter says
        Default, //!< there is no charset parameter
        Fallback, //!< the charset parameter names none that is known: see unknownName()
    };

    //! UTF-8, by default.
    TextEncoding() {}

    /*!
        The encoding of a body that begins with \a firstBytes and has \a contentType as its
        Content-Type field. Where neither tells, it is \a defaultName, or UTF-8 if that is not
        known. Give the first BytesNeeded bytes, or all if there are fewer: with less a mark goes
        unseen.
    */
    static TextEncoding detect(QByteArrayView contentType, QByteArrayView firstBytes,
                               QByteArrayView defaultName = "UTF-8");
    //! The encoding that a caller chose; nothing if it is not known.
    static std::optional<TextEncoding> named(QByteArrayView label);

    static constexpr qsizetype BytesNeeded = 4;

    //! A name that QStringDecoder knows.
    QByteArray name() const { return m_name; }
    Source source() const { return m_source; }
    //! With Fallback, what the charset parameter says, as it came.
    QByteArray unknownName() const { return m_unknownName; }

private:
    QByteArray m_name = "UTF-8";
    QByteArray m_unknownName;
    Source m_source = Source::Default;
};

//! Bytes in, text out. What is cut off at the end of a piece waits for the next one; what is no
//! character becomes U+FFFD. A byte order mark at the start is left out.
class TextDecoder
{
public:
    explicit TextDecoder(const TextEncoding &encoding);

    QString decode(QByteArrayView bytes);
    //! Nothing more will come: U+FFFD if the text ends within a character.
    QString finish();
    //! True once something was no character.
    bool hasError() const { return m_hasError; }

private:
    QStringDecoder m_decoder;
    QString m_held; // the first half of a surrogate pair
    int m_unit = 1; // bytes
    qint64 m_size = 0;
    bool m_isUnicode = false;
    bool m_hasError = false;
};

//! All of \a bytes as text.
QString decodedText(const TextEncoding &encoding, QByteArrayView bytes);

//! The text of an extended value, "UTF-8''%e2%82%ac" (RFC 8187 3.2); nothing if it is none.
std::optional<QString> extendedValue(QByteArrayView value);
//! The text of a parameter as it came: UTF-8 if it is that, else ISO-8859-1.
QString parameterText(QByteArrayView value);

} // namespace HttpQ
