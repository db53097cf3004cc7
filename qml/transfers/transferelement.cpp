// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/transfers/transferelement.h"

#include "qml/client/misuse.h"
#include "qml/values/languagewatch.h"

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace HttpQ {

TransferElement::TransferElement(bool isActive, QObject *parent)
    : QObject(parent)
    , m_inputs(this, [this] { startIfDescribed(); })
{
    m_inputs.setActive(isActive);
    tellErrorInEachLanguage(this, &TransferElement::errorChanged);
}

TransferElement::~TransferElement() = default;

void TransferElement::setClient(HttpClient *client)
{
    if (m_inputs.change(m_inputs.client, client))
        Q_EMIT clientChanged();
}

void TransferElement::setUrl(const QUrl &url)
{
    if (m_inputs.change(m_inputs.url, url))
        Q_EMIT urlChanged();
}

void TransferElement::setHeaders(const QJSValue &headers)
{
    if (m_inputs.change(m_inputs.headers, headers))
        Q_EMIT headersChanged();
}

void TransferElement::setQuery(const QJSValue &query)
{
    if (m_inputs.change(m_inputs.query, query))
        Q_EMIT queryChanged();
}

void TransferElement::setOptions(const QJSValue &options)
{
    if (m_inputs.change(m_inputs.options, options))
        Q_EMIT optionsChanged();
}

void TransferElement::setActive(bool active)
{
    if (m_inputs.setActive(active))
        Q_EMIT activeChanged();
}

void TransferElement::componentComplete()
{
    m_inputs.setComplete();
}

void TransferElement::startIfDescribed()
{
    if (isDescribed()) {
        restart();
    } else {
        beginRound(State::Idle);
        publish();
    }
}

double TransferElement::progress() const
{
    if (m_state == State::Idle)
        return 0;
    if (m_state == State::Finished)
        return 1;
    if (m_total < 0)
        return -1;
    return m_total > 0 ? qMin(1.0, double(m_done) / double(m_total)) : 0;
}

void TransferElement::setNumbers(qint64 done, qint64 total, double rate,
                                 std::chrono::milliseconds timeLeft)
{
    m_done = done;
    m_total = total;
    m_rate = rate;
    m_timeLeft = timeLeft;
    m_hasNewNumbers = true;
}

void TransferElement::setError(const Error &error, int status)
{
    if (!error && !m_error.error())
        return;
    m_error = ErrorValue(error, status > 0 ? status : error.status());
    m_hasNewError = true;
}

// Everything is as it will be before the first signal comes. False if a handler has destroyed this.
bool TransferElement::publish()
{
    const QPointer<TransferElement> self(this);
    if (std::exchange(m_hasNewNumbers, false))
        Q_EMIT progressChanged();
    if (self)
        tellResult();
    if (self && std::exchange(m_hasNewError, false))
        Q_EMIT errorChanged();
    if (self && std::exchange(m_toldState, m_state) != m_state)
        Q_EMIT stateChanged();
    return self;
}

bool TransferElement::tell(qint64 done, qint64 total, double rate,
                           std::chrono::milliseconds timeLeft)
{
    setNumbers(done, total, rate, timeLeft);
    return publish();
}

// Nothing is told any more of the transfer that is under way.
void TransferElement::beginRound(State state)
{
    ++m_round;
    drop();
    m_inputs.setSent();
    m_isCancelling = false;
    m_state = state;
    setNumbers(0, -1, 0, -1ms);
    setError({});
    forgetResult();
}

void TransferElement::restart()
{
    beginRound(State::Running);
    const Result<HttpClient *> client = m_inputs.sender();
    const quint64 round = m_round;
    const QPointer<TransferElement> self(this);
    const Error error = client ? begin(*client) : client.error();
    if (!self || round != m_round)
        return;
    if (error) {
        const auto fail = [this, error, round] {
            if (round == m_round)
                end(error);
        };
        QMetaObject::invokeMethod(this, fail, Qt::QueuedConnection);
    }
    publish();
}

void TransferElement::start()
{
    if (isUnderWay() && !m_inputs.isDue() && !m_isCancelling)
        resume();
    else
        restart();
}

void TransferElement::pause()
{
    if (m_state != State::Running || m_isCancelling)
        return;
    m_state = State::Paused;
    const QPointer<TransferElement> self(this);
    pauseTransfer();
    if (self)
        publish();
}

void TransferElement::resume()
{
    if (m_state != State::Paused || m_isCancelling)
        return;
    m_state = State::Running;
    const QPointer<TransferElement> self(this);
    resumeTransfer();
    if (self)
        publish();
}

void TransferElement::cancel()
{
    m_inputs.hold();
    if (!isUnderWay())
        return;
    m_isCancelling = true;
    cancelTransfer();
}

void TransferElement::end(const Error &error, int status)
{
    // What the server did is no mistake in the QML.
    if (isMisuse(error) && error.party() != Error::Party::Remote)
        qmlWarning(this) << error.message();
    m_isCancelling = false;
    m_state = error ? State::Failed : State::Finished;
    setNumbers(m_done, error ? m_total : m_done, 0, -1ms);
    setError(error, status);
    const quint64 round = m_round;
    if (!publish())
        return;
    const QPointer<TransferElement> self(this);
    if (error && round == m_round)
        Q_EMIT failed(ErrorValue(m_error));
    if (self && round == m_round)
        tellFinished();
}

} // namespace HttpQ
