// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace HttpQ {

//! Where in the JSON something is: a chain along the calls, written out only for an error.
class JsonPath
{
public:
    JsonPath() {}
    JsonPath(const JsonPath *parent, QStringView key)
        : m_parent(parent)
        , m_key(key)
    {}
    JsonPath(const JsonPath *parent, qsizetype index)
        : m_parent(parent)
        , m_index(index)
    {}

    // RFC 9535 2.5: the short form of a name where it can be used
    QString toString() const
    {
        if (!m_parent)
            return QStringLiteral("$");
        QString text = m_parent->toString();
        if (m_index >= 0)
            return text + QStringLiteral("[%1]").arg(m_index);
        if (isShort())
            return text + u'.' + m_key.toString();
        QString key = m_key.left(64).toString();
        for (QChar &c : key) // the key may be the peer's
            c = c.isPrint() || c.isSurrogate() ? c : QChar(QChar::ReplacementCharacter);
        key.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        return text + QStringLiteral("[\"%1\"]").arg(key);
    }

private:
    bool isShort() const
    {
        if (m_key.isEmpty() || m_key.size() > 64 || m_key.front().isDigit())
            return false;
        for (const QChar c : m_key) {
            if (!c.isLetterOrNumber() && c != u'_')
                return false;
        }
        return true;
    }

    const JsonPath *m_parent = nullptr;
    QStringView m_key;
    qsizetype m_index = -1;
};

} // namespace HttpQ
