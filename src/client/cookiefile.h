// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/cookiejar.h>
#include <HttpQ/error.h>
#include <HttpQ/httpqglobal.h>

#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \class HttpQ::CookieFile
    \brief Keeps the cookies of a jar in a file.

    \code
    HttpQ::CookieFile file(path);
    if (HttpQ::Error error = file.load(*jar))
        qWarning() << error;
    ...
    if (HttpQ::Error error = file.save(*jar))
        qWarning() << error;
    \endcode

    The file is replaced as a whole: whatever happens while saving, it is the old one or the new one.
    Only its owner may read it. Errors are of Error::Kind::File and name the file.
*/
class HTTPQ_EXPORT CookieFile
{
public:
    //! A file with more bytes is not read: it is more than a full jar needs.
    static constexpr qint64 MaxBytes = 32 * 1024 * 1024;

    explicit CookieFile(const QString &path);

    QString path() const { return m_path; }

    //! Adds the cookies of the file to \a jar, which is unchanged if any of it cannot be read. That
    //! there is no file is no error.
    Error load(CookieJar &jar) const;
    /*!
        Writes the cookies of \a jar: to a file beside it that only its owner can read, which takes
        the place of the old one once it is on the disk. As with QSaveFile, an error means that the old
        file is as it was, and no error that the new one is there. That the folder could not be written
        to the disk, so that a loss of power may bring the old one back, is but a warning in the log.
        Waits for the disk, and up to five seconds for another program that saves to the same file.
    */
    Error save(const CookieJar &jar,
               CookieJar::SessionCookies sessionCookies = CookieJar::SessionCookies::Drop) const;

private:
    QString m_path;
};

} // namespace HttpQ
