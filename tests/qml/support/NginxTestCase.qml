// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! Tests with a server that others wrote. Without it they are skipped, or fail where it is required.
TestCase {
    id: testCase

    readonly property FileHost host: FileHost {}
    readonly property HttpClient api: HttpClient {
        baseUrl: testCase.host.url
    }

    function initTestCase() {
        if (host.isInstalled)
            return
        if (host.isRequired)
            fail("There is no nginx here, and HTTPQ_REQUIRE_SERVERS is set")
        skip("There is no nginx here")
    }

    function create(component, properties) {
        const object = createTemporaryObject(component, testCase, properties ?? {})
        verify(object)
        return object
    }
    //! What \a promise comes to: an object with value or error.
    function outcome(promise) {
        const settled = { count: 0 }
        promise.then(value => { settled.value = value; ++settled.count },
                     error => { settled.error = error; ++settled.count })
        tryVerify(() => settled.count > 0)
        return settled
    }
    function response(promise) {
        const settled = outcome(promise)
        verify(settled.error === undefined, String(settled.error))
        return settled.value
    }
    function failure(promise) {
        const settled = outcome(promise)
        verify(settled.error !== undefined, "nothing failed")
        return settled.error
    }
    //! Leaves something at the server, and returns its relative URL.
    function put(name, options) {
        const status = response(api.put("put/" + name, options)).status
        verify(status === 201 || status === 204, status)
        return "put/" + name
    }
}
