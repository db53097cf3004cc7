// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "HttpReply"

    TestServer {
        id: server
    }
    HttpClient {
        id: api
        baseUrl: server.url
    }
    Component {
        id: contextComponent
        QtObject {}
    }

    function outcome(promise) {
        const settled = { count: 0 }
        promise.then(value => { settled.value = value; ++settled.count },
                     error => { settled.error = error; ++settled.count })
        tryVerify(() => settled.count > 0)
        return settled
    }
    //! What \a reply tells, in order.
    function record(reply) {
        const told = []
        reply.responseReceived.connect(response => told.push("head " + response.status))
        reply.downloadProgress.connect((received, total) => told.push("down " + received + " " + total))
        reply.uploadProgress.connect((sent, total) => told.push("up " + sent + " " + total))
        reply.finished.connect(() => told.push("finished"))
        return told
    }

    function test_signals() {
        server.respond("POST", "/post", { status: 201, body: "made" })
        const reply = api.start("POST", "post", { text: "0123456789" })
        verify(reply instanceof HttpReply)
        const told = record(reply)
        verify(!reply.isFinished)
        compare(reply.bytesToSend, 10)
        compare(reply.bytesToReceive, -1)
        compare(outcome(reply.promise).value.text, "made")
        tryCompare(reply, "isFinished", true)
        compare(told, ["up 10 10", "head 201", "down 4 4", "finished"])
        compare([reply.bytesSent, reply.bytesReceived, reply.bytesToReceive], [10, 4, 4])
    }
    function test_paused() {
        server.respond("GET", "/long", { body: "x".repeat(5000000) })
        const reply = api.start("GET", "long")
        let bytes = 0
        let pieces = 0
        reply.chunkReceived.connect(chunk => {
            bytes += chunk.byteLength
            if (++pieces === 1)
                reply.pause()
        })
        tryVerify(() => pieces === 1)
        wait(50)
        compare(pieces, 1)
        verify(!reply.isFinished)
        reply.resume()
        compare(outcome(reply.promise).value.status, 200)
        compare(bytes, 5000000)
    }
    function test_cancelledInTheBody() {
        server.respond("GET", "/half", { body: "0123456789", stall: -5 })
        const reply = api.start("GET", "half")
        const told = record(reply)
        reply.responseReceived.connect(() => reply.cancel())
        const error = outcome(reply.promise).error
        compare(error.kind, HttpError.Cancelled)
        compare(error.response.status, 200)
        tryVerify(() => told.includes("finished"))
        compare(told.filter(text => text === "finished").length, 1)
        // Nothing is left to be done.
        reply.cancel()
        reply.pause()
        reply.resume()
    }
    function test_destroyedWhileItRuns() {
        server.respond("GET", "/half", { body: "0123456789", stall: -5 })
        const reply = api.start("GET", "half")
        const promise = reply.promise
        let begun = false
        reply.responseReceived.connect(() => begun = true)
        tryVerify(() => begun)
        reply.destroy()
        const settled = outcome(promise)
        compare(settled.error?.kind, HttpError.Cancelled)
        tryCompare(api, "runningRequests", 0)
        wait(0)
        compare(settled.count, 1)
    }
    function test_destroyedWhenItHasFinished() {
        server.respond("GET", "/done", { body: "done" })
        const reply = api.start("GET", "done")
        const settled = outcome(reply.promise)
        tryCompare(reply, "isFinished", true)
        reply.destroy()
        wait(0)
        compare(settled.value.text, "done")
        compare(settled.count, 1)
    }
    function test_destroyedWithItsContext() {
        server.respond("GET", "/stalled", { body: "", stall: 0 })
        const context = contextComponent.createObject(null)
        const reply = api.start("GET", "stalled", { context: context })
        let count = 0
        reply.promise.then(() => ++count, () => ++count)
        tryCompare(api, "runningRequests", 1)
        context.destroy()
        tryCompare(api, "runningRequests", 0)
        reply.destroy()
        wait(20)
        compare(count, 0)
    }
    function test_wrong() {
        ignoreWarning(/tst_httpreply\.qml:[0-9]+.*HttpClient\.start\(\): method: /)
        const reply = api.start("GE T", "x")
        const told = record(reply)
        verify(!reply.isFinished)
        verify(outcome(reply.promise).error.message.startsWith("method: "))
        tryVerify(() => told.length > 0)
        compare(told, ["finished"])
    }
}
