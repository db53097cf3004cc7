// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/publicsuffix.h"

#include <libpsl.h>

namespace HttpQ {

// The newer of the list that the system keeps up to date and the one inside libpsl. Without any,
// libpsl takes every domain for a public suffix: cookies then stay with their host.
static const psl_ctx_t *list()
{
    static const psl_ctx_t *const latest = psl_latest(nullptr);
    return latest;
}

bool isPublicSuffix(const QByteArray &domain)
{
    return psl_is_public_suffix(list(), domain.constData());
}

QByteArray registrableDomain(const QByteArray &domain)
{
    const char *registrable = psl_registrable_domain(list(), domain.constData());
    return registrable ? QByteArray(registrable) : domain;
}

} // namespace HttpQ
