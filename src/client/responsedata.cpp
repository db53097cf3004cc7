// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/responsedata_p.h"

#include "client/logging_p.h"
#include "http/shownurl.h"

namespace HttpQ {

ResponseData::~ResponseData()
{
    if (operation)
        Operation::letGo(std::move(operation));
}

Response ResponseData::make(const Operation *operation, State state)
{
    Response response;
    auto *data = new ResponseData;
    response.d.reset(data);
    data->state = state;
    data->take(operation);
    return response;
}

// What is known of the request beside its head and content.
void ResponseData::take(const Operation *from)
{
    request = from->request();
    if (from->hasAnswer() && from->head().status / 100 == 3) {
        hasJarCookies = from->hasJarCookies();
        redirects = from->redirects();
    }
    timings = from->timings();
    defaultEncoding = from->defaultEncoding();
    if (const Journey *journey = from->journey())
        attempts = journey->attempts;
    if (const Exchange *exchange = from->exchange()) {
        if (!exchange->informational().empty())
            informational = exchange->informational();
        trailers = exchange->trailers();
        bytesDownloaded = exchange->body().inputBytes();
    }
}

Response ResponseData::made(const ResponseHead &head, const QByteArray &content)
{
    Response response;
    response.d.reset(new ResponseData);
    response.d->state = State::Read;
    response.d->head = head;
    response.d->content = content;
    response.d->bytesDownloaded = content.size();
    return response;
}

Response ResponseData::answered(const Operation *operation, const Response &response)
{
    Response answer = make(operation, State::Read);
    const ResponseData *given = of(response);
    ResponseData *data = answer.d.data();
    data->head = given->head;
    data->content = given->content;
    data->trailers = given->trailers;
    data->bytesDownloaded = given->content.size();
    data->connection = given->connection;
    data->informational = given->informational;
    data->chosenEncoding = given->chosenEncoding;
    return answer;
}

Response ResponseData::streamedAnswer(const Operation *operation, const Response &answer)
{
    Response response = answered(operation, answer);
    response.d->state = State::Unread;
    response.d->wasStreamed = true;
    return response;
}

Response ResponseData::copied(const Operation *operation)
{
    Response response = make(operation, State::Read);
    response.d->head = operation->exchange()->head();
    response.d->connection = operation->connectionInfo();
    response.d->content = operation->exchange()->body().content();
    return response;
}

Response ResponseData::complete(Operation *operation)
{
    Response response = make(operation, State::Read);
    Exchange *exchange = operation->exchange();
    response.d->head = exchange->takeHead();
    response.d->connection = operation->takeConnectionInfo();
    response.d->content = exchange->body().takeContent();
    return response;
}

Response ResponseData::streamed(Operation *operation)
{
    Response response = make(operation, State::Unread);
    response.d->head = operation->exchange()->head();
    response.d->connection = operation->connectionInfo();
    response.d->operation = OperationPointer(operation);
    response.d->wasStreamed = true;
    return response;
}

Response ResponseData::headOnly(const Operation *operation)
{
    Response response = make(operation, State::HeadOnly);
    response.d->head = operation->exchange()->head();
    response.d->connection = operation->connectionInfo();
    return response;
}

TextEncoding ResponseData::encodingOf(const QByteArray &bytes) const
{
    if (chosenEncoding)
        return *chosenEncoding;
    const QByteArrayView type = head.headers.value("Content-Type");
    TextEncoding found = TextEncoding::detect(type, bytes);
    if (found.source() == TextEncoding::Source::ContentType
        || found.source() == TextEncoding::Source::ByteOrderMark)
        return found;
    if (defaultEncoding)
        found = TextEncoding::detect(type, bytes, defaultEncoding->nameFor(bytes));
    if (found.source() == TextEncoding::Source::Fallback && !std::exchange(isFallbackTold, true)) {
        qCWarning(lcHttpQ, "The charset \"%s\" of %s is not known: its text is read as %s",
                  found.unknownName().left(64).toPercentEncoding(" -_").constData(),
                  qUtf8Printable(shownUrl(request.url()).toString()), found.name().constData());
    }
    return found;
}

Error ResponseData::streamError(Error::Kind kind, const QString &message) const
{
    return Error(kind, Error::Phase::Body, Error::Party::Local, message).withUrl(request.url());
}

Error ResponseData::refusal(BodyReading wanted) const
{
    switch (state) {
    case State::Unread:
        return {};
    case State::HeadOnly:
        return streamError(Error::Kind::ResponseNotRead,
                           QStringLiteral("The body of this response is delivered elsewhere: only "
                                          "its head is here"));
    case State::Closed:
        return streamError(Error::Kind::StreamClosed,
                           QStringLiteral("The response was closed, its body can no longer be "
                                          "read"));
    case State::Read:
        if (!wasStreamed)
            return {};
        break;
    case State::Reading:
    case State::Consumed:
        if (isAwaited) {
            return streamError(Error::Kind::StreamConsumed,
                               QStringLiteral("The body of the response is being read by another "
                                              "coroutine"));
        }
        if (reading == wanted && wanted != BodyReading::Content)
            return {};
        break;
    }
    return streamError(Error::Kind::StreamConsumed,
                       QStringLiteral("The body of the response was read before"));
}

void ResponseData::begin(BodyReading wanted)
{
    if (state != State::Unread)
        return;
    state = State::Reading;
    reading = wanted;
    if (!operation) // all of a transport's answer is here
        return;
    BodyReceiver::Mode mode = BodyReceiver::Mode::Streamed;
    if (wanted == BodyReading::RawChunks)
        mode = BodyReceiver::Mode::Raw;
    else if (wanted == BodyReading::Content)
        mode = BodyReceiver::Mode::Buffered;
    operation->exchange()->setBodyMode(mode);
}

void ResponseData::settle()
{
    if (!operation)
        return;
    const Exchange *exchange = operation->exchange();
    error = operation->error();
    trailers = exchange->trailers();
    bytesDownloaded = exchange->body().inputBytes();
    timings = operation->timings();
    operation.reset();
}

void ResponseData::close()
{
    if (state != State::Unread && state != State::Reading)
        return;
    state = State::Closed;
    const OperationPointer left = operation;
    if (!left) {
        content.clear();
        return;
    }
    bytesDownloaded = left->exchange()->body().inputBytes();
    timings = left->timings();
    // A coroutine that waits hears of it on the turn.
    left->abandon();
    if (isAwaited)
        left->scheduleTurn();
    else
        operation.reset();
}

} // namespace HttpQ
