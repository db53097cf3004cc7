// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qset.h>
#include <QtCore/qurl.h>

namespace HttpQ {

/*!
    Puts "[masked]" in the place of secrets before something is written to a file. What is masked
    stays what it was in form: a URL, a list of cookies, JSON. Masking twice changes nothing.
*/
class SecretMask
{
public:
    SecretMask();

    void addField(QAnyStringView name);
    //! A query parameter, form field or JSON member. Upper case, "-" and "_" make no difference.
    void addParameter(QAnyStringView name);

    //! Without fragment and user information, and with the port only if it is not the usual one.
    QByteArray url(const QUrl &url) const;
    QByteArray fieldValue(QByteArrayView name, QByteArrayView value) const;
    //! \a body of the given Content-Type: a form, JSON, or any text in which JSON or URLs occur.
    QByteArray body(const QByteArray &body, QByteArrayView contentType) const;

private:
    bool isSecret(QByteArrayView name) const;
    QByteArray maskedParameters(const QByteArray &text, bool isQuery) const;
    QByteArray maskedMembers(const QByteArray &text) const;
    QByteArray maskedParts(const QByteArray &text, QByteArrayView contentType) const;
    QByteArray maskedText(const QByteArray &text) const;

    QSet<QByteArray> m_fields; // in lower case
    QSet<QByteArray> m_parameters; // in lower case, letters and digits only
};

//! True if \a bytes are UTF-8 without control characters, which a JSON string can hold readably.
bool isPlainText(const QByteArray &bytes);

} // namespace HttpQ
