// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/allocationcounter.h"

#include <atomic>
#include <cstddef>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#    define HTTPQ_COUNTS_ALLOCATIONS
#endif

namespace {

std::atomic<qint64> allocations { 0 };

} // namespace

#ifdef HTTPQ_COUNTS_ALLOCATIONS
// operator new and QByteArray both end here; what is allocated is freed by the C library as ever.
extern "C" {
void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *memory, std::size_t size);

__attribute__((visibility("default"))) void *malloc(std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}

__attribute__((visibility("default"))) void *calloc(std::size_t count, std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(count, size);
}

__attribute__((visibility("default"))) void *realloc(void *memory, std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(memory, size);
}
}
#endif

namespace HttpQ::Test {

bool canCountAllocations()
{
#ifdef HTTPQ_COUNTS_ALLOCATIONS
    return true;
#else
    return false;
#endif
}

qint64 allocationCount()
{
    return allocations.load(std::memory_order_relaxed);
}

} // namespace HttpQ::Test
