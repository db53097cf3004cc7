// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! The value httpError, and the names HttpError of its kinds.
TestCase {
    id: testCase
    name: "ErrorValue"

    TestServer {
        id: server
    }
    HttpClient {
        id: api
        baseUrl: server.url
    }
    Component {
        id: requestComponent
        HttpRequest {
            property int finishedCount: 0
            client: api
            onFinished: ++finishedCount
        }
    }

    //! The error of an element and that of a promise, which have the same members.
    function errors(url, options) {
        const request = createTemporaryObject(requestComponent, testCase, { url: url, options: options })
        tryCompare(request, "finishedCount", 1)
        let error = null
        api.get(url, options).catch(e => error = e)
        tryVerify(() => error !== null)
        for (const name of ["kind", "name", "phase", "status", "message", "explanation", "details", "url",
                            "isTimeout", "isCancelled"])
            compare(String(error[name]), String(request.error[name]), name)
        return request.error
    }

    function test_none() {
        const error = createTemporaryObject(requestComponent, testCase, { active: false }).error
        compare(error.kind, HttpError.None)
        compare(error.name + error.phase + error.message + error.explanation + error.details + error.url, "")
        compare(error.status, 0)
        verify(!error.isTimeout && !error.isCancelled)
    }
    function test_kinds_data() {
        return [{ tag: "connect", url: "http://127.0.0.1:1/", kind: HttpError.Connect, phase: "connect", status: 0 },
                { tag: "reset", answer: { body: "x", reset: 0 }, kind: HttpError.Read, phase: "head", status: 0 },
                { tag: "cut", answer: { body: "0123456789", cut: -3 }, kind: HttpError.RemoteProtocol,
                  phase: "body", status: 200 },
                { tag: "total", answer: { body: "late", stall: 0 }, options: { timeout: 50 },
                  kind: HttpError.TotalTimeout, phase: "head", status: 0 },
                { tag: "read", answer: { body: "late", stall: -1 }, options: { timeout: { read: 50 } },
                  kind: HttpError.ReadTimeout, phase: "body", status: 200 },
                { tag: "status", answer: { status: 404 }, options: { raiseForStatus: true },
                  kind: HttpError.Status, phase: "", status: 404 },
                { tag: "limit", answer: { body: "0123456789" }, options: { limits: { bufferedBodyBytes: 5 } },
                  kind: HttpError.LimitExceeded, phase: "body", status: 200 }]
    }
    function test_kinds(data) {
        const url = data.url ?? server.url + data.tag
        server.respond("GET", "/" + data.tag, data.answer ?? {})
        const error = errors(url, data.options)
        compare(error.kind, data.kind, error.message)
        compare(error.phase, data.phase)
        compare(error.status, data.status)
        compare(error.url.toString(), url)
        compare(error.isTimeout, error.name.endsWith("Timeout"))
        verify(!error.isCancelled)
        compare(HttpError[error.name], error.kind)
        verify(error.message.length > 0)
        verify(error.details.includes(error.name) && error.details.includes(url), error.details)
        // For the person at the screen.
        verify(error.explanation.endsWith(".") && !error.explanation.includes(error.name), error.explanation)
    }
    function test_urlWithoutSecrets() {
        compare(errors("http://Ada:secret@127.0.0.1:1/x#part").url.toString(), "http://127.0.0.1:1/x")
    }
}
