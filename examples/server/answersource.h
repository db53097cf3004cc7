// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

#include <chrono>
#include <optional>

//! Where the content of an answer comes from that is not there as a whole.
class AnswerSource
{
public:
    virtual ~AnswerSource() = default;

    //! How many bytes it gives in all; -1 if that is not known.
    virtual qint64 size() const = 0;
    //! The next piece; nothing at the end.
    virtual std::optional<QByteArray> read() = 0;
    //! How long to wait between two pieces; 0 gives them as fast as the client takes them.
    virtual std::chrono::milliseconds interval() const = 0;
};
