// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/digestauth.h"

#include "client/auth/authorizationfield_p.h"
#include "client/auth/bodyhash_p.h"
#include "client/auth/digestbody_p.h"
#include "http/characters.h"
#include "http/origin.h"
#include "http/request_p.h"
#include "policy/auth/digestcredentials.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <utility>

namespace HttpQ {

namespace {

// How much is remembered. What is forgotten beyond it costs a round trip.
constexpr qsizetype MaxOrigins = 256;
constexpr qsizetype MaxAnswers = 256;

bool asksForDigest(const QList<Challenge> &challenges)
{
    return std::any_of(challenges.begin(), challenges.end(),
                       [](const Challenge &challenge) { return challenge.isScheme("Digest"); });
}

bool isDigest(const QByteArray &credentials)
{
    return Characters::equalsIgnoringCase(
            QByteArrayView(credentials).first(qMin(credentials.size(), qsizetype(7))), "Digest ");
}

// What a response asks for, if that is Digest. Nothing or an error otherwise.
Result<std::optional<DigestChallenge>> challengeOf(const Response &response)
{
    if (response.status() != 401)
        return std::optional<DigestChallenge>();
    const QList<Challenge> challenges = Challenge::parse(response.headers());
    if (!asksForDigest(challenges))
        return std::optional<DigestChallenge>();
    const Result<DigestChallenge> challenge = DigestChallenge::strongest(challenges);
    if (!challenge)
        return challenge.error();
    return std::optional<DigestChallenge>(*challenge);
}

} // namespace

class DigestAuthData
{
public:
    DigestAuthData(const QString &userName, const QString &secret)
        : user(userName)
        , password(secret)
    {}

    // Credentials that answer a challenge, until the response to them has come. If that is a
    // challenge again, the password is wrong.
    class Answer
    {
    public:
        explicit Answer(const QByteArray &value)
            : credentials(value)
        {}
        QByteArray credentials;
        bool isSent = false;
    };

    QList<Answer>::iterator findAnswer(const QByteArray &credentials)
    {
        return std::find_if(answers.begin(), answers.end(), [&](const Answer &answer) {
            return answer.credentials == credentials;
        });
    }
    // The session that authorizes \a request, if it is to be authorized.
    DigestCredentials *sessionToApply(const Request &request, const RequestTarget &target)
    {
        const auto answer = findAnswer(authorizationOf(request));
        if (answer != answers.end() && !answer->isSent)
            return nullptr;
        const auto session = sessions.find(target.origin);
        const bool applies = session != sessions.end()
                             && session->challenge().covers(target.origin, target.path);
        return applies ? &*session : nullptr;
    }
    bool takeAnswer(const QByteArray &credentials)
    {
        const auto answer = findAnswer(credentials);
        if (answer == answers.end())
            return false;
        answers.erase(answer);
        return true;
    }

    DigestCredentials &sessionFor(const Origin &origin, const DigestChallenge &challenge)
    {
        const auto known = sessions.find(origin);
        if (known != sessions.end()) {
            const DigestChallenge &before = known->challenge();
            // The same nonce for another request: its uses are counted on.
            if (before.nonce == challenge.nonce && before.realm == challenge.realm
                && before.algorithm == challenge.algorithm
                && before.isSession == challenge.isSession && before.qop == challenge.qop
                && !challenge.isStale)
                return *known;
        } else if (sessions.size() == MaxOrigins) {
            sessions.erase(sessions.begin());
        }
        return *sessions.insert(origin, DigestCredentials(challenge, user, password));
    }

    void setCredentials(Request &request, const RequestTarget &target, DigestCredentials &session)
    {
        const QByteArray bodyHash = session.needsBodyHash()
                                            ? bodyHashOf(request, session.challenge().algorithm)
                                            : QByteArray();
        // RFC 7616 3.4: as it is sent.
        const auto &extras = RequestData::extrasOf(request);
        const bool hasOwnTarget = extras && !extras->target.isEmpty();
        setAuthorization(request, session.authorization(request.method(),
                                                        hasOwnTarget ? extras->target : target.path,
                                                        bodyHash));
    }

    // The hash that was given for \a request, else one that is made now.
    QByteArray bodyHashOf(const Request &request, DigestAlgorithm algorithm)
    {
        const QByteArray hash = std::exchange(givenHash, {});
        if (!hash.isEmpty() && givenAlgorithm == algorithm
            && givenSource.lock() == request.body().source())
            return hash;
        return hashOfBody(request, algorithm);
    }

    QString user;
    QString password;
    QHash<Origin, DigestCredentials> sessions;
    QList<Answer> answers;
    QByteArray givenHash; // of the source, which is about to be asked for
    DigestAlgorithm givenAlgorithm = DigestAlgorithm::Md5;
    std::weak_ptr<BodySource> givenSource;
};

DigestAuth::DigestAuth(const QString &user, const QString &password)
    : d(std::make_unique<DigestAuthData>(user, password))
{}

DigestAuth::~DigestAuth() = default;

void DigestAuth::authorize(Request &request)
{
    const Result<RequestTarget> target = RequestTarget::fromUrl(request.url());
    if (!target)
        return;
    const QByteArray before = authorizationOf(request);
    const auto answer = d->findAnswer(before);
    if (answer != d->answers.end() && !answer->isSent) {
        answer->isSent = true;
        return;
    }
    // What was made for another nonce count, or before a redirect, is of no use.
    if (isDigest(before))
        request.headers().removeAll("Authorization");
    DigestCredentials *session = d->sessionToApply(request, *target);
    if (!session)
        return;
    d->setCredentials(request, *target, *session);
    if (answer != d->answers.end())
        answer->credentials = authorizationOf(request);
}

bool DigestAuth::answer(Request &request, const Response &response)
{
    const Result<RequestTarget> target = RequestTarget::fromUrl(request.url());
    if (!target)
        return false;
    const QByteArray sent = authorizationOf(request);
    const bool wasAnswer = d->takeAnswer(sent);
    const Headers headers = response.headers();

    if (response.status() != 401) {
        const auto session = d->sessions.find(target->origin);
        if (session != d->sessions.end() && isDigest(sent)) {
            // RFC 7616 3.5
            const AuthParameters info =
                    AuthParameters::fromList(headers.value("Authentication-Info"));
            if (const std::optional<QByteArray> nonce = info.value("nextnonce"))
                session->setNextNonce(*nonce);
        }
        return false;
    }

    const Result<std::optional<DigestChallenge>> asked = challengeOf(response);
    if (!asked)
        throwAuthError(asked.error(), request);
    if (!*asked)
        return false;
    const std::optional<DigestChallenge> &challenge = *asked;
    // RFC 7616 3.3, stale: with that, only the nonce was refused.
    if (wasAnswer && !challenge->isStale) {
        d->sessions.remove(target->origin);
        return false;
    }
    d->setCredentials(request, *target, d->sessionFor(target->origin, *challenge));
    if (d->answers.size() == MaxAnswers)
        d->answers.removeFirst();
    d->answers.append(DigestAuthData::Answer(authorizationOf(request)));
    return true;
}

std::optional<DigestAlgorithm> DigestBody::wantedBy(const DigestAuth &auth, const Request &request)
{
    const Result<RequestTarget> target = RequestTarget::fromUrl(request.url());
    const DigestCredentials *session = target ? auth.d->sessionToApply(request, *target) : nullptr;
    if (!session || !session->needsBodyHash())
        return std::nullopt;
    return session->challenge().algorithm;
}

std::optional<DigestAlgorithm> DigestBody::wantedBy(const DigestAuth &auth, const Request &request,
                                                    const Response &response)
{
    const Result<std::optional<DigestChallenge>> asked = challengeOf(response);
    if (!asked || !*asked || (*asked)->qop != DigestChallenge::Qop::AuthInt)
        return std::nullopt;
    // The answer to an answer is final.
    const bool wasAnswer = auth.d->findAnswer(authorizationOf(request)) != auth.d->answers.end();
    if (wasAnswer && !(*asked)->isStale)
        return std::nullopt;
    return (*asked)->algorithm;
}

void DigestBody::give(DigestAuth &auth, const std::shared_ptr<BodySource> &source,
                      DigestAlgorithm algorithm, const QByteArray &hash)
{
    auth.d->givenSource = source;
    auth.d->givenAlgorithm = algorithm;
    auth.d->givenHash = hash;
}

} // namespace HttpQ
