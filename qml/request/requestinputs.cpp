// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/requestinputs.h"

#include "qml/client/defaultclient.h"
#include "qml/request/jsvalues.h"
#include "qml/request/requestdescription.h"

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlengine.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

RequestInputs::RequestInputs(QObject *element, std::function<void()> send)
    : m_element(element)
    , m_send(std::move(send))
{}

RequestInputs::~RequestInputs() = default;

bool RequestInputs::setActive(bool active)
{
    if (active == m_isActive)
        return false;
    m_isActive = active;
    if (m_isDue)
        setDue();
    return true;
}

void RequestInputs::setComplete()
{
    m_isComplete = true;
    setDue();
}

void RequestInputs::setDue()
{
    m_isDue = true;
    m_isHeld = false;
    if (m_isComplete && m_isActive)
        schedule();
}

void RequestInputs::sendSoon()
{
    m_isDemanded = true;
    schedule();
}

void RequestInputs::hold()
{
    m_isDemanded = false;
    m_isHeld = hasUrl();
}

void RequestInputs::schedule()
{
    if (std::exchange(m_isScheduled, true))
        return;
    // Sending may destroy the element, and this with it.
    const auto endTurn = [this, send = m_send] {
        m_isScheduled = false;
        if (std::exchange(m_isDemanded, false) || (m_isDue && m_isActive && !m_isHeld))
            send();
    };
    QMetaObject::invokeMethod(m_element, endTurn, Qt::QueuedConnection);
}

Result<HttpClient *> RequestInputs::sender() const
{
    HttpClient *sender = client;
    if (QQmlEngine *engine = qmlEngine(m_element); engine && !sender)
        sender = DefaultClient::of(engine);
    if (!sender)
        return JsValues::wrong(u"client: there is none"_s);
    return sender;
}

void RequestInputs::describe(RequestDescription &description) const
{
    description.setOption(u"headers"_s, headers);
    description.setOption(u"query"_s, query);
    description.setOptions(options);
}

} // namespace HttpQ
