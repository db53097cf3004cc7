// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/allocations.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#    define HTTPQTEST_COUNTS_ALLOCATIONS
#endif

#ifdef HTTPQTEST_COUNTS_ALLOCATIONS
#    include <cerrno>
#    include <cstddef>

static thread_local qint64 s_count = 0;
static thread_local qint64 s_bytes = 0;

static void noteAllocation(size_t size) noexcept
{
    ++s_count;
    s_bytes += static_cast<qint64>(size);
}

extern "C" {

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

Q_DECL_EXPORT void *malloc(size_t size) noexcept
{
    noteAllocation(size);
    return __libc_malloc(size);
}

Q_DECL_EXPORT void *calloc(size_t count, size_t size) noexcept
{
    noteAllocation(count * size);
    return __libc_calloc(count, size);
}

Q_DECL_EXPORT void *realloc(void *memory, size_t size) noexcept
{
    noteAllocation(size);
    return __libc_realloc(memory, size);
}

Q_DECL_EXPORT void *memalign(size_t alignment, size_t size) noexcept
{
    noteAllocation(size);
    return __libc_memalign(alignment, size);
}

Q_DECL_EXPORT void *aligned_alloc(size_t alignment, size_t size) noexcept
{
    noteAllocation(size);
    return __libc_memalign(alignment, size);
}

Q_DECL_EXPORT int posix_memalign(void **memory, size_t alignment, size_t size) noexcept
{
    noteAllocation(size);
    *memory = __libc_memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

} // extern "C"
#endif

namespace HttpQTest {

Allocations::Allocations()
{
    restart();
}

bool Allocations::isAvailable()
{
#ifdef HTTPQTEST_COUNTS_ALLOCATIONS
    return true;
#else
    return false;
#endif
}

qint64 Allocations::count() const
{
#ifdef HTTPQTEST_COUNTS_ALLOCATIONS
    return s_count - m_countBefore;
#else
    return -m_countBefore;
#endif
}

qint64 Allocations::bytes() const
{
#ifdef HTTPQTEST_COUNTS_ALLOCATIONS
    return s_bytes - m_bytesBefore;
#else
    return -m_bytesBefore;
#endif
}

void Allocations::restart()
{
#ifdef HTTPQTEST_COUNTS_ALLOCATIONS
    m_countBefore = s_count;
    m_bytesBefore = s_bytes;
#endif
}

} // namespace HttpQTest
