// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/sameorigin.h"

#include "http/origin.h"

namespace HttpQ {

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const Result<RequestTarget> first = RequestTarget::fromUrl(a);
    const Result<RequestTarget> second = RequestTarget::fromUrl(b);
    return first && second && first->origin == second->origin;
}

} // namespace HttpQ
