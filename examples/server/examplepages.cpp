// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "examplepages.h"

#include "examplepicture.h"
#include "examplerequest.h"
#include "samplefile.h"
#include "ticksource.h"
#include "uploadreader.h"

#include <QtCore/qjsonobject.h>

#include <algorithm>

using namespace Qt::StringLiterals;

static constexpr qint64 DefaultFileSize = 8 * 1024 * 1024;
static constexpr int FailuresOfFlaky = 2;

static const char Index[] = R"(The server of HttpQ's examples. It has:

/hello                            a line of text
/items?q=lamp&page=2&per_page=20  a catalogue in JSON, other pages in Link
/images/<n>.png?width=&height=    a picture
/ticks?count=&interval=           measurements as JSON Lines, one each 100 ms, without end
/files/<name>?size=&rate=         a file, also in ranges; rate is in bytes per second
/upload?rate=                     POST: size and SHA-256 of what came, in JSON
/echo                             POST: what came, up to 1 MiB
/flaky?key=&after=1               503 with Retry-After twice, then 200, by turns
/slow?seconds=                    answers late, or never
/status/<code>                    that status
)";

ExamplePages::ExamplePages(const QUrl &server)
    : m_catalogue(server)
{}

ExampleAnswer ExamplePages::answer(const ExampleRequest &request, const UploadReader &upload)
{
    const QByteArray method = request.method();
    const QString path = request.path();
    if (path == "/upload"_L1 || path == "/echo"_L1) {
        if (method != "POST" && method != "PUT") {
            ExampleAnswer answer = ExampleAnswer::text(405, "This wants a POST.\n");
            answer.setField("Allow", "POST, PUT");
            return answer;
        }
        if (path == "/upload"_L1)
            return ExampleAnswer::json(QJsonDocument(upload.report()));
        ExampleAnswer answer;
        const QByteArray type = request.field("content-type");
        answer.setContent(type.isEmpty() ? QByteArray("application/octet-stream") : type,
                          upload.beginning());
        return answer;
    }
    return get(request);
}

ExampleAnswer ExamplePages::get(const ExampleRequest &request)
{
    const QString path = request.path();
    if (path == "/"_L1)
        return ExampleAnswer::text(200, Index);
    if (path == "/hello"_L1)
        return ExampleAnswer::text(200, "Hello from the server of the examples!");
    if (path == "/items"_L1)
        return m_catalogue.page(request);
    if (path == "/ticks"_L1)
        return ticks(request);
    if (path == "/flaky"_L1)
        return flaky(request);
    if (path == "/slow"_L1)
        return slow(request);
    const QString name = path.section(u'/', 2);
    if (path.startsWith("/images/"_L1))
        return picture(name, request);
    if (path.startsWith("/files/"_L1) && !name.isEmpty()) {
        const SampleFile file(name, request.number(u"size"_s, DefaultFileSize));
        return file.answer(request, request.number(u"rate"_s, 0));
    }
    const int status = name.toInt();
    if (path.startsWith("/status/"_L1) && status >= 200 && status <= 599)
        return ExampleAnswer::text(status, "This is status " + QByteArray::number(status) + ".\n");
    return ExampleAnswer::text(404, "There is no " + path.toUtf8() + " here.\n");
}

ExampleAnswer ExamplePages::picture(const QString &name, const ExampleRequest &request) const
{
    const int number = name.endsWith(".png"_L1) ? name.chopped(4).toInt() : 0;
    if (number <= 0)
        return ExampleAnswer::text(404, "There is no such picture.\n");
    const auto side = [&request](const QString &name, qint64 usual) {
        return static_cast<int>(std::clamp<qint64>(request.number(name, usual), 1, 2000));
    };
    ExampleAnswer answer;
    answer.setField("Cache-Control", "max-age=3600");
    answer.setContent("image/png",
                      examplePicture(number, side(u"width"_s, 240), side(u"height"_s, 160)));
    return answer;
}

ExampleAnswer ExamplePages::ticks(const ExampleRequest &request) const
{
    ExampleAnswer answer;
    const std::chrono::milliseconds interval(request.number(u"interval"_s, 100));
    answer.setSource("application/jsonl",
                     std::make_unique<TickSource>(request.number(u"count"_s, 0), interval));
    return answer;
}

ExampleAnswer ExamplePages::flaky(const ExampleRequest &request)
{
    int &seen = m_flakyRequests[request.query(u"key"_s)];
    if (seen < FailuresOfFlaky) {
        ++seen;
        ExampleAnswer answer = ExampleAnswer::text(503, "Not now: ask again.\n");
        answer.setField("Retry-After", QByteArray::number(request.number(u"after"_s, 1)));
        return answer;
    }
    seen = 0;
    return ExampleAnswer::text(200, "This time it worked.\n");
}

ExampleAnswer ExamplePages::slow(const ExampleRequest &request) const
{
    ExampleAnswer answer = ExampleAnswer::text(200, "At last.\n");
    const qint64 seconds = request.number(u"seconds"_s, -1);
    answer.setDelay(std::chrono::seconds(seconds));
    return answer;
}
