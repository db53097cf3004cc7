// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/chunkparser.h"

#include "http/characters.h"
#include "protocol/http1/inputquote.h"

#include <array>

namespace HttpQ::Http1 {

namespace {

using State = ChunkParser::State;

enum class ByteClass : quint8 { Digit, Semicolon, Space, Return, LineFeed, Text, Other };

constexpr std::array<ByteClass, 256> makeByteClasses()
{
    std::array<ByteClass, 256> classes {};
    for (unsigned c = 0; c < 256; ++c) {
        const auto byte = static_cast<char>(c);
        ByteClass &found = classes[c];
        if (byte == '\r')
            found = ByteClass::Return;
        else if (byte == '\n')
            found = ByteClass::LineFeed;
        else if (byte == ';')
            found = ByteClass::Semicolon;
        else if (Characters::is(byte, Characters::Whitespace))
            found = ByteClass::Space;
        else if (Characters::is(byte, Characters::HexDigit))
            found = ByteClass::Digit;
        else if (Characters::is(byte, Characters::FieldValue))
            found = ByteClass::Text;
        else
            found = ByteClass::Other;
    }
    return classes;
}

constexpr std::array<ByteClass, 256> ByteClasses = makeByteClasses();

// chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
// What a byte leads to; the rows are State's without the last two.
constexpr State No = State::Failed;
constexpr State Next[][7] = {
    // Digit, Semicolon, Space, Return, LineFeed, Text, Other
    { State::Size, No, No, No, No, No, No }, // FirstDigit
    { State::Size, State::Extension, State::BeforeExtension, State::SizeLineFeed, No, No,
      No }, // Size
    { No, State::Extension, State::BeforeExtension, No, No, No, No }, // BeforeExtension
    { State::Extension, State::Extension, State::Extension, State::SizeLineFeed, No,
      State::Extension, No }, // Extension
    { No, No, No, No, State::Content, No, No }, // SizeLineFeed
    { No, No, No, State::ContentLineFeed, No, No, No }, // ContentReturn
    { No, No, No, No, State::FirstDigit, No, No }, // ContentLineFeed
};

QString expected(State state)
{
    switch (state) {
    case State::FirstDigit:
        return QStringLiteral("a chunk size");
    case State::Size:
        return QStringLiteral("a hexadecimal digit, a chunk extension or CR LF");
    case State::BeforeExtension:
        return QStringLiteral("a chunk extension");
    case State::Extension:
        return QStringLiteral("the text of a chunk extension or CR LF");
    case State::SizeLineFeed:
    case State::ContentLineFeed:
        return QStringLiteral("LF behind CR");
    case State::ContentReturn:
        return QStringLiteral("CR LF behind the content of a chunk");
    case State::Content:
    case State::Failed:
        break;
    }
    return QStringLiteral("nothing");
}

} // namespace

void ChunkParser::begin()
{
    m_state = State::FirstDigit;
    m_remaining = 0;
    m_digits = 0;
    m_extension = 0;
    m_extensions = 0;
}

ChunkParser::Step ChunkParser::takeFraming(QByteArrayView &input)
{
    if (m_state == State::Content)
        m_state = State::ContentReturn;
    while (!input.isEmpty()) {
        const char byte = input.front();
        const State previous = m_state;
        const ByteClass byteClass = ByteClasses[static_cast<unsigned char>(byte)];
        if (previous < State::Content)
            m_state = Next[static_cast<int>(previous)][static_cast<int>(byteClass)];
        else
            m_state = State::Failed;
        switch (m_state) {
        case State::Size:
            if (!addDigit(byte))
                return Step::Failed;
            break;
        case State::BeforeExtension:
        case State::Extension:
            if (!countExtension())
                return Step::Failed;
            break;
        case State::Failed:
            m_state = previous;
            return fail(input);
        case State::Content:
            input = input.sliced(1);
            m_digits = 0;
            m_extension = 0;
            return m_remaining > 0 ? Step::Content : Step::Last;
        case State::FirstDigit:
        case State::SizeLineFeed:
        case State::ContentReturn:
        case State::ContentLineFeed:
            break;
        }
        input = input.sliced(1);
    }
    return Step::NeedInput;
}

ChunkParser::Step ChunkParser::fail(QByteArrayView input)
{
    m_error = Error(Error::Kind::RemoteProtocol, Error::Phase::Body, Error::Party::Remote,
                    QStringLiteral("In the chunked body %1 was expected, but %2 came")
                            .arg(expected(m_state), quoteInput(input)));
    m_state = State::Failed;
    return Step::Failed;
}

bool ChunkParser::addDigit(char digit)
{
    constexpr int MaximumDigits = 16;
    if (++m_digits > MaximumDigits || m_remaining >> 59 != 0) {
        m_error = Error(Error::Kind::RemoteProtocol, Error::Phase::Body, Error::Party::Remote,
                        m_digits > MaximumDigits
                                ? QStringLiteral("A chunk size has more than 16 digits")
                                : QStringLiteral("A chunk size does not fit into 63 bits"));
        m_state = State::Failed;
        return false;
    }
    const int value = digit <= '9' ? digit - '0' : Characters::lower(digit) - 'a' + 10;
    m_remaining = m_remaining * 16 + value;
    return true;
}

bool ChunkParser::countExtension()
{
    ++m_extension;
    ++m_extensions;
    if (m_extension > m_maximumExtension) {
        m_error = Error::limitExceeded(Error::Phase::Body, QStringLiteral("chunkExtensionBytes"),
                                       m_maximumExtension, m_extension);
    } else if (m_extensions > m_maximumExtensions) {
        m_error =
                Error::limitExceeded(Error::Phase::Body, QStringLiteral("chunkExtensionBytesTotal"),
                                     m_maximumExtensions, m_extensions);
    } else {
        return true;
    }
    m_state = State::Failed;
    return false;
}

} // namespace HttpQ::Http1
