// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"

namespace HttpQ {

// How the source of a request body is read, whoever reads it. It is code of the program: what it
// throws is its failure, and all of its failures are errors of the kind LocalProtocol, but for those
// that it names itself.

//! Goes to the start of \a source, if it has one, and asks how much will come.
Error beginSource(BodySource &source, Error::Phase phase, qint64 &announced);
//! Appends the next piece to \a piece. \a failure says why the source Failed.
BodySource::Pull pullFrom(BodySource &source, QByteArray &piece, Error::Phase phase,
                          Error &failure);
//! RFC 9110 8.6: what was announced must come. \a seen bytes came, and that was all if \a isEnd.
Error checkAnnounced(qint64 announced, qint64 seen, bool isEnd, Error::Phase phase);

} // namespace HttpQ
