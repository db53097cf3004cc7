// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/har/harsecrets_p.h"

#include "http/characters.h"

namespace HttpQ {

namespace {

const QString Mask = QStringLiteral("[masked]");

} // namespace

HarSecrets::HarSecrets()
    : m_mask("masked") // in URLs brackets would have to be percent-encoded
{}

void HarSecrets::setNames(const QStringList &names)
{
    m_mask.names().set(names);
}

QString HarSecrets::field(QByteArrayView name, const QString &value, bool isSensitive) const
{
    if (!m_areMasked)
        return value;
    if (isSensitive || m_mask.isSecretField(name))
        return Mask;
    const Surroundings surroundings = SecretMask::fieldSurroundings(name);
    if (surroundings == Surroundings::Redirect
        && !Characters::equalsIgnoringCase(name, "refresh")) // which has more than a URL
        return QString::fromUtf8(url(value.toUtf8(), surroundings));
    return QString::fromUtf8(m_mask.text(value.toUtf8(), surroundings));
}

QString HarSecrets::parameter(const QString &name, const QString &value,
                              Surroundings surroundings) const
{
    if (!m_areMasked)
        return value;
    const bool isSecret = m_mask.isSecretParameter(
            name.toUtf8(), value.toUtf8().toPercentEncoding(" "), surroundings);
    return isSecret && !value.isEmpty() ? Mask : text(value);
}

QString HarSecrets::cookie(const QString &value) const
{
    return m_areMasked ? Mask : value;
}

// By the text alone: what a server sends as Location need not be a URL that can be read.
QByteArray HarSecrets::url(const QByteArray &url, Surroundings surroundings) const
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
        shown += '?' + m_mask.form(beforeFragment.sliced(beforeQuery.size() + 1), surroundings);
    // Tokens come back in fragments, too (RFC 6749 4.2.2).
    if (beforeFragment.size() < whole.size())
        shown += '#' + m_mask.form(whole.sliced(beforeFragment.size() + 1), surroundings);
    return shown;
}

QString HarSecrets::text(const QString &text) const
{
    return m_areMasked ? QString::fromUtf8(m_mask.text(text.toUtf8())) : text;
}

QByteArray HarSecrets::form(QByteArrayView form) const
{
    return m_areMasked ? m_mask.form(form) : form.toByteArray();
}

QByteArray HarSecrets::body(const QByteArray &body, QByteArrayView contentType) const
{
    return m_areMasked ? m_mask.body(body, contentType) : body;
}

} // namespace HttpQ
