// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/har/harbodies_p.h"
#include "client/trafficlistener.h"

#include <QtCore/qjsonobject.h>

namespace HttpQ {

//! What an entry tells of: one request and its response, if it has one.
class HarRound
{
public:
    HarRound() {}
    HarRound(const Request &asked, const Response &answer, const Error &why, const Timings &took)
        : request(asked)
        , response(answer)
        , error(why)
        , timings(took)
        , connection(answer.connection())
    {}

    Request request;
    Response response;
    Error error;
    Timings timings;
    ConnectionInfo connection;
    QDateTime started;
    Timings::Duration duration { 0 };
    QString comment;
};

//! An entry of a HAR 1.2 log.
QJsonObject harEntry(const HarRound &round, const HarBodies &bodies);

} // namespace HttpQ
