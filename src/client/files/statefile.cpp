// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/files/statefile_p.h"

#include "client/files/filereplacement_p.h"
#include "client/files/filesystem_p.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

namespace HttpQ {

Error StateFile::failure(const QString &what, const QString &reason) const
{
    return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("The %1 file \"%2\" %3%4").arg(m_kind, m_path, what, reason));
}

Error StateFile::load(const std::function<Error(const QByteArray &)> &take) const
{
    QFile file;
    QString reason = openToRead(file, m_path);
    if (!reason.isNull()) {
        // What is in a folder that may not be entered cannot be known.
        const QFileInfo folder(QFileInfo(m_path).path());
        if (!QFileInfo::exists(m_path) && (!folder.exists() || folder.isExecutable()))
            return {};
        return failure(QStringLiteral("cannot be opened: "), reason);
    }
    QByteArray text;
    reason = readAtMost(file, m_maximum, text);
    if (!reason.isNull())
        return failure(QStringLiteral("cannot be read: "), reason);
    if (const Error error = take(text)) {
        return failure(error.kind() == Error::Kind::LimitExceeded
                               ? QStringLiteral("is not used as a whole. ")
                               : QStringLiteral("is broken and none of it is used. "),
                       error.message());
    }
    return {};
}

Error StateFile::save(const QByteArray &text) const
{
    const QString reason = FileReplacement(m_path).write(text);
    return reason.isNull() ? Error() : failure(QStringLiteral("cannot be saved: "), reason);
}

} // namespace HttpQ
