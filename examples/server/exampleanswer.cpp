// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "exampleanswer.h"

#include <QtCore/qhash.h>

static QByteArray reasonOf(int status)
{
    static const QHash<int, QByteArray> reasons = {
        { 200, "OK" },
        { 206, "Partial Content" },
        { 400, "Bad Request" },
        { 401, "Unauthorized" },
        { 403, "Forbidden" },
        { 404, "Not Found" },
        { 405, "Method Not Allowed" },
        { 410, "Gone" },
        { 413, "Content Too Large" },
        { 416, "Range Not Satisfiable" },
        { 418, "I'm a Teapot" },
        { 429, "Too Many Requests" },
        { 500, "Internal Server Error" },
        { 502, "Bad Gateway" },
        { 503, "Service Unavailable" },
    };
    return reasons.value(status, "Status");
}

ExampleAnswer::ExampleAnswer(int status)
    : m_status(status)
{}

ExampleAnswer ExampleAnswer::text(int status, const QByteArray &text)
{
    ExampleAnswer answer(status);
    answer.setContent("text/plain; charset=utf-8", text);
    return answer;
}

ExampleAnswer ExampleAnswer::json(const QJsonDocument &document)
{
    ExampleAnswer answer;
    answer.setContent("application/json", document.toJson(QJsonDocument::Compact));
    return answer;
}

void ExampleAnswer::setField(const QByteArray &name, const QByteArray &value)
{
    m_fields += name + ": " + value + "\r\n";
}

void ExampleAnswer::setContent(const QByteArray &type, const QByteArray &content)
{
    setField("Content-Type", type);
    m_content = content;
}

void ExampleAnswer::setSource(const QByteArray &type, std::unique_ptr<AnswerSource> source)
{
    setField("Content-Type", type);
    m_source = std::move(source);
}

QByteArray ExampleAnswer::head(bool keepsAlive) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_status) + ' ' + reasonOf(m_status) + "\r\n"
                      + m_fields;
    if (isChunked()) {
        head += "Transfer-Encoding: chunked\r\n";
    } else {
        const qint64 size = m_source ? m_source->size() : m_content.size();
        head += "Content-Length: " + QByteArray::number(size) + "\r\n";
    }
    if (!keepsAlive)
        head += "Connection: close\r\n";
    return head + "\r\n";
}
