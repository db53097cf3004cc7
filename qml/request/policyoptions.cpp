// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/policyoptions.h"

#include "qml/request/jsvalues.h"

#include <QtCore/qhash.h>
#include <QtCore/qstringlist.h>

#include <limits>
#include <variant>

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;
using std::chrono::milliseconds;

namespace HttpQ {

namespace {

// The place in a message, and the text for a name that is in no table.
template<typename Table>
Error unknownName(const QString &place, const QString &name, const Table &table)
{
    QStringList known = table.keys();
    known.sort();
    return wrong(u"%1: \"%2\" is not known; what can be set is %3"_s.arg(place, name,
                                                                         known.join(", "_L1)));
}

const QHash<QString, Timeout::Duration Timeout::*> &phases()
{
    static const QHash<QString, Timeout::Duration Timeout::*> phases = {
        { u"pool"_s, &Timeout::pool },   { u"connect"_s, &Timeout::connect },
        { u"write"_s, &Timeout::write }, { u"firstByte"_s, &Timeout::firstByte },
        { u"read"_s, &Timeout::read },   { u"total"_s, &Timeout::total },
    };
    return phases;
}

Error readPhase(const QString &place, const QJSValue &value, Timeout::Duration &duration)
{
    if (value.isUndefined())
        return {};
    const std::optional<milliseconds> read = value.isNull() ? milliseconds(0) : toDuration(value);
    if (!read)
        return unwanted(place, u"a number of milliseconds"_s, value);
    duration = read->count() == 0 ? std::nullopt : Timeout::Duration(*read);
    return {};
}

using LimitMember =
        std::variant<int Limits::*, qint64 Limits::*, std::chrono::milliseconds Limits::*>;

const QHash<QString, LimitMember> &limitMembers()
{
    static const QHash<QString, LimitMember> members = {
        { u"maxConnections"_s, &Limits::maxConnections },
        { u"maxConnectionsPerOrigin"_s, &Limits::maxConnectionsPerOrigin },
        { u"maxIdleConnections"_s, &Limits::maxIdleConnections },
        { u"maxWaitingRequests"_s, &Limits::maxWaitingRequests },
        { u"idleExpiry"_s, &Limits::idleExpiry },
        { u"maxIdleExpiry"_s, &Limits::maxIdleExpiry },
        { u"maxConnectionAge"_s, &Limits::maxConnectionAge },
        { u"headBytes"_s, &Limits::headBytes },
        { u"headerLineBytes"_s, &Limits::headerLineBytes },
        { u"statusLineBytes"_s, &Limits::statusLineBytes },
        { u"headerFields"_s, &Limits::headerFields },
        { u"informationalResponses"_s, &Limits::informationalResponses },
        { u"chunkExtensionBytes"_s, &Limits::chunkExtensionBytes },
        { u"chunkExtensionBytesTotal"_s, &Limits::chunkExtensionBytesTotal },
        { u"trailerBytes"_s, &Limits::trailerBytes },
        { u"trailerFields"_s, &Limits::trailerFields },
        { u"contentCodings"_s, &Limits::contentCodings },
        { u"bufferedBodyBytes"_s, &Limits::bufferedBodyBytes },
        { u"intermediateBodyBytes"_s, &Limits::intermediateBodyBytes },
        { u"lineBytes"_s, &Limits::lineBytes },
        { u"streamedBodyBytes"_s, &Limits::streamedBodyBytes },
        { u"decodedRatio"_s, &Limits::decodedRatio },
        { u"decodedRatioFrom"_s, &Limits::decodedRatioFrom },
        { u"readHighWater"_s, &Limits::readHighWater },
        { u"requestHeadBytes"_s, &Limits::requestHeadBytes },
        { u"urlBytes"_s, &Limits::urlBytes },
        { u"writeHighWater"_s, &Limits::writeHighWater },
    };
    return members;
}

class LimitSetter
{
public:
    LimitSetter(Limits &limits, qint64 value)
        : m_limits(limits)
        , m_value(value)
    {}
    bool operator()(int Limits::*member) const
    {
        if (m_value > std::numeric_limits<int>::max())
            return false;
        m_limits.*member = int(m_value);
        return true;
    }
    bool operator()(qint64 Limits::*member) const
    {
        m_limits.*member = m_value;
        return true;
    }
    bool operator()(milliseconds Limits::*member) const
    {
        m_limits.*member = milliseconds(m_value);
        return true;
    }

private:
    Limits &m_limits;
    qint64 m_value;
};

// A member of the object for retries: reads a value, or says what is wanted.
using RetryReader = std::function<QString(const QJSValue &value, RetryPolicy &policy)>;

RetryReader durationReader(const std::function<void(RetryPolicy &, milliseconds)> &set)
{
    return [set](const QJSValue &value, RetryPolicy &policy) {
        const std::optional<milliseconds> duration = toDuration(value);
        if (!duration)
            return u"a number of milliseconds"_s;
        set(policy, *duration);
        return QString();
    };
}

RetryReader boolReader(RetryPolicy &(RetryPolicy::*set)(bool)&)
{
    return [set](const QJSValue &value, RetryPolicy &policy) {
        if (!value.isBool())
            return u"true or false"_s;
        (policy.*set)(value.toBool());
        return QString();
    };
}

QString readCount(const QJSValue &value, RetryPolicy &policy)
{
    const std::optional<qint64> count = toWholeNumber(value);
    if (!count || *count < 0 || *count > std::numeric_limits<int>::max())
        return u"a number of retries"_s;
    policy.setRetries(int(*count));
    return {};
}

QString readStatuses(const QJSValue &value, RetryPolicy &policy)
{
    QList<int> statuses;
    const Error error = forEachValue(value, [&statuses](const QJSValue &element) {
        const qint64 status = toWholeNumber(element).value_or(0);
        statuses.append(status < 1000 ? int(status) : 0);
        return statuses.last() < 100 ? wrong({}) : Error();
    });
    if (error)
        return u"a list of statuses"_s;
    policy.setStatuses(statuses);
    return {};
}

QString readMethods(const QJSValue &value, RetryPolicy &policy)
{
    QList<QByteArray> methods;
    const Error error = forEachValue(value, [&methods](const QJSValue &element) {
        methods.append(element.toString().toLatin1());
        return element.isString() ? Error() : wrong({});
    });
    if (error)
        return u"a list of methods"_s;
    policy.setMethods(methods);
    return {};
}

QString readFactor(const QJSValue &value, RetryPolicy &policy)
{
    if (!value.isNumber() || !(value.toNumber() >= 1))
        return u"a number from 1 on"_s;
    policy.setBackoff(policy.backoffBase(), value.toNumber(), policy.backoffMaximum());
    return {};
}

QString readJitter(const QJSValue &value, RetryPolicy &policy)
{
    if (!value.isNumber() || !(value.toNumber() >= 0 && value.toNumber() <= 1))
        return u"a number from 0 to 1"_s;
    policy.setJitter(value.toNumber());
    return {};
}

const QHash<QString, RetryReader> &retryReaders()
{
    static const QHash<QString, RetryReader> readers = {
        { u"retries"_s, readCount },
        { u"statuses"_s, readStatuses },
        { u"methods"_s, readMethods },
        { u"errorsRetried"_s, boolReader(&RetryPolicy::setErrorsRetried) },
        { u"backoffBase"_s, durationReader([](RetryPolicy &policy, milliseconds base) {
              policy.setBackoff(base, policy.backoffFactor(), policy.backoffMaximum());
          }) },
        { u"backoffFactor"_s, readFactor },
        { u"backoffMaximum"_s, durationReader([](RetryPolicy &policy, milliseconds maximum) {
              policy.setBackoff(policy.backoffBase(), policy.backoffFactor(), maximum);
          }) },
        { u"jitter"_s, readJitter },
        { u"retryAfterHonoured"_s, boolReader(&RetryPolicy::setRetryAfterHonoured) },
        { u"retryAfterMaximum"_s, durationReader([](RetryPolicy &policy, milliseconds maximum) {
              policy.setRetryAfterMaximum(maximum);
          }) },
    };
    return readers;
}

} // namespace

Error readTimeout(const QJSValue &value, Timeout &timeout)
{
    if (!isPlainObject(value)) {
        if (!value.isUndefined() && !value.isNull() && !value.isNumber())
            return unwanted(u"timeout"_s, u"a number of milliseconds or an object"_s, value);
        return readPhase(u"timeout"_s, value, timeout.total);
    }
    return forEachMember(value, [&timeout](const QString &name, const QJSValue &member) {
        const auto phase = phases().constFind(name);
        if (phase == phases().constEnd())
            return unknownName(u"timeout"_s, name, phases());
        return readPhase(u"timeout: "_s + name, member, timeout.*phase.value());
    });
}

Error readRetries(const QJSValue &value, RetryPolicy &policy)
{
    if (value.isUndefined())
        return {};
    if (value.isNumber()) {
        const QString wanted = readCount(value, policy);
        return wanted.isNull() ? Error() : unwanted(u"retries"_s, wanted, value);
    }
    if (!isPlainObject(value))
        return unwanted(u"retries"_s, u"a number or an object"_s, value);
    return forEachMember(value, [&policy](const QString &name, const QJSValue &member) {
        const auto reader = retryReaders().constFind(name);
        if (reader == retryReaders().constEnd())
            return unknownName(u"retries"_s, name, retryReaders());
        if (member.isUndefined())
            return Error();
        const QString wanted = reader.value()(member, policy);
        return wanted.isNull() ? Error() : unwanted(u"retries: "_s + name, wanted, member);
    });
}

Error readLimits(const QJSValue &value, Limits &limits)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!isPlainObject(value))
        return unwanted(u"limits"_s, u"an object"_s, value);
    return forEachMember(value, [&limits](const QString &name, const QJSValue &member) {
        const auto limit = limitMembers().constFind(name);
        if (limit == limitMembers().constEnd())
            return unknownName(u"limits"_s, name, limitMembers());
        if (member.isUndefined())
            return Error();
        const std::optional<qint64> number = toWholeNumber(member);
        if (!number || *number < 0 || !std::visit(LimitSetter(limits, *number), limit.value()))
            return unwanted(u"limits: "_s + name, u"a whole number"_s, member);
        return Error();
    });
}

} // namespace HttpQ
