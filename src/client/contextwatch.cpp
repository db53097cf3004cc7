// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/contextwatch_p.h"

#include "client/cancelled_p.h"

#include <utility>

namespace HttpQ {

ContextWatch::Lost ContextWatch::Watched::take()
{
    const std::lock_guard lock(mutex);
    return std::exchange(lost, {});
}

void ContextWatch::begin(Lost lost)
{
    m_watched = std::make_shared<Watched>();
    m_watched->lost = std::move(lost);
    // Disconnecting does not wait for a slot that runs in another thread.
    m_connection = QObject::connect(m_context.data(), &QObject::destroyed, [watched = m_watched] {
        if (const Lost call = watched->take())
            call();
    });
}

void ContextWatch::end()
{
    if (!m_watched)
        return;
    QObject::disconnect(m_connection);
    m_watched->take();
    m_watched.reset();
}

Error ContextWatch::lostError()
{
    return cancelled(QStringLiteral("The context object of the request was destroyed"));
}

} // namespace HttpQ
