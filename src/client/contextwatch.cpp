// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/contextwatch_p.h"

#include "client/cancelled_p.h"
#include "client/operation_p.h"

#include <utility>

namespace HttpQ {

OperationPointer ContextWatch::Watched::take()
{
    const std::lock_guard lock(mutex);
    return std::exchange(operation, {});
}

void ContextWatch::begin(Operation *operation)
{
    m_watched = std::make_shared<Watched>();
    m_watched->operation = OperationPointer(operation);
    // Disconnecting does not wait for a slot that runs in another thread.
    m_connection = QObject::connect(m_context.data(), &QObject::destroyed, [watched = m_watched] {
        if (OperationPointer cancelled = watched->take())
            Operation::cancelFromAnyThread(std::move(cancelled), lostError());
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
