// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <HttpQ/AsyncClient>
#include <HttpQ/CassetteTransport>
#include <HttpQ/Headers>
#include <HttpQ/MockTransport>
#include <HttpQ/WaitFor>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>

// Nothing listens on the port.
static QCoro::Task<int> run()
{
    HttpQ::AsyncClient client;
    HttpQ::Result<HttpQ::Response> r =
            co_await client.get(QStringLiteral("http://127.0.0.1:1/")).result();
    qInfo() << r.error().kind();
    if (r.error().kind() != HttpQ::Error::Kind::Connect)
        co_return 1;

    const auto mock = std::make_shared<HttpQ::MockTransport>();
    mock->respond("GET", "/there", HttpQ::Response(204));
    client.setTransport(mock);
    r = co_await client.get(QStringLiteral("http://example.com/there")).result();
    if (!r || r->status() != 204 || mock->requestCount() != 1)
        co_return 3;

    using Cassette = HttpQ::CassetteTransport;
    const auto missing =
            std::make_shared<Cassette>(QStringLiteral("none.json"), Cassette::Mode::Replay);
    client.setTransport(missing);
    r = co_await client.get(QStringLiteral("http://example.com/there")).result();
    co_return r.error().kind() == HttpQ::Error::Kind::File ? 0 : 4;
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    HttpQ::Headers headers;
    headers.append("Accept", "*/*");
    if (headers.value("accept") != QByteArrayView("*/*"))
        return 2;
    return HttpQ::waitFor(run());
}
