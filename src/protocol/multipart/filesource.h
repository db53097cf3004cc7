// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"

#include <QtCore/qfile.h>

#include <optional>

namespace HttpQ {

//! The bytes of a regular file, which is open only while it is sent: a request may name more files
//! than a program may have open.
class FileSource final : public BodySource
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
