// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "HttpParallel"

    TestServer {
        id: server
    }
    HttpClient {
        id: client
        baseUrl: server.url
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: server.url
        }
    }

    function create(component) {
        const object = component.createObject(testCase)
        verify(object)
        return object
    }
    function outcome(promise) {
        const settled = { count: 0 }
        promise.then(value => { settled.value = value; ++settled.count },
                     error => { settled.error = error; ++settled.count })
        tryVerify(() => settled.count > 0)
        return settled
    }

    function init() {
        for (const name of ["a", "b", "c"])
            server.respond("GET", "/" + name, { body: name })
        server.respond("POST", "/made", { status: 201 })
        server.respond("GET", "/slow", { body: "late", stall: 0 })
    }

    function test_all() {
        const group = client.parallel({ atMost: 2 })
        for (const name of ["a", "b", "c"])
            group.get(name)
        tryCompare(group, "total", 3)
        compare(outcome(group.all()).value.map(r => r.text), ["a", "b", "c"])
        compare(group.started, 3)
        tryCompare(group, "finished", 3)
        compare(group.failed, 0)
        compare(group.running, 0)
        compare(group.bytesReceived, 3)
    }
    function test_promises() {
        const group = client.parallel()
        const made = group.post("made", { json: {} })
        const got = group.get("a")
        compare(outcome(got).value.text, "a")
        compare(outcome(made).value.status, 201)
    }
    function test_verbs_data() {
        return [{ tag: "get", method: "GET" }, { tag: "head", method: "HEAD" },
                { tag: "post", method: "POST" }, { tag: "put", method: "PUT" },
                { tag: "patch", method: "PATCH" }, { tag: "deleteResource", method: "DELETE" },
                { tag: "options", method: "OPTIONS" }]
    }
    function test_verbs(data) {
        server.respond(data.method, "/verb", { status: 204 })
        const group = client.parallel()
        compare(outcome(group[data.tag]("verb")).value.status, 204)
        compare(outcome(group.request(data.method, "verb")).value.status, 204)
        compare(server.requestCount(data.method, "/verb"), 2)
    }
    function test_bytes() {
        const group = client.parallel()
        group.post("made", { text: "0123456789" })
        group.get("a")
        outcome(group.all())
        tryCompare(group, "bytesSent", 10)
        compare(group.bytesReceived, 1)
    }
    function test_progress() {
        const group = client.parallel()
        let changes = 0
        let ends = 0
        group.changed.connect(() => ++changes)
        group.allFinished.connect(() => ++ends)
        group.get("a")
        group.get("b")
        tryVerify(() => ends === 1)
        verify(changes > 0)
        group.get("c")
        tryVerify(() => ends === 2)
        compare(group.finished, 3)
    }
    function test_failure() {
        const group = client.parallel({ failFast: true })
        const slow = group.get("slow")
        group.get("http://127.0.0.1:1/")
        compare(outcome(group.all()).error.kind, HttpError.Connect)
        compare(outcome(slow).error.kind, HttpError.Cancelled)
        tryCompare(group, "failed", 2)
    }
    function test_deadline() {
        const group = client.parallel({ deadline: 50 })
        compare(outcome(group.get("slow")).error.kind, HttpError.TotalTimeout)
    }
    function test_destroyedWhileItRuns() {
        const group = client.parallel({ atMost: 1 })
        const promises = [group.get("slow"), group.get("a"), group.all()]
        tryCompare(group, "running", 1)
        group.destroy()
        for (const promise of promises)
            compare(outcome(promise).error?.kind, HttpError.Cancelled)
        tryCompare(client, "runningRequests", 0)
    }
    function test_cancel() {
        const group = client.parallel({ atMostPerHost: 1 })
        const promises = [group.get("slow"), group.get("slow")]
        group.cancel()
        for (const promise of promises)
            compare(outcome(promise).error.kind, HttpError.Cancelled)
        compare(outcome(group.get("a")).error.kind, HttpError.Cancelled)
    }
    function test_isKept() {
        server.respond("GET", "/later", { body: "here", delay: 20 })
        let text = ""
        client.parallel().get("later").then(r => text = r.text)
        gc()
        tryVerify(() => text === "here")
        gc()
    }
    function test_empty() {
        compare(outcome(client.parallel().all()).value.length, 0)
    }
    function test_clientGoes() {
        const brief = create(clientComponent)
        const group = brief.parallel()
        const promise = group.get("slow")
        brief.destroy()
        compare(outcome(promise).error.kind, HttpError.Cancelled)
        compare(outcome(group.get("a")).error.kind, HttpError.Cancelled)
    }
    function test_wrong_data() {
        return [{ tag: "option", options: { atmost: 3 }, names: "\"atmost\"" },
                { tag: "number", options: { atMost: "3" }, names: "atMost" },
                { tag: "bool", options: { failFast: 1 }, names: "failFast" },
                { tag: "deadline", options: { deadline: "soon" }, names: "deadline" },
                { tag: "no object", options: 3, names: "options" }]
    }
    function test_wrong(data) {
        ignoreWarning(/tst_httpparallel\.qml:[0-9]+.*HttpClient\.parallel\(\): /)
        const group = client.parallel(data.options)
        const settled = outcome(group.get("a"))
        verify(settled.error.message.includes(data.names), settled.error.message)
    }
    function test_wrongRequest() {
        ignoreWarning(/tst_httpparallel\.qml:[0-9]+.*HttpParallel\.get\(\): /)
        verify(outcome(client.parallel().get("a", { timout: 1 })).error.message.includes("timout"))
    }
}
