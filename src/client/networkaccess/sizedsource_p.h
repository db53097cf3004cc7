// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/relayingsource.h"

#include <memory>
#include <utility>

namespace HttpQ {

//! A source that does not know its size, of which somebody else does.
class SizedSource final : public RelayingSource
{
public:
    SizedSource(std::shared_ptr<BodySource> source, qint64 size)
        : RelayingSource(std::move(source))
        , m_size(size)
    {}

    qint64 size() const override { return m_size; }
    bool isReplayable() const override { return source()->isReplayable(); }
    bool rewind() override
    {
        m_left = m_size;
        return source()->rewind();
    }
    Pull pull(QByteArray &buffer, qsizetype wanted) override
    {
        if (m_left == 0)
            return Pull::End;
        const qsizetype before = buffer.size();
        const Pull pulled =
                pullFromSource(buffer, static_cast<qsizetype>(qMin(qint64(wanted), m_left)));
        m_left -= buffer.size() - before;
        return pulled;
    }

private:
    const qint64 m_size;
    qint64 m_left = m_size;
};

} // namespace HttpQ
