// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>
#include <HttpQ/error.h>
#include <HttpQ/headers.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace HttpQ {

class MultipartData;

/*!
    \class HttpQ::Multipart
    \brief A multipart/form-data body (RFC 7578), described part by part.

    \code
    co_await client.post(url).multipart(
            HttpQ::Multipart().field("title", "Report").file("document", path));
    \endcode

    Names and file names are sent as UTF-8, with a quote as %22, as browsers do, and a backslash
    doubled, so that it cannot hide the quote behind it. One that holds a control character is
    refused, never repaired: see error().

    An implicitly shared value. Its boundary is random and made once, so that the same value gives
    the same bytes each time.
*/
class HTTPQ_EXPORT Multipart
{
public:
    Multipart();
    Multipart(const Multipart &other);
    Multipart(Multipart &&other) noexcept;
    Multipart &operator=(const Multipart &other);
    Multipart &operator=(Multipart &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Multipart();
    void swap(Multipart &other) noexcept { d.swap(other.d); }

    //! Adds the text \a value, sent as it is.
    Multipart &field(QAnyStringView name, QAnyStringView value) &;
    Multipart &&field(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(field(name, value));
    }
    //! Adds \a bytes as a part with a Content-Type and without a file name.
    Multipart &field(QAnyStringView name, const QByteArray &bytes, QAnyStringView contentType) &;
    Multipart &&field(QAnyStringView name, const QByteArray &bytes, QAnyStringView contentType) &&
    {
        return std::move(field(name, bytes, contentType));
    }

    //! Adds the regular file at \a filePath under its base name; its extension tells the
    //! Content-Type. It is opened when its part is sent. How long it is is seen when sending
    //! starts: it is an error if it is shorter later on, and what is written behind its end stays
    //! out.
    Multipart &file(QAnyStringView name, QAnyStringView filePath) &;
    Multipart &&file(QAnyStringView name, QAnyStringView filePath) &&
    {
        return std::move(file(name, filePath));
    }
    //! Adds \a bytes as a file. Without \a contentType, the extension of \a fileName tells it.
    Multipart &file(QAnyStringView name, QAnyStringView fileName, const QByteArray &bytes,
                    QAnyStringView contentType = {}) &;
    Multipart &&file(QAnyStringView name, QAnyStringView fileName, const QByteArray &bytes,
                     QAnyStringView contentType = {}) &&
    {
        return std::move(file(name, fileName, bytes, contentType));
    }
    //! Adds what \a device holds from its current position on, as Body of a device does: it must
    //! be open and live until the request has ended.
    Multipart &file(QAnyStringView name, QAnyStringView fileName, QIODevice *device,
                    QAnyStringView contentType = {}) &;
    Multipart &&file(QAnyStringView name, QAnyStringView fileName, QIODevice *device,
                     QAnyStringView contentType = {}) &&
    {
        return std::move(file(name, fileName, device, contentType));
    }
    //! Adds what \a body gives as a file.
    Multipart &file(QAnyStringView name, QAnyStringView fileName, const Body &body,
                    QAnyStringView contentType = {}) &;
    Multipart &&file(QAnyStringView name, QAnyStringView fileName, const Body &body,
                     QAnyStringView contentType = {}) &&
    {
        return std::move(file(name, fileName, body, contentType));
    }
    //! Adds a part with header fields of its own; Content-Disposition is not among them.
    Multipart &part(QAnyStringView name, const Headers &headers, const Body &body) &;
    Multipart &&part(QAnyStringView name, const Headers &headers, const Body &body) &&
    {
        return std::move(part(name, headers, body));
    }

    QByteArray boundary() const;
    //! Sets what separates the parts: 1 to 70 characters (RFC 2046 5.1.1) that occur in no part.
    //! For where the bytes must be known beforehand; else leave it random. Parts of bytes are
    //! searched for it by error(), files and sources while they are sent: where one holds it, the
    //! request fails.
    Multipart &boundary(QByteArrayView boundary) &;
    Multipart &&boundary(QByteArrayView boundary) && { return std::move(this->boundary(boundary)); }

    //! The value of the Content-Type field that goes with body().
    QByteArray contentType() const;
    //! The parts, one after the other. Its size is known if that of every part is, and it can be
    //! sent again if every part can. With an error() it cannot be sent at all.
    Body body() const;
    //! The first input that was refused. The part it was given for is left out.
    Error error() const;

private:
    void add(QAnyStringView name, const QByteArray *fileName, const Headers &headers,
             const Body &body, const QString &filePath = {});
    void addFile(QAnyStringView name, QAnyStringView fileName, QAnyStringView contentType,
                 const Body &body, const QString &filePath = {});
    void refuse(const QString &reason);

    QSharedDataPointer<MultipartData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::Multipart)
Q_DECLARE_METATYPE(HttpQ::Multipart)
