// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import HttpQ
import HttpQTesting

//! httpResponse and httpError as nginx makes them.
NginxTestCase {
    id: testCase
    name: "NginxResponses"

    Component {
        id: requestComponent
        HttpRequest {
            client: testCase.api
        }
    }

    function test_response() {
        const r = response(api.get("small"))
        verify(!r.isNull)
        compare(r.status, 200)
        compare(r.reason, "OK")
        compare(r.httpVersion, "HTTP/1.1")
        compare(r.url.toString(), testCase.host.url + "small")
        compare(r.headers["content-type"], "application/json")
        compare(r.headers["content-length"], "38")
        verify(r.header("SERVER").startsWith("nginx"))
        compare(r.header("X-None"), undefined)
        verify(r.headerNames.includes("Content-Type") && r.headerNames.includes("X-Connection"), r.headerNames)
        compare(r.json.name, "HttpQ")
        compare(r.json.values, [1, 2, 3, 4, 56])
        verify(r.json === r.json)
        compare(r.data.byteLength, 38)
        compare(r.history.length, 0)
        compare(String(r), "<Response [200 OK]>")
        const timings = r.timings
        verify(r.elapsed > 0)
        compare(timings.total, r.elapsed)
        let phases = 0
        for (const name of ["pool", "resolve", "connect", "tls", "send", "firstByte", "body"]) {
            verify(timings[name] >= 0, name)
            phases += timings[name]
        }
        verify(phases <= timings.total + 0.01, phases + " " + timings.total)
        verify(timings.firstByte > 0)
    }
    function test_statuses_data() {
        return [{ tag: "204", says: "isSuccess ok" }, { tag: "304", says: "isRedirect" },
                { tag: "404", says: "isClientError isError" }, { tag: "503", says: "isError isServerError" }]
    }
    function test_statuses(data) {
        const r = response(api.get("status/" + data.tag))
        compare(r.status, Number(data.tag))
        const flags = ["isClientError", "isError", "isRedirect", "isServerError", "isSuccess", "ok"]
        compare(flags.filter(flag => r[flag]).join(" "), data.says)
    }
    function test_headerLines() {
        const r = response(api.get("pages/1"))
        compare(r.headerValues("link"), ["</pages/2>; rel=next; title=\"More\"", "</pages/3>; rel=\"last\""])
        compare(r.header("Link"), r.headerValues("Link").join(", "))
        compare(r.headers.link, r.header("Link"))
        compare(response(api.get("login")).headers["set-cookie"].length, 3)
    }
    function test_links() {
        const r = response(api.get("pages/1"))
        compare(r.links.length, 2)
        compare(r.links[0].target.toString(), testCase.host.url + "pages/2")
        compare(r.links[0].relations, ["next"])
        compare(r.links[0].title, "More")
        compare(r.link("last").toString(), testCase.host.url + "pages/3")
        compare(r.link("first").toString(), "")
        compare(response(api.get("pages/3")).link("next").toString(), "")
    }
    function test_cookies() {
        const cookies = response(api.get("login")).cookies
        compare(cookies.map(cookie => cookie.name + "=" + cookie.value), ["id=7", "theme=dark", "area=1"])
        compare(cookies.map(cookie => cookie.path), ["/", "/", "/member"])
        verify(cookies[0].expires instanceof Date && cookies[0].isHttpOnly)
        compare(cookies[1].expires, undefined)
        compare(cookies[1].domain, "127.0.0.1")
        verify(!cookies[1].isHttpOnly && !cookies[1].isSecure)
    }
    function test_fileName() {
        compare(response(api.get("attached")).fileName, "größe.txt")
        compare(response(api.get("range")).fileName, "")
    }
    function test_history() {
        const r = response(api.get("redirect/1"))
        compare(r.history.map(earlier => earlier.url.toString()),
                [testCase.host.url + "redirect/1", testCase.host.url + "redirect/0"])
        verify(r.history[0].isRedirect)
        compare(r.history[0].header("Location"), testCase.host.url + "redirect/0")
    }
    function test_contentCodings() {
        const plain = response(api.get("chunked"))
        compare(plain.header("Transfer-Encoding"), "chunked")
        const packed = response(api.get("gzip"))
        compare(packed.header("Content-Encoding"), "gzip")
        verify(packed.text.startsWith("line 0 of a text"))
        compare(packed.text.length, plain.text.length)
        verify(packed.text === plain.text)
    }
    function test_noContent() {
        const r = response(api.get("status/204"))
        compare(r.json, undefined)
        compare(r.text, "")
        compare(r.data.byteLength, 0)
    }
    function test_ranges() {
        const whole = response(api.get("range"))
        const r = response(api.get("range", { headers: { "Range": "bytes=5-9" } }))
        compare(r.status, 206)
        compare(r.header("Content-Range"), "bytes 5-9/" + whole.header("Content-Length"))
        compare(r.text, whole.text.slice(5, 10))
        compare(response(api.get("range", { headers: { "If-None-Match": whole.header("ETag") } })).status, 304)
        compare(response(api.get("range", { headers: { "Range": "bytes=900000-" } })).status, 416)
    }
    function test_charset() {
        compare(response(api.get(put("utf8", { text: "größe" }))).text, "größe")
        const r = response(api.get("latin1"))
        compare(r.data.byteLength, 5)
        compare(r.text, "größe")
    }
    function test_notJson() {
        const error = failure(api.get("range").then(r => r.json))
        compare(error.kind, HttpError.Decoding)
        compare(error.status, 200)
        verify(error.response.text.startsWith("line 0"))
    }

    function test_error() {
        const error = failure(api.get("cut", { retries: 0 }))
        compare(error.kind, HttpError.Read)
        compare(error.name, "Read")
        compare(error.phase, "head")
        compare(error.status, 0)
        compare(error.url.toString(), testCase.host.url + "cut")
        verify(!error.isTimeout && !error.isCancelled)
        verify(error.message.length > 0 && error.explanation.length > 0)
        verify(error.details.includes("Read") && error.details.includes("/cut"), error.details)
    }
    function test_statusError() {
        const error = failure(api.get("status/503", { raiseForStatus: true }))
        compare(error.kind, HttpError.Status)
        compare(error.status, 503)
        verify(error.message.includes("503"), error.message)
        compare(error.response.header("Content-Type"), "text/html")
        const thrown = failure(api.get("status/410").then(r => r.raiseForStatus()))
        compare(thrown.kind, HttpError.Status)
        compare(thrown.response.status, 410)
    }
    function test_errorOfAnElement() {
        const request = create(requestComponent, { url: "cut", options: { retries: 0 } })
        const none = request.error
        compare(none.kind, HttpError.None)
        compare(none.name + none.phase + none.message + none.explanation + none.details, "")
        tryVerify(() => request.error.kind === HttpError.Read)
        compare(request.error.phase, "head")
        compare(request.error.url.toString(), testCase.host.url + "cut")
        verify(request.error.explanation.length > 0)
        verify(request.response.isNull)
        compare(String(request.response), "<Response [null]>")
    }
    function test_portThatIsNone() {
        const port = String(testCase.host.url).match(/:([0-9]+)\//)[1]
        const error = failure(api.get("https://localhost:" + port + "/small"))
        compare(error.kind, HttpError.Tls)
        compare(error.phase, "tls")
    }
}
