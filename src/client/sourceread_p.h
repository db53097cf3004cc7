// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/flowstep_p.h"
#include "http/body.h"

#include <functional>
#include <memory>

namespace HttpQ {

class Operation;

//! Reads all of \a source, from its start, for \a operation: a piece on each turn of the event loop,
//! so that a long body keeps nobody waiting. Each goes to \a take, whose error ends it.
FlowStep<Error> readSource(Operation &operation, std::shared_ptr<BodySource> source,
                           std::function<Error(const QByteArray &piece)> take);

} // namespace HttpQ
