// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>

#include <QtCore/qfile.h>

#include <optional>

namespace HttpQ {

/*!
    \class HttpQ::FileSource
    \brief The bytes of a regular file as the content of a request, or of a part of it.

    \code
    client.put(url).body(HttpQ::Body(std::make_shared<HttpQ::FileSource>(path)));
    \endcode

    The file is open only while it is sent: a request may name more files than a program may have
    open. How long it is is seen when sending starts: it is an error if it is shorter later on, and
    what is written behind its end stays out. A file that cannot be read is Error::Kind::File.
*/
class HTTPQ_EXPORT FileSource final : public BodySource
{
public:
    explicit FileSource(const QString &path);

    //! As long as the file was when this was asked first, -1 if there is none.
    qint64 size() const override;
    Pull pull(QByteArray &buffer, qsizetype wanted) override;
    bool isReplayable() const override { return true; }
    bool rewind() override;

private:
    bool open();
    Pull failFile(const QString &reason);

    QFile m_file;
    mutable std::optional<qint64> m_size;
    qint64 m_read = 0;
};

} // namespace HttpQ
