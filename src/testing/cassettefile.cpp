// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/cassettefile_p.h"

#include "testing/bodybytes_p.h"
#include "testing/cassettereader_p.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qsavefile.h>

namespace HttpQ::CassetteFile {

using namespace Qt::StringLiterals;

namespace {

Error fileError(const QString &message)
{
    return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local, message);
}

template<typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

QJsonArray headersToJson(const Headers &headers)
{
    QJsonArray lines;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        lines.append(QString::fromUtf8(headers.nameAt(i)) + ": "_L1
                     + QString::fromUtf8(headers.valueAt(i)));
    }
    return lines;
}

// A text of several lines is told in several strings, so that people can read it and see what
// changed.
QJsonValue textToJson(const QString &text)
{
    const qsizetype firstEnd = text.indexOf(u'\n');
    if (firstEnd < 0 || firstEnd == text.size() - 1)
        return text;
    QJsonArray lines;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype found = text.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? text.size() : found + 1;
        lines.append(text.sliced(begin, end - begin));
        begin = end;
    }
    return lines;
}

QJsonValue base64ToJson(const QByteArray &body)
{
    constexpr qsizetype LineLength = 76;
    const QByteArray code = body.toBase64();
    if (code.size() <= LineLength)
        return QString::fromLatin1(code);
    QJsonArray lines;
    for (qsizetype i = 0; i < code.size(); i += LineLength)
        lines.append(QString::fromLatin1(code.mid(i, LineLength)));
    return lines;
}

void addBody(QJsonObject &parent, const QByteArray &body)
{
    if (body.isEmpty())
        return;
    QJsonObject json;
    if (isPlainText(body))
        json.insert("text"_L1, textToJson(QString::fromUtf8(body)));
    else
        json.insert("base64"_L1, base64ToJson(body));
    parent.insert("body"_L1, json);
}

QJsonObject errorToJson(const Error &error)
{
    QJsonObject json { { "kind"_L1, nameOf(error.kind()) }, { "phase"_L1, nameOf(error.phase()) } };
    if (error.kind() == Error::Kind::LimitExceeded) {
        json.insert("limit"_L1, error.limitName());
        json.insert("value"_L1, error.limitValue());
        json.insert("seen"_L1, error.limitSeen());
    } else {
        json.insert("party"_L1, nameOf(error.party()));
        json.insert("message"_L1, error.message());
    }
    return json;
}

QJsonObject toJson(const Recording &recording)
{
    QJsonObject request { { "method"_L1, QString::fromUtf8(recording.method) },
                          { "url"_L1, QString::fromUtf8(recording.url) },
                          { "headers"_L1, headersToJson(recording.headers) } };
    addBody(request, recording.body);
    if (recording.error)
        return { { "request"_L1, request }, { "error"_L1, errorToJson(recording.error) } };
    QJsonObject response { { "status"_L1, recording.head.status },
                           { "headers"_L1, headersToJson(recording.head.headers) } };
    if (!recording.head.reason.isEmpty())
        response.insert("reason"_L1, QString::fromUtf8(recording.head.reason));
    addBody(response, recording.content);
    return { { "request"_L1, request }, { "response"_L1, response } };
}

QString placeOf(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before =
            QByteArrayView(text).first(qBound(qsizetype(0), offset, text.size()));
    return QStringLiteral("line %1, column %2")
            .arg(before.count('\n') + 1)
            .arg(before.size() - before.lastIndexOf('\n'));
}

} // namespace

Result<Recordings> read(const QString &fileName)
{
    const QString name = QDir::toNativeSeparators(fileName);
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return fileError(QStringLiteral("The cassette \"%1\" cannot be opened: %2")
                                 .arg(name, file.errorString()));
    }
    const QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return fileError(QStringLiteral("The cassette \"%1\" cannot be read: %2")
                                 .arg(name, file.errorString()));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        return fileError(QStringLiteral("The cassette \"%1\" is no JSON: %2 at %3")
                                 .arg(name, error.errorString(), placeOf(text, error.offset)));
    }
    CassetteReader reader;
    Recordings recordings = reader.read(document.isArray() ? QJsonValue(document.array())
                                                           : QJsonValue(document.object()));
    if (!reader.problem().isEmpty()) {
        return fileError(QStringLiteral("The cassette \"%1\" cannot be read %2")
                                 .arg(name, reader.problem()));
    }
    return recordings;
}

Error write(const QString &fileName, const Recordings &recordings)
{
    QJsonArray list;
    for (const std::shared_ptr<Recording> &recording : recordings) {
        if (recording->isComplete)
            list.append(toJson(*recording));
    }
    const QJsonObject cassette { { "httpqCassette"_L1, CassetteReader::Version },
                                 { "recordings"_L1, list } };
    const QFileInfo info(fileName);
    QDir().mkpath(info.path());
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(cassette).toJson()) < 0
        || !file.commit()) {
        return fileError(QStringLiteral("The cassette \"%1\" cannot be written: %2")
                                 .arg(QDir::toNativeSeparators(fileName), file.errorString()));
    }
    return {};
}

} // namespace HttpQ::CassetteFile
