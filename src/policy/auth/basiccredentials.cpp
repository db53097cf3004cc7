// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/basiccredentials.h"

#include <algorithm>

namespace HttpQ {

namespace {

Error refusal(const QString &message)
{
    return Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local, message);
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

} // namespace

// RFC 7617 2: neither part may hold control characters, and the first colon ends the user name.
Result<QByteArray> basicCredentials(const QString &user, const QString &password)
{
    // Without the name: it may be a whole "user:password".
    if (user.contains(u':')) {
        return refusal(QStringLiteral("The user name for Basic holds a colon, which the scheme "
                                      "cannot transmit"));
    }
    if (hasControlCharacter(user))
        return refusal(QStringLiteral("The user name for Basic holds a control character"));
    if (hasControlCharacter(password))
        return refusal(QStringLiteral("The password for Basic holds a control character"));
    // RFC 7617 2.1: Normalization Form C
    const QString pair = (user + u':' + password).normalized(QString::NormalizationForm_C);
    return "Basic " + pair.toUtf8().toBase64();
}

} // namespace HttpQ
