// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/relayingsource.h"

#include <utility>

namespace HttpQ {

RelayingSource::RelayingSource(std::shared_ptr<BodySource> source)
    : m_source(std::move(source))
{}

RelayingSource::~RelayingSource()
{
    leaveSource();
}

void RelayingSource::setSource(std::shared_ptr<BodySource> source)
{
    leaveSource();
    m_source = std::move(source);
}

BodySource::Pull RelayingSource::pullFromSource(QByteArray &buffer, qsizetype wanted)
{
    m_hasPulled = true;
    m_source->setWakeUp(this);
    const Pull pulled = m_source->pull(buffer, wanted);
    if (pulled == Pull::Failed)
        fail(m_source->error());
    return pulled;
}

void RelayingSource::sourceReady()
{
    ready();
}

void RelayingSource::leaveSource()
{
    if (std::exchange(m_hasPulled, false))
        m_source->setWakeUp(nullptr);
}

} // namespace HttpQ
