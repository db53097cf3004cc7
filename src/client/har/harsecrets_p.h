// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/secretmask.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstringlist.h>

namespace HttpQ {

//! Knows what in requests and responses is a secret, and replaces it.
class HarSecrets
{
public:
    using Surroundings = SecretMask::Surroundings;

    HarSecrets();

    bool areMasked() const { return m_areMasked; }
    void setMasked(bool masked) { m_areMasked = masked; }
    const QStringList &names() const { return m_mask.names().names(); }
    void setNames(const QStringList &names);

    // Without effect while nothing is masked

    //! \a value, of a field, parameter, form field or cookie called \a name, if it may be told. A field
    //! that \a isSensitive is a secret whatever it is called.
    QString field(QByteArrayView name, const QString &value, bool isSensitive = false) const;
    QString parameter(const QString &name, const QString &value,
                      Surroundings surroundings = Surroundings::Unknown) const;
    QString cookie(const QString &value) const;
    //! A URL or a reference to one: without user information, and without the values of secret
    //! parameters in query and fragment.
    QByteArray url(const QByteArray &url, Surroundings surroundings = Surroundings::Unknown) const;
    //! Text for a person in which URLs and the like may occur.
    QString text(const QString &text) const;
    //! "a=1&b=2" (application/x-www-form-urlencoded).
    QByteArray form(QByteArrayView form) const;
    QByteArray body(const QByteArray &body, QByteArrayView contentType) const;

private:
    SecretMask m_mask;
    bool m_areMasked = true;
};

} // namespace HttpQ
