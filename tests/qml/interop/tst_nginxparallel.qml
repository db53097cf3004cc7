// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! HttpParallel with nginx.
NginxTestCase {
    id: testCase
    name: "NginxParallel"

    readonly property int largeSize: 8 * 1024 * 1024

    Component {
        id: clientComponent
        HttpClient {
            baseUrl: testCase.host.url
        }
    }
    Component {
        id: spyComponent
        SignalSpy {}
    }

    //! How many connections of nginx served \a responses.
    function connectionCount(responses) {
        const connections = new Set()
        for (let i = 0; i < responses.length; ++i)
            connections.add(responses[i].header("X-Connection"))
        return connections.size
    }

    function test_all() {
        const group = create(clientComponent).parallel({ atMost: 2 })
        verify(group instanceof HttpParallel)
        const files = ["small", "status/404", "gzip", "large", "echo/method", "small"]
        for (const file of files)
            group.get(file)
        tryCompare(group, "total", files.length)
        verify(group.running <= 2, group.running)
        const all = response(group.all())
        compare(all.map(r => String(r.url)), files.map(file => testCase.host.url + file))
        compare(all[1].status, 404)
        compare(all[3].data.byteLength, largeSize)
        compare(all[4].text, "GET")
        tryCompare(group, "finished", files.length)
        compare(group.started, files.length)
        compare(group.running, 0)
        compare(group.failed, 0)
        verify(group.bytesReceived > largeSize)
        verify(connectionCount(all) <= 2)
    }
    function test_verbs() {
        const group = create(clientComponent).parallel()
        group.get("echo/method")
        group.post("echo/method", { json: {} })
        group.put("echo/method", { text: "x" })
        group.patch("echo/method", { form: { a: 1 } })
        group.deleteResource("echo/method")
        group.options("echo/method")
        group.request("PURGE", "echo/method", { extensionMethod: true })
        const head = group.head("large")
        const all = response(group.all())
        compare(all.slice(0, 7).map(r => r.text), ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"])
        compare(response(head).header("Content-Length"), String(largeSize))
    }
    function test_atMostPerHost() {
        const group = create(clientComponent).parallel({ atMostPerHost: 1 })
        for (let i = 0; i < 8; ++i)
            group.get("small")
        const all = response(group.all())
        compare(connectionCount(all), 1)
        compare(all.map(r => Number(r.header("X-Connection-Requests"))), [1, 2, 3, 4, 5, 6, 7, 8])
    }
    function test_many() {
        const count = 500
        const group = create(clientComponent).parallel({ atMost: 20 })
        const changes = create(spyComponent, { target: group, signalName: "changed" })
        const ends = create(spyComponent, { target: group, signalName: "allFinished" })
        for (let i = 0; i < count; ++i)
            group.get("echo/query", { query: { n: i } })
        const all = response(group.all())
        for (let i = 0; i < count; ++i)
            compare(all[i].text, "n=" + i)
        tryCompare(ends, "count", 1)
        verify(changes.count > 1)
        verify(connectionCount(all) <= 20)
        compare(group.finished, count)
    }
    function test_uploads() {
        const group = create(clientComponent).parallel()
        const size = 1000000
        for (let i = 0; i < 4; ++i)
            group.post("post", { text: "x".repeat(size + i) })
        compare(response(group.all()).map(r => r.text), [0, 1, 2, 3].map(i => String(size + i)))
        tryVerify(() => group.bytesSent === 4 * size + 6)
    }
    function test_failFast() {
        const group = create(clientComponent).parallel({ failFast: true })
        const slow = group.get("slow")
        group.get("cut", { retries: 0 })
        compare(failure(group.all()).kind, HttpError.Read)
        compare(failure(slow).kind, HttpError.Cancelled)
        tryCompare(group, "failed", 2)
    }
    function test_deadline() {
        const group = create(clientComponent).parallel({ deadline: 300 })
        const small = group.get("small")
        const slow = group.get("slow")
        compare(response(small).status, 200)
        compare(failure(slow).kind, HttpError.TotalTimeout)
        tryCompare(group, "finished", 2)
        compare(group.failed, 1)
    }
    function test_cancel() {
        const client = create(clientComponent)
        const group = client.parallel({ atMost: 1 })
        const promises = [group.get("slow"), group.get("small")]
        tryVerify(() => group.bytesReceived > 0)
        group.cancel()
        for (const promise of promises)
            compare(failure(promise).kind, HttpError.Cancelled)
        tryCompare(client, "runningRequests", 0)
        compare(response(client.get("small")).status, 200)
    }
}
