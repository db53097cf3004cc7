// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <optional>
#include <utility>

namespace HttpQ {

//! The parameters of a challenge (RFC 9110 11.2): names in lower case, values without quotes.
class AuthParameters
{
public:
    AuthParameters() {}

    //! Reads a list of parameters without a scheme, as in Authentication-Info (RFC 7615).
    //! What cannot be read is left out; a list that names a parameter twice is none.
    static AuthParameters fromList(QByteArrayView list);

    //! The value of the parameter \a name, which is in lower case.
    std::optional<QByteArray> value(QByteArrayView name) const;
    qsizetype size() const { return m_parameters.size(); }
    //! False, and nothing is added, if \a name is there already or there are too many.
    bool add(QByteArrayView name, const QByteArray &value);

private:
    QList<std::pair<QByteArray, QByteArray>> m_parameters;
};

//! How a server wants to be convinced (RFC 9110 11.3).
class Challenge
{
public:
    explicit Challenge(QByteArrayView schemeName)
        : scheme(schemeName.toByteArray())
    {}

    //! The challenges of all fields called \a field, in order. A field may hold several. What
    //! cannot be read is left out, and so is a challenge that names a parameter twice.
    static QList<Challenge> parse(const Headers &headers,
                                  QAnyStringView field = "WWW-Authenticate");

    bool isScheme(QByteArrayView name) const;

    QByteArray scheme; //!< as sent
    QByteArray token68;
    AuthParameters parameters;
};

} // namespace HttpQ
