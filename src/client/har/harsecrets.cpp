// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/har/harsecrets_p.h"

#include "http/characters.h"
#include "http/headers_p.h"
#include "http/urlencoded.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qregularexpression.h>

namespace HttpQ {

namespace {

const QString Mask = QStringLiteral("[masked]");
constexpr QByteArrayView UrlMask("masked"); // brackets would have to be percent-encoded

QString folded(const QString &name)
{
    QString text = name.toCaseFolded();
    text.remove(u'-').remove(u'_');
    return text;
}

bool isUrlField(QByteArrayView name)
{
    for (const QByteArrayView url :
         { QByteArrayView("location"), QByteArrayView("content-location"),
           QByteArrayView("referer") }) {
        if (Characters::equalsIgnoringCase(name, url))
            return true;
    }
    return false;
}

} // namespace

HarSecrets::HarSecrets()
{
    setNames({
            QStringLiteral("access_token"),
            QStringLiteral("refresh_token"),
            QStringLiteral("id_token"),
            QStringLiteral("auth_token"),
            QStringLiteral("session_token"),
            QStringLiteral("token"),
            QStringLiteral("api_key"),
            QStringLiteral("access_key"),
            QStringLiteral("key"),
            QStringLiteral("password"),
            QStringLiteral("passwd"),
            QStringLiteral("pwd"),
            QStringLiteral("passphrase"),
            QStringLiteral("client_secret"),
            QStringLiteral("client_assertion"),
            QStringLiteral("secret"),
            QStringLiteral("signature"),
            QStringLiteral("sig"),
            QStringLiteral("code_verifier"),
            // what signs a URL
            QStringLiteral("X-Amz-Signature"),
            QStringLiteral("X-Amz-Credential"),
            QStringLiteral("X-Amz-Security-Token"),
            QStringLiteral("X-Goog-Signature"),
            QStringLiteral("X-Goog-Credential"),
    });
}

void HarSecrets::setNames(const QStringList &names)
{
    m_names = names;
    m_folded.clear();
    for (const QString &name : names)
        m_folded.insert(folded(name));
}

bool HarSecrets::isSecret(const QString &name) const
{
    return m_areMasked && m_folded.contains(folded(name));
}

QString HarSecrets::field(QByteArrayView name, const QString &value) const
{
    if (!m_areMasked)
        return value;
    if (isSensitiveField(name))
        return Mask;
    return isUrlField(name) ? QString::fromUtf8(url(value.toUtf8())) : value;
}

QString HarSecrets::parameter(const QString &name, const QString &value) const
{
    return isSecret(name) ? Mask : value;
}

QString HarSecrets::cookie(const QString &value) const
{
    return m_areMasked ? Mask : value;
}

// By the text alone: what a server sends as Location need not be a URL that can be read.
QByteArray HarSecrets::url(const QByteArray &url) const
{
    if (!m_areMasked)
        return url;
    const auto endingAt = [](QByteArrayView text, char separator) {
        const qsizetype at = text.indexOf(separator);
        return at < 0 ? text.size() : at;
    };
    const QByteArrayView whole(url);
    const QByteArrayView beforeFragment = whole.first(endingAt(whole, '#'));
    const QByteArrayView beforeQuery = beforeFragment.first(endingAt(beforeFragment, '?'));

    QByteArray shown = beforeQuery.toByteArray();
    const qsizetype slashes = shown.indexOf("//");
    if (slashes == 0 || (slashes > 0 && shown[slashes - 1] == ':')) {
        const qsizetype authority = slashes + 2;
        const qsizetype pathBegin = shown.indexOf('/', authority);
        const qsizetype at = shown.lastIndexOf('@', pathBegin < 0 ? -1 : pathBegin);
        if (at >= authority)
            shown.remove(authority, at + 1 - authority);
    }
    if (beforeQuery.size() < beforeFragment.size())
        shown += '?' + form(beforeFragment.sliced(beforeQuery.size() + 1));
    // Tokens come back in fragments, too (RFC 6749 4.2.2).
    if (beforeFragment.size() < whole.size())
        shown += '#' + form(whole.sliced(beforeFragment.size() + 1));
    return shown;
}

QString HarSecrets::text(const QString &text) const
{
    static const QRegularExpression pattern(QStringLiteral("[a-zA-Z]+://[^\\s\"<>]+"));
    QString shown;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
        shown += QStringView(text).sliced(from, match.capturedStart() - from);
        shown += QString::fromUtf8(url(match.captured().toUtf8()));
        from = match.capturedEnd();
    }
    shown += QStringView(text).sliced(from);
    return shown;
}

QByteArray HarSecrets::form(QByteArrayView form) const
{
    QByteArray shown;
    for (;;) {
        const qsizetype end = form.indexOf('&');
        const QByteArrayView field = end < 0 ? form : form.first(end);
        const qsizetype equals = field.indexOf('=');
        const auto parsed = UrlEncoded::parse(field);
        if (equals >= 0 && !parsed.isEmpty() && isSecret(parsed.first().first))
            shown.append(field.first(equals + 1)).append(UrlMask);
        else
            shown.append(field);
        if (end < 0)
            return shown;
        shown += '&';
        form = form.sliced(end + 1);
    }
}

QJsonValue HarSecrets::json(const QJsonValue &value, bool *found) const
{
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = json(array.at(i), found);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    const QStringList names = object.keys();
    for (const QString &name : names) {
        if (!isSecret(name)) {
            object[name] = json(object.value(name), found);
        } else if (!object.value(name).isNull()) {
            object[name] = Mask;
            *found = true;
        }
    }
    return object;
}

} // namespace HttpQ
