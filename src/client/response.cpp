// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/response.h"

#include "client/bodystreams_p.h"
#include "client/clientcore_p.h"
#include "client/exceptions.h"
#include "client/responsedata_p.h"
#include "http/contentdisposition.h"
#include "http/mediatype.h"
#include "http/status.h"
#include "policy/redirect.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qdebug.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

#include <limits>

namespace HttpQ {

using State = ResponseData::State;

Response::Response() = default;

Response::Response(int status, const Headers &headers, const QByteArray &content)
{
    ResponseHead head;
    head.status = status;
    head.headers = headers;
    *this = ResponseData::made(head, content);
}

namespace {

Response madeOf(int status, QByteArrayView type, const QByteArray &content)
{
    Headers headers;
    headers.append("Content-Type", type);
    return Response(status, headers, content);
}

} // namespace

Response Response::withText(int status, const QString &text)
{
    return madeOf(status, "text/plain; charset=utf-8", text.toUtf8());
}

Response Response::withHtml(int status, const QString &html)
{
    return madeOf(status, "text/html; charset=utf-8", html.toUtf8());
}

Response Response::withJson(int status, const QJsonDocument &document)
{
    return madeOf(status, "application/json", document.toJson(QJsonDocument::Compact));
}

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

QList<Response> Response::history() const
{
    QList<Response> responses;
    const QList<Attempt> all = attempts();
    for (const Attempt &attempt : all) {
        if (const Response response = attempt.response(); !response.isNull())
            responses.append(response);
    }
    return responses;
}

QList<Attempt> Response::attempts() const
{
    return d ? d->attempts : QList<Attempt>();
}

QList<Response> Response::informational() const
{
    QList<Response> responses;
    if (!d)
        return responses;
    for (const ResponseHead &head : d->informational) {
        Response response = ResponseData::made(head, {});
        response.d->request = d->request;
        responses.append(response);
    }
    return responses;
}

QList<Cookie> Response::cookies() const
{
    QList<Cookie> cookies;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Headers fields = headers();
    const QList<QByteArray> lines = fields.values("Set-Cookie");
    for (const QByteArray &line : lines) {
        if (Result<Cookie> cookie = Cookie::fromSetCookie(line, url(), now))
            cookies.append(*cookie);
    }
    return cookies;
}

QList<Link> Response::links() const
{
    return linksOf(headers(), url());
}

QUrl Response::link(QAnyStringView relation) const
{
    const QList<Link> all = links();
    for (const Link &link : all) {
        if (link.hasRelation(relation))
            return link.target();
    }
    return {};
}

QString Response::fileName() const
{
    const Headers fields = headers();
    return ContentDisposition(fields.value("Content-Disposition")).fileName();
}

bool Response::hasRedirectLocation() const
{
    return d && HttpQ::isRedirect(d->head.status, d->head.headers);
}

Result<Request> Response::nextRequest() const
{
    if (!hasRedirectLocation()) {
        return Error(Error::Kind::Redirect, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The response is no redirect: its status is %1%2")
                             .arg(status())
                             .arg(headers().contains("Location")
                                          ? QString()
                                          : QStringLiteral(", and it has no Location")));
    }
    Request sent = d->request;
    if (d->hasJarCookies)
        sent.headers().removeAll("Cookie");
    return redirectedRequest(sent, d->head.status, d->head.headers, d->redirects);
}

ConnectionInfo Response::connection() const
{
    return d ? d->connection : ConnectionInfo();
}

Timings Response::timings() const
{
    return d ? d->currentTimings() : Timings();
}

const Response &Response::raiseForStatus() const
{
    if (isError()) {
        throw HttpStatusError(
                Error(Error::Kind::Status, Error::Phase::None,
                      isClientError() ? Error::Party::Local : Error::Party::Remote,
                      QStringLiteral("The server answered %1 %2").arg(status()).arg(reason()))
                        .withStatus(status())
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
    const Headers fields = headers();
    return MediaType(fields.value("Content-Type")).parameter("charset");
}

QByteArray Response::encoding() const
{
    return d ? d->encodingOf(d->content).name() : TextEncoding().name();
}

bool Response::setEncoding(const QByteArray &name) const
{
    const std::optional<TextEncoding> chosen = TextEncoding::named(name);
    if (d && chosen)
        d->chosenEncoding = chosen;
    return d && chosen;
}

QString Response::text() const
{
    const QByteArray bytes = content();
    return decodedText(d->encodingOf(bytes), bytes);
}

QJsonValue Response::jsonValue() const
{
    QJsonParseError error;
    QJsonDocument document = json(&error);
    if (error.error != QJsonParseError::NoError) {
        // QJsonDocument knows arrays and objects only; in brackets, any value is an array.
        const QJsonArray values = QJsonDocument::fromJson('[' + content() + ']').array();
        if (values.size() == 1)
            return values.first();
        document = json();
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

void Response::throwDecodingError(const Error &error) const
{
    throw DecodingError(error.withUrl(url()), request());
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
    return d->currentTimings().total;
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

bool Response::isStreamConsumed() const
{
    return d && (d->state == State::Reading || d->state == State::Consumed);
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

QCoro::AsyncGenerator<QByteArray> Response::stream(qsizetype chunkSize) const
{
    return chunksOf(*this, BodyReading::Chunks, chunkSize);
}

QCoro::AsyncGenerator<QByteArray> Response::raw(qsizetype chunkSize) const
{
    return chunksOf(*this, BodyReading::RawChunks, chunkSize);
}

QCoro::AsyncGenerator<QString> Response::streamText() const
{
    return textOf(*this);
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
