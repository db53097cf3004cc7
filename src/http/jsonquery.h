// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>
#include <HttpQ/result.h>

#include <QtCore/qjsonvalue.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \class HttpQ::JsonQuery
    \brief The way to one place in JSON, such as "data.items[0].rows": a singular query of JSONPath
    (RFC 9535 2.3.5.1) whose "$." may be left out.

    Names are taken as they are, up to the next "." or "[". Those that hold one of these, or nothing,
    are written in brackets and quotes: data["a.b"] or data['a.b'], with "\" before a quote or "\" that
    belongs to the name. Indexes count from 0. Without anything it is the whole.
*/
class HTTPQ_EXPORT JsonQuery
{
public:
    //! The whole.
    JsonQuery() {}
    //! What \a text says, or the Error of Kind::Decoding that tells what is wrong at which place.
    static Result<JsonQuery> parse(QStringView text);

    //! What is there in \a whole, or the Error of Kind::Decoding that tells how far the way goes.
    Result<QJsonValue> find(const QJsonValue &whole) const;

private:
    class Step
    {
    public:
        QString name;
        qsizetype index = -1; // a name if negative
    };

    QList<Step> m_steps;
};

} // namespace HttpQ
