// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestmerge_p.h"

#include "client/clientoptions_p.h"
#include "client/requesturl.h"
#include "http/headers_p.h"
#include "protocol/coding/gzipencoder.h"

#include <utility>

namespace HttpQ {

namespace {

// The client's defaults that the request does not name, and what the request names.
Headers merged(const Headers &defaults, const Headers &own, const QList<QByteArray> *leftOut)
{
    if (own.isEmpty() && !leftOut)
        return defaults;
    Headers all = defaults;
    for (qsizetype i = 0; i < own.size(); ++i)
        all.removeAll(own.nameAt(i));
    if (leftOut) {
        for (const QByteArray &name : *leftOut)
            all.removeAll(name);
    }
    const HeadersData *known = HeadersData::of(defaults);
    for (qsizetype i = 0; i < own.size(); ++i) {
        HeadersData::appendCopy(all, own, i);
        // What is secret stays so whoever gives the value.
        if (known && known->isMarked(own.nameAt(i)))
            all.setSensitive(own.nameAt(i));
    }
    return all;
}

// RFC 6265 5.4: there is one Cookie field. The program's own has the pairs of the chain in it, too.
void joinCookies(Headers &headers, const QByteArray &pairs)
{
    QByteArrayList own = headers.values("Cookie");
    if (own.isEmpty())
        return;
    own.removeAll(QByteArray());
    own.append(pairs);
    headers.replaceOrAppend("Cookie", own.join("; "));
}

// Those of \a defaults that \a url does not name.
QUrl withDefaultQuery(QUrl url, const QUrlQuery &defaults)
{
    const QUrlQuery own(url);
    const auto items = defaults.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (!own.hasQueryItem(name))
            url = urlWithQueryItem(url, name, value);
    }
    return url;
}

} // namespace

void mergeDefaults(Request &request, const ClientOptions &client, const RequestOptions *options)
{
    if (options && options->isCompressed && !std::as_const(request).body().isEmpty()
        && !std::as_const(request).headers().contains("Content-Encoding")) {
        request.setBody(gzipped(std::as_const(request).body()));
        request.headers().append("Content-Encoding", "gzip");
    }
    const bool isBuilt = options && options->isBuilt;
    const bool hasOwnBase = options && options->baseUrl;
    const QUrl &base = hasOwnBase ? *options->baseUrl : client.baseUrl;
    if (!base.isEmpty() && (!isBuilt || hasOwnBase))
        request.setUrl(joinedUrl(base, request.url()));
    if (!isBuilt && !client.query.isEmpty() && !(options && options->isWithoutQuery))
        request.setUrl(withDefaultQuery(request.url(), client.query));
    if (!isBuilt) {
        const QList<QByteArray> *leftOut =
                options && !options->leftOutHeaders.isEmpty() ? &options->leftOutHeaders : nullptr;
        request.setHeaders(merged(client.headers, std::as_const(request).headers(), leftOut));
    }
    if (options && !options->cookies.isEmpty())
        joinCookies(request.headers(), options->cookies);
}

QUrl urlWithQueryItem(const QUrl &url, QAnyStringView name, QAnyStringView value)
{
    QString query = url.query(QUrl::FullyEncoded);
    if (!query.isEmpty())
        query += u'&';
    query += QString::fromLatin1(QUrl::toPercentEncoding(name.toString())) + u'='
             + QString::fromLatin1(QUrl::toPercentEncoding(value.toString()));
    QUrl with = url;
    with.setQuery(query, QUrl::StrictMode);
    return with;
}

bool isCookiePair(QByteArrayView pair)
{
    if (pair.startsWith('='))
        return false;
    for (const char c : pair) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7f || c == ';' || c == ',')
            return false;
    }
    return true;
}

} // namespace HttpQ
