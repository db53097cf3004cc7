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
    ExampleServer server;
    if (!server.start(arguments.value(1).toUShort())) {
        std::fprintf(stderr, "The server could not be started: %s\n",
                     qUtf8Printable(server.errorString()));
        return 1;
    }
    std::printf("%s\n", qUtf8Printable(server.url().toString()));
    std::fflush(stdout);
    return app.exec();
}
