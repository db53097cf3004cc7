// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/origin.h"

#include "http/characters.h"

#include <algorithm>

namespace HttpQ {

namespace {

Error invalidUrl(const QUrl &url, const QString &message)
{
    return Error(Error::Kind::InvalidUrl, Error::Phase::None, Error::Party::Local, message)
            .withUrl(url);
}

// What QUrl has against a URL. It goes on to quote the URL, with the password in it.
QString reasonOf(const QUrl &url)
{
    const QString reason = url.errorString();
    return reason.left(reason.indexOf(u"; source was"));
}

// Text for a message: without what may be user information or a fragment, wherever a parser would
// draw the line.
QString withoutSecrets(const QString &text)
{
    QString kept = text.sliced(text.lastIndexOf(u'@') + 1);
    kept.truncate(kept.indexOf(u'#') < 0 ? kept.size() : kept.indexOf(u'#'));
    return kept.left(256);
}

// Appends \a text if it consists of the visible characters of US-ASCII.
bool appendVisible(const QString &text, QByteArray &out)
{
    const qsizetype before = out.size();
    out.resize(before + text.size());
    char *to = out.data() + before;
    for (const QChar c : text) {
        if (c.unicode() <= 0x20 || c.unicode() >= 0x7f)
            return false;
        *to++ = static_cast<char>(c.unicode());
    }
    return true;
}

constexpr bool isNameCharacter(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.'
           || c == u'_';
}

bool isName(QStringView host)
{
    return std::all_of(host.begin(), host.end(),
                       [](QChar c) { return isNameCharacter(c.unicode()); });
}

// RFC 6874: what stands behind the percent sign of an IPv6 address.
bool isZone(QStringView zone)
{
    return !zone.isEmpty() && std::all_of(zone.begin(), zone.end(), [](QChar c) {
        return isNameCharacter(c.toLower().unicode()) || c == u'~';
    });
}

bool isAddress6(QStringView host)
{
    const qsizetype percent = host.indexOf(u'%');
    if (percent >= 0 && !isZone(host.sliced(percent + 1)))
        return false;
    const QStringView address = percent < 0 ? host : host.first(percent);
    return !address.isEmpty() && std::all_of(address.begin(), address.end(), [](QChar c) {
        return c.unicode() < 0x7f
               && (Characters::is(static_cast<char>(c.unicode()), Characters::HexDigit) || c == u':'
                   || c == u'.');
    });
}

// Four decimal numbers up to 255 without leading zeros: the only form of an IPv4 address that QUrl
// leaves standing.
bool isAddress4(QStringView host)
{
    int parts = 1;
    int value = -1;
    for (const QChar c : host) {
        if (c == u'.') {
            if (value < 0 || ++parts > 4)
                return false;
            value = -1;
        } else if (c >= u'0' && c <= u'9' && value != 0) {
            value = qMax(value, 0) * 10 + (c.unicode() - u'0');
            if (value > 255)
                return false;
        } else {
            return false;
        }
    }
    return parts == 4 && value >= 0;
}

// True if no resolver can take \a host for anything but what it says. QUrl turns every notation of
// an IPv4 address ("0x7f.1", "2130706433") into the usual one; what still ends in a number after
// that is neither an address nor a name (the WHATWG URL standard refuses it, too).
bool isUnambiguous(QStringView host)
{
    QStringView last = host;
    if (last.endsWith(u'.'))
        last.chop(1);
    last = last.sliced(last.lastIndexOf(u'.') + 1);
    const bool isNumber = last.startsWith(u"0x")
                          || std::all_of(last.begin(), last.end(),
                                         [](QChar c) { return c >= u'0' && c <= u'9'; });
    return !isNumber || isAddress4(host);
}

// RFC 3986 3.2.2: the brackets, which QUrl takes away, tell "[v1.a]" from the name "v1.a".
bool isFutureAddress(const QUrl &url, QStringView host)
{
    return host.startsWith(u'v')
           && url.authority(QUrl::FullyEncoded).section(u'@', -1).startsWith(u'[');
}

// RFC 3986 has no backslash in an authority. Some take one for a slash, others for a part of the
// user information; what they connect to is not the same.
bool hasBackslashInAuthority(QStringView text)
{
    const qsizetype begin = text.indexOf(u"//");
    // A "//" in the path, the query or the fragment begins no authority.
    if (begin < 0 || text.first(begin).contains(u'/') || text.first(begin).contains(u'?')
        || text.first(begin).contains(u'#'))
        return false;
    const QStringView rest = text.sliced(begin + 2);
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return rest.first(end - rest.begin()).contains(u'\\');
}

} // namespace

Result<RequestTarget> RequestTarget::fromUrl(const QUrl &url)
{
    if (!url.isValid()) {
        return invalidUrl(
                url, url.isEmpty() ? QStringLiteral("The URL is empty")
                                   : QStringLiteral("The URL is not valid: %1").arg(reasonOf(url)));
    }
    const QString scheme = url.scheme();
    RequestTarget target;
    target.origin.isSecure = scheme == u"https";
    if (!target.origin.isSecure && scheme != u"http") {
        if (scheme.isEmpty()) {
            return invalidUrl(url, QStringLiteral("The URL is relative and the client has no base "
                                                  "URL"));
        }
        return Error(Error::Kind::UnsupportedProtocol, Error::Phase::None, Error::Party::Local,
                     QStringLiteral(
                             "The URL scheme \"%1\" is not supported: only http and https are")
                             .arg(scheme))
                .withUrl(url);
    }

    QString host = url.host(QUrl::FullyDecoded);
    if (host.isEmpty())
        return invalidUrl(url, QStringLiteral("The URL has no host"));
    const bool isLiteral = host.contains(u':');
    if (!isLiteral && !isName(host))
        host = url.host(QUrl::FullyEncoded);
    if (isLiteral ? !isAddress6(host) : !isName(host) || isFutureAddress(url, host)) {
        return invalidUrl(url, QStringLiteral("The URL's host holds a character that no host name "
                                              "can have"));
    }
    if (!isLiteral && !isUnambiguous(host)) {
        return invalidUrl(url, QStringLiteral("The URL's host ends in a number but is no IPv4 "
                                              "address"));
    }
    target.origin.host = host.toLatin1();

    const int port = url.port(target.origin.defaultPort());
    if (port < 1 || port > 65535)
        return invalidUrl(url, QStringLiteral("The URL's port %1 is not a port").arg(port));
    target.origin.port = static_cast<quint16>(port);

    if (isLiteral) {
        // RFC 6874 4: a zone means something to this host only and is not sent
        const qsizetype percent = target.origin.host.indexOf('%');
        target.authority.append('[')
                .append(QByteArrayView(target.origin.host)
                                .first(percent < 0 ? target.origin.host.size() : percent))
                .append(']');
    } else {
        target.authority = target.origin.host;
    }
    // RFC 9110 4.2.3: the default port is left out
    if (port != target.origin.defaultPort())
        target.authority.append(':').append(QByteArray::number(port));

    const QString path = url.path(QUrl::FullyEncoded);
    const QString query = url.hasQuery() ? url.query(QUrl::FullyEncoded) : QString();
    target.path.reserve(path.size() + query.size() + 2);
    if (!path.startsWith(u'/'))
        target.path.append('/');
    bool isVisible = appendVisible(path, target.path);
    if (url.hasQuery()) {
        target.path.append('?');
        isVisible = isVisible && appendVisible(query, target.path);
    }
    if (!isVisible) {
        return invalidUrl(url, QStringLiteral("The URL's path or query holds a character that is "
                                              "not encoded"));
    }
    return target;
}

Result<QUrl> urlFromText(QAnyStringView text)
{
    const QString string = text.toString();
    for (qsizetype i = 0; i < string.size(); ++i) {
        if (string[i].unicode() < 0x20 || string[i].unicode() == 0x7f) {
            return invalidUrl({}, QStringLiteral("The URL holds the control character 0x%1 at "
                                                 "position %2")
                                          .arg(string[i].unicode(), 2, 16, QLatin1Char('0'))
                                          .arg(i));
        }
    }
    if (hasBackslashInAuthority(string)) {
        return invalidUrl({}, QStringLiteral("The URL \"%1\" holds a backslash where its host is")
                                      .arg(withoutSecrets(string)));
    }
    const QUrl url(string, QUrl::TolerantMode);
    if (!url.isValid() || url.isEmpty()) {
        return invalidUrl({}, string.isEmpty()
                                      ? QStringLiteral("The URL is empty")
                                      : QStringLiteral("The URL \"%1\" is not valid: %2")
                                                .arg(withoutSecrets(string), reasonOf(url)));
    }
    return url;
}

} // namespace HttpQ
