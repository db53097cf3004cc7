// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "HttpRequest"

    //! What a HttpRequest has told, in order.
    component Recorded: HttpRequest {
        id: recorded
        property var told: []
        property int finishedCount: 0
        client: api
        onStateChanged: told.push(["Idle", "Waiting", "Receiving", "Succeeded", "Failed"][state])
        onFailed: error => told.push("failed " + error.name)
        onFinished: response => {
            told.push("finished " + response.status)
            ++finishedCount
        }
    }

    TestServer {
        id: server
    }
    TestFiles {
        id: files
    }
    HttpClient {
        id: api
        baseUrl: server.url
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: server.url
        }
    }
    Component {
        id: requestComponent
        Recorded {}
    }
    Component {
        id: plainComponent
        HttpRequest {}
    }
    Component {
        id: chunkComponent
        Recorded {
            property string chunks: ""
            onChunkReceived: chunk => {
                const bytes = new Uint8Array(chunk)
                for (let i = 0; i < bytes.length; ++i)
                    chunks += String.fromCharCode(bytes[i])
            }
        }
    }
    Component {
        id: boundComponent
        Recorded {
            property int userId: 1
            property string suffix: ""
            readonly property string shown: loading ? "loading" : json?.name ?? error.message
            property var texts: []
            url: "users/" + userId + suffix
            onShownChanged: texts.push(shown)
        }
    }

    function create(component, properties) {
        const request = createTemporaryObject(component, testCase, properties ?? {})
        verify(request)
        return request
    }
    function lastRequest() {
        const requests = server.requests()
        return requests[requests.length - 1]
    }
    function sent(path) {
        return Array.from(server.requests()).filter(request => request.target === path).length
    }
    //! Until all that was posted has been delivered.
    function settle() {
        wait(0)
        wait(0)
    }

    function init() {
        server.respond("GET", "/users/1", { json: { name: "Ada" }, headers: { "X-Tag": "a" } })
        server.respond("GET", "/users/2", { json: { name: "Grace" } })
        server.respond("GET", "/slow", { body: "late", stall: 0 })
        server.respond("GET", "/none", { status: 404, json: { reason: "gone" } })
        server.respond("POST", "/items", { status: 201, body: "made" })
    }

    function test_succeeds() {
        const request = create(requestComponent, { url: "users/1" })
        compare(request.state, HttpRequest.Idle)
        verify(!request.loading)
        tryCompare(request, "finishedCount", 1)
        compare(request.told, ["Waiting", "Receiving", "Succeeded", "finished 200"])
        compare(request.state, HttpRequest.Succeeded)
        verify(!request.loading)
        compare(request.status, 200)
        compare(request.json.name, "Ada")
        compare(JSON.parse(request.text).name, "Ada")
        verify(request.data.byteLength > 0)
        compare(request.responseHeaders["x-tag"], "a")
        compare(request.response.url.toString(), server.url + "users/1")
        compare(request.progress, 1)
        compare(request.uploadProgress, 1)
        compare(request.bytesReceived, request.data.byteLength)
        compare(request.error.kind, HttpError.None)
        compare(request.error.message, "")
    }

    function test_bindings() {
        const request = create(boundComponent)
        tryCompare(request, "shown", "Ada")
        compare(request.texts.filter(text => text !== "").join(), "loading,Ada")
        request.userId = 2
        tryCompare(request, "shown", "Grace")
    }

    function test_onceATurn() {
        const request = create(boundComponent)
        tryCompare(request, "finishedCount", 1)
        server.respond("GET", "/users/9b", { json: { name: "Nine" } })
        const before = server.requests().length
        request.userId = 3
        request.suffix = "a"
        request.userId = 9
        request.suffix = "b"
        tryCompare(request, "finishedCount", 2)
        compare(request.json.name, "Nine")
        compare(server.requests().length, before + 1)
    }

    function test_replaces() {
        const request = create(requestComponent, { url: "slow" })
        tryVerify(() => sent("/slow") > 0)
        tryCompare(api, "runningRequests", 1)
        request.url = "users/1"
        tryCompare(request, "finishedCount", 1)
        compare(request.told, ["Waiting", "Receiving", "Succeeded", "finished 200"])
        compare(api.runningRequests, 0)
    }

    function test_sameInputIsNoChange() {
        const request = create(requestComponent, { url: "users/1" })
        tryCompare(request, "finishedCount", 1)
        request.url = "users/1"
        request.method = "GET"
        settle()
        verify(!request.loading)
        compare(request.finishedCount, 1)
    }

    // JavaScript's objects are not told apart by what they hold.
    function test_objectThatWasChanged() {
        const request = create(requestComponent, { url: "users/1", headers: { "X-A": "1" } })
        tryCompare(request, "finishedCount", 1)
        const headers = request.headers
        headers["X-A"] = "2"
        request.headers = headers
        tryCompare(request, "finishedCount", 2)
        compare(lastRequest().headers["x-a"], "2")
    }

    function test_inputs_data() {
        return [
            { tag: "headers", property: "headers", value: { "X-A": "1" } },
            { tag: "query", property: "query", value: { a: 1 } },
            { tag: "options", property: "options", value: { timeout: 5000 } },
            { tag: "body", property: "body", value: { json: [] } },
            { tag: "method", property: "method", value: "OPTIONS" },
        ]
    }
    function test_inputs(data) {
        server.respond("GET", "/inputs", { body: "" })
        server.respond("OPTIONS", "/inputs", { body: "" })
        const request = create(requestComponent, { url: "inputs" })
        tryCompare(request, "finishedCount", 1)
        request[data.property] = data.value
        tryCompare(request, "finishedCount", 2)
    }

    function test_inactive() {
        const request = create(requestComponent, { url: "users/1", active: false })
        settle()
        compare(request.state, HttpRequest.Idle)
        request.active = true
        tryCompare(request, "finishedCount", 1)
        request.active = false
        request.active = true
        settle()
        verify(!request.loading)
        request.active = false
        request.url = "users/2"
        settle()
        verify(!request.loading)
        request.active = true
        tryCompare(request, "finishedCount", 2)
        compare(request.json.name, "Grace")
    }

    function test_send() {
        const request = create(requestComponent, {
            url: "items", method: "post", active: false, body: { json: { n: 1 } },
            headers: { "X-A": "b" }, query: { q: "x y" } })
        server.respond("POST", "/items?q=x%20y", { status: 201, body: "made" })
        request.send()
        verify(request.loading)
        tryCompare(request, "finishedCount", 1)
        compare(request.status, 201)
        const got = lastRequest()
        compare(got.method, "POST")
        compare(got.target, "/items?q=x%20y")
        compare(got.body, '{"n":1}')
        compare(got.headers["x-a"], "b")
        compare(got.headers["content-type"], "application/json")
        request.send()
        request.send()
        tryCompare(request, "finishedCount", 2)
    }

    function test_bodies_data() {
        return [
            { tag: "text", body: "hello", got: "hello", type: "text/plain; charset=utf-8" },
            { tag: "ArrayBuffer", body: new Uint8Array([104, 105]).buffer, got: "hi", type: undefined },
            { tag: "form", body: { form: { a: "1" } }, got: "a=1", type: "application/x-www-form-urlencoded" },
            { tag: "file", body: { file: Qt.resolvedUrl("upload.json") }, got: "{}\n", type: "application/json" },
        ]
    }
    function test_bodies(data) {
        const request = create(requestComponent, { url: "items", method: "POST", body: data.body })
        tryCompare(request, "finishedCount", 1)
        compare(request.status, 201)
        compare(lastRequest().body, data.got)
        compare(lastRequest().headers["content-type"], data.type)
    }
    property url path
    // Which a property of the type url has encoded.
    function test_absolutePathAsUrl() {
        files.write("50% größer #1.json", "[]")
        path = files.path("50% größer #1.json")
        const request = create(requestComponent, { url: "items", method: "POST", body: { file: path } })
        tryCompare(request, "finishedCount", 1)
        compare(request.error.message, "")
        compare(lastRequest().body, "[]")
    }
    function test_multipart() {
        const request = create(requestComponent, { url: "items", method: "POST", body: { multipart: {
            title: "Report", tag: ["a", "b"],
            document: { file: Qt.resolvedUrl("upload.json"), filename: "x.bin", contentType: "a/b" },
            raw: { data: new Uint8Array([104, 105]).buffer, filename: "raw.txt" } } } })
        tryCompare(request, "finishedCount", 1)
        compare(request.uploadProgress, 1)
        const body = lastRequest().body
        for (const part of ['name="title"\r\n\r\nReport\r\n', 'name="tag"\r\n\r\na\r\n', 'name="tag"\r\n\r\nb\r\n',
                            'name="document"; filename="x.bin"\r\nContent-Type: a/b\r\n\r\n{}\n\r\n',
                            'name="raw"; filename="raw.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n'])
            verify(body.includes(part), body)
    }

    function test_sendWithoutUrl() {
        ignoreWarning(/tst_httprequest\.qml:[0-9]+.* url: /)
        const request = create(requestComponent, { active: false })
        request.send()
        tryCompare(request, "finishedCount", 1)
        verify(request.error.message.startsWith("url: "), request.error.message)
    }
    function test_statusIsNoFailure() {
        const request = create(requestComponent, { url: "none" })
        tryCompare(request, "finishedCount", 1)
        compare(request.told, ["Waiting", "Receiving", "Succeeded", "finished 404"])
        verify(request.response.isError)
    }
    function test_raiseForStatus() {
        const request = create(requestComponent, { url: "none", options: { raiseForStatus: true } })
        tryCompare(request, "finishedCount", 1)
        compare(request.told, ["Waiting", "Receiving", "Failed", "failed Status", "finished 404"])
        compare(request.error.status, 404)
        compare(request.json.reason, "gone")
    }

    function test_fails() {
        const request = create(requestComponent, { url: "http://127.0.0.1:1/" })
        tryCompare(request, "finishedCount", 1)
        compare(request.told, ["Waiting", "Failed", "failed Connect", "finished 0"])
        compare(request.error.kind, HttpError.Connect)
        compare(request.error.phase, "connect")
        verify(request.response.isNull)
        request.url = "users/1"
        tryCompare(request, "finishedCount", 2)
        compare(request.error.kind, HttpError.None)
    }
    function test_keepsWhatWasThere() {
        const request = create(requestComponent, { url: "users/1" })
        tryCompare(request, "finishedCount", 1)
        request.url = "slow"
        tryCompare(request, "loading", true)
        compare(request.json.name, "Ada")
        compare(request.status, 0)
    }

    function test_cancel() {
        const request = create(requestComponent, { url: "slow" })
        tryCompare(request, "loading", true)
        request.cancel()
        tryCompare(request, "finishedCount", 1)
        compare(request.told, ["Waiting", "Failed", "failed Cancelled", "finished 0"])
        verify(request.error.isCancelled)
        request.cancel()
        settle()
        compare(request.finishedCount, 1)
    }
    function test_cancelTakesBackWhatIsDue() {
        const request = create(requestComponent, { url: "users/1" })
        tryCompare(request, "finishedCount", 1)
        const before = server.requestCount("GET", "/users/2")
        request.url = "users/2"
        request.cancel()
        settle()
        compare(request.state, HttpRequest.Succeeded)
        compare(request.finishedCount, 1)
        compare(server.requestCount("GET", "/users/2"), before)
        request.query = { again: 1 }
        tryCompare(request, "finishedCount", 2)
        compare(lastRequest().target, "/users/2?again=1")
        request.url = "users/1"
        request.cancel()
        request.active = false
        request.active = true
        tryCompare(request, "finishedCount", 3)
    }
    function test_reset() {
        const request = create(requestComponent, { url: "users/1" })
        tryCompare(request, "finishedCount", 1)
        request.url = "slow"
        tryCompare(request, "loading", true)
        request.reset()
        compare(request.state, HttpRequest.Idle)
        compare(request.text, "")
        compare(request.json, undefined)
        verify(request.response.isNull)
        settle()
        compare(request.finishedCount, 1)
        tryCompare(api, "runningRequests", 0)
    }
    function test_emptyUrlWaits() {
        const request = create(requestComponent)
        settle()
        compare(request.state, HttpRequest.Idle)
        request.url = "slow"
        tryCompare(request, "loading", true)
        request.url = ""
        tryCompare(request, "state", HttpRequest.Idle)
        compare(request.finishedCount, 0)
    }

    function test_chunks() {
        server.respond("GET", "/chunks", { body: "0123456789", dribble: 4, chunked: 4 })
        const request = create(chunkComponent, { url: "chunks" })
        tryCompare(request, "finishedCount", 1)
        compare(request.chunks, "0123456789")
        compare(request.text, "")
        compare(request.json, undefined)
        compare(request.data.byteLength, 0)
        compare(request.progress, 1)
    }

    function test_notJson() {
        server.respond("GET", "/text", { body: "[1, 2" })
        const request = create(requestComponent, { url: "text" })
        tryCompare(request, "finishedCount", 1)
        ignoreWarning(/tst_httprequest\.qml:[0-9]+.*json: The content is no JSON/)
        compare(request.json, undefined)
        compare(request.json, undefined)
    }

    function test_wrongInput_data() {
        return [
            { tag: "url", properties: { url: "http://exa mple/" }, names: "url: " },
            { tag: "scheme", properties: { url: "ftp://127.0.0.1/" }, names: "url: " },
            { tag: "method", properties: { method: "GE T" }, names: "method: " },
            { tag: "unknown method", properties: { method: "GTE" }, names: 'method: "GTE"' },
            { tag: "no method", properties: { method: "" }, names: "method: " },
            { tag: "headers", properties: { headers: ["a"] }, names: "headers: " },
            { tag: "header", properties: { headers: { "X A": "a" } }, names: "headers: " },
            { tag: "query", properties: { query: "a" }, names: "query: " },
            { tag: "body", properties: { body: { jsn: {} } }, names: "body: \"jsn\"" },
            { tag: "two bodies", properties: { body: { json: {}, text: "" } }, names: "body: " },
            { tag: "number as body", properties: { body: 5 }, names: "body: " },
            { tag: "file", properties: { method: "POST", body: { file: "/no/such/file" } }, names: "body: file: " },
            { tag: "folder", properties: { method: "POST", body: { file: "/tmp" } }, names: "body: file: " },
            { tag: "options", properties: { options: 5 }, names: "options: " },
            { tag: "option", properties: { options: { timout: 5 } }, names: "\"timout\"" },
        ]
    }
    function test_wrongInput(data) {
        const properties = Object.assign({ url: "users/1" }, data.properties)
        ignoreWarning(/tst_httprequest\.qml:[0-9]+/)
        const request = create(requestComponent, properties)
        tryCompare(request, "finishedCount", 1)
        compare(request.told.filter(text => text.startsWith("failed")).length, 1)
        compare(request.state, HttpRequest.Failed)
        verify(request.error.message.includes(data.names), request.error.message)
        settle()
        compare(request.finishedCount, 1)
        request.reset()
        for (const name in data.properties)
            request[name] = { url: "users/1", method: "GET" }[name]
        tryCompare(request, "finishedCount", 2)
        compare(request.status, 200)
    }

    function test_wrongUrlKeepsItsPassword_data() {
        return [{ tag: "port", url: "http://user:SECRET@127.0.0.1:99999/", reason: "port" },
                { tag: "bracket", url: "http://user:SECRET@[::1", reason: "hostname" },
                { tag: "space", url: "http://user:SECRET@exa mple/", reason: "hostname" },
                { tag: "empty label", url: "http://user:SECRET@a..b/", reason: "hostname" }]
    }
    function test_wrongUrlKeepsItsPassword(data) {
        ignoreWarning(new RegExp(`^((?!SECRET).)*url: The URL is not valid: ((?!SECRET).)*${data.reason}((?!SECRET).)*$`))
        const request = create(requestComponent, { url: data.url })
        tryCompare(request, "finishedCount", 1)
        const e = request.error
        compare(e.kind, HttpError.InvalidUrl)
        verify(e.message.includes(data.reason), e.message)
        verify(!(e.message + e.details + e.explanation + e.url).includes("SECRET"), e.message)
    }

    function test_extensionMethod() {
        server.respond("PURGE", "/users/1", { status: 204 })
        server.respond("PROPFIND", "/users/1", { status: 207 })
        const request = create(requestComponent, { url: "users/1", method: "PURGE",
                                                   options: { extensionMethod: true } })
        tryCompare(request, "status", 204)
        request.options = {}
        ignoreWarning(/tst_httprequest\.qml:[0-9]+.*method: "PURGE"/)
        tryCompare(request, "state", HttpRequest.Failed)
        compare(request.error.kind, HttpError.LocalProtocol)
        verify(request.error.message.includes("extensionMethod: true"), request.error.message)
        request.method = "propfind"
        tryCompare(request, "status", 207)
    }

    function test_defaultClient() {
        const request = create(plainComponent, { url: server.url + "users/1" })
        tryCompare(request, "state", HttpRequest.Succeeded)
    }
    function test_clientGoes() {
        const client = clientComponent.createObject(testCase)
        const request = create(requestComponent, { url: "slow", client: client })
        tryCompare(request, "loading", true)
        client.destroy()
        tryCompare(request, "finishedCount", 1)
        compare(request.error.kind, HttpError.Cancelled)
    }

    function test_destroyedWhileLoading() {
        const request = requestComponent.createObject(testCase, { url: "slow" })
        tryCompare(request, "loading", true)
        request.destroy()
        tryCompare(api, "runningRequests", 0)
    }
    function test_sendsAgainInHandler() {
        const request = create(requestComponent, { url: "users/1" })
        request.finished.connect(() => {
            if (request.finishedCount < 3)
                request.send()
        })
        tryCompare(request, "finishedCount", 3)
    }
    function test_handlerThrows() {
        ignoreWarning(/mine/)
        const request = create(requestComponent, { url: "users/1" })
        request.stateChanged.connect(() => { if (request.state === HttpRequest.Succeeded) throw new Error("mine") })
        tryCompare(request, "finishedCount", 1)
    }
}
