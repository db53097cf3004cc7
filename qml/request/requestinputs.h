// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/httpclient.h>
#include <HttpQ/result.h>

#include <QtCore/qpointer.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>

#include <functional>

namespace HttpQ {

class RequestDescription;

/*!
    \class HttpQ::RequestInputs
    \brief What an element in QML was told of the request that it sends, and when that is due.

    It is due from the beginning, and again after a change. What is due is sent once the turn of the
    event loop is over in which it became due, the element complete, or active, whichever comes last.
*/
class HTTPQ_QML_EXPORT RequestInputs
{
    Q_DISABLE_COPY_MOVE(RequestInputs)
public:
    //! Of \a element, which has the request sent by \a send, from the event loop.
    RequestInputs(QObject *element, std::function<void()> send);
    ~RequestInputs();

    //! Sets \a input, one of these or another that says what is sent. Returns whether it changed.
    template<typename Input, typename Value>
    bool change(Input &input, const Value &value)
    {
        if (isSame(input, value))
            return false;
        input = value;
        setDue();
        return true;
    }
    bool isActive() const { return m_isActive; }
    //! Returns whether it changed.
    bool setActive(bool active);
    void setComplete();
    bool isDue() const { return m_isDue; }
    //! Nothing is due before the next change: what there is now is being sent, or is not to be.
    void setSent() { m_isDue = false; }
    //! Has it sent once this turn of the event loop is over, whether it is due or not.
    void sendSoon();
    //! Takes back what would be sent once this turn of the event loop is over. Changes that were not
    //! sent stay due, and are sent with the next change, or when it becomes active anew.
    void hold();

    bool hasUrl() const { return !url.isEmpty() || !url.errorString().isEmpty(); }
    //! The client, or without one that of the engine.
    Result<HttpClient *> sender() const;
    //! Gives \a description the header fields, the parameters and the options.
    void describe(RequestDescription &description) const;

    QPointer<HttpClient> client;
    QUrl url;
    QString method = QStringLiteral("GET");
    QJSValue headers;
    QJSValue query;
    QJSValue options;

private:
    template<typename Input, typename Value>
    static bool isSame(const Input &input, const Value &value)
    {
        return input == value;
    }
    // An object may have been changed since it was set.
    static bool isSame(const QJSValue &input, const QJSValue &value)
    {
        return !value.isObject() && input.strictlyEquals(value);
    }
    // What makes a URL invalid is not compared.
    static bool isSame(const QUrl &input, const QUrl &value)
    {
        return input == value && input.isValid() == value.isValid();
    }
    void setDue();
    void schedule();

    QObject *m_element;
    std::function<void()> m_send;
    bool m_isActive = true;
    bool m_isComplete = false;
    bool m_isDue = true;
    bool m_isDemanded = false;
    bool m_isHeld = false; // what is due waits for another occasion
    bool m_isScheduled = false;
};

} // namespace HttpQ
