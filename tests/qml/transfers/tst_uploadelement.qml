// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "Upload"

    //! What an Upload has told, in order.
    component Recorded: Upload {
        property var told: []
        property int finishedCount: 0
        client: api
        onStateChanged: told.push(["Idle", "Running", "Paused", "Finished", "Failed"][state])
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
        id: folder
    }
    HttpClient {
        id: api
        baseUrl: server.url
    }
    Component {
        id: uploadComponent
        Recorded {}
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: server.url
        }
    }
    Component {
        id: pickedComponent
        Recorded {
            property list<url> picked
            url: "form"
            files: picked
        }
    }
    Component {
        id: loaderComponent
        Loader {
            property int ended: 0
            sourceComponent: Item {
                Upload {
                    client: api
                    url: "stalled"
                    file: folder.path("a.txt")
                    active: true
                    onFinished: ++ended
                }
            }
        }
    }

    function initTestCase() {
        folder.write("a.txt", "first")
        folder.write("b.json", "[2]")
        folder.write("empty", "")
        server.respond("POST", "/upload", { status: 201, json: { id: 7 } })
        server.respond("POST", "/form", { status: 204 })
        server.respond("POST", "/nothing", { status: 404 })
        server.respond("POST", "/stalled", { body: "late", stall: 0 })
    }
    function create(properties, component) {
        return createTemporaryObject(component ?? uploadComponent, testCase, properties ?? {})
    }
    function ended(upload, count) {
        tryCompare(upload, "finishedCount", count ?? 1)
        return upload
    }
    function sent(properties) {
        const upload = create()
        // Assigned: what is given to createObject() has the members of objects sorted.
        for (const name in properties)
            upload[name] = properties[name]
        upload.start()
        return ended(upload)
    }
    function lastRequest() {
        const requests = server.requests()
        return requests[requests.length - 1]
    }
    //! The parts of a form: objects with name, fileName, type and content.
    function parts(request) {
        const boundary = /boundary="?([^";]+)/.exec(request.headers["content-type"])[1]
        return request.body.split("--" + boundary).slice(1, -1).map(text => {
            const end = text.indexOf("\r\n\r\n")
            const head = text.slice(0, end)
            return { name: /[; ]name="([^"]*)"/.exec(head)[1],
                     fileName: (/filename="([^"]*)"/.exec(head) ?? [])[1] ?? "",
                     type: (/Content-Type: ([^\r\n]*)/i.exec(head) ?? [])[1] ?? "",
                     content: text.slice(end + 4, -2) }
        })
    }

    function test_file() {
        const upload = create({ url: "upload", file: folder.url("a.txt") })
        verify(upload instanceof HttpTransfer)
        compare(upload.method, "POST")
        compare(upload.state, Upload.Idle)
        compare(upload.status, 0)
        compare(upload.progress, 0)
        verify(upload.response.isNull)
        upload.start()
        compare(upload.state, Upload.Running)
        compare(upload.bytesTotal, 5)
        compare(upload.progress, 0)
        compare(api.runningRequests, 1)
        ended(upload)
        compare(upload.told, ["Running", "Finished", "finished 201"])
        compare(upload.status, 201)
        compare(upload.response.json.id, 7)
        compare(upload.error.kind, HttpError.None)
        compare(upload.progress, 1)
        compare(upload.bytesSent, 5)
        compare(upload.bytesPerSecond, 0)
        compare(upload.timeLeft, -1)
        const request = lastRequest()
        compare(request.method, "POST")
        compare(request.body, "first")
        compare(request.headers["content-type"], "text/plain")
        compare(request.headers["content-length"], "5")
        compare(api.runningRequests, 0)
    }
    function test_describes() {
        server.respond("PUT", "/upload", { status: 204 })
        sent({ method: "put", url: "upload", file: folder.path("b.json"),
               contentType: "application/x-own", headers: { "X-Own": "1" }, query: { a: 1 },
               options: { timeout: 20000 } })
        const request = lastRequest()
        compare(request.method, "PUT")
        compare(request.target, "/upload?a=1")
        compare(request.body, "[2]")
        compare(request.headers["content-type"], "application/x-own")
        compare(request.headers["x-own"], "1")
    }
    function test_contentTypeByHeader() {
        sent({ url: "upload", file: folder.path("b.json"),
               headers: { "Content-Type": "text/x" } })
        compare(lastRequest().headers["content-type"], "text/x")
    }
    function test_emptyFile() {
        const upload = sent({ url: "upload", file: folder.path("empty") })
        compare(upload.state, Upload.Finished)
        compare(upload.progress, 1)
        compare(lastRequest().headers["content-length"], "0")
    }
    function test_defaultClient() {
        compare(sent({ client: null, url: server.url + "upload",
                       file: folder.path("a.txt") }).status, 201)
    }

    function test_form() {
        const upload = sent({ url: "form", fields: { title: "Grüße", tag: ["a", "b"] },
                              files: [folder.url("a.txt"), folder.path("b.json")] })
        compare(upload.state, Upload.Finished)
        compare(upload.bytesSent, upload.bytesTotal)
        const request = lastRequest()
        compare(request.headers["content-length"], String(upload.bytesTotal))
        compare(parts(request), [
            { name: "title", fileName: "", type: "", content: "Grüße" },
            { name: "tag", fileName: "", type: "", content: "a" },
            { name: "tag", fileName: "", type: "", content: "b" },
            { name: "file", fileName: "a.txt", type: "text/plain", content: "first" },
            { name: "file", fileName: "b.json", type: "application/json", content: "[2]" }])
    }
    function test_namedFiles() {
        sent({ url: "form", files: [
            { file: folder.path("a.txt"), filename: "c.bin", contentType: "text/x" },
            { name: "own", file: folder.url("b.json") }] })
        compare(parts(lastRequest()), [
            { name: "file", fileName: "c.bin", type: "text/x", content: "first" },
            { name: "own", fileName: "b.json", type: "application/json", content: "[2]" }])
    }
    function test_fieldsAlone() {
        sent({ url: "form", fields: { title: "x" } })
        compare(parts(lastRequest()).length, 1)
    }
    function test_listOfUrls() {
        const upload = create({}, pickedComponent)
        upload.picked = [folder.url("a.txt"), folder.url("b.json")]
        upload.start()
        ended(upload)
        compare(upload.error.message, "")
        compare(parts(lastRequest()).map(part => part.fileName), ["a.txt", "b.json"])
    }

    function test_active() {
        const upload = create({ url: "upload", active: true })
        wait(0)
        compare(upload.told, [])
        upload.file = folder.path("a.txt")
        ended(upload)
        upload.contentType = "text/x"
        upload.file = folder.path("b.json")
        ended(upload, 2)
        compare(lastRequest().body, "[2]")
        compare(lastRequest().headers["content-type"], "text/x")
    }
    function test_changeDoesNotSend() {
        const upload = sent({ url: "upload", file: folder.path("a.txt") })
        const before = server.requests().length
        upload.file = folder.path("b.json")
        wait(0)
        compare(upload.state, Upload.Finished)
        upload.start()
        verify(upload.response.isNull)
        compare(upload.status, 0)
        ended(upload, 2)
        compare(server.requests().length, before + 1)
    }
    function test_startTwice() {
        const before = server.requests().length
        const upload = create({ url: "upload", file: folder.path("a.txt") })
        upload.start()
        upload.start()
        ended(upload)
        wait(0)
        compare(upload.finishedCount, 1)
        compare(server.requests().length, before + 1)
    }
    function test_pause() {
        const before = server.requests().length
        const upload = create({ url: "upload", file: folder.path("a.txt") })
        upload.start()
        upload.pause()
        compare(upload.state, Upload.Paused)
        upload.pause()
        wait(100)
        compare(upload.bytesSent, 0)
        compare(upload.timeLeft, -1)
        compare(server.requests().length, before)
        upload.resume()
        upload.resume()
        compare(upload.state, Upload.Running)
        ended(upload)
        compare(upload.told, ["Running", "Paused", "Running", "Finished", "finished 201"])
        compare(lastRequest().body, "first")
    }
    function test_pausedForm() {
        const upload = create({ url: "form", fields: { title: "x" },
                                files: [folder.path("a.txt")] })
        upload.start()
        upload.pause()
        wait(50)
        compare(upload.bytesSent, 0)
        upload.start() // nothing has changed: it goes on
        ended(upload)
        compare(parts(lastRequest()).length, 2)
    }
    function test_sentAgain() {
        server.respond("POST", "/moved", { status: 307, headers: { "Location": "/upload" } })
        const upload = sent({ url: "moved", file: folder.path("a.txt") })
        compare(upload.status, 201)
        compare(lastRequest().target, "/upload")
        compare(lastRequest().body, "first")
    }
    function test_cancel() {
        const upload = create({ url: "stalled", file: folder.path("a.txt") })
        upload.start()
        tryCompare(upload, "bytesSent", 5)
        upload.cancel()
        upload.cancel()
        upload.pause()
        compare(upload.finishedCount, 0) // from the event loop
        ended(upload)
        compare(upload.told, ["Running", "Failed", "failed Cancelled", "finished 0"])
        verify(upload.error.isCancelled)
    }
    function test_cancelPaused() {
        const upload = create({ url: "upload", file: folder.path("a.txt") })
        upload.start()
        upload.pause()
        upload.cancel()
        upload.resume()
        ended(upload)
        compare(upload.told, ["Running", "Paused", "Failed", "failed Cancelled", "finished 0"])
    }
    function test_nothingToPause() {
        const upload = create({ url: "upload", file: folder.path("a.txt") })
        upload.pause()
        upload.resume()
        upload.cancel()
        wait(0)
        compare(upload.told, [])
    }

    function test_status() {
        server.respond("POST", "/large", { status: 413, json: { limit: 4 } })
        const upload = sent({ url: "large", file: folder.path("a.txt") })
        compare(upload.told, ["Running", "Failed", "failed Status", "finished 413"])
        compare(upload.error.kind, HttpError.Status)
        compare(upload.error.status, 413)
        compare(upload.status, 413)
        compare(upload.response.json.limit, 4)
        upload.options = { raiseForStatus: false }
        upload.start()
        ended(upload, 2)
        compare(upload.state, Upload.Finished)
        compare(upload.status, 413)
    }
    function test_noConnection() {
        const gone = createTemporaryObject(clientComponent, testCase,
                                           { baseUrl: "http://127.0.0.1:1" })
        const upload = sent({ client: gone, url: "x", file: folder.path("a.txt") })
        compare(upload.error.kind, HttpError.Connect)
    }
    function test_brokenResponse() {
        // In pieces, so that the head is told before the end.
        server.respond("POST", "/broken", { body: "0123456789", cut: -3, dribble: 20, every: 5 })
        const upload = sent({ url: "broken", file: folder.path("a.txt") })
        compare(upload.error.kind, HttpError.RemoteProtocol)
        compare(upload.error.status, 200)
    }
    function test_wrong_data() {
        const file = folder.path("a.txt")
        return [
            { tag: "url", url: "http://exa mple/", file: file, names: "url" },
            { tag: "scheme", url: "ftp://127.0.0.1/x", file: file, names: "url" },
            { tag: "method", method: "PO ST", file: file, names: "method" },
            { tag: "unknown method", method: "PUSH", file: file, names: "method" },
            { tag: "nothing", names: "file" },
            { tag: "missing file", file: folder.path("none"), names: "file" },
            { tag: "file elsewhere", file: "https://example.com/x", names: "file" },
            { tag: "relative file: URL", file: "file:tst_uploadelement.qml",
              names: "file: a file: URL or an absolute path" },
            { tag: "U+0000", file: file + "\0.txt", names: "file: a file: URL or an absolute path" },
            { tag: "folder", file: folder.path(), names: "file" },
            { tag: "number", file: 5, names: "file" },
            { tag: "type", file: file, contentType: "a\r\nb", names: "contentType" },
            { tag: "both", file: file, files: [file], names: "file" },
            { tag: "missing file of a form", files: [file, folder.path("none")],
              names: "files: file 1" },
            { tag: "no list", files: file, names: "files" },
            { tag: "function", files: () => 1, names: "files" },
            { tag: "member of a file", files: [{ file: file, nam: "x" }], names: "files: file 0" },
            { tag: "fields", fields: "a=b", names: "fields" },
            { tag: "field", fields: { a: { tekst: "" } }, names: "fields: a" },
            { tag: "type of a form", files: [file], contentType: "a/b", names: "contentType" },
            { tag: "two bodies", file: file, options: { json: {} }, names: "json" },
            { tag: "option", file: file, options: { timout: 1 }, names: ".*timout" },
            { tag: "headers", file: file, headers: [1], names: "headers" },
        ]
    }
    function test_wrong(data) {
        const properties = Object.assign({ url: "upload" }, data)
        delete properties.tag
        delete properties.names
        const before = server.requests().length
        ignoreWarning(new RegExp("tst_uploadelement\\.qml:[0-9]+.*: " + data.names))
        const upload = sent(properties)
        compare(upload.told.length, 4)
        compare(upload.told[1], "Failed")
        compare(upload.told[3], "finished 0")
        verify(new RegExp("^" + data.names).test(upload.error.message), upload.error.message)
        compare(server.requests().length, before)
        wait(0)
        compare(upload.finishedCount, 1)
    }
    function test_fileBecomesShorter_data() {
        const file = folder.path("shorter.txt")
        return [{ tag: "file", properties: { file: file }, names: "file: " },
                { tag: "files", properties: { files: [file] }, names: "files: " }]
    }
    function test_fileBecomesShorter(data) {
        folder.write("shorter.txt", "0123456789")
        const upload = create(Object.assign({ url: "upload" }, data.properties))
        upload.start()
        compare(upload.state, Upload.Running)
        folder.write("shorter.txt", "0123")
        ignoreWarning(new RegExp("tst_uploadelement\\.qml:[0-9]+.*: " + data.names))
        ended(upload)
        compare(upload.error.kind, HttpError.File)
        verify(upload.error.message.startsWith(data.names), upload.error.message)
    }

    function test_destroyed() {
        const upload = create({ url: "stalled", file: folder.path("a.txt") })
        const spy = { ended: 0 }
        upload.finished.connect(() => ++spy.ended)
        upload.start()
        tryCompare(upload, "bytesSent", 5)
        upload.destroy()
        tryCompare(api, "runningRequests", 0)
        compare(spy.ended, 0)
    }
    function test_destroyedByALoader() {
        const loader = createTemporaryObject(loaderComponent, testCase)
        tryCompare(api, "runningRequests", 1)
        loader.active = false
        tryCompare(api, "runningRequests", 0)
        compare(loader.ended, 0)
    }
    function test_destroyedInItsHandlers_data() {
        return [{ tag: "stateChanged" }, { tag: "progressChanged" }, { tag: "responseChanged" },
                { tag: "finished" }, { tag: "failed" }, { tag: "errorChanged" }]
    }
    function test_destroyedInItsHandlers(data) {
        const fails = data.tag === "failed" || data.tag === "errorChanged"
        const upload = uploadComponent.createObject(testCase, {
            url: fails ? "nothing" : "upload", file: folder.path("a.txt") })
        const seen = { count: 0 }
        upload[data.tag].connect(() => {
            ++seen.count
            upload.destroy()
        })
        upload.start()
        tryVerify(() => seen.count > 0)
        tryCompare(api, "runningRequests", 0)
    }
    function test_clientDestroyed() {
        const brief = clientComponent.createObject(testCase)
        const upload = create({ client: brief, url: "stalled", file: folder.path("a.txt") })
        upload.start()
        tryCompare(upload, "bytesSent", 5)
        brief.destroy()
        ended(upload)
        compare(upload.error.kind, HttpError.Cancelled)
    }
}
