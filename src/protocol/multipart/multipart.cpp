// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/multipart/multipart.h"

#include "http/characters.h"
#include "protocol/multipart/multipartdata_p.h"
#include "protocol/multipart/multipartsource.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qmimedatabase.h>
#include <QtCore/qrandom.h>

#include <memory>

namespace HttpQ {

namespace {

constexpr qsizetype MaximumBoundarySize = 70; // RFC 2046 5.1.1

QByteArray toUtf8(QAnyStringView text)
{
    return text.visit([](auto view) {
        if constexpr (std::is_same_v<decltype(view), QStringView>)
            return view.toUtf8();
        else if constexpr (std::is_same_v<decltype(view), QLatin1StringView>)
            return QString(view).toUtf8();
        else
            return QByteArray(view.data(), view.size());
    });
}

// What cannot be guessed must not be guessable: who knows the boundary can end a part.
QByteArray randomBoundary()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex();
}

bool isBoundaryCharacter(char c)
{
    // RFC 2046 5.1.1, without the space, which only makes trouble
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
           || QByteArrayView("'()+_,-./:=?").contains(c);
}

// Why text cannot stand in a Content-Disposition field, or a null string if it can.
QString refusalOf(QByteArrayView text, const QString &what)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != 0x7f)
            continue;
        const QString character = byte == '\r'   ? QStringLiteral("a CR")
                                  : byte == '\n' ? QStringLiteral("a LF")
                                  : byte == 0    ? QStringLiteral("a NUL")
                                                 : QStringLiteral("the control character 0x%1")
                                                        .arg(byte, 2, 16, QLatin1Char('0'));
        return QStringLiteral("%1 \"%2\" holds %3 at byte %4, which is not allowed")
                .arg(what, QString::fromUtf8(text).simplified(), character, QString::number(i));
    }
    return {};
}

// WHATWG HTML 4.10.22.8 writes a quote as %22. A backslash would escape the closing quote for those
// who read a quoted string of RFC 2183, as most servers do.
QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "%22") + '"';
}

QString guessedType(const QString &fileName)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    return type.isValid() ? type.name() : QStringLiteral("application/octet-stream");
}

} // namespace

Multipart::Multipart()
    : d(new MultipartData)
{
    d->boundary = randomBoundary();
}

Multipart::Multipart(const Multipart &other) = default;
Multipart::Multipart(Multipart &&other) noexcept = default;
Multipart &Multipart::operator=(const Multipart &other) = default;
Multipart::~Multipart() = default;

void Multipart::refuse(const QString &reason)
{
    if (d->error)
        return;
    d->error = Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The multipart body cannot be sent: %1").arg(reason));
}

void Multipart::add(QAnyStringView name, const QByteArray *fileName, const Headers &headers,
                    const Body &body, const QString &filePath)
{
    const QByteArray utf8Name = toUtf8(name);
    QString reason = refusalOf(utf8Name, QStringLiteral("the name"));
    if (reason.isNull() && fileName)
        reason = refusalOf(*fileName, QStringLiteral("the file name"));
    if (reason.isNull() && headers.contains("Content-Disposition")) {
        reason = QStringLiteral("the header fields of part \"%1\" hold Content-Disposition, which "
                                "is made of the name")
                         .arg(QString::fromUtf8(utf8Name));
    }
    if (!reason.isNull()) {
        refuse(reason);
        return;
    }

    MultipartData::Part part;
    part.name = QString::fromUtf8(utf8Name);
    part.head = "Content-Disposition: form-data; name=" + quoted(utf8Name);
    if (fileName)
        part.head += "; filename=" + quoted(*fileName);
    part.head += "\r\n";
    for (qsizetype i = 0; i < headers.size(); ++i) {
        part.head.append(headers.nameAt(i)).append(": ");
        part.head.append(headers.valueAt(i)).append("\r\n");
    }
    part.head += "\r\n";
    part.body = body;
    part.filePath = filePath;
    d->parts.append(part);
}

void Multipart::addFile(QAnyStringView name, QAnyStringView fileName, QAnyStringView contentType,
                        const Body &body, const QString &filePath)
{
    Headers headers;
    if (contentType.isEmpty()) {
        headers.append("Content-Type", guessedType(fileName.toString()));
    } else if (!headers.append("Content-Type", contentType)) {
        refuse(Headers::refusal("Content-Type", contentType));
        return;
    }
    const QByteArray utf8FileName = toUtf8(fileName);
    add(name, &utf8FileName, headers, body, filePath);
}

Multipart &Multipart::field(QAnyStringView name, QAnyStringView value) &
{
    add(name, nullptr, {}, Body(toUtf8(value)));
    return *this;
}

Multipart &Multipart::field(QAnyStringView name, const QByteArray &bytes,
                            QAnyStringView contentType) &
{
    Headers headers;
    if (!contentType.isEmpty() && !headers.append("Content-Type", contentType))
        refuse(Headers::refusal("Content-Type", contentType));
    else
        add(name, nullptr, headers, Body(bytes));
    return *this;
}

Multipart &Multipart::file(QAnyStringView name, QAnyStringView filePath) &
{
    const QString path = filePath.toString();
    if (path.isEmpty())
        refuse(QStringLiteral("the path of the file for part \"%1\" is empty")
                       .arg(name.toString().simplified()));
    else
        addFile(name, QFileInfo(path).fileName(), {}, {}, path);
    return *this;
}

Multipart &Multipart::file(QAnyStringView name, QAnyStringView fileName, const QByteArray &bytes,
                           QAnyStringView contentType) &
{
    addFile(name, fileName, contentType, Body(bytes));
    return *this;
}

Multipart &Multipart::file(QAnyStringView name, QAnyStringView fileName, QIODevice *device,
                           QAnyStringView contentType) &
{
    if (!device)
        refuse(QStringLiteral("there is no device for part \"%1\"")
                       .arg(name.toString().simplified()));
    else
        addFile(name, fileName, contentType, Body(device));
    return *this;
}

Multipart &Multipart::file(QAnyStringView name, QAnyStringView fileName, const Body &body,
                           QAnyStringView contentType) &
{
    addFile(name, fileName, contentType, body);
    return *this;
}

Multipart &Multipart::part(QAnyStringView name, const Headers &headers, const Body &body) &
{
    add(name, nullptr, headers, body);
    return *this;
}

QByteArray Multipart::boundary() const
{
    return d->boundary;
}

Multipart &Multipart::boundary(QByteArrayView boundary) &
{
    if (boundary.isEmpty() || boundary.size() > MaximumBoundarySize) {
        refuse(QStringLiteral("a boundary of %1 bytes, where 1 to %2 are allowed")
                       .arg(boundary.size())
                       .arg(MaximumBoundarySize));
        return *this;
    }
    for (qsizetype i = 0; i < boundary.size(); ++i) {
        if (!isBoundaryCharacter(boundary[i])) {
            refuse(QStringLiteral("the boundary holds 0x%1 at byte %2, which is not allowed")
                           .arg(static_cast<unsigned char>(boundary[i]), 2, 16, QLatin1Char('0'))
                           .arg(i));
            return *this;
        }
    }
    d->boundary = boundary.toByteArray();
    d->isBoundaryGiven = true;
    return *this;
}

QByteArray Multipart::contentType() const
{
    const bool isToken = Characters::isToken(d->boundary);
    return "multipart/form-data; boundary=" + (isToken ? d->boundary : '"' + d->boundary + '"');
}

Error Multipart::error() const
{
    if (d->error || !d->isBoundaryGiven)
        return d->error;
    // RFC 2046 5.1.1: a part that holds the delimiter would end there
    const QByteArray delimiter = "--" + d->boundary;
    for (const MultipartData::Part &part : d->parts) {
        if (!part.body.bytes().contains(delimiter))
            continue;
        return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The multipart body cannot be sent: part \"%1\" holds the "
                                    "boundary \"%2\"")
                             .arg(part.name, QString::fromLatin1(d->boundary)));
    }
    return {};
}

Body Multipart::body() const
{
    return Body(std::make_shared<MultipartSource>(*d, error()));
}

} // namespace HttpQ
