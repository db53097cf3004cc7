// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/tlsoptions.h"

#include <QtCore/qhashfunctions.h>

#include <tuple>
#include <type_traits>

namespace HttpQ {

class TlsOptionsData : public QSharedData
{
public:
    TlsOptions::Authorities authorities = TlsOptions::Authorities::System;
    QByteArray caCertificates;
    QString environmentCertFile;
    QString environmentCertFolders;
    TlsOptions::Version minimumVersion = TlsOptions::Version::Tls12;
    QList<QByteArray> applicationProtocols = { QByteArrayLiteral("http/1.1") };
    QByteArray clientCertificate;
    QByteArray clientKey;
    QByteArray clientKeyPassphrase;
    QByteArray serverName;
    bool trustAnyCertificate = false;

    // The one list of members that comparison and hash go by.
    auto tie() const
    {
        return std::tie(authorities, caCertificates, environmentCertFile, environmentCertFolders,
                        minimumVersion, applicationProtocols, clientCertificate, clientKey,
                        clientKeyPassphrase, serverName, trustAnyCertificate);
    }
};

namespace {

const QSharedDataPointer<TlsOptionsData> &defaults()
{
    static const QSharedDataPointer<TlsOptionsData> data(new TlsOptionsData);
    return data;
}

// Qt 6.4 has no qHash() for enumerations.
template<typename Member>
decltype(auto) hashable(const Member &member)
{
    if constexpr (std::is_enum_v<Member>)
        return static_cast<std::underlying_type_t<Member>>(member);
    else
        return (member);
}

} // namespace

TlsOptions::TlsOptions()
    : d(defaults())
{}
TlsOptions::TlsOptions(const TlsOptions &other) = default;
// What was moved from has the defaults.
TlsOptions::TlsOptions(TlsOptions &&other) noexcept
    : d(defaults())
{
    swap(other);
}
TlsOptions &TlsOptions::operator=(const TlsOptions &other) = default;
TlsOptions::~TlsOptions() = default;

TlsOptions::Authorities TlsOptions::authorities() const
{
    return d->authorities;
}

QByteArray TlsOptions::caCertificates() const
{
    return d->caCertificates;
}

void TlsOptions::setCaCertificates(const QByteArray &pem, Authorities authorities)
{
    d->caCertificates = pem;
    d->authorities = authorities;
}

void TlsOptions::setEnvironmentAuthorities(const QString &certFile, const QString &certFolders)
{
    // Without a reason, those who share the defaults would no longer do so.
    if (certFile == environmentCertFile() && certFolders == environmentCertFolders())
        return;
    d->environmentCertFile = certFile;
    d->environmentCertFolders = certFolders;
}

void TlsOptions::setEnvironmentAuthorities()
{
    setEnvironmentAuthorities(qEnvironmentVariable("SSL_CERT_FILE"),
                              qEnvironmentVariable("SSL_CERT_DIR"));
}

QString TlsOptions::environmentCertFile() const
{
    return d->environmentCertFile;
}

QString TlsOptions::environmentCertFolders() const
{
    return d->environmentCertFolders;
}

TlsOptions::Version TlsOptions::minimumVersion() const
{
    return d->minimumVersion;
}

void TlsOptions::setMinimumVersion(Version version)
{
    d->minimumVersion = version;
}

QList<QByteArray> TlsOptions::applicationProtocols() const
{
    return d->applicationProtocols;
}

void TlsOptions::setApplicationProtocols(const QList<QByteArray> &protocols)
{
    d->applicationProtocols = protocols;
}

QByteArray TlsOptions::clientCertificate() const
{
    return d->clientCertificate;
}

QByteArray TlsOptions::clientKey() const
{
    return d->clientKey;
}

QByteArray TlsOptions::clientKeyPassphrase() const
{
    return d->clientKeyPassphrase;
}

void TlsOptions::setClientCertificate(const QByteArray &certificatePem, const QByteArray &keyPem,
                                      const QByteArray &passphrase)
{
    d->clientCertificate = certificatePem;
    d->clientKey = keyPem;
    d->clientKeyPassphrase = passphrase;
}

QByteArray TlsOptions::serverName() const
{
    return d->serverName;
}

void TlsOptions::setServerName(const QByteArray &name)
{
    d->serverName = name;
}

bool TlsOptions::dangerouslyTrustsAnyCertificate() const
{
    return d->trustAnyCertificate;
}

void TlsOptions::setDangerouslyTrustAnyCertificate(bool trust)
{
    d->trustAnyCertificate = trust;
}

bool operator==(const TlsOptions &a, const TlsOptions &b) noexcept
{
    return a.d == b.d || a.d->tie() == b.d->tie();
}

size_t qHash(const TlsOptions &options, size_t seed) noexcept
{
    return std::apply(
            [seed](const auto &...members) { return qHashMulti(seed, hashable(members)...); },
            options.d->tie());
}

} // namespace HttpQ
