// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/partfile_p.h"

#include "client/files/filesystem_p.h"
#include "http/shownurl.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

namespace HttpQ {

namespace {

// Far more than a URL and a validator take.
constexpr qint64 MaxDescription = 1024 * 1024;

Error fileError(const QString &message)
{
    return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local, message);
}

} // namespace

PartFile::PartFile(const QString &filePath)
    : m_filePath(filePath)
    , m_descriptionPath(filePath + QStringLiteral(".part.json"))
    , m_partPath(filePath + QStringLiteral(".part"))
    , m_lock(filePath + QStringLiteral(".part.lock"))
{
    m_lock.setStaleLockTime(0); // a download may last; that its program is gone is seen anyhow
}

PartFile::~PartFile()
{
    close();
}

Error PartFile::failure(const QString &what, const QString &reason) const
{
    return fileError(QStringLiteral("The file \"%1\" %2: %3").arg(m_partPath, what, reason));
}

Error PartFile::lock()
{
    const QFileInfo target(m_filePath);
    if (m_filePath.isEmpty())
        return fileError(QStringLiteral("The path of the file to download to is empty"));
    // The name would be taken from a device or folder.
    if (target.exists() && !target.isFile()) {
        return fileError(QStringLiteral("\"%1\" is no regular file: it cannot be downloaded to")
                                 .arg(m_filePath));
    }
    // QLockFile would wait for a pipe that others put there.
    if (const QString reason = checkOwn(m_filePath + QStringLiteral(".part.lock"));
        !reason.isNull()) {
        return fileError(QStringLiteral("The file \"%1.part.lock\" cannot be used: %2")
                                 .arg(m_filePath, reason));
    }
    if (m_lock.tryLock(0))
        return {};
    if (m_lock.error() == QLockFile::LockFailedError) {
        qint64 process = 0;
        QString host;
        QString program;
        m_lock.getLockInfo(&process, &host, &program);
        // Whether a program on another machine is still there cannot be seen from here.
        return failure(
                QStringLiteral("cannot be written"),
                QStringLiteral("another download writes it, by process %1 (%2) on %3; if that "
                               "is gone, remove \"%4.part.lock\"")
                        .arg(QString::number(process), program, host, m_filePath));
    }
    // QLockFile does not tell why.
    const bool wasThere = QFile::exists(m_partPath);
    const QString reason = openOwn(m_file, m_partPath, Access::Default);
    m_file.close();
    if (reason.isNull() && !wasThere)
        QFile::remove(m_partPath);
    return failure(QStringLiteral("cannot be opened"),
                   reason.isNull() ? QStringLiteral("it cannot be locked") : reason);
}

Error PartFile::open(const QUrl &url, bool isResumed)
{
    if (const Error error = lock())
        return error;
    m_url = sentUrl(url).toEncoded();
    m_isKept = isResumed;
    forget();
    m_isOurs = false;
    if (!isResumed || !load())
        return {};
    if (const QString reason = openOwn(m_file, m_partPath, Access::Default); !reason.isNull()) {
        const Error error = failure(QStringLiteral("cannot be opened"), reason);
        forget();
        m_lock.unlock();
        return error;
    }
    m_isOurs = true;
    return {};
}

// Whether there is a part that can be gone on with.
bool PartFile::load()
{
    const QFileInfo part(m_partPath);
    QFile file;
    QByteArray text;
    if (!part.isFile() || !openOwnToRead(file, m_descriptionPath).isNull()
        || !readAtMost(file, MaxDescription, text).isNull())
        return false;
    const QJsonObject description = QJsonDocument::fromJson(text).object();
    const QByteArray validator =
            description.value(QStringLiteral("validator")).toString().toLatin1();
    const qint64 total = description.value(QStringLiteral("total")).toInteger(-1);
    if (description.value(QStringLiteral("url")).toString().toLatin1() != m_url
        || validator.isEmpty() || (total >= 0 && part.size() > total))
        return false;
    m_validator = validator;
    m_total = total;
    m_size = part.size();
    return true;
}

Error PartFile::describe()
{
    const QJsonObject description {
        { QStringLiteral("url"), QString::fromLatin1(m_url) },
        { QStringLiteral("validator"), QString::fromLatin1(m_validator) },
        { QStringLiteral("total"), m_total },
    };
    const QByteArray text = QJsonDocument(description).toJson();
    QFile file;
    // URLs hold secrets now and then.
    QString reason = openOwn(file, m_descriptionPath, Access::Private);
    if (reason.isNull()) {
        if (file.resize(0) && file.write(text) == text.size())
            return {};
        reason = file.errorString();
        file.close();
        QFile::remove(m_descriptionPath);
    }
    return fileError(
            QStringLiteral("The file \"%1\" cannot be written: %2").arg(m_descriptionPath, reason));
}

Error PartFile::begin(const QByteArray &validator, qint64 total)
{
    QFile::remove(m_descriptionPath);
    m_validator = m_isKept ? validator : QByteArray();
    m_total = total;
    m_size = 0;
    if (!m_file.isOpen()) {
        if (const QString reason = openOwn(m_file, m_partPath, Access::Default); !reason.isNull())
            return failure(QStringLiteral("cannot be opened"), reason);
    }
    m_isOurs = true;
    if (!m_file.resize(0) || !m_file.seek(0))
        return failure(QStringLiteral("cannot be emptied"), m_file.errorString());
    return isResumable() ? describe() : Error();
}

Error PartFile::append(QByteArrayView bytes)
{
    if (m_file.pos() != m_size && !m_file.seek(m_size))
        return failure(QStringLiteral("cannot be written"), m_file.errorString());
    while (!bytes.isEmpty()) {
        // What was written before a failure counts: it is right as far as it goes.
        const qint64 written = m_file.write(bytes.data(), bytes.size());
        if (written <= 0) {
            return failure(QStringLiteral("cannot be written after %1 bytes").arg(m_size),
                           m_file.errorString());
        }
        m_size += written;
        bytes = bytes.sliced(qsizetype(written));
    }
    return {};
}

Error PartFile::read(qint64 from, qint64 count, QByteArray &bytes)
{
    if (!m_file.seek(from))
        return failure(QStringLiteral("cannot be read"), m_file.errorString());
    bytes = m_file.read(count);
    if (bytes.size() == count)
        return {};
    return failure(QStringLiteral("cannot be read after %1 bytes").arg(from + bytes.size()),
                   m_file.error() == QFile::NoError ? QStringLiteral("it became shorter")
                                                    : m_file.errorString());
}

Error PartFile::commit(bool isOverwritten)
{
    if (const QString unwritten = syncToDisk(m_file); !unwritten.isNull())
        return failure(QStringLiteral("cannot be written to the disk"), unwritten);
    m_file.close();
    const QString reason =
            moveFile(m_partPath, m_filePath, isOverwritten ? Overwrite::Yes : Overwrite::No);
    if (!reason.isNull())
        return failure(QStringLiteral("cannot be renamed to \"%1\"").arg(m_filePath), reason);
    // The name is on the disk once the folder is. The file is complete either way.
    syncFolderOf(m_filePath);
    QFile::remove(m_descriptionPath);
    forget();
    m_isOurs = false;
    m_lock.unlock();
    return {};
}

void PartFile::forget()
{
    m_validator.clear();
    m_total = -1;
    m_size = 0;
}

void PartFile::close()
{
    if (!isOpen())
        return;
    m_file.close();
    if (m_isOurs && (!isResumable() || m_size == 0)) {
        QFile::remove(m_descriptionPath);
        QFile::remove(m_partPath);
    }
    forget();
    m_isOurs = false;
    m_lock.unlock();
}

void PartFile::discard()
{
    forget();
    close();
}

} // namespace HttpQ
