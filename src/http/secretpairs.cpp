// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretpairs_p.h"

#include "http/authorizationcode_p.h"
#include "http/characters.h"
#include "http/jsonmask_p.h"
#include "http/secretvalue_p.h"

#include <algorithm>

namespace HttpQ {

using namespace SecretText;

namespace {

bool tellsName(QByteArrayView member)
{
    return Characters::equalsAnyIgnoringCase(
            member, { "name", "key", "id", "field", "header", "parameter" });
}

bool tellsValue(QByteArrayView member)
{
    return Characters::equalsAnyIgnoringCase(member,
                                             { "value", "values", "val", "content", "data" });
}

// What a string means; nothing if it is too long for a name.
QByteArray shortUnescaped(QByteArrayView string)
{
    constexpr qsizetype Longest = 6 * 128; // each character may be written as \uXXXX
    return string.size() <= Longest ? JsonMask::unescaped(string) : QByteArray();
}

} // namespace

SecretPairs::SecretPairs(const SecretNames &names, QByteArrayView text)
    : m_names(names)
    , m_text(text)
{
    search(0, text.size());
    std::sort(m_secrets.begin(), m_secrets.end());
}

bool SecretPairs::contains(qsizetype position) const
{
    return std::binary_search(m_secrets.begin(), m_secrets.end(), position);
}

// An object begins with a brace and the quotation mark of its first name.
void SecretPairs::search(qsizetype begin, qsizetype end)
{
    for (;;) {
        const qsizetype brace = m_text.first(end).indexOf('{', begin);
        if (brace < 0)
            return;
        const qsizetype first = behindSpace(brace + 1, end, end);
        const Quote quote = quoteAt(first, end);
        begin = quote.mark ? read(brace, end, quote) : first;
    }
}

// From the brace at \a begin on, as long as it is JSON with quotation marks like \a quote. The position
// from which on to search for more. What is not closed is looked at as far as it goes.
qsizetype SecretPairs::read(qsizetype begin, qsizetype end, const Quote &quote)
{
    std::vector<Object> objects; // and arrays
    Member member; // whose value is next
    qsizetype i = begin;
    const auto noteValue = [&](QByteArrayView value) {
        if (member.colon >= 0)
            note(objects.back(), member, value);
        member.colon = -1;
    };
    for (;;) {
        i = behindSpace(i, end, quote.escapes);
        if (i == end)
            break;
        const char c = m_text[i];
        if (c == '{' || c == '[') {
            noteValue({});
            Object object;
            object.firstValue = m_values.size();
            object.firstCode = m_codes.size();
            objects.push_back(object);
            ++i;
        } else if (c == '}' || c == ']') {
            member.colon = -1;
            close(objects);
            ++i;
            if (objects.empty())
                return i;
        } else if (c == ',') {
            member.colon = -1;
            ++i;
        } else if (const Quote string = quoteAt(i, end); string.mark) {
            if (!string.isLike(quote)) {
                noteValue({});
                break;
            }
            const qsizetype found = JsonMask::endOfContent(m_text.first(end), string.content,
                                                           string.mark, string.escapes);
            const bool isWhole = found >= 0 && quoteAt(found, end).isLike(quote);
            const qsizetype contentEnd = found >= 0 ? found : end;
            const QByteArrayView content =
                    m_text.sliced(string.content, contentEnd - string.content);
            i = isWhole ? behindSpace(found + string.escapes + 1, end, quote.escapes) : end;
            if (isWhole && member.colon < 0 && i < end && m_text[i] == ':') {
                member.name = shortUnescaped(content);
                member.colon = i;
                ++i;
                continue;
            }
            noteValue(content);
            if (!isWhole || !isBehindValue(i, end)) {
                // That was no string, or no end of one: what looks like its content is text.
                i = string.content;
                break;
            }
            if (content.contains('{'))
                search(string.content, contentEnd);
        } else {
            const qsizetype literal = i;
            while (i < end && !isWhite(m_text[i])
                   && !QByteArrayView("{}[],:\"'").contains(m_text[i]))
                ++i;
            noteValue(m_text.sliced(literal, i - literal));
            if (i == literal)
                ++i;
            i = behindSpace(i, end, quote.escapes);
            if (!isBehindValue(i, end))
                break;
        }
    }
    while (!objects.empty())
        close(objects);
    return i;
}

void SecretPairs::note(Object &object, const Member &member, QByteArrayView value)
{
    if (tellsValue(member.name))
        m_values.push_back(member.colon);
    else if (AuthorizationCode::isName(member.name))
        m_codes.push_back(member.colon);
    else if (tellsName(member.name))
        object.isSecret = object.isSecret || m_names.isMember(shortUnescaped(value));
    else if (AuthorizationCode::isMemberBeside(member.name))
        object.isAuthorization = true;
}

void SecretPairs::close(std::vector<Object> &objects)
{
    const Object object = objects.back();
    objects.pop_back();
    const auto take = [this](std::vector<qsizetype> &colons, size_t first, bool areSecret) {
        if (areSecret)
            m_secrets.insert(m_secrets.end(), colons.begin() + qsizetype(first), colons.end());
        colons.resize(first);
    };
    take(m_values, object.firstValue, object.isSecret);
    take(m_codes, object.firstCode, object.isAuthorization);
}

SecretPairs::Quote SecretPairs::quoteAt(qsizetype i, qsizetype end) const
{
    Quote quote;
    while (i < end && m_text[i] == '\\') {
        ++quote.escapes;
        ++i;
    }
    if (i < end && (m_text[i] == '"' || m_text[i] == '\'')) {
        quote.mark = m_text[i];
        quote.content = i + 1;
    }
    return quote;
}

// In JSON that stands in a string, line breaks are escaped like quotation marks, by \a escapes
// backslashes at most.
qsizetype SecretPairs::behindSpace(qsizetype i, qsizetype end, qsizetype escapes) const
{
    while (i < end) {
        if (isWhite(m_text[i])) {
            ++i;
            continue;
        }
        qsizetype letter = i;
        while (letter < end && m_text[letter] == '\\')
            ++letter;
        if (letter == i || letter - i > escapes || letter == end
            || !QByteArrayView("nrt").contains(m_text[letter]))
            break;
        i = letter + 1;
    }
    return i;
}

bool SecretPairs::isBehindValue(qsizetype i, qsizetype end) const
{
    return i == end || QByteArrayView(",}]").contains(m_text[i]);
}

} // namespace HttpQ
