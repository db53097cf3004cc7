// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/textencoding.h"

#include "http/characters.h"
#include "http/mediatype.h"

#include <utility>

namespace HttpQ {

namespace {

struct Alias
{
    const char *label; // lower case, without - _ and space
    const char *name;
};

// Labels that QStringDecoder lacks, knows only with ICU, or takes for less than what is sent under
// them: who says gb2312 sends GBK, and so on, as the WHATWG Encoding standard has found. Unlike
// there ISO-8859-1 is what it says and not windows-1252.
constexpr Alias Aliases[] = {
    { "utf8", "UTF-8" },
    { "unicode11utf8", "UTF-8" },
    { "usascii", "UTF-8" },
    { "ascii", "UTF-8" },
    { "ansix3.41968", "UTF-8" },
    { "iso646us", "UTF-8" },
    { "iso88591", "ISO-8859-1" },
    { "latin1", "ISO-8859-1" },
    { "l1", "ISO-8859-1" },
    { "cp819", "ISO-8859-1" },
    { "ibm819", "ISO-8859-1" },
    { "utf16", "UTF-16LE" }, // without a mark; RFC 2781 4.3 says BE, which nobody sends
    { "utf16le", "UTF-16LE" },
    { "utf16be", "UTF-16BE" },
    { "unicode", "UTF-16LE" },
    { "ucs2", "UTF-16LE" },
    { "iso10646ucs2", "UTF-16LE" },
    { "utf32", "UTF-32LE" },
    { "utf32le", "UTF-32LE" },
    { "utf32be", "UTF-32BE" },
    { "ucs4", "UTF-32LE" },
    { "gb2312", "GBK" },
    { "gb231280", "GBK" },
    { "csgb2312", "GBK" },
    { "euccn", "GBK" },
    { "xgbk", "GBK" },
    { "euckr", "windows-949" },
    { "ksc56011987", "windows-949" },
    { "ksc5601", "windows-949" },
    { "korean", "windows-949" },
    { "cp949", "windows-949" },
    { "cp950", "Big5" },
    { "xxbig5", "Big5" },
};

// What a label is compared by: Python's codecs and ICU look at no more.
QByteArray folded(QByteArrayView label)
{
    QByteArray text;
    for (const char c : label) {
        if (c != '-' && c != '_' && c != ' ')
            text += Characters::lower(c);
    }
    return text;
}

// A label goes to ICU, which takes options behind a comma; QStringDecoder has the names "locale"
// and "system"; and UTF-7 hides markup from whoever looked at the bytes.
bool isAllowed(QByteArrayView label, QByteArrayView fold)
{
    if (label.isEmpty() || label.size() > 64 || fold == "locale" || fold == "system"
        || fold.startsWith("utf7") || fold == "unicode11utf7" || fold.startsWith("imap"))
        return false;
    for (const char c : label) {
        if (!Characters::is(c, Characters::Token) && c != ':' && c != ' ' && c != '(' && c != ')')
            return false;
    }
    return true;
}

// A name that QStringDecoder takes, or nothing.
QByteArray knownName(QByteArrayView text)
{
    const QByteArrayView label = Characters::trimmed(text);
    const QByteArray fold = folded(label);
    if (!isAllowed(label, fold))
        return {};
    for (const Alias &alias : Aliases) {
        if (fold == alias.label && QStringDecoder(alias.name).isValid())
            return alias.name;
    }
    const QByteArray name = label.toByteArray();
    const QStringDecoder decoder(name.constData());
    if (!decoder.isValid())
        return {};
    const char *const canonical = decoder.name();
    return canonical ? QByteArray(canonical) : name;
}

QByteArray markedName(QByteArrayView bytes, QByteArrayView charset)
{
    // FF FE 00 00 is UTF-32, or UTF-16 whose first character is NUL.
    const bool isSaidToBe16 = charset.startsWith("UTF-16");
    if (bytes.startsWith(QByteArrayView("\xff\xfe\0\0", 4)) && !isSaidToBe16)
        return "UTF-32LE";
    if (bytes.startsWith(QByteArrayView("\0\0\xfe\xff", 4)))
        return "UTF-32BE";
    if (bytes.startsWith("\xef\xbb\xbf"))
        return "UTF-8";
    if (bytes.startsWith("\xff\xfe"))
        return "UTF-16LE";
    if (bytes.startsWith("\xfe\xff"))
        return "UTF-16BE";
    return {};
}

// "%41" to "A"; nothing if a percent sign does not stand before two hexadecimal digits.
std::optional<QByteArray> percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        if (i + 2 >= text.size()
            || Characters::firstOutside(text.sliced(i + 1, 2), Characters::HexDigit) >= 0)
            return std::nullopt;
        bytes += QByteArray::fromHex(text.sliced(i + 1, 2).toByteArray());
        i += 2;
    }
    return bytes;
}

std::optional<QString> validUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

} // namespace

std::optional<TextEncoding> TextEncoding::named(QByteArrayView label)
{
    TextEncoding encoding;
    encoding.m_name = knownName(label);
    return encoding.m_name.isEmpty() ? std::nullopt : std::optional(encoding);
}

TextEncoding TextEncoding::detect(QByteArrayView contentType, QByteArrayView firstBytes,
                                  QByteArrayView defaultName)
{
    TextEncoding encoding;
    const QByteArray charset = MediaType(contentType).parameter("charset");
    const QByteArray named = knownName(charset);
    if (QByteArray marked = markedName(firstBytes, named); !marked.isEmpty()) {
        encoding.m_name = std::move(marked);
        encoding.m_source = Source::ByteOrderMark;
        return encoding;
    }
    if (!named.isEmpty()) {
        encoding.m_name = named;
        encoding.m_source = Source::ContentType;
        return encoding;
    }
    if (QByteArray chosen = knownName(defaultName); !chosen.isEmpty())
        encoding.m_name = std::move(chosen);
    if (!charset.isEmpty()) {
        encoding.m_unknownName = charset;
        encoding.m_source = Source::Fallback;
    }
    return encoding;
}

TextDecoder::TextDecoder(const TextEncoding &encoding)
    : m_decoder(encoding.name().constData())
{
    if (encoding.name().startsWith("UTF-16"))
        m_unit = 2;
    else if (encoding.name().startsWith("UTF-32"))
        m_unit = 4;
    m_isUnicode = encoding.name().startsWith("UTF-");
}

QString TextDecoder::decode(QByteArrayView bytes)
{
    m_size += bytes.size();
    QString text = std::exchange(m_held, {});
    text += m_decoder.decode(bytes);
    m_hasError = m_hasError || m_decoder.hasError();
    // ICU puts SUB where a single byte is no character.
    if (!m_isUnicode && m_decoder.hasError() && !bytes.contains('\x1a'))
        text.replace(QChar(0x1a), QChar(QChar::ReplacementCharacter));
    // QStringDecoder does not wait for the other half, nor minds that there is none
    if (!text.isEmpty() && text.back().isHighSurrogate()) {
        m_held = text.back();
        text.chop(1);
    }
    return text;
}

QString TextDecoder::finish()
{
    // A decoder does not tell what it holds back, but a line feed cannot be the rest of it.
    const bool isCut = m_size % m_unit != 0 || !m_held.isEmpty();
    m_size = 0;
    m_held.clear();
    if (isCut) {
        m_hasError = true;
        m_decoder.resetState();
        return QString(QChar(QChar::ReplacementCharacter));
    }
    const bool isBigEndian = QByteArrayView(m_decoder.name()).endsWith("BE");
    QByteArray lineFeed(m_unit, '\0');
    lineFeed[isBigEndian ? m_unit - 1 : 0] = '\n';
    QString text = decode(lineFeed);
    if (text.endsWith(u'\n'))
        text.chop(1);
    m_size = 0;
    m_decoder.resetState();
    return text;
}

QString decodedText(const TextEncoding &encoding, QByteArrayView bytes)
{
    TextDecoder decoder(encoding);
    QString text = decoder.decode(bytes);
    text += decoder.finish();
    return text;
}

std::optional<QString> extendedValue(QByteArrayView value)
{
    const qsizetype charsetEnd = value.indexOf('\'');
    const qsizetype languageEnd = charsetEnd < 0 ? -1 : value.indexOf('\'', charsetEnd + 1);
    if (languageEnd < 0)
        return std::nullopt;
    const std::optional<QByteArray> bytes = percentDecoded(value.sliced(languageEnd + 1));
    if (!bytes)
        return std::nullopt;
    // RFC 8187 3.2.1 obliges to the first; RFC 5987 did to the second
    const QByteArrayView charset = value.first(charsetEnd);
    if (Characters::equalsIgnoringCase(charset, "utf-8"))
        return validUtf8(*bytes);
    if (Characters::equalsIgnoringCase(charset, "iso-8859-1"))
        return QString::fromLatin1(*bytes);
    return std::nullopt;
}

QString parameterText(QByteArrayView value)
{
    return validUtf8(value).value_or(QString::fromLatin1(value));
}

} // namespace HttpQ
