// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/auth/auth.h"
#include "client/eventhooks.h"
#include "client/mounts_p.h"
#include "client/traceevent.h"
#include "http/headers.h"
#include "http/limits.h"
#include "http/networkoptions.h"
#include "client/defaultencoding.h"
#include "http/timeout.h"
#include "http/tlsoptions.h"
#include "network/addressfilter.h"
#include "policy/cookies/cookiejar.h"
#include "policy/hsts/hstsstore.h"
#include "policy/redirectpolicy.h"
#include "policy/retrypolicy.h"

#include <QtCore/qurl.h>
#include <QtCore/qurlquery.h>

#include <functional>
#include <memory>
#include <optional>

namespace HttpQ {

//! What the requests of a client have in common.
class ClientOptions
{
public:
    ClientOptions() {}

    QUrl baseUrl;
    Headers headers;
    QUrlQuery query;
    Timeout timeout;
    Limits limits;
    TlsOptions tls;
    NetworkOptions network;
    AddressFilter addressFilter;
    RedirectPolicy redirects;
    RetryPolicy retries;
    std::shared_ptr<Auth> auth;
    std::shared_ptr<CookieJar> cookies;
    std::shared_ptr<HstsStore> hsts; // null is none
    EventHooks hooks;
    Mounts mounts;
    std::shared_ptr<const DefaultEncoding> defaultEncoding; // null is UTF-8
    TraceFunction trace;
    bool isEnvironmentTrusted = true;
};

//! What the chain of one request says otherwise. What is not given is the client's.
class RequestOptions
{
public:
    RequestOptions() {}

    std::optional<QUrl> baseUrl;
    std::optional<Limits> limits;
    std::optional<TlsOptions> tls;
    std::optional<NetworkOptions> network;
    std::optional<RedirectPolicy> redirects;
    std::optional<RetryPolicy> retries;
    std::optional<std::shared_ptr<Auth>> auth; // null is none
    std::shared_ptr<const DefaultEncoding> defaultEncoding;
    std::shared_ptr<Transport> transport;
    TraceFunction trace;
    QList<QByteArray> leftOutHeaders;
    QByteArray cookies; // the pairs of a Cookie field
    QByteArray target; // of the request line, instead of the URL's
    std::chrono::milliseconds continueTimeout { 0 };
    bool isWithoutCookies = false;
    bool isWithoutQuery = false;
    bool isCompressed = false; // the body is to be
    bool isBuilt = false; // the client's defaults are in it already
};

} // namespace HttpQ
