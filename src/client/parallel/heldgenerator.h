// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <qcoro/qcorogenerator.h>

#include <new>
#include <utility>

namespace HttpQ {

/*!
    A QCoro::Generator that can be moved. That of QCoro 0.8 destroys its coroutine once for each
    object it was moved through: here an empty one is put in the place of what was moved from.
*/
template<typename T>
class HeldGenerator
{
public:
    explicit HeldGenerator(QCoro::Generator<T> &&generator) { take(generator); }
    HeldGenerator(HeldGenerator &&other) noexcept { take(other.m_generator); }
    HeldGenerator &operator=(HeldGenerator &&) = delete;
    ~HeldGenerator() { m_generator.~Generator(); }

    auto begin() { return m_generator.begin(); }
    auto end() { return m_generator.end(); }

private:
    static QCoro::Generator<T> nothing() { co_return; }

    void take(QCoro::Generator<T> &generator)
    {
        ::new (static_cast<void *>(&m_generator)) QCoro::Generator<T>(std::move(generator));
        ::new (static_cast<void *>(&generator)) QCoro::Generator<T>(nothing());
    }

    union
    {
        QCoro::Generator<T> m_generator;
    };
};

} // namespace HttpQ
