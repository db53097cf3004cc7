// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/httprequest.h"

#include "qml/client/misuse.h"
#include "qml/request/bodyoptions.h"
#include "qml/request/jsvalues.h"
#include "qml/request/requestdescription.h"
#include "qml/values/languagewatch.h"

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

double fraction(qint64 done, qint64 total)
{
    return total > 0 ? double(done) / double(total) : 0;
}

} // namespace

class HttpRequest::Published
{
public:
    State state;
    bool loading;
    int status;
    double progress;
    double uploadProgress;
    qint64 bytesReceived;
    quint64 errorRevision;
    quint64 responseRevision;
};

HttpRequest::HttpRequest(QObject *parent)
    : QObject(parent)
    , m_inputs(this, [this] { sendOrReset(); })
{
    tellErrorInEachLanguage(this, &HttpRequest::errorChanged);
}

HttpRequest::~HttpRequest() = default;

HttpRequest::Published HttpRequest::published() const
{
    return { m_state,          loading(),       m_status,        m_progress,
             m_uploadProgress, m_bytesReceived, m_errorRevision, m_responseRevision };
}

// Everything is as it will be before the first signal comes. False if a handler has destroyed this.
bool HttpRequest::publish(const Published &before)
{
    const Published now = published();
    const std::pair<bool, void (HttpRequest::*)()> changes[] = {
        { now.status != before.status, &HttpRequest::statusChanged },
        { now.bytesReceived != before.bytesReceived, &HttpRequest::bytesReceivedChanged },
        { now.progress != before.progress, &HttpRequest::progressChanged },
        { now.uploadProgress != before.uploadProgress, &HttpRequest::uploadProgressChanged },
        { now.responseRevision != before.responseRevision, &HttpRequest::responseChanged },
        { now.errorRevision != before.errorRevision, &HttpRequest::errorChanged },
        { now.state != before.state, &HttpRequest::stateChanged },
        { now.loading != before.loading, &HttpRequest::loadingChanged },
    };
    const QPointer<HttpRequest> self(this);
    for (const auto &[hasChanged, signal] : changes) {
        if (hasChanged)
            Q_EMIT(this->*signal)();
        if (!self)
            return false;
    }
    return true;
}

void HttpRequest::setClient(HttpClient *client)
{
    if (m_inputs.change(m_inputs.client, client))
        Q_EMIT clientChanged();
}

void HttpRequest::setUrl(const QUrl &url)
{
    if (m_inputs.change(m_inputs.url, url))
        Q_EMIT urlChanged();
}

void HttpRequest::setMethod(const QString &method)
{
    if (m_inputs.change(m_inputs.method, method))
        Q_EMIT methodChanged();
}

void HttpRequest::setHeaders(const QJSValue &headers)
{
    if (m_inputs.change(m_inputs.headers, headers))
        Q_EMIT headersChanged();
}

void HttpRequest::setQuery(const QJSValue &query)
{
    if (m_inputs.change(m_inputs.query, query))
        Q_EMIT queryChanged();
}

void HttpRequest::setBody(const QJSValue &body)
{
    if (m_inputs.change(m_body, body))
        Q_EMIT bodyChanged();
}

void HttpRequest::setOptions(const QJSValue &options)
{
    if (m_inputs.change(m_inputs.options, options))
        Q_EMIT optionsChanged();
}

void HttpRequest::setActive(bool active)
{
    if (m_inputs.setActive(active))
        Q_EMIT activeChanged();
}

void HttpRequest::componentComplete()
{
    m_inputs.setComplete();
}

void HttpRequest::sendOrReset()
{
    if (m_inputs.hasUrl())
        send();
    else
        reset();
}

// Nothing is told any more of the request that is under way.
void HttpRequest::beginRound(State state)
{
    ++m_round;
    delete m_pending;
    m_inputs.setSent();
    m_state = state;
    m_status = 0;
    m_progress = m_uploadProgress = 0;
    m_bytesReceived = 0;
}

void HttpRequest::send()
{
    const Published before = published();
    beginRound(State::Waiting);
    if (m_error.error()) {
        m_error = ErrorValue();
        ++m_errorRevision;
    }
    const Result<HttpClient *> client = m_inputs.sender();
    const QPointer<HttpRequest> self(this);
    const Error error = client ? begin(*client) : client.error();
    if (!self)
        return;
    if (error) {
        const auto tell = [this, error, round = m_round] {
            if (round == m_round)
                end(error, ResponseValue());
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
    publish(before);
}

Error HttpRequest::begin(HttpClient *client)
{
    RequestDescription description(client, m_inputs.method,
                                   RequestDescription::readUrl(m_inputs.url));
    description.fail(describeBody(description));
    m_inputs.describe(description);
    if (const Error error = description.finish())
        return error;
    m_raisesForStatus = description.raisesForStatus();
    m_pending = description.chain().context(qmlEngine(this)).start(this);
    follow(m_pending);
    client->track(m_pending);
    return {};
}

Error HttpRequest::describeBody(RequestDescription &description) const
{
    if (m_body.isUndefined() || m_body.isNull())
        return {};
    const QString place = u"body: "_s;
    if (m_body.isString()) {
        description.setBody(u"text"_s, m_body, place);
        return {};
    }
    if (JsValues::toBytes(m_body)) {
        description.setBody(u"data"_s, m_body, place);
        return {};
    }
    if (!JsValues::isPlainObject(m_body))
        return JsValues::unwanted(u"body"_s, u"text, an ArrayBuffer or an object"_s, m_body);
    return JsValues::forEachMember(m_body, [&](const QString &name, const QJSValue &value) {
        if (!bodyKinds().contains(name)) {
            return JsValues::wrong(u"body: \"%1\" is no kind of body; kinds are %2"_s.arg(
                    name, bodyKinds().join(", "_L1)));
        }
        description.setBody(name, value, place);
        return Error();
    });
}

void HttpRequest::follow(PendingResponse *pending)
{
    connect(pending, &PendingResponse::responseReceived, this, &HttpRequest::headReceived);
    connect(pending, &PendingResponse::uploadProgress, this, &HttpRequest::uploadProgressed);
    connect(pending, &PendingResponse::downloadProgress, this, &HttpRequest::downloadProgressed);
    connect(pending, &PendingResponse::finished, this, &HttpRequest::conclude);
    if (isSignalConnected(QMetaMethod::fromSignal(&HttpRequest::chunkReceived)))
        connect(pending, &PendingResponse::chunkReceived, this, &HttpRequest::chunkReceived);
}

void HttpRequest::connectNotify(const QMetaMethod &signal)
{
    if (m_pending && signal == QMetaMethod::fromSignal(&HttpRequest::chunkReceived)) {
        connect(m_pending, &PendingResponse::chunkReceived, this, &HttpRequest::chunkReceived,
                Qt::UniqueConnection);
    }
}

void HttpRequest::headReceived(const Response &response)
{
    const Published before = published();
    m_status = response.status();
    m_state = State::Receiving;
    publish(before);
}

void HttpRequest::uploadProgressed(qint64 sent, qint64 total)
{
    const Published before = published();
    m_uploadProgress = fraction(sent, total);
    publish(before);
}

void HttpRequest::downloadProgressed(qint64 received, qint64 total)
{
    const Published before = published();
    m_bytesReceived = received;
    m_progress = fraction(received, total);
    publish(before);
}

void HttpRequest::conclude(const Response &response)
{
    const ResponseValue value(response, qjsEngine(this));
    Error error = m_pending->error();
    if (!error && m_raisesForStatus)
        error = value.statusError();
    m_pending->deleteLater();
    m_pending.clear();
    end(namingUrl(error), value);
}

void HttpRequest::end(const Error &error, const ResponseValue &response)
{
    if (isMisuse(error))
        qmlWarning(this) << error.message();
    const Published before = published();
    m_response = response;
    ++m_responseRevision;
    m_hasToldOfJson = false;
    m_status = response.status();
    m_state = error ? State::Failed : State::Succeeded;
    if (error) {
        m_error = ErrorValue(error, m_status);
        ++m_errorRevision;
    } else {
        m_progress = m_uploadProgress = 1;
    }
    const quint64 round = m_round;
    if (!publish(before))
        return;
    const QPointer<HttpRequest> self(this);
    if (error && round == m_round)
        Q_EMIT failed(ErrorValue(m_error));
    if (self && round == m_round)
        Q_EMIT finished(ResponseValue(m_response));
}

QJSValue HttpRequest::json() const
{
    Error error;
    const QJSValue value = m_response.json(&error);
    if (error && !std::exchange(m_hasToldOfJson, true))
        qmlWarning(this) << u"json: "_s + error.message();
    return value;
}

void HttpRequest::cancel()
{
    m_inputs.hold();
    if (m_pending)
        m_pending->cancel();
}

void HttpRequest::reset()
{
    const Published before = published();
    beginRound(State::Idle);
    m_response = ResponseValue();
    m_error = ErrorValue();
    ++m_responseRevision;
    ++m_errorRevision;
    publish(before);
}

} // namespace HttpQ
