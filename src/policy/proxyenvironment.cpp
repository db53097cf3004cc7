// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/proxyenvironment.h"

#include "http/origin.h"
#include "policy/noproxy.h"

#include <QtCore/qprocess.h>

namespace HttpQ {

namespace {

// A variable that names a proxy, as it is set.
class Variable
{
public:
    Variable() {}
    Variable(const QProcessEnvironment &environment, const QString &lowerName, bool isUpperTrusted)
        : name(lowerName)
    {
        if (environment.contains(lowerName)) {
            value = environment.value(lowerName);
        } else if (isUpperTrusted) {
            name = lowerName.toUpper();
            value = environment.value(name);
        }
        value = value.trimmed();
    }

    QString name;
    QString value;
};

Error unusable(const Variable &variable, const QString &reason)
{
    return Error(Error::Kind::Proxy, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("The environment variable %1 names no proxy: %2")
                         .arg(variable.name, reason));
}

Result<QUrl> proxyOf(const Variable &variable)
{
    if (variable.value.isEmpty())
        return QUrl();
    const bool hasScheme = variable.value.contains(u"://");
    const Result<QUrl> url =
            urlFromText(hasScheme ? variable.value : QStringLiteral("http://") + variable.value);
    if (!url)
        return unusable(variable, url.error().message());
    const QString scheme = url->scheme();
    if (scheme != u"http" && scheme != u"https" && scheme != u"socks5" && scheme != u"socks5h") {
        return unusable(variable,
                        QStringLiteral("the scheme \"%1\" is not supported, only http, https, "
                                       "socks5 and socks5h are")
                                .arg(scheme));
    }
    // the one way from a URL to a host, whatever is spoken there
    QUrl checked = *url;
    checked.setScheme(QStringLiteral("http"));
    if (const Result<RequestTarget> target = RequestTarget::fromUrl(checked); !target)
        return unusable(variable, target.error().message());
    const QString path = url->path();
    if ((!path.isEmpty() && path != u"/") || url->hasQuery() || url->hasFragment()) {
        return unusable(variable,
                        QStringLiteral("it has something behind the host and the port; \"/\", "
                                       "\"?\" and \"#\" in a password are percent-encoded"));
    }
    return *url;
}

} // namespace

class ProxyEnvironmentData : public QSharedData
{
public:
    explicit ProxyEnvironmentData(const QProcessEnvironment &environment);

    Result<QUrl> http = QUrl();
    Result<QUrl> https = QUrl();
    NoProxy noProxy;
};

ProxyEnvironmentData::ProxyEnvironmentData(const QProcessEnvironment &environment)
    : noProxy(Variable(environment, QStringLiteral("no_proxy"), true).value)
{
    // "httpoxy": a CGI program gets the Proxy field of a request as HTTP_PROXY.
    const bool isCgi = environment.contains(QStringLiteral("REQUEST_METHOD"));
    Variable forHttp;
#ifdef Q_OS_WIN
    // Names there have no case: both are the one that the request can set.
    if (!isCgi)
#endif
        forHttp = Variable(environment, QStringLiteral("http_proxy"), !isCgi);
    const Variable forHttps(environment, QStringLiteral("https_proxy"), true);
    const Variable forAll(environment, QStringLiteral("all_proxy"), true);
    http = proxyOf(forHttp.value.isEmpty() ? forAll : forHttp);
    https = proxyOf(forHttps.value.isEmpty() ? forAll : forHttps);
}

ProxyEnvironment::ProxyEnvironment() = default;

ProxyEnvironment::ProxyEnvironment(const QProcessEnvironment &environment)
    : d(new ProxyEnvironmentData(environment))
{}

ProxyEnvironment::ProxyEnvironment(const ProxyEnvironment &other) = default;
ProxyEnvironment::ProxyEnvironment(ProxyEnvironment &&other) noexcept = default;
ProxyEnvironment &ProxyEnvironment::operator=(const ProxyEnvironment &other) = default;
ProxyEnvironment::~ProxyEnvironment() = default;

ProxyEnvironment ProxyEnvironment::fromSystem()
{
    return ProxyEnvironment(QProcessEnvironment::systemEnvironment());
}

Result<QUrl> ProxyEnvironment::proxyFor(const QUrl &url) const
{
    const Result<RequestTarget> target = RequestTarget::fromUrl(url);
    if (!target)
        return target.error();
    const Result<QUrl> proxy = proxyFor(target->origin);
    return proxy ? proxy : Result<QUrl>(proxy.error().withUrl(url));
}

Result<QUrl> ProxyEnvironment::proxyFor(const Origin &origin) const
{
    if (!d || d->noProxy.contains(origin))
        return QUrl();
    return origin.isSecure ? d->https : d->http;
}

} // namespace HttpQ
