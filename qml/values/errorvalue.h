// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/error.h>

#include <QtCore/qmetatype.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

namespace HttpQ {

/*!
    \class HttpQ::ErrorValue
    \brief The QML value type httpError: why a request has failed.

    "No error" is one, too: its kind is HttpError.None and its message is empty, so that a binding can
    say \c{request.error.explanation} at any time.
*/
class HTTPQ_QML_EXPORT ErrorValue
{
    Q_GADGET
    QML_VALUE_TYPE(httpError)
    Q_PROPERTY(int kind READ kind CONSTANT FINAL)
    Q_PROPERTY(QString name READ name CONSTANT FINAL)
    Q_PROPERTY(QString phase READ phase CONSTANT FINAL)
    Q_PROPERTY(int status READ status CONSTANT FINAL)
    Q_PROPERTY(QString message READ message CONSTANT FINAL)
    Q_PROPERTY(QString explanation READ explanation CONSTANT FINAL)
    Q_PROPERTY(QString details READ details CONSTANT FINAL)
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
    Q_PROPERTY(bool isTimeout READ isTimeout CONSTANT FINAL)
    Q_PROPERTY(bool isCancelled READ isCancelled CONSTANT FINAL)
public:
    ErrorValue() = default;
    //! \a status is that of the response, if one had come.
    explicit ErrorValue(const Error &error, int status = 0)
        : m_error(error)
        , m_status(status)
    {}

    const Error &error() const { return m_error; }

    //! One of the names of HttpError, such as HttpError.ReadTimeout.
    int kind() const { return int(m_error.kind()); }
    //! The same as text: "ReadTimeout". Empty if this is no error.
    QString name() const;
    //! How far the request had come: "pool", "resolve", "connect", "tls", "send", "head", "body";
    //! empty if it had not begun.
    QString phase() const;
    //! The status of the response, 0 if there was none.
    int status() const { return m_status; }
    //! What happened, technically and in English; about what the program itself said wrong, it begins
    //! with the name of that.
    QString message() const { return m_error.message(); }
    //! What happened and what can be done, for the person at the screen, in the language of the
    //! translation that is installed: see Error::explanation().
    QString explanation() const { return m_error.explanation(); }
    //! Kind, phase, message and URL in one line, for a log or a report; in English.
    QString details() const;
    //! The URL of the request, without user information and fragment.
    QUrl url() const { return m_error.url(); }
    bool isTimeout() const { return m_error.isTimeout(); }
    //! True if the program itself ended the request.
    bool isCancelled() const { return m_error.isCancelled(); }

private:
    Error m_error;
    int m_status = 0;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::ErrorValue)
