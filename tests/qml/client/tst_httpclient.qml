// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "HttpClient"

    TestServer {
        id: server
    }
    HttpClient {
        id: client
        baseUrl: server.url
    }

    function test_baseUrl() {
        compare(client.baseUrl, server.url)
    }
}
