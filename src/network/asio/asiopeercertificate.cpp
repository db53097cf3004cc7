// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiopeercertificate.h"

#include <QtCore/qendian.h>

#include <openssl/x509v3.h>

#include <algorithm>

namespace HttpQ {

namespace {

QByteArray derOf(X509 *certificate)
{
    unsigned char *bytes = nullptr;
    const int size = i2d_X509(certificate, &bytes);
    const QByteArray der(reinterpret_cast<const char *>(bytes), std::max(size, 0));
    OPENSSL_free(bytes);
    return der;
}

QByteArrayView viewOf(const ASN1_STRING *text)
{
    return QByteArrayView(ASN1_STRING_get0_data(text), ASN1_STRING_length(text));
}

} // namespace

AsioPeerCertificate::AsioPeerCertificate(const SSL *ssl)
    : m_certificate(SSL_get_peer_certificate(ssl), &X509_free)
{}

QByteArray AsioPeerCertificate::toDer() const
{
    return derOf(m_certificate.get());
}

SubjectNames AsioPeerCertificate::subjectNames() const
{
    SubjectNames names;
    auto *const alternatives = static_cast<GENERAL_NAMES *>(
            m_certificate
                    ? X509_get_ext_d2i(m_certificate.get(), NID_subject_alt_name, nullptr, nullptr)
                    : nullptr);
    for (int i = 0; i < sk_GENERAL_NAME_num(alternatives); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(alternatives, i);
        if (name->type == GEN_DNS) {
            names.addDnsName(viewOf(name->d.dNSName).toByteArray());
        } else if (name->type == GEN_IPADD) {
            const QByteArrayView bytes = viewOf(name->d.iPAddress);
            if (bytes.size() == 4)
                names.addAddress(QHostAddress(qFromBigEndian<quint32>(bytes.data())));
            else if (bytes.size() == 16)
                names.addAddress(QHostAddress(reinterpret_cast<const quint8 *>(bytes.data())));
        }
    }
    GENERAL_NAMES_free(alternatives);
    return names;
}

std::chrono::seconds AsioPeerCertificate::validity() const
{
    int days = 0;
    int seconds = 0;
    if (!m_certificate
        || ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(m_certificate.get())) != 1)
        return {};
    return std::chrono::hours(24) * days + std::chrono::seconds(seconds);
}

QList<QByteArray> AsioPeerCertificate::chainOf(const SSL *ssl)
{
    QList<QByteArray> chain;
    const STACK_OF(X509) *certificates = SSL_get_peer_cert_chain(ssl);
    for (int i = 0; i < sk_X509_num(certificates); ++i)
        chain.append(derOf(sk_X509_value(certificates, i)));
    return chain;
}

} // namespace HttpQ
