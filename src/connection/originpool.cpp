// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/originpool.h"

namespace HttpQ {

OriginPool *OriginPools::findOther(const ConnectionKey &key)
{
    OriginPool *&origin = m_origins[key];
    if (!origin)
        origin = new OriginPool(key);
    return origin;
}

void OriginPools::drop(OriginPool *origin)
{
    m_origins.remove(origin->key);
    if (m_last == origin)
        m_last = nullptr;
    delete origin;
}

} // namespace HttpQ
