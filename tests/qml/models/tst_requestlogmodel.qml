// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import HttpQ
import HttpQTesting

Item {
    id: root

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
    HttpClient {
        id: other
        baseUrl: server.url
    }
    Component {
        id: logComponent
        RequestLogModel {
            clients: api
        }
    }
    Component {
        id: filterComponent
        RequestLogFilter {}
    }
    Component {
        id: spyComponent
        SignalSpy {}
    }

    TestCase {
        id: testCase
        name: "RequestLogModel"

        function make(properties) {
            return createTemporaryObject(logComponent, root, properties ?? {})
        }
        function spy(target, signalName) {
            return createTemporaryObject(spyComponent, root, { target: target, signalName: signalName })
        }
        function outcome(promise) {
            let settled = 0
            promise.then(() => ++settled, () => ++settled)
            tryVerify(() => settled > 0)
        }
        function paths(model) {
            let values = []
            for (let i = 0; i < model.count; ++i)
                values.push(String(model.get(i).url).split("/").pop())
            return values.join(" ")
        }

        function initTestCase() {
            server.respond("GET", "/ok", { headers: { "X-A": "b" }, json: { name: "x", token: "QQsecret" } })
            server.respond("POST", "/ok", { body: "hello" })
            server.respond("GET", "/slow", { body: "late", stall: 0 })
            server.respond("GET", "/partly", { body: "late", stall: -2 })
            server.respond("GET", "/delayed", { body: "late", delay: 100 })
            server.respond("GET", "/from", { status: 302, headers: { Location: "/ok" } })
        }

        function test_roles() {
            const model = make({ bodyPreviewBytes: 100 })
            outcome(api.post("ok?page=2&token=QQsecret",
                             { text: "größe", headers: { "X-Api-Key": "QQsecret" } }))
            tryCompare(model, "count", 1)
            const row = model.get(0)
            compare(row.number, 1)
            compare(row.method, "POST")
            verify(String(row.url).endsWith("/ok?page=2&token=masked"), row.url)
            compare(row.status, 200)
            compare(row.reason, "OK")
            compare(row.state, RequestLogModel.Succeeded)
            compare(row.error, "")
            verify(row.started instanceof Date)
            verify(row.duration > 0 && row.duration < 60000)
            verify(row.phases.length > 0)
            let end = 0
            for (const phase of row.phases) {
                verify(["pool", "resolve", "connect", "tls", "send", "wait", "receive"].includes(phase.name))
                verify(phase.text !== "" && phase.text !== phase.name)
                verify(phase.start >= end - 0.001)
                compare(phase.round, 0)
                end = phase.start + phase.duration
            }
            verify(end <= row.duration + 0.01)
            compare(row.sentBytes, 7)
            compare(row.receivedBytes, 5)
            verify(row.requestHeaders.some(field => field.name === "X-Api-Key" && field.value === "[masked]"))
            verify(row.responseHeaders.length > 0)
            verify(row.remoteAddress.startsWith("127.0.0.1:"))
            verify(row.curl.startsWith("curl "))
            compare(row.requestPreview, "größe")
            verify(!JSON.stringify(row).includes("QQsecret"))
            compare(model.get(1), undefined)
        }
        // A head and a bit of the body, while the rest is still to come.
        function test_whatRuns() {
            const model = make()
            const reply = api.start("GET", "partly")
            tryVerify(() => model.count === 1 && model.get(0).receivedBytes > 0)
            const row = model.get(0)
            compare(row.state, RequestLogModel.Running)
            verify(row.phases.some(phase => phase.name === "wait"))
            verify(!row.phases.some(phase => phase.name === "receive"))
            reply.cancel()
            tryCompare(model, "runningCount", 0)
        }
        function test_clientThatGoes() {
            const model = make()
            const changes = spy(model, "clientsChanged")
            const client = createTemporaryQmlObject("import HttpQ; HttpClient {}", root)
            model.clients.push(client)
            compare(model.clients.length, 2)
            changes.clear()
            client.destroy()
            tryCompare(changes, "count", 1)
            compare(model.clients.length, 1)
            compare(model.clients[0], api)
        }
        // Handlers of what is told while the rows follow the log change the log.
        function test_clearedInHandler() {
            const model = make()
            for (let i = 0; i < 20; ++i)
                api.get("delayed")
            tryCompare(model, "count", 20)
            const counts = spy(model, "countChanged")
            model.dataChanged.connect(() => model.clear())
            tryCompare(model, "count", 0)
            verify(counts.count > 0)
            compare(model.runningCount, 0)
        }
        function test_requestsInHandler() {
            const model = make({ limit: 5 })
            for (let i = 0; i < 5; ++i)
                api.get("delayed")
            tryCompare(model, "count", 5)
            let sent = 0
            model.dataChanged.connect(() => {
                if (++sent <= 3)
                    api.get("ok")
            })
            tryVerify(() => sent > 0)
            tryCompare(model, "runningCount", 0)
            compare(model.count, 5)
            for (let i = 1; i < 5; ++i)
                compare(model.get(i).number, model.get(i - 1).number + 1)
        }
        function test_noPreviewsUnlessAskedFor() {
            const model = make()
            compare(model.bodyPreviewBytes, 0)
            outcome(api.get("ok"))
            tryCompare(model, "count", 1)
            compare(model.get(0).responsePreview, "")
        }
        function test_maskedPreview() {
            const model = make({ bodyPreviewBytes: 1000 })
            outcome(api.get("ok"))
            tryCompare(model, "count", 1)
            const preview = model.get(0).responsePreview
            verify(preview.includes('"name": "x"'), preview)
            verify(!preview.includes("QQsecret"))
        }
        function test_running() {
            const model = make()
            const changes = spy(model, "dataChanged")
            let error = null
            api.get("slow", { timeout: 400 }).catch(e => error = e)
            tryCompare(model, "runningCount", 1)
            compare(model.get(0).state, RequestLogModel.Running)
            compare(model.get(0).phases.length, 0)
            changes.wait() // how long it takes so far
            verify(model.get(0).duration > 0)
            tryVerify(() => error !== null)
            tryCompare(model, "runningCount", 0)
            compare(model.get(0).state, RequestLogModel.Failed)
            verify(model.get(0).error.length > 0)
            compare(model.get(0).phases.some(phase => phase.name === "wait"), true)
        }
        function test_longestDuration() {
            const model = make()
            compare(model.longestDuration, 0)
            const slow = api.get("slow", { timeout: 200 })
            outcome(api.get("ok"))
            outcome(api.get("delayed"))
            tryVerify(() => model.count === 3 && model.runningCount === 1)
            compare(model.longestDuration, model.get(2).duration)
            outcome(slow)
            tryCompare(model, "runningCount", 0)
            compare(model.longestDuration, model.get(0).duration)
            model.clear()
            tryCompare(model, "longestDuration", 0)
        }
        function test_rounds() {
            const model = make()
            outcome(api.get("from"))
            tryCompare(model, "count", 1)
            compare(model.get(0).phases[0].round, 0)
            compare(model.get(0).phases[model.get(0).phases.length - 1].round, 1)
            verify(String(model.get(0).url).endsWith("/ok"))
        }
        function test_oneSignalForManyRequests() {
            const model = make()
            const inserted = spy(model, "rowsInserted")
            let promises = []
            for (let i = 0; i < 6; ++i)
                promises.push(api.get("ok"))
            outcome(Promise.all(promises))
            tryCompare(model, "count", 6)
            verify(inserted.count < 6, inserted.count)
        }
        function test_negativeNumbers() {
            const model = make({ limit: 2, bodyPreviewBytes: 3 })
            ignoreWarning(/tst_requestlogmodel\.qml:[0-9]+:[0-9]+: QML RequestLogModel: limit: .*, not -1$/)
            model.limit = -1
            ignoreWarning(/tst_requestlogmodel\.qml:[0-9]+:[0-9]+: QML RequestLogModel: bodyPreviewBytes: .*, not -1$/)
            model.bodyPreviewBytes = -1
            compare(model.limit, 2)
            compare(model.bodyPreviewBytes, 3)
        }
        function test_limit() {
            const model = make({ limit: 2 })
            for (const name of ["ok?1", "ok?2", "ok?3"])
                outcome(api.get(name))
            tryVerify(() => paths(model) === "ok?2 ok?3")
            compare(model.get(0).number, 2)
            model.limit = 1
            tryVerify(() => paths(model) === "ok?3")
        }
        function test_clear() {
            const model = make()
            outcome(api.get("ok"))
            const slow = api.get("slow", { timeout: 300 })
            outcome(api.get("ok"))
            tryCompare(model, "count", 3)
            model.clear()
            tryVerify(() => paths(model) === "slow")
            outcome(slow)
            tryVerify(() => model.get(0).state === RequestLogModel.Failed)
            model.clear()
            tryCompare(model, "count", 0)
        }
        function test_clients() {
            const model = createTemporaryObject(bothComponent, root)
            compare(model.clients.length, 2)
            verify(model.clients[1] === other)
            outcome(api.get("ok?api"))
            outcome(other.get("ok?other"))
            tryVerify(() => paths(model) === "ok?api ok?other")
            model.clients = [other]
            outcome(api.get("ok?unseen"))
            outcome(other.get("ok?seen"))
            tryVerify(() => paths(model) === "ok?api ok?other ok?seen")
        }
        Component {
            id: bothComponent
            RequestLogModel {
                clients: [api, other]
            }
        }
        Component {
            id: clientComponent
            HttpClient {
                baseUrl: server.url
            }
        }
        function test_clientDestroyed() {
            const client = clientComponent.createObject(root)
            const model = make()
            model.clients = [client]
            client.get("slow").catch(() => {})
            tryCompare(model, "count", 1)
            client.destroy()
            tryVerify(() => model.get(0).state === RequestLogModel.Failed)
        }
        function test_modelDestroyed() {
            const model = logComponent.createObject(root)
            const slow = api.get("slow", { timeout: 100 })
            tryCompare(model, "count", 1)
            model.destroy()
            outcome(slow)
        }

        function test_exportHar() {
            const model = make({ bodyPreviewBytes: 1000 })
            outcome(api.get("ok?token=QQsecret"))
            compare(model.exportHar(files.url("log.har")), "")
            const archive = JSON.parse(files.read("log.har"))
            compare(archive.log.version, "1.2")
            compare(archive.log.entries.length, 1)
            verify(!JSON.stringify(archive).includes("QQsecret"))
        }
        function test_exportHarFails_data() {
            return [{ tag: "no such folder", file: "file:///no/such/folder/log.har", warning: "The HTTP archive .*no/such/folder" },
                    { tag: "no file", file: "https://example.com/log.har", warning: "file: " },
                    { tag: "nothing", file: "", warning: "file: " }]
        }
        function test_exportHarFails(data) {
            ignoreWarning(new RegExp("tst_requestlogmodel\\.qml:[0-9]+:[0-9]+: QML RequestLogModel: exportHar\\(\\): "
                                     + data.warning))
            const problem = make().exportHar(data.file)
            verify(problem.startsWith("A file could not be read or written. "), problem)
        }

        function test_filter() {
            const model = make()
            const filter = createTemporaryObject(filterComponent, root, { log: model })
            outcome(api.get("ok?first"))
            outcome(api.post("ok?second"))
            outcome(api.get("none?third"))
            tryCompare(filter, "count", 3)
            filter.text = "SECOND"
            compare(filter.count, 1)
            compare(filter.get(0).method, "POST")
            compare([1, 2, 3, 4].map(number => filter.rowOf(number)), [-1, 0, -1, -1])
            filter.text = "get 200"
            compare(filter.count, 1)
            filter.text = "ok first 501"
            compare(filter.count, 0)
            compare(filter.get(0), undefined)
            filter.text = "  "
            compare(filter.count, 3)
            filter.text = "501"
            compare(filter.count, 1)
            // A row that changes may be one of those then.
            filter.text = "failed"
            model.clear()
            tryCompare(filter, "count", 0)
        }
    }
}
