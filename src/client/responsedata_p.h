// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operation_p.h"
#include "client/response.h"
#include "http/textencoding.h"

#include <optional>
#include <vector>

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

    //! A response made by hand, with its content.
    HTTPQ_EXPORT static Response made(const ResponseHead &head, const QByteArray &content);
    //! What a transport made of the request of \a operation.
    static Response answered(const Operation *operation, const Response &response);
    //! The same once more for a program that streams it: its content is to be read.
    static Response streamedAnswer(const Operation *operation, const Response &answer);
    //! The response to a round of \a operation, which keeps its content, too.
    static Response copied(const Operation *operation);
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
    //! How text() and lines() read the content, of which these are the first bytes.
    TextEncoding encodingOf(const QByteArray &content) const;
    Timings currentTimings() const { return operation ? operation->timings() : timings; }

    Request request;
    ResponseHead head;
    Headers trailers;
    QByteArray content;
    QList<Attempt> attempts;
    std::vector<ResponseHead> informational;
    RedirectPolicy redirects;
    ConnectionInfo connection;
    Timings timings;
    std::shared_ptr<const DefaultEncoding> defaultEncoding; // null is UTF-8
    std::optional<TextEncoding> chosenEncoding;
    qint64 bytesDownloaded = 0;
    State state = State::HeadOnly;
    BodyReading reading = BodyReading::Chunks;
    bool wasStreamed = false;
    mutable bool isFallbackTold = false; //!< of an unknown charset
    bool hasJarCookies = false; //!< in the Cookie field of the request
    bool isEndDue = false; //!< of content that is given piece by piece though it was read before
    bool isAwaited = false; //!< a coroutine waits for the next part
    OperationPointer operation;
    Error error; //!< that ended the body

private:
    static Response make(const Operation *operation, State state);
    void take(const Operation *from);
};

} // namespace HttpQ
