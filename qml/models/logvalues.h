// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/requestlogentry.h>

#include <QtCore/qvariant.h>

// What QML is given of the entries of a log.
namespace HttpQ::LogValues {

double milliseconds(Timings::Duration duration);
//! { name, round, start, duration } of each.
QVariantList phases(const QList<RequestPhase> &phases);
//! { name, value } of each.
QVariantList fields(const QList<RequestLogEntry::Field> &fields);

} // namespace HttpQ::LogValues
