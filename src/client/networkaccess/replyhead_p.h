// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/response.h"
#include "http/limits.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <utility>

namespace HttpQ {

//! The head of a response as QNetworkReply shows it.
class ReplyHead
{
public:
    //! \a isRaw: content codings are not undone.
    ReplyHead(const Response &response, const Limits &limits, bool isRaw);

    //! One for each name, in their order: the values of several fields of one name are joined.
    const QList<std::pair<QByteArray, QByteArray>> &fields() const { return m_fields; }
    //! What Content-Length says of the content that will be read; -1 if nothing does.
    qint64 contentLength() const { return m_isDecoded ? -1 : m_contentLength; }
    //! What it says of the content as it was sent, if that is decoded here; else -1.
    qint64 originalContentLength() const { return m_isDecoded ? m_contentLength : -1; }

private:
    void add(const QByteArray &name, const QByteArray &value);

    QList<std::pair<QByteArray, QByteArray>> m_fields;
    qint64 m_contentLength = -1;
    bool m_isDecoded = false;
};

} // namespace HttpQ
