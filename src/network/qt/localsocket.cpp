// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/localsocket.h"

#include "network/localconnection.h"

#include <QtCore/qtimer.h>

namespace HttpQ {

LocalConnect::LocalConnect(const QString &path, const Done &done)
    : m_path(path)
    , m_done(done)
{
    QMetaObject::invokeMethod(
            &m_later, [this] { tryNow(); }, Qt::QueuedConnection);
}

void LocalConnect::tryNow()
{
    const Result<std::optional<int>> descriptor = connectToLocalSocket(m_path);
    if (descriptor && !descriptor->has_value()) {
        QTimer::singleShot(LocalRetryDelay, &m_later, [this] { tryNow(); });
        return;
    }
    const Done done = m_done;
    done(descriptor ? Result<int>(**descriptor) : Result<int>(descriptor.error()));
}

} // namespace HttpQ
