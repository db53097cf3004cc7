// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import HttpQ
import HttpQTesting

//! The panel NetworkInspector, filled by requests to nginx.
Item {
    id: root
    width: 900
    height: 600

    TestFiles {
        id: folder
    }
    TestShell {
        id: shell
    }
    Component {
        id: inspectorComponent
        NetworkInspector {
            readonly property HttpClient plain: HttpClient {
                baseUrl: testCase.host.url
            }
            readonly property HttpClient secure: HttpClient {
                baseUrl: testCase.host.tlsUrl
            }
            anchors.fill: parent
            clients: [plain, secure]
        }
    }
    // Reads the clipboard.
    TextEdit {
        id: pasted
        visible: false
    }

    NginxTestCase {
        id: testCase
        name: "NginxInspector"
        when: windowShown

        property NetworkInspector inspector
        property HttpClient plain
        property HttpClient secure
        property ListView list

        function init() {
            inspector = createTemporaryObject(inspectorComponent, root)
            plain = inspector.plain
            secure = inspector.secure
            list = findChild(inspector, "requestList")
            settle(inspector)
        }
        function settle(item) {
            if (isPolishScheduled(item))
                verify(waitForItemPolished(item))
        }
        //! Until the panel shows the requests so far, \a count, as they ended.
        function shown(count) {
            tryCompare(list, "count", count)
            tryCompare(inspector.log, "runningCount", 0)
            settle(list)
            list.forceLayout()
        }
        //! All that is seen below \a item and that \a isWanted.
        function below(item, isWanted) {
            let found = []
            if (!item.visible)
                return found
            if (isWanted(item))
                found.push(item)
            for (let i = 0; i < item.children.length; ++i)
                found = found.concat(below(item.children[i], isWanted))
            return found
        }
        function texts(item) {
            return below(item, one => typeof one.text === "string" && one.text !== "").map(one => one.text)
        }
        //! The bars of the waterfall below \a item: objects with the name of the phase, x and width.
        function bars(item) {
            return below(item, one => one.modelData?.duration !== undefined && one.color !== undefined)
        }
        function clickRow(row) {
            list.positionViewAtIndex(row, ListView.Contain)
            settle(list)
            const item = list.itemAtIndex(row)
            mouseClick(item, 20, item.height / 2)
            compare(list.currentIndex, row)
            settle(inspector)
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

        function test_rows() {
            response(plain.get("small"))
            response(plain.post("status/404", { json: {} }))
            failure(plain.get("cut", { retries: 0 }))
            response(secure.get("large"))
            shown(4)
            compare(findChild(inspector, "countLabel").text, "Requests: 4")
            const rows = [["GET", plain.baseUrl + "small", "200", "38 bytes"],
                          ["POST", plain.baseUrl + "status/404", "404"],
                          ["GET", plain.baseUrl + "cut", "failed"],
                          ["GET", secure.baseUrl + "large", "200", "8.00 MiB"]]
            for (let i = 0; i < rows.length; ++i) {
                const seen = texts(list.itemAtIndex(i))
                for (const text of rows[i])
                    verify(seen.includes(text), text + " is not in " + seen)
                verify(seen.some(text => /^[0-9.,]+ m?s$/.test(text)), seen)
            }
            inspector.filterText = "large"
            compare(list.count, 1)
            compare(findChild(inspector, "countLabel").text, "Requests: 1 of 4")
        }
        function test_runningRow() {
            const promise = plain.get("slow")
            tryVerify(() => list.count === 1 && texts(list.itemAtIndex(0)).includes("running"))
            plain.cancelAll()
            failure(promise)
            tryVerify(() => texts(list.itemAtIndex(0)).includes("failed"))
        }
        function test_waterfallOfRows() {
            response(secure.get("large"))
            response(secure.get("small"))
            shown(2)
            for (let i = 0; i < 2; ++i) {
                const entry = inspector.log.get(i)
                const drawn = bars(list.itemAtIndex(i))
                compare(drawn.map(bar => bar.modelData.name), entry.phases.map(phase => phase.name))
                const colors = drawn.map(bar => String(bar.color))
                compare(new Set(colors).size, colors.length)
                // The longest request takes the whole width.
                const scale = drawn[0].parent.width / inspector.log.longestDuration
                verify(drawn[0].parent.width > 100)
                let right = 0
                for (let j = 0; j < drawn.length; ++j) {
                    fuzzyCompare(drawn[j].x, entry.phases[j].start * scale, 0.1)
                    fuzzyCompare(drawn[j].width, Math.max(1, entry.phases[j].duration * scale), 0.1)
                    verify(drawn[j].x >= right - 1.1)
                    right = drawn[j].x + drawn[j].width
                }
                verify(right <= drawn[0].parent.width + 1.1)
            }
        }
        function test_timings() {
            response(secure.get("redirect/0"))
            shown(1)
            clickRow(0)
            clickTab(3)
            const view = findChild(inspector, "timingsView")
            const entry = inspector.log.get(0)
            const seen = texts(view)
            const names = entry.phases.map(phase => phase.text)
            compare(seen.filter(text => names.includes(text)), names)
            compare(entry.phases.filter(phase => ["connect", "tls"].includes(phase.name)).length, 2)
            verify(seen.some(text => /^Started .*, and took [0-9.,]+ m?s\.$/.test(text)), seen)
            // Below each other, and each begins where the one before has ended, or later.
            const drawn = bars(view)
            compare(drawn.length, entry.phases.length)
            compare(drawn[drawn.length - 1].modelData.round, 1)
            for (let i = 1; i < drawn.length; ++i) {
                tryVerify(() => drawn[i].mapToItem(view, 0, 0).y > drawn[i - 1].mapToItem(view, 0, 0).y)
                verify(drawn[i].mapToItem(view, 0, 0).x >= drawn[i - 1].mapToItem(view, 0, 0).x)
            }
        }
        function test_headers() {
            response(plain.get("small?token=QQsecret", { headers: { "Authorization": "Bearer QQsecret" } }))
            shown(1)
            clickRow(0)
            const text = findChild(inspector, "headersView").text
            const lines = text.split("\n")
            compare(lines[0], "GET " + plain.baseUrl + "small?token=masked")
            compare(lines[1], "Status: 200 OK")
            compare(lines[2], "Server's address: " + String(plain.baseUrl).replace(/http:|\//g, ""))
            verify(lines.includes("Authorization: [masked]"), text)
            const fields = lines.slice(lines.indexOf("Header fields of the response"))
            verify(fields.some(line => line.startsWith("Server: nginx/")), text)
            verify(fields.includes("Content-Type: application/json"), text)
            verify(fields.includes("Content-Length: 38"), text)
            verify(!texts(inspector).join().includes("QQsecret"))
        }
        function test_headersOfFailure() {
            failure(plain.get("cut", { retries: 0 }))
            shown(1)
            clickRow(0)
            const text = findChild(inspector, "headersView").text
            verify(/^Error: The connection to 127\.0\.0\.1:[0-9]+ broke off\./m.test(text), text)
            verify(!text.includes("Header fields of the response"), text)
        }
        function test_bodies() {
            response(plain.put("put/body", { json: { name: "größe", token: "QQsecret" } }))
            response(plain.get("gzip"))
            response(plain.get("large"))
            response(plain.get("small"))
            shown(4)
            clickRow(0)
            clickTab(1)
            const request = findChild(inspector, "requestView")
            const answer = findChild(inspector, "responseView")
            compare(request.text, '{"name":"größe","token":"[masked]"}')
            verify(texts(request).includes(request.text))
            clickTab(2)
            verify(texts(answer).some(text => text.startsWith("There is no body")))
            clickRow(1)
            // Decoded, and the beginning of it.
            verify(answer.text.startsWith("line 0 of a text"))
            compare(answer.text.length, inspector.bodyPreviewBytes)
            clickRow(2)
            verify(texts(answer).some(text => text.startsWith("There is no body, it is no text")))
            clickRow(3)
            compare(JSON.parse(answer.text).name, "HttpQ")
        }
        function test_detailsFollow() {
            const promise = plain.get("steady")
            tryCompare(list, "count", 1)
            clickRow(0)
            const view = findChild(inspector, "headersView")
            verify(!view.text.includes("Status:"))
            response(promise)
            tryVerify(() => view.text.includes("Status: 200 OK"))
        }

        // What is pasted into a shell sends the same once more.
        function test_copyAsCurl_data() {
            return [{ tag: "get", method: "GET", url: "echo/query?a=b%26c&d='1'", output: "a=b%26c&d='1'" },
                    { tag: "field", method: "GET", url: "echo/header", headers: { "X-Test": "it's \"$HOME\"" },
                      output: "it's \"$HOME\"" },
                    { tag: "delete", method: "DELETE", url: "echo/method", output: "DELETE" },
                    { tag: "post", method: "POST", url: "echo/method", json: {}, output: "POST" },
                    { tag: "put", method: "PUT", url: "put/copied", json: { text: "it's\n$größe\\" }, output: "" }]
        }
        function test_copyAsCurl(data) {
            const options = { headers: data.headers ?? {} }
            if (data.json)
                options.json = data.json
            const status = response(plain.request(data.method, data.url, options)).status
            shown(1)
            clickRow(0)
            mouseClick(findChild(inspector, "copyButton"))
            const command = paste()
            verify(command.startsWith("curl "), command)
            if (!shell.knows("curl") && !host.isRequired)
                skip("There is no curl here")
            if (data.method === "PUT")
                response(plain.put(data.url, { text: "something else" }))
            const run = shell.run(command + " --silent --write-out '\\n%{http_code}'")
            compare(run.problems, "", command)
            compare(run.exitCode, 0, command)
            compare(run.output, data.output + "\n" + (data.method === "PUT" ? 204 : status), command)
            if (data.method === "PUT")
                compare(response(plain.get(data.url)).json, data.json)
        }
        function test_exportHar() {
            response(plain.post("echo/method", { form: { name: "größe", token: "QQsecret" } }))
            response(secure.get("redirect/0"))
            failure(plain.get("cut", { retries: 0 }))
            shown(3)
            mouseClick(findChild(inspector, "exportButton"))
            const field = findChild(root.Window.window, "pathField")
            tryCompare(field, "activeFocus", true)
            field.text = folder.path("of nginx.har")
            mouseClick(findChild(root.Window.window, "saveButton"))
            tryVerify(() => !field.visible)

            const text = folder.read("of nginx.har")
            verify(!text.includes("QQsecret"))
            const entries = JSON.parse(text).log.entries
            compare(entries.map(entry => entry.request.url),
                    [plain.baseUrl + "echo/method", secure.baseUrl + "redirect/0", secure.baseUrl + "small",
                     plain.baseUrl + "cut"])
            compare(entries.map(entry => entry.response.status), [200, 302, 200, 0])
            verify(entries[0].response.headers.some(
                       field => field.name === "Server" && field.value.startsWith("nginx/")))
            compare(entries[0].response.content.text, "POST")
            compare(entries[0].request.postData.params[0], { name: "name", value: "größe" })
            verify(entries[1].timings.ssl > 0)
            compare(entries[2].timings.ssl, -1)
            compare(entries[2].connection, entries[1].connection)
        }
        function test_clear() {
            response(plain.get("small"))
            shown(1)
            mouseClick(findChild(inspector, "clearButton"))
            tryCompare(list, "count", 0)
            verify(texts(list).includes("No requests yet."))
        }
    }
}
