// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/authorizationcode_p.h"

#include "http/characters.h"

#include <QtCore/qbytearray.h>

#include <algorithm>

namespace HttpQ::AuthorizationCode {

namespace {

// A country, a post code, an HTTP status: no authorization code is as short.
constexpr qsizetype LongestOther = 5;
// RFC 6749 10.10: nobody guesses one with a chance of more than 1 in 2^128, and 16 bytes hold no more.
constexpr qsizetype ShortestRandom = 16;

// RFC 6749 4.1.2 and 4.1.3, RFC 7636 4.5, RFC 9207 2, OpenID Connect Session Management 2.
bool isBeside(QByteArrayView name)
{
    return Characters::equalsAnyIgnoringCase(name, { "state", "iss" }) || isMemberBeside(name);
}

// Words, which name errors, have no digits.
bool looksRandom(QByteArrayView value)
{
    const auto isDigit = [](char c) { return Characters::is(c, Characters::Digit); };
    const auto isSpace = [](char c) { return c == ' ' || c == '+'; };
    const QByteArray plain = QByteArray::fromPercentEncoding(value.toByteArray());
    return plain.size() >= ShortestRandom && std::any_of(plain.begin(), plain.end(), isDigit)
           && std::none_of(plain.begin(), plain.end(), isSpace);
}

} // namespace

bool isName(QByteArrayView name)
{
    return Characters::equalsIgnoringCase(name, "code");
}

bool isMemberBeside(QByteArrayView name)
{
    return Characters::equalsAnyIgnoringCase(
            name, { "grant_type", "redirect_uri", "code_verifier", "session_state" });
}

Surroundings around(QByteArrayView query, Surroundings otherwise)
{
    QByteArray plain = query.toByteArray();
    // Of a URL within a URL, once more.
    for (int i = 0; i < 2 && plain.contains('%'); ++i)
        plain = QByteArray::fromPercentEncoding(plain);
    if (plain.contains('\\'))
        plain.replace("\\u0026", "&"); // JSON's way to write one
    qsizetype begin = 0;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const char c = plain.at(i);
        if (c == '=' && isBeside(QByteArrayView(plain).sliced(begin, i - begin)))
            return Surroundings::Authorization;
        if (QByteArrayView("=?&#;/").contains(c))
            begin = i + 1;
    }
    return otherwise;
}

bool isOne(QByteArrayView value, Surroundings surroundings)
{
    switch (surroundings) {
    case Surroundings::Authorization:
        return !value.isEmpty();
    case Surroundings::Redirect:
        return value.size() > LongestOther;
    case Surroundings::Unknown:
        break;
    }
    return looksRandom(value);
}

} // namespace HttpQ::AuthorizationCode
