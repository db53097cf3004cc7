// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/tls/subjectnames.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <openssl/ssl.h>

#include <chrono>
#include <memory>

namespace HttpQ {

//! The certificate that the peer of a connection has shown, or that a resumed session remembers.
class AsioPeerCertificate
{
public:
    explicit AsioPeerCertificate(const SSL *ssl);

    //! False if the peer has none.
    explicit operator bool() const { return bool(m_certificate); }
    QByteArray toDer() const;
    SubjectNames subjectNames() const;
    //! How long it is valid from now on.
    std::chrono::seconds validity() const;

    //! In DER, as the peer sent it: its own first, and none if the session was resumed.
    static QList<QByteArray> chainOf(const SSL *ssl);

private:
    std::unique_ptr<X509, decltype(&X509_free)> m_certificate;
};

} // namespace HttpQ
