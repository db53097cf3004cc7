// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// One request, awaited: httpq_console [URL]. Without a URL it asks a server of its own.

#include "exampleserver.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/WaitFor>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>

#include <cstdio>

static QCoro::Task<> show(QUrl url)
{
    HttpQ::AsyncClient client;
    const HttpQ::Response response = co_await client.get(url);
    qInfo() << response; // <Response [200 OK]>
    response.raiseForStatus();
    std::printf("%s\n", qUtf8Printable(response.text()));
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    ExampleServer server;
    QUrl url = QUrl::fromUserInput(app.arguments().value(1));
    if (url.isEmpty() && server.start())
        url = server.url().resolved(QUrl(QStringLiteral("/hello")));
    try {
        HttpQ::waitFor(show(url));
    } catch (const HttpQ::HttpError &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
