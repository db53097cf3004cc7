// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qmetatype.h>

#include <chrono>

namespace HttpQ {

/*!
    \class HttpQ::Timings
    \brief How long each phase of a request took, in microseconds.

    The phases are those of the last round: what came before a redirect, an authentication or a retry
    is in Response::attempts(). A phase that did not happen, such as connecting when a connection was
    there, is zero. Only total covers everything from the start of the request.
*/
class Timings
{
public:
    using Duration = std::chrono::microseconds;

    Timings() {}

    Duration pool { 0 }; //!< waiting for a free connection
    Duration resolve { 0 };
    Duration connect { 0 }; //!< TCP
    Duration tls { 0 };
    Duration send { 0 }; //!< until the system had taken the whole request
    Duration firstByte { 0 }; //!< from there to the first byte of the response
    Duration body { 0 }; //!< from there to its last byte
    Duration total { 0 };

    friend bool operator==(const Timings &, const Timings &) = default;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::Timings)
