// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/multipart/filesource.h"

#include <QtCore/qfileinfo.h>

namespace HttpQ {

FileSource::FileSource(const QString &path)
    : m_file(path)
{}

qint64 FileSource::size() const
{
    if (!m_size) {
        const QFileInfo info(m_file.fileName());
        if (!info.isFile())
            return -1;
        m_size = info.size();
    }
    return *m_size;
}

bool FileSource::rewind()
{
    m_file.close();
    m_read = 0;
    return true;
}

bool FileSource::open()
{
    // Opening a pipe that nobody writes to would wait for ever.
    const QFileInfo info(m_file.fileName());
    if (info.exists() && !info.isFile()) {
        failFile(QStringLiteral("is no regular file"));
        return false;
    }
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        failFile(QStringLiteral("cannot be opened: %1").arg(m_file.errorString()));
        return false;
    }
    if (!m_size)
        m_size = m_file.size();
    return true;
}

BodySource::Pull FileSource::pull(QByteArray &buffer, qsizetype wanted)
{
    if (!m_file.isOpen() && !open())
        return Pull::Failed;
    const qint64 left = *m_size - m_read;
    if (left <= 0) {
        m_file.close();
        return Pull::End;
    }
    const qsizetype before = buffer.size();
    buffer.resize(before + qsizetype(qMin(left, qint64(wanted))));
    const qint64 got = m_file.read(buffer.data() + before, buffer.size() - before);
    buffer.resize(before + qsizetype(qMax(qint64(0), got)));
    if (got < 0)
        return failFile(QStringLiteral("cannot be read: %1").arg(m_file.errorString()));
    if (got == 0) {
        return failFile(QStringLiteral("became shorter while it was sent: %1 bytes instead of %2")
                                .arg(m_read)
                                .arg(*m_size));
    }
    m_read += got;
    return Pull::Bytes;
}

BodySource::Pull FileSource::failFile(const QString &reason)
{
    fail(Error(Error::Kind::File, Error::Phase::Send, Error::Party::Local,
               QStringLiteral("The file \"%1\" %2").arg(m_file.fileName(), reason)));
    return Pull::Failed;
}

} // namespace HttpQ
