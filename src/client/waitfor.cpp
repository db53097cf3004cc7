// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/waitfor.h"

namespace HttpQ {

Error WaitForDetail::gaveUp(std::chrono::milliseconds limit)
{
    return Error(
            Error::Kind::TotalTimeout, Error::Phase::None, Error::Party::Local,
            QStringLiteral("What was waited for was not done within %1 ms").arg(limit.count()));
}

} // namespace HttpQ
