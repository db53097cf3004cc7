// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <array>
#include <cstddef>
#include <new>

namespace HttpQ {

/*!
    Gives T, which derives from it, memory that objects of its kind had before in the same thread:
    an object of more than a kilobyte that lives for one request is the most costly of all its
    allocations. Not in builds that look for errors of memory, which it would hide.
*/
template<typename T>
class Recycled
{
public:
#if defined(QT_NO_DEBUG) && !defined(__SANITIZE_ADDRESS__)
    static void *operator new(std::size_t size)
    {
        Store &kept = store();
        return kept.count > 0 ? kept.blocks[--kept.count] : ::operator new(size);
    }
    static void operator delete(void *block) noexcept
    {
        Store &kept = store();
        if (kept.isOpen && kept.count < kept.blocks.size())
            kept.blocks[kept.count++] = block;
        else
            ::operator delete(block);
    }

private:
    struct Store
    {
        ~Store()
        {
            while (count > 0)
                ::operator delete(blocks[--count]);
            isOpen = false;
        }
        std::array<void *, 64> blocks;
        std::size_t count = 0;
        bool isOpen = true; // false once the thread ends: what dies later goes straight back
    };
    static Store &store()
    {
        thread_local Store store;
        return store;
    }
#endif
};

} // namespace HttpQ
