// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/backend.h"

#include <memory>

namespace HttpQTest {

/*!
    The backend that clients of this thread are tested with: QtBackend, or AsioBackend if the
    environment variable HTTPQ_TEST_BACKEND is "asio". Its io_context is then run by the thread's Qt
    event loop, which the servers of the tests need in any case.
*/
std::shared_ptr<HttpQ::Backend> testBackend();

//! Whether that is AsioBackend: OpenSSL and the system word some things in another way than Qt.
bool isAsioTested();

} // namespace HttpQTest
