// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "examplerequest.h"

#include <QtCore/qlist.h>
#include <QtCore/qurlquery.h>

std::optional<ExampleRequest> ExampleRequest::parse(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !words[1].startsWith('/') || !words[2].startsWith("HTTP/1."))
        return std::nullopt;
    ExampleRequest request;
    request.m_method = words[0];
    request.m_version = words[2];
    // A leading "//" would be read as a host.
    request.m_target = QUrl::fromEncoded("http://server" + words[1]);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return std::nullopt;
        request.m_fields.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    return request;
}

QString ExampleRequest::line() const
{
    return QString::fromLatin1(
            m_method + ' '
            + m_target.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded));
}

QString ExampleRequest::query(const QString &name, const QString &fallback) const
{
    const QUrlQuery query(m_target);
    if (!query.hasQueryItem(name))
        return fallback;
    QString value = query.queryItemValue(name, QUrl::PrettyDecoded);
    value.replace(u'+', u' '); // as HTML forms write a space; a plus is %2B
    return QUrl::fromPercentEncoding(value.toUtf8());
}

qint64 ExampleRequest::number(const QString &name, qint64 fallback) const
{
    bool isNumber = false;
    const qint64 value = query(name).toLongLong(&isNumber);
    return isNumber && value >= 0 ? value : fallback;
}

bool ExampleRequest::keepsAlive() const
{
    const QByteArray connection = field("connection").toLower();
    return m_version == "HTTP/1.0" ? connection == "keep-alive" : connection != "close";
}
