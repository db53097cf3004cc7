// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/response.h"

// The ways to go through the whole body of a response. Each refuses one that somebody began to read.
namespace HttpQ {

//! Its pieces, each but the last of \a size bytes unless that is 0.
QCoro::AsyncGenerator<QByteArray> chunksOf(Response response, BodyReading reading, qsizetype size);
//! Its text, in pieces.
QCoro::AsyncGenerator<QString> textOf(Response response);
//! Its lines, of at most Limits::lineBytes.
QCoro::AsyncGenerator<QString> linesOf(Response response);

} // namespace HttpQ
