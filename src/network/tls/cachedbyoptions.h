// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "http/tlsoptions.h"

#include <QtCore/qhash.h>

#include <type_traits>
#include <utility>

namespace HttpQ {

//! What \a Make, a function, gives for \a options. Kept per thread, but for an error: reading and
//! parsing certificates takes long.
template<auto Make>
auto cachedByOptions(const TlsOptions &options)
{
    using Made = decltype(Make(options));
    using Value = std::remove_cvref_t<decltype(*std::declval<const Made &>())>;
    constexpr qsizetype MaximumCached = 16;
    thread_local QHash<TlsOptions, Value> cache;
    if (const auto found = cache.constFind(options); found != cache.cend())
        return Made(*found);
    const Made made = Make(options);
    if (made) {
        if (cache.size() >= MaximumCached)
            cache.clear();
        cache.insert(options, *made);
    }
    return made;
}

} // namespace HttpQ
