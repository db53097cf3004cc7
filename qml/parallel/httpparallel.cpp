// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/parallel/httpparallel.h"

#include "qml/client/enginescope.h"
#include "qml/client/httpclient.h"
#include "qml/client/misuse.h"
#include "qml/request/jsvalues.h"

#include <QtQml/qqmlengine.h>

#include <limits>

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;

namespace HttpQ {

HttpParallel::HttpParallel(HttpClient *client, QJSEngine *engine, const QJSValue &options)
    : m_client(client)
    , m_engine(engine)
    , m_parallel(client->asyncClient()->parallel())
    , m_progress(m_parallel.progress())
    , m_promises(engine->newArray())
{
    QJSEngine::setObjectOwnership(this, QJSEngine::JavaScriptOwnership);
    connect(m_progress, &ParallelProgress::changed, this, &HttpParallel::changed);
    connect(m_progress, &ParallelProgress::allFinished, this, [this] {
        m_self = QJSValue();
        Q_EMIT allFinished();
    });
    m_refusal = readOptions(options);
    if (m_refusal)
        warnAtCall(client, u"HttpClient.parallel(): "_s + m_refusal.message());
}

HttpParallel::~HttpParallel() = default;

Error HttpParallel::readOptions(const QJSValue &options)
{
    if (options.isUndefined() || options.isNull())
        return {};
    if (!isPlainObject(options))
        return unwanted(u"options"_s, u"an object"_s, options);
    return forEachMember(options, [this](const QString &name, const QJSValue &value) {
        if (name == "failFast"_L1) {
            if (!value.isBool())
                return unwanted(name, u"true or false"_s, value);
            m_parallel.failFast(value.toBool());
            return Error();
        }
        if (name == "deadline"_L1) {
            const std::optional<std::chrono::milliseconds> fromNow = toDuration(value);
            if (!fromNow)
                return unwanted(name, u"a number of milliseconds"_s, value);
            m_parallel.deadline(*fromNow);
            return Error();
        }
        if (name != "atMost"_L1 && name != "atMostPerHost"_L1) {
            return wrong(u"there is no option \"%1\"; options are atMost, atMostPerHost, deadline, "
                         "failFast"_s.arg(name));
        }
        const std::optional<qint64> requests = toWholeNumber(value);
        if (!requests || *requests < 0 || *requests > std::numeric_limits<int>::max())
            return unwanted(name, u"a whole number"_s, value);
        if (name == "atMost"_L1)
            m_parallel.atMost(int(*requests));
        else
            m_parallel.atMostPerHost(int(*requests));
        return Error();
    });
}

QJSValue HttpParallel::send(const char *caller, const QString &method, const QJSValue &url,
                            const QJSValue &options)
{
    auto *reply = new HttpReply(m_client, m_engine, HttpReply::Owner::Itself);
    const QJSValue promise = reply->promise();
    m_promises.setProperty(m_promises.property(u"length"_s).toUInt(), promise);
    if (m_refusal || !m_client) {
        reply->fail(m_refusal ? m_refusal
                              : Error(Error::Kind::Cancelled, Error::Phase::None,
                                      Error::Party::Local, u"The HttpClient was destroyed"_s));
        return promise;
    }
    const bool hasBegun = reply->begin(
            u"HttpParallel.%1()"_s.arg(QLatin1StringView(caller)), method, url, options,
            [this](RequestBuilder &chain) { return m_parallel.start(chain); });
    if (hasBegun && m_self.isUndefined())
        m_self = m_engine->newQObject(this);
    return promise;
}

QJSValue HttpParallel::all() const
{
    return EngineScope::of(m_engine)->allOf(m_promises);
}

void HttpParallel::cancel()
{
    m_parallel.cancel();
}

} // namespace HttpQ
