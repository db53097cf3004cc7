// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/contentdisposition.h"

#include "http/mediatype.h"
#include "http/textencoding.h"

#include <QtCore/qlist.h>

#include <optional>

namespace HttpQ {

namespace {

constexpr qsizetype MaximumSize = 255; // NAME_MAX of Linux, and less than others allow
constexpr qsizetype MaximumSuffixSize = 32;

// Control and format characters (Unicode Cc, Cf: among these the marks that turn the direction of
// what follows, so that "gpj.exe" looks like "exe.jpg"), line ends, and what is no character.
bool isHidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QChar::isNonCharacter(c);
    }
}

QString withoutHidden(QStringView text)
{
    QString kept;
    for (const uint c : text.toUcs4()) {
        if (!isHidden(c))
            kept += QChar::fromUcs4(c);
    }
    return kept;
}

bool isDriveLetter(QStringView text)
{
    return text.size() >= 2 && text[1] == u':' && text[0].unicode() < 0x80 && text[0].isLetter();
}

bool isDotOrSpace(QChar c)
{
    return c == u'.' || c.isSpace();
}

QStringView withoutEnds(QStringView text)
{
    while (!text.isEmpty() && isDotOrSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isDotOrSpace(text.back()))
        text.chop(1);
    return text;
}

// Windows takes these for devices, whatever suffix they have.
bool isDevice(QStringView name)
{
    const QStringView stem =
            name.first(name.indexOf(u'.') < 0 ? name.size() : name.indexOf(u'.')).trimmed();
    for (const QStringView device : { u"CON", u"PRN", u"AUX", u"NUL", u"CONIN$", u"CONOUT$" }) {
        if (stem.compare(device, Qt::CaseInsensitive) == 0)
            return true;
    }
    return stem.size() == 4
           && (stem.startsWith(u"COM", Qt::CaseInsensitive)
               || stem.startsWith(u"LPT", Qt::CaseInsensitive))
           && QStringView(u"0123456789\u00b9\u00b2\u00b3").contains(stem.back());
}

// As many whole characters as go into \a size bytes of UTF-8.
QStringView beginning(QStringView text, qsizetype size)
{
    qsizetype end = 0;
    while (end < text.size()) {
        const qsizetype units = text[end].isHighSurrogate() ? 2 : 1;
        size -= text.sliced(end, units).toUtf8().size();
        if (size < 0)
            break;
        end += units;
    }
    return text.first(end);
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= MaximumSize)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const QStringView suffix = dot < 0 ? QStringView() : QStringView(name).sliced(dot);
    const qsizetype suffixSize = suffix.toUtf8().size();
    if (suffixSize > MaximumSuffixSize)
        return withoutEnds(beginning(name, MaximumSize)).toString();
    const QStringView stem = QStringView(name).chopped(suffix.size());
    return withoutEnds(beginning(stem, MaximumSize - suffixSize)).toString() + suffix.toString();
}

} // namespace

QString safeFileName(const QString &name)
{
    QString text = withoutHidden(name);
    text = text.sliced(qMax(text.lastIndexOf(u'/'), text.lastIndexOf(u'\\')) + 1);
    while (isDriveLetter(text))
        text = text.sliced(2);
    text = withoutEnds(text).toString();
    // What Windows has in no name; the colon there leads to another stream of the same file.
    for (QChar &c : text) {
        if (QStringView(u"<>:\"|?*").contains(c))
            c = u'_';
    }
    if (isDevice(text))
        text.prepend(u'_');
    return shortened(text);
}

ContentDisposition::ContentDisposition(QByteArrayView field)
{
    MediaType value(field);
    m_type = value.type();
    if (m_type.contains('=')) { // the type was left out
        value = MediaType(QByteArray("; ") + field.toByteArray());
        m_type.clear();
    }
    // RFC 6266 4.3
    if (const std::optional<QString> extended = extendedValue(value.parameter("filename*")))
        m_fileName = safeFileName(*extended);
    if (m_fileName.isEmpty())
        m_fileName = safeFileName(parameterText(value.parameter("filename")));
}

} // namespace HttpQ
