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
        headers: ({ "X-Default": "1", "Accept": ["text/plain", "application/json"] })
        query: ({ lang: "en" })
        userAgent: "Test/1"
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: server.url
        }
    }
    SignalSpy {
        id: runningSpy
        target: client
        signalName: "runningRequestsChanged"
    }

    function create(component, properties) {
        const object = component.createObject(testCase, properties ?? {})
        verify(object)
        return object
    }
    //! What \a promise comes to: an object with value or error.
    function outcome(promise) {
        const settled = { count: 0 }
        promise.then(value => { settled.value = value; ++settled.count },
                     error => { settled.error = error; ++settled.count })
        tryVerify(() => settled.count > 0)
        compare(settled.count, 1)
        return settled
    }
    function response(promise) {
        const settled = outcome(promise)
        compare(settled.error, undefined)
        return settled.value
    }
    function error(promise) {
        const settled = outcome(promise)
        compare(settled.value, undefined)
        return settled.error
    }
    function lastRequest() {
        const requests = server.requests()
        return requests[requests.length - 1]
    }

    function test_promise() {
        server.respond("GET", "/users/7", { json: { name: "Ada", tags: [1, 2] } })
        const promise = client.get("users/7")
        verify(promise instanceof Promise)
        const r = response(promise)
        compare(r.status, 200)
        compare(r.reason, "OK")
        compare(r.json.name, "Ada")
        compare(r.json.tags.length, 2)
        verify(r.json === r.json)
        verify(r.ok && r.isSuccess && !r.isError)
        compare(r.headers["content-type"], "application/json")
        compare(r.header("CONTENT-TYPE"), "application/json")
        compare(r.header("X-None"), undefined)
        verify(r.headerNames.includes("Content-Type"))
        verify(r.elapsed > 0)
        compare(r.url.toString(), server.url + "users/7?lang=en")
        compare(String(r), "<Response [200 OK]>")
    }

    function test_defaults() {
        server.respond("GET", "/defaults", { body: "x" })
        response(client.get("defaults", { query: { page: 2, tag: ["a", "b&c"] } }))
        const request = lastRequest()
        compare(request.headers["x-default"], "1")
        compare(request.headers["user-agent"], "Test/1")
        compare(request.target, "/defaults?page=2&tag=a&tag=b%26c&lang=en")
    }

    function test_verbs_data() {
        return [{ tag: "get", method: "GET" }, { tag: "head", method: "HEAD" },
                { tag: "post", method: "POST" }, { tag: "put", method: "PUT" },
                { tag: "patch", method: "PATCH" }, { tag: "deleteResource", method: "DELETE" },
                { tag: "options", method: "OPTIONS" }]
    }
    function test_verbs(data) {
        server.respond(data.method, "/verb", { status: 204 })
        compare(response(client[data.tag]("verb")).status, 204)
        compare(lastRequest().method, data.method)
    }
    function test_request() {
        server.respond("PURGE", "/verb", { status: 204 })
        server.respond("GET", "/verb", { status: 204 })
        response(client.request("PURGE", "verb", { extensionMethod: true }))
        compare(lastRequest().method, "PURGE")
        response(client.request("get", "verb"))
        compare(lastRequest().method, "GET")
        ignoreWarning(/tst_httpclient\.qml:[0-9]+.*HttpClient\.request\(\): method: "PURGE"/)
        verify(error(client.request("PURGE", "verb")).message.includes("extensionMethod: true"))
    }

    function test_status() {
        server.respond("GET", "/none", { status: 404, json: { reason: "gone" } })
        const r = response(client.get("none"))
        compare(r.status, 404)
        verify(r.isError && r.isClientError && !r.ok)
        let thrown = null
        try {
            r.raiseForStatus()
        } catch (e) {
            thrown = e
        }
        verify(thrown instanceof Error)
        compare(thrown.kind, HttpError.Status)
        compare(thrown.name, "Status")
        compare(thrown.status, 404)
        compare(thrown.response.json.reason, "gone")

        const e = error(client.get("none", { raiseForStatus: true }))
        compare(e.kind, HttpError.Status)
        compare(e.status, 404)
        compare(e.response.json.reason, "gone")
    }
    function test_raiseForStatusReturnsResponse() {
        server.respond("GET", "/ok", { body: "fine" })
        compare(response(client.get("ok")).raiseForStatus().text, "fine")
    }

    function test_notJson() {
        server.respond("GET", "/text", { body: "[1, 2" })
        const promise = client.get("text").then(r => r.json)
        const e = error(promise)
        compare(e.kind, HttpError.Decoding)
        verify(e.message.includes("JSON"), e.message)
        compare(e.response.text, "[1, 2")
    }
    function test_noContent() {
        server.respond("GET", "/empty", { status: 204 })
        const r = response(client.get("empty"))
        compare(r.json, undefined)
        compare(r.text, "")
        compare(r.data.byteLength, 0)
    }

    function test_failure() {
        const gone = create(clientComponent, { baseUrl: "http://127.0.0.1:1" })
        const e = error(gone.get("x"))
        verify(e instanceof Error)
        compare(e.kind, HttpError.Connect)
        compare(e.name, "Connect")
        compare(e.phase, "connect")
        compare(e.status, 0)
        verify(e.message.length > 0)
        compare(e.url.toString(), "http://127.0.0.1:1/x")
        verify(!e.isTimeout && !e.isCancelled)
        gone.destroy()
    }
    function test_timeout() {
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        const e = error(client.get("slow", { timeout: 50 }))
        compare(e.kind, HttpError.TotalTimeout)
        verify(e.isTimeout)
        const byPhase = error(client.get("slow", { timeout: { firstByte: 50 } }))
        compare(byPhase.kind, HttpError.ReadTimeout)
    }
    function test_brokenBody() {
        server.respond("GET", "/broken", { body: "0123456789", cut: -3 })
        const e = error(client.get("broken"))
        compare(e.kind, HttpError.RemoteProtocol)
        compare(e.phase, "body")
        compare(e.status, 200)
    }

    function test_bodies_data() {
        return [
            { tag: "json", options: { json: { b: 1, a: [true, null] } }, body: '{"b":1,"a":[true,null]}',
              type: "application/json" },
            { tag: "json scalar", options: { json: "x" }, body: '"x"', type: "application/json" },
            { tag: "json null", options: { json: null }, body: 'null', type: "application/json" },
            { tag: "form", options: { form: { b: "1 2", a: ["x", "y&z"] } }, body: "b=1+2&a=x&a=y%26z",
              type: "application/x-www-form-urlencoded" },
            { tag: "text", options: { text: "grüß" }, body: "grüß", type: "text/plain; charset=utf-8" },
            { tag: "own type", options: { text: "a,b", headers: { "Content-Type": "text/csv" } },
              body: "a,b", type: "text/csv" },
            { tag: "own type of json", options: { headers: { "content-type": "application/ld+json" },
                                                  json: {} },
              body: "{}", type: "application/ld+json" },
            { tag: "data", options: { data: new Uint8Array([104, 105]).buffer }, body: "hi",
              type: undefined },
            { tag: "part of data", options: { data: new Uint8Array(
                  new Uint8Array([104, 105, 106]).buffer, 1, 2) }, body: "ij", type: undefined },
        ]
    }
    function test_bodies(data) {
        server.respond("POST", "/body", { status: 204 })
        response(client.post("body", data.options))
        const request = lastRequest()
        compare(request.body, data.body)
        compare(request.headers["content-type"], data.type)
    }

    function test_headersLeftOut() {
        server.respond("GET", "/fields", { body: "" })
        response(client.get("fields", { headers: { "X-Default": null, "X-Own": 5, "X-None": undefined } }))
        const headers = lastRequest().headers
        compare(headers["x-default"], undefined)
        compare(headers["x-own"], "5")
        compare(headers["x-none"], undefined)
    }

    function test_wrongOptions_data() {
        return [
            { tag: "unknown option", options: { timout: 5 }, names: "\"timout\"" },
            { tag: "getter that throws", options: { get timeout() { throw new Error("no luck") } },
              names: "options: a member cannot be read: Error: no luck" },
            { tag: "proxy that throws", options: new Proxy({ timeout: 5 }, { get() { throw "no luck" } }),
              names: "options: a member cannot be read: no luck" },
            { tag: "getter of a header", options: { headers: { get "X-A"() { throw new Error("no luck") } } },
              names: "headers: a member cannot be read: Error: no luck" },
            { tag: "no object", options: 5, names: "options" },
            { tag: "timeout", options: { timeout: "5s" }, names: "timeout" },
            { tag: "negative timeout", options: { timeout: -1 }, names: "timeout" },
            { tag: "phase", options: { timeout: { conect: 5 } }, names: "\"conect\"" },
            { tag: "headers", options: { headers: ["a"] }, names: "headers" },
            { tag: "header value", options: { headers: { "X-A": {} } }, names: "X-A" },
            { tag: "header without a name", options: { headers: { "": null } }, names: "headers: " },
            { tag: "name of a header to leave out", options: { headers: { "a b": null } }, names: "headers: " },
            { tag: "Content-Length", options: { headers: { "content-length": 3 } }, names: "headers: Content-Length" },
            { tag: "Transfer-Encoding", options: { headers: { "Transfer-Encoding": "chunked" } },
              names: "headers: Transfer-Encoding" },
            { tag: "name of a cookie", options: { cookies: { "a b": "c" } }, names: "cookies: \"a b\"" },
            { tag: "header with line break", options: { headers: { "X-A": "a\r\nb" } }, names: "headers" },
            { tag: "query", options: { query: "a=b" }, names: "query" },
            { tag: "two bodies", options: { json: {}, text: "x" }, names: "text" },
            { tag: "text", options: { text: {} }, names: "text" },
            { tag: "data", options: { data: "x" }, names: "data" },
            { tag: "form", options: { form: "a=b" }, names: "form" },
            { tag: "file", options: { file: "/no/such/file" }, names: "/no/such/file" },
            { tag: "file elsewhere", options: { file: "https://example.com/" }, names: "file" },
            { tag: "multipart", options: { multipart: 5 }, names: "multipart" },
            { tag: "part", options: { multipart: { a: { tekst: "" } } }, names: "tekst" },
            { tag: "part without content", options: { multipart: { a: { filename: "x" } } }, names: "a" },
            { tag: "part without name", options: { multipart: [{ text: "x" }] }, names: "name" },
            { tag: "redirects", options: { maxRedirects: "many" }, names: "maxRedirects" },
            { tag: "retries", options: { retries: { statuses: ["x"] } }, names: "statuses" },
            { tag: "limits", options: { limits: { maxConections: 5 } }, names: "maxConections" },
            { tag: "auth", options: { auth: "Ada" }, names: "auth" },
            { tag: "cookies", options: { cookies: 5 }, names: "cookies" },
            { tag: "context", options: { context: {} }, names: "context" },
            { tag: "extensionMethod", options: { extensionMethod: "yes" }, names: "extensionMethod" },
            { tag: "raiseForStatus", options: { raiseForStatus: 1 }, names: "raiseForStatus" },
        ]
    }
    function test_wrongOptions(data) {
        const before = server.requests().length
        ignoreWarning(/tst_httpclient\.qml:[0-9]+.*HttpClient\.post\(\): /)
        const e = error(client.post("x", data.options))
        verify(e.message.includes(data.names), e.message)
        verify(e.kind === HttpError.LocalProtocol || e.kind === HttpError.File)
        compare(server.requests().length, before)
    }
    function test_cyclicJson() {
        const cycle = {}
        cycle.self = cycle
        ignoreWarning(/HttpClient\.post\(\): json: /)
        verify(error(client.post("x", { json: cycle })).message.startsWith("json: "))
    }

    function test_wrongUrl_data() {
        return [{ tag: "undefined", url: undefined }, { tag: "number", url: 5 },
                { tag: "space in host", url: "http://exa mple/" }]
    }
    function test_wrongUrl(data) {
        ignoreWarning(/tst_httpclient\.qml:[0-9]+.*HttpClient\.get\(\): url: /)
        verify(error(client.get(data.url)).message.startsWith("url: "))
    }
    // The whole warning has to match: without the password.
    function test_wrongBaseUrlKeepsItsPassword_data() {
        return [{ tag: "scheme", url: "ftp://user:SECRET@x/", shown: "\"ftp://x/\" begins with" },
                { tag: "no scheme", url: "user:SECRET@x/", shown: "\"x/\" begins with" },
                { tag: "port", url: "http://user:SECRET@127.0.0.1:99999/", shown: "[^\"]*port" },
                { tag: "bracket", url: "http://user:SECRET@[::1", shown: "[^\"]*hostname" },
                { tag: "space", url: "http://user:SECRET@exa mple/", shown: "[^\"]*hostname" }]
    }
    function test_wrongBaseUrlKeepsItsPassword(data) {
        const wrong = create(clientComponent)
        ignoreWarning(new RegExp(`^((?!SECRET).)*QML HttpClient: baseUrl: ${data.shown}((?!SECRET).)*$`))
        wrong.baseUrl = data.url
        ignoreWarning(/HttpClient\.get\(\): baseUrl: /)
        const e = error(wrong.get("ok"))
        verify(!(e.message + e.details + e.explanation + e.url).includes("SECRET"), e.message)
        wrong.destroy()
    }
    function test_wrongScheme() {
        // It is told when the request is sent, and names the line that asked for it.
        const line = new Error().lineNumber + 2
        ignoreWarning(new RegExp(`tst_httpclient\\.qml:${line}\\b.*HttpClient\\.get\\(\\): url: .*ftp`))
        const e = error(client.get("ftp://127.0.0.1/"))
        compare(e.kind, HttpError.UnsupportedProtocol)
        verify(e.message.startsWith("url: "), e.message)
    }
    function test_defaultClientStays() {
        let thrown = null
        try {
            Http.destroy()
        } catch (e) {
            thrown = e
        }
        wait(0)
        verify(thrown)
        server.respond("GET", "/ok", { body: "fine" })
        compare(response(Http.get(server.url + "ok")).text, "fine")
    }
    function test_wrongMethod() {
        ignoreWarning(/HttpClient\.request\(\): method: /)
        verify(error(client.request("GE T", "x")).message.startsWith("method: "))
    }

    function test_wrongSetting() {
        const wrong = create(clientComponent)
        ignoreWarning(/limits: "maxConections" is not known/)
        wrong.limits = { maxConections: 3 }
        ignoreWarning(/maxConections/)
        verify(error(wrong.get("ok")).message.includes("maxConections"))
        wrong.limits = { maxConnections: 3 }
        server.respond("GET", "/ok", { body: "fine" })
        compare(response(wrong.get("ok")).text, "fine")
        wrong.destroy()
    }

    function test_wrongBaseUrl_data() {
        return [{ tag: "no scheme", url: "localhost:8080" }, { tag: "path", url: "/v1" },
                { tag: "other scheme", url: "ftp://127.0.0.1/" }, { tag: "space", url: "http://exa mple/" }]
    }
    function test_wrongBaseUrl(data) {
        const wrong = create(clientComponent)
        ignoreWarning(/QML HttpClient: baseUrl: /)
        wrong.baseUrl = data.url
        ignoreWarning(/HttpClient\.get\(\): baseUrl: /)
        verify(error(wrong.get("ok")).message.startsWith("baseUrl: "))
        server.respond("GET", "/ok", { body: "fine" })
        wrong.baseUrl = server.url
        compare(response(wrong.get("ok")).text, "fine")
        wrong.destroy()
    }

    property list<string> names: ["a", "b"]
    // They are no arrays.
    function test_typedLists() {
        server.respond("GET", "/ok", { body: "fine" })
        response(client.get("ok", { query: { name: names } }))
        const requests = server.requests()
        verify(requests[requests.length - 1].target.startsWith("/ok?name=a&name=b"))
        ignoreWarning(/HttpClient\.get\(\): query: an object is wanted, not an array/)
        verify(error(client.get("ok", { query: names })).message.startsWith("query: "))
        ignoreWarning(/HttpClient\.get\(\): headers: an object is wanted, not an array/)
        verify(error(client.get("ok", { headers: names })).message.startsWith("headers: "))
    }

    function test_runningRequests() {
        server.respond("GET", "/ok", { body: "fine" })
        tryCompare(client, "runningRequests", 0)
        runningSpy.clear()
        const promise = client.get("ok")
        compare(client.runningRequests, 1)
        response(promise)
        compare(client.runningRequests, 0)
        compare(runningSpy.count, 2)
    }

    function test_cancelAll() {
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        const promise = client.get("slow")
        client.cancelAll()
        const e = error(promise)
        compare(e.kind, HttpError.Cancelled)
        verify(e.isCancelled && !e.isTimeout)
    }
    function test_destroyed() {
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        const brief = create(clientComponent)
        const promise = brief.get("slow")
        brief.destroy()
        compare(error(promise).kind, HttpError.Cancelled)
    }
    function test_closed() {
        server.respond("GET", "/later", { body: "here", delay: 50 })
        const brief = create(clientComponent)
        let closed = 0
        brief.closed.connect(() => ++closed)
        const promise = brief.get("later")
        brief.close()
        verify(brief.isClosed)
        compare(error(brief.get("x")).kind, HttpError.Cancelled)
        compare(closed, 0)
        compare(response(promise).text, "here")
        tryVerify(() => closed === 1)
        brief.destroy()
    }
    function test_closedWithoutGrace() {
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        const brief = create(clientComponent)
        const promise = brief.get("slow")
        brief.close(0)
        compare(error(promise).kind, HttpError.Cancelled)
        brief.destroy()
    }
    Component {
        id: objectComponent
        QtObject {}
    }
    function test_context() {
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        const owner = create(objectComponent)
        let settled = 0
        client.get("slow", { context: owner }).then(() => ++settled, () => ++settled)
        tryCompare(client, "runningRequests", 1)
        owner.destroy()
        tryCompare(client, "runningRequests", 0)
        wait(0)
        compare(settled, 0)
    }

    function test_start() {
        server.respond("GET", "/chunks", { body: "0123456789", dribble: 4 })
        const reply = client.start("GET", "chunks")
        let body = ""
        reply.chunkReceived.connect(chunk => {
            const bytes = new Uint8Array(chunk)
            for (let i = 0; i < bytes.length; ++i)
                body += String.fromCharCode(bytes[i])
        })
        const r = response(reply.promise)
        compare(body, "0123456789")
        compare(r.status, 200)
        compare(r.text, "")
        verify(reply.isFinished)
        compare(reply.bytesReceived, 10)
        compare(reply.bytesToReceive, 10)
    }
    function test_startCancelled() {
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        const reply = client.start("GET", "slow")
        reply.cancel()
        compare(error(reply.promise).kind, HttpError.Cancelled)
        reply.cancel()
    }
    function test_startIsKept() {
        server.respond("GET", "/later", { body: "here", delay: 20 })
        let text = ""
        client.start("GET", "later").promise.then(r => text = r.text)
        gc()
        tryCompare({ get text() { return text } }, "text", "here")
    }

    function test_all() {
        server.respond("GET", "/a", { body: "a" })
        server.respond("GET", "/b", { body: "b" })
        const both = response(Promise.all([client.get("a"), client.get("b")]))
        compare(both[0].text + both[1].text, "ab")
    }
    function test_handlerThrows() {
        server.respond("GET", "/ok", { body: "fine" })
        const e = error(client.get("ok").then(() => { throw new Error("mine") }))
        compare(e.message, "mine")
    }
    function test_urlOfProperty() {
        server.respond("GET", "/?lang=en", { body: "root" })
        compare(response(client.get(server.url)).text, "root")
        compare(response(client.get(Qt.url(server.url))).text, "root")
    }
    function test_defaultClient() {
        server.respond("GET", "/ok", { body: "fine" })
        compare(response(Http.get(server.url + "ok")).text, "fine")
    }
    function test_redirects() {
        server.respond("GET", "/from", { status: 302, headers: { "Location": "/ok" } })
        server.respond("GET", "/ok", { body: "fine" })
        const followed = response(client.get("from"))
        compare(followed.text, "fine")
        compare(followed.history.length, 1)
        compare(followed.history[0].status, 302)
        compare(response(client.get("from", { followRedirects: false })).status, 302)
        compare(error(client.get("from", { maxRedirects: 0 })).kind, HttpError.TooManyRedirects)
    }
    function test_data() {
        server.respond("GET", "/bytes", { body: new Uint8Array([1, 2, 255]).buffer })
        const r = response(client.get("bytes"))
        const bytes = new Uint8Array(r.data)
        compare(bytes.length, 3)
        compare(bytes[2], 255)
        bytes[2] = 7
        compare(new Uint8Array(r.data)[2], 255)
    }
}
