// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! The value httpResponse, what is in it.
TestCase {
    id: testCase
    name: "ResponseValue"

    property int paths: 0

    TestServer {
        id: server
    }
    HttpClient {
        id: api
        baseUrl: server.url
    }
    HttpRequest {
        id: unsent
        active: false
    }

    function response(promise) {
        const settled = { count: 0 }
        promise.then(value => { settled.value = value; ++settled.count },
                     error => { settled.error = error; ++settled.count })
        tryVerify(() => settled.count > 0)
        compare(settled.error, undefined)
        return settled.value
    }
    function get(answer) {
        const path = "it" + ++paths
        server.respond("GET", "/" + path, answer)
        return response(api.get(path))
    }

    function test_null() {
        const r = unsent.response
        verify(r.isNull)
        compare(r.status, 0)
        compare(r.reason + r.httpVersion + r.text + r.fileName + r.url, "")
        compare(r.json, undefined)
        compare(r.data.byteLength, 0)
        for (const list of [r.headerNames, r.links, r.cookies, r.history])
            compare(list.length, 0)
        compare(r.header("X"), undefined)
        compare(r.elapsed, 0)
        verify(!r.ok && !r.isError)
        compare(String(r), "<Response [null]>")
    }
    function test_members() {
        const r = get({ status: 203, headers: { "X-Tag": "a" }, body: "text" })
        verify(!r.isNull)
        compare(r.status, 203)
        compare(r.httpVersion, "HTTP/1.1")
        compare(r.url.toString(), server.url + "it" + paths)
        compare(r.text, "text")
        compare(Array.from(new Uint8Array(r.data)), [116, 101, 120, 116])
        compare(r.header("x-TAG"), "a")
        compare(r.headerValues("X-Tag"), ["a"])
        compare(r.headerValues("X-None"), [])
        compare(r.headers["x-tag"], "a")
        verify(r.headerNames.includes("X-Tag"))
        compare(r.raiseForStatus().text, "text")
    }
    function test_flags_data() {
        return [{ tag: "200", says: "isSuccess ok" }, { tag: "204", says: "isSuccess ok" },
                { tag: "302", says: "isRedirect" }, { tag: "404", says: "isClientError isError" },
                { tag: "503", says: "isError isServerError" }]
    }
    function test_flags(data) {
        const r = get({ status: Number(data.tag) })
        const flags = ["isClientError", "isError", "isRedirect", "isServerError", "isSuccess", "ok"]
        compare(flags.filter(flag => r[flag]).join(" "), data.says)
    }
    function test_links() {
        const r = get({ headers: { "Link": '<two?a=b>; rel="next last"; title="More", </>; rel=up' } })
        compare(r.links.map(link => link.target.toString()), [server.url + "two?a=b", String(server.url)])
        compare(r.links.map(link => link.relations), [["next", "last"], ["up"]])
        compare(r.links[0].title, "More")
        compare(r.link("last").toString(), server.url + "two?a=b")
        compare(r.link("first").toString(), "")
    }
    function test_cookies() {
        const r = get({ headers: { "Set-Cookie": "id=7; Path=/a; HttpOnly; Max-Age=60" } })
        compare(r.headers["set-cookie"], ["id=7; Path=/a; HttpOnly; Max-Age=60"])
        compare(r.cookies.length, 1)
        const cookie = r.cookies[0]
        compare([cookie.name, cookie.value, cookie.domain, cookie.path], ["id", "7", "127.0.0.1", "/a"])
        verify(cookie.isHttpOnly && !cookie.isSecure)
        verify(Math.abs(cookie.expires - new Date() - 60000) < 30000, cookie.expires)
    }
    function test_fileName() {
        const field = "attachment; filename=a.txt; filename*=UTF-8''..%2Fgr%C3%B6%C3%9Fe.txt"
        const name = get({ headers: { "Content-Disposition": field } }).fileName
        verify(name.endsWith("größe.txt") && !name.includes("/"), name)
        compare(get({}).fileName, "")
    }
    function test_history() {
        server.respond("GET", "/from", { status: 302, headers: { "Location": "/there" } })
        server.respond("GET", "/there", { body: "there" })
        const r = response(api.get("from"))
        compare(r.text, "there")
        compare(r.history.map(earlier => earlier.status), [302])
        verify(r.history[0].isRedirect)
        compare(r.history[0].url.toString(), server.url + "from")
    }
    function test_timings() {
        server.respond("GET", "/late", { body: "late", delay: 50 })
        const r = response(api.get("late"))
        const names = ["pool", "resolve", "connect", "tls", "send", "firstByte", "body"]
        compare(Object.keys(r.timings).filter(name => !names.includes(name)), ["total"])
        let phases = 0
        for (const name of names)
            phases += r.timings[name]
        verify(phases <= r.timings.total + 0.01, phases + " " + r.timings.total)
        compare(r.timings.total, r.elapsed)
        verify(r.timings.firstByte >= 50, r.timings.firstByte)
        compare(r.timings.tls, 0)
    }
    function test_charset() {
        const type = { "Content-Type": "text/plain; charset=iso-8859-1" }
        compare(get({ headers: type, body: new Uint8Array([103, 114, 246, 223, 101]).buffer }).text, "größe")
    }
    function test_json() {
        const r = get({ body: '{"a":[1,null,"größe"]}' })
        compare(r.json.a, [1, null, "größe"])
        verify(r.json === r.json)
        compare(get({ body: "" }).json, undefined)
    }
}
