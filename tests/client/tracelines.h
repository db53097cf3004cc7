// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/traceevent.h"

#include <QtCore/qlist.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qstringlist.h>

#include <memory>

namespace HttpQTest {

//! Keeps what a trace function is told.
class TraceLines
{
public:
    //! Keeps its own hold on what it fills.
    HttpQ::TraceFunction function() const
    {
        return [events = m_events](const HttpQ::TraceEvent &event) { events->append(event); };
    }

    static QString kindName(HttpQ::TraceEvent::Kind kind)
    {
        return QString::fromLatin1(
                QMetaEnum::fromType<HttpQ::TraceEvent::Kind>().valueToKey(int(kind)));
    }
    //! "Kind" or "Kind: text" each.
    QStringList texts() const
    {
        QStringList list;
        for (const HttpQ::TraceEvent &event : *m_events) {
            const QString name = kindName(event.kind());
            list += event.text().isEmpty() ? name : name + QStringLiteral(": ") + event.text();
        }
        return list;
    }
    //! "Kind microseconds" each.
    QStringList times() const
    {
        QStringList list;
        for (const HttpQ::TraceEvent &event : *m_events)
            list += QStringLiteral("%1 %2").arg(kindName(event.kind())).arg(event.at().count());
        return list;
    }
    bool isInOrder() const
    {
        for (qsizetype i = 1; i < m_events->size(); ++i) {
            if (m_events->at(i).at() < m_events->at(i - 1).at())
                return false;
        }
        return true;
    }
    const QList<HttpQ::TraceEvent> &events() const { return *m_events; }
    void clear() { m_events->clear(); }

private:
    std::shared_ptr<QList<HttpQ::TraceEvent>> m_events =
            std::make_shared<QList<HttpQ::TraceEvent>>();
};

} // namespace HttpQTest
