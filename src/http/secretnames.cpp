// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretnames.h"

#include "http/characters.h"
#include "http/headers_p.h"

namespace HttpQ {

namespace {

constexpr qsizetype LongestName = 128;

QByteArray folded(QByteArrayView name)
{
    QByteArray letters;
    bool isAscii = true;
    for (const char c : name) {
        isAscii = isAscii && static_cast<unsigned char>(c) < 0x80;
        if (c != '-' && c != '_')
            letters += Characters::lower(c);
    }
    return isAscii ? letters : QString::fromUtf8(letters).toCaseFolded().toUtf8();
}

// "X-Token" is called like "token".
QByteArrayView withoutPrefix(QByteArrayView name)
{
    constexpr QByteArrayView Prefix("x-");
    return name.size() > Prefix.size()
                           && Characters::equalsIgnoringCase(name.first(Prefix.size()), Prefix)
                   ? name.sliced(Prefix.size())
                   : name;
}

template<typename Test>
bool isAnyPart(QByteArrayView name, Test test)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= name.size(); ++i) {
        if (i < name.size() && name[i] != '[' && name[i] != ']' && name[i] != '.')
            continue;
        if (i > begin && i - begin <= LongestName && test(folded(name.sliced(begin, i - begin))))
            return true;
        begin = i + 1;
    }
    return false;
}

bool endsWith(QByteArrayView word, QByteArrayView end)
{
    return word.size() >= end.size() && Characters::equalsIgnoringCase(word.last(end.size()), end);
}

// "Api" and "Key" of "X-Goog-Api-Key". An "X" is no word.
class LastWords
{
public:
    explicit LastWords(QByteArrayView name)
    {
        const qsizetype hyphen = name.lastIndexOf('-');
        last = name.sliced(hyphen + 1);
        if (hyphen > 0)
            before = name.first(hyphen);
        before = before.sliced(before.lastIndexOf('-') + 1);
        if (Characters::equalsIgnoringCase(before, "x"))
            before = {};
    }

    QByteArrayView last;
    QByteArrayView before;
};

} // namespace

// By the last words of a name, for whoever makes up a field for a key or a token calls it so.
bool isSensitiveField(QByteArrayView name)
{
    if (Characters::equalsAnyIgnoringCase(name, { "authorization", "proxy-authorization", "cookie",
                                                  "set-cookie", "www-authenticate",
                                                  "proxy-authenticate", "authentication-info",
                                                  "proxy-authentication-info", "apikey" }))
        return true;
    const LastWords words(name);
    if (Characters::equalsAnyIgnoringCase(words.last,
                                          { "apikey", "assertion", "credential", "credentials",
                                            "jwt", "passphrase", "passwd", "password", "secret" }))
        return !words.before.isEmpty();
    // Where a list goes on is no secret, nor what RFC 4918 10.5 calls a token.
    if (Characters::equalsAnyIgnoringCase(words.last, { "token" }))
        return !words.before.isEmpty()
               && !Characters::equalsAnyIgnoringCase(
                       words.before, { "continuation", "cursor", "lock", "next", "page", "sync" });
    return Characters::equalsAnyIgnoringCase(words.last, { "key" })
           && (Characters::equalsAnyIgnoringCase(
                       words.before, { "access", "account", "admin", "app", "application", "auth",
                                       "client", "functions", "license", "master", "private",
                                       "secret", "service", "session", "shared", "subscription" })
               || endsWith(words.before, "api"));
}

SecretNames::SecretNames()
{
    for (const char *name :
         { "access_key", "access_token", "api_key", "api_token", "app_secret", "assertion",
           "auth_code", "auth_token", "authorization", "authorization_code", "bearer_token",
           "client_assertion", "client_secret", "code_verifier", "csrf_token", "device_code",
           "id_token", "jwt", "key", "oauth_signature", "oauth_token", "oauth_token_secret",
           "oauth_verifier", "passphrase", "passwd", "password", "private_key", "pwd",
           "refresh_token", "secret", "secret_key", "security_token", "session_token", "sig",
           "signature", "subscription_key", "token", "xsrf_token",
           // what signs a URL
           "X-Amz-Credential", "X-Amz-Security-Token", "X-Amz-Signature", "X-Goog-Credential",
           "X-Goog-Signature" })
        add(name);
}

const SecretNames &SecretNames::usual()
{
    static const SecretNames names;
    return names;
}

void SecretNames::set(const QStringList &names)
{
    m_names.clear();
    m_folded.clear();
    for (const QString &name : names)
        add(name);
}

void SecretNames::add(QAnyStringView name)
{
    const QString text = name.toString();
    m_names.append(text);
    m_folded.insert(folded(text.toUtf8()));
}

void SecretNames::setParameterOnly(QAnyStringView name)
{
    m_parametersOnly.insert(folded(name.toString().toUtf8()));
}

bool SecretNames::isParameter(QByteArrayView name) const
{
    return isAnyPart(name, [this](const QByteArray &part) { return m_folded.contains(part); });
}

bool SecretNames::isMember(QByteArrayView name) const
{
    const auto isSecret = [this](const QByteArray &part) {
        return m_folded.contains(part) && !m_parametersOnly.contains(part);
    };
    return isSensitiveField(name) || isAnyPart(withoutPrefix(name), isSecret)
           || isAnyPart(name, isSecret);
}

bool SecretNames::isField(QByteArrayView name) const
{
    return isSensitiveField(name) || isParameter(withoutPrefix(name)) || isParameter(name);
}

} // namespace HttpQ
