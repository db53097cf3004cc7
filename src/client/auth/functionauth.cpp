// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/functionauth.h"

namespace HttpQ {

FunctionAuth::FunctionAuth(Function function)
    : m_function(std::move(function))
{}

FunctionAuth::~FunctionAuth() = default;

void FunctionAuth::authorize(Request &request)
{
    m_function(request);
}

} // namespace HttpQ
