// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/pausablesource.h"

#include <utility>

namespace HttpQ {

PausableSource::PausableSource(const Body &body)
    : m_body(body)
{
    if (m_body.source())
        m_body.source()->setWakeUp(this);
}

PausableSource::~PausableSource()
{
    if (m_body.source())
        m_body.source()->setWakeUp(nullptr);
}

void PausableSource::resume()
{
    m_isPaused = false;
    if (std::exchange(m_isAwaited, false))
        ready();
}

BodySource::Pull PausableSource::pull(QByteArray &buffer, qsizetype wanted)
{
    if (m_isPaused) {
        m_isAwaited = true;
        return Pull::Later;
    }
    if (BodySource *source = m_body.source().get()) {
        const Pull pulled = source->pull(buffer, wanted);
        if (pulled == Pull::Failed)
            fail(source->error());
        return pulled;
    }
    const QByteArrayView rest = QByteArrayView(m_body.bytes()).sliced(m_taken);
    if (rest.isEmpty())
        return Pull::End;
    const QByteArrayView piece = rest.first(qMin(rest.size(), wanted));
    buffer.append(piece);
    m_taken += piece.size();
    return Pull::Bytes;
}

bool PausableSource::rewind()
{
    m_taken = 0;
    return !m_body.source() || m_body.source()->rewind();
}

} // namespace HttpQ
