// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/tlsconfiguration.h"

#include "network/qt/authorities.h"
#include "network/tls/cachedbyoptions.h"

#include <QtNetwork/qsslkey.h>
#include <QtNetwork/qsslsocket.h>

namespace HttpQ {

namespace {

// The longest chain that is followed.
constexpr int MaximumChainDepth = 10;

Error tlsError(const QString &message)
{
    return Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local, message);
}

QSslKey readKey(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

Result<QSslConfiguration> makeConfiguration(const TlsOptions &options)
{
    // Not the default one: what the program has set there is none of this client's.
    QSslConfiguration configuration;
    configuration.setPeerVerifyMode(options.dangerouslyTrustsAnyCertificate()
                                            ? QSslSocket::VerifyNone
                                            : QSslSocket::VerifyPeer);
    configuration.setPeerVerifyDepth(MaximumChainDepth);
    configuration.setProtocol(options.minimumVersion() == TlsOptions::Version::Tls13
                                      ? QSsl::TlsV1_3OrLater
                                      : QSsl::TlsV1_2OrLater);
    // What Qt calls persistence is that sessions are given out at all.
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
    configuration.setAllowedNextProtocols(options.applicationProtocols());

    const Result<QList<QSslCertificate>> authorities = trustedAuthorities(options);
    if (!authorities)
        return authorities.error();
    configuration.setCaCertificates(*authorities);

    if (!options.clientCertificate().isEmpty()) {
        const auto chain = QSslCertificate::fromData(options.clientCertificate(), QSsl::Pem);
        if (chain.isEmpty())
            return tlsError(QStringLiteral("The client certificate is no PEM certificate"));
        const QSslKey key = readKey(options.clientKey(), options.clientKeyPassphrase());
        if (key.isNull()) {
            return tlsError(QStringLiteral("The client key is no PEM key, or its passphrase is "
                                           "wrong"));
        }
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
    }
    return configuration;
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options)
{
    return cachedByOptions<makeConfiguration>(options);
}

} // namespace HttpQ
