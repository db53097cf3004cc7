// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qhash.h>
#include <QtCore/qset.h>
#include <QtCore/qstringlist.h>

/*!
    The names that headers declare in the namespace HttpQ for their users: "get", "Response",
    "Response::status", "Error::Kind::Read". Private and protected members are not among them.
*/
class PublicNames
{
public:
    //! Learns what \a text, the contents of a header, declares.
    void addHeader(const QString &text);

    //! True if \a name is declared; also if a public base class of its class declares it.
    bool contains(const QString &name) const;
    qsizetype size() const { return m_names.size(); }

    //! \a text without comments, literals and preprocessor directives.
    static QString withoutComments(const QString &text);

private:
    friend class DeclarationReader;

    QSet<QString> m_names;
    QHash<QString, QStringList> m_bases;
};
