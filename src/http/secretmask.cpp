// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretmask.h"

#include "http/characters.h"
#include "http/mediatype.h"
#include "http/secretfields_p.h"
#include "http/secretscanner_p.h"
#include "http/shownurl.h"

#include <QtCore/qstringconverter.h>

#include <optional>

namespace HttpQ {

namespace {

constexpr QByteArrayView Mask("[masked]");

QByteArray decoded(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray().replace('+', ' '));
}

// Text in two or four bytes for a character, in which names would not be found.
std::optional<QStringConverter::Encoding> markedEncoding(const QByteArray &body)
{
    const auto marked = QStringConverter::encodingForData(body);
    return marked && *marked != QStringConverter::Utf8 ? marked : std::nullopt;
}

std::optional<QStringConverter::Encoding> wideEncoding(const QByteArray &body,
                                                       const MediaType &type)
{
    if (const auto marked = markedEncoding(body))
        return marked;
    const QByteArray charset = type.parameter("charset").toLower();
    if (!charset.startsWith("utf-16") && !charset.startsWith("utf-32"))
        return std::nullopt;
    return QStringConverter::encodingForName(charset.constData());
}

bool isPicture(const QByteArray &type)
{
    return (type.startsWith("image/") && !type.endsWith("+xml")) || type.startsWith("audio/")
           || type.startsWith("video/") || type.startsWith("font/");
}

// RFC 7578 4.2: the names that a part may be called by, however they are written.
template<typename Test>
bool hasPartName(QByteArrayView fields, Test test)
{
    constexpr QByteArrayView Parameter("name");
    const auto at = [fields](qsizetype i) { return i < fields.size() ? fields[i] : '\0'; };
    for (qsizetype i = 1; i + Parameter.size() < fields.size(); ++i) {
        if (!Characters::equalsIgnoringCase(fields.sliced(i, Parameter.size()), Parameter)
            || !QByteArrayView("; \t\r\n").contains(fields[i - 1]))
            continue;
        i += Parameter.size();
        const bool isExtended = at(i) == '*'; // RFC 8187 3.2: charset'language'name
        i += isExtended ? 1 : 0;
        while (QByteArrayView(" \t").contains(at(i)))
            ++i;
        if (at(i) != '=')
            continue;
        ++i;
        while (QByteArrayView(" \t").contains(at(i)))
            ++i;
        QByteArray name;
        if (at(i) == '"') {
            for (++i; i < fields.size() && fields[i] != '"'; ++i) {
                if (fields[i] == '\\' && i + 1 < fields.size())
                    ++i;
                name += fields[i];
            }
        } else {
            for (; i < fields.size() && !QByteArrayView("; \t\r\n").contains(fields[i]); ++i)
                name += fields[i];
            if (isExtended)
                name = name.sliced(name.lastIndexOf('\'') + 1);
        }
        if (test(QByteArray::fromPercentEncoding(name)))
            return true;
    }
    return false;
}

qsizetype behindLine(QByteArrayView text, qsizetype from)
{
    const qsizetype found = text.indexOf('\n', from);
    return found < 0 ? text.size() : found + 1;
}

} // namespace

SecretMask::SecretMask(QByteArrayView parameterMask)
    : m_parameterMask(parameterMask.toByteArray())
{}

void SecretMask::addField(QAnyStringView name)
{
    m_fields.insert(name.toString().toLower().toUtf8());
}

QByteArray SecretMask::url(const QUrl &url) const
{
    QUrl plain = sentUrl(url);
    if (plain.port() == (plain.scheme() == u"https" ? 443 : 80))
        plain.setPort(-1);
    if (plain.path().isEmpty())
        plain.setPath(QStringLiteral("/"));
    const QByteArray query = plain.query(QUrl::FullyEncoded).toLatin1();
    const bool hasQuery = plain.hasQuery();
    plain.setQuery(QString());
    QByteArray masked = plain.toEncoded();
    if (hasQuery)
        masked += '?' + form(query);
    return masked;
}

QByteArray SecretMask::form(QByteArrayView form, Surroundings otherwise) const
{
    const Surroundings surroundings = AuthorizationCode::around(form, otherwise);
    QByteArray masked;
    for (;;) {
        const qsizetype found = form.indexOf('&');
        const QByteArrayView field = found < 0 ? form : form.first(found);
        const qsizetype valueBegin = field.indexOf('=') + 1;
        const QByteArrayView value = field.sliced(valueBegin);
        bool isSecret =
                valueBegin > 0 && !value.isEmpty()
                && isSecretParameter(decoded(field.first(valueBegin - 1)), value, surroundings);
        // JSON and URLs may be values.
        if (!isSecret && (value.contains('%') || value.contains('='))) {
            const QByteArray plain = decoded(value);
            isSecret = text(plain, otherwise) != plain;
        }
        masked.append(field.first(isSecret ? valueBegin : field.size()));
        if (isSecret)
            masked.append(m_parameterMask);
        if (found < 0)
            return masked;
        masked += '&';
        form = form.sliced(found + 1);
    }
}

bool SecretMask::isSecretParameter(QByteArrayView name, QByteArrayView value,
                                   Surroundings surroundings) const
{
    return m_names.isParameter(name)
           || (AuthorizationCode::isName(name) && AuthorizationCode::isOne(value, surroundings));
}

bool SecretMask::isSecretField(QByteArrayView name) const
{
    return m_names.isField(name) || m_fields.contains(name.toByteArray().toLower());
}

SecretMask::Surroundings SecretMask::fieldSurroundings(QByteArrayView name)
{
    for (const QByteArrayView field :
         { QByteArrayView("location"), QByteArrayView("content-location"),
           QByteArrayView("refresh"), QByteArrayView("referer") }) {
        if (Characters::equalsIgnoringCase(name, field))
            return Surroundings::Redirect;
    }
    return Surroundings::Unknown;
}

QByteArray SecretMask::fieldValue(QByteArrayView name, QByteArrayView value) const
{
    const auto isOneOf = [name](QByteArrayView one, QByteArrayView other) {
        return Characters::equalsIgnoringCase(name, one)
               || Characters::equalsIgnoringCase(name, other);
    };
    if (isOneOf("Set-Cookie", "Set-Cookie"))
        return SecretFields::maskedSetCookie(value);
    if (isOneOf("Cookie", "Cookie2"))
        return SecretFields::maskedCookies(value);
    if (isOneOf("Authorization", "Proxy-Authorization"))
        return SecretFields::maskedCredentials(value);
    if (isOneOf("WWW-Authenticate", "Proxy-Authenticate"))
        return SecretFields::maskedChallenges(value);
    return isSecretField(name) ? Mask.toByteArray() : text(value, fieldSurroundings(name));
}

QByteArray SecretMask::body(const QByteArray &body, QByteArrayView contentType) const
{
    const MediaType media(contentType);
    const QByteArray type = media.type();
    if (isPicture(type))
        return body;
    if (const auto wide = wideEncoding(body, media)) {
        const QString decoded = QStringDecoder(*wide)(body);
        const QByteArray plain = decoded.toUtf8();
        const QByteArray masked = this->body(plain, type);
        if (masked == plain)
            return body;
        const bool isMarked = markedEncoding(body).has_value();
        QStringEncoder encoder(*wide, isMarked ? QStringConverter::Flag::WriteBom
                                               : QStringConverter::Flag::Default);
        return encoder(QString::fromUtf8(masked));
    }
    if (type == "application/x-www-form-urlencoded")
        return form(body);
    if (type.startsWith("multipart/")) {
        if (const QByteArray boundary = media.parameter("boundary"); !boundary.isEmpty())
            return parts(body, boundary);
    }
    return text(body);
}

QByteArray SecretMask::text(QByteArrayView text, Surroundings surroundings) const
{
    return SecretScanner(m_names, text, m_parameterMask, surroundings).masked();
}

// RFC 2046 5.1.1, with line feeds alone as well.
QByteArray SecretMask::parts(const QByteArray &body, const QByteArray &boundary) const
{
    const QByteArray delimiter = "--" + boundary;
    const QByteArrayView view(body);
    QByteArray masked;
    qsizetype begin = 0;
    for (qsizetype line = 0; begin < body.size();) {
        // A boundary holds no line feed: no line is compared to it for longer than it is.
        while (line < body.size() && !view.sliced(line).startsWith(delimiter))
            line = behindLine(view, line);
        const qsizetype end = line;
        // The line break is the delimiter's.
        qsizetype partEnd = end;
        if (partEnd > begin && end < body.size() && body[partEnd - 1] == '\n') {
            --partEnd;
            if (partEnd > begin && body[partEnd - 1] == '\r')
                --partEnd;
        }
        masked += part(view.sliced(begin, partEnd - begin));
        const qsizetype next = qMin(body.size(), end + delimiter.size());
        masked.append(view.sliced(partEnd, next - partEnd));
        begin = next;
        line = behindLine(view, next);
    }
    return masked;
}

// RFC 7578: a part is a field of the form. What has no fields of its own is all value.
QByteArray SecretMask::part(QByteArrayView part) const
{
    const qsizetype withReturns = part.indexOf("\r\n\r\n");
    const qsizetype withoutReturns = part.indexOf("\n\n");
    qsizetype head = part.size();
    if (withReturns >= 0 && (withoutReturns < 0 || withReturns < withoutReturns))
        head = withReturns + 4;
    else if (withoutReturns >= 0)
        head = withoutReturns + 2;
    const QByteArrayView content = part.sliced(head);
    if (!hasPartName(part.first(head),
                     [this](const QByteArray &name) { return m_names.isParameter(name); }))
        return part.first(head).toByteArray() + text(content);
    if (head < part.size())
        return part.first(head).toByteArray().append(Mask);
    // No end of its fields is to be seen: they go with the value.
    return QByteArray("\r\n\r\n").append(Mask);
}

} // namespace HttpQ
