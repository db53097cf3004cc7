// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "repository/includerules.h"

#include <QtCore/qregularexpression.h>

using namespace Qt::StringLiterals;

// The rooms of the house, each with those it may enter besides itself.
static const QHash<QString, QStringList> &rooms()
{
    static const QStringList all = { u"connection"_s, u"network"_s, u"policy"_s, u"protocol"_s,
                                     u"http"_s };
    static const QHash<QString, QStringList> rooms = {
        { u"http"_s, {} },
        { u"protocol"_s, { u"http"_s } },
        { u"policy"_s, { u"http"_s } },
        { u"network"_s, { u"http"_s } },
        { u"connection"_s, { u"protocol"_s, u"network"_s, u"http"_s } },
        { u"client"_s, all },
        { u"testing"_s, all + QStringList { u"client"_s } },
        { u"cli"_s, { u"client"_s } },
        { u"qml"_s, { u"client"_s } },
    };
    return rooms;
}

// Rooms without I/O and without an event loop: of Qt, they need QtCore only.
static bool isPure(const QString &room)
{
    return room == "http"_L1 || room == "protocol"_L1 || room == "policy"_L1;
}

// Programs on top of the library use its public headers, whichever floor those come from.
static bool isUser(const QString &room)
{
    return room == "cli"_L1 || room == "qml"_L1;
}

static QString roomOf(const QString &path)
{
    return path.startsWith("src/"_L1) ? path.section(u'/', 1, 1) : path.section(u'/', 0, 0);
}

// The folder inside protocol/ of a file; empty for files directly in it.
static QString protocolFolderOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() > 3 && parts.at(1) == "protocol"_L1 ? parts.at(2) : QString();
}

void IncludeRules::addHeader(const QString &path)
{
    m_paths.append(path);
    m_pathByName.insert(path.section(u'/', -1), path);
}

QStringList IncludeRules::violations(const QString &path, const QString &text) const
{
    static const QRegularExpression line(uR"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])"_s,
                                         QRegularExpression::MultilineOption);
    QStringList found;
    for (const QRegularExpressionMatch &match : line.globalMatch(text)) {
        const QString name = match.captured(2);
        const QString reason = judge(path, name, match.captured(1) == "\""_L1);
        if (!reason.isEmpty())
            found.append(path + ": "_L1 + name + ": "_L1 + reason);
    }
    return found;
}

QString IncludeRules::resolve(const QString &from, const QString &name, bool isQuoted) const
{
    if (name.startsWith("HttpQ/"_L1)) {
        const QString header = name.section(u'/', 1);
        // A forwarder is named as the class, its header as the class in lower case.
        return m_pathByName.value(header.endsWith(".h"_L1) ? header : header.toLower() + ".h"_L1,
                                  name);
    }
    if (!isQuoted)
        return {};
    const QString inSources = "src/"_L1 + name;
    if (m_paths.contains(inSources))
        return inSources;
    if (!name.contains(u'/')) // a neighbour, or what moc makes of this file
        return from.section(u'/', 0, -2) + u'/' + name;
    return name;
}

QString IncludeRules::judge(const QString &from, const QString &name, bool isQuoted) const
{
    const QString room = roomOf(from);
    if (isPure(room) && name.startsWith("Qt"_L1) && !name.startsWith("QtCore/"_L1))
        return room + " needs QtCore only"_L1;
    if (isPure(room) && name.startsWith("QCoro"_L1, Qt::CaseInsensitive))
        return room + " has no coroutines"_L1;
    const QString included = resolve(from, name, isQuoted);
    if (included.isEmpty())
        return {};
    const QString other = roomOf(included);
    if (!rooms().contains(room))
        return "the folder "_L1 + room + " is not in the design"_L1;
    if (included.startsWith("HttpQ/"_L1) || !rooms().contains(other))
        return u"no header of this project"_s;
    if (room == other) {
        const QString mine = protocolFolderOf(from);
        const QString its = protocolFolderOf(included);
        if (!its.isEmpty() && its != mine)
            return "protocol/"_L1 + mine + " may not know protocol/"_L1 + its;
        return {};
    }
    if (rooms().value(room).contains(other) || (isUser(room) && name.startsWith("HttpQ/"_L1)))
        return {};
    return room + " may not know "_L1 + other;
}
