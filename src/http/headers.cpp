// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/headers.h"
#include "http/headers_p.h"

#include "http/characters.h"

#include <QtCore/qdebug.h>

namespace HttpQ {

namespace {

// Text as the bytes that go over the wire, without a copy when it is bytes already.
class WireText
{
public:
    explicit WireText(QAnyStringView text)
    {
        text.visit([this](auto view) {
            using View = decltype(view);
            if constexpr (std::is_same_v<View, QStringView>)
                m_owned = view.toUtf8(), m_view = m_owned;
            else if constexpr (std::is_same_v<View, QLatin1StringView>)
                takeLatin1(view);
            else
                m_view = QByteArrayView(view.data(), view.size());
        });
    }
    operator QByteArrayView() const { return m_view; }

private:
    void takeLatin1(QLatin1StringView text)
    {
        m_view = QByteArrayView(text.data(), text.size());
        for (const char c : m_view) {
            if (static_cast<unsigned char>(c) > 0x7f) {
                m_owned = QString(text).toUtf8();
                m_view = m_owned;
                return;
            }
        }
    }
    QByteArray m_owned;
    QByteArrayView m_view;
};

QString byteName(char c)
{
    switch (c) {
    case '\r':
        return QStringLiteral("CR");
    case '\n':
        return QStringLiteral("LF");
    case '\0':
        return QStringLiteral("NUL");
    default:
        return QStringLiteral("0x%1").arg(static_cast<unsigned char>(c), 2, 16, QLatin1Char('0'));
    }
}

constexpr qsizetype MaximumNameSize = 0xffff;
constexpr qsizetype MaximumBlockSize = 0x7fffffff;

} // namespace

Headers HeadersData::adopt(HeadersData *data)
{
    Headers headers;
    headers.d.reset(data);
    return headers;
}

void HeadersData::append(QByteArrayView name, QByteArrayView value)
{
    // name and value may be views of this very block: what it moves from stays until they are read
    QByteArray before;
    const qsizetype needed = block.size() + name.size() + value.size() + 4;
    if (needed > block.capacity()) {
        before = block;
        block.reserve(qMax(needed, 2 * block.capacity()));
    }
    Entry entry;
    entry.name = static_cast<quint32>(block.size());
    entry.nameSize = static_cast<quint16>(name.size());
    block.append(name).append(": ");
    entry.value = static_cast<quint32>(block.size());
    entry.valueSize = static_cast<quint32>(value.size());
    block.append(value).append("\r\n");
    entries.append(entry);
}

qsizetype HeadersData::indexOf(QByteArrayView wanted, qsizetype from) const
{
    for (qsizetype i = from; i < entries.size(); ++i) {
        if (entries[i].nameSize == wanted.size()
            && Characters::equalsIgnoringCase(name(entries[i]), wanted))
            return i;
    }
    return -1;
}

void HeadersData::appendCopy(Headers &to, const Headers &from, qsizetype index)
{
    if (from.d->entries[index].isSensitive)
        to.appendSensitive(from.nameAt(index), from.valueAt(index));
    else
        to.append(from.nameAt(index), from.valueAt(index));
}

bool HeadersData::isMarked(QByteArrayView wanted) const
{
    if (!hasSensitive)
        return false;
    for (const Entry &entry : entries) {
        if (entry.isSensitive && Characters::equalsIgnoringCase(name(entry), wanted))
            return true;
    }
    return false;
}

Headers::Headers() = default;
Headers::Headers(const Headers &other) = default;
Headers::Headers(Headers &&other) noexcept = default;
Headers &Headers::operator=(const Headers &other) = default;
Headers::~Headers() = default;

QString Headers::refusal(QAnyStringView name, QAnyStringView value)
{
    const WireText wireName(name);
    const WireText wireValue(value);
    const QByteArrayView nameBytes = wireName;
    const QByteArrayView valueBytes = wireValue;
    if (nameBytes.isEmpty())
        return QStringLiteral("a header field needs a name");
    if (nameBytes.size() > MaximumNameSize)
        return QStringLiteral("a header field name of %1 bytes is too long").arg(nameBytes.size());
    // RFC 9110 5.6.2
    if (const qsizetype bad = Characters::firstOutside(nameBytes, Characters::Token); bad >= 0) {
        return QStringLiteral("the header field name holds %1 at byte %2, which is not allowed")
                .arg(byteName(nameBytes[bad]), QString::number(bad));
    }
    // RFC 9110 5.5: CR, LF and NUL in a value split or hide fields
    if (const qsizetype bad = Characters::firstOutside(valueBytes, Characters::FieldValue);
        bad >= 0) {
        return QStringLiteral("the value of header field \"%1\" holds %2 at byte %3, which is not "
                              "allowed")
                .arg(QString::fromLatin1(nameBytes), byteName(valueBytes[bad]),
                     QString::number(bad));
    }
    return {};
}

bool Headers::append(QAnyStringView name, QAnyStringView value)
{
    const WireText wireName(name);
    const WireText wireValue(value);
    const QByteArrayView nameBytes = wireName;
    const QByteArrayView valueBytes = wireValue;
    if (nameBytes.size() > MaximumNameSize || !Characters::isToken(nameBytes)
        || Characters::firstOutside(valueBytes, Characters::FieldValue) >= 0)
        return false;
    if (!d)
        d.reset(new HeadersData);
    if (d->block.size() + valueBytes.size() + nameBytes.size() > MaximumBlockSize)
        return false;
    const bool isSensitive = std::as_const(d)->isMarked(nameBytes);
    d->append(nameBytes, Characters::trimmed(valueBytes));
    d->entries.last().isSensitive = isSensitive;
    return true;
}

bool Headers::appendSensitive(QAnyStringView name, QAnyStringView value)
{
    if (!append(name, value))
        return false;
    setSensitive(name);
    return true;
}

void Headers::setSensitive(QAnyStringView name)
{
    const WireText wireName(name);
    if (!d || std::as_const(d)->indexOf(wireName) < 0)
        return;
    d->hasSensitive = true;
    for (HeadersData::Entry &entry : d->entries) {
        if (Characters::equalsIgnoringCase(d->name(entry), wireName))
            entry.isSensitive = true;
    }
}

bool Headers::replaceOrAppend(QAnyStringView name, QAnyStringView value)
{
    const WireText wireName(name);
    const qsizetype first = isEmpty() ? -1 : std::as_const(d)->indexOf(wireName);
    if (first < 0)
        return append(name, value);
    Headers replaced;
    for (qsizetype i = 0; i < size(); ++i) {
        if (i == first) {
            if (!replaced.append(name, value))
                return false;
            if (std::as_const(d)->isMarked(wireName))
                replaced.setSensitive(name);
        } else if (!Characters::equalsIgnoringCase(nameAt(i), wireName)) {
            HeadersData::appendCopy(replaced, *this, i);
        }
    }
    swap(replaced);
    return true;
}

void Headers::removeAll(QAnyStringView name)
{
    const WireText wireName(name);
    if (!d || std::as_const(d)->indexOf(wireName) < 0)
        return;
    Headers kept;
    for (qsizetype i = 0; i < size(); ++i) {
        if (!Characters::equalsIgnoringCase(nameAt(i), wireName))
            HeadersData::appendCopy(kept, *this, i);
    }
    swap(kept);
}

void Headers::merge(const Headers &other)
{
    if (other.isEmpty() || d == other.d)
        return;
    Headers merged;
    for (qsizetype i = 0; i < size(); ++i) {
        if (!other.contains(nameAt(i)))
            HeadersData::appendCopy(merged, *this, i);
    }
    for (qsizetype i = 0; i < other.size(); ++i)
        HeadersData::appendCopy(merged, other, i);
    swap(merged);
}

void Headers::clear()
{
    d.reset();
}

qsizetype Headers::size() const noexcept
{
    return d ? d->entries.size() : 0;
}

bool Headers::contains(QAnyStringView name) const
{
    return d && d->indexOf(WireText(name)) >= 0;
}

QByteArrayView Headers::nameAt(qsizetype index) const noexcept
{
    return d->name(d->entries[index]);
}

QByteArrayView Headers::valueAt(qsizetype index) const noexcept
{
    return d->value(d->entries[index]);
}

bool Headers::isSensitiveAt(qsizetype index) const noexcept
{
    return d->entries[index].isSensitive || isSensitiveField(nameAt(index));
}

QByteArrayView Headers::value(QAnyStringView name, QByteArrayView defaultValue) const
{
    if (!d)
        return defaultValue;
    const qsizetype index = d->indexOf(WireText(name));
    return index < 0 ? defaultValue : valueAt(index);
}

QList<QByteArray> Headers::values(QAnyStringView name) const
{
    QList<QByteArray> found;
    if (!d)
        return found;
    const WireText wireName(name);
    for (qsizetype i = d->indexOf(wireName); i >= 0; i = d->indexOf(wireName, i + 1))
        found.append(valueAt(i).toByteArray());
    return found;
}

std::optional<QByteArray> Headers::combinedValue(QAnyStringView name) const
{
    const QList<QByteArray> all = values(name);
    if (all.isEmpty())
        return std::nullopt;
    return all.join(QByteArrayView(", "));
}

QList<QByteArray> Headers::listElements(QAnyStringView name) const
{
    QList<QByteArray> elements;
    if (!d)
        return elements;
    const WireText wireName(name);
    for (qsizetype i = d->indexOf(wireName); i >= 0; i = d->indexOf(wireName, i + 1)) {
        Characters::forEachListElement(valueAt(i), [&elements](QByteArrayView element) {
            elements.append(element.toByteArray());
            return true;
        });
    }
    return elements;
}

QList<std::pair<QByteArray, QByteArray>> Headers::toListOfPairs() const
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    pairs.reserve(size());
    for (qsizetype i = 0; i < size(); ++i)
        pairs.append({ nameAt(i).toByteArray(), valueAt(i).toByteArray() });
    return pairs;
}

bool operator==(const Headers &a, const Headers &b) noexcept
{
    if (a.d == b.d)
        return true;
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (!Characters::equalsIgnoringCase(a.nameAt(i), b.nameAt(i))
            || a.valueAt(i) != b.valueAt(i))
            return false;
    }
    return true;
}

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const Headers &headers)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "Headers(";
    for (qsizetype i = 0; i < headers.size(); ++i) {
        debug << (i ? ", " : "") << headers.nameAt(i).toByteArray() << ": "
              << (headers.isSensitiveAt(i) ? QByteArray("[masked]")
                                           : headers.valueAt(i).toByteArray());
    }
    return debug << ')';
}
#endif

} // namespace HttpQ
