// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/bodyhash_p.h"

#include "client/auth/authorizationfield_p.h"

namespace HttpQ {

namespace {

constexpr qsizetype PieceSize = 64 * 1024;

Error refusal(const QString &reason)
{
    return Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("The server asks for Digest authentication with auth-int, which "
                                "covers the body of the request: %1")
                         .arg(reason));
}

Error addSource(DigestHash &hash, BodySource &source)
{
    if (!source.isReplayable() || !source.rewind())
        return refusal(QStringLiteral("its source cannot be read twice"));
    QByteArray piece;
    for (;;) {
        piece.resize(0);
        switch (source.pull(piece, PieceSize)) {
        case BodySource::Pull::Bytes:
            hash.addData(piece);
            break;
        case BodySource::Pull::Later:
            return refusal(QStringLiteral("its source does not have all bytes yet"));
        case BodySource::Pull::Failed:
            return refusal(source.error().message());
        case BodySource::Pull::End:
            if (!source.rewind())
                return refusal(QStringLiteral("its source cannot go back to the start"));
            return {};
        }
    }
}

} // namespace

QByteArray hashOfBody(const Request &request, DigestAlgorithm algorithm)
{
    DigestHash hash(algorithm);
    const Body &body = request.body();
    if (body.source()) {
        if (const Error error = addSource(hash, *body.source()))
            throwAuthError(error, request);
    } else {
        hash.addData(body.bytes());
    }
    return hash.hex();
}

} // namespace HttpQ
