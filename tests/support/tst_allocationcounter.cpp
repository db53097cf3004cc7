// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/allocations.h"

#include <QtCore/qbytearray.h>
#include <QtTest/qtest.h>

#include <memory>
#include <new>
#include <thread>

using namespace HttpQTest;

class tst_AllocationCounter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void countsEveryWayToAllocate();
    void countsWhatLibrariesAllocate();
    void countsNothingForNothing();
    void leavesOtherThreadsOut();
};

// Keeps the compiler from leaving out an allocation that nobody looks at.
static void use(void *memory)
{
    asm volatile("" : : "r"(memory) : "memory");
}

void tst_AllocationCounter::initTestCase()
{
    if (!Allocations::isAvailable())
        QSKIP("the sanitizer has an allocator of its own");
}

void tst_AllocationCounter::countsEveryWayToAllocate()
{
    Allocations allocations;
    void *memory = malloc(10);
    use(memory);
    memory = realloc(memory, 100);
    use(memory);
    free(memory);
    memory = calloc(10, 10);
    use(memory);
    free(memory);
    memory = aligned_alloc(64, 128);
    use(memory);
    free(memory);
    QVERIFY(!posix_memalign(&memory, 64, 128));
    free(memory);
    const qint64 count = allocations.count();
    const qint64 bytes = allocations.bytes();
    QCOMPARE(count, 5);
    QCOMPARE(bytes, 10 + 100 + 100 + 128 + 128);

    allocations.restart();
    const auto object = std::make_unique<int>(1);
    use(object.get());
    QCOMPARE(allocations.count(), 1);
}

void tst_AllocationCounter::countsWhatLibrariesAllocate()
{
    Allocations allocations;
    const QByteArray bytes(1000, 'x');
    QCOMPARE(allocations.count(), 1);
    QCOMPARE_GE(allocations.bytes(), bytes.size());
}

void tst_AllocationCounter::countsNothingForNothing()
{
    const QByteArray bytes(1000, 'x');
    const Allocations allocations;
    const QByteArray copy = bytes;
    use(const_cast<char *>(copy.constData()));
    QCOMPARE(allocations.count(), 0);
    QCOMPARE(allocations.bytes(), 0);
}

void tst_AllocationCounter::leavesOtherThreadsOut()
{
    qint64 there = 0;
    Allocations here;
    std::thread thread([&there] {
        const Allocations allocations;
        for (int i = 0; i < 1000; ++i) {
            void *memory = malloc(10);
            use(memory);
            free(memory);
        }
        there = allocations.count();
    });
    thread.join();
    QCOMPARE(there, 1000);
    QCOMPARE_LT(here.count(), 100);
}

QTEST_APPLESS_MAIN(tst_AllocationCounter)
#include "tst_allocationcounter.moc"
