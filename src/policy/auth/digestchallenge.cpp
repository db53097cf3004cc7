// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/digestchallenge.h"

#include "http/characters.h"

#include <array>

namespace HttpQ {

using Characters::equalsIgnoringCase;

namespace {

struct KnownAlgorithm
{
    const char *name;
    DigestAlgorithm algorithm;
    bool isSession;
};

// RFC 7616 6.1
constexpr std::array<KnownAlgorithm, 6> KnownAlgorithms = { {
        { "MD5", DigestAlgorithm::Md5, false },
        { "MD5-sess", DigestAlgorithm::Md5, true },
        { "SHA-256", DigestAlgorithm::Sha256, false },
        { "SHA-256-sess", DigestAlgorithm::Sha256, true },
        { "SHA-512-256", DigestAlgorithm::Sha512_256, false },
        { "SHA-512-256-sess", DigestAlgorithm::Sha512_256, true },
} };

Error refusal(const QString &message)
{
    return Error(Error::Kind::Authentication, Error::Phase::Head, Error::Party::Remote, message);
}

Error unknownAlgorithms(const QStringList &names)
{
    return refusal(QStringLiteral("The server asks for Digest authentication with %1, but only "
                                  "MD5, SHA-256 and SHA-512-256 are known, each also with -sess")
                           .arg(names.join(QStringLiteral(", "))));
}

QString quoted(QByteArrayView text)
{
    return QStringLiteral("\"%1\"").arg(QString::fromUtf8(text.first(qMin(text.size(), 64))));
}

const KnownAlgorithm *findAlgorithm(QByteArrayView name)
{
    for (const KnownAlgorithm &known : KnownAlgorithms) {
        if (equalsIgnoringCase(name, known.name))
            return &known;
    }
    return nullptr;
}

// RFC 7616 3.3: a list; options that are not known must be ignored. Nothing if none is known.
std::optional<DigestChallenge::Qop> chooseQop(QByteArrayView offered)
{
    std::optional<DigestChallenge::Qop> chosen;
    bool isEmpty = true;
    Characters::forEachListElement(offered, [&](QByteArrayView option) {
        isEmpty = false;
        if (equalsIgnoringCase(option, "auth"))
            chosen = DigestChallenge::Qop::Auth;
        else if (!chosen && equalsIgnoringCase(option, "auth-int"))
            chosen = DigestChallenge::Qop::AuthInt;
        return true;
    });
    return isEmpty ? DigestChallenge::Qop::None : chosen;
}

bool isTrue(const std::optional<QByteArray> &flag)
{
    return flag && equalsIgnoringCase(*flag, "true");
}

} // namespace

Result<DigestChallenge> DigestChallenge::fromChallenge(const Challenge &challenge)
{
    const AuthParameters &parameters = challenge.parameters;
    DigestChallenge digest;
    const std::optional<QByteArray> nonce = parameters.value("nonce");
    if (!nonce)
        return refusal(QStringLiteral("The server's Digest challenge has no nonce"));
    digest.nonce = *nonce;
    digest.realm = parameters.value("realm").value_or(QByteArray());
    digest.opaque = parameters.value("opaque");
    digest.domain = parameters.value("domain").value_or(QByteArray());
    // What is sent back must not be able to end the field.
    for (const QByteArrayView echoed : { QByteArrayView(digest.nonce), QByteArrayView(digest.realm),
                                         QByteArrayView(digest.opaque.value_or(QByteArray())) }) {
        if (Characters::firstOutside(echoed, Characters::FieldValue) >= 0) {
            return refusal(QStringLiteral("The server's Digest challenge holds a control "
                                          "character"));
        }
    }

    if (const std::optional<QByteArray> name = parameters.value("algorithm")) {
        const KnownAlgorithm *known = findAlgorithm(*name);
        if (!known)
            return unknownAlgorithms({ quoted(*name) });
        digest.algorithmName = *name;
        digest.algorithm = known->algorithm;
        digest.isSession = known->isSession;
    }
    if (const std::optional<QByteArray> offered = parameters.value("qop")) {
        const std::optional<Qop> chosen = chooseQop(*offered);
        if (!chosen) {
            return refusal(QStringLiteral("The server asks for Digest authentication with the "
                                          "quality of protection %1, but only \"auth\" and "
                                          "\"auth-int\" are known")
                                   .arg(quoted(*offered)));
        }
        digest.qop = *chosen;
    }
    digest.isStale = isTrue(parameters.value("stale"));
    digest.isUserHashed = isTrue(parameters.value("userhash"));
    digest.isUtf8 = equalsIgnoringCase(parameters.value("charset").value_or(QByteArray()), "UTF-8");
    return digest;
}

Result<DigestChallenge> DigestChallenge::strongest(const QList<Challenge> &challenges)
{
    std::optional<DigestChallenge> best;
    Error firstError;
    QStringList unknown;
    for (const Challenge &challenge : challenges) {
        if (!challenge.isScheme("Digest"))
            continue;
        const std::optional<QByteArray> name = challenge.parameters.value("algorithm");
        if (name && !findAlgorithm(*name)) {
            unknown.append(quoted(*name));
            continue;
        }
        const Result<DigestChallenge> digest = fromChallenge(challenge);
        if (!digest && !firstError)
            firstError = digest.error();
        else if (digest && (!best || digest->algorithm > best->algorithm))
            best = *digest;
    }
    if (best)
        return *best;
    if (firstError)
        return firstError;
    if (!unknown.isEmpty())
        return unknownAlgorithms(unknown);
    return refusal(QStringLiteral("The server does not ask for Digest authentication"));
}

bool DigestChallenge::covers(const Origin &origin, QByteArrayView path) const
{
    if (domain.trimmed().isEmpty())
        return true;
    for (const QByteArray &uri : domain.split(' ')) {
        QByteArray prefix = uri;
        if (!uri.isEmpty() && !uri.startsWith('/')) {
            const Result<RequestTarget> target =
                    RequestTarget::fromUrl(QUrl::fromEncoded(uri, QUrl::StrictMode));
            if (!target || target->origin != origin)
                continue;
            prefix = target->path;
        }
        if (!prefix.isEmpty() && path.startsWith(prefix))
            return true;
    }
    return false;
}

} // namespace HttpQ
