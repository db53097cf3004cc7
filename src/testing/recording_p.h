// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "http/responsehead.h"

namespace HttpQ {

//! One request and what came of it, with secrets masked: an entry of a cassette.
class Recording
{
public:
    Recording() {}

    QByteArray method;
    QByteArray url;
    Headers headers;
    QByteArray body;

    ResponseHead head;
    QByteArray content;
    Error error; //!< in place of a response

    bool isComplete = false; //!< the outcome is there
    bool isUsed = false; //!< it has answered a request
};

} // namespace HttpQ
