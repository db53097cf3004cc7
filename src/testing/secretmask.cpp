// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/secretmask_p.h"

#include "http/characters.h"
#include "http/headers_p.h"
#include "http/shownurl.h"
#include "testing/jsonmask_p.h"

#include <QtCore/qregularexpression.h>

namespace HttpQ {

namespace {

const QByteArray Mask = QByteArrayLiteral("[masked]");
constexpr qsizetype LongestName = 128;

QByteArray normalized(QByteArrayView name)
{
    QByteArray letters;
    for (const char c : name) {
        if (c != '-' && c != '_')
            letters += Characters::lower(c);
    }
    return letters;
}

bool isParameterNameCharacter(char c)
{
    return Characters::is(c, Characters::Token) && c != '&' && c != '#' && c != '\'' && c != '`'
           && c != '|';
}

// "sid=x; theme=dark" is "sid=[masked]; theme=[masked]".
QByteArray maskedCookies(const QByteArray &value)
{
    QByteArray masked;
    for (const QByteArray &pair : value.split(';')) {
        const qsizetype equals = pair.indexOf('=');
        masked += masked.isEmpty() ? "" : ";";
        masked += equals < 0 ? Mask : pair.first(equals + 1) + Mask;
    }
    return masked;
}

// The attributes of a Set-Cookie (RFC 6265 4.1.1) tell who gets the cookie and are kept.
QByteArray maskedSetCookie(const QByteArray &value)
{
    const qsizetype end = value.indexOf(';');
    return maskedCookies(end < 0 ? value : value.first(end))
           + (end < 0 ? QByteArray() : value.sliced(end));
}

// RFC 9110 11.6.2: the scheme is no secret.
QByteArray maskedCredentials(const QByteArray &value)
{
    const qsizetype space = value.indexOf(' ');
    return space < 0 ? Mask : value.first(space + 1) + Mask;
}

// RFC 9110 11.6.1: what tells how to authenticate is kept, or a replayed challenge could not be
// answered; nonces and the tokens of a connection's own schemes are not.
QByteArray maskedChallenges(const QByteArray &value)
{
    static const QRegularExpression parameter(
            QStringLiteral(R"re(([A-Za-z0-9_*-]+)(\s*=\s*)("(?:[^"\\]|\\.)*"|[^\s,"=]+))re"));
    static const QRegularExpression token(
            QStringLiteral(R"((^|,\s*)([A-Za-z][A-Za-z0-9-]*) +([A-Za-z0-9._~+/-]+=*)\s*(?=,|$))"));
    static const QStringList kept = { QStringLiteral("realm"),     QStringLiteral("qop"),
                                      QStringLiteral("algorithm"), QStringLiteral("charset"),
                                      QStringLiteral("userhash"),  QStringLiteral("stale"),
                                      QStringLiteral("scope"),     QStringLiteral("error"),
                                      QStringLiteral("domain") };
    QString text = QString::fromLatin1(value);
    text.replace(token, QStringLiteral("\\1\\2 [masked]"));
    QString masked;
    qsizetype done = 0;
    for (auto found = parameter.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (kept.contains(match.captured(1), Qt::CaseInsensitive))
            continue;
        const qsizetype begin = match.capturedStart(3);
        masked += QStringView(text).sliced(done, begin - done);
        masked += QStringLiteral("\"[masked]\"");
        done = match.capturedEnd(3);
    }
    return masked.append(QStringView(text).sliced(done)).toLatin1();
}

// "scheme://user:password@host" is "scheme://host".
QByteArray withoutUserInfo(const QByteArray &text)
{
    QByteArray rest;
    qsizetype done = 0;
    for (qsizetype i = text.indexOf("://"); i >= 0; i = text.indexOf("://", i + 3)) {
        qsizetype end = i + 3;
        qsizetype at = -1;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (c == '@')
                at = end;
            else if (static_cast<unsigned char>(c) <= ' '
                     || QByteArrayView("/?#\\\"'<>").contains(c))
                break;
        }
        if (at >= 0) {
            rest += QByteArrayView(text).sliced(done, i + 3 - done);
            done = at + 1;
        }
    }
    return done == 0 ? text : rest.append(QByteArrayView(text).sliced(done));
}

bool isType(QByteArrayView contentType, QByteArrayView wanted)
{
    return contentType.size() >= wanted.size()
           && Characters::equalsIgnoringCase(contentType.first(wanted.size()), wanted);
}

} // namespace

SecretMask::SecretMask()
{
    for (const char *field :
         { "Authentication-Info", "Proxy-Authentication-Info", "Api-Key", "Apikey", "Private-Token",
           "X-Access-Token", "X-Amz-Security-Token", "X-Csrf-Token", "X-Goog-Api-Key",
           "X-Session-Token", "X-Vault-Token", "X-Xsrf-Token" })
        addField(field);
    for (const char *parameter : { "access_key",       "access_token",
                                   "api_key",          "assertion",
                                   "auth_token",       "client_assertion",
                                   "client_secret",    "code_verifier",
                                   "id_token",         "passphrase",
                                   "passwd",           "password",
                                   "private_key",      "pwd",
                                   "refresh_token",    "secret",
                                   "session_token",    "sig",
                                   "signature",        "token",
                                   "X-Amz-Credential", "X-Amz-Security-Token",
                                   "X-Amz-Signature",  "X-Goog-Credential",
                                   "X-Goog-Signature" })
        addParameter(parameter);
}

void SecretMask::addField(QAnyStringView name)
{
    m_fields.insert(name.toString().toLower().toUtf8());
}

void SecretMask::addParameter(QAnyStringView name)
{
    m_parameters.insert(normalized(name.toString().toUtf8()));
}

bool SecretMask::isSecret(QByteArrayView name) const
{
    return m_parameters.contains(normalized(name));
}

QByteArray SecretMask::url(const QUrl &url) const
{
    QUrl plain = shownUrl(url);
    if (plain.port() == (plain.scheme() == u"https" ? 443 : 80))
        plain.setPort(-1);
    if (plain.path().isEmpty())
        plain.setPath(QStringLiteral("/"));
    const QByteArray query = plain.query(QUrl::FullyEncoded).toLatin1();
    const bool hasQuery = plain.hasQuery();
    plain.setQuery(QString());
    QByteArray masked = plain.toEncoded();
    if (hasQuery)
        masked += '?' + maskedParameters(query, true);
    return masked;
}

QByteArray SecretMask::fieldValue(QByteArrayView name, QByteArrayView value) const
{
    const QByteArray lower = name.toByteArray().toLower();
    const QByteArray bytes = value.toByteArray();
    if (lower == "set-cookie")
        return maskedSetCookie(bytes);
    if (lower == "cookie")
        return maskedCookies(bytes);
    if (lower == "authorization" || lower == "proxy-authorization")
        return maskedCredentials(bytes);
    if (lower == "www-authenticate" || lower == "proxy-authenticate")
        return maskedChallenges(bytes);
    if (isSensitiveField(lower) || m_fields.contains(lower))
        return Mask;
    return withoutUserInfo(maskedParameters(bytes, false));
}

QByteArray SecretMask::body(const QByteArray &body, QByteArrayView contentType) const
{
    if (isType(contentType, "application/x-www-form-urlencoded"))
        return maskedParameters(body, true);
    if (isType(contentType, "multipart/form-data"))
        return maskedParts(body, contentType);
    return maskedText(body);
}

QByteArray SecretMask::maskedText(const QByteArray &text) const
{
    if (!isPlainText(text))
        return text;
    return withoutUserInfo(maskedParameters(maskedMembers(text), false));
}

// Masks VALUE in "name=VALUE". In a query or a form the name is behind "&" or at the start; in other
// text it is where a URL's parameters are: behind "?", "&" (also as HTML and JSON write it) or "#".
QByteArray SecretMask::maskedParameters(const QByteArray &text, bool isQuery) const
{
    const QByteArrayView ends = isQuery ? QByteArrayView("&") : QByteArrayView("&#;,\"'<>\\");
    QByteArray masked;
    qsizetype done = 0;
    for (qsizetype equals = text.indexOf('='); equals >= 0;
         equals = text.indexOf('=', equals + 1)) {
        if (equals < done)
            continue;
        qsizetype begin = equals;
        while (begin > done && equals - begin < LongestName
               && (isParameterNameCharacter(text[begin - 1]) || text[begin - 1] == '['
                   || text[begin - 1] == ']'))
            --begin;
        const char before = begin > 0 ? text[begin - 1] : '\0';
        QByteArray name = text.sliced(begin, equals - begin);
        bool isParameter =
                isQuery ? begin == 0 || before == '&' : QByteArrayView("?&#;").contains(before);
        if (!isQuery && before == '\\' && name.startsWith("u0026")) {
            name.remove(0, 5);
            isParameter = true;
        }
        if (!isParameter || !isSecret(QByteArray::fromPercentEncoding(name)))
            continue;
        qsizetype end = equals + 1;
        while (end < text.size() && !ends.contains(text[end])
               && (isQuery || static_cast<unsigned char>(text[end]) > ' '))
            ++end;
        if (end == equals + 1)
            continue;
        masked += QByteArrayView(text).sliced(done, equals + 1 - done);
        masked += Mask;
        done = end;
    }
    return done == 0 ? text : masked.append(QByteArrayView(text).sliced(done));
}

// Masks VALUE in "\"name\": VALUE", whether or not all of the text is JSON: so it does for lines of
// JSON and for events, too.
QByteArray SecretMask::maskedMembers(const QByteArray &text) const
{
    QByteArray masked;
    qsizetype done = 0;
    for (qsizetype begin = text.indexOf('"'); begin >= 0; begin = text.indexOf('"', begin + 1)) {
        if (begin < done)
            continue;
        // Each quotation mark may be the first of a name: which are, only JSON could tell.
        const QByteArrayView near =
                QByteArrayView(text).sliced(begin, qMin(text.size() - begin, 6 * LongestName));
        const qsizetype size = JsonMask::endOfString(near, 0);
        if (size < 0)
            continue;
        qsizetype value = begin + size;
        const auto skipSpace = [&text, &value] {
            while (value < text.size() && QByteArrayView(" \t\r\n").contains(text[value]))
                ++value;
        };
        skipSpace();
        if (value >= text.size() || text[value] != ':')
            continue;
        ++value;
        skipSpace();
        if (!isSecret(JsonMask::unescaped(near.sliced(1, size - 2))))
            continue;
        masked += QByteArrayView(text).sliced(done, value - done);
        done = JsonMask::appendMasked(masked, text, value);
    }
    return done == 0 ? text : masked.append(QByteArrayView(text).sliced(done));
}

// RFC 7578: a part is a field of the form.
QByteArray SecretMask::maskedParts(const QByteArray &text, QByteArrayView contentType) const
{
    static const QRegularExpression boundaryPattern(
            QStringLiteral(R"re(;\s*boundary="?([^";]+))re"),
            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression namePattern(
            QStringLiteral(R"re(^content-disposition:.*;\s*name="([^"]*)")re"),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const QString type = QString::fromLatin1(contentType);
    const QByteArray delimiter = "--" + boundaryPattern.match(type).captured(1).toLatin1();
    if (delimiter.size() == 2)
        return maskedText(text);

    QByteArray masked;
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = text.indexOf("\r\n" + delimiter, begin + 1);
        if (end < 0)
            end = text.size();
        const QByteArray part = text.sliced(begin, end - begin);
        const qsizetype head = part.indexOf("\r\n\r\n");
        const QString fields = QString::fromUtf8(part.first(qMax(qsizetype(0), head)));
        const QRegularExpressionMatch name = namePattern.match(fields);
        if (name.hasMatch() && isSecret(name.captured(1).toUtf8()))
            masked += part.first(head + 4) + Mask;
        else
            masked += maskedText(part);
        begin = end;
    }
    return masked;
}

bool isPlainText(const QByteArray &bytes)
{
    for (const char c : bytes) {
        if ((c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
            return false;
    }
    return QString::fromUtf8(bytes).toUtf8() == bytes;
}

} // namespace HttpQ
