// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <HttpQ/AsyncClient>
#include <HttpQ/Headers>
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
    co_return r.error().kind() == HttpQ::Error::Kind::Connect ? 0 : 1;
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
