// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/testing.md, word for word, with nothing but the installed libraries' headers.

#include "support/certificates.h"
#include "testing_testcase.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/CassetteTransport>
#include <HttpQ/MockBackend>
#include <HttpQ/MockTransport>
#include <HttpQ/ScriptedServer>
#include <HttpQ/WaitFor>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslkey.h>
#include <QtTest/qtest.h>

#include <qcoro/qcorotimer.h>

#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// As QVERIFY, inside of a coroutine.
void verify(bool condition, const char *what)
{
    if (!condition)
        throw std::runtime_error(what);
}

QDir folder;

QCoro::Task<> routes(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_routes.inc"
    verify(user.json()["name"].toString() == "Ada", "the user");
    const HttpQ::Response other = co_await client.get("https://api.example.com/users/2");
    verify(other.status() == 404, "another user");
    const HttpQ::Response any = co_await client.put("http://www.example.org/any");
    verify(any.text() == "any path there", "any path");
    const HttpQ::Result<HttpQ::Response> none =
            co_await client.get("http://x.example/none").result();
    verify(none.error().message().contains("GET /users/1"), "an error that names the routes");
}

QCoro::Task<> queue(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "testing_queue.inc"
    verify(response.text() == "at last" && response.attempts().size() == 2, "the third answer");
}

QCoro::Task<> function(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "testing_function.inc"
    verify(echoed.content() == "[1,2]", "what was sent");
    const HttpQ::Response late = co_await client.get("http://x.example/slow");
    verify(late.text() == "late", "the slow one");
}

QCoro::Task<> asked(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_asked.inc"
    verify(request.body().bytes() == "name=Ada", "the body");
    verify(request.headers().value("X-Trace") == "7", "the field");
    verify(transport->requestCount("PUT", "/users/*") == 1, "the count");
    verify(transport->unusedRoutes() == QStringList("DELETE /never"), "the unused route");
}

QCoro::Task<> mounts(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_mounts.inc"
    verify(response.status() == 200, "the mounted one");
    const auto forbidden = co_await client.get("http://forbidden.example.com/").result();
    verify(forbidden.error().kind() == HttpQ::Error::Kind::Callback, "the forbidden one");
}

QCoro::Task<> waiting(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "testing_waiting.inc"
    verify(response.status() == 200, "the response");
    co_return;
}

QCoro::Task<> cassette(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "testing_cassette.inc"
    verify(response.text() == "recorded", "the recording");
}

QCoro::Task<> matching(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_matching.inc"
    verify(cassette->unusedRecordings().isEmpty(), "all recordings used");
}

QCoro::Task<> secrets(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "testing_secrets.inc"
    HttpQ::AsyncClient outside;
    outside.setTransport(std::make_shared<HttpQ::MockTransport>(HttpQ::Response(200)));
    cassette->setClient(&outside);
    co_await client.get(url).query("pin", "1234").header("X-Device-Id", "5678");
    verify(!cassette->save(), "saved");
    QFile file(folder.filePath("login.json"));
    verify(file.open(QIODevice::ReadOnly), "the file");
    const QByteArray text = file.readAll();
    verify(text.contains("pin=[masked]") && !text.contains("1234") && !text.contains("5678"),
           "no secrets");
}

QCoro::Task<> server(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_server.inc"
    verify(user.text() == "Ada" && raw.reason() == "Fine" && none.text() == "no /users/3",
           "the answers");
    verify(server.connectionCount() == 1, "one connection");
}

QCoro::Task<> faults(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_faults.inc"
    verify(silent.error().kind() == HttpQ::Error::Kind::ReadTimeout, "the silent one");
    verify(broken.error().kind() == HttpQ::Error::Kind::RemoteProtocol, "the broken one");
    for (const char *path : { "/late", "/slow", "/chunks" }) {
        const HttpQ::Response response = co_await client.get(server.url(path));
        verify(response.text() == "a page", path);
    }
    for (const char *path : { "/cut", "/reset" }) {
        const auto result = co_await client.get(server.url(path)).result();
        verify(result.error().kind() == HttpQ::Error::Kind::RemoteProtocol, path);
    }
}

QCoro::Task<> handlers(HttpQ::AsyncClient &client, const QUrl &)
{
#include "testing_handlers.inc"
    verify(page.informational().size() == 1 && page.text() == "a page", "the page");
    verify(stuck.error().kind() == HttpQ::Error::Kind::WriteTimeout, "the upload");
}

QCoro::Task<> tls(HttpQ::AsyncClient &client, const QUrl &)
{
    auto &certificates = HttpQTest::TestCertificates::instance();
    const QSslCertificate certificate = certificates.issue().certificate();
    const QSslKey key = certificates.issue().configuration().privateKey();
    const QSslCertificate authority = certificates.authority().certificate();
#include "testing_tls.inc"
    verify(response.status() == 204 && response.connection().isSecure(), "the response");
}

QCoro::Task<> peers(HttpQ::AsyncClient &, const QUrl &)
{
#include "testing_peers.inc"
    verify(response.text() == "hello", "the response");
    verify(backend->lookups().value(0) == "example.com", "the name");
    verify(backend->peer(0)->received().startsWith("GET / HTTP/1.1\r\n"), "the request");
}

QCoro::Task<> backend(HttpQ::AsyncClient &, const QUrl &url)
{
#include "testing_backend.inc"
    verify(pending->error().kind() == HttpQ::Error::Kind::ReadTimeout, "the timeout");
    co_return;
}

using Guide = QCoro::Task<> (*)(HttpQ::AsyncClient &, const QUrl &);

} // namespace

Q_DECLARE_METATYPE(Guide)

class tst_TestingGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guide_data();
    void guide();
};

void tst_TestingGuide::guide_data()
{
    QTest::addColumn<Guide>("code");
    QTest::newRow("routes") << Guide(routes);
    QTest::newRow("queue") << Guide(queue);
    QTest::newRow("function") << Guide(function);
    QTest::newRow("asked") << Guide(asked);
    QTest::newRow("mounts") << Guide(mounts);
    QTest::newRow("waiting") << Guide(waiting);
    QTest::newRow("cassette") << Guide(cassette);
    QTest::newRow("matching") << Guide(matching);
    QTest::newRow("secrets") << Guide(secrets);
    QTest::newRow("server") << Guide(server);
    QTest::newRow("faults") << Guide(faults);
    QTest::newRow("handlers") << Guide(handlers);
    QTest::newRow("tls") << Guide(tls);
    QTest::newRow("peers") << Guide(peers);
    QTest::newRow("backend") << Guide(backend);
}

void tst_TestingGuide::guide()
{
    QFETCH(const Guide, code);
    const QTemporaryDir temporary;
    folder = QDir(temporary.path());
    QFile file(folder.filePath("users.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"httpqCassette\":1,\"recordings\":[{\"request\":{\"method\":\"GET\","
               "\"url\":\"http://www.example.com/\"},\"response\":{\"status\":200,"
               "\"body\":{\"text\":\"recorded\"}}}]}");
    file.close();
    QString thrown;
    {
        HttpQ::AsyncClient client;
        client.setEnvironmentTrusted(false);
        try {
            HttpQ::waitFor(code(client, QUrl("http://www.example.com/")), 60s);
        } catch (const std::exception &exception) {
            thrown = QString::fromUtf8(exception.what());
        }
    }
    QCOMPARE(thrown, QString());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    tst_Users users; // the guide's own
    tst_TestingGuide guide;
    return QTest::qExec(&users, argc, argv) + QTest::qExec(&guide, argc, argv);
}

#include "tst_testingguide.moc"
