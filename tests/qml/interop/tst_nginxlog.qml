// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import HttpQ
import HttpQTesting

//! RequestLogModel and RequestLogFilter of requests to nginx.
NginxTestCase {
    id: testCase
    name: "NginxLog"

    readonly property int largeSize: 8 * 1024 * 1024

    TestFiles {
        id: folder
    }
    Component {
        id: logComponent
        RequestLogModel {
            readonly property HttpClient client: HttpClient {
                baseUrl: testCase.host.url
            }
            clients: [client]
        }
    }
    Component {
        id: filterComponent
        RequestLogFilter {}
    }

    //! Until the requests so far, \a count, are in \a log as they ended.
    function ended(log, count) {
        tryCompare(log, "count", count)
        tryCompare(log, "runningCount", 0)
    }
    function phaseNames(row) {
        return row.phases.map(phase => phase.round + phase.name)
    }
    function field(fields, name) {
        return fields.filter(one => one.name === name).map(one => one.value).join()
    }

    function test_rows() {
        const log = create(logComponent)
        const group = log.client.parallel({ atMost: 2 })
        const files = ["small", "status/404", "gzip", "large", "echo/method", "small"]
        for (const file of files)
            group.get(file)
        const all = response(group.all())
        ended(log, files.length)
        let longest = 0
        for (let i = 0; i < files.length; ++i) {
            const row = log.get(i)
            compare(row.number, i + 1)
            compare(row.url.toString(), testCase.host.url + files[i])
            compare(row.state, RequestLogModel.Succeeded)
            compare(row.status, all[i].status)
            compare(row.reason, all[i].reason)
            verify(Math.abs(row.duration - all[i].elapsed) < 0.01, row.duration + " " + all[i].elapsed)
            longest = Math.max(longest, row.duration)
        }
        compare(log.longestDuration, longest)
        compare(log.get(3).receivedBytes, largeSize)
        // As they came.
        verify(log.get(2).receivedBytes < all[2].data.byteLength)
    }
    function test_roles() {
        const log = create(logComponent, { bodyPreviewBytes: 1000 })
        const name = "put/roles?page=2&token=QQsecret"
        response(log.client.put(name, { json: { name: "größe", token: "QQsecret" },
                                        headers: { "Authorization": "Bearer QQsecret" } }))
        response(log.client.get("put/roles"))
        response(log.client.get("gzip"))
        ended(log, 3)
        const row = log.get(0)
        compare(row.method, "PUT")
        compare(row.url.toString(), testCase.host.url + "put/roles?page=2&token=masked")
        compare(row.status, 201)
        verify(Math.abs(new Date() - row.started) < 60000)
        compare(field(row.requestHeaders, "Content-Type"), "application/json")
        compare(field(row.requestHeaders, "Authorization"), "[masked]")
        verify(field(row.responseHeaders, "Server").startsWith("nginx"))
        verify(field(row.responseHeaders, "Location").endsWith("/put/roles"))
        compare("http://" + row.remoteAddress + "/", String(testCase.host.url))
        compare(row.sentBytes, 37)
        compare(row.requestPreview, '{"name":"größe","token":"[masked]"}')
        verify(row.curl.startsWith("curl "))
        compare(log.get(1).responsePreview, row.requestPreview)
        const packed = log.get(2).responsePreview
        compare(packed.length, 1000)
        verify(packed.startsWith("line 0 of a text"))
        for (let i = 0; i < 3; ++i)
            verify(!JSON.stringify(log.get(i)).includes("QQsecret"))
    }
    function test_phases() {
        const log = create(logComponent)
        log.client.baseUrl = host.tlsUrl
        response(log.client.get("large"))
        response(log.client.get("small"))
        ended(log, 2)
        const names = phaseNames(log.get(0))
        for (const name of ["0resolve", "0connect", "0tls", "0wait", "0receive"])
            verify(names.includes(name), name + " is not in " + names)
        // On the connection that was there.
        for (const name of phaseNames(log.get(1)))
            verify(!["0resolve", "0connect", "0tls"].includes(name), name)
        for (let i = 0; i < 2; ++i) {
            const row = log.get(i)
            let end = 0
            for (const phase of row.phases) {
                verify(Math.abs(phase.start - end) < 0.002, phase.name)
                end = phase.start + phase.duration
            }
            verify(end <= row.duration + 0.01, end + " " + row.duration)
        }
    }
    function test_rounds() {
        const log = create(logComponent)
        response(log.client.get("redirect/1"))
        ended(log, 1)
        compare(log.get(0).url.toString(), testCase.host.url + "small")
        const rounds = log.get(0).phases.map(phase => phase.round)
        compare(Array.from(new Set(rounds)), [0, 1, 2])
        compare(phaseNames(log.get(0)).filter(name => name.endsWith("wait")), ["0wait", "1wait", "2wait"])
    }
    function test_running() {
        const log = create(logComponent)
        const promise = log.client.get("slow")
        tryCompare(log, "runningCount", 1)
        compare(log.get(0).state, RequestLogModel.Running)
        compare(log.longestDuration, 0)
        tryVerify(() => log.get(0).duration > 0)
        log.client.cancelAll()
        verify(failure(promise).isCancelled)
        failure(log.client.get("cut", { retries: 0 }))
        ended(log, 2)
        for (let i = 0; i < 2; ++i) {
            compare(log.get(i).state, RequestLogModel.Failed)
            verify(log.get(i).error.length > 0)
        }
        compare(log.get(1).status, 0)
    }
    function test_limitAndClear() {
        const log = create(logComponent, { limit: 3 })
        for (let i = 0; i < 5; ++i)
            response(log.client.get("echo/query?" + i))
        tryVerify(() => log.count === 3 && log.get(2).number === 5)
        compare(log.get(0).number, 3)
        const promise = log.client.get("slow")
        tryVerify(() => log.runningCount === 1)
        log.clear()
        tryCompare(log, "count", 1)
        compare(log.get(0).number, 6)
        log.client.cancelAll()
        failure(promise)
    }
    function test_filter() {
        const log = create(logComponent)
        const filter = create(filterComponent, { log: log })
        response(log.client.get("small"))
        response(log.client.post("status/404"))
        response(log.client.get("status/503"))
        tryCompare(filter, "count", 3)
        const counts = { "SMALL": 1, "get": 2, "status 404": 1, "get 404": 0, "service": 1, "127.0.0.1": 3 }
        for (const text in counts) {
            filter.text = text
            compare(filter.count, counts[text], text)
        }
        filter.text = "503"
        compare(filter.get(0).url.toString(), testCase.host.url + "status/503")
    }
    // HAR 1.2.
    function test_exportHar() {
        const log = create(logComponent, { bodyPreviewBytes: 1000 })
        response(log.client.post("echo/query", { form: { a: "b", token: "QQsecret" } }))
        response(log.client.get("redirect/0"))
        failure(log.client.get("cut", { retries: 0 }))
        ended(log, 3)
        compare(log.exportHar(folder.url("log.har")), "")
        const text = folder.read("log.har")
        verify(!text.includes("QQsecret"))
        const archive = JSON.parse(text).log
        compare(archive.version, "1.2")
        const entries = archive.entries
        const base = String(testCase.host.url)
        compare(entries.map(entry => entry.request.method), ["POST", "GET", "GET", "GET"])
        compare(entries.map(entry => entry.request.url),
                [base + "echo/query", base + "redirect/0", base + "small", base + "cut"])
        compare(entries.map(entry => entry.response.status), [200, 302, 200, 0])
        compare(entries[0].request.postData.text, "a=b&token=masked")
        compare(entries[1].response.redirectURL, testCase.host.url + "small")
        compare(JSON.parse(entries[2].response.content.text).name, "HttpQ")
        verify(entries[3]._error.startsWith("Read: "))
        // Their time is that of the rows.
        compare(entries[0].startedDateTime, log.get(0).started.toISOString())
        for (const entry of entries.slice(0, 3)) {
            let sum = 0
            for (const name of ["blocked", "dns", "connect", "send", "wait", "receive"])
                sum += Math.max(0, entry.timings[name])
            verify(Math.abs(sum - entry.time) < 0.01, sum + " " + entry.time)
            compare(entry.serverIPAddress, "127.0.0.1")
        }
        verify(entries[0].time <= log.get(0).duration + 0.01)
        verify(entries[1].time + entries[2].time <= log.get(1).duration + 0.01)
        compare(field(entries[2].response.headers, "Content-Length"), "38")
    }
}
