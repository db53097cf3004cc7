// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/response.h"

#include "client/exceptions.h"
#include "client/clientcore_p.h"
#include "client/linesplitter_p.h"
#include "client/responsedata_p.h"
#include "http/mediatype.h"
#include "http/status.h"

#include <QtCore/qdebug.h>
#include <QtCore/qjsondocument.h>

#include <limits>

namespace HttpQ {

using State = ResponseData::State;

Response::Response() = default;
Response::Response(const Response &other) = default;
Response::Response(Response &&other) noexcept = default;
Response &Response::operator=(const Response &other) = default;
Response::~Response() = default;

int Response::status() const
{
    return d ? d->head.status : 0;
}

QString Response::reason() const
{
    if (!d)
        return {};
    if (d->head.reason.isEmpty())
        return reasonPhrase(d->head.status);
    return QString::fromLatin1(d->head.reason);
}

QByteArray Response::httpVersion() const
{
    if (!d)
        return {};
    return d->head.minorVersion == 0 ? QByteArrayLiteral("HTTP/1.0")
                                     : QByteArrayLiteral("HTTP/1.1");
}

Headers Response::headers() const
{
    return d ? d->head.headers : Headers();
}

Headers Response::trailers() const
{
    if (!d)
        return {};
    return d->operation ? d->operation->exchange()->trailers() : d->trailers;
}

Request Response::request() const
{
    return d ? d->request : Request();
}

QUrl Response::url() const
{
    return d ? d->request.url() : QUrl();
}

const Response &Response::raiseForStatus() const
{
    if (isError()) {
        throw HttpStatusError(
                Error(Error::Kind::Status, Error::Phase::None,
                      isClientError() ? Error::Party::Local : Error::Party::Remote,
                      QStringLiteral("The server answered %1 %2").arg(status()).arg(reason()))
                        .withUrl(url()),
                *this);
    }
    return *this;
}

QByteArray Response::content() const
{
    if (!d) {
        throw ResponseNotRead(Error(Error::Kind::ResponseNotRead, Error::Phase::None,
                                    Error::Party::Local,
                                    QStringLiteral("A null response has no content")));
    }
    switch (d->state) {
    case State::Read:
        break;
    case State::HeadOnly:
    case State::Unread:
    case State::Reading:
        throw ResponseNotRead(d->streamError(Error::Kind::ResponseNotRead,
                                             QStringLiteral("The content was asked for before the "
                                                            "body was read: co_await read() "
                                                            "first")));
    case State::Consumed:
        throw StreamConsumed(d->streamError(Error::Kind::StreamConsumed,
                                            QStringLiteral("The body was read piece by piece and "
                                                           "not kept")));
    case State::Closed:
        throw StreamClosed(d->streamError(Error::Kind::StreamClosed,
                                          QStringLiteral("The response was closed before its body "
                                                         "was read")));
    }
    return d->content;
}

QByteArray Response::charset() const
{
    const QByteArray named = MediaType(headers().value("Content-Type")).parameter("charset");
    return named.isEmpty() ? QByteArrayLiteral("utf-8") : named;
}

QString Response::text() const
{
    // Stateless: nothing follows that could complete a character that is cut off.
    return decoderFor(charset(), QStringConverter::Flag::Stateless).decode(content());
}

QJsonDocument Response::json() const
{
    QJsonParseError error;
    const QJsonDocument document = json(&error);
    if (error.error != QJsonParseError::NoError) {
        throw DecodingError(Error(Error::Kind::Decoding, Error::Phase::Body, Error::Party::Remote,
                                  QStringLiteral("The content is no JSON: %1 at byte %2 of %3")
                                          .arg(error.errorString())
                                          .arg(error.offset)
                                          .arg(d->content.size()))
                                    .withUrl(url()),
                            request());
    }
    return document;
}

QJsonDocument Response::json(QJsonParseError *error) const
{
    return QJsonDocument::fromJson(content(), error);
}

std::chrono::microseconds Response::elapsed() const
{
    if (!d)
        return {};
    return d->operation ? d->operation->elapsed() : d->elapsed;
}

qint64 Response::bytesDownloaded() const
{
    if (!d)
        return 0;
    return d->operation ? d->operation->exchange()->body().inputBytes() : d->bytesDownloaded;
}

bool Response::isRead() const
{
    return d && d->state == State::Read;
}

bool Response::isClosed() const
{
    return d && d->state == State::Closed;
}

ChunkRead Response::nextChunk() const
{
    return ChunkRead(d, BodyReading::Chunks);
}

ChunkRead Response::nextRawChunk() const
{
    return ChunkRead(d, BodyReading::RawChunks);
}

ContentRead Response::read() const
{
    return ContentRead(d);
}

namespace {

// Generators are for one reading of the whole body: a body that somebody began to read is refused.
void requireUnread(const ResponseData *data)
{
    if (data && (data->state == State::Reading || data->state == State::Consumed)) {
        throw StreamConsumed(
                data->streamError(Error::Kind::StreamConsumed,
                                  QStringLiteral("The body of the response was read before")));
    }
}

bool isWhole(const ResponseData *data)
{
    return data && data->state == State::Read && !data->wasStreamed;
}

QCoro::AsyncGenerator<QByteArray> chunks(Response response, BodyReading reading)
{
    const ResponseData *data = ResponseData::of(response);
    requireUnread(data);
    if (isWhole(data)) {
        if (!data->content.isEmpty()) {
            QByteArray content = data->content;
            co_yield content;
        }
        co_return;
    }
    for (;;) {
        const ChunkRead next =
                reading == BodyReading::RawChunks ? response.nextRawChunk() : response.nextChunk();
        std::optional<QByteArray> chunk = co_await next;
        if (!chunk)
            co_return;
        co_yield *chunk;
    }
}

QCoro::AsyncGenerator<QString> linesOf(Response response)
{
    const ResponseData *data = ResponseData::of(response);
    requireUnread(data);
    LineSplitter splitter(response.charset());
    const qint64 limit = data && data->operation ? data->operation->core().limits().lineBytes
                                                 : std::numeric_limits<qint64>::max();
    bool isLast = isWhole(data);
    if (isLast)
        splitter.add(data->content);
    for (;;) {
        if (!isLast) {
            const std::optional<QByteArray> chunk = co_await response.nextChunk();
            isLast = !chunk;
            if (chunk)
                splitter.add(*chunk);
        }
        if (isLast)
            splitter.finish();
        while (std::optional<QString> line = splitter.takeLine())
            co_yield *line;
        if (isLast)
            co_return;
        if (splitter.waitingBytes() > limit) {
            response.close();
            throwError(Error::limitExceeded(Error::Phase::Body, QStringLiteral("lineBytes"), limit,
                                            splitter.waitingBytes())
                               .withUrl(response.url()),
                       response.request());
        }
    }
}

} // namespace

QCoro::AsyncGenerator<QByteArray> Response::stream() const
{
    return chunks(*this, BodyReading::Chunks);
}

QCoro::AsyncGenerator<QByteArray> Response::raw() const
{
    return chunks(*this, BodyReading::RawChunks);
}

QCoro::AsyncGenerator<QString> Response::lines() const
{
    return linesOf(*this);
}

void Response::close() const
{
    if (d)
        d->close();
}

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const Response &response)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote();
    if (response.isNull())
        return debug << "<Response [null]>";
    return debug << "<Response [" << response.status() << ' ' << response.reason() << "]>";
}
#endif

} // namespace HttpQ
