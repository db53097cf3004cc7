// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mocktransport.h"

#include "client/exceptions.h"
#include "http/shownurl.h"
#include "testing/bodybytes_p.h"
#include "testing/requestpattern_p.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace HttpQ {

namespace {

RequestPattern patternOf(QAnyStringView method, QAnyStringView url)
{
    Result<RequestPattern> pattern = RequestPattern::fromText(method, url);
    if (!pattern)
        throwError(pattern.error(), Request());
    return *std::move(pattern);
}

} // namespace

class MockTransportPrivate
{
public:
    struct Route
    {
        RequestPattern pattern;
        MockAnswer answer;
        bool isUsed = false;
    };

    MockAnswer answerTo(const Request &request);
    Error noAnswer(const Request &request) const;

    QList<Route> routes;
    QList<MockAnswer> queue;
    qsizetype taken = 0; // from the queue
    std::optional<MockAnswer> fallback;
    QList<Request> requests;
};

MockAnswer MockTransportPrivate::answerTo(const Request &request)
{
    for (Route &route : routes) {
        if (route.pattern.matches(request)) {
            route.isUsed = true;
            return route.answer;
        }
    }
    if (!queue.isEmpty()) {
        ++taken;
        return queue.takeFirst();
    }
    if (!fallback)
        throwError(noAnswer(request).withUrl(request.url()), request);
    return *fallback;
}

Error MockTransportPrivate::noAnswer(const Request &request) const
{
    const QUrl url = shownUrl(request.url());
    QString text =
            QStringLiteral("The MockTransport has no answer to %1 %2. ")
                    .arg(QString::fromUtf8(request.method()), url.toString(QUrl::FullyEncoded));
    if (routes.isEmpty()) {
        text += QStringLiteral("It has no routes");
    } else {
        QStringList names;
        for (const Route &route : routes)
            names.append(route.pattern.toString());
        text += QStringLiteral("Its routes are: ") + names.join(u", ");
    }
    text += taken > 0 ? QStringLiteral("; the %1 answers of its queue are used up").arg(taken)
                      : QStringLiteral("; its queue is empty");
    return Error(Error::Kind::Callback, Error::Phase::None, Error::Party::Local, text);
}

MockTransport::MockTransport()
    : d(std::make_unique<MockTransportPrivate>())
{}

MockTransport::MockTransport(const MockAnswer &answer)
    : MockTransport()
{
    d->fallback = answer;
}

MockTransport::~MockTransport() = default;

void MockTransport::respond(QAnyStringView method, QAnyStringView url, const MockAnswer &answer)
{
    d->routes.append({ patternOf(method, url), answer });
}

void MockTransport::enqueue(const MockAnswer &answer)
{
    d->queue.append(answer);
}

QList<Request> MockTransport::requests() const
{
    return d->requests;
}

qsizetype MockTransport::requestCount() const
{
    return d->requests.size();
}

qsizetype MockTransport::requestCount(QAnyStringView method, QAnyStringView url) const
{
    const RequestPattern pattern = patternOf(method, url);
    return std::count_if(d->requests.begin(), d->requests.end(),
                         [&pattern](const Request &request) { return pattern.matches(request); });
}

QStringList MockTransport::unusedRoutes() const
{
    QStringList unused;
    for (const MockTransportPrivate::Route &route : std::as_const(d->routes)) {
        if (!route.isUsed)
            unused.append(route.pattern.toString());
    }
    return unused;
}

qsizetype MockTransport::queuedAnswers() const
{
    return d->queue.size();
}

QCoro::Task<Response> MockTransport::send(const Request &request)
{
    Request received = request;
    if (request.body().source())
        received.setBody(Body(co_await bodyBytes(request)));
    d->requests.append(received);
    const MockAnswer answer = d->answerTo(received);
    co_return co_await answer.answerTo(received);
}

} // namespace HttpQ
