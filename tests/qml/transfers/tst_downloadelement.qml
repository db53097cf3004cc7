// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "Download"

    readonly property string abcSha256:
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    //! What a Download has told, in order.
    component Recorded: Download {
        property var told: []
        property int finishedCount: 0
        client: api
        onStateChanged: told.push(["Idle", "Running", "Paused", "Finished", "Failed"][state])
        onFailed: error => told.push("failed " + error.name)
        onFinished: {
            told.push("finished")
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
        id: downloadComponent
        Recorded {}
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: server.url
        }
    }
    Component {
        id: loaderComponent
        Loader {
            property int ended: 0
            sourceComponent: Item {
                property alias download: inner
                Download {
                    id: inner
                    client: api
                    url: "slow"
                    target: folder.path("loaded")
                    onFinished: ++ended
                }
            }
        }
    }

    function create(properties) {
        return createTemporaryObject(downloadComponent, testCase, properties ?? {})
    }
    function ended(download, count) {
        tryCompare(download, "finishedCount", count ?? 1)
        return download
    }
    function serve(path, body, more) {
        server.respond("GET", path, Object.assign({ headers: { "ETag": '"v"' }, body: body },
                                                  more ?? {}))
    }
    function initTestCase() {
        serve("/abc", "abc")
        serve("/abd", "abd")
        serve("/one", "one")
        serve("/two", "two")
        serve("/empty", "")
        serve("/cut", "abcdefghij", { cut: -7 })
        // The head and three bytes, and then nothing.
        serve("/slow", "abcdefghij", { stall: -7 })
        server.respond("GET", "/dribble", { body: "abcdefghij", dribble: 1, every: 20 })
        server.respond("GET", "/nothing", { status: 404 })
    }

    //! The names of all files that begin with \a name.
    function namesOf(name) {
        return Array.from(folder.names()).filter(other => other.startsWith(name))
    }

    function test_downloads() {
        const download = create({ url: "abc", target: folder.url("abc"),
                                  checksum: "sha256:" + abcSha256 })
        compare(download.state, Download.Idle)
        compare(download.progress, 0)
        compare(download.bytesTotal, -1)
        compare(download.timeLeft, -1)
        compare(download.fileUrl.toString(), "")
        ended(download)
        compare(download.told, ["Running", "Finished", "finished"])
        compare(download.error.kind, HttpError.None)
        compare(download.error.message, "")
        compare(download.progress, 1)
        compare(download.bytesReceived, 3)
        compare(download.bytesTotal, 3)
        compare(download.bytesPerSecond, 0)
        compare(download.timeLeft, -1)
        compare(download.fileUrl.toString(), String(folder.url("abc")))
        compare(folder.read("abc"), "abc")
        compare(api.runningRequests, 0)
    }
    function test_path() {
        ended(create({ url: server.url + "abc", target: folder.path("bypath") }))
        compare(folder.read("bypath"), "abc")
    }
    function test_options() {
        ended(create({ url: "abc", target: folder.path("fields"),
                       headers: { "X-Own": "1" }, query: { a: "b c" },
                       options: { timeout: 20000, headers: { "X-Other": "2" } } }))
        const requests = server.requests()
        const request = requests[requests.length - 1]
        compare(request.target, "/abc?a=b%20c")
        compare(request.headers["x-own"], "1")
        compare(request.headers["x-other"], "2")
    }
    function test_defaultClient() {
        ended(create({ client: null, url: server.url + "abc", target: folder.path("default") }))
        compare(folder.read("default"), "abc")
    }

    function test_notActive() {
        const download = create({ url: "abc", target: folder.path("inactive"), active: false })
        wait(0)
        compare(download.state, Download.Idle)
        download.start()
        compare(download.state, Download.Running)
        compare(api.runningRequests, 1)
        ended(download)
        download.start()
        ended(download, 2)
        compare(download.told, ["Running", "Finished", "finished",
                                "Running", "Finished", "finished"])
    }
    function test_becomesActive() {
        const download = create({ url: "abc", target: folder.path("active"), active: false })
        download.active = true
        ended(download)
        download.active = false
        download.active = true
        wait(0)
        compare(download.finishedCount, 1)
    }
    function test_waitsForTheRest() {
        const download = create({ url: "abc" })
        wait(0)
        compare(download.state, Download.Idle)
        compare(download.told, [])
        download.target = folder.path("rest")
        ended(download)
        download.url = ""
        tryCompare(download, "state", Download.Idle)
        compare(download.finishedCount, 1)
        compare(download.fileUrl.toString(), "")
    }
    function test_changes() {
        const download = create({ url: "one", target: folder.path("one") })
        ended(download)
        const before = server.requestCount("GET", "/two")
        download.url = "nowhere"
        download.url = "two"
        download.target = folder.path("two")
        ended(download, 2)
        compare(server.requestCount("GET", "/nowhere"), 0)
        compare(server.requestCount("GET", "/two"), before + 1)
        compare(folder.read("one"), "one")
        compare(folder.read("two"), "two")
    }
    function test_changesWhileRunning() {
        const download = create({ url: "slow", target: folder.path("replaced") })
        tryCompare(download, "bytesReceived", 3)
        download.url = "abc"
        ended(download)
        compare(download.told, ["Running", "Finished", "finished"])
        compare(folder.read("replaced"), "abc")
        verify(!folder.contains("replaced.part"))
        wait(0)
        compare(download.finishedCount, 1)
        compare(api.runningRequests, 0)
    }
    function test_changesWhileRunningAndNotActive() {
        const download = create({ url: "slow", target: folder.path("kept"), active: false })
        download.start()
        tryCompare(download, "bytesReceived", 3)
        download.url = "abc"
        wait(0)
        compare(download.state, Download.Running)
        compare(download.bytesReceived, 3)
        download.start()
        ended(download)
        compare(folder.read("kept"), "abc")
    }

    function test_progress() {
        const download = create({ url: "slow", target: folder.path("progress"), active: false })
        download.start()
        compare(download.progress, -1)
        tryCompare(download, "bytesReceived", 3)
        compare(download.bytesTotal, 10)
        compare(download.progress, 0.3)
        verify(download.bytesPerSecond > 0)
        download.cancel()
        ended(download)
        compare(download.progress, 0.3)
        compare(download.bytesPerSecond, 0)
    }
    function test_unknownSize() {
        server.enqueue({ body: "abcdefghij", chunked: 3, stall: -7 })
        server.enqueue({ body: "abcdefghij", chunked: 3 })
        const download = create({ url: "chunked", target: folder.path("chunked") })
        tryVerify(() => download.bytesReceived > 0)
        compare(download.bytesTotal, -1)
        compare(download.progress, -1)
        download.cancel()
        download.start()
        ended(download)
        compare(download.state, Download.Finished)
        compare(download.bytesTotal, 10)
        compare(download.progress, 1)
    }
    function test_empty() {
        const download = ended(create({ url: "empty", target: folder.path("empty") }))
        compare(download.state, Download.Finished)
        compare(download.progress, 1)
        compare(folder.size("empty"), 0)
    }
    function test_pause() {
        const download = create({ url: "dribble", target: folder.path("paused") })
        tryVerify(() => download.bytesReceived > 0)
        download.pause()
        compare(download.state, Download.Paused)
        compare(download.bytesPerSecond, 0)
        compare(download.timeLeft, -1)
        const received = download.bytesReceived
        download.pause()
        wait(100)
        compare(download.bytesReceived, received)
        compare(download.state, Download.Paused)
        download.start() // nothing has changed: it goes on
        compare(download.state, Download.Running)
        download.resume()
        ended(download)
        compare(download.told, ["Running", "Paused", "Running", "Finished", "finished"])
        compare(folder.read("paused"), "abcdefghij")
    }
    function test_nothingToPause() {
        const download = create({ url: "abc", target: folder.path("none"), active: false })
        download.pause()
        download.resume()
        download.cancel()
        wait(0)
        compare(download.told, [])
    }
    function test_cancel() {
        const download = create({ url: "slow", target: folder.path("cancelled") })
        tryCompare(download, "bytesReceived", 3)
        download.cancel()
        download.cancel()
        download.pause()
        compare(download.finishedCount, 0) // from the event loop
        ended(download)
        compare(download.told, ["Running", "Failed", "failed Cancelled", "finished"])
        verify(download.error.isCancelled)
        compare(folder.read("cancelled.part"), "abc")
        verify(!folder.contains("cancelled"))
    }
    function test_cancelTakesBackWhatIsDue() {
        const download = ended(create({ url: "abc", target: folder.path("due") }))
        download.url = "abd"
        download.cancel()
        wait(20)
        compare(download.state, Download.Finished)
        compare(download.finishedCount, 1)
        compare(folder.read("due"), "abc")
        download.start()
        ended(download, 2)
        compare(folder.read("due"), "abd")
    }
    function test_cancelAndStart() {
        server.enqueue({ headers: { "ETag": '"1"' }, body: "abcdefghij", stall: -7 })
        server.enqueue({ headers: { "ETag": '"2"' }, body: "other" })
        const download = create({ url: "again", target: folder.path("again") })
        tryCompare(download, "bytesReceived", 3)
        download.cancel()
        download.start()
        ended(download)
        compare(download.told, ["Running", "Finished", "finished"])
    }
    function test_notResumable() {
        const download = ended(create({ url: "cut", target: folder.path("cut"),
                                        resumable: false }))
        compare(download.state, Download.Failed)
        compare(namesOf("cut"), [])
    }

    function test_status() {
        const download = ended(create({ url: "nothing", target: folder.path("none") }))
        compare(download.told, ["Running", "Failed", "failed Status", "finished"])
        compare(download.error.kind, HttpError.Status)
        compare(download.error.status, 404)
        verify(!folder.contains("none"))
    }
    function test_noConnection() {
        const gone = createTemporaryObject(clientComponent, testCase,
                                           { baseUrl: "http://127.0.0.1:1" })
        const download = ended(create({ client: gone, url: "x", target: folder.path("gone") }))
        compare(download.error.kind, HttpError.Connect)
        verify(download.error.message.length > 0)
    }
    function test_wrongChecksum() {
        const download = ended(create({ url: "abd", target: folder.path("badsum"),
                                        checksum: "sha256:" + abcSha256 }))
        compare(download.told, ["Running", "Failed", "failed File", "finished"])
        verify(download.error.message.startsWith("checksum: "), download.error.message)
        compare(namesOf("badsum"), [])
        compare(download.fileUrl.toString(), "")
    }
    function test_checksums_data() {
        return [
            { tag: "md5", checksum: "md5:900150983cd24fb0d6963f7d28e17f72" },
            { tag: "upper case", checksum: "SHA1:A9993E364706816ABA3E25717850C26C9CD0D89D" },
            { tag: "sha3-256", checksum: "sha3-256:"
                  + "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532" },
        ]
    }
    function test_checksums(data) {
        compare(ended(create({ url: "abc", target: folder.path("sums"),
                               checksum: data.checksum })).state, Download.Finished)
    }
    function test_notOverwritten() {
        folder.write("there", "mine")
        ignoreWarning(/tst_downloadelement\.qml:[0-9]+.*target: .*exists/)
        const download = ended(create({ url: "abc", target: folder.path("there"),
                                        overwrite: false }))
        compare(download.error.kind, HttpError.File)
        verify(download.error.message.startsWith("target: "), download.error.message)
        compare(folder.read("there"), "mine")
        download.overwrite = true
        ended(download, 2)
        compare(download.state, Download.Finished)
        compare(folder.read("there"), "abc")
    }

    function test_wrong_data() {
        const target = folder.path("wrong")
        return [
            { tag: "url", url: "http://exa mple/", target: target, names: "url" },
            { tag: "scheme", url: "ftp://127.0.0.1/x", target: target, names: "url" },
            { tag: "target elsewhere", url: "abc", target: "https://example.com/x", names: "target" },
            { tag: "relative target", url: "abc", target: "some/file", names: "target" },
            { tag: "relative file: URL", url: "abc", target: "file:wrong", names: "target" },
            { tag: "target with U+0000", url: "abc", target: folder.path("wrong\0x"),
              names: "target: a file: URL or an absolute path" },
            { tag: "file: URL with U+0000", url: "abc", target: "file://" + folder.path("wrong%00x"),
              names: "target: a file: URL or an absolute path" },
            { tag: "target in resources", url: "abc", target: "qrc:/x", names: "target" },
            { tag: "number for a target", url: "abc", target: 5, names: "target" },
            { tag: "object for a target", url: "abc", target: {}, names: "target" },
            { tag: "missing folder", url: "abc", target: folder.path("no/file"), names: "target" },
            { tag: "folder as target", url: "abc", target: folder.path(), names: "target" },
            { tag: "algorithm", url: "abc", target: target, checksum: "crc32:00000000",
              names: "checksum" },
            { tag: "no algorithm", url: "abc", target: target, checksum: abcSha256,
              names: "checksum" },
            { tag: "short checksum", url: "abc", target: target, checksum: "sha256:ba78",
              names: "checksum" },
            { tag: "no digits", url: "abc", target: target,
              checksum: "md5:zz0150983cd24fb0d6963f7d28e17f72", names: "checksum" },
            { tag: "headers", url: "abc", target: target, headers: 5, names: "headers" },
            { tag: "query", url: "abc", target: target, query: "a=b", names: "query" },
            { tag: "option", url: "abc", target: target, options: { timout: 1 }, names: ".*timout" },
        ]
    }
    function test_wrong(data) {
        const properties = Object.assign({}, data)
        delete properties.tag
        delete properties.names
        const before = server.requests().length
        ignoreWarning(new RegExp("tst_downloadelement\\.qml:[0-9]+.*: " + data.names))
        const download = ended(create(properties))
        compare(download.told.length, 4)
        compare(download.told[1], "Failed")
        compare(download.told[3], "finished")
        verify(new RegExp("^" + data.names).test(download.error.message), download.error.message)
        compare(server.requests().length, before)
        wait(0)
        compare(download.finishedCount, 1)
        compare(namesOf("wrong"), [])
    }
    function test_startWithout_data() {
        return [{ tag: "target", properties: { url: "abc" }, names: "target" },
                { tag: "url", properties: { target: folder.path("x"), client: null },
                  names: "url" }]
    }
    function test_startWithout(data) {
        const download = create(Object.assign({ active: false }, data.properties))
        ignoreWarning(new RegExp("tst_downloadelement\\.qml:[0-9]+.*: " + data.names + ": "))
        download.start()
        ended(download)
        verify(download.error.message.startsWith(data.names + ": "), download.error.message)
    }
    function test_rightAgain() {
        ignoreWarning(/checksum: /)
        const download = ended(create({ url: "abc", target: folder.path("right"),
                                        checksum: "crc32:0" }))
        download.checksum = ""
        ended(download, 2)
        compare(download.state, Download.Finished)
        compare(download.error.kind, HttpError.None)
    }

    function test_destroyed() {
        const download = create({ url: "slow", target: folder.path("destroyed") })
        const spy = { ended: 0 }
        download.finished.connect(() => ++spy.ended)
        tryCompare(download, "bytesReceived", 3)
        compare(api.runningRequests, 1)
        download.destroy()
        tryCompare(api, "runningRequests", 0)
        compare(spy.ended, 0)
        compare(folder.read("destroyed.part"), "abc")
    }
    function test_destroyedByALoader() {
        const loader = createTemporaryObject(loaderComponent, testCase)
        tryVerify(() => loader.item.download.bytesReceived === 3)
        loader.active = false
        tryCompare(api, "runningRequests", 0)
        compare(loader.ended, 0)
    }
    function test_destroyedInItsHandlers_data() {
        return [{ tag: "stateChanged" }, { tag: "progressChanged" }, { tag: "fileUrlChanged" },
                { tag: "finished" }, { tag: "failed" }, { tag: "errorChanged" }]
    }
    function test_destroyedInItsHandlers(data) {
        const fails = data.tag === "failed" || data.tag === "errorChanged"
        const download = downloadComponent.createObject(testCase, {
            url: fails ? "nothing" : "abc", target: folder.path("handlers") })
        const seen = { count: 0 }
        download[data.tag].connect(() => {
            ++seen.count
            download.destroy()
        })
        tryVerify(() => seen.count > 0)
        tryCompare(api, "runningRequests", 0)
    }
    function test_startedInItsHandlers_data() {
        return [{ tag: "stateChanged" }, { tag: "fileUrlChanged" }, { tag: "finished" }]
    }
    function test_startedInItsHandlers(data) {
        const download = create({ url: "abc", target: folder.path("started"), active: false })
        let count = 0
        download[data.tag].connect(() => {
            if (download.state === Download.Finished && ++count === 1)
                download.start()
        })
        download.start()
        tryVerify(() => count === 2)
        ended(download, data.tag === "finished" ? 2 : 1)
        compare(download.state, Download.Finished)
        compare(api.runningRequests, 0)
    }
    function test_clientDestroyed() {
        const brief = clientComponent.createObject(testCase)
        const download = create({ client: brief, url: "slow", target: folder.path("brief") })
        tryCompare(download, "bytesReceived", 3)
        brief.destroy()
        ended(download)
        compare(download.error.kind, HttpError.Cancelled)
    }
}
