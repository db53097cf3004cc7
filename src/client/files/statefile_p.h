// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

#include <QtCore/qstring.h>

#include <functional>

namespace HttpQ {

//! A text file in which a client keeps something from one run to the next. Errors are of
//! Error::Kind::File and name it.
class StateFile
{
public:
    //! \a kind is what it is called in errors. No more than \a maximum bytes are read.
    StateFile(const QString &kind, const QString &path, qint64 maximum)
        : m_kind(kind)
        , m_path(path)
        , m_maximum(maximum)
    {}

    //! Gives the text to \a take, whose error is that the file is broken. That there is none is no
    //! error.
    [[nodiscard]] Error load(const std::function<Error(const QByteArray &text)> &take) const;
    //! Replaces the file as a whole, or not at all.
    [[nodiscard]] Error save(const QByteArray &text) const;

private:
    Error failure(const QString &what, const QString &reason) const;

    QString m_kind;
    QString m_path;
    qint64 m_maximum;
};

} // namespace HttpQ
