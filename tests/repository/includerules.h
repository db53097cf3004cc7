// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qhash.h>
#include <QtCore/qstringlist.h>

/*!
    Which folder may include which. Paths are relative to the root of the repository and have "/".
*/
class IncludeRules
{
public:
    //! Learns where the headers are, for <HttpQ/x.h> tells only the name.
    void addHeader(const QString &path);

    //! What is wrong with the #include lines of \a text, the contents of the file \a path: one line
    //! each. Empty if nothing is.
    QStringList violations(const QString &path, const QString &text) const;

private:
    //! The path of what is included, or empty for other libraries' headers.
    QString resolve(const QString &from, const QString &name, bool isQuoted) const;
    QString judge(const QString &from, const QString &name, bool isQuoted) const;

    QHash<QString, QString> m_pathByName;
    QStringList m_paths;
};
