// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiotlscontext.h"

#include "network/tls/cachedbyoptions.h"
#include "network/tls/environmentauthorities.h"

#include <QtCore/qfileinfo.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cstring>

namespace HttpQ {

namespace asio = boost::asio;
using Context = asio::ssl::context;

namespace {

// The longest chain that is followed.
constexpr int MaximumChainDepth = 10;

using BioPointer = std::unique_ptr<BIO, decltype(&BIO_free)>;
using CertificatePointer = std::unique_ptr<X509, decltype(&X509_free)>;
using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Error tlsError(const QString &message)
{
    return Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local, message);
}

BioPointer reader(const QByteArray &pem)
{
    return BioPointer(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
}

CertificatePointer readCertificate(BIO *source)
{
    return CertificatePointer(PEM_read_bio_X509(source, nullptr, nullptr, nullptr), &X509_free);
}

// Without one of its own, OpenSSL would ask for a passphrase at the terminal.
int givePassphrase(char *buffer, int size, int, void *passphrase)
{
    const auto &text = *static_cast<const QByteArray *>(passphrase);
    const auto length = std::min<qsizetype>(size, text.size());
    std::memcpy(buffer, text.constData(), static_cast<size_t>(length));
    return static_cast<int>(length);
}

// In DER
QList<QByteArray> readPem(const QByteArray &pem)
{
    QList<QByteArray> certificates;
    const BioPointer source = reader(pem);
    while (const CertificatePointer certificate = readCertificate(source.get())) {
        unsigned char *bytes = nullptr;
        const int size = i2d_X509(certificate.get(), &bytes);
        if (size > 0)
            certificates.append(QByteArray(reinterpret_cast<const char *>(bytes), size));
        OPENSSL_free(bytes);
    }
    return certificates;
}

void add(SSL_CTX *context, const QList<QByteArray> &authorities)
{
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    for (const QByteArray &der : authorities) {
        const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
        const CertificatePointer certificate(d2i_X509(nullptr, &bytes, long(der.size())),
                                             &X509_free);
        if (certificate)
            X509_STORE_add_cert(store, certificate.get());
    }
}

// Where OpenSSL was built to look. Its functions for that would heed the environment, which the
// program may not trust. False if there is nothing.
bool addSystemAuthorities(SSL_CTX *context)
{
    const char *const file = X509_get_default_cert_file();
    const char *const folder = X509_get_default_cert_dir();
    const bool hasFile = QFileInfo(QFile::decodeName(file)).isFile()
                         && SSL_CTX_load_verify_locations(context, file, nullptr) == 1;
    const bool hasFolder = QFileInfo(QFile::decodeName(folder)).isDir()
                           && SSL_CTX_load_verify_locations(context, nullptr, folder) == 1;
    return hasFile || hasFolder;
}

Error trust(SSL_CTX *context, const TlsOptions &options)
{
    bool isAnyKnown = options.dangerouslyTrustsAnyCertificate();
    if (options.authorities() != TlsOptions::Authorities::OnlyExtra) {
        if (options.environmentCertFile().isEmpty() && options.environmentCertFolders().isEmpty()) {
            isAnyKnown = addSystemAuthorities(context) || isAnyKnown;
        } else {
            const Result<QList<QByteArray>> named = environmentAuthorities(options, &readPem);
            if (named)
                add(context, *named);
            else if (!options.dangerouslyTrustsAnyCertificate())
                return named.error();
            isAnyKnown = true;
        }
    }
    if (options.authorities() != TlsOptions::Authorities::System) {
        const QList<QByteArray> extra = readPem(options.caCertificates());
        if (extra.isEmpty())
            return tlsError(QStringLiteral("The CA certificates given hold no PEM certificate"));
        add(context, extra);
        isAnyKnown = true;
    }
    if (!isAnyKnown) {
        return tlsError(QStringLiteral("No certificate authority is known: the system has none "
                                       "installed"));
    }
    return {};
}

Error identify(SSL_CTX *context, const TlsOptions &options)
{
    const QByteArray pem = options.clientCertificate();
    const BioPointer certificates = reader(pem);
    const CertificatePointer own = readCertificate(certificates.get());
    if (!own)
        return tlsError(QStringLiteral("The client certificate is no PEM certificate"));
    const QByteArray keyPem = options.clientKey();
    QByteArray passphrase = options.clientKeyPassphrase();
    const KeyPointer key(
            PEM_read_bio_PrivateKey(reader(keyPem).get(), nullptr, &givePassphrase, &passphrase),
            &EVP_PKEY_free);
    if (!key) {
        return tlsError(QStringLiteral("The client key is no PEM key, or its passphrase is wrong"));
    }
    bool isUsable = SSL_CTX_use_certificate(context, own.get()) == 1
                    && SSL_CTX_use_PrivateKey(context, key.get()) == 1;
    while (const CertificatePointer issuer = readCertificate(certificates.get()))
        isUsable = isUsable && SSL_CTX_add1_chain_cert(context, issuer.get()) == 1;
    if (!isUsable) {
        return tlsError(QStringLiteral("The client certificate cannot be used with this key: %1")
                                .arg(takeOpenSslError()));
    }
    return {};
}

// RFC 7301 3.1: each name behind its length.
QByteArray wireFormat(const QList<QByteArray> &protocols)
{
    QByteArray wire;
    for (const QByteArray &protocol : protocols) {
        if (protocol.isEmpty() || protocol.size() > 255)
            continue;
        wire.append(static_cast<char>(protocol.size()));
        wire.append(protocol);
    }
    return wire;
}

Result<std::shared_ptr<Context>> makeContext(const TlsOptions &options)
{
    auto made = std::make_shared<Context>(Context::tls_client);
    SSL_CTX *context = made->native_handle();
    SSL_CTX_set_verify(
            context, options.dangerouslyTrustsAnyCertificate() ? SSL_VERIFY_NONE : SSL_VERIFY_PEER,
            nullptr);
    SSL_CTX_set_verify_depth(context, MaximumChainDepth);
    SSL_CTX_set_min_proto_version(context, options.minimumVersion() == TlsOptions::Version::Tls13
                                                   ? TLS1_3_VERSION
                                                   : TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION);
    // The cache is the library's own; a stream has itself told of what the server gives out.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);
    const QByteArray protocols = wireFormat(options.applicationProtocols());
    SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char *>(protocols.constData()),
                            static_cast<unsigned>(protocols.size()));
    if (const Error error = trust(context, options))
        return error;
    if (!options.clientCertificate().isEmpty()) {
        if (const Error error = identify(context, options))
            return error;
    }
    ERR_clear_error(); // the end of a PEM text is one
    return made;
}

} // namespace

QString takeOpenSslError()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char *reason = code ? ERR_reason_error_string(code) : nullptr;
    return reason ? QString::fromLatin1(reason) : QStringLiteral("unknown error");
}

Result<std::shared_ptr<Context>> asioTlsContext(const TlsOptions &options)
{
    return cachedByOptions<makeContext>(options);
}

} // namespace HttpQ
