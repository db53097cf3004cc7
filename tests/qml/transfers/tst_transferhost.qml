// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! Transfers with a server that knows ranges.
TestCase {
    id: testCase
    name: "TransferHost"

    FileHost {
        id: host
    }
    TestFiles {
        id: folder
    }
    HttpClient {
        id: api
        baseUrl: host.url
    }
    Component {
        id: downloadComponent
        Download {
            property int finishedCount: 0
            client: api
            onFinished: ++finishedCount
        }
    }
    Component {
        id: uploadComponent
        Upload {
            property int finishedCount: 0
            client: api
            method: "PUT"
            onFinished: ++finishedCount
        }
    }

    function initTestCase() {
        if (!host.isInstalled)
            skip("There is no nginx on this machine")
    }
    function create(properties) {
        return createTemporaryObject(downloadComponent, testCase, properties)
    }
    function ended(transfer) {
        tryCompare(transfer, "finishedCount", 1, 30000)
        compare(transfer.error.message, "")
    }

    function test_checksum() {
        const download = create({ url: "large", target: folder.path("checked"),
                                  checksum: "sha1:" + host.largeSha1 })
        ended(download)
        compare(folder.size("checked"), download.bytesTotal)
        compare(folder.sha1("checked"), host.largeSha1)
    }
    function test_pause() {
        const download = create({ url: "slow", target: folder.path("paused"),
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
    function test_resumesAnother() {
        const first = create({ url: "slow", target: folder.path("resumed") })
        tryVerify(() => first.bytesReceived > 0)
        first.destroy()
        tryCompare(api, "runningRequests", 0)
        const left = folder.size("resumed.part")
        verify(left > 0)
        const second = create({ url: "slow", target: folder.path("resumed") })
        tryVerify(() => second.bytesReceived > left)
        verify(second.progress > 0)
        second.cancel()
        tryCompare(second, "state", Download.Failed)
        verify(folder.size("resumed.part") > left)
    }
    function test_timeLeft() {
        const download = create({ url: "slow", target: folder.path("timed") })
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
        const upload = createTemporaryObject(uploadComponent, testCase, {
            url: "put/big", file: folder.url("big") })
        upload.start()
        ended(upload)
        compare(upload.status, 201)
        compare(upload.bytesSent, 20000000)
        compare(host.uploadedSize("big"), 20000000)
    }
    function test_uploadPaused() {
        folder.fill("held", 20000000)
        const upload = createTemporaryObject(uploadComponent, testCase, {
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
