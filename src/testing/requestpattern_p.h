// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"
#include "http/result.h"
#include "policy/urlpattern.h"

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <utility>

namespace HttpQ {

//! Which requests a route of a MockTransport is for.
class RequestPattern
{
public:
    //! InvalidUrl if \a url is no pattern.
    static Result<RequestPattern> fromText(QAnyStringView method, QAnyStringView url);

    bool matches(const Request &request) const;
    //! "GET /users/*"
    QString toString() const { return m_text; }

private:
    QString m_text;
    QByteArray m_method; // "*" is any
    UrlPattern m_origin;
    QString m_path;
    QList<std::pair<QString, QString>> m_query;
};

} // namespace HttpQ
