// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQml
import QtTest
import HttpQ
import HttpQTesting

//! BasicAuth and BearerAuth with what nginx keeps from others.
NginxTestCase {
    id: testCase
    name: "NginxAuth"

    Component {
        id: basicComponent
        HttpClient {
            readonly property BasicAuth basic: BasicAuth {
                user: "Ada"
                password: "secret"
            }
            baseUrl: testCase.host.url
            auth: basic
        }
    }
    Component {
        id: bearerComponent
        HttpClient {
            readonly property BearerAuth bearer: BearerAuth {}
            readonly property RequestLogModel log: RequestLogModel {}
            property int refreshes: 0
            baseUrl: testCase.host.url
            auth: bearer
            Component.onCompleted: log.clients = [this]

            //! Has the element fetch tokens from nginx, each by the name that next() gives.
            function refreshBy(next) {
                bearer.refresh = () => {
                    ++refreshes
                    return testCase.api.post("token/" + next(), { form: { grant: "g" } })
                                       .then(r => r.raiseForStatus().json.access_token)
                }
            }
        }
    }
    Component {
        id: spyComponent
        SignalSpy {
            signalName: "tokenChanged"
        }
    }

    //! How often the requests of \a client were sent, each, in the order of their start.
    function compareRounds(client, counts) {
        tryCompare(client.log, "count", counts.length)
        tryCompare(client.log, "runningCount", 0)
        for (let i = 0; i < counts.length; ++i) {
            const phases = client.log.get(i).phases
            compare(phases[phases.length - 1].round + 1, counts[i])
        }
    }

    function test_basic() {
        const refused = response(api.get("private"))
        compare(refused.status, 401)
        compare(refused.header("WWW-Authenticate"), "Basic realm=\"files\"")
        const client = create(basicComponent)
        verify(client.auth instanceof HttpAuth)
        compare(response(client.get("private")).text, "secret text")
        client.basic.password = "other"
        compare(response(client.get("private")).status, 401)
        client.basic.user = ""
        compare(response(client.get("private")).status, 401)
        client.basic.user = "Ada"
        client.basic.password = "secret"
        compare(response(client.get("private", { auth: null })).status, 401)
        compare(response(api.get("private", { auth: client.basic })).text, "secret text")
    }
    function test_basicInParallel() {
        const group = create(basicComponent).parallel()
        for (let i = 0; i < 10; ++i)
            group.get("private")
        compare(response(group.all()).map(r => r.text), Array(10).fill("secret text"))
    }
    // RFC 9110 11.6.2: credentials are for their origin.
    function test_basicStaysAtItsOrigin() {
        const client = create(basicComponent)
        compare(response(client.get("bearer/x")).status, 401)
        const other = String(testCase.host.url).replace("127.0.0.1", "localhost")
        compare(response(client.get(other + "private")).text, "secret text")
        compare(response(create(basicComponent, { baseUrl: testCase.host.tlsUrl }).get("private")).text,
                "secret text")
    }

    function test_token() {
        const client = create(bearerComponent)
        verify(client.auth instanceof HttpAuth)
        const refused = response(client.get("bearer/first"))
        compare(refused.status, 401)
        compare(refused.header("WWW-Authenticate"), "Bearer error=\"invalid_token\"")
        client.bearer.token = "first"
        compare(response(client.get("bearer/first")).text, "in by first")
        compare(response(client.get("bearer/second")).status, 401)
        client.bearer.token = "second"
        compare(response(client.get("bearer/second")).text, "in by second")
        compareRounds(client, [1, 1, 1, 1])
    }
    function test_firstTokenIsFetched() {
        const client = create(bearerComponent)
        client.refreshBy(() => "fetched")
        compare(response(client.get("bearer/fetched")).text, "in by fetched")
        compare(client.bearer.token, "fetched")
        compare(response(client.get("bearer/fetched")).text, "in by fetched")
        compareRounds(client, [1, 1])
        compare(client.refreshes, 1)
    }
    function test_tokenThatIsRefused() {
        const client = create(bearerComponent)
        const changes = create(spyComponent, { target: client.bearer })
        client.bearer.token = "first"
        client.refreshBy(() => "second")
        changes.clear()
        const r = response(client.post("bearer/second", { json: { a: "b" } }))
        compare(r.text, "in by second")
        compare(client.refreshes, 1)
        compare(client.bearer.token, "second")
        compare(changes.count, 1)
        compare(response(client.get("bearer/second")).text, "in by second")
        compareRounds(client, [2, 1])
        compare(client.refreshes, 1)
        // Until that one is refused, too.
        client.refreshBy(() => "third")
        compare(response(client.get("bearer/third")).text, "in by third")
        compare(client.refreshes, 2)
    }
    function test_parallelRefreshOnce() {
        const client = create(bearerComponent)
        client.bearer.token = "first"
        client.refreshBy(() => "second")
        const count = 12
        const group = client.parallel()
        for (let i = 0; i < count; ++i)
            group.get("bearer/second")
        compare(response(group.all()).map(r => r.text), Array(count).fill("in by second"))
        compare(client.refreshes, 1)
        // All of them were refused first.
        compareRounds(client, Array(count).fill(2))
    }
    // What was sent with the old token is refused when the new one is there already.
    function test_refusedLate() {
        const client = create(bearerComponent)
        client.bearer.token = "first"
        client.refreshBy(() => "second")
        const all = Promise.all([1, 2, 3, 4].map(() => client.get("late/bearer/second")))
        compare(response(all).map(r => r.text), Array(4).fill("in by second"))
        compare(client.refreshes, 1)
        compareRounds(client, [2, 2, 2, 2])
    }
    function test_newTokenIsRefused() {
        const client = create(bearerComponent)
        client.bearer.token = "first"
        client.refreshBy(() => "third")
        compare(response(client.get("bearer/second")).status, 401)
        compare(client.refreshes, 1)
        compareRounds(client, [2])
    }

    function test_refreshIsRejected_data() {
        return [{ tag: "status", refresh: () => api.post("status/403").then(r => r.raiseForStatus().text),
                  text: /^refresh: .*403/ },
                { tag: "no response", refresh: () => api.post("cut", { retries: 0 }).then(r => r.text),
                  text: /^refresh: ./ },
                { tag: "no JSON", refresh: () => api.get("range").then(r => r.json.access_token),
                  text: /^refresh: .*JSON/ },
                { tag: "another answer", refresh: () => api.get("small").then(r => r.json.access_token),
                  text: /^refresh: a token is wanted, not undefined/ }]
    }
    function test_refreshIsRejected(data) {
        const client = create(bearerComponent)
        client.bearer.token = "first"
        client.bearer.refresh = () => { ++client.refreshes; return data.refresh() }
        const promises = [1, 2, 3].map(() => client.get("bearer/second"))
        for (const promise of promises) {
            const error = failure(promise)
            compare(error.kind, HttpError.Authentication)
            verify(data.text.test(error.message), error.message)
        }
        compare(client.refreshes, 1)
        client.refreshBy(() => "second")
        compare(response(client.get("bearer/second")).text, "in by second")
    }
    function test_refreshThatTakesTooLong() {
        const client = create(bearerComponent)
        client.bearer.refresh = () => api.get("slow").then(r => r.text)
        client.bearer.refreshTimeout = 100
        const error = failure(client.get("bearer/second"))
        compare(error.kind, HttpError.Authentication)
        verify(error.message.startsWith("refresh: "), error.message)
        api.cancelAll()
    }
    function test_ofOneRequest() {
        const client = create(bearerComponent)
        client.bearer.token = "second"
        compare(response(api.get("bearer/second", { auth: client.bearer })).text, "in by second")
        compare(response(api.get("bearer/second")).status, 401)
    }
}
