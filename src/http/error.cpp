// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/error.h"

#include "http/shownurl.h"

#include <QtCore/qdebug.h>
#include <QtCore/qmetaobject.h>

namespace HttpQ {

class ErrorData : public QSharedData
{
public:
    Error::Kind kind = Error::Kind::None;
    Error::Phase phase = Error::Phase::None;
    Error::Party party = Error::Party::None;
    QString message;
    QUrl url;
    int status = 0;
    QString limitName;
    qint64 limitValue = 0;
    qint64 limitSeen = 0;
};

namespace {

template<typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

} // namespace

Error::Error() = default;

Error::Error(Kind kind, Phase phase, Party party, const QString &message)
    : d(new ErrorData)
{
    d->kind = kind;
    d->phase = phase;
    d->party = party;
    d->message = message;
}

Error::Error(const Error &other) = default;
Error::Error(Error &&other) noexcept = default;
Error &Error::operator=(const Error &other) = default;
Error::~Error() = default;

Error Error::limitExceeded(Phase phase, const QString &name, qint64 value, qint64 seen)
{
    return Error(Kind::LimitExceeded, phase, Party::Remote,
                 QStringLiteral("The limit %1 of %2 was exceeded: %3 seen")
                         .arg(name, QString::number(value), QString::number(seen)))
            .withLimit(name, value, seen);
}

Error::Kind Error::kind() const noexcept
{
    return d ? d->kind : Kind::None;
}

Error::Phase Error::phase() const noexcept
{
    return d ? d->phase : Phase::None;
}

Error::Party Error::party() const noexcept
{
    return d ? d->party : Party::None;
}

QString Error::message() const
{
    return d ? d->message : QString();
}

QUrl Error::url() const
{
    return d ? d->url : QUrl();
}

int Error::status() const noexcept
{
    return d ? d->status : 0;
}

QString Error::limitName() const
{
    return d ? d->limitName : QString();
}

qint64 Error::limitValue() const noexcept
{
    return d ? d->limitValue : 0;
}

qint64 Error::limitSeen() const noexcept
{
    return d ? d->limitSeen : 0;
}

bool Error::isTimeout() const noexcept
{
    switch (kind()) {
    case Kind::PoolTimeout:
    case Kind::ConnectTimeout:
    case Kind::ReadTimeout:
    case Kind::WriteTimeout:
    case Kind::TotalTimeout:
        return true;
    default:
        return false;
    }
}

bool Error::isNetwork() const noexcept
{
    switch (kind()) {
    case Kind::Resolve:
    case Kind::Connect:
    case Kind::Read:
    case Kind::Write:
    case Kind::Close:
    case Kind::Tls:
        return true;
    default:
        return false;
    }
}

bool Error::isProtocol() const noexcept
{
    return kind() == Kind::LocalProtocol || kind() == Kind::RemoteProtocol;
}

bool Error::requestMayHaveReachedServer() const noexcept
{
    switch (phase()) {
    case Phase::None:
    case Phase::Pool:
    case Phase::Resolve:
    case Phase::Connect:
    case Phase::Tls:
        return kind() == Kind::Status;
    case Phase::Send:
    case Phase::Head:
    case Phase::Body:
        break;
    }
    return true;
}

Error Error::withUrl(const QUrl &url) const
{
    Error copy(*this);
    if (kind() != Kind::None)
        copy.d->url = shownUrl(url);
    return copy;
}

Error Error::withPhase(Phase phase) const
{
    Error copy(*this);
    if (kind() != Kind::None)
        copy.d->phase = phase;
    return copy;
}

Error Error::withStatus(int status) const
{
    Error copy(*this);
    if (kind() != Kind::None)
        copy.d->status = status;
    return copy;
}

Error Error::withLimit(const QString &name, qint64 value, qint64 seen) const
{
    Error copy(*this);
    if (kind() != Kind::None) {
        copy.d->limitName = name;
        copy.d->limitValue = value;
        copy.d->limitSeen = seen;
    }
    return copy;
}

QString Error::toString() const
{
    if (!d)
        return QStringLiteral("no error");
    QString text = nameOf(d->kind);
    if (d->phase != Phase::None)
        text += QStringLiteral(" (%1)").arg(nameOf(d->phase));
    text += QStringLiteral(": ") + d->message;
    if (!d->url.isEmpty())
        text += QStringLiteral(" [%1]").arg(d->url.toString());
    return text;
}

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const Error &error)
{
    QDebugStateSaver saver(debug);
    return debug.nospace().noquote() << "HttpQ::Error(" << error.toString() << ')';
}
#endif

} // namespace HttpQ
