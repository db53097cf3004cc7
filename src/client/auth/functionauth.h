// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/auth.h>

#include <functional>

namespace HttpQ {

//! An Auth that is a function: it adds to a request what authorizes it.
class HTTPQ_EXPORT FunctionAuth : public Auth
{
public:
    using Function = std::function<void(Request &)>;

    explicit FunctionAuth(Function function);
    ~FunctionAuth() override;

    void authorize(Request &request) override;

private:
    Function m_function;
};

} // namespace HttpQ
