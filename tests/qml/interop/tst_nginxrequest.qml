// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import HttpQ
import HttpQTesting

//! HttpRequest with nginx.
NginxTestCase {
    id: testCase
    name: "NginxRequest"

    readonly property int largeSize: 8 * 1024 * 1024

    Component {
        id: requestComponent
        HttpRequest {
            property string file: "small"
            property int finishedCount: 0
            property var steps: []
            readonly property string shown: loading ? "loading" : text
            property var texts: []
            client: testCase.api
            url: file
            onShownChanged: texts.push(shown)
            onProgressChanged: steps.push(progress)
            onFinished: ++finishedCount
        }
    }
    Component {
        id: chunkComponent
        HttpRequest {
            property real bytes: 0
            client: testCase.api
            onChunkReceived: chunk => bytes += chunk.byteLength
        }
    }

    function test_request() {
        const request = create(requestComponent)
        tryCompare(request, "finishedCount", 1)
        compare(request.state, HttpRequest.Succeeded)
        compare(request.status, 200)
        compare(request.json.name, "HttpQ")
        compare(request.responseHeaders["content-type"], "application/json")
        verify(!request.response.isNull)
        const first = request.text
        compare(request.shown, first)
        compare(request.bytesReceived, 38)
        request.file = "echo/method"
        tryCompare(request, "finishedCount", 2)
        compare(request.texts, ["loading", first, "loading", "GET"])
        request.file = "status/404"
        tryCompare(request, "status", 404)
        tryCompare(request, "state", HttpRequest.Succeeded)
    }
    function test_inputs() {
        const request = create(requestComponent, { active: false, file: "echo/query", query: { a: "b&c" } })
        compare(request.state, HttpRequest.Idle)
        request.send()
        tryCompare(request, "text", "a=b%26c")
        request.file = "echo/header"
        request.headers = { "X-Test": "own" }
        request.query = undefined
        compare(request.finishedCount, 1)
        request.send()
        tryCompare(request, "text", "own")
        request.file = "echo/method"
        request.method = "DELETE"
        request.active = true
        tryCompare(request, "text", "DELETE")
        compare(request.finishedCount, 3)
    }
    function test_body() {
        const request = create(requestComponent, { file: "put/body", method: "PUT", body: { json: ["größe"] } })
        tryCompare(request, "finishedCount", 1)
        compare(request.status, 201)
        compare(request.uploadProgress, 1)
        compare(response(api.get("put/body")).json, ["größe"])
    }
    function test_progress() {
        const request = create(requestComponent, { file: "large" })
        tryCompare(request, "finishedCount", 1)
        compare(request.bytesReceived, largeSize)
        compare(request.data.byteLength, largeSize)
        compare(request.progress, 1)
        verify(request.steps.length > 1, request.steps.length)
        for (let i = 1; i < request.steps.length; ++i)
            verify(request.steps[i] >= request.steps[i - 1], String(request.steps))
    }
    function test_chunks() {
        const request = create(chunkComponent, { url: "large" })
        tryCompare(request, "state", HttpRequest.Succeeded)
        compare(request.bytes, largeSize)
        compare(request.data.byteLength, 0)
    }
    function test_replaced() {
        const request = create(requestComponent, { file: "slow" })
        tryCompare(request, "state", HttpRequest.Receiving)
        request.file = "small"
        tryCompare(request, "finishedCount", 1)
        compare(request.json.name, "HttpQ")
        compare(api.runningRequests, 0)
    }
    function test_cancel() {
        const request = create(requestComponent, { file: "slow" })
        tryCompare(request, "state", HttpRequest.Receiving)
        compare(request.status, 200)
        request.cancel()
        tryCompare(request, "finishedCount", 1)
        compare(request.state, HttpRequest.Failed)
        verify(request.error.isCancelled)
        request.reset()
        compare(request.state, HttpRequest.Idle)
        compare(request.error.kind, HttpError.None)
        compare(request.finishedCount, 1)
    }
    function test_fails() {
        const request = create(requestComponent, { file: "cut", options: { retries: 0 } })
        tryCompare(request, "finishedCount", 1)
        compare(request.state, HttpRequest.Failed)
        compare(request.error.kind, HttpError.Read)
        request.options = { raiseForStatus: true }
        request.file = "status/503"
        tryCompare(request, "finishedCount", 2)
        compare(request.error.kind, HttpError.Status)
        compare(request.status, 503)
    }
    function test_goes() {
        const request = create(requestComponent, { file: "slow" })
        tryVerify(() => request.bytesReceived > 0)
        verify(request.progress > 0 && request.progress < 1)
        request.destroy()
        tryCompare(api, "runningRequests", 0)
    }
    function test_default() {
        const request = create(requestComponent, { client: null, file: testCase.host.url + "small" })
        tryCompare(request, "finishedCount", 1)
        compare(request.json.name, "HttpQ")
    }
}
