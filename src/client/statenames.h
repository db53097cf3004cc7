// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

// What states are called in front of the person at the screen: a word or a few, without a full stop,
// in the language of the translation that is installed (see installTranslations()), in English
// without one. They may change from version to version; for logs there is QMetaEnum. Thread-safe.

#include <HttpQ/attempt.h>
#include <HttpQ/error.h>
#include <HttpQ/filedownload.h>
#include <HttpQ/httpqglobal.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/traceevent.h>

#include <QtCore/qstring.h>

namespace HttpQ {

//! Such as "Receiving".
HTTPQ_EXPORT QString stateName(PendingResponse::State state);
//! Such as "Paused".
HTTPQ_EXPORT QString stateName(FileDownload::State state);
//! Such as "Securing the connection"; empty for None. The members of Timings are these phases, too:
//! firstByte is Head.
HTTPQ_EXPORT QString phaseName(Error::Phase phase);
//! Such as "Connected".
HTTPQ_EXPORT QString eventName(TraceEvent::Kind kind);
//! Why there was another round, such as "Redirect".
HTTPQ_EXPORT QString reasonName(Attempt::Reason reason);

} // namespace HttpQ
