// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/attempt.h>
#include <HttpQ/bodyread.h>
#include <HttpQ/connectioninfo.h>
#include <HttpQ/cookie.h>
#include <HttpQ/error.h>
#include <HttpQ/gadgetjson.h>
#include <HttpQ/headers.h>
#include <HttpQ/link.h>
#include <HttpQ/request.h>
#include <HttpQ/result.h>
#include <HttpQ/timings.h>

#include <QtCore/qjsondocument.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>

#include <qcoro/qcoroasyncgenerator.h>

#include <chrono>

QT_BEGIN_NAMESPACE
class QDebug;
struct QJsonParseError;
QT_END_NAMESPACE

namespace HttpQ {

class ResponseData;

/*!
    \class HttpQ::Response
    \brief What a server answered: status, header fields and content.

    A value that is cheap to copy; copies are one and the same response. Unless the request said
    RequestBuilder::stream(), the content is there: content(), text(), json(). A response whose
    content is there may be used from any thread.

    After stream() only the head is there, and the body is read once, by one of nextChunk(),
    stream(), nextRawChunk(), raw(), lines() or read(). Reading it a second time is the error
    StreamConsumed, reading after close() is StreamClosed, and asking for content that nobody has
    read is ResponseNotRead. While nobody reads, the server is held back. Such a response belongs to
    the client's thread. When its last copy goes with the body unread, the connection is freed: it
    is kept if at most 64 KiB were left to come, else closed.

    If the client is destroyed, reading fails with Cancelled.
*/
class HTTPQ_EXPORT Response
{
    Q_GADGET
    Q_PROPERTY(int status READ status CONSTANT)
    Q_PROPERTY(QString reason READ reason CONSTANT)
    Q_PROPERTY(QUrl url READ url CONSTANT)
public:
    //! A null response: what there is when there is none.
    Response();
    //! A response made by hand, as a Transport gives it.
    explicit Response(int status, const Headers &headers = {}, const QByteArray &content = {});
    //! With the Content-Type that goes with it: text in UTF-8, HTML in UTF-8, JSON.
    static Response withText(int status, const QString &text);
    static Response withHtml(int status, const QString &html);
    static Response withJson(int status, const QJsonDocument &document);
    Response(const Response &other);
    Response(Response &&other) noexcept;
    Response &operator=(const Response &other);
    Response &operator=(Response &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Response();
    void swap(Response &other) noexcept { d.swap(other.d); }

    bool isNull() const noexcept { return !d; }

    //! The status code (RFC 9110 15), 0 if null.
    int status() const;
    //! The reason phrase as sent, or the usual one if none was sent.
    QString reason() const;
    //! "HTTP/1.1" or "HTTP/1.0".
    QByteArray httpVersion() const;
    Headers headers() const;
    //! The trailer section of a chunked response (RFC 9110 6.5), once the body was read.
    Headers trailers() const;
    //! What was asked for, as it was sent; after redirects, the last request.
    Request request() const;
    QUrl url() const;
    //! The responses before this one: redirects that were followed, challenges that were answered,
    //! failures that were retried. Without content.
    QList<Response> history() const;
    //! All rounds before the one that brought this response, with those that brought none.
    QList<Attempt> attempts() const;
    //! The informational responses ahead of this one, such as 103 (Early Hints, RFC 8297).
    QList<Response> informational() const;
    //! The cookies that this response sets, whether the jar took them or not.
    QList<Cookie> cookies() const;
    //! What the Link fields name (RFC 8288).
    QList<Link> links() const;
    //! The target of the first link of that \a relation, such as "next"; an empty URL if none.
    QUrl link(QAnyStringView relation) const;
    //! The file name of Content-Disposition (RFC 6266), made safe: no path, nothing a file system
    //! trips over. Empty if none is told.
    QString fileName() const;
    //! True for 301, 302, 303, 307 and 308 with a Location.
    bool hasRedirectLocation() const;
    //! The request that follows if this is a redirect which was not followed; else why there is none.
    Result<Request> nextRequest() const;
    //! The connection it came over; null if it came from a Transport.
    ConnectionInfo connection() const;
    //! How long each phase took, so far.
    Timings timings() const;

    bool isInformational() const { return status() / 100 == 1; }
    bool isSuccess() const { return status() / 100 == 2; }
    bool isRedirect() const { return status() / 100 == 3; }
    bool isClientError() const { return status() / 100 == 4; }
    bool isServerError() const { return status() / 100 == 5; }
    //! True for 4xx and 5xx.
    bool isError() const { return isClientError() || isServerError(); }
    //! Throws HttpStatusError if isError(); returns this response otherwise.
    const Response &raiseForStatus() const;

    //! The content, with content codings undone. Throws ResponseNotRead if a streamed body has not
    //! been read by read(), StreamConsumed if it was read piece by piece.
    QByteArray content() const;
    //! The content as text: by what setEncoding() said, a byte order mark, the charset of
    //! Content-Type, else the client's DefaultEncoding. Bytes that are not valid become U+FFFD.
    //! Throws as content() does.
    QString text() const;
    //! The name of the encoding that text() and lines() go by. Where Content-Type names one that is
    //! not known it is the default, and a warning is logged.
    QByteArray encoding() const;
    //! Chooses the encoding, for all copies of this response. False if \a name is not known.
    bool setEncoding(const QByteArray &name) const;
    //! The charset parameter of Content-Type; empty if there is none.
    QByteArray charset() const;
    //! The content as JSON. Throws DecodingError with the offset if it is none, else as content()
    //! does.
    QJsonDocument json() const;
    //! The same; a syntax error is told in \a error and gives a null document.
    QJsonDocument json(QJsonParseError *error) const;
    //! The content as JSON, as a T: see fromJson() for what that may be. Throws DecodingError with
    //! the place in the JSON if it does not fit, else as json() does.
    template<typename T>
    T as() const
    {
        Result<T> value = fromJson<T>(jsonValue());
        if (!value)
            throwDecodingError(value.error());
        return *std::move(value);
    }

    //! From the start of the request to the last byte of the response; so far, while the body is
    //! not complete.
    std::chrono::microseconds elapsed() const;
    //! The bytes of content received so far, before content codings were undone.
    qint64 bytesDownloaded() const;

    //! True if content() can be asked for.
    bool isRead() const;
    bool isClosed() const;
    //! True once the body was read, or is being read, piece by piece.
    bool isStreamConsumed() const;

    //! The next piece of the decoded body, std::nullopt at its end. Content that is there already is
    //! one piece, and comes again behind its end.
    [[nodiscard]] ChunkRead nextChunk() const;
    //! The next piece of the body as it was sent.
    [[nodiscard]] ChunkRead nextRawChunk() const;
    //! Reads the whole body, at most Limits::bufferedBodyBytes, and keeps it for content().
    [[nodiscard]] ContentRead read() const;
    //! All pieces of the decoded body, for QCORO_FOREACH. Errors are thrown where it is advanced. With
    //! a \a chunkSize, all pieces but the last have that many bytes.
    [[nodiscard]] QCoro::AsyncGenerator<QByteArray> stream(qsizetype chunkSize = 0) const;
    //! All pieces of the body as it was sent, content codings not undone.
    [[nodiscard]] QCoro::AsyncGenerator<QByteArray> raw(qsizetype chunkSize = 0) const;
    //! The body as text, in pieces that never split a character.
    [[nodiscard]] QCoro::AsyncGenerator<QString> streamText() const;
    //! The body as lines of text without their ends (CR LF, LF or CR), of at most Limits::lineBytes.
    [[nodiscard]] QCoro::AsyncGenerator<QString> lines() const;
    //! Reads no more: the connection is freed. Content that was read stays.
    void close() const;

#ifndef QT_NO_DEBUG_STREAM
    //! Prints "<Response [200 OK]>".
    HTTPQ_EXPORT friend QDebug operator<<(QDebug debug, const Response &response);
#endif

private:
    QJsonValue jsonValue() const;
    [[noreturn]] void throwDecodingError(const Error &error) const;

    friend class ResponseData;
    QExplicitlySharedDataPointer<ResponseData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::Response)
