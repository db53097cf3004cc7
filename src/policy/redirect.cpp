// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/redirect.h"

#include "http/characters.h"
#include "http/headers_p.h"
#include "http/origin.h"
#include "http/shownurl.h"
#include "policy/hsts/hstsstore.h"

namespace HttpQ {

namespace {

// One redirect on its way from one URL to another.
class Redirection
{
public:
    Redirection(const Request &sent, int status)
        : m_sent(sent)
        , m_status(status)
    {}

    Error read(const Headers &response, const HstsStore *hsts);
    Error check(const RedirectPolicy &policy) const;
    Result<Request> request(const RedirectPolicy &policy) const;

private:
    Error refusal(Error::Party party, const QString &reason) const;
    Error unusable(const QString &reason) const;
    bool crossesOrigin() const { return m_from.origin != m_to.origin; }
    bool isDowngrade() const { return m_from.origin.isSecure && !m_to.origin.isSecure; }
    bool isStripped(qsizetype index, bool losesBody) const;
    QByteArray referer() const;

    const Request &m_sent;
    const int m_status;
    QUrl m_url;
    RequestTarget m_from;
    RequestTarget m_to;
};

QByteArray textOf(const RequestTarget &target)
{
    return (target.origin.isSecure ? QByteArray("https://") : QByteArray("http://"))
           + target.authority;
}

// A URL for a message.
QString shown(const QUrl &url)
{
    return shownUrl(url).toString(QUrl::FullyEncoded).left(256);
}

// Servers send bytes that no URL has, in whatever encoding the resource's name is: as they are,
// percent-encoded, they name it to the server again.
QString withBytesEncoded(QByteArrayView location)
{
    QByteArray text;
    text.reserve(location.size());
    for (const char c : location) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            text.append(c);
        else
            text.append('%').append(QByteArray::number(byte, 16).toUpper());
    }
    return QString::fromLatin1(text);
}

QByteArray redirectedMethod(int status, const QByteArray &method)
{
    switch (status) {
    case 301:
        return method == "POST" ? QByteArray("GET") : method;
    case 302:
    case 303:
        return method == "HEAD" ? method : QByteArray("GET");
    default:
        return method;
    }
}

// RFC 9110 15.4: what speaks of the content goes with it.
bool describesContent(QByteArrayView name)
{
    constexpr QByteArrayView Prefix("content-");
    return (name.size() > Prefix.size()
            && Characters::equalsIgnoringCase(name.first(Prefix.size()), Prefix))
           || Characters::equalsAnyIgnoringCase(name, { "transfer-encoding", "trailer", "expect",
                                                        "digest", "repr-digest", "last-modified" });
}

Error Redirection::refusal(Error::Party party, const QString &reason) const
{
    return Error(Error::Kind::Redirect, Error::Phase::Head, party,
                 QStringLiteral("The redirect %1 to %2 is not followed: %3")
                         .arg(QString::number(m_status), shown(m_url), reason))
            .withUrl(m_sent.url());
}

Error Redirection::unusable(const QString &reason) const
{
    return Error(Error::Kind::Redirect, Error::Phase::Head, Error::Party::Remote,
                 QStringLiteral("The Location of the redirect %1 cannot be used: %2")
                         .arg(QString::number(m_status), reason.left(1).toLower() + reason.mid(1)))
            .withUrl(m_sent.url());
}

Error Redirection::read(const Headers &response, const HstsStore *hsts)
{
    Result<RequestTarget> from = RequestTarget::fromUrl(m_sent.url());
    if (!from)
        return from.error();
    m_from = *std::move(from);

    const QList<QByteArray> locations = response.values("Location");
    if (locations.isEmpty())
        return unusable(QStringLiteral("there is none"));
    // RFC 9110 10.2.2: it is a single URI reference; which of several is meant, nobody knows
    for (const QByteArray &other : locations) {
        if (other != locations.first()) {
            return unusable(QStringLiteral("there are several that differ, \"%1\" and \"%2\"")
                                    .arg(shown(QUrl(withBytesEncoded(locations.first()))),
                                         shown(QUrl(withBytesEncoded(other)))));
        }
    }
    const Result<QUrl> location = urlFromText(withBytesEncoded(locations.first()));
    if (!location)
        return unusable(location.error().message());
    m_url = m_sent.url().resolved(*location);
    // RFC 9110 10.2.2: the fragment is inherited unless the new URL has one
    if (!m_url.hasFragment() && m_sent.url().hasFragment())
        m_url.setFragment(m_sent.url().fragment(QUrl::FullyEncoded), QUrl::StrictMode);
    if (hsts)
        m_url = hsts->upgraded(m_url);

    Result<RequestTarget> to = RequestTarget::fromUrl(m_url);
    if (!to)
        return unusable(to.error().message());
    m_to = *std::move(to);
    // the caller's stays on its origin; a server's is never taken
    m_url.setUserInfo(crossesOrigin() ? QString() : m_sent.url().userInfo(QUrl::FullyEncoded),
                      QUrl::StrictMode);
    return {};
}

Error Redirection::check(const RedirectPolicy &policy) const
{
    if (isDowngrade() && !policy.isDowngradeAllowed()) {
        return refusal(Error::Party::Remote,
                       QStringLiteral("it leads from https to http, where others can read "
                                      "along; RedirectPolicy::setDowngradeAllowed() allows it"));
    }
    if (crossesOrigin() && policy.isSameOriginOnly()) {
        return refusal(Error::Party::Local,
                       QStringLiteral("it leaves the origin %1, which "
                                      "RedirectPolicy::setSameOriginOnly() forbids")
                               .arg(QString::fromLatin1(textOf(m_from))));
    }
    return {};
}

bool Redirection::isStripped(qsizetype index, bool losesBody) const
{
    const Headers &sent = m_sent.headers();
    const QByteArrayView name = sent.nameAt(index);
    if (losesBody && describesContent(name))
        return true;
    if (!crossesOrigin())
        return false;
    return sent.isSensitiveAt(index)
           || Characters::equalsAnyIgnoringCase(name, { "cookie2", "host", "referer" });
}

// RFC 9110 10.1.3: without user information and fragment; to others only the origin, for a path and
// a query can hold secrets.
QByteArray Redirection::referer() const
{
    return textOf(m_from) + (crossesOrigin() ? QByteArray("/") : m_from.path);
}

Result<Request> Redirection::request(const RedirectPolicy &policy) const
{
    Request next(redirectedMethod(m_status, m_sent.method()), m_url);
    // RFC 9110 15.4.4: 303 leads to something else, which is retrieved without content
    const bool losesBody = m_status == 303 || next.method() != m_sent.method();
    if (!losesBody) {
        if (!m_sent.body().isReplayable()) {
            return refusal(Error::Party::Local,
                           QStringLiteral("it asks for the body of the request once more, whose "
                                          "source cannot be read again"));
        }
        next.setBody(m_sent.body());
    }
    const Headers &sent = m_sent.headers();
    Headers &kept = next.headers();
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const QByteArrayView name = sent.nameAt(i);
        if (isStripped(i, losesBody))
            continue;
        // Fetch, "HTTP-redirect fetch": after a second change of origin it is not said who began
        const bool isTainted = crossesOrigin() && Characters::equalsIgnoringCase(name, "origin")
                               && sent.valueAt(i) != textOf(m_from);
        if (isTainted)
            kept.append(name, "null");
        else
            HeadersData::appendCopy(kept, sent, i);
    }
    if (policy.isRefererSent()) {
        kept.removeAll("Referer");
        // RFC 9110 10.1.3: what was https is not told over http
        if (!isDowngrade())
            kept.append("Referer", referer());
    }
    return next;
}

} // namespace

bool isRedirect(int status, const Headers &response)
{
    switch (status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return response.contains("Location");
    default:
        return false;
    }
}

Result<Request> redirectedRequest(const Request &sent, int status, const Headers &response,
                                  const RedirectPolicy &policy, const HstsStore *hsts)
{
    Redirection redirection(sent, status);
    if (Error error = redirection.read(response, hsts))
        return error;
    if (Error error = redirection.check(policy))
        return error;
    return redirection.request(policy);
}

} // namespace HttpQ
