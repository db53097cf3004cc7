// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>
#include <QtCore/qjsonvalue.h>
#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qvariant.h>

namespace HttpQ {

/*!
    Which roles the rows of a model have, each of them a value of JSON: one for each name that the members
    of the rows have, and "modelData" for the row itself.

    A name keeps its number for good: views of Qt Quick ask for the names once, and go on with the numbers
    after the model was reset.
*/
class JsonRoles
{
public:
    //! Of names that were chosen: rows add none.
    void choose(const QStringList &names);
    bool areChosen() const { return m_areChosen; }

    //! The names in \a rows that have no role.
    QStringList newNames(const QList<QJsonValue> &rows) const;
    void add(const QStringList &names);
    //! Has none but those that were chosen.
    void clear();

    QHash<int, QByteArray> names() const;
    QVariant value(const QJsonValue &row, int role) const;
    //! The roles whose values in \a before and \a after are not the same.
    QList<int> changes(const QJsonValue &before, const QJsonValue &after) const;

private:
    struct Name
    {
        QString name;
        bool isRole; // now
    };
    bool isRole(const QString &name) const;

    QList<Name> m_names; // that were roles ever, by their numbers
    QHash<QString, qsizetype> m_places; // of the names in there
    bool m_areChosen = false;
};

//! A text by which rows are told apart: that of the member \a name, or a null string if a row has none
//! that is text or a number.
QString rowId(const QJsonValue &row, const QString &name);

} // namespace HttpQ
