// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! The elements with a server that others wrote.
TestCase {
    id: testCase
    name: "NginxElements"

    readonly property int largeSize: 8 * 1024 * 1024

    FileHost {
        id: host
    }
    HttpClient {
        id: api
        baseUrl: host.url
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: host.url
        }
    }
    Component {
        id: basicComponent
        HttpClient {
            property BasicAuth basic: BasicAuth {
                user: "Ada"
                password: "secret"
            }
            baseUrl: host.url
            auth: basic
        }
    }
    Component {
        id: requestComponent
        HttpRequest {
            property string file: "small"
            property int finishedCount: 0
            property var steps: []
            readonly property string shown: loading ? "loading" : text
            property var texts: []
            client: api
            url: file
            onShownChanged: texts.push(shown)
            onProgressChanged: steps.push(progress)
            onFinished: ++finishedCount
        }
    }
    Component {
        id: listComponent
        JsonListModel {
            client: api
        }
    }
    Component {
        id: linesComponent
        JsonLinesModel {
            client: api
        }
    }
    Component {
        id: logComponent
        RequestLogModel {
            readonly property HttpClient client: HttpClient {
                baseUrl: host.url
            }
            clients: [client]
        }
    }
    Component {
        id: spyComponent
        SignalSpy {
            signalName: "finished"
        }
    }

    function create(component, properties) {
        const object = createTemporaryObject(component, testCase, properties ?? {})
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
    function response(promise) {
        const settled = outcome(promise)
        verify(settled.error === undefined, String(settled.error))
        return settled.value
    }
    function put(name, options) {
        const status = response(api.put("put/" + name, options)).status
        verify(status === 201 || status === 204, status)
        return "put/" + name
    }
    function loaded(model) {
        create(spyComponent, { target: model }).wait()
        compare(model.error.message, "")
        return model
    }
    function column(model, name) {
        let values = []
        for (let i = 0; i < model.count; ++i)
            values.push(model.get(i)[name])
        return values.join(" ")
    }

    function initTestCase() {
        if (!host.isInstalled)
            skip("There is no nginx on this machine")
    }

    function test_get() {
        const r = response(api.get("small"))
        compare(r.status, 200)
        compare(r.reason, "OK")
        compare(r.headers["content-type"], "application/json")
        verify(r.header("Server").startsWith("nginx"))
        compare(r.json.name, "HttpQ")
        compare(r.json.values, [1, 2, 3, 4, 56])
    }
    function test_head() {
        const r = response(api.head("large"))
        compare(r.status, 200)
        compare(r.header("Content-Length"), String(largeSize))
        compare(r.data.byteLength, 0)
    }
    function test_query() {
        compare(response(api.get("echo/query", { query: { a: "b&c", d: [1, 2] } })).text,
                "a=b%26c&d=1&d=2")
    }
    function test_status() {
        const r = response(api.get("status/404"))
        compare(r.status, 404)
        verify(r.isClientError && !r.ok)
        const failure = outcome(api.get("status/404", { raiseForStatus: true })).error
        compare(failure.kind, HttpError.Status)
        compare(failure.status, 404)
    }
    function test_cut() {
        const failure = outcome(api.get("cut", { retries: 0 })).error
        compare(failure.kind, HttpError.Read, failure.message)
    }
    function test_redirects() {
        const r = response(api.get("redirect/5"))
        compare(r.json.name, "HttpQ")
        compare(r.url.toString(), host.url + "small")
    }
    function test_contentCodings() {
        const plain = response(api.get("chunked"))
        compare(plain.header("Transfer-Encoding"), "chunked")
        const packed = response(api.get("gzip"))
        compare(packed.header("Content-Encoding"), "gzip")
        verify(packed.text.startsWith("line 0 of a text"))
        compare(packed.text.length, plain.text.length)
        verify(packed.text === plain.text)
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
    function test_upload() {
        const size = 3000000
        compare(response(api.post("post", { text: "x".repeat(size) })).text, String(size))
        put("note", { text: "größe" })
        compare(host.uploadedSize("note"), 7)
        compare(response(api.get("put/note")).text, "größe")
    }
    function test_basicAuth() {
        const refused = response(api.get("private"))
        compare(refused.status, 401)
        compare(refused.header("WWW-Authenticate"), "Basic realm=\"files\"")
        const client = create(basicComponent)
        compare(response(client.get("private")).text, "secret text")
        client.basic.password = "other"
        compare(response(client.get("private")).status, 401)
        compare(response(api.get("private", { auth: create(basicComponent).basic })).text, "secret text")
    }

    function test_request() {
        const request = create(requestComponent)
        tryCompare(request, "finishedCount", 1)
        compare(request.state, HttpRequest.Succeeded)
        compare(request.json.name, "HttpQ")
        const first = request.text
        compare(request.shown, first)
        compare(request.bytesReceived, 38)
        request.file = "echo/method"
        tryCompare(request, "finishedCount", 2)
        compare(request.texts, ["loading", first, "loading", "GET"])
        request.file = "status/404"
        tryCompare(request, "status", 404)
    }
    function test_requestProgress() {
        const request = create(requestComponent, { file: "large" })
        tryCompare(request, "finishedCount", 1)
        compare(request.bytesReceived, largeSize)
        compare(request.data.byteLength, largeSize)
        compare(request.progress, 1)
        verify(request.steps.length > 1, request.steps.length)
        for (let i = 1; i < request.steps.length; ++i)
            verify(request.steps[i] >= request.steps[i - 1], String(request.steps))
    }
    function test_requestGoes() {
        const request = create(requestComponent, { file: "slow" })
        tryVerify(() => request.bytesReceived > 0)
        verify(request.progress > 0 && request.progress < 1)
        request.destroy()
        tryCompare(api, "runningRequests", 0)
    }

    function test_jsonList() {
        const url = put("list.json", { json: { rows: [{ id: 1, name: "a" }, { id: 2, name: "b" }] } })
        const model = loaded(create(listComponent, { url: url, path: "rows", idRole: "id" }))
        compare(column(model, "name"), "a b")
        put("list.json", { json: { rows: [{ id: 2, name: "c" }, { id: 3, name: "d" }] } })
        model.refresh()
        loaded(model)
        compare(column(model, "id"), "2 3")
        compare(column(model, "name"), "c d")
    }
    function test_jsonListOfValues() {
        const model = loaded(create(listComponent, { url: "small", path: "values" }))
        compare(model.count, 5)
        compare(model.get(4), 56)
    }
    function test_jsonListThatIsNot() {
        ignoreWarning(/the response is no JSON/)
        const model = create(listComponent, { url: "range" })
        tryVerify(() => model.error.kind === HttpError.Decoding)
        compare(model.count, 0)
    }
    function test_jsonLines() {
        const rows = 5000
        let text = ""
        for (let i = 0; i < rows; ++i)
            text += JSON.stringify({ n: i, text: "row " + i }) + "\n"
        const model = loaded(create(linesComponent, { url: put("lines", { text: text }) }))
        compare(model.count, rows)
        compare(model.skippedLines, 0)
        for (let i = 0; i < rows; i += 499)
            compare(model.get(i).n, i)
        compare(model.get(rows - 1).text, "row " + (rows - 1))
    }

    function test_parallelInLog() {
        const log = create(logComponent)
        const group = log.client.parallel({ atMost: 2 })
        const files = ["small", "status/404", "gzip", "large", "echo/method", "small"]
        for (const file of files)
            group.get(file)
        const all = response(group.all())
        compare(all.length, files.length)
        compare(all[1].status, 404)
        compare(all[3].data.byteLength, largeSize)
        compare(all[4].text, "GET")
        tryCompare(group, "finished", files.length)
        compare(group.failed, 0)
        const connections = new Set()
        for (let i = 0; i < all.length; ++i)
            connections.add(all[i].header("X-Connection"))
        verify(connections.size <= 2, connections.size)

        tryCompare(log, "count", files.length)
        tryCompare(log, "runningCount", 0)
        for (let i = 0; i < files.length; ++i) {
            const row = log.get(i)
            compare(row.url.toString(), host.url + files[i])
            compare(row.status, all[i].status)
            verify(row.phases.length > 0)
        }
        compare(log.get(3).receivedBytes, largeSize)
    }
    function test_parallelFailFast() {
        const group = create(clientComponent).parallel({ failFast: true })
        const slow = group.get("slow")
        group.get("cut", { retries: 0 })
        compare(outcome(group.all()).error.kind, HttpError.Read)
        compare(outcome(slow).error.kind, HttpError.Cancelled)
        tryCompare(group, "failed", 2)
    }
}
