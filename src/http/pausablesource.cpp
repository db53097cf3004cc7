// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/pausablesource.h"

#include <utility>

namespace HttpQ {

PausableSource::PausableSource(const Body &body)
    : RelayingSource(body.source())
    , m_body(body)
{}

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
    if (source())
        return pullFromSource(buffer, wanted);
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
    return !source() || source()->rewind();
}

} // namespace HttpQ
