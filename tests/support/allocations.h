// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

namespace HttpQTest {

/*!
    Counts what the calling thread allocates, from the making of this object on: malloc, calloc,
    realloc, the aligned ones, and with them operator new. For programs that link
    httpq_allocations. Sanitizers have an allocator of their own: there nothing is counted and
    isAvailable() is false.
*/
class Allocations
{
public:
    Allocations();

    static bool isAvailable();

    qint64 count() const; //!< how many
    qint64 bytes() const; //!< how much was asked for in all, freed since or not
    void restart();

private:
    qint64 m_countBefore = 0;
    qint64 m_bytesBefore = 0;
};

} // namespace HttpQTest
