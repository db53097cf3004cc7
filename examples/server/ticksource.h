// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answersource.h"

//! Measurements as JSON Lines, one each interval: "id" from 1 on, "time", "sensor" and "value".
class TickSource final : public AnswerSource
{
public:
    //! Ends after \a count of them; never if that is 0.
    TickSource(qint64 count, std::chrono::milliseconds interval)
        : m_count(count)
        , m_interval(interval)
    {}

    qint64 size() const override { return -1; }
    std::optional<QByteArray> read() override;
    std::chrono::milliseconds interval() const override { return m_interval; }

private:
    qint64 m_count;
    qint64 m_given = 0;
    std::chrono::milliseconds m_interval;
};
