// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "ticksource.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

#include <array>
#include <cmath>

std::optional<QByteArray> TickSource::read()
{
    static const std::array<QString, 4> sensors = { QStringLiteral("North"), QStringLiteral("East"),
                                                    QStringLiteral("South"),
                                                    QStringLiteral("West") };
    if (m_count > 0 && m_given == m_count)
        return std::nullopt;
    const auto sensor = static_cast<size_t>(m_given) % sensors.size();
    const double wave = std::sin(double(m_given) / 12 + double(sensor));
    ++m_given;
    QJsonObject tick;
    tick[QStringLiteral("id")] = m_given;
    tick[QStringLiteral("time")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    tick[QStringLiteral("sensor")] = sensors[sensor];
    tick[QStringLiteral("value")] = std::round((20 + 4 * wave) * 10) / 10;
    return QJsonDocument(tick).toJson(QJsonDocument::Compact) + '\n';
}
