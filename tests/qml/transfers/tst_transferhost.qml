// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import HttpQ
import HttpQTesting

//! Transfers with a server that knows ranges.
NginxTestCase {
    id: testCase
    name: "TransferHost"

    TestFiles {
        id: folder
    }
    Component {
        id: downloadComponent
        Download {
            property int finishedCount: 0
            client: testCase.api
            onFinished: ++finishedCount
        }
    }
    Component {
        id: logComponent
        RequestLogModel {
            clients: [testCase.api]
        }
    }
    Component {
        id: basicComponent
        BasicAuth {
            user: "Ada"
            password: "secret"
        }
    }
    Component {
        id: uploadComponent
        Upload {
            property int finishedCount: 0
            client: testCase.api
            method: "PUT"
            onFinished: ++finishedCount
        }
    }

    function ended(transfer) {
        tryCompare(transfer, "finishedCount", 1, 30000)
        compare(transfer.error.message, "")
    }
    function failed(transfer) {
        tryCompare(transfer, "finishedCount", 1)
        compare(transfer.state, Download.Failed)
        return transfer.error
    }

    function test_checksum() {
        const download = create(downloadComponent, { url: "large", target: folder.path("checked"),
                                                     checksum: "sha1:" + host.largeSha1 })
        ended(download)
        verify(download instanceof HttpTransfer)
        compare(download.state, Download.Finished)
        compare(download.fileUrl, folder.url("checked"))
        compare(download.progress, 1)
        compare(folder.size("checked"), download.bytesTotal)
        compare(folder.sha1("checked"), host.largeSha1)
    }
    function test_pause() {
        const download = create(downloadComponent, { url: "slow", target: folder.path("paused"),
                                                     checksum: "sha1:" + host.largeSha1 })
        tryVerify(() => download.bytesReceived > 0)
        const total = download.bytesTotal
        download.pause()
        compare(download.state, Download.Paused)
        const received = download.bytesReceived
        verify(received < total)
        // Its request has ended: the rest is asked for.
        wait(200)
        compare(download.bytesReceived, received)
        download.url = "large"
        download.active = false
        compare(download.state, Download.Paused)
        download.resume()
        compare(download.state, Download.Running)
        tryVerify(() => download.bytesReceived > received)
        compare(download.bytesTotal, total)
        download.cancel()
        tryCompare(download, "state", Download.Failed)
        verify(download.error.isCancelled)
        verify(folder.contains("paused.part"))
    }
    // RFC 9110 14: what is missing is asked for by a range.
    function test_pausedAndEnded() {
        const log = create(logComponent)
        const download = create(downloadComponent, { url: "steady", target: folder.path("steady"),
                                                     checksum: "sha1:" + host.largeSha1 })
        tryVerify(() => download.progress > 0.1)
        verify(download.progress < 1)
        download.pause()
        compare(download.state, Download.Paused)
        compare(download.fileUrl.toString(), "")
        verify(folder.contains("steady.part"))
        download.resume()
        ended(download)
        compare(folder.sha1("steady"), host.largeSha1)
        verify(!folder.contains("steady.part"))
        tryCompare(log, "count", 2)
        tryCompare(log, "runningCount", 0)
        compare(log.get(1).status, 206)
        verify(log.get(1).receivedBytes < download.bytesTotal)
    }
    function test_changedMeanwhile() {
        const url = put("changing", { text: "a".repeat(100000) })
        const first = create(downloadComponent, { url: "slow/" + url, target: folder.path("changing") })
        tryVerify(() => first.bytesReceived > 0)
        first.destroy()
        tryVerify(() => folder.size("changing.part") > 0)
        tryCompare(api, "runningRequests", 0)
        put("changing", { text: "b".repeat(70000) })
        ended(create(downloadComponent, { url: url, target: folder.path("changing") }))
        compare(folder.read("changing"), "b".repeat(70000))
    }
    function test_notTheFile_data() {
        return [{ tag: "status", properties: { url: "status/404" }, kind: HttpError.Status },
                { tag: "checksum", properties: { url: "large", checksum: "sha1:" + "0".repeat(40) },
                  kind: HttpError.File },
                { tag: "authorization", properties: { url: "private" }, kind: HttpError.Status },
                { tag: "cut", properties: { url: "cut", options: { retries: 0 } }, kind: HttpError.Read }]
    }
    function test_notTheFile(data) {
        const target = folder.path("none " + data.tag)
        const error = failed(create(downloadComponent, Object.assign({ target: target }, data.properties)))
        compare(error.kind, data.kind, error.message)
        verify(!folder.contains("none " + data.tag))
    }
    function test_options() {
        const basic = create(basicComponent)
        ended(create(downloadComponent, { url: "private", target: folder.path("private"),
                                          options: { auth: basic } }))
        compare(folder.read("private"), "secret text")
        folder.write("there", "mine")
        ignoreWarning(/target: The file .* exists already/)
        const download = create(downloadComponent, { url: "small", target: folder.path("there"), overwrite: false })
        compare(failed(download).kind, HttpError.File)
        compare(folder.read("there"), "mine")
        ended(create(downloadComponent, { url: "redirect", target: folder.path("there") }))
        compare(JSON.parse(folder.read("there")).name, "HttpQ")
        ended(create(downloadComponent, { url: "gzip", target: folder.path("text") }))
        verify(folder.read("text").startsWith("line 0 of a text"))
        compare(folder.read("text"), response(api.get("chunked")).text)
    }
    function test_resumesAnother() {
        const first = create(downloadComponent, { url: "slow", target: folder.path("resumed") })
        tryVerify(() => first.bytesReceived > 0)
        first.destroy()
        tryCompare(api, "runningRequests", 0)
        const left = folder.size("resumed.part")
        verify(left > 0)
        const second = create(downloadComponent, { url: "slow", target: folder.path("resumed") })
        tryVerify(() => second.bytesReceived > left)
        verify(second.progress > 0)
        second.cancel()
        tryCompare(second, "state", Download.Failed)
        verify(folder.size("resumed.part") > left)
    }
    function test_timeLeft() {
        const download = create(downloadComponent, { url: "slow", target: folder.path("timed") })
        tryVerify(() => download.timeLeft > 0)
        verify(download.bytesPerSecond > 0)
        const expected = 1000 * (download.bytesTotal - download.bytesReceived)
              / download.bytesPerSecond
        verify(Math.abs(download.timeLeft - expected) < 2, download.timeLeft + " " + expected)
        download.pause()
        compare(download.timeLeft, -1)
    }

    function test_upload() {
        folder.fill("big", 20000000)
        const upload = create(uploadComponent, {
            url: "put/big", file: folder.url("big") })
        upload.start()
        ended(upload)
        compare(upload.status, 201)
        compare(upload.bytesSent, 20000000)
        compare(host.uploadedSize("big"), 20000000)
    }
    function test_uploadForm() {
        folder.write("a.txt", "größe")
        folder.fill("b.bin", 3000)
        const upload = create(uploadComponent, { url: "put/form", fields: { title: "March" },
            files: [folder.url("a.txt"), { file: folder.path("b.bin"), name: "second", filename: "c.bin" }] })
        upload.start()
        ended(upload)
        const text = response(api.get("put/form")).text
        compare(host.uploadedSize("form"), upload.bytesSent)
        const parts = text.split(text.split("\r\n")[0])
        compare(parts.length, 5)
        verify(parts[1].includes('name="title"') && parts[1].endsWith("\r\n\r\nMarch\r\n"), parts[1])
        verify(parts[2].includes('filename="a.txt"') && parts[2].endsWith("\r\n\r\ngröße\r\n"), parts[2])
        verify(parts[3].includes('name="second"') && parts[3].includes('filename="c.bin"')
               && parts[3].endsWith("\r\n\r\n" + "x".repeat(3000) + "\r\n"), parts[3])
    }
    function test_uploadIsRefused() {
        folder.fill("refused", 1000)
        const upload = create(uploadComponent, { url: "status/403", method: "POST", file: folder.url("refused") })
        upload.start()
        compare(failed(upload).kind, HttpError.Status)
        compare(upload.status, 403)
        compare(upload.response.reason, "Forbidden")
        upload.options = { raiseForStatus: false }
        upload.start()
        tryCompare(upload, "finishedCount", 2)
        compare(upload.state, Upload.Finished)
        compare(upload.error.kind, HttpError.None)
    }
    function test_uploadPaused() {
        folder.fill("held", 20000000)
        const upload = create(uploadComponent, {
            url: "put/held", file: folder.path("held") })
        let sent = 0
        upload.progressChanged.connect(() => {
            if (sent === 0 && upload.bytesSent > 0) {
                sent = upload.bytesSent
                upload.pause()
            }
        })
        upload.start()
        tryCompare(upload, "state", Upload.Paused)
        compare(upload.bytesPerSecond, 0)
        wait(200)
        // What was taken from the file before went out still.
        verify(upload.bytesSent - sent < 2000000, upload.bytesSent + " " + sent)
        compare(upload.state, Upload.Paused)
        upload.resume()
        ended(upload)
        compare(host.uploadedSize("held"), 20000000)
    }
}
