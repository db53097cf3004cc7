// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace HttpQ {

//! The value of a Content-Type field (RFC 9110 8.3.1).
class MediaType
{
public:
    explicit MediaType(QByteArrayView field);

    //! "text/html", in lower case; empty if there is none.
    QByteArray type() const { return m_type; }
    //! The first parameter called \a name, unquoted; empty if there is none.
    QByteArray parameter(QByteArrayView name) const;

private:
    QByteArray m_type;
    QByteArray m_parameters;
};

} // namespace HttpQ
