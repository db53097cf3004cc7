// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \class HttpQ::ContentDisposition
    \brief The value of a Content-Disposition field (RFC 6266): whether a response is a file to be
    kept, and its name.

    \code
    const HttpQ::ContentDisposition disposition(response.headers().value("Content-Disposition"));
    QFile file(folder.filePath(disposition.fileName()));
    \endcode
*/
class HTTPQ_EXPORT ContentDisposition
{
public:
    explicit ContentDisposition(QByteArrayView field);

    //! "attachment", in lower case; empty if there is none.
    QByteArray type() const { return m_type; }
    //! True for every type but "inline" (RFC 6266 4.2); false if there is none.
    bool isAttachment() const { return !m_type.isEmpty() && m_type != "inline"; }
    //! The name of the file, made safe by safeFileName(); empty if there is none. "filename*" goes
    //! before "filename".
    QString fileName() const { return m_fileName; }

private:
    QByteArray m_type;
    QString m_fileName;
};

/*!
    What of \a name, which somebody else chose, can be the name of a file in a folder: the part
    behind the last slash or backslash, without a drive letter, control characters, marks that turn
    the direction of text, dots and spaces at its ends; not the name of a device on Windows; at most
    255 bytes as UTF-8, its suffix kept. Empty if nothing is left.
*/
HTTPQ_EXPORT QString safeFileName(const QString &name);

} // namespace HttpQ
