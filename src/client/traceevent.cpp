// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/traceevent.h"

#include "http/shownurl.h"

#include <QtCore/qdebug.h>
#include <QtCore/qmetaobject.h>

namespace HttpQ {

TraceEvent::TraceEvent(quint64 request, Kind kind, std::chrono::microseconds at, const QUrl &url,
                       const QString &text)
    : m_request(request)
    , m_kind(kind)
    , m_at(at)
    , m_url(shownUrl(url))
    , m_text(text)
{}

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const TraceEvent &event)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote();
    debug << '#' << event.request() << ' ' << double(event.at().count()) / 1000 << " ms "
          << QMetaEnum::fromType<TraceEvent::Kind>().valueToKey(static_cast<int>(event.kind()));
    if (!event.text().isEmpty())
        debug << ": " << event.text();
    return debug << " [" << event.url().toString() << ']';
}
#endif

} // namespace HttpQ
