// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/authorizationcode_p.h"
#include "http/secretnames.h"

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qurl.h>

namespace HttpQ {

/*!
    Puts "[masked]" in the place of secrets before something is shown or written to a file. What is
    masked stays what it was in form, as far as it was understood: a URL, a list of cookies, JSON.
    Masking twice changes nothing. The time it takes is linear in the size.
*/
class HTTPQ_EXPORT SecretMask
{
public:
    using Surroundings = AuthorizationCode::Surroundings;

    //! \a parameterMask is put in the place of values in URLs and forms.
    explicit SecretMask(QByteArrayView parameterMask = "[masked]");

    const SecretNames &names() const { return m_names; }
    SecretNames &names() { return m_names; }
    //! A header field that carries a secret.
    void addField(QAnyStringView name);

    //! Without fragment and user information, and with the port only if it is not the usual one.
    QByteArray url(const QUrl &url) const;
    //! "a=1&b=2" of a query or of application/x-www-form-urlencoded.
    QByteArray form(QByteArrayView form, Surroundings surroundings = Surroundings::Unknown) const;
    //! \a value, which may be percent-encoded, is a secret if it is of a parameter called \a name.
    bool isSecretParameter(QByteArrayView name, QByteArrayView value,
                           Surroundings surroundings) const;
    bool isSecretField(QByteArrayView name) const;
    //! Redirect if a field called \a name holds URLs that the user agent goes to, or comes from.
    static Surroundings fieldSurroundings(QByteArrayView name);
    //! Of a secret field, as much is kept as tells what it is about.
    QByteArray fieldValue(QByteArrayView name, QByteArrayView value) const;
    //! \a body of the given Content-Type: a form, JSON, XML, or whatever it is.
    QByteArray body(const QByteArray &body, QByteArrayView contentType) const;
    //! Text for a person or a program, with JSON or URLs in it.
    QByteArray text(QByteArrayView text, Surroundings surroundings = Surroundings::Unknown) const;

private:
    QByteArray parts(const QByteArray &body, const QByteArray &boundary) const;
    QByteArray part(QByteArrayView part) const;

    QByteArray m_parameterMask;
    SecretNames m_names;
    QSet<QByteArray> m_fields; // in lower case
};

} // namespace HttpQ
