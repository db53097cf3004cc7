// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/requestdescription.h"

#include "qml/auth/authelement.h"
#include "qml/client/enginescope.h"
#include "qml/client/httpclient.h"
#include "qml/client/misuse.h"
#include "qml/request/bodyoptions.h"
#include "qml/request/fieldoptions.h"
#include "qml/request/jsvalues.h"
#include "qml/request/methodname.h"
#include "qml/request/policyoptions.h"

#include <QtCore/qmap.h>
#include <QtQml/qqmlengine.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;

namespace HttpQ {

RequestDescription::RequestDescription(HttpClient *client, const QString &method,
                                       const Result<QUrl> &url)
    : m_client(client)
    , m_method(normalizedMethod(method))
    , m_chain(client->asyncClient()->request(m_method, url.valueOr(QUrl())))
    , m_redirects(client->asyncClient()->redirects())
    , m_raisesForStatus(client->raiseForStatus())
{
    fail(client->refusal());
    if (const QString refusal = Headers::refusal(method, u""_s); !refusal.isNull())
        fail(wrong(u"method: \"%1\" is no method"_s.arg(method)));
    fail(url.error());
}

Result<QUrl> RequestDescription::readUrl(const QJSValue &value)
{
    if (const std::optional<QUrl> url = toUrl(value))
        return readUrl(*url);
    if (!value.isString())
        return unwanted(u"url"_s, u"a URL"_s, value);
    const Result<QUrl> url = RequestUrl(value.toString()).url();
    return url ? url : namedError(u"url"_s, url.error());
}

Result<QUrl> RequestDescription::readUrl(const QUrl &url)
{
    if (const QString refusal = refusalOf(url); !refusal.isNull()) {
        return namedError(u"url"_s, Error(Error::Kind::InvalidUrl, Error::Phase::None,
                                          Error::Party::Local, refusal));
    }
    if (url.isEmpty())
        return namedError(u"url"_s, RequestUrl(QString()).url().error());
    return url;
}

const QMap<QString, RequestDescription::Setter> &RequestDescription::setters()
{
    static const QMap<QString, Setter> setters = {
        { u"auth"_s, &RequestDescription::setAuth },
        { u"context"_s, &RequestDescription::setContext },
        { u"cookies"_s, &RequestDescription::setCookies },
        { u"extensionMethod"_s, &RequestDescription::setExtensionMethod },
        { u"followRedirects"_s, &RequestDescription::setFollowRedirects },
        { u"headers"_s, &RequestDescription::setHeaders },
        { u"limits"_s, &RequestDescription::setLimits },
        { u"maxRedirects"_s, &RequestDescription::setMaxRedirects },
        { u"query"_s, &RequestDescription::setQuery },
        { u"raiseForStatus"_s, &RequestDescription::setRaiseForStatus },
        { u"retries"_s, &RequestDescription::setRetries },
        { u"timeout"_s, &RequestDescription::setTimeout },
    };
    return setters;
}

void RequestDescription::setOptions(const QJSValue &options)
{
    if (options.isUndefined() || options.isNull())
        return;
    if (!isReadable(u"options"_s, options))
        return;
    if (!isPlainObject(options)) {
        fail(unwanted(u"options"_s, u"an object"_s, options));
        return;
    }
    forEachMember(options, [this](const QString &name, const QJSValue &value) {
        setOption(name, value);
        return m_error;
    });
}

bool RequestDescription::isReadable(const QString &place, const QJSValue &value)
{
    QJSEngine *engine = qjsEngine(m_client);
    const QString thrown = engine ? EngineScope::of(engine)->thrownBy(value) : QString();
    if (thrown.isNull())
        return true;
    fail(wrong(u"%1: a member cannot be read: %2"_s.arg(place, thrown)));
    return false;
}

void RequestDescription::setOption(const QString &name, const QJSValue &value)
{
    if (!isReadable(name, value))
        return;
    const QStringList kinds = bodyKinds();
    if (kinds.contains(name)) {
        setBody(name, value);
    } else if (const Setter setter = setters().value(name)) {
        if (!value.isUndefined())
            fail((this->*setter)(value));
    } else {
        QStringList known = setters().keys() + kinds;
        known.sort();
        fail(wrong(u"there is no option \"%1\"; options are %2"_s.arg(name, known.join(", "_L1))));
    }
}

void RequestDescription::setBody(const QString &kind, const QJSValue &value, const QString &place)
{
    if (value.isUndefined())
        return;
    if (!m_bodyKind.isEmpty()) {
        fail(wrong(u"%1%2: a request has one body, and there is %3 already"_s.arg(place, kind,
                                                                                  m_bodyKind)));
        return;
    }
    m_bodyPlace = place;
    m_bodyKind = kind;
    m_body = value;
}

void RequestDescription::setContent(const QString &place, const Body &content,
                                    const QString &contentType)
{
    m_bodyKind = place;
    m_content = content;
    m_contentType = contentType;
}

void RequestDescription::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

Error RequestDescription::finish()
{
    if (!m_extensionMethod && !isRegisteredMethod(m_method)) {
        fail(wrong(
                u"method: \"%1\" is no method that HTTP knows; if the server does, give the option "
                u"extensionMethod: true"_s.arg(m_method)));
    }
    if (!m_error && m_content) {
        m_chain.body(*m_content);
        if (!m_hasContentType && !m_contentType.isEmpty())
            m_chain.header("Content-Type", m_contentType);
    } else if (!m_error && !m_bodyKind.isEmpty()) {
        const Error error =
                HttpQ::setBody(m_chain, qjsEngine(m_client), m_bodyKind, m_body, m_hasContentType);
        fail(Error(error.kind(), error.phase(), error.party(), m_bodyPlace + error.message()));
    }
    if (!m_error)
        m_chain.redirects(m_redirects);
    return m_error;
}

Error RequestDescription::setAuth(const QJSValue &value)
{
    if (value.isNull()) {
        m_chain.withoutAuth();
        return {};
    }
    auto *element = qobject_cast<AuthElement *>(value.toQObject());
    if (!element)
        return unwanted(u"auth"_s, u"BasicAuth, BearerAuth or null"_s, value);
    m_chain.auth(element->auth());
    return {};
}

Error RequestDescription::setContext(const QJSValue &value)
{
    if (value.isNull())
        return {};
    m_context = value.toQObject();
    m_hasContext = true;
    if (!m_context)
        return unwanted(u"context"_s, u"a QML object"_s, value);
    m_chain.context(m_context);
    return {};
}

Error RequestDescription::setCookies(const QJSValue &value)
{
    if (value.isBool()) {
        if (!value.toBool())
            m_chain.withoutCookies();
        return {};
    }
    Parameters cookies;
    if (!isPlainObject(value))
        return unwanted(u"cookies"_s, u"an object or false"_s, value);
    if (const Error error = readParameters(u"cookies"_s, value, cookies))
        return error;
    for (const auto &[name, text] : cookies) {
        // Names of cookies and of header fields are both tokens (RFC 6265 4.1.1, RFC 9110 5.1).
        if (!Headers::refusal(name, u""_s).isNull())
            return wrong(u"cookies: \"%1\" is no name that a cookie can have"_s.arg(name));
        m_chain.cookie(name, text);
    }
    return {};
}

Error RequestDescription::setExtensionMethod(const QJSValue &value)
{
    if (!value.isBool())
        return unwanted(u"extensionMethod"_s, u"true or false"_s, value);
    m_extensionMethod = value.toBool();
    return {};
}

Error RequestDescription::setFollowRedirects(const QJSValue &value)
{
    if (!value.isBool())
        return unwanted(u"followRedirects"_s, u"true or false"_s, value);
    m_redirects.setFollowed(value.toBool());
    return {};
}

Error RequestDescription::setHeaders(const QJSValue &value)
{
    HeaderOptions headers;
    if (const Error error = readHeaders(value, headers))
        return error;
    m_chain.headers(headers.set);
    for (const QString &name : headers.removed)
        m_chain.withoutHeader(name);
    m_hasContentType |= headers.set.contains("Content-Type"_L1);
    return {};
}

Error RequestDescription::setLimits(const QJSValue &value)
{
    Limits limits = m_client->asyncClient()->limits();
    if (const Error error = readLimits(value, limits))
        return error;
    m_chain.limits(limits);
    return {};
}

Error RequestDescription::setMaxRedirects(const QJSValue &value)
{
    const std::optional<qint64> maximum = toWholeNumber(value);
    if (!maximum || *maximum < 0 || *maximum > std::numeric_limits<int>::max())
        return unwanted(u"maxRedirects"_s, u"a whole number"_s, value);
    m_redirects.setMaximum(int(*maximum));
    return {};
}

Error RequestDescription::setQuery(const QJSValue &value)
{
    Parameters parameters;
    if (const Error error = readParameters(u"query"_s, value, parameters))
        return error;
    for (const auto &[name, text] : parameters)
        m_chain.query(name, text);
    return {};
}

Error RequestDescription::setRaiseForStatus(const QJSValue &value)
{
    if (!value.isBool())
        return unwanted(u"raiseForStatus"_s, u"true or false"_s, value);
    m_raisesForStatus = value.toBool();
    return {};
}

Error RequestDescription::setRetries(const QJSValue &value)
{
    RetryPolicy policy = m_client->asyncClient()->retries();
    if (const Error error = readRetries(value, policy))
        return error;
    m_chain.retries(policy);
    return {};
}

Error RequestDescription::setTimeout(const QJSValue &value)
{
    Timeout timeout = m_client->asyncClient()->timeout();
    if (const Error error = readTimeout(value, timeout))
        return error;
    m_chain.timeout(timeout);
    return {};
}

} // namespace HttpQ
