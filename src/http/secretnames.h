// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qset.h>
#include <QtCore/qstringlist.h>

namespace HttpQ {

/*!
    What secrets are called: query parameters, form fields, members of JSON, header fields. Upper case,
    "-" and "_" make no difference, and of a name with parts, such as "user[password]", each counts.
*/
class HTTPQ_EXPORT SecretNames
{
public:
    //! The names that secrets usually have.
    SecretNames();
    static const SecretNames &usual();

    const QStringList &names() const { return m_names; }
    void set(const QStringList &names);
    void add(QAnyStringView name);
    //! Only what is called so in a query or a form is a secret, not in JSON and the like.
    void setParameterOnly(QAnyStringView name);

    bool isParameter(QByteArrayView name) const;
    //! A member of JSON, an element of XML, or what else text gives a value to.
    bool isMember(QByteArrayView name) const;
    //! One of the fields that are known to carry secrets, or one that is called like a secret, be it
    //! with "X-" before it.
    bool isField(QByteArrayView name) const;

private:
    QStringList m_names;
    QSet<QByteArray> m_folded;
    QSet<QByteArray> m_parametersOnly;
};

} // namespace HttpQ
