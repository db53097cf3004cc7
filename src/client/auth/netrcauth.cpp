// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/netrcauth.h"

#include "client/auth/authorizationfield_p.h"
#include "client/logging_p.h"
#include "http/origin.h"
#include "policy/auth/basiccredentials.h"
#include "policy/auth/netrc.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>

namespace HttpQ {

class NetrcAuthData
{
public:
    explicit NetrcAuthData(Result<Netrc> read)
        : netrc(std::move(read))
    {}

    std::optional<Netrc::Entry> find(const QUrl &url) const
    {
        const Result<RequestTarget> target = RequestTarget::fromUrl(url);
        if (!target || !netrc)
            return std::nullopt;
        return netrc->find(target->origin.host, fallback);
    }

    const Result<Netrc> netrc;
    Netrc::Default fallback = Netrc::Default::Ignored;
};

namespace {

Result<Netrc> readFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        // One byte more than may be shows that there are too many.
        const QByteArray text = file.read(Netrc::MaxSize + 1);
        if (file.error() == QFileDevice::NoError)
            return Netrc::fromText(text);
    }
    return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("The netrc file %1 cannot be read: %2")
                         .arg(QDir::toNativeSeparators(path), file.errorString()));
}

QString pathInEnvironment()
{
    const QString named = qEnvironmentVariable("NETRC");
    return named.isEmpty() ? QDir::homePath() + QStringLiteral("/.netrc") : named;
}

} // namespace

NetrcAuth::NetrcAuth(const QString &path)
    : d(std::make_unique<NetrcAuthData>(readFile(path)))
{}

NetrcAuth::NetrcAuth(std::unique_ptr<NetrcAuthData> data)
    : d(std::move(data))
{}

NetrcAuth::~NetrcAuth() = default;

std::shared_ptr<NetrcAuth> NetrcAuth::fromText(const QByteArray &text)
{
    return std::shared_ptr<NetrcAuth>(
            new NetrcAuth(std::make_unique<NetrcAuthData>(Netrc::fromText(text))));
}

std::shared_ptr<NetrcAuth> NetrcAuth::fromEnvironment()
{
    const QString path = pathInEnvironment();
    if (!QFile::exists(path))
        return nullptr;
    auto auth = std::make_shared<NetrcAuth>(path);
    if (const Error error = auth->error()) {
        qCWarning(lcHttpQ, "%s is not used: %s", qUtf8Printable(QDir::toNativeSeparators(path)),
                  qUtf8Printable(error.message()));
        return nullptr;
    }
    return auth;
}

void NetrcAuth::setDefaultUsed(bool used)
{
    d->fallback = used ? Netrc::Default::Used : Netrc::Default::Ignored;
}

bool NetrcAuth::isDefaultUsed() const
{
    return d->fallback == Netrc::Default::Used;
}

Error NetrcAuth::error() const
{
    return d->netrc.error();
}

void NetrcAuth::authorize(Request &request)
{
    if (!d->netrc)
        throwAuthError(d->netrc.error(), request);
    const std::optional<Netrc::Entry> entry = d->find(request.url());
    if (entry && !(entry->login.isEmpty() && entry->password.isEmpty())) {
        setAuthorization(request, basicCredentials(QString::fromUtf8(entry->login),
                                                   QString::fromUtf8(entry->password)));
    }
}

bool NetrcAuth::appliesTo(const QUrl &first, const QUrl &current) const
{
    if (first.scheme() == u"https" && current.scheme() != u"https")
        return false;
    return !d->netrc || d->find(current);
}

} // namespace HttpQ
