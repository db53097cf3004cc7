// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/awaittest.h"

#if __has_include(<cxxabi.h>)
#    include <cxxabi.h>
#endif

#include <cstdlib>
#include <memory>
#include <typeinfo>

namespace HttpQ::AwaitTestDetail {

namespace {

QByteArray nameOf(const std::type_info &type)
{
#if __has_include(<cxxabi.h>)
    int status = 0;
    const std::unique_ptr<char, void (*)(void *)> name(
            abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free);
    if (status == 0)
        return name.get();
#endif
    return type.name();
}

QByteArray textOf(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &thrown) {
        return nameOf(typeid(thrown)) + ": " + thrown.what();
    } catch (...) {
        return "what is no std::exception";
    }
}

} // namespace

QByteArray failure(const char *expression, const std::exception_ptr &exception,
                   std::chrono::milliseconds limit)
{
    if (exception)
        return QByteArray(expression) + " threw " + textOf(exception);
    return QByteArray(expression) + " was not done within " + QByteArray::number(limit.count())
           + " ms";
}

QByteArray wrongEnd(const char *expression, const std::exception_ptr &exception,
                    std::chrono::milliseconds limit, const char *type, bool isDone)
{
    const QByteArray end = isDone && !exception ? QByteArray(expression) + " threw nothing"
                                                : failure(expression, exception, limit);
    return end + ", where " + type + " was expected";
}

} // namespace HttpQ::AwaitTestDetail
