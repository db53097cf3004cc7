// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/cassettereader_p.h"

#include <QtCore/qmetaobject.h>

namespace HttpQ {

using namespace Qt::StringLiterals;

namespace {

const char *typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return "null";
    case QJsonValue::Bool:
        return "true or false";
    case QJsonValue::Double:
        return "a number";
    case QJsonValue::String:
        return "a string";
    case QJsonValue::Array:
        return "an array";
    case QJsonValue::Object:
        return "an object";
    case QJsonValue::Undefined:
        break;
    }
    return "nothing";
}

} // namespace

void CassetteReader::fail(const JsonPath &path, const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = QStringLiteral("at %1: %2").arg(path.toString(), what);
}

void CassetteReader::expected(const char *wanted, const QJsonValue &value, const JsonPath &path)
{
    fail(path, QStringLiteral("%1 is wanted, and there is %2")
                       .arg(QLatin1StringView(wanted), QLatin1StringView(typeName(value))));
}

QJsonObject CassetteReader::object(const QJsonValue &value, const JsonPath &path)
{
    if (!value.isObject())
        expected("an object", value, path);
    return value.toObject();
}

QJsonArray CassetteReader::array(const QJsonValue &value, const JsonPath &path)
{
    if (!value.isArray())
        expected("an array", value, path);
    return value.toArray();
}

QString CassetteReader::string(const QJsonValue &value, const JsonPath &path)
{
    if (!value.isString())
        expected("a string", value, path);
    return value.toString();
}

qint64 CassetteReader::number(const QJsonValue &value, const JsonPath &path)
{
    const qint64 integer = value.toInteger(-1);
    if (!value.isDouble() || integer < 0)
        expected("a whole number", value, path);
    return integer;
}

std::vector<std::shared_ptr<Recording>> CassetteReader::read(const QJsonValue &root)
{
    const JsonPath path;
    const QJsonObject cassette = object(root, path);
    const qint64 version = number(cassette.value("httpqCassette"_L1), { &path, u"httpqCassette" });
    if (m_problem.isEmpty() && version != Version) {
        fail({ &path, u"httpqCassette" },
             QStringLiteral("the file is of version %1, and only version %2 can be read")
                     .arg(version)
                     .arg(Version));
    }
    std::vector<std::shared_ptr<Recording>> recordings;
    const JsonPath listPath(&path, u"recordings");
    const QJsonArray list = array(cassette.value("recordings"_L1), listPath);
    for (qsizetype i = 0; i < list.size() && m_problem.isEmpty(); ++i) {
        const JsonPath itemPath(&listPath, i);
        const QJsonObject item = object(list.at(i), itemPath);
        const auto recording = std::make_shared<Recording>();
        const JsonPath requestPath(&itemPath, u"request");
        readRequest(object(item.value("request"_L1), requestPath), requestPath, *recording);
        if (item.contains("error"_L1)) {
            const JsonPath errorPath(&itemPath, u"error");
            readError(object(item.value("error"_L1), errorPath), errorPath, *recording);
        } else {
            const JsonPath responsePath(&itemPath, u"response");
            readResponse(object(item.value("response"_L1), responsePath), responsePath, *recording);
        }
        recording->isComplete = true;
        recordings.push_back(recording);
    }
    return recordings;
}

void CassetteReader::readRequest(const QJsonObject &request, const JsonPath &path,
                                 Recording &recording)
{
    recording.method = string(request.value("method"_L1), { &path, u"method" }).toUtf8();
    recording.url = string(request.value("url"_L1), { &path, u"url" }).toUtf8();
    recording.headers = readHeaders(request, path);
    recording.body = readBody(request, path);
}

void CassetteReader::readResponse(const QJsonObject &response, const JsonPath &path,
                                  Recording &recording)
{
    const qint64 status = number(response.value("status"_L1), { &path, u"status" });
    if (m_problem.isEmpty() && (status < 100 || status > 999)) {
        fail({ &path, u"status" },
             QStringLiteral("%1 is no status code: they have three digits").arg(status));
    }
    recording.head.status = static_cast<int>(status);
    if (response.contains("reason"_L1))
        recording.head.reason = string(response.value("reason"_L1), { &path, u"reason" }).toUtf8();
    recording.head.headers = readHeaders(response, path);
    recording.content = readBody(response, path);
}

template<typename Enum>
Enum CassetteReader::readEnum(const QJsonObject &parent, const JsonPath &path,
                              QLatin1StringView member)
{
    const QString key(member);
    const JsonPath memberPath(&path, key);
    const QString name = string(parent.value(member), memberPath);
    bool isKnown = false;
    const auto meta = QMetaEnum::fromType<Enum>();
    const int value = meta.keyToValue(name.toLatin1().constData(), &isKnown);
    if (!isKnown) {
        fail(memberPath, QStringLiteral("\"%1\" is none of HttpQ::Error::%2")
                                 .arg(name, QLatin1StringView(meta.enumName())));
    }
    return static_cast<Enum>(value);
}

void CassetteReader::readError(const QJsonObject &error, const JsonPath &path, Recording &recording)
{
    const auto kind = readEnum<Error::Kind>(error, path, "kind"_L1);
    const auto phase = readEnum<Error::Phase>(error, path, "phase"_L1);
    if (kind == Error::Kind::LimitExceeded) {
        recording.error =
                Error::limitExceeded(phase, string(error.value("limit"_L1), { &path, u"limit" }),
                                     number(error.value("value"_L1), { &path, u"value" }),
                                     number(error.value("seen"_L1), { &path, u"seen" }));
        return;
    }
    recording.error = Error(kind, phase, readEnum<Error::Party>(error, path, "party"_L1),
                            string(error.value("message"_L1), { &path, u"message" }));
}

Headers CassetteReader::readHeaders(const QJsonObject &parent, const JsonPath &path)
{
    Headers headers;
    if (!parent.contains("headers"_L1))
        return headers;
    const JsonPath listPath(&path, u"headers");
    const QJsonArray lines = array(parent.value("headers"_L1), listPath);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const JsonPath linePath(&listPath, i);
        const QString line = string(lines.at(i), linePath);
        const qsizetype colon = line.indexOf(u':');
        if (colon < 0) {
            fail(linePath, QStringLiteral("a header field is wanted, as \"Name: value\""));
            continue;
        }
        const QStringView name = QStringView(line).first(colon);
        const QStringView value = QStringView(line).sliced(colon + 1).trimmed();
        if (!headers.append(name, value))
            fail(linePath, Headers::refusal(name, value));
    }
    return headers;
}

// Several strings are one after the other: the lines of a text.
QString CassetteReader::readText(const QJsonValue &value, const JsonPath &path)
{
    if (!value.isArray())
        return string(value, path);
    const QJsonArray lines = value.toArray();
    QString text;
    for (qsizetype i = 0; i < lines.size(); ++i)
        text += string(lines.at(i), { &path, i });
    return text;
}

QByteArray CassetteReader::readBody(const QJsonObject &parent, const JsonPath &path)
{
    if (!parent.contains("body"_L1))
        return {};
    const JsonPath bodyPath(&path, u"body");
    const QJsonObject body = object(parent.value("body"_L1), bodyPath);
    if (!body.contains("base64"_L1))
        return readText(body.value("text"_L1), { &bodyPath, u"text" }).toUtf8();
    const JsonPath codePath(&bodyPath, u"base64");
    const QString code = readText(body.value("base64"_L1), codePath);
    const auto decoded = QByteArray::fromBase64Encoding(code.toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        fail(codePath, QStringLiteral("the text is not base64"));
    return *decoded;
}

} // namespace HttpQ
