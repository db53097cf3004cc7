// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstringlist.h>

namespace HttpQTest {

//! Qt's lupdate, which finds the texts in code that are to be translated.
class Lupdate
{
public:
    static bool isInstalled();

    //! Writes what it finds in \a folders into a new catalog \a path, only what has plural forms if
    //! \a isPluralOnly. Gives what went wrong.
    static QString run(const QStringList &folders, const QString &path, bool isPluralOnly = false);
};

} // namespace HttpQTest
