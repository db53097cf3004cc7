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

} // namespace

bool isSensitiveField(QByteArrayView name)
{
    constexpr QByteArrayView Names[] = {
        "authorization",
        "proxy-authorization",
        "cookie",
        "set-cookie",
        "www-authenticate",
        "proxy-authenticate",
        "x-api-key",
        "x-auth-token",
        "authentication-info",
        "api-key",
        "apikey",
        "proxy-authentication-info",
        "private-token",
        "x-access-token",
        "x-amz-security-token",
        "x-csrf-token",
        "x-goog-api-key",
        "x-session-token",
        "x-vault-token",
        "x-xsrf-token",
    };
    for (const QByteArrayView sensitive : Names) {
        if (Characters::equalsIgnoringCase(name, sensitive))
            return true;
    }
    return false;
}

SecretNames::SecretNames()
{
    for (const char *name :
         { "access_key", "access_token", "api_key", "api_token", "app_secret", "assertion",
           "auth_token", "authorization", "bearer_token", "client_assertion", "client_secret",
           "code_verifier", "csrf_token", "id_token", "jwt", "key", "oauth_signature",
           "oauth_token", "oauth_token_secret", "oauth_verifier", "passphrase", "passwd",
           "password", "private_key", "pwd", "refresh_token", "secret", "secret_key",
           "security_token", "session_token", "sig", "signature", "subscription_key", "token",
           "xsrf_token",
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
