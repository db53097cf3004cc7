// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qpointer.h>
#include <QtCore/qstring.h>
#include <QtQml/qjsvalue.h>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <functional>
#include <memory>

namespace HttpQ {

class TokenCall;

//! Where a BearerAuth has its tokens from: first the one that is there, then what JavaScript gives.
class TokenSource
{
public:
    //! Of \a element, which warns of what the program does wrong.
    TokenSource(QObject *element, const QString &first, const QJSValue &function,
                std::chrono::milliseconds timeout);
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    ~TokenSource();

    //! Throws HttpError if there is none.
    static QCoro::Task<QByteArray> fetch(std::shared_ptr<TokenSource> self);
    //! Who waits for a token gets none, and no new one is told.
    void close();

    //! Called with each new token.
    std::function<void(const QString &token)> onFetched;

private:
    QPointer<QObject> m_element;
    QPointer<QJSEngine> m_engine;
    QString m_first;
    QJSValue m_function;
    std::chrono::milliseconds m_timeout;
    QPointer<TokenCall> m_call;
    bool m_isClosed = false;
};

} // namespace HttpQ
