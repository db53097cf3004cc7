// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/bodyread.h>
#include <HttpQ/error.h>
#include <HttpQ/headers.h>
#include <HttpQ/request.h>

#include <QtCore/qjsondocument.h>
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
    //! What was asked for, as it was sent.
    Request request() const;
    QUrl url() const;

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
    //! The content as text: by the charset of Content-Type, else UTF-8. Bytes that are not valid
    //! become U+FFFD. Throws as content() does.
    QString text() const;
    //! The charset that text() goes by.
    QByteArray charset() const;
    //! The content as JSON. Throws DecodingError with the offset if it is none, else as content()
    //! does.
    QJsonDocument json() const;
    //! The same; a syntax error is told in \a error and gives a null document.
    QJsonDocument json(QJsonParseError *error) const;

    //! From the start of the request to the last byte of the response; so far, while the body is
    //! not complete.
    std::chrono::microseconds elapsed() const;
    //! The bytes of content received so far, before content codings were undone.
    qint64 bytesDownloaded() const;

    //! True if content() can be asked for.
    bool isRead() const;
    bool isClosed() const;

    //! The next piece of the decoded body, std::nullopt at its end.
    [[nodiscard]] ChunkRead nextChunk() const;
    //! The next piece of the body as it was sent.
    [[nodiscard]] ChunkRead nextRawChunk() const;
    //! Reads the whole body, at most Limits::bufferedBodyBytes, and keeps it for content().
    [[nodiscard]] ContentRead read() const;
    //! All pieces of the decoded body, for QCORO_FOREACH. Errors are thrown where it is advanced.
    [[nodiscard]] QCoro::AsyncGenerator<QByteArray> stream() const;
    //! All pieces of the body as it was sent, content codings not undone.
    [[nodiscard]] QCoro::AsyncGenerator<QByteArray> raw() const;
    //! The body as lines of text without their ends (CR LF, LF or CR), of at most Limits::lineBytes.
    [[nodiscard]] QCoro::AsyncGenerator<QString> lines() const;
    //! Reads no more: the connection is freed. Content that was read stays.
    void close() const;

#ifndef QT_NO_DEBUG_STREAM
    //! Prints "<Response [200 OK]>".
    HTTPQ_EXPORT friend QDebug operator<<(QDebug debug, const Response &response);
#endif

private:
    friend class ResponseData;
    QExplicitlySharedDataPointer<ResponseData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::Response)
