// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/networkerror_p.h"

namespace HttpQ {

QNetworkReply::NetworkError networkErrorOf(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind()) {
    case Kind::None:
        return QNetworkReply::NoError;
    case Kind::PoolTimeout:
    case Kind::ConnectTimeout:
    case Kind::ReadTimeout:
    case Kind::WriteTimeout:
    case Kind::TotalTimeout:
        return QNetworkReply::TimeoutError;
    case Kind::Resolve:
        return QNetworkReply::HostNotFoundError;
    case Kind::Connect:
        return QNetworkReply::ConnectionRefusedError;
    case Kind::Read:
    case Kind::Write:
    case Kind::Close:
        return QNetworkReply::RemoteHostClosedError;
    case Kind::Tls:
        return QNetworkReply::SslHandshakeFailedError;
    case Kind::LocalProtocol:
    case Kind::InvalidUrl:
    case Kind::StreamConsumed:
    case Kind::StreamClosed:
    case Kind::ResponseNotRead:
        return QNetworkReply::ProtocolInvalidOperationError;
    case Kind::RemoteProtocol:
        // What is wrong with a body is mostly that it was cut off.
        return error.phase() == Error::Phase::Body ? QNetworkReply::RemoteHostClosedError
                                                   : QNetworkReply::ProtocolFailure;
    case Kind::Proxy:
        return QNetworkReply::UnknownProxyError;
    case Kind::UnsupportedProtocol:
        return QNetworkReply::ProtocolUnknownError;
    case Kind::Decoding:
    case Kind::LimitExceeded:
        return QNetworkReply::UnknownContentError;
    case Kind::TooManyRedirects:
        return QNetworkReply::TooManyRedirectsError;
    case Kind::Redirect:
        return QNetworkReply::InsecureRedirectError;
    case Kind::Authentication:
        return QNetworkReply::AuthenticationRequiredError;
    case Kind::Cancelled:
        return QNetworkReply::OperationCanceledError;
    case Kind::CookieConflict:
    case Kind::File:
    case Kind::Callback:
    case Kind::Status:
        break;
    }
    return QNetworkReply::UnknownNetworkError;
}

QNetworkReply::NetworkError networkErrorOfStatus(int status)
{
    switch (status) {
    case 400:
    case 418: // RFC 9110 15.5.19
        return QNetworkReply::ProtocolInvalidOperationError;
    case 401:
        return QNetworkReply::AuthenticationRequiredError;
    case 403:
        return QNetworkReply::ContentAccessDenied;
    case 404:
        return QNetworkReply::ContentNotFoundError;
    case 405:
        return QNetworkReply::ContentOperationNotPermittedError;
    case 407:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case 409:
        return QNetworkReply::ContentConflictError;
    case 410:
        return QNetworkReply::ContentGoneError;
    case 500:
        return QNetworkReply::InternalServerError;
    case 501:
        return QNetworkReply::OperationNotImplementedError;
    case 503:
        return QNetworkReply::ServiceUnavailableError;
    default:
        if (status >= 500)
            return QNetworkReply::UnknownServerError;
        return status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError;
    }
}

QNetworkReply::NetworkError networkErrorOfRedirect(const Response &response, const Error &reason)
{
    if (reason.kind() != Error::Kind::Redirect)
        return networkErrorOf(reason);
    const QUrl target = QUrl::fromEncoded(response.headers().value("Location").toByteArray());
    if (!target.isValid())
        return QNetworkReply::ProtocolFailure;
    // The one reason of this side's but the origin is that the body is gone.
    const bool isKept = response.status() == 307 || response.status() == 308;
    if (isKept && !response.request().body().isReplayable())
        return QNetworkReply::ContentReSendError;
    return QNetworkReply::InsecureRedirectError;
}

} // namespace HttpQ
