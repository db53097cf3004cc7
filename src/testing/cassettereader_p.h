// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/jsonpath_p.h"
#include "testing/recording_p.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qjsonvalue.h>

#include <memory>
#include <vector>

namespace HttpQ {

//! Makes recordings of the JSON of a cassette. The first thing that does not fit is the problem();
//! what was read is then of no use.
class CassetteReader
{
public:
    static constexpr int Version = 1;

    std::vector<std::shared_ptr<Recording>> read(const QJsonValue &root);
    //! What does not fit and where, or empty.
    QString problem() const { return m_problem; }

private:
    void readRequest(const QJsonObject &request, const JsonPath &path, Recording &recording);
    void readResponse(const QJsonObject &response, const JsonPath &path, Recording &recording);
    void readError(const QJsonObject &error, const JsonPath &path, Recording &recording);
    Headers readHeaders(const QJsonObject &parent, const JsonPath &path);
    QByteArray readBody(const QJsonObject &parent, const JsonPath &path);
    QString readText(const QJsonValue &value, const JsonPath &path);
    template<typename Enum>
    Enum readEnum(const QJsonObject &parent, const JsonPath &path, QLatin1StringView member);

    QJsonObject object(const QJsonValue &value, const JsonPath &path);
    QJsonArray array(const QJsonValue &value, const JsonPath &path);
    QString string(const QJsonValue &value, const JsonPath &path);
    qint64 number(const QJsonValue &value, const JsonPath &path);
    void expected(const char *wanted, const QJsonValue &value, const JsonPath &path);
    void fail(const JsonPath &path, const QString &what);

    QString m_problem;
};

} // namespace HttpQ
