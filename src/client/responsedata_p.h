// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operation_p.h"
#include "client/response.h"

namespace HttpQ {

/*!
    The inside of a Response. As long as the body of a streamed one is not read, it holds on to the
    operation that brings it.
*/
class ResponseData : public QSharedData
{
public:
    enum class State {
        HeadOnly, //!< the content goes elsewhere
        Read, //!< content is all there is
        Unread, //!< streamed, nothing was asked for yet
        Reading, //!< streamed, one way of reading was chosen
        Consumed, //!< streamed, read to its end piece by piece
        Closed,
    };

    ResponseData() = default;
    ResponseData(const ResponseData &) = delete;
    ~ResponseData();

    static Response complete(Operation *operation);
    static Response streamed(Operation *operation);
    static Response headOnly(const Operation *operation);
    static ResponseData *of(const Response &response) { return response.d.data(); }

    //! Why the body cannot be read as \a wanted, or no error.
    Error refusal(BodyReading wanted) const;
    //! Chooses how the body is read.
    void begin(BodyReading wanted);
    //! The body has ended: takes what is to be kept from the operation and lets it go.
    void settle();
    void close();
    Error streamError(Error::Kind kind, const QString &message) const;

    Request request;
    ResponseHead head;
    Headers trailers;
    QByteArray content;
    std::chrono::microseconds elapsed {};
    qint64 bytesDownloaded = 0;
    State state = State::HeadOnly;
    BodyReading reading = BodyReading::Chunks;
    bool wasStreamed = false;
    bool isAwaited = false; //!< a coroutine waits for the next part
    OperationPointer operation;
    Error error; //!< that ended the body

private:
    static Response make(const Operation *operation, State state);
};

} // namespace HttpQ
