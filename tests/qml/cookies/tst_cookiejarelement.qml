// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

TestCase {
    id: testCase
    name: "CookieJar"

    TestServer {
        id: server
    }
    TestFiles {
        id: folder
    }
    Component {
        id: jarComponent
        CookieJar {}
    }
    Component {
        id: clientComponent
        HttpClient {
            baseUrl: server.url
        }
    }
    SignalSpy {
        id: spy
        signalName: "cookiesChanged"
    }

    function text(promise) {
        const settled = {}
        promise.then(value => settled.text = value.text, error => settled.text = String(error))
        tryVerify(() => settled.text !== undefined)
        return settled.text
    }
    function create(component, properties) {
        const object = createTemporaryObject(component, testCase, properties ?? {})
        verify(object)
        return object
    }
    function names(jar) {
        return jar.cookies().map(cookie => cookie.name + " ").sort().join("")
    }
    function lastCookie() {
        const requests = server.requests()
        return requests[requests.length - 1].headers["cookie"]
    }

    function init() {
        server.respond("GET", "/login", { body: "in", headers: { "Set-Cookie": "id=7; Max-Age=1000" } })
        server.respond("GET", "/page", { body: "page" })
    }

    function test_withoutElement() {
        const client = create(clientComponent)
        text(client.get("login"))
        text(client.get("page"))
        compare(lastCookie(), "id=7")
        text(client.get("page", { cookies: { own: "1" } }))
        compare(lastCookie(), "own=1; id=7")
        text(client.get("page", { cookies: false }))
        compare(lastCookie(), undefined)
    }
    function test_shared() {
        const jar = create(jarComponent)
        const one = create(clientComponent, { cookies: jar })
        const two = create(clientComponent, { cookies: jar })
        spy.target = jar
        spy.clear()
        text(one.get("login"))
        compare(jar.count, 1)
        compare(spy.count, 1)
        compare(jar.cookies()[0].name, "id")
        verify(jar.cookies()[0].expires instanceof Date)
        compare(jar.value("id", server.url), "7")
        compare(jar.value("none", server.url), undefined)
        text(two.get("page"))
        compare(lastCookie(), "id=7")
        compare(spy.count, 1)
        two.cookies = null
        text(two.get("page"))
        compare(lastCookie(), undefined)
        spy.target = null
    }
    function test_byHand() {
        const jar = create(jarComponent)
        verify(jar.set("a", "1"))
        verify(jar.set("b", "2", "127.0.0.1", "/page"))
        const client = create(clientComponent, { cookies: jar })
        text(client.get("page"))
        compare(lastCookie(), "b=2; a=1")
        compare(jar.remove("a"), 1)
        compare(jar.count, 1)
        ignoreWarning(/tst_cookiejarelement\.qml:[0-9]+/)
        verify(!jar.set("a", "line\nbreak"))
        jar.clear()
        compare(jar.count, 0)
    }

    function test_file() {
        const file = folder.url("cookies")
        const jar = jarComponent.createObject(testCase, { file: file })
        const client = create(clientComponent, { cookies: jar })
        text(client.get("login"))
        verify(!folder.contains("cookies"))
        jar.destroy()
        tryVerify(() => folder.contains("cookies"))
        const again = create(jarComponent, { file: file })
        compare(again.count, 1)
        compare(again.value("id", server.url), "7")
    }
    function test_savedAWhileLater() {
        const jar = create(jarComponent, { file: folder.url("later") })
        jar.set("a", "1")
        tryVerify(() => folder.contains("later"))
    }
    function test_session() {
        const file = folder.url("session")
        const jar = create(jarComponent, { file: file })
        jar.set("a", "1")
        verify(jar.save())
        compare(create(jarComponent, { file: file }).count, 0)
        jar.keepSession = true
        verify(jar.save())
        compare(create(jarComponent, { file: file }).count, 1)
    }
    // What is there already goes into it.
    function test_fileLater_data() {
        return [{ tag: "new", before: "" }, { tag: "with cookies", before: "z " }]
    }
    function test_fileLater(data) {
        const file = folder.url("later " + data.tag)
        if (data.before !== "") {
            const other = create(jarComponent, { file: file, keepSession: true })
            other.set("z", "1")
            verify(other.save())
        }
        const jar = create(jarComponent, { keepSession: true })
        text(create(clientComponent, { cookies: jar }).get("login"))
        jar.file = file
        compare(names(jar), "id " + data.before)
        jar.destroy()
        tryVerify(() => names(create(jarComponent, { file: file })) === "id " + data.before)
    }
    function test_fileLaterByItself() {
        const jar = create(jarComponent)
        text(create(clientComponent, { cookies: jar }).get("login"))
        jar.file = folder.url("kept by itself")
        tryVerify(() => folder.contains("kept by itself"))
    }
    function test_anotherFile() {
        const jar = create(jarComponent, { file: folder.url("one"), keepSession: true })
        jar.set("a", "1")
        jar.file = folder.url("two")
        jar.set("b", "2")
        jar.file = ""
        jar.set("c", "3")
        jar.destroy()
        wait(0)
        compare(names(create(jarComponent, { file: folder.url("one") })), "a ")
        compare(names(create(jarComponent, { file: folder.url("two") })), "a b ")
    }
    function test_sessionKeptLater() {
        const file = folder.url("session later")
        const jar = create(jarComponent, { file: file })
        jar.set("a", "1")
        verify(jar.save())
        jar.keepSession = true
        tryVerify(() => create(jarComponent, { file: file }).count === 1)
        jar.keepSession = false
        tryVerify(() => create(jarComponent, { file: file }).count === 0)
    }
    function test_nothingToWrite() {
        const jar = create(jarComponent, { file: folder.url("none"), keepSession: true })
        compare(jar.error.kind, HttpError.None)
        jar.destroy()
        wait(0)
        verify(!folder.contains("none"))
    }
    function test_broken() {
        folder.write("broken", "this is no jar")
        ignoreWarning(/tst_cookiejarelement\.qml:[0-9]+.*file: /)
        const jar = create(jarComponent, { file: folder.url("broken") })
        compare(jar.error.kind, HttpError.File)
        verify(jar.error.message.startsWith("file: "))
        jar.set("a", "1")
        verify(!jar.save())
        compare(folder.read("broken"), "this is no jar")
        jar.file = folder.url("whole")
        compare(jar.error.kind, HttpError.None)
        verify(jar.save())
        verify(folder.contains("whole"))
    }
    function test_elsewhere() {
        ignoreWarning(/tst_cookiejarelement\.qml:[0-9]+.*file: /)
        const jar = create(jarComponent, { file: "https://example.com/cookies" })
        compare(jar.error.kind, HttpError.File)
    }
}
