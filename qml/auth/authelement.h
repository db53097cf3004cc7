// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/auth.h>

#include <QtCore/qobject.h>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace HttpQ {

/*!
    \class HttpQ::AuthElement
    \brief The QML type HttpAuth: what the elements BasicAuth and BearerAuth have in common.

    Derived classes name it with its namespace: what registers types takes the base class as it is
    written.
*/
class HTTPQ_QML_EXPORT AuthElement : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(HttpAuth)
    QML_UNCREATABLE("Use BasicAuth or BearerAuth")
public:
    ~AuthElement() override;

    //! What authorizes requests from now on; null if there is nothing yet to do it with.
    virtual std::shared_ptr<Auth> auth() = 0;

Q_SIGNALS:
    //! auth() is another one.
    void authChanged();

protected:
    explicit AuthElement(QObject *parent = nullptr);
};

} // namespace HttpQ
