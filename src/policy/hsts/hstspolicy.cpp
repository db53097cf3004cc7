// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/hsts/hstspolicy.h"

#include "http/characters.h"

#include <QtCore/qset.h>

namespace HttpQ {

namespace {

class Directive
{
public:
    QByteArrayView name;
    std::optional<QByteArray> value;
};

void skipSpace(QByteArrayView &rest)
{
    while (!rest.isEmpty() && (rest.front() == ' ' || rest.front() == '\t'))
        rest = rest.sliced(1);
}

QByteArrayView takeToken(QByteArrayView &rest)
{
    const qsizetype end = Characters::firstOutside(rest, Characters::Token);
    const QByteArrayView token = end < 0 ? rest : rest.first(end);
    rest = rest.sliced(token.size());
    return token;
}

// RFC 2616 2.2, which RFC 6797 goes by. Nothing if it does not end.
std::optional<QByteArray> takeQuoted(QByteArrayView &rest)
{
    QByteArray text;
    for (qsizetype i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest = rest.sliced(i + 1);
            return text;
        }
        if (rest[i] == '\\' && ++i == rest.size())
            break;
        text.append(rest[i]);
    }
    return std::nullopt;
}

// False if there is none; what stands before the next semicolon is none then.
bool takeDirective(QByteArrayView &rest, Directive &directive)
{
    directive.name = takeToken(rest);
    skipSpace(rest);
    if (directive.name.isEmpty() || !rest.startsWith('='))
        return !directive.name.isEmpty();
    rest = rest.sliced(1);
    skipSpace(rest);
    if (rest.startsWith('"')) {
        directive.value = takeQuoted(rest);
        return directive.value.has_value();
    }
    const QByteArrayView token = takeToken(rest);
    directive.value = token.toByteArray();
    return !token.isEmpty();
}

std::optional<std::chrono::seconds> ageFromText(const QByteArray &text)
{
    if (text.isEmpty() || Characters::firstOutside(text, Characters::Digit) >= 0)
        return std::nullopt;
    bool fits = false;
    const qint64 seconds = text.toLongLong(&fits);
    const qint64 longest = HstsPolicy::LongestAge.count();
    return std::chrono::seconds(fits ? qMin(seconds, longest) : longest);
}

} // namespace

std::optional<HstsPolicy> HstsPolicy::fromField(QByteArrayView value)
{
    std::optional<std::chrono::seconds> maxAge;
    bool includesSubDomains = false;
    QSet<QByteArray> names;
    for (QByteArrayView rest = value; !rest.isEmpty();) {
        skipSpace(rest);
        if (!rest.isEmpty() && rest.front() != ';') {
            Directive directive;
            if (!takeDirective(rest, directive))
                return std::nullopt;
            skipSpace(rest);
            if (!rest.isEmpty() && rest.front() != ';')
                return std::nullopt;
            // RFC 6797 6.1 (2): none may be there twice, not even one that means nothing here.
            const QByteArray name = directive.name.toByteArray().toLower();
            if (names.contains(name))
                return std::nullopt;
            names.insert(name);
            if (name == "max-age") {
                maxAge = ageFromText(directive.value.value_or(QByteArray()));
                if (!maxAge)
                    return std::nullopt;
            } else if (name == "includesubdomains") {
                if (directive.value)
                    return std::nullopt;
                includesSubDomains = true;
            }
        }
        if (!rest.isEmpty())
            rest = rest.sliced(1);
    }
    if (!maxAge)
        return std::nullopt;
    return HstsPolicy(*maxAge, includesSubDomains);
}

} // namespace HttpQ
