// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/hstsstore.h>
#include <HttpQ/httpqglobal.h>

#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \class HttpQ::HstsFile
    \brief Keeps the hosts of an HstsStore in a file.

    The file is replaced as a whole: whatever happens while saving, it is the old one or the new one.
    Only its owner may read it, for it tells which hosts were visited. Errors are of
    Error::Kind::File and name the file.
*/
class HTTPQ_EXPORT HstsFile
{
public:
    //! A file with more bytes is not read: it is more than a full store needs.
    static constexpr qint64 MaxBytes = 8 * 1024 * 1024;

    explicit HstsFile(const QString &path);

    QString path() const { return m_path; }

    //! Adds the hosts of the file to \a store, which is unchanged if any of it cannot be read. That
    //! there is no file is no error.
    Error load(HstsStore &store) const;
    //! Writes the hosts of \a store, as CookieFile::save() writes cookies.
    Error save(const HstsStore &store) const;

private:
    QString m_path;
};

} // namespace HttpQ
