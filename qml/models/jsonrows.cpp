// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/jsonrows.h"

#include <QtCore/qjsonobject.h>
#include <QtCore/qset.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

constexpr int WholeRow = Qt::UserRole;
constexpr int FirstName = Qt::UserRole + 1;
constexpr auto WholeRowName = "modelData"_L1;

} // namespace

void JsonRoles::choose(const QStringList &names)
{
    m_areChosen = false;
    clear();
    add(names);
    m_areChosen = !names.isEmpty();
}

QStringList JsonRoles::newNames(const QList<QJsonValue> &rows) const
{
    QStringList found;
    if (m_areChosen)
        return found;
    QSet<QString> seen;
    for (const QJsonValue &row : rows) {
        const QJsonObject object = row.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString name = it.key();
            if (!isRole(name) && name != WholeRowName && !seen.contains(name)) {
                seen.insert(name);
                found.append(name);
            }
        }
    }
    return found;
}

void JsonRoles::add(const QStringList &names)
{
    for (const QString &name : names) {
        if (name == WholeRowName)
            continue;
        const auto place = m_places.constFind(name);
        if (place != m_places.cend()) {
            m_names[*place].isRole = true;
            continue;
        }
        m_places.insert(name, m_names.size());
        m_names.append({ name, true });
    }
}

void JsonRoles::clear()
{
    if (m_areChosen)
        return;
    for (Name &name : m_names)
        name.isRole = false;
}

bool JsonRoles::isRole(const QString &name) const
{
    const auto place = m_places.constFind(name);
    return place != m_places.cend() && m_names[*place].isRole;
}

QHash<int, QByteArray> JsonRoles::names() const
{
    QHash<int, QByteArray> names;
    names.insert(WholeRow, QByteArray(WholeRowName.data(), WholeRowName.size()));
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        if (m_names[i].isRole)
            names.insert(FirstName + int(i), m_names[i].name.toUtf8());
    }
    return names;
}

QVariant JsonRoles::value(const QJsonValue &row, int role) const
{
    if (role == WholeRow)
        return row.toVariant();
    const qsizetype index = role - FirstName;
    if (index < 0 || index >= m_names.size() || !m_names[index].isRole)
        return {};
    const QJsonValue value = row.toObject().value(m_names[index].name);
    return value.isUndefined() ? QVariant() : value.toVariant();
}

QList<int> JsonRoles::changes(const QJsonValue &before, const QJsonValue &after) const
{
    QList<int> roles;
    if (before == after)
        return roles;
    roles.append(WholeRow);
    const QJsonObject old = before.toObject();
    const QJsonObject now = after.toObject();
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const auto &[name, isRole] = m_names[i];
        if (isRole && old.value(name) != now.value(name))
            roles.append(FirstName + int(i));
    }
    return roles;
}

QString rowId(const QJsonValue &row, const QString &name)
{
    const QJsonValue value = row.toObject().value(name);
    if (value.isString())
        return u'"' + value.toString();
    if (!value.isDouble())
        return {};
    // A number that is no whole one tells apart as well as its digits do.
    const qint64 whole = value.toInteger();
    return double(whole) == value.toDouble() ? QString::number(whole)
                                             : QString::number(value.toDouble(), 'g', 17);
}

} // namespace HttpQ
