// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import HttpQ
import HttpQTesting

Item {
    id: root
    width: 200
    height: 200

    TestServer {
        id: server
    }
    HttpClient {
        id: api
        baseUrl: server.url
    }
    Component {
        id: modelComponent
        JsonLinesModel {
            client: api
        }
    }
    Component {
        id: spyComponent
        SignalSpy {}
    }

    TestCase {
        id: testCase
        name: "JsonLinesModel"
        when: windowShown

        property int paths: 0

        function path(body, more) {
            const name = "lines" + ++paths
            server.respond("GET", "/" + name, Object.assign({ body: body }, more ?? {}))
            return name
        }
        function lines(count, first) {
            let text = ""
            for (let i = first ?? 0; i < (first ?? 0) + count; ++i)
                text += JSON.stringify({ n: i, text: "row " + i }) + "\n"
            return text
        }
        function namedRows(names) {
            let rows = []
            for (const name of names)
                rows.push({ tag: name, signalName: name })
            return rows
        }
        function make(properties) {
            return createTemporaryObject(modelComponent, root, properties)
        }
        function spy(target, signalName) {
            return createTemporaryObject(spyComponent, root, { target: target, signalName: signalName })
        }
        function ended(model) {
            const finished = spy(model, "finished")
            finished.wait()
            compare(finished.count, 1)
            return model
        }
        function column(model, name) {
            let values = []
            for (let i = 0; i < model.count; ++i)
                values.push(model.get(i)[name])
            return values.join(" ")
        }

        function test_lines() {
            const model = ended(make({ url: path(lines(3)) }))
            compare(column(model, "n"), "0 1 2")
            compare(model.error.message, "")
            compare(model.skippedLines, 0)
            compare(model.get(3), undefined)
        }
        function test_endsOfLinesAndSplitCharacters() {
            const model = ended(make({ url: path('{"a":"ü"}\r\n\r\n{"a":"日本"}\r{"a":"😀"}',
                                                 { dribble: 1 }) }))
            compare(column(model, "a"), "ü 日本 😀")
        }
        function test_rowsAppearWhileTheyArrive() {
            const body = lines(40)
            const model = make({ url: path(body, { dribble: body.length / 4, every: 60 }) })
            const inserted = spy(model, "rowsInserted")
            tryVerify(() => model.count > 0)
            verify(model.loading)
            verify(model.count < 40)
            ended(model)
            compare(model.count, 40)
            verify(inserted.count >= 3 && inserted.count <= 6, inserted.count)
        }
        // All that has come is one batch, of a thousand rows at most.
        function test_batches() {
            const model = make({ url: path(lines(2500)), limit: 5000 })
            const inserted = spy(model, "rowsInserted")
            const counted = spy(model, "countChanged")
            ended(model)
            compare(model.count, 2500)
            verify(inserted.count >= 3 && inserted.count <= 10, inserted.count)
            compare(counted.count, inserted.count)
            let next = 0
            for (const [parent, first, last] of inserted.signalArguments) {
                compare(first, next)
                verify(last - first < 1000)
                next = last + 1
            }
        }
        function test_limit() {
            const body = lines(30)
            const model = make({ url: path(body, { dribble: body.length / 3, every: 60 }), limit: 12 })
            const removed = spy(model, "rowsRemoved")
            const inserted = spy(model, "rowsInserted")
            let most = 0
            model.countChanged.connect(() => most = Math.max(most, model.count))
            ended(model)
            compare(column(model, "n"), "18 19 20 21 22 23 24 25 26 27 28 29")
            compare(most, 12)
            verify(removed.count <= inserted.count)
            for (const [parent, first] of removed.signalArguments)
                compare(first, 0)
            model.limit = 2
            compare(column(model, "n"), "28 29")
            model.limit = 0
            compare(model.count, 0)
        }
        function test_limitLoweredInHandlers_data() {
            let rows = []
            for (const name of ["modelAboutToBeReset", "modelReset", "rowsAboutToBeInserted", "rowsInserted",
                                "rowsAboutToBeRemoved", "rowsRemoved", "countChanged"]) {
                for (const limit of [0, 3])
                    rows.push({ tag: name + " " + limit, signalName: name, limit: limit })
            }
            return rows
        }
        function test_limitLoweredInHandlers(data) {
            const body = lines(60)
            const model = make({ url: path(body, { dribble: body.length / 3, every: 60 }), limit: 25 })
            let told = 0
            model[data.signalName].connect(() => { ++told; model.limit = data.limit })
            const view = createTemporaryObject(viewComponent, root, { model: model })
            ended(model)
            verify(told > 0)
            compare(column(model, "n"), data.limit > 0 ? "57 58 59" : "")
            compare(view.count, data.limit)
        }
        function test_limitLoweredInHandlerOfItself() {
            const model = ended(make({ url: path(lines(20)), limit: 15 }))
            let told = 0
            model.rowsRemoved.connect(() => { ++told; model.limit = Math.max(0, model.limit - 5) })
            model.limit = 10
            compare(model.count, 0)
            compare(told, 3)
        }
        function test_negativeLimit() {
            ignoreWarning(/tst_jsonlinesmodel\.qml:[0-9]+:[0-9]+: QML JsonLinesModel: limit: .*, not -1$/)
            const model = ended(make({ url: path(lines(3)), limit: 2 }))
            model.limit = -1
            compare(model.limit, 2)
            compare(column(model, "n"), "1 2")
        }
        function test_linesThatAreNoJson() {
            const model = make({ url: path('{"n":1}\noops\n{"n":2}\n{"n":\n') })
            const skipped = spy(model, "lineSkipped")
            ended(model)
            compare(column(model, "n"), "1 2")
            compare(model.skippedLines, 2)
            compare(skipped.count, 2)
            compare(skipped.signalArguments[0][0], 2)
            compare(skipped.signalArguments[0][1], "illegal number, at byte 0")
            compare(skipped.signalArguments[0][2], "oops")
            compare(skipped.signalArguments[1][0], 4)
            compare(model.error.message, "")
        }
        function test_rolesInDelegates() {
            const view = createTemporaryObject(viewComponent, root,
                                               { model: ended(make({ url: path(lines(3)) })) })
            compare(view.count, 3)
            compare(view.itemAt(2).text, "2row 2")
        }
        // A delegate may be there before the roles are.
        function test_viewFromTheBeginning() {
            const view = createTemporaryObject(viewComponent, root, { model: make({ url: path(lines(2)) }) })
            tryCompare(view, "count", 2)
            compare(view.itemAt(1).text, "1row 1")
        }
        // A view goes on with the numbers of the roles that it has asked for once.
        function test_namesInViewThatWasThere() {
            server.enqueue({ body: '{"n":1,"text":"a"}\n' })
            const model = ended(make({ url: "names" }))
            const view = createTemporaryObject(viewComponent, root, { model: model })
            compare(view.itemAt(0).text, "1a")
            server.enqueue({ body: '{"age":7,"n":2,"text":"b"}\n' })
            model.refresh()
            ended(model)
            compare(view.itemAt(0).text, "2b")
        }
        Component {
            id: viewComponent
            Repeater {
                delegate: Text {
                    required property int n
                    required property var modelData
                    text: n + modelData.text
                }
            }
        }

        function test_refreshBeginsAnew() {
            server.enqueue({ body: lines(2) })
            const model = ended(make({ url: "changing" }))
            server.enqueue({ body: '{"n":7}\nno\n' })
            model.refresh()
            ended(model)
            compare(column(model, "n"), "7")
            compare(model.skippedLines, 1)
            model.url = ""
            tryCompare(model, "count", 0)
            compare(model.skippedLines, 0)
        }
        function test_brokenOff() {
            const model = make({ url: path(lines(5), { cut: -20 }) })
            const failed = spy(model, "failed")
            failed.wait()
            compare(failed.count, 1)
            compare(model.error.kind, HttpError.RemoteProtocol)
            compare(model.count, 4)
            compare(model.skippedLines, 1)
        }
        function test_status() {
            const model = make({ url: path('{"error":1}\n', { status: 503 }) })
            const failed = spy(model, "failed")
            ended(model)
            compare(failed.count, 1)
            compare(model.error.status, 503)
            compare(model.count, 0)
        }
        function test_longLine() {
            const model = make({ client: shortLines, url: path('{"a":"' + "x".repeat(5000) + '"}\n{"a":1}\n', { dribble: 3000, every: 50 }) })
            ended(model)
            compare(model.error.kind, HttpError.LimitExceeded)
            verify(model.error.message.includes("lineBytes"), model.error.message)
            compare(model.count, 0)
        }
        HttpClient {
            id: shortLines
            baseUrl: server.url
            limits: ({ lineBytes: 2000 })
        }
        function test_wrong_data() {
            return [{ tag: "unknown method", properties: { method: "" }, error: /^method: / },
                    { tag: "unknown option", properties: { options: { foo: 1 } }, error: /"foo"/ },
                    { tag: "wrong URL", properties: { url: "http://exa mple/" }, error: /^url: / }]
        }
        function test_wrong(data) {
            ignoreWarning(/tst_jsonlinesmodel\.qml:[0-9]+:[0-9]+: QML JsonLinesModel: /)
            const model = make(Object.assign({ url: "x" }, data.properties))
            const failed = spy(model, "failed")
            ended(model)
            compare(failed.count, 1)
            verify(data.error.test(model.error.message), model.error.message)
        }
        function test_cancel() {
            const body = lines(10)
            const model = make({ url: path(body, { stall: body.length / 2 + 150 }) })
            tryVerify(() => model.count > 0)
            const failed = spy(model, "failed")
            model.cancel()
            failed.wait()
            verify(model.error.isCancelled)
            verify(model.count > 0)
            tryCompare(api, "runningRequests", 0)
        }
        function test_destroyedWhileLoading() {
            const body = lines(10)
            const model = modelComponent.createObject(root, { url: path(body, { stall: body.length / 2 + 150 }) })
            tryVerify(() => model.count > 0)
            model.destroy()
            tryCompare(api, "runningRequests", 0)
        }
        function test_destroyedInItsOwnHandlers_data() {
            return namedRows(["loadingChanged", "countChanged", "modelReset", "rowsInserted", "rowsRemoved",
                    "lineSkipped", "skippedLinesChanged", "finished"])
        }
        function test_destroyedInItsOwnHandlers(data) {
            const body = lines(10) + "oops\n" + lines(10)
            const model = modelComponent.createObject(root, { url: path(body, { dribble: 200, every: 20 }),
                                                              limit: 5 })
            let told = 0
            model[data.signalName].connect(() => { ++told; model.destroy() })
            tryVerify(() => told > 0)
            wait(20)
        }
    }
}
