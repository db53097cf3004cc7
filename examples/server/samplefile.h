// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "exampleanswer.h"

#include <QtCore/qstring.h>

class ExampleRequest;

//! A file whose bytes are made from its name: the same each time, and never kept.
class SampleFile
{
public:
    SampleFile(const QString &name, qint64 size);

    qint64 size() const { return m_size; }
    //! As much of \a length bytes from \a offset on as there are.
    QByteArray bytes(qint64 offset, qint64 length) const;
    //! A strong entity tag (RFC 9110 8.8.3).
    QByteArray entityTag() const;
    //! The file or the range of it that is asked for (RFC 9110 14), \a bytesPerSecond of it; as fast as
    //! the client takes it if that is 0.
    ExampleAnswer answer(const ExampleRequest &request, qint64 bytesPerSecond) const;

private:
    QString m_name;
    qint64 m_size;
    quint32 m_seed = 0;
};
