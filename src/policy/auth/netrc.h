// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <optional>

namespace HttpQ {

//! The contents of a .netrc file: who to be at which machine.
class Netrc
{
public:
    class Entry
    {
    public:
        Entry() {}
        QByteArray machine;
        QByteArray login;
        QByteArray password;
        QByteArray account;
    };
    enum class Default { Ignored, Used };

    static constexpr qsizetype MaxSize = 128 * 1024;

    Netrc() {}
    //! Reads \a text. A syntax error names the line, but nothing that stands there.
    static Result<Netrc> fromText(const QByteArray &text);

    //! The first entry for the machine \a host, or else the default entry if \a fallback says so.
    std::optional<Entry> find(QByteArrayView host, Default fallback = Default::Ignored) const;

private:
    QList<Entry> m_entries;
    std::optional<Entry> m_default;
};

} // namespace HttpQ
