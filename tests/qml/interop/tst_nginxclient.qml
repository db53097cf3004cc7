// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! HttpClient and its settings, the singleton Http, and HttpReply with nginx.
NginxTestCase {
    id: testCase
    name: "NginxClient"

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

    function sum(chunk) {
        const bytes = new Uint8Array(chunk)
        let total = 0
        for (let i = 0; i < bytes.length; ++i)
            total = (total + bytes[i]) % 65521
        return total
    }

    function test_verbs_data() {
        return [{ tag: "get", method: "GET" }, { tag: "post", method: "POST" }, { tag: "put", method: "PUT" },
                { tag: "patch", method: "PATCH" }, { tag: "deleteResource", method: "DELETE" },
                { tag: "options", method: "OPTIONS" }]
    }
    function test_verbs(data) {
        compare(response(api[data.tag]("echo/method")).text, data.method)
        compare(response(api.request(data.method, "echo/method")).text, data.method)
    }
    function test_head() {
        const r = response(api.head("large"))
        compare(r.status, 200)
        compare(r.header("Content-Length"), String(largeSize))
        compare(r.data.byteLength, 0)
    }
    function test_query() {
        const client = create(clientComponent, { query: { lang: "en" } })
        compare(response(client.get("echo/query", { query: { a: "b&c", d: [1, 2] } })).text,
                "a=b%26c&d=1&d=2&lang=en")
    }
    function test_headers() {
        const client = create(clientComponent, { headers: { "X-Test": "of the client" } })
        compare(response(client.get("echo/header")).text, "of the client")
        compare(response(client.get("echo/header", { headers: { "X-Test": "own" } })).text, "own")
        compare(response(client.get("echo/header", { headers: { "X-Test": null } })).text, "")
        compare(response(client.get("echo/accept-encoding", { headers: { "Accept-Encoding": "gzip" } })).text,
                "gzip")
        client.userAgent = "Gallery/2.1"
        compare(response(client.get("echo/agent")).text, "Gallery/2.1")
    }
    function test_bodies_data() {
        return [{ tag: "json", options: { json: { a: ["größe"] } }, body: '{"a":["größe"]}' },
                { tag: "form", options: { form: { a: "b&c", d: [1, 2] } }, body: "a=b%26c&d=1&d=2" },
                { tag: "text", options: { text: "größe" }, body: "größe" },
                { tag: "data", options: { data: new Uint8Array([104, 105]) }, body: "hi" },
                { tag: "empty", options: { text: "" }, body: "" },
                { tag: "gathered", options: { text: "x".repeat(3000000) }, body: "x".repeat(3000000) }]
    }
    function test_bodies(data) {
        const kept = response(api.get(put(data.tag, data.options))).text
        verify(kept === data.body, kept.slice(0, 100))
    }
    function test_multipart() {
        const text = response(api.get(put("multipart", { multipart: {
            title: "March", picture: { text: "pixels", filename: "a.png", contentType: "image/png" } } }))).text
        const boundary = text.split("\r\n")[0]
        verify(boundary.startsWith("--"))
        const parts = text.split(boundary)
        compare(parts.length, 4)
        verify(parts[1].includes('name="title"') && parts[1].endsWith("\r\n\r\nMarch\r\n"), parts[1])
        verify(parts[2].includes('filename="a.png"') && parts[2].includes("image/png"), parts[2])
        compare(parts[3], "--\r\n")
    }

    function test_redirects() {
        const r = response(api.get("redirect/5"))
        compare(r.json.name, "HttpQ")
        compare(r.url.toString(), testCase.host.url + "small")
        compare(r.history.map(earlier => earlier.status), [302, 302, 302, 302, 302, 302])
        const client = create(clientComponent, { maxRedirects: 5 })
        const error = failure(client.get("redirect/5"))
        compare(error.kind, HttpError.TooManyRedirects)
        client.maxRedirects = 6
        compare(response(client.get("redirect/5")).status, 200)
        compare(failure(client.get("redirect/loop")).kind, HttpError.TooManyRedirects)
        client.followRedirects = false
        const first = response(client.get("redirect/5"))
        verify(first.isRedirect)
        compare(first.header("Location"), testCase.host.url + "redirect/4")
    }
    // RFC 9110 15.4.
    function test_redirectedPost_data() {
        return [{ tag: "301", method: "GET" }, { tag: "302", method: "GET" }, { tag: "303", method: "GET" },
                { tag: "307", method: "POST" }, { tag: "308", method: "POST" }]
    }
    function test_redirectedPost(data) {
        compare(response(api.post("redirect/status/" + data.tag, { json: {} })).text, data.method)
    }

    function test_timeouts() {
        const client = create(clientComponent, { timeout: 200 })
        const error = failure(client.get("slow"))
        compare(error.kind, HttpError.TotalTimeout)
        compare(error.phase, "body")
        verify(error.isTimeout)
        compare(response(client.get("small")).status, 200)
        compare(failure(client.get("large", { timeout: { total: 1 } })).kind, HttpError.TotalTimeout)
        compare(response(client.get("steady", { timeout: 0 })).data.byteLength, largeSize)
    }
    function test_limits() {
        const client = create(clientComponent, { limits: { bufferedBodyBytes: 1000000 } })
        const error = failure(client.get("large"))
        compare(error.kind, HttpError.LimitExceeded)
        verify(error.message.includes("1000000"), error.message)
        compare(response(client.get("small")).status, 200)
        compare(failure(client.get("small", { limits: { headerFields: 2 } })).kind, HttpError.LimitExceeded)

        client.limits = { maxConnectionsPerOrigin: 2 }
        const all = response(Promise.all(Array(20).fill("small").map(path => client.get(path))))
        const connections = new Set()
        for (let i = 0; i < all.length; ++i)
            connections.add(all[i].header("X-Connection"))
        compare(connections.size, 2)
    }
    function test_retries() {
        const client = create(clientComponent)
        const statuses = response(Promise.all([client.get("limited"), client.get("limited")])).map(r => r.status)
        compare(statuses.sort(), [200, 429])
        // nginx says when: in a second.
        client.retries = { retries: 2, statuses: [429], backoffBase: 1 }
        const begin = Date.now()
        const r = response(client.get("limited"))
        compare(r.status, 200)
        compare(r.history.map(earlier => earlier.status), [429])
        verify(Date.now() - begin >= 1000, Date.now() - begin)
        verify(r.text.startsWith("line 0 of a text"))

        const error = failure(client.get("cut", { retries: { retries: 2, backoffBase: 1 } }))
        compare(error.kind, HttpError.Read)
    }
    function test_raiseForStatus() {
        const client = create(clientComponent, { raiseForStatus: true })
        const error = failure(client.get("status/404"))
        compare(error.kind, HttpError.Status)
        compare(error.status, 404)
        compare(error.response.reason, "Not Found")
        compare(response(client.get("status/404", { raiseForStatus: false })).status, 404)
    }
    function test_tls() {
        const client = create(clientComponent, { baseUrl: testCase.host.tlsUrl })
        const r = response(client.get("echo/tls"))
        verify(/^TLSv1.[23] localhost /.test(r.text), r.text)
        verify(r.timings.tls > 0)
        client.trustEnvironment = false
        const error = failure(client.get("echo/tls"))
        compare(error.kind, HttpError.Tls)
        compare(error.phase, "tls")
    }

    function test_keptAlive() {
        const client = create(clientComponent)
        const first = response(client.get("small"))
        compare(first.header("X-Connection-Requests"), "1")
        const paths = ["status/404", "gzip", "chunked", "put/none", "echo/method", "small"]
        for (let i = 0; i < paths.length; ++i) {
            const next = response(client.get(paths[i]))
            compare(next.header("X-Connection"), first.header("X-Connection"), paths[i])
            compare(next.header("X-Connection-Requests"), String(i + 2))
        }
    }
    function test_closedByServer() {
        const client = create(clientComponent)
        const first = response(client.get("close"))
        compare(first.text, "closing")
        const second = response(client.get("close"))
        verify(second.header("X-Connection") !== first.header("X-Connection"))
        compare(second.header("X-Connection-Requests"), "1")
    }
    function test_cancelAll() {
        const client = create(clientComponent)
        const promises = [client.get("slow"), client.get("slow")]
        tryCompare(client, "runningRequests", 2)
        client.cancelAll()
        for (const promise of promises)
            verify(failure(promise).isCancelled)
        compare(client.runningRequests, 0)
        compare(response(client.get("small")).status, 200)
    }
    function test_close() {
        const client = create(clientComponent)
        const closed = create(spyComponent, { target: client, signalName: "closed" })
        const promise = client.get("steady")
        client.close()
        verify(client.isClosed)
        compare(failure(client.get("small")).kind, HttpError.Cancelled)
        // What runs may end.
        compare(response(promise).data.byteLength, largeSize)
        tryCompare(closed, "count", 1)
    }
    function test_destroyed() {
        const client = create(clientComponent)
        const promise = client.get("slow")
        client.destroy()
        compare(failure(promise).kind, HttpError.Cancelled)
    }

    function test_default() {
        compare(response(Http.get(testCase.host.url + "small")).json.name, "HttpQ")
        const reply = Http.start("GET", testCase.host.url + "echo/method")
        compare(response(reply.promise).text, "GET")
        tryCompare(Http, "runningRequests", 0)
    }

    function test_reply() {
        const reply = api.start("GET", "large")
        verify(reply instanceof HttpReply)
        const heads = create(spyComponent, { target: reply, signalName: "responseReceived" })
        const progress = create(spyComponent, { target: reply, signalName: "downloadProgress" })
        const ends = create(spyComponent, { target: reply, signalName: "finished" })
        let bytes = 0
        let digest = 0
        reply.chunkReceived.connect(chunk => {
            compare(heads.count, 1)
            bytes += chunk.byteLength
            digest = (digest + testCase.sum(chunk)) % 65521
        })
        const r = response(reply.promise)
        compare(r.data.byteLength, 0)
        compare(bytes, largeSize)
        compare(digest, sum(response(api.get("large")).data))
        compare(heads.signalArguments[0][0].status, 200)
        verify(progress.count > 1)
        compare(reply.bytesReceived, largeSize)
        compare(reply.bytesToReceive, largeSize)
        tryCompare(ends, "count", 1)
        verify(reply.isFinished)
    }
    function test_replyUpload() {
        const size = 3000000
        const reply = api.start("POST", "post", { text: "x".repeat(size) })
        compare(reply.bytesToSend, size)
        const progress = create(spyComponent, { target: reply, signalName: "uploadProgress" })
        compare(response(reply.promise).text, String(size))
        compare(reply.bytesSent, size)
        verify(progress.count > 0)
    }
    function test_replyPaused() {
        const reply = api.start("GET", "large")
        let bytes = 0
        let held = -1
        reply.chunkReceived.connect(chunk => {
            bytes += chunk.byteLength
            if (held >= 0)
                return
            held = bytes
            reply.pause()
        })
        tryVerify(() => held >= 0)
        wait(100)
        compare(bytes, held)
        verify(held < largeSize)
        reply.resume()
        compare(response(reply.promise).status, 200)
        compare(bytes, largeSize)
    }
    function test_replyCancelled() {
        const reply = api.start("GET", "slow")
        const heads = create(spyComponent, { target: reply, signalName: "responseReceived" })
        heads.wait()
        reply.cancel()
        const error = failure(reply.promise)
        compare(error.kind, HttpError.Cancelled)
        compare(error.status, 200)
        verify(reply.isFinished)
    }
}
