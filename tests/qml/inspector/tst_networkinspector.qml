// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import HttpQ
import HttpQTesting

Item {
    id: root
    width: 800
    height: 500

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
        id: inspectorComponent
        NetworkInspector {
            anchors.fill: parent
            clients: api
        }
    }
    // Reads the clipboard.
    TextEdit {
        id: pasted
        visible: false
    }

    TestCase {
        id: testCase
        name: "NetworkInspector"
        when: windowShown

        property NetworkInspector inspector
        property ListView list

        function init() {
            inspector = createTemporaryObject(inspectorComponent, root)
            list = findChild(inspector, "requestList")
            settle(inspector)
        }
        function initTestCase() {
            server.respond("GET", "/users", { json: [{ id: 1, name: "Ada" }, { token: "QQsecret" }] })
            server.respond("GET", "/from", { status: 302, headers: { Location: "/users" } })
            server.respond("POST", "/items", { status: 201, headers: { "Content-Type": "text/plain" }, body: "made" })
            server.respond("GET", "/html", { headers: { "X-Bold": "<b>bold</b>" }, body: "<h1>big</h1>" })
            server.respond("GET", "/gone", { status: 404 })
        }
        function send(method, url, options) {
            let settled = false
            api.request(method, url, options).then(() => settled = true, () => settled = true)
            tryVerify(() => settled)
        }
        function sendAll() {
            send("GET", "users?page=2&token=QQsecret")
            send("POST", "items", { json: { name: "Grace" } })
            send("GET", "gone")
            tryCompare(list, "count", 3)
            settle(list)
        }
        function settle(item) {
            if (isPolishScheduled(item))
                verify(waitForItemPolished(item))
        }
        // Every text that can be seen below item.
        function texts(item) {
            let found = []
            if (!item.visible)
                return found
            if (typeof item.text === "string" && item.text !== "")
                found.push(item.text)
            for (let i = 0; i < item.children.length; ++i)
                found = found.concat(texts(item.children[i]))
            return found
        }
        function clickRow(row) {
            list.positionViewAtIndex(row, ListView.Contain)
            settle(list)
            const item = list.itemAtIndex(row)
            mouseClick(item, 20, item.height / 2)
            compare(list.currentIndex, row)
        }
        function clickTab(number) {
            const tabs = findChild(inspector, "tabs")
            const button = tabs.itemAt(number)
            mouseClick(button, button.width / 2, button.height / 2)
            compare(tabs.currentIndex, number)
            settle(inspector)
        }
        function paste() {
            pasted.text = ""
            pasted.paste()
            return pasted.text
        }
        // Nothing is drawn over something else in a row, and nothing leaves it.
        function verifyInOrder(row) {
            let right = 0
            const cells = row.children[0].children
            for (let i = 0; i < cells.length; ++i) {
                const cell = cells[i]
                if (!cell.visible)
                    continue
                verify(cell.x >= right, cell.text + " at " + cell.x + " over " + right)
                verify(cell.width > 0)
                right = cell.x + cell.width
            }
            verify(right <= row.width + 0.5)
        }

        function test_empty() {
            compare(list.count, 0)
            verify(texts(list).includes("No requests yet."))
            verify(!findChild(inspector, "details").visible)
            compare(findChild(inspector, "exportButton").enabled, false)
            keyClick(Qt.Key_Down)
            compare(list.currentIndex, -1)
        }
        function test_rows() {
            sendAll()
            const first = texts(list.itemAtIndex(0))
            verify(first.includes("GET") && first.includes("200"))
            verify(first.some(text => text.endsWith("/users?page=2&token=masked")))
            verify(texts(list.itemAtIndex(1)).includes("201"))
            verify(texts(list.itemAtIndex(2)).includes("404"))
            compare(findChild(inspector, "countLabel").text, "Requests: 3")
            for (let row = 0; row < 3; ++row)
                verifyInOrder(list.itemAtIndex(row))
        }
        function test_runningRow() {
            server.respond("GET", "/slow", { body: "late", stall: 0 })
            let settled = false
            api.get("slow", { timeout: 400 }).catch(() => settled = true)
            tryVerify(() => list.count === 1 && texts(list.itemAtIndex(0)).includes("running"))
            tryVerify(() => settled)
            tryVerify(() => texts(list.itemAtIndex(0)).includes("failed"))
        }
        function test_details() {
            sendAll()
            clickRow(0)
            const details = findChild(inspector, "details")
            tryCompare(details, "visible", true)
            const headers = findChild(inspector, "headersView").text
            verify(headers.startsWith("GET " + server.url + "users?page=2&token=masked\nStatus: 200 OK\n"), headers)
            verify(headers.includes("\nServer's address: 127.0.0.1:"), headers)
            verify(headers.includes("\nHeader fields of the response\nContent-Type: application/json\n"), headers)
            clickRow(1)
            clickTab(1)
            tryVerify(() => texts(details).includes('{"name":"Grace"}'))
            clickTab(2)
            tryVerify(() => texts(details).includes("made"))
            clickTab(3)
            const shown = texts(details)
            verify(shown.includes("Waiting for the answer"), shown)
            verify(shown.some(text => text.startsWith("Started ")), shown)
            verify(!JSON.stringify(texts(inspector)).includes("QQsecret"))
            clickRow(0)
            clickTab(2)
            verify(texts(details).some(text => text.includes("[masked]")))
            mouseClick(findChild(inspector, "closeButton"))
            compare(details.visible, false)
        }
        function test_detailsFollowTheRequest() {
            server.respond("GET", "/slow2", { body: "here", delay: 300 })
            let settled = false
            api.get("slow2").then(() => settled = true)
            tryCompare(list, "count", 1)
            clickRow(0)
            const view = findChild(inspector, "headersView")
            verify(!view.text.includes("Status:"))
            tryVerify(() => settled)
            tryVerify(() => view.text.includes("Status: 200 OK"))
        }
        function test_markupIsNone() {
            send("GET", "html", { headers: { "X-Red": "<font color='red'>x</font>" } })
            tryCompare(list, "count", 1)
            clickRow(0)
            verify(findChild(inspector, "headersView").text.includes("X-Bold: <b>bold</b>"))
        }
        function test_filter() {
            sendAll()
            const field = findChild(inspector, "filterField")
            mouseClick(field)
            for (const key of "post 201")
                keyClick(key)
            compare(field.text, "post 201")
            compare(list.count, 1)
            compare(findChild(inspector, "countLabel").text, "Requests: 1 of 3")
            for (const key of "x")
                keyClick(key)
            compare(list.count, 0)
            settle(list)
            verify(texts(list).includes("No request has all of these words."))
            inspector.filterText = ""
            compare(list.count, 3)
        }
        // They are those of the request that was chosen, or there are none.
        function test_detailsWhileFiltering_data() {
            let rows = []
            for (let chosen = 0; chosen < 3; ++chosen) {
                for (const words of ["404", "201", "users", "get", "post", "none"])
                    rows.push({ tag: "row " + chosen + ", " + words, chosen: chosen, words: words })
            }
            return rows
        }
        function test_detailsWhileFiltering(data) {
            sendAll()
            clickRow(data.chosen)
            const view = findChild(inspector, "headersView")
            const details = findChild(inspector, "details")
            const chosen = inspector.log.get(data.chosen)
            let isChosen = true
            for (const words of [data.words, "", "201", ""]) {
                inspector.filterText = words
                isChosen = isChosen && [chosen.method, chosen.url, chosen.status].join().toLowerCase()
                                                                                 .includes(words)
                settle(list)
                tryCompare(details, "visible", isChosen)
                if (isChosen) {
                    compare(texts(list.itemAtIndex(list.currentIndex))[1], String(chosen.url))
                    verify(view.text.startsWith(chosen.method + " " + chosen.url + "\n"), view.text)
                } else {
                    compare(list.currentIndex, -1)
                }
            }
        }
        function test_chosenAsRowsCome() {
            const choose = () => list.currentIndex = list.count - 1
            list.countChanged.connect(choose)
            sendAll()
            list.countChanged.disconnect(choose)
            compare(list.currentIndex, 2)
            verify(findChild(inspector, "headersView").text.startsWith("GET " + server.url + "gone\n"))
        }
        function test_detailsOfRowsThatMove() {
            inspector.limit = 3
            sendAll()
            clickRow(1)
            send("GET", "users?page=3")
            tryVerify(() => String(inspector.log.get(2).url).endsWith("page=3"))
            tryCompare(list, "currentIndex", 0)
            const view = findChild(inspector, "headersView")
            verify(view.text.startsWith("POST "), view.text)
            send("GET", "users?page=4")
            tryCompare(list, "currentIndex", -1)
            compare(findChild(inspector, "details").visible, false)
        }
        function test_keys() {
            sendAll()
            keyClick(Qt.Key_F, Qt.ControlModifier) // nothing here has the focus yet
            findChild(inspector, "filterField").forceActiveFocus()
            keyClick(Qt.Key_Down)
            verify(list.activeFocus)
            keyClick(Qt.Key_Down)
            compare(list.currentIndex, 0)
            keyClick(Qt.Key_End)
            compare(list.currentIndex, 2)
            keyClick(Qt.Key_Up)
            compare(list.currentIndex, 1)
            keyClick(Qt.Key_Home)
            compare(list.currentIndex, 0)
            keyClick(Qt.Key_PageDown)
            compare(list.currentIndex, 2)
            keyClick(Qt.Key_PageUp)
            compare(list.currentIndex, 0)
            keyClick(Qt.Key_C, Qt.ControlModifier)
            verify(paste().startsWith("curl "), pasted.text)
            keyClick(Qt.Key_F, Qt.ControlModifier)
            verify(findChild(inspector, "filterField").activeFocus)
            keyClick(Qt.Key_Escape)
            compare(list.currentIndex, -1)
            compare(findChild(inspector, "details").visible, false)
        }
        // All that can be clicked can be reached by the tabulator.
        function test_tabulator() {
            sendAll()
            clickRow(0)
            findChild(inspector, "filterField").forceActiveFocus()
            let reached = []
            for (let i = 0; i < 12; ++i) {
                for (const name of ["clearButton", "exportButton", "requestList", "copyButton", "closeButton"]) {
                    if (findChild(inspector, name).activeFocus && !reached.includes(name))
                        reached.push(name)
                }
                keyClick(Qt.Key_Tab)
            }
            compare(reached.sort().join(" "), "clearButton closeButton copyButton exportButton requestList")
        }
        function test_copy() {
            sendAll()
            clickRow(0)
            mouseClick(findChild(inspector, "copyButton"))
            const command = paste()
            verify(command.startsWith("curl "), command)
            verify(command.includes("/users?page=2&token=masked"), command)
        }
        function test_clear() {
            sendAll()
            clickRow(1)
            mouseClick(findChild(inspector, "clearButton"))
            tryCompare(list, "count", 0)
            compare(findChild(inspector, "details").visible, false)
        }
        function test_export() {
            sendAll()
            mouseClick(findChild(inspector, "exportButton"))
            const field = findChild(root.Window.window, "pathField")
            tryCompare(field, "activeFocus", true)
            verify(field.text.endsWith("/requests.har"))
            field.text = "/no/such/folder/x.har"
            ignoreWarning(/exportHar\(\): /)
            keyClick(Qt.Key_Return)
            const problem = findChild(root.Window.window, "problemText")
            tryVerify(() => problem.visible && problem.text.startsWith("A file could not be read or written. "))
            field.text = files.path("a b#1.har")
            mouseClick(findChild(root.Window.window, "saveButton"))
            tryVerify(() => !field.visible)
            const archive = JSON.parse(files.read("a b#1.har"))
            compare(archive.log.entries.length, 3)
        }
        function test_thousandRows() {
            inspector.limit = 1000
            let done = 0
            for (let i = 0; i < 1010; ++i)
                api.get("users?n=" + i).then(() => ++done)
            tryVerify(() => done === 1010, 30000)
            tryVerify(() => list.count === 1000 && inspector.log.runningCount === 0)
            settle(list)
            // It follows the newest, and makes no more delegates than can be seen.
            tryVerify(() => list.atYEnd)
            verify(list.contentItem.children.length < 60, list.contentItem.children.length)
            mouseWheel(list, 100, 50, 0, 1200)
            tryVerify(() => !list.atYEnd)
            const place = list.contentY
            send("GET", "users")
            tryVerify(() => String(inspector.log.get(999).url).endsWith("/users"))
            wait(50)
            verify(!list.atYEnd)
            list.positionViewAtBeginning()
            clickRow(3)
            verify(findChild(inspector, "headersView").text.includes("users?n="))
        }
        function test_narrow() {
            sendAll()
            root.width = 320
            settle(list)
            for (let row = 0; row < 3; ++row)
                verifyInOrder(list.itemAtIndex(row))
            clickRow(0)
            const details = findChild(inspector, "details")
            for (const name of ["copyButton", "closeButton"]) {
                const button = findChild(inspector, name)
                const right = button.mapToItem(details, button.width, 0).x
                verify(right <= details.width, name)
            }
            root.width = 800
        }
    }
}
