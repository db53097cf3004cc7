// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"

#include <memory>
#include <utility>

namespace HttpQ {

//! A source that does not know its size, of which somebody else does.
class SizedSource final : public BodySource, private BodySource::WakeUp
{
public:
    SizedSource(std::shared_ptr<BodySource> source, qint64 size)
        : m_source(std::move(source))
        , m_size(size)
    {
        m_source->setWakeUp(this);
    }
    ~SizedSource() override { m_source->setWakeUp(nullptr); }

    qint64 size() const override { return m_size; }
    bool isReplayable() const override { return m_source->isReplayable(); }
    bool rewind() override
    {
        m_left = m_size;
        return m_source->rewind();
    }
    Pull pull(QByteArray &buffer, qsizetype wanted) override
    {
        if (m_left == 0)
            return Pull::End;
        const qsizetype before = buffer.size();
        const Pull pulled =
                m_source->pull(buffer, static_cast<qsizetype>(qMin(qint64(wanted), m_left)));
        m_left -= buffer.size() - before;
        if (pulled == Pull::Failed)
            fail(m_source->error());
        return pulled;
    }

private:
    void sourceReady() override { ready(); }

    std::shared_ptr<BodySource> m_source;
    const qint64 m_size;
    qint64 m_left = m_size;
};

} // namespace HttpQ
