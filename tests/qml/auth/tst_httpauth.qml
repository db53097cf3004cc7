// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "HttpAuth"

    TestServer {
        id: server
    }
    HttpClient {
        id: tokens
        baseUrl: server.url
    }
    Component {
        id: basicComponent
        HttpClient {
            property BasicAuth basic: BasicAuth {
                user: "Ada"
                password: "secret"
            }
            baseUrl: server.url
            auth: basic
        }
    }
    Component {
        id: bearerComponent
        HttpClient {
            property alias bearer: bearer
            property int calls: 0
            baseUrl: server.url
            auth: BearerAuth {
                id: bearer
            }
        }
    }
    Component {
        id: loneBearerComponent
        BearerAuth {}
    }
    Component {
        id: requestComponent
        HttpRequest {}
    }

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
    function create(component, properties) {
        const client = createTemporaryObject(component, testCase, properties ?? {})
        verify(client)
        return client
    }
    function authorizations(path) {
        return Array.from(server.requests()).filter(request => request.target === path)
                                            .map(request => request.headers["authorization"])
    }

    function test_basic() {
        server.respond("GET", "/basic", { body: "in" })
        const client = create(basicComponent)
        verify(client.auth instanceof HttpAuth)
        response(client.get("basic"))
        client.basic.password = "other"
        response(client.get("basic"))
        response(client.get("basic", { auth: null }))
        client.basic.user = ""
        response(client.get("basic"))
        client.auth = null
        response(client.get("basic"))
        compare(authorizations("/basic"), ["Basic " + Qt.btoa("Ada:secret"), "Basic " + Qt.btoa("Ada:other"),
                                           undefined, undefined, undefined])
    }
    function test_basicOfOneRequest() {
        server.respond("GET", "/one", { body: "in" })
        const client = create(basicComponent)
        response(tokens.get("one", { auth: client.basic }))
        compare(authorizations("/one"), ["Basic " + Qt.btoa("Ada:secret")])
    }
    function test_elementGoes() {
        server.respond("GET", "/gone", { body: "in" })
        const client = create(bearerComponent)
        const bearer = loneBearerComponent.createObject(null, { token: "t" })
        client.auth = bearer
        response(client.get("gone"))
        bearer.destroy()
        tryCompare(client, "auth", null)
        response(client.get("gone"))
        compare(authorizations("/gone"), ["Bearer t", undefined])
    }

    function test_token() {
        server.respond("GET", "/token", { body: "in" })
        const client = create(bearerComponent)
        response(client.get("token"))
        client.bearer.token = "first"
        response(client.get("token"))
        client.bearer.token = "second"
        response(client.get("token"))
        compare(authorizations("/token"), [undefined, "Bearer first", "Bearer second"])
    }

    function test_refresh_data() {
        return [{ tag: "text", refresh: n => "token" + n },
                { tag: "promise", refresh: n => Promise.resolve("token" + n) },
                { tag: "request", refresh: n => tokens.post("tokens", { json: { n: n } })
                                                    .then(r => r.json.token + n) }]
    }
    function test_refresh(data) {
        server.respond("POST", "/tokens", { json: { token: "token" } })
        const client = create(bearerComponent)
        client.bearer.refresh = () => data.refresh(++client.calls)
        const path = "/refresh-" + data.tag
        server.enqueue({ body: "one" })
        compare(response(client.get(path)).text, "one")
        compare(client.bearer.token, "token1")
        server.enqueue({ body: "two" })
        response(client.get(path))
        server.enqueue({ status: 401 })
        server.enqueue({ body: "three" })
        compare(response(client.get(path)).text, "three")
        compare(authorizations(path),
                ["Bearer token1", "Bearer token1", "Bearer token1", "Bearer token2"])
        compare(client.calls, 2)
        compare(client.bearer.token, "token2")
    }
    function test_firstToken() {
        const client = create(bearerComponent)
        client.bearer.token = "kept"
        client.bearer.refresh = () => "new" + ++client.calls
        server.enqueue({ body: "" })
        response(client.get("/first"))
        compare(client.calls, 0)
        server.enqueue({ status: 401 })
        server.enqueue({ body: "" })
        response(client.get("/first"))
        compare(authorizations("/first"), ["Bearer kept", "Bearer kept", "Bearer new1"])
    }
    function test_oneRefreshForAll() {
        server.respond("GET", "/many", { body: "in" })
        const client = create(bearerComponent)
        let settle = null
        client.bearer.refresh = () => { ++client.calls; return new Promise(resolve => settle = resolve) }
        const all = Promise.all([client.get("many"), client.get("many"), client.get("many")])
        tryVerify(() => settle !== null)
        settle("shared")
        compare(response(all).length, 3)
        compare(client.calls, 1)
        compare(authorizations("/many"), ["Bearer shared", "Bearer shared", "Bearer shared"])
    }

    function test_refreshFails_data() {
        return [{ tag: "throws", refresh: () => { throw new Error("no luck") }, text: "refresh: no luck" },
                { tag: "throws text", refresh: () => { throw "no luck" }, text: "refresh: no luck" },
                { tag: "rejects", refresh: () => Promise.reject(new Error("no luck")), text: "refresh: no luck" },
                { tag: "status", refresh: () => tokens.get("forbidden").then(r => r.raiseForStatus().text),
                  text: "refresh: " },
                { tag: "nothing", refresh: () => {}, text: "refresh: a token is wanted, not undefined",
                  isWrong: true },
                { tag: "number", refresh: () => 5, text: "refresh: a token is wanted, not 5", isWrong: true },
                { tag: "empty", refresh: () => "", text: "refresh: a token is wanted, not \"\"",
                  isWrong: true },
                { tag: "line break", refresh: () => "a\r\nX: y", text: "refresh: it holds a character",
                  isWrong: true }]
    }
    function test_refreshFails(data) {
        server.respond("GET", "/forbidden", { status: 403 })
        const client = create(bearerComponent)
        client.bearer.refresh = data.refresh
        if (data.isWrong)
            ignoreWarning(new RegExp("tst_httpauth\\.qml:[0-9]+.*QML BearerAuth: " + data.text))
        const both = [outcome(client.get("/x")), outcome(client.get("/x"))]
        for (const settled of both) {
            compare(settled.count, 1)
            compare(settled.error.kind, HttpError.Authentication)
            verify(settled.error.message.startsWith(data.text), settled.error.message)
        }
        compare(client.bearer.token, "")
        client.bearer.refresh = () => "late"
        server.enqueue({ body: "in" })
        compare(response(client.get("/x")).text, "in")
    }
    function test_refreshNeverSettles() {
        const client = create(bearerComponent)
        client.bearer.refresh = () => new Promise(() => {})
        client.bearer.refreshTimeout = 50
        compare(outcome(client.get("/x")).error.kind, HttpError.Authentication)

        client.bearer.refreshTimeout = 60000
        const request = create(requestComponent, { client: client, url: "/x" })
        tryCompare(request, "loading", true)
        request.cancel()
        tryVerify(() => request.error.isCancelled)
        compare(outcome(client.get("/x", { timeout: 50 })).error.kind, HttpError.TotalTimeout)
    }
    function test_refreshTimeoutOfNone() {
        const client = create(bearerComponent)
        client.bearer.refreshTimeout = 0
        let settle = null
        client.bearer.refresh = () => new Promise(resolve => settle = resolve)
        server.enqueue({ body: "in" })
        const promise = client.get("/none")
        tryVerify(() => settle !== null)
        wait(20)
        settle("late")
        compare(response(promise).text, "in")
        compare(authorizations("/none"), ["Bearer late"])
    }
    function test_negativeRefreshTimeout() {
        const client = create(bearerComponent)
        client.bearer.refresh = () => { ++client.calls; return "never" }
        ignoreWarning(/tst_httpauth\.qml:[0-9]+.*QML BearerAuth: refreshTimeout: it is negative/)
        client.bearer.refreshTimeout = -1
        const settled = outcome(client.get("/x"))
        compare(settled.error.kind, HttpError.Authentication)
        verify(settled.error.message.startsWith("refreshTimeout: "), settled.error.message)
        compare(client.calls, 0)
        client.bearer.refreshTimeout = 1000
        server.enqueue({ body: "in" })
        compare(response(client.get("/x")).text, "in")
    }
    function test_wrongToken() {
        const client = create(bearerComponent)
        ignoreWarning(/tst_httpauth\.qml:[0-9]+.*QML BearerAuth: token: it holds a character/)
        client.bearer.token = "a b"
        compare(outcome(client.get("/x")).error.kind, HttpError.Authentication)
    }
    function test_wrongUser() {
        const client = create(basicComponent)
        ignoreWarning(/tst_httpauth\.qml:[0-9]+.*QML BasicAuth: user: it holds a colon/)
        client.basic.user = "a:b"
        compare(outcome(client.get("/x")).error.kind, HttpError.Authentication)
    }
    function test_destroyedWhileRefreshing() {
        const bearer = loneBearerComponent.createObject(null)
        let settle = null
        bearer.refresh = () => new Promise(resolve => settle = resolve)
        const promise = tokens.get("x", { auth: bearer })
        tryVerify(() => settle !== null)
        bearer.destroy()
        compare(outcome(promise).error.kind, HttpError.Authentication)
        settle("late")
        wait(0)
    }
    function test_newTokenWhileRefreshing() {
        server.respond("GET", "/new", { body: "in" })
        const client = create(bearerComponent)
        let settle = null
        client.bearer.refresh = () => new Promise(resolve => settle = resolve)
        const promise = client.get("new")
        tryVerify(() => settle !== null)
        client.bearer.token = "mine"
        response(client.get("new"))
        settle("late")
        response(promise)
        compare(authorizations("/new"), ["Bearer mine", "Bearer late"])
        compare(client.bearer.token, "mine")
    }
    function test_noFunction() {
        const client = create(bearerComponent)
        ignoreWarning(/tst_httpauth\.qml:[0-9]+.*refresh: a function is wanted, not 5/)
        client.bearer.refresh = 5
    }
}
