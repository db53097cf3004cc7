// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/logvalues.h"

#include <HttpQ/statenames.h>

#include <QtCore/qmetaobject.h>

using namespace Qt::StringLiterals;

namespace HttpQ::LogValues {

namespace {

Error::Phase phaseOf(RequestPhase::Kind kind)
{
    switch (kind) {
    case RequestPhase::Kind::Pool:
        return Error::Phase::Pool;
    case RequestPhase::Kind::Resolve:
        return Error::Phase::Resolve;
    case RequestPhase::Kind::Connect:
        return Error::Phase::Connect;
    case RequestPhase::Kind::Tls:
        return Error::Phase::Tls;
    case RequestPhase::Kind::Send:
        return Error::Phase::Send;
    case RequestPhase::Kind::Wait:
        return Error::Phase::Head;
    case RequestPhase::Kind::Receive:
        return Error::Phase::Body;
    }
    return Error::Phase::None;
}

} // namespace

double milliseconds(Timings::Duration duration)
{
    return double(duration.count()) / 1000;
}

QVariantList phases(const QList<RequestPhase> &phases)
{
    const QMetaEnum names = QMetaEnum::fromType<RequestPhase::Kind>();
    QVariantList list;
    list.reserve(phases.size());
    for (const RequestPhase &phase : phases) {
        QVariantMap object;
        object.insert(u"name"_s, QString::fromLatin1(names.valueToKey(int(phase.kind))).toLower());
        object.insert(u"text"_s, phaseName(phaseOf(phase.kind)));
        object.insert(u"round"_s, phase.round);
        object.insert(u"start"_s, milliseconds(phase.start));
        object.insert(u"duration"_s, milliseconds(phase.duration));
        list.append(object);
    }
    return list;
}

QVariantList fields(const QList<RequestLogEntry::Field> &fields)
{
    QVariantList list;
    list.reserve(fields.size());
    for (const auto &[name, value] : fields)
        list.append(QVariantMap { { u"name"_s, name }, { u"value"_s, value } });
    return list;
}

} // namespace HttpQ::LogValues
