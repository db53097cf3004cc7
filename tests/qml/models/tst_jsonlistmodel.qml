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
        JsonListModel {
            client: api
        }
    }
    Component {
        id: viewComponent
        ListView {
            id: view
            anchors.fill: parent
            delegate: Text {
                required property int id
                required property string name
                required property var modelData
                height: 20
                text: id + name
                Component.onCompleted: ++testCase.made
            }
        }
    }
    Component {
        id: spyComponent
        SignalSpy {}
    }

    TestCase {
        id: testCase
        name: "JsonListModel"
        when: windowShown

        property int made: 0
        property int paths: 0

        // Each test has paths of its own.
        function path(rows, more) {
            const name = "list" + ++paths
            respond(name, rows, more)
            return name
        }
        function respond(name, rows, more) {
            server.respond("GET", "/" + name, Object.assign({ json: rows }, more ?? {}))
        }
        // A path that answers once for each time this is called with it.
        function once(rows, more, name) {
            server.enqueue(Object.assign({ json: rows }, more ?? {}))
            return name ?? "once" + ++paths
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
        function loaded(model) {
            const finished = spy(model, "finished")
            finished.wait()
            compare(finished.count, 1)
            compare(model.loading, false)
            return model
        }
        function column(model, name) {
            let values = []
            for (let i = 0; i < model.count; ++i)
                values.push(model.get(i)[name])
            return values.join(" ")
        }
        function settle(item) {
            if (isPolishScheduled(item))
                verify(waitForItemPolished(item))
        }
        // What is on screen, from top to bottom.
        function shown(view) {
            settle(view)
            let texts = []
            for (let i = 0; i < view.count; ++i)
                texts.push(view.itemAtIndex(i)?.text ?? "-")
            return texts.join(" ")
        }

        function init() {
            made = 0
        }

        function test_list() {
            const model = loaded(make({ url: path([{ id: 1, name: "a" }, { id: 2, name: "b" }]) }))
            compare(model.count, 2)
            compare(model.error.message, "")
            compare(column(model, "name"), "a b")
            compare(model.get(1).id, 2)
            compare(model.get(2), undefined)
            compare(model.get(-1), undefined)
            const view = createTemporaryObject(viewComponent, root, { model: model })
            tryCompare(view, "count", 2)
            compare(shown(view), "1a 2b")
            compare(view.itemAtIndex(1).modelData.name, "b")
        }
        function test_path() {
            const model = loaded(make({ url: path({ data: [{ rows: [{ id: 7 }] }] }),
                                        path: "data[0].rows" }))
            compare(column(model, "id"), "7")
        }
        function test_values() {
            const row = { id: 9007199254740991, half: 0.5, text: "ü", yes: true, none: null,
                          list: [1, [2]], object: { a: { b: 1 } } }
            const model = loaded(make({ url: path([row]) }))
            compare(JSON.stringify(model.get(0)), JSON.stringify({ half: 0.5, id: 9007199254740991,
                    list: [1, [2]], none: null, object: { a: { b: 1 } }, text: "ü", yes: true }))
        }
        function test_charset() {
            const name = "latin" + ++paths
            server.respond("GET", "/" + name, { body: new Uint8Array([0x5b, 0x22, 0xfc, 0x22, 0x5d]).buffer,
                    headers: { "Content-Type": "application/json; charset=ISO-8859-1" } })
            compare(loaded(make({ url: name })).get(0), "ü")
        }
        function test_rowsThatAreNoObjects() {
            const model = loaded(make({ url: path(["a", "b", 3]) }))
            compare(model.count, 3)
            compare(model.get(0), "a")
            compare(model.get(2), 3)
        }
        function test_emptyList() {
            const model = make({ url: path([]) })
            const finished = spy(model, "finished")
            finished.wait()
            compare(model.count, 0)
            compare(model.hasMore, false)
        }

        function test_sentOncePerTurn() {
            const first = path([{ id: 1 }])
            const second = path([{ id: 2 }])
            const model = make({ url: first })
            model.query = { a: 1 }
            model.headers = { "X-A": "b" }
            model.url = second
            const finished = spy(model, "finished")
            finished.wait()
            wait(0)
            compare(finished.count, 1)
            compare(column(model, "id"), "2")
            const requests = server.requests()
            const last = requests[requests.length - 1]
            compare(last.target, "/" + second + "?a=1")
            compare(last.headers["x-a"], "b")
            verify(!requests.some(request => request.target.startsWith("/" + first)))
        }
        function test_urlReplaces() {
            const model = loaded(make({ url: path([{ id: 1 }, { id: 2 }]) }))
            const resets = spy(model, "modelReset")
            model.url = path([{ id: 3 }])
            compare(model.count, 2)
            loaded(model)
            compare(column(model, "id"), "3")
            compare(resets.count, 1)
            model.url = ""
            tryCompare(model, "count", 0)
            compare(model.loading, false)
        }
        function test_replacedWhileLoading() {
            const slow = path([{ id: 1 }], { stall: 0 })
            const model = make({ url: slow })
            const finished = spy(model, "finished")
            tryCompare(model, "loading", true)
            tryVerify(() => server.requestCount("GET", "/" + slow) === 1)
            model.url = path([{ id: 2 }])
            finished.wait()
            wait(0)
            compare(finished.count, 1)
            compare(column(model, "id"), "2")
        }
        function test_inactive() {
            const name = path([{ id: 1 }])
            const model = make({ url: name, active: false })
            wait(20)
            compare(server.requestCount("GET", "/" + name), 0)
            model.active = true
            model.active = false
            wait(20)
            compare(server.requestCount("GET", "/" + name), 0)
            model.active = true
            loaded(model)
            compare(model.count, 1)
            model.active = false
            model.refresh()
            loaded(model)
            compare(server.requestCount("GET", "/" + name), 2)
        }
        function test_defaultClient() {
            const model = loaded(make({ client: null, url: server.url + path([{ id: 5 }]) }))
            compare(column(model, "id"), "5")
        }
        function test_method() {
            const name = "search" + ++paths
            server.respond("POST", "/" + name, { json: [{ id: 1 }] })
            const model = loaded(make({ url: name, method: "post", options: { json: { q: "x" } } }))
            compare(model.count, 1)
            const requests = server.requests()
            compare(requests[requests.length - 1].body, '{"q":"x"}')
        }

        function test_idsKeepDelegates() {
            const name = once([{ id: 1, name: "a" }, { id: 2, name: "b" }, { id: 3, name: "c" },
                               { id: 4, name: "d" }])
            const model = loaded(make({ url: name, idRole: "id" }))
            const view = createTemporaryObject(viewComponent, root, { model: model })
            tryCompare(view, "count", 4)
            compare(shown(view), "1a 2b 3c 4d")
            const first = view.itemAtIndex(0)
            const fourth = view.itemAtIndex(3)
            const resets = spy(model, "modelReset")
            const moves = spy(model, "rowsMoved")
            const inserts = spy(model, "rowsInserted")
            const removes = spy(model, "rowsRemoved")
            const changes = spy(model, "dataChanged")
            made = 0
            once([{ id: 4, name: "d" }, { id: 1, name: "A" }, { id: 5, name: "e" },
                  { id: 3, name: "c" }])
            model.refresh()
            loaded(model)
            compare(column(model, "id"), "4 1 5 3")
            tryVerify(() => shown(view) === "4d 1A 5e 3c")
            verify(view.itemAtIndex(0) === fourth)
            verify(view.itemAtIndex(1) === first)
            compare(made, 1)
            compare([resets.count, moves.count, inserts.count, removes.count, changes.count].join(" "),
                    "0 1 1 1 1")
            compare(changes.signalArguments[0][0].row, 1)
        }
        function test_nothingChanged() {
            const name = path([{ id: "x" }, { id: "y" }])
            const model = loaded(make({ url: name, idRole: "id" }))
            const spies = ["modelReset", "rowsMoved", "rowsInserted", "rowsRemoved", "dataChanged",
                           "countChanged"].map(signalName => spy(model, signalName))
            model.refresh()
            loaded(model)
            compare(spies.map(one => one.count).join(" "), "0 0 0 0 0 0")
        }
        function test_idsThatCannotTell() {
            ignoreWarning(/tst_jsonlistmodel\.qml:[0-9]+:[0-9]+: QML JsonListModel: idRole: 3 of 4 rows have no "id" of their own/)
            const model = loaded(make({ url: path([{ id: 1 }, { id: 1 }, { no: 1 }, { id: {} }]),
                                        idRole: "id" }))
            compare(model.count, 4)
        }

        function test_cancelTakesBackWhatIsDue() {
            const first = path([{ id: 1 }])
            const second = path([{ id: 2 }])
            const model = loaded(make({ url: first }))
            model.url = second
            model.cancel()
            model.refresh()
            model.cancel()
            wait(20)
            compare(server.requestCount("GET", "/" + first), 1)
            compare(server.requestCount("GET", "/" + second), 0)
            compare(column(model, "id"), "1")
            model.refresh()
            loaded(model)
            compare(column(model, "id"), "2")
        }
        function test_linkedPages() {
            const third = path([{ id: 5 }])
            const second = path([{ id: 3 }, { id: 4 }], { headers: { Link: "<" + third + '>; rel="next"' } })
            const first = path([{ id: 1 }, { id: 2 }], { headers: { Link: "</" + second + '>; rel="next"' } })
            const model = loaded(make({ url: first, query: { size: 2 } }))
            compare(model.hasMore, true)
            compare(column(model, "id"), "1 2")
            const resets = spy(model, "modelReset")
            model.fetchMore()
            loaded(model)
            compare(column(model, "id"), "1 2 3 4")
            const requests = server.requests()
            compare(requests[requests.length - 1].target, "/" + second)
            model.fetchMore()
            loaded(model)
            compare(column(model, "id"), "1 2 3 4 5")
            compare(model.hasMore, false)
            model.fetchMore()
            wait(0)
            compare(model.loading, false)
            compare(resets.count, 0)
        }
        function test_viewFetchesMore() {
            let rows = []
            for (let i = 0; i < 100; ++i)
                rows.push({ id: i, name: "n" })
            const second = path([{ id: 900, name: "last" }])
            const first = path(rows, { headers: { Link: "<" + second + '>; rel="next"' } })
            const model = make({ url: first })
            // A view that is given a model with more rows asks for them at once.
            const view = createTemporaryObject(viewComponent, root, { model: model })
            loaded(model)
            settle(view)
            wait(20)
            compare(model.count, 100)
            compare(server.requestCount("GET", "/" + second), 0)
            view.positionViewAtEnd()
            tryCompare(model, "count", 101)
            compare(server.requestCount("GET", "/" + second), 1)
        }
        function test_viewFetchesMoreThanItShows() {
            const third = path([{ id: 3, name: "c" }])
            const second = path([{ id: 2, name: "b" }], { headers: { Link: "<" + third + '>; rel="next"' } })
            const model = make({ url: path([{ id: 1, name: "a" }], { headers: { Link: "<" + second + '>; rel="next"' } }) })
            const view = createTemporaryObject(viewComponent, root, { model: model })
            tryCompare(model, "count", 3)
            compare(model.hasMore, false)
            tryCompare(view, "count", 3)
        }
        function test_emptyPages() {
            const third = path([{ id: 3, name: "c" }])
            const second = path([], { headers: { Link: "<" + third + '>; rel="next"' } })
            const model = make({ url: path([], { headers: { Link: "<" + second + '>; rel="next"' } }) })
            const finished = spy(model, "finished")
            tryCompare(model, "count", 1)
            compare(finished.count, 1)
        }
        function test_nextPageFunction() {
            const second = path({ rows: [{ id: 2 }], next: null })
            const first = path({ rows: [{ id: 1 }], next: "./" + second })
            let seen = []
            const model = loaded(make({ url: first, path: "rows", nextPage: response => {
                seen.push(response.status + String(response.url).split("/").pop())
                return response.json.next
            } }))
            compare(model.hasMore, true)
            model.fetchMore()
            loaded(model)
            compare(column(model, "id"), "1 2")
            compare(model.hasMore, false)
            compare(seen.join(" "), "200" + first + " 200" + second)
        }
        function test_refreshLoadsAllPagesAgain() {
            const link = { headers: { Link: '<second>; rel="next"' } }
            const first = path([{ id: 1 }, { id: 2 }], link)
            const model = loaded(make({ url: first, idRole: "id" }))
            once([{ id: 3 }])
            model.fetchMore()
            loaded(model)
            once([{ id: 3 }, { id: 4 }])
            const spies = ["modelReset", "rowsMoved", "rowsInserted", "rowsRemoved"].map(
                    signalName => spy(model, signalName))
            model.refresh()
            loaded(model)
            compare(column(model, "id"), "1 2 3 4")
            compare(spies.map(one => one.count).join(" "), "0 0 1 0")
        }
        function test_pagesThatOverlap() {
            const second = path([{ id: 2, name: "B" }, { id: 3, name: "c" }])
            const first = path([{ id: 1, name: "a" }, { id: 2, name: "b" }],
                               { headers: { Link: "<" + second + '>; rel="next"' } })
            const model = loaded(make({ url: first, idRole: "id" }))
            model.fetchMore()
            loaded(model)
            compare(column(model, "name"), "a B c")
        }
        function test_pageThatFails() {
            const first = path([{ id: 1 }], { headers: { Link: '<failing>; rel="next"' } })
            const model = loaded(make({ url: first }))
            once([], { status: 500 })
            model.fetchMore()
            loaded(model)
            compare(model.error.status, 500)
            compare(column(model, "id"), "1")
            compare(model.hasMore, true)
            once([{ id: 2 }])
            model.fetchMore()
            loaded(model)
            compare(model.error.message, "")
            compare(column(model, "id"), "1 2")
        }
        function test_pageOfAnotherOrigin() {
            ignoreWarning(/url: the next page is of another origin, http:\/\/other\.example/)
            const model = make({ url: path([{ id: 1 }], { headers: {
                Link: '<http://other.example/x?token=1>; rel="next"' } }) })
            const failed = spy(model, "failed")
            failed.wait()
            compare(column(model, "id"), "1")
            compare(model.hasMore, false)
            compare(model.error.kind, HttpError.Redirect)
            verify(model.error.explanation.startsWith("The server points to another address"))
        }
        function test_pageOfAnotherOriginThatTheProgramNames() {
            ignoreWarning(/nextPage: the next page is of another origin, http:\/\/other\.example/)
            const model = make({ url: path([{ id: 1 }]), nextPage: () => "http://other.example/x" })
            const failed = spy(model, "failed")
            failed.wait()
            compare(model.hasMore, false)
            verify(model.error.explanation.includes("mistake in the program"))
        }
        function test_pageThatWasLoaded() {
            const name = "round" + ++paths
            respond(name, [{ id: 1 }], { headers: { Link: "<" + name + '>; rel="next"' } })
            ignoreWarning(/url: the next page is one that was loaded before/)
            const model = make({ url: name })
            const failed = spy(model, "failed")
            failed.wait()
            compare(model.count, 1)
            compare(model.hasMore, false)
        }

        function test_lateNames() {
            const second = path([{ id: 2, extra: "e" }])
            const name = path([{ id: 1 }], { headers: { Link: "<" + second + '>; rel="next"' } })
            const model = loaded(make({ url: name, idRole: "id" }))
            const resets = spy(model, "modelReset")
            model.fetchMore()
            loaded(model)
            compare(resets.count, 0)
            compare(model.get(1).extra, "e")
            model.refresh()
            loaded(model)
            compare(resets.count, 1)
            model.refresh()
            loaded(model)
            compare(resets.count, 1)
        }
        // A view goes on with the numbers of the roles that it has asked for once.
        function test_namesInViewsThatWereThere_data() {
            return [{ tag: "all rows anew", idRole: "" }, { tag: "known by their ids", idRole: "id" }]
        }
        function test_namesInViewsThatWereThere(data) {
            const name = once([{ id: 1, name: "Ada" }])
            const model = loaded(make({ url: name, idRole: data.idRole }))
            const view = createTemporaryObject(namesView, root, { model: model })
            compare(view.itemAt(0).text, "Ada")
            once([{ born: "1815", id: 1, name: "Ada" }])
            model.refresh()
            loaded(model)
            compare(view.itemAt(0).text, "Ada")
            once([])
            model.refresh()
            loaded(model)
            model.url = once([{ age: "3", id: 2, name: "Bob" }])
            loaded(model)
            compare(view.itemAt(0).text, "Bob")
            once([{ id: 3, nick: "C" }])
            model.refresh()
            loaded(model)
            compare(view.itemAt(0).text, "none")
            model.roles = ["age", "born", "name"]
            once([{ id: 4, name: "Eve" }])
            model.refresh()
            loaded(model)
            compare(view.itemAt(0).text, "Eve")
            model.roles = []
            compare(view.itemAt(0).text, "Eve")
        }
        Component {
            id: namesView
            Repeater {
                delegate: Text {
                    required property var model
                    text: model.name ?? "none"
                }
            }
        }
        Component {
            id: extraView
            Repeater {
                delegate: Text {
                    required property var extra
                    text: extra ?? "none"
                }
            }
        }
        function test_chosenRoles() {
            const name = once([{ id: 1 }])
            const model = loaded(make({ url: name, idRole: "id", roles: ["id", "extra"] }))
            const view = createTemporaryObject(extraView, root, { model: model })
            compare(view.itemAt(0).text, "none")
            const item = view.itemAt(0)
            once([{ id: 1, extra: "here", more: 1 }])
            model.refresh()
            loaded(model)
            compare(view.itemAt(0).text, "here")
            verify(view.itemAt(0) === item)
        }
        Component {
            id: scalarView
            Repeater {
                delegate: Text {
                    required property var modelData
                    text: modelData
                }
            }
        }
        function test_delegatesOfScalars() {
            const view = createTemporaryObject(scalarView, root, { model: loaded(make({ url: path(["a", 2]) })) })
            compare(view.itemAt(0).text + view.itemAt(1).text, "a2")
        }

        function test_wrong_data() {
            return [
                { tag: "path fits nothing", json: { data: { items: [] } }, path: "data.rows",
                  error: 'path: $.data has no member "rows": it has "items"' },
                { tag: "no list", json: { data: { items: [] } }, path: "data",
                  error: 'path: at "data" there is an object and no list with the members "items"' },
                { tag: "no list at all", json: { a: 1, b: 2 }, path: "",
                  error: 'path: the response is an object and no list with the members "a", "b"' },
                { tag: "single value", json: { a: 1 }, path: "a",
                  error: 'path: at "a" there is a single value and no list' },
                { tag: "malformed path", json: [], path: "a[",
                  error: 'path: "a[" is no way into JSON: an index or a quoted name is missing, at character 2' },
                { tag: "number", body: "42", path: "",
                  error: "path: the response is a single value and no list" },
                { tag: "text", body: ' "abc" ', path: "",
                  error: "path: the response is a single value and no list" },
                { tag: "null", body: "null", path: "",
                  error: "path: the response is a single value and no list" },
                { tag: "two values", body: "1,2", path: "",
                  error: "url: the response is no JSON: illegal value, at byte 1" },
                { tag: "no JSON", body: "<html>", path: "",
                  error: "url: the response is no JSON: illegal value, at byte 1" },
                { tag: "nothing", body: "", path: "",
                  error: "url: the response is no JSON: illegal value, at byte 0" },
                { tag: "nextPage is no function", json: [], nextPage: 5, error: "nextPage: a function is wanted, not 5" },
                { tag: "nextPage throws", json: [], nextPage: () => { throw new Error("mine") },
                  error: "nextPage: Error: mine" },
                { tag: "nextPage returns no URL", json: [], nextPage: () => ({}),
                  error: "nextPage: a URL or null is wanted, not an object" },
                { tag: "impossible method", json: [], method: "GE T", error: 'method: "GE T" is no method' },
                { tag: "unknown method", json: [], method: "GTE", error: /^method: "GTE" .*extensionMethod/ },
                { tag: "unknown option", json: [], options: { timout: 1 }, error: /"timout"/ },
                { tag: "wrong query", json: [], query: 5, error: /^query: / },
                { tag: "wrong URL", url: "http://exa mple/", error: /^url: / },
                { tag: "wrong scheme", url: "ftp://127.0.0.1/", error: /^url: .*ftp/ },
            ]
        }
        function test_wrong(data) {
            let properties = {}
            for (const name of ["path", "nextPage", "method", "options", "query"]) {
                if (name in data)
                    properties[name] = data[name]
            }
            const name = "wrong" + ++paths
            if ("json" in data)
                server.respond("GET", "/" + name, { json: data.json })
            else if ("body" in data)
                server.respond("GET", "/" + name, { body: data.body })
            properties.url = data.url ?? name
            ignoreWarning(/tst_jsonlistmodel\.qml:[0-9]+:[0-9]+: QML JsonListModel: /)
            const model = make(properties)
            const failed = spy(model, "failed")
            const finished = spy(model, "finished")
            finished.wait()
            wait(20)
            compare(failed.count, 1)
            compare(finished.count, 1)
            compare(model.loading, false)
            if (data.error instanceof RegExp)
                verify(data.error.test(model.error.message), model.error.message)
            else
                compare(model.error.message, data.error)
        }
        // As far as the second has parts, they are those of the first.
        function test_urlBecomesWrong() {
            const model = make({ active: false, url: "http://users.test/" })
            model.url = "http://users.test:99999/"
            ignoreWarning(/QML JsonListModel: url: /)
            model.refresh()
            loaded(model)
            verify(/^url: /.test(model.error.message), model.error.message)
        }

        function test_status() {
            const model = make({ url: path([], { status: 404 }) })
            const failed = spy(model, "failed")
            failed.wait()
            compare(model.error.status, 404)
            compare(model.error.kind, HttpError.Status)
        }
        function test_connectionRefused() {
            const model = make({ client: null, url: "http://127.0.0.1:1/" })
            const failed = spy(model, "failed")
            failed.wait()
            compare(model.error.kind, HttpError.Connect)
        }
        function test_failureOfAnotherUrl() {
            const model = loaded(make({ url: once([{ id: 1 }]) }))
            once([], { status: 500 })
            model.refresh()
            loaded(model)
            compare(model.error.status, 500)
            compare(model.count, 1)
            model.url = path([], { status: 500 })
            loaded(model)
            compare(model.count, 0)
        }
        function test_cancel() {
            const name = path([], { stall: 0 })
            const model = make({ url: name })
            const failed = spy(model, "failed")
            tryVerify(() => server.requestCount("GET", "/" + name) === 1)
            model.cancel()
            failed.wait()
            verify(model.error.isCancelled)
            compare(model.loading, false)
        }
        function test_destroyedWhileLoading() {
            const name = path([], { stall: 0 })
            const model = modelComponent.createObject(root, { url: name })
            let told = 0
            model.finished.connect(() => ++told)
            tryVerify(() => server.requestCount("GET", "/" + name) === 1)
            model.destroy()
            tryCompare(api, "runningRequests", 0)
            compare(told, 0)
        }
        function test_destroyedInItsOwnHandlers_data() {
            return namedRows(["loadingChanged", "countChanged", "modelReset", "finished"])
        }
        function test_destroyedInItsOwnHandlers(data) {
            const model = modelComponent.createObject(root, { url: path([{ id: 1 }]) })
            let told = 0
            model[data.signalName].connect(() => { ++told; model.destroy() })
            tryVerify(() => told > 0)
            wait(20)
        }
        Component {
            id: clientComponent
            HttpClient {
                baseUrl: server.url
            }
        }
        function test_clientDestroyed() {
            const client = clientComponent.createObject(root)
            const name = path([], { stall: 0 })
            const model = make({ client: client, url: name })
            const failed = spy(model, "failed")
            tryVerify(() => server.requestCount("GET", "/" + name) === 1)
            client.destroy()
            failed.wait()
            verify(model.error.isCancelled)
            compare(model.client, null)
        }
    }
}
