// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>

#include <chrono>
#include <optional>

namespace HttpQ {

//! What the value of a Strict-Transport-Security field says (RFC 6797 6.1).
class HstsPolicy
{
public:
    //! A longer time counts as this one.
    static constexpr std::chrono::seconds LongestAge { 2147483647 };

    //! Nothing if \a value is not as the RFC wants it; it is ignored then (8.1).
    static std::optional<HstsPolicy> fromField(QByteArrayView value);

    HstsPolicy(std::chrono::seconds age, bool withSubDomains)
        : maxAge(age)
        , includesSubDomains(withSubDomains)
    {}

    std::chrono::seconds maxAge; //!< none: the host is to be forgotten
    bool includesSubDomains;
};

} // namespace HttpQ
