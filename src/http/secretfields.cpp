// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretfields_p.h"

#include "http/characters.h"
#include "http/jsonmask_p.h"

#include <QtCore/qbytearraylist.h>

namespace HttpQ::SecretFields {

namespace {

constexpr QByteArrayView Mask("[masked]");

bool isKept(QByteArrayView parameter)
{
    for (const QByteArrayView kept :
         { QByteArrayView("realm"), QByteArrayView("qop"), QByteArrayView("algorithm"),
           QByteArrayView("charset"), QByteArrayView("userhash"), QByteArrayView("stale"),
           QByteArrayView("scope"), QByteArrayView("error"), QByteArrayView("domain") }) {
        if (Characters::equalsIgnoringCase(parameter, kept))
            return true;
    }
    return false;
}

template<typename Test>
qsizetype behind(QByteArrayView text, qsizetype i, Test test)
{
    while (i < text.size() && test(text[i]))
        ++i;
    return i;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

bool isToken68(char c)
{
    return Characters::is(c, Characters::Token) && !QByteArrayView("!#$%&'*^`|").contains(c);
}

// RFC 9110 11.2: what a scheme has in place of parameters. The position behind it, or -1.
qsizetype endOfToken68(QByteArrayView text, qsizetype begin)
{
    qsizetype end = behind(text, begin, [](char c) { return isToken68(c) || c == '/'; });
    if (end == begin)
        return -1;
    end = behind(text, end, [](char c) { return c == '='; });
    const qsizetype next = behind(text, end, isSpace);
    return next == text.size() || text[next] == ',' ? end : -1;
}

} // namespace

QByteArray maskedCookies(QByteArrayView value)
{
    QByteArray masked;
    const QByteArrayList pairs = value.toByteArray().split(';');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        masked += masked.isEmpty() ? "" : ";";
        masked.append(pair.first(equals + 1)).append(Mask);
    }
    return masked;
}

QByteArray maskedSetCookie(QByteArrayView value)
{
    const qsizetype found = value.indexOf(';');
    const qsizetype end = found < 0 ? value.size() : found;
    return maskedCookies(value.first(end)).append(value.sliced(end));
}

QByteArray maskedCredentials(QByteArrayView value)
{
    return value.first(value.indexOf(' ') + 1).toByteArray().append(Mask);
}

QByteArray maskedChallenges(QByteArrayView value)
{
    QByteArray masked;
    for (qsizetype i = 0; i < value.size();) {
        const auto isSeparator = [](char c) { return isSpace(c) || c == ','; };
        const auto isToken = [](char c) { return Characters::is(c, Characters::Token); };
        qsizetype begin = i;
        i = behind(value, i, isSeparator);
        if (value.sliced(i).startsWith(Mask))
            i += Mask.size();
        masked.append(value.sliced(begin, i - begin));
        if (i == value.size())
            break;
        if (i > begin && isSeparator(value[i]))
            continue;
        begin = i;
        i = behind(value, i, isToken);
        if (i == begin) // no challenge
            return masked.append(Mask);
        const QByteArrayView name = value.sliced(begin, i - begin);
        const qsizetype next = behind(value, i, isSpace);
        masked.append(value.sliced(begin, next - begin));
        if (next < value.size() && value[next] == '=') {
            begin = behind(value, next + 1, isSpace);
            masked.append(value.sliced(next, begin - next));
            if (begin < value.size() && value[begin] == '"') {
                const qsizetype end = JsonMask::endOfContent(value, begin + 1, '"', 0);
                if (end < 0)
                    return masked.append(Mask);
                i = end + 1;
            } else {
                i = behind(value, begin, [](char c) { return !isSpace(c) && c != ','; });
            }
            if (isKept(name))
                masked.append(value.sliced(begin, i - begin));
            else
                masked.append('"').append(Mask).append('"');
            continue;
        }
        // The name of a scheme.
        const qsizetype end = next > i ? endOfToken68(value, next) : -1;
        if (end >= 0)
            masked.append(Mask);
        i = end >= 0 ? end : next;
    }
    return masked;
}

} // namespace HttpQ::SecretFields
