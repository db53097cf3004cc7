// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// One request, followed by signals: httpq_signals [URL]. Without a URL it asks a server of its own.

#include "exampleserver.h"

#include <HttpQ/AsyncClient>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    ExampleServer server;
    QUrl url = QUrl::fromUserInput(app.arguments().value(1));
    if (url.isEmpty() && server.start())
        url = server.url().resolved(QUrl(QStringLiteral("/hello")));

    HttpQ::AsyncClient client;
    const auto *pending = client.get(url).start(&client);
    QObject::connect(pending, &HttpQ::PendingResponse::failed, pending,
                     [](const HttpQ::Error &error) { qCritical().noquote() << error.toString(); });
    QObject::connect(pending, &HttpQ::PendingResponse::finished, pending,
                     [pending](const HttpQ::Response &response) {
                         if (pending->error()) {
                             QCoreApplication::exit(1);
                             return;
                         }
                         qInfo() << response; // <Response [200 OK]>
                         std::printf("%s\n", qUtf8Printable(response.text()));
                         QCoreApplication::exit(response.isError() ? 1 : 0);
                     });
    return app.exec();
}
