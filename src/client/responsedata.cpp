// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/responsedata_p.h"

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
    data->request = operation->request();
    return response;
}

Response ResponseData::complete(Operation *operation)
{
    Response response = make(operation, State::Read);
    ResponseData *data = response.d.data();
    Exchange *exchange = operation->exchange();
    data->head = exchange->takeHead();
    data->trailers = exchange->trailers();
    data->content = exchange->body().takeContent();
    data->bytesDownloaded = exchange->body().inputBytes();
    data->elapsed = operation->elapsed();
    return response;
}

Response ResponseData::streamed(Operation *operation)
{
    Response response = make(operation, State::Unread);
    ResponseData *data = response.d.data();
    data->head = operation->exchange()->head();
    data->operation = OperationPointer(operation);
    data->wasStreamed = true;
    return response;
}

Response ResponseData::headOnly(const Operation *operation)
{
    Response response = make(operation, State::HeadOnly);
    response.d->head = operation->exchange()->head();
    return response;
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
    elapsed = operation->elapsed();
    operation.reset();
}

void ResponseData::close()
{
    if (state != State::Unread && state != State::Reading)
        return;
    state = State::Closed;
    const OperationPointer left = operation;
    bytesDownloaded = left->exchange()->body().inputBytes();
    elapsed = left->elapsed();
    // A coroutine that waits hears of it on the turn.
    left->abandon();
    if (isAwaited)
        left->scheduleTurn();
    else
        operation.reset();
}

} // namespace HttpQ
