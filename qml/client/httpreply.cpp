// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/httpreply.h"

#include "qml/client/enginescope.h"
#include "qml/client/httpclient.h"
#include "qml/client/misuse.h"
#include "qml/client/promise.h"
#include "qml/request/requestdescription.h"
#include "qml/values/errorobject.h"

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

Error destroyedError(const QString &message)
{
    return Error(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, message);
}

void rejectPromise(Promise &promise, const Error &error, const ResponseValue &response)
{
    if (QJSEngine *engine = promise.engine())
        promise.reject(errorObject(engine, ErrorValue(error, response.status()), response));
}

} // namespace

HttpReply::HttpReply(HttpClient *client, QJSEngine *engine, Owner owner)
    : m_client(client)
    , m_promise(std::make_unique<Promise>(engine))
{
    if (owner == Owner::JavaScript) {
        QJSEngine::setObjectOwnership(this, QJSEngine::JavaScriptOwnership);
        m_self = engine->newQObject(this);
    } else {
        setParent(EngineScope::of(engine));
    }
}

// Told from the event loop: if the engine is going, no JavaScript runs any more, and its scope goes
// before it is told.
HttpReply::~HttpReply()
{
    QJSEngine *engine = m_promise->engine();
    if (m_isFinished || !engine || !isWanted())
        return;
    const auto tell = [promise = std::shared_ptr<Promise>(std::move(m_promise))] {
        rejectPromise(*promise, destroyedError(u"The HttpReply was destroyed"_s), ResponseValue());
    };
    QMetaObject::invokeMethod(EngineScope::of(engine), tell, Qt::QueuedConnection);
}

QJSValue HttpReply::promise() const
{
    return m_promise->value();
}

bool HttpReply::begin(const QString &caller, const QString &method, const QJSValue &url,
                      const QJSValue &options, const Starter &start)
{
    RequestDescription description(m_client, method, RequestDescription::readUrl(url));
    description.setOptions(options);
    if (const Error error = description.finish()) {
        warnAtCall(m_client, caller + ": "_L1 + error.message());
        fail(error);
        return false;
    }
    m_caller = caller;
    m_place = std::make_unique<CallPlace>(CallPlace::current(m_promise->engine()));
    m_raisesForStatus = description.raisesForStatus();
    m_hasContext = description.hasContext();
    m_context = description.context();
    follow(start(description.chain().context(m_promise->engine())));
    m_client->track(m_pending);
    return true;
}

void HttpReply::follow(PendingResponse *pending)
{
    m_pending = pending;
    m_bytesToSend = pending->bytesToSend();
    connect(pending, &PendingResponse::uploadProgress, this, [this](qint64 sent, qint64 total) {
        m_bytesSent = sent;
        m_bytesToSend = total;
        Q_EMIT uploadProgress(double(sent), double(total));
    });
    connect(pending, &PendingResponse::downloadProgress, this,
            [this](qint64 received, qint64 total) {
                m_bytesReceived = received;
                m_bytesToReceive = total;
                Q_EMIT downloadProgress(double(received), double(total));
            });
    connect(pending, &PendingResponse::responseReceived, this, [this](const Response &response) {
        Q_EMIT responseReceived(ResponseValue(response, m_promise->engine()));
    });
    connect(pending, &PendingResponse::finished, this, &HttpReply::settle);
    // That of a group goes with the group, without another word.
    connect(pending, &QObject::destroyed, this, [this] {
        if (!m_isFinished)
            fail(destroyedError(u"The HttpParallel was destroyed"_s));
    });
    if (isSignalConnected(QMetaMethod::fromSignal(&HttpReply::chunkReceived)))
        connect(pending, &PendingResponse::chunkReceived, this, &HttpReply::chunkReceived);
}

void HttpReply::connectNotify(const QMetaMethod &signal)
{
    if (m_pending && signal == QMetaMethod::fromSignal(&HttpReply::chunkReceived)) {
        connect(m_pending, &PendingResponse::chunkReceived, this, &HttpReply::chunkReceived,
                Qt::UniqueConnection);
    }
}

void HttpReply::fail(const Error &error)
{
    const auto tell = [this, error] {
        if (isWanted())
            rejectPromise(*m_promise, error, ResponseValue());
        end();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void HttpReply::settle(const Response &response)
{
    const Error error = namingUrl(m_pending->error());
    QJSEngine *engine = m_promise->engine();
    if (engine && isWanted()) {
        const ResponseValue value(response, engine);
        const Error statusError = m_raisesForStatus ? value.statusError() : Error();
        if (error) {
            if (m_client && isMisuse(error))
                m_place->warn(m_client, m_caller + ": "_L1 + error.message());
            rejectPromise(*m_promise, error, value);
        } else if (statusError) {
            rejectPromise(*m_promise, statusError, value);
        } else {
            m_promise->resolve(engine->toScriptValue(value));
        }
    }
    end();
}

void HttpReply::end()
{
    m_isFinished = true;
    const bool isOwnedByScript = !m_self.isUndefined();
    Q_EMIT finished();
    m_self = QJSValue();
    if (!isOwnedByScript)
        deleteLater();
}

void HttpReply::cancel()
{
    if (m_pending)
        m_pending->cancel();
}

void HttpReply::pause()
{
    if (m_pending)
        m_pending->pause();
}

void HttpReply::resume()
{
    if (m_pending)
        m_pending->resume();
}

} // namespace HttpQ
