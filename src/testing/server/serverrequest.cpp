// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/serverrequest.h"

#include <QtCore/qlist.h>

namespace HttpQ {

namespace {

QByteArray word(const QByteArray &head, int index)
{
    return head.left(head.indexOf('\r')).split(' ').value(index);
}

QList<QByteArray> fieldValues(const QByteArray &head, QByteArrayView name)
{
    QList<QByteArray> values;
    QList<QByteArray> lines = head.split('\n');
    lines.removeFirst();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            values.append(line.mid(colon + 1).trimmed());
    }
    return values;
}

} // namespace

ServerRequest::ServerRequest() = default;

ServerRequest::ServerRequest(const QByteArray &head)
    : m_head(head)
{}

QByteArray ServerRequest::method() const
{
    return word(m_head, 0);
}

QByteArray ServerRequest::target() const
{
    return word(m_head, 1);
}

QByteArray ServerRequest::header(QByteArrayView name) const
{
    const QList<QByteArray> values = fieldValues(m_head, name);
    if (values.isEmpty())
        return {};
    const QByteArray joined = values.join(", ");
    return joined.isNull() ? QByteArray("") : joined;
}

int ServerRequest::headerCount(QByteArrayView name) const
{
    return static_cast<int>(fieldValues(m_head, name).size());
}

} // namespace HttpQ
