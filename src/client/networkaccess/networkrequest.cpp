// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/networkrequest_p.h"

#include "client/networkaccess/sizedsource_p.h"

#include <QtCore/qiodevice.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslkey.h>

#include <chrono>
#include <optional>

namespace HttpQ {

namespace {

// Those that frame the message: they follow from the body.
bool isWrittenByLibrary(const QByteArray &name)
{
    for (const QByteArrayView written : { "Content-Length", "Transfer-Encoding", "Connection" }) {
        if (name.compare(written, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

Body bodyOf(const QNetworkRequest &request, QIODevice *device)
{
    const Body body(device);
    const qint64 size = request.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (body.size() < 0 && size > 0)
        return Body(std::make_shared<SizedSource>(body.source(), size));
    return body;
}

QByteArray pemOf(const QList<QSslCertificate> &certificates)
{
    QByteArray pem;
    for (const QSslCertificate &certificate : certificates)
        pem += certificate.toPem();
    return pem;
}

// Every phase is bounded as the request says.
Timeout timeoutOf(const QNetworkRequest &request, const Timeout &timeout)
{
    if (request.transferTimeout() <= 0)
        return timeout;
    Timeout bounded = timeout;
    bounded.pool = bounded.connect = bounded.write = bounded.firstByte = bounded.read =
            std::chrono::milliseconds(request.transferTimeout());
    return bounded;
}

// What the request adds to the options; nothing if that is nothing.
std::optional<TlsOptions> tlsOptionsOf(const QNetworkRequest &request, const TlsOptions &options)
{
    const QSslConfiguration usual = QNetworkRequest().sslConfiguration();
    const QSslConfiguration wanted = request.sslConfiguration();
    const QString name = request.peerVerifyName();
    if (wanted == usual && name.isEmpty())
        return std::nullopt;
    TlsOptions changed = options;
    if (!name.isEmpty())
        changed.setServerName(QUrl::toAce(name));
    if (wanted.caCertificates() != usual.caCertificates()) {
        changed.setCaCertificates(pemOf(wanted.caCertificates()),
                                  TlsOptions::Authorities::OnlyExtra);
    }
    if (wanted.peerVerifyMode() == QSslSocket::VerifyNone
        || wanted.peerVerifyMode() == QSslSocket::QueryPeer)
        changed.setDangerouslyTrustAnyCertificate(true);
    if (!wanted.localCertificate().isNull() && !wanted.privateKey().isNull()) {
        changed.setClientCertificate(pemOf(wanted.localCertificateChain()),
                                     wanted.privateKey().toPem());
    }
    if (wanted.protocol() == QSsl::TlsV1_3 || wanted.protocol() == QSsl::TlsV1_3OrLater)
        changed.setMinimumVersion(TlsOptions::Version::Tls13);
    return changed;
}

} // namespace

QByteArray methodOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return "HEAD";
    case QNetworkAccessManager::GetOperation:
        return "GET";
    case QNetworkAccessManager::PutOperation:
        return "PUT";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    case QNetworkAccessManager::DeleteOperation:
        return "DELETE";
    case QNetworkAccessManager::CustomOperation:
        return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    case QNetworkAccessManager::UnknownOperation:
        break;
    }
    return {};
}

void describe(RequestBuilder &chain, const QNetworkRequest &request, QIODevice *body)
{
    for (const QByteArray &name : request.rawHeaderList()) {
        if (!isWrittenByLibrary(name))
            chain.header(name, request.rawHeader(name));
    }
    if (request.attribute(QNetworkRequest::CacheLoadControlAttribute)
                == QNetworkRequest::AlwaysNetwork
        && !request.hasRawHeader("Cache-Control")) {
        chain.header("Cache-Control", "no-cache");
        if (!request.hasRawHeader("Pragma"))
            chain.header("Pragma", "no-cache");
    }
    if (body)
        chain.body(bodyOf(request, body));
}

QNetworkRequest::RedirectPolicy redirectPolicyOf(const QNetworkRequest &request)
{
    const QVariant policy = request.attribute(QNetworkRequest::RedirectPolicyAttribute,
                                              QNetworkRequest::NoLessSafeRedirectPolicy);
    return static_cast<QNetworkRequest::RedirectPolicy>(policy.toInt());
}

bool isAutomatic(const QNetworkRequest &request, QNetworkRequest::Attribute attribute)
{
    return request.attribute(attribute, QNetworkRequest::Automatic).toInt()
           == QNetworkRequest::Automatic;
}

void setOptions(RequestBuilder &chain, const QNetworkRequest &request, const AsyncClient &client,
                const QUrl &url, bool ignoresTlsErrors)
{
    const QNetworkRequest::RedirectPolicy policy = redirectPolicyOf(request);
    // Where the program decides, it decides of everything.
    chain.redirects(
            RedirectPolicy::none()
                    .setSameOriginOnly(policy == QNetworkRequest::SameOriginRedirectPolicy)
                    .setDowngradeAllowed(policy == QNetworkRequest::UserVerifiedRedirectPolicy));
    chain.timeout(timeoutOf(request, client.timeout()));
    // Asking a request for its configuration has Qt read the system's authorities.
    const std::shared_ptr<HstsStore> hosts = client.hsts();
    std::optional<TlsOptions> tls;
    if (url.scheme() == QLatin1StringView("https") || (hosts && hosts->hasEntries()))
        tls = tlsOptionsOf(request, client.tlsOptions());
    if (ignoresTlsErrors) {
        tls = tls.value_or(client.tlsOptions());
        tls->setDangerouslyTrustAnyCertificate(true);
    }
    if (tls)
        chain.tlsOptions(*tls);
    if (!isAutomatic(request, QNetworkRequest::AuthenticationReuseAttribute))
        chain.withoutAuth();
}

} // namespace HttpQ
