// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answersource.h"

#include <QtCore/qjsondocument.h>

#include <memory>

//! What the example server answers to one request.
class ExampleAnswer
{
public:
    explicit ExampleAnswer(int status = 200);
    static ExampleAnswer text(int status, const QByteArray &text);
    static ExampleAnswer json(const QJsonDocument &document);

    void setField(const QByteArray &name, const QByteArray &value);
    void setContent(const QByteArray &type, const QByteArray &content);
    void setSource(const QByteArray &type, std::unique_ptr<AnswerSource> source);
    //! How long the server waits before it answers; negative is for ever.
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }

    int status() const { return m_status; }
    QByteArray content() const { return m_content; }
    //! Null if the content is there as a whole.
    AnswerSource *source() const { return m_source.get(); }
    std::chrono::milliseconds delay() const { return m_delay; }
    bool isChunked() const { return m_source && m_source->size() < 0; }
    //! The status line and the fields, with the empty line after them.
    QByteArray head(bool keepsAlive) const;

private:
    int m_status;
    QByteArray m_fields;
    QByteArray m_content;
    std::unique_ptr<AnswerSource> m_source;
    std::chrono::milliseconds m_delay { 0 };
};
