// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mocktransport.h"

#include "client/exceptions.h"
#include "http/shownurl.h"
#include "testing/answerbook_p.h"
#include "testing/bodybytes_p.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace HttpQ {

class MockTransportPrivate
{
public:
    MockAnswer answerTo(const Request &request);

    AnswerBook<MockAnswer> answers;
    QList<Request> requests;
};

MockAnswer MockTransportPrivate::answerTo(const Request &request)
{
    if (std::optional<MockAnswer> answer = answers.take(request))
        return *answer;
    const QUrl url = shownUrl(request.url());
    const QString text =
            QStringLiteral("The MockTransport has no answer to %1 %2. ")
                    .arg(QString::fromUtf8(request.method()), url.toString(QUrl::FullyEncoded))
            + answers.description();
    throwError(Error(Error::Kind::Callback, Error::Phase::None, Error::Party::Local, text)
                       .withUrl(request.url()),
               request);
}

MockTransport::MockTransport()
    : d(std::make_unique<MockTransportPrivate>())
{}

MockTransport::MockTransport(const MockAnswer &answer)
    : MockTransport()
{
    d->answers.setFallback(answer);
}

MockTransport::~MockTransport() = default;

void MockTransport::respond(QAnyStringView method, QAnyStringView url, const MockAnswer &answer)
{
    d->answers.addRoute(d->answers.pattern(method, url), answer);
}

void MockTransport::enqueue(const MockAnswer &answer)
{
    d->answers.enqueue(answer);
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
    const RequestPattern pattern = d->answers.pattern(method, url);
    return std::count_if(d->requests.begin(), d->requests.end(),
                         [&pattern](const Request &request) { return pattern.matches(request); });
}

QStringList MockTransport::unusedRoutes() const
{
    return d->answers.unusedRoutes();
}

qsizetype MockTransport::queuedAnswers() const
{
    return d->answers.queuedAnswers();
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
