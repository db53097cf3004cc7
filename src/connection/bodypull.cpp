// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/bodypull.h"

#include <exception>

namespace HttpQ {

namespace {

constexpr qsizetype PieceSize = 64 * 1024;

Error sourceError(Error::Phase phase, const QString &message)
{
    return Error(Error::Kind::LocalProtocol, phase, Error::Party::Local, message);
}

template<typename Call>
Error guarded(Error::Phase phase, Call call)
{
    try {
        return call();
    } catch (const std::exception &exception) {
        return sourceError(phase, QStringLiteral("The source of the request body threw: %1")
                                          .arg(QString::fromUtf8(exception.what())));
    } catch (...) {
        return sourceError(phase, QStringLiteral("The source of the request body threw an "
                                                 "exception of an unknown type"));
    }
}

} // namespace

Error beginSource(BodySource &source, Error::Phase phase, qint64 &announced)
{
    return guarded(phase, [&] {
        if (source.isReplayable() && !source.rewind()) {
            return sourceError(
                    phase, QStringLiteral("The source of the request body could not be rewound"));
        }
        announced = source.size();
        return Error();
    });
}

BodySource::Pull pullFrom(BodySource &source, QByteArray &piece, Error::Phase phase, Error &failure)
{
    BodySource::Pull pulled = BodySource::Pull::Failed;
    failure = guarded(phase, [&] {
        pulled = source.pull(piece, PieceSize);
        if (pulled != BodySource::Pull::Failed)
            return Error();
        return source.error()
                       ? source.error()
                       : sourceError(phase,
                                     QStringLiteral("The source of the request body failed"));
    });
    return failure ? BodySource::Pull::Failed : pulled;
}

Error checkAnnounced(qint64 announced, qint64 seen, bool isEnd, Error::Phase phase)
{
    if (announced < 0 || seen == announced || (seen < announced && !isEnd))
        return {};
    if (seen > announced) {
        return sourceError(phase,
                           QStringLiteral("The request body is longer than the %1 bytes announced")
                                   .arg(announced));
    }
    return sourceError(phase,
                       QStringLiteral("The request body ended after %1 of the %2 bytes announced")
                               .arg(seen)
                               .arg(announced));
}

} // namespace HttpQ
