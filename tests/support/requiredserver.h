// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTest/qtest.h>

//! For tests that need a server, such as nginx, which is not part of HttpQ: without it they are
//! skipped, or fail if the environment says HTTPQ_REQUIRE_SERVERS=1, as scripts/test does.
#define HTTPQTEST_REQUIRE_SERVER(Server, name) \
    do { \
        if (HttpQTest::Server::isInstalled()) \
            break; \
        if (qEnvironmentVariableIntValue("HTTPQ_REQUIRE_SERVERS") != 0) \
            QFAIL("There is no " name " here, and HTTPQ_REQUIRE_SERVERS is set"); \
        QSKIP("There is no " name " here"); \
    } while (false)
