// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/auth/tokensource.h"

#include "qml/auth/tokencall.h"

#include <HttpQ/exceptions.h>

#include <QtQml/qqmlengine.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

TokenSource::TokenSource(QObject *element, const QString &first, const QJSValue &function,
                         std::chrono::milliseconds timeout)
    : m_element(element)
    , m_engine(qjsEngine(element))
    , m_first(first)
    , m_function(function)
    , m_timeout(timeout)
{}

TokenSource::~TokenSource() = default;

QCoro::Task<QByteArray> TokenSource::fetch(std::shared_ptr<TokenSource> self)
{
    if (const QString first = std::exchange(self->m_first, {}); !first.isEmpty())
        co_return first.toUtf8();
    if (self->m_isClosed || !self->m_engine) {
        throw HttpError(Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local,
                              u"refresh: the BearerAuth was destroyed"_s));
    }
    if (self->m_timeout < std::chrono::milliseconds::zero()) {
        throw HttpError(Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local,
                              u"refreshTimeout: it is negative"_s));
    }
    self->m_call =
            TokenCall::begin(self->m_engine, self->m_element, self->m_function, self->m_timeout);
    const std::shared_ptr<TokenOutcome> outcome = self->m_call->outcome();
    co_await *outcome;
    if (outcome->error())
        throw HttpError(outcome->error());
    if (self->onFetched)
        self->onFetched(QString::fromUtf8(outcome->token()));
    co_return outcome->token();
}

void TokenSource::close()
{
    m_isClosed = true;
    onFetched = nullptr;
    delete m_call;
}

} // namespace HttpQ
