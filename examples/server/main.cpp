// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The server of the examples as a program: httpq_exampleserver [PORT]. It prints its URL and runs until
// it is ended.

#include "exampleserver.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qstringlist.h>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    bool isPort = true;
    const quint16 port = arguments.size() > 1 ? arguments.at(1).toUShort(&isPort) : quint16(0);
    if (!isPort || arguments.size() > 2) {
        std::fprintf(
                stderr,
                "Usage: httpq_exampleserver [PORT], where PORT is 0 to 65535; 0 is a free one\n");
        return 2;
    }
    ExampleServer server;
    if (!server.start(port)) {
        std::fprintf(stderr, "The server could not be started: %s\n",
                     qUtf8Printable(server.errorString()));
        return 1;
    }
    std::printf("%s\n", qUtf8Printable(server.url().toString()));
    std::fflush(stdout);
    return app.exec();
}
