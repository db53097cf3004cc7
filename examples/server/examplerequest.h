// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>
#include <QtCore/qurl.h>

#include <optional>

//! The head of a request that the example server got.
class ExampleRequest
{
public:
    //! Reads \a head, which ends before the empty line; nothing if it is no HTTP.
    static std::optional<ExampleRequest> parse(const QByteArray &head);

    //! Method, path and query.
    QString line() const;
    QByteArray method() const { return m_method; }
    //! Without the query, percent-encoding undone.
    QString path() const { return m_target.path(); }
    //! The request's query parameter \a name, or \a fallback.
    QString query(const QString &name, const QString &fallback = {}) const;
    //! The same as a number that is not negative.
    qint64 number(const QString &name, qint64 fallback) const;
    //! The field \a name, which is in lower case; the last one if there are several.
    QByteArray field(const QByteArray &name) const { return m_fields.value(name); }
    //! Whether the connection may carry another request (RFC 9112 9.3).
    bool keepsAlive() const;

private:
    QByteArray m_method;
    QByteArray m_version;
    QUrl m_target;
    QHash<QByteArray, QByteArray> m_fields;
};
