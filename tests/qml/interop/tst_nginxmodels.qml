// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import HttpQ
import HttpQTesting

//! JsonListModel and JsonLinesModel with what nginx serves.
Item {
    id: root
    width: 200
    height: 200

    NginxTestCase {
        id: testCase
        name: "NginxModels"
        when: windowShown

        readonly property int pageSize: 20

        Component {
            id: listComponent
            JsonListModel {
                client: testCase.api
            }
        }
        Component {
            id: linesComponent
            JsonLinesModel {
                client: testCase.api
            }
        }
        Component {
            id: viewComponent
            ListView {
                anchors.fill: parent
                delegate: Text {
                    required property int id
                    required property string name
                    height: 20
                    text: id + name
                }
            }
        }
        Component {
            id: spyComponent
            SignalSpy {}
        }

        function loaded(model) {
            create(spyComponent, { target: model, signalName: "finished" }).wait()
            compare(model.error.message, "")
            compare(model.loading, false)
            return model
        }
        function column(model, name) {
            let values = []
            for (let i = 0; i < model.count; ++i)
                values.push(model.get(i)[name])
            return values.join(" ")
        }
        function numbers(count) {
            return Array(count).fill(0).map((_, i) => i + 1).join(" ")
        }

        function test_list() {
            const url = put("list.json", { json: { rows: [{ id: 1, name: "a" }, { id: 2, name: "b" }] } })
            const model = loaded(create(listComponent, { url: url, path: "rows", idRole: "id" }))
            compare(column(model, "name"), "a b")
            compare(model.hasMore, false)
            put("list.json", { json: { rows: [{ id: 2, name: "c" }, { id: 3, name: "d" }] } })
            const resets = create(spyComponent, { target: model, signalName: "modelReset" })
            model.refresh()
            loaded(model)
            compare(column(model, "id"), "2 3")
            compare(column(model, "name"), "c d")
            compare(resets.count, 0)
        }
        function test_listOfValues() {
            const model = loaded(create(listComponent, { url: "small", path: "values" }))
            compare(model.count, 5)
            compare(model.get(4), 56)
        }
        function test_listThatIsNot() {
            ignoreWarning(/the response is no JSON/)
            const model = create(listComponent, { url: "range" })
            tryVerify(() => model.error.kind === HttpError.Decoding)
            compare(model.count, 0)
            model.url = "status/503"
            tryVerify(() => model.error.status === 503)
        }

        // RFC 8288.
        function test_linkedPages() {
            const model = loaded(create(listComponent, { url: "pages/1", idRole: "id" }))
            compare(column(model, "id"), numbers(pageSize))
            compare(model.hasMore, true)
            model.fetchMore()
            loaded(model)
            compare(column(model, "id"), numbers(2 * pageSize))
            compare(model.hasMore, true)
            model.fetchMore()
            loaded(model)
            compare(column(model, "id"), numbers(3 * pageSize))
            compare(model.get(3 * pageSize - 1).name, "item 60")
            compare(model.hasMore, false)
            model.fetchMore()
            compare(model.loading, false)

            const changes = ["modelReset", "rowsInserted", "rowsRemoved"].map(
                    signalName => create(spyComponent, { target: model, signalName: signalName }))
            model.refresh()
            loaded(model)
            compare(column(model, "id"), numbers(3 * pageSize))
            compare(changes.map(spy => spy.count), [0, 0, 0])
            compare(model.hasMore, false)
        }
        function test_viewFetchesPages() {
            const model = loaded(create(listComponent, { url: "pages/1", idRole: "id" }))
            const view = createTemporaryObject(viewComponent, root, { model: model })
            tryVerify(() => view.itemAtIndex(0)?.text === "1item 1")
            tryCompare(model, "loading", false)
            for (let page = 2; page <= 3; ++page) {
                view.positionViewAtEnd()
                tryCompare(model, "count", page * pageSize)
            }
            view.positionViewAtEnd()
            tryVerify(() => view.itemAtIndex(3 * pageSize - 1)?.text === "60item 60")
            compare(model.hasMore, false)
        }
        function test_nextPageFunction() {
            const model = loaded(create(listComponent, { url: "pages/1",
                                                         nextPage: r => String(r.link("next")) ? r.link("last") : null }))
            model.fetchMore()
            tryCompare(model, "count", 2 * pageSize)
            compare(model.get(pageSize).id, 41)
            compare(model.hasMore, false)
        }

        function test_lines() {
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
            model.limit = 10
            tryCompare(model, "count", 10)
            compare(model.get(0).n, rows - 10)
        }
        function test_linesThatAreNone() {
            const model = create(linesComponent)
            const skipped = create(spyComponent, { target: model, signalName: "lineSkipped" })
            model.url = put("mixed", { text: '{"n":1}\nno JSON\n\n{"n":2}' })
            loaded(model)
            compare(column(model, "n"), "1 2")
            compare(model.skippedLines, 1)
            compare(skipped.count, 1)
            compare(skipped.signalArguments[0][0], 2)
            compare(skipped.signalArguments[0][2], "no JSON")
        }
        function test_linesAppear() {
            // 64 KB a second: rows are there long before the last one.
            const model = create(linesComponent, { url: "slow/" + put("lines2", {
                text: JSON.stringify({ text: "x".repeat(990) }).concat("\n").repeat(300) }), limit: 1000 })
            tryVerify(() => model.count > 5)
            verify(model.loading)
            verify(model.count < 300)
            model.cancel()
            tryCompare(model, "loading", false)
            verify(model.error.isCancelled)
            verify(model.count < 300)
        }
        function test_destroyedWhileLoading() {
            const model = linesComponent.createObject(testCase, { url: "slow" })
            tryCompare(api, "runningRequests", 1)
            model.destroy()
            tryCompare(api, "runningRequests", 0)
        }
    }
}
