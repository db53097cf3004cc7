// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/programcalls_p.h"

#include "client/auth/digestbody_p.h"
#include "client/clientcore_p.h"
#include "client/exceptions.h"
#include "client/programtask_p.h"
#include "client/sourceread_p.h"

namespace HttpQ {

Error thrownError(Operation &operation, const char *thrower)
{
    operation.setException(std::current_exception());
    QString what;
    try {
        throw;
    } catch (const HttpError &error) {
        return error.error();
    } catch (const std::exception &error) {
        what = QString::fromUtf8(error.what());
    } catch (...) {
        what = QStringLiteral("an exception of an unknown type");
    }
    return Error(Error::Kind::Callback, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("%1 threw: %2").arg(QLatin1StringView(thrower), what));
}

namespace {

constexpr char AuthName[] = "The authentication";

template<typename Call>
Error guarded(Operation &operation, const char *thrower, Call call)
{
    try {
        call();
    } catch (...) {
        return thrownError(operation, thrower);
    }
    return {};
}

FlowStep<Error> awaitTask(Operation &operation, ProgramTask::Work work, const char *thrower)
{
    // Not from inside the call that starts the request.
    if (!operation.hasWaited()) {
        operation.scheduleTurn();
        co_await operation.event();
    }
    if (operation.isCancelled())
        co_return operation.cancelError();
    const std::shared_ptr<ProgramTask> task = ProgramTask::start(operation, std::move(work));
    while (!task->isDone() && !operation.isCancelled())
        co_await operation.event();
    if (operation.isCancelled()) {
        task->abandon();
        co_return operation.cancelError();
    }
    const Error thrown = guarded(operation, thrower, [&task] {
        if (task->exception())
            std::rethrow_exception(task->exception());
    });
    co_return thrown;
}

// What a task of the program works on. It lives as long as the task, which may be longer than the
// operation.
class Round
{
public:
    explicit Round(const Operation &operation)
        : request(operation.request())
    {}

    Request request;
    Response response;
    bool isSentAgain = false;
};
using RoundPointer = std::shared_ptr<Round>;

// It, kept alive as \a auth, if it has to be awaited.
std::shared_ptr<AsyncAuth> asAsync(const std::shared_ptr<Auth> &auth)
{
    AsyncAuth *async = auth->asAsync();
    return async ? std::shared_ptr<AsyncAuth>(auth, async) : nullptr;
}

QCoro::Task<> authorize(std::shared_ptr<AsyncAuth> auth, RoundPointer round)
{
    co_await auth->authorizeAsync(round->request);
}

QCoro::Task<> answer(std::shared_ptr<AsyncAuth> auth, RoundPointer round)
{
    round->isSentAgain = co_await auth->answerAsync(round->request, round->response);
}

QCoro::Task<> requestHook(EventHooks::RequestHook hook, RoundPointer round)
{
    if (std::optional<QCoro::Task<>> task = hook(round->request))
        co_await *task;
}

QCoro::Task<> responseHook(EventHooks::ResponseHook hook, RoundPointer round)
{
    if (std::optional<QCoro::Task<>> task = hook(round->response))
        co_await *task;
}

QCoro::Task<> send(std::shared_ptr<Transport> transport, RoundPointer round)
{
    Response response = co_await transport->send(round->request);
    if (!response.isNull() && !response.isRead())
        co_await response.read();
    round->response = response;
}

// A body that an authentication wants to see is made bytes.
FlowStep<Error> readBody(Operation &operation)
{
    const std::shared_ptr<BodySource> source = std::as_const(operation.request()).body().source();
    if (!source)
        co_return Error();
    QByteArray bytes;
    const qint64 limit = operation.limits().bufferedBodyBytes;
    const std::function<Error(const QByteArray &)> keep = [&bytes, limit](const QByteArray &piece) {
        bytes += piece;
        if (bytes.size() <= limit)
            return Error();
        return Error(Error::Kind::LimitExceeded, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The limit bufferedBodyBytes of %1 was exceeded by the body of "
                                    "the request, which an authentication reads: %2 seen")
                             .arg(limit)
                             .arg(bytes.size()))
                .withLimit(QStringLiteral("bufferedBodyBytes"), limit, bytes.size());
    };
    const Error error = co_await readSource(operation, source, keep);
    if (!error)
        operation.request().setBody(Body(bytes));
    co_return error;
}

// Gives \a digest the hash of the body, if it wants one, before it has to make it in one go.
FlowStep<Error> hashBody(Operation &operation, DigestAuth *digest,
                         std::optional<DigestAlgorithm> algorithm)
{
    const std::shared_ptr<BodySource> source = std::as_const(operation.request()).body().source();
    // What cannot be read twice is refused by the authentication.
    if (!algorithm || !source->isReplayable())
        co_return Error();
    // It may still be read to be sent.
    if (Exchange *exchange = operation.exchange()) {
        exchange->abandon();
        while (!exchange->isFinished())
            co_await operation.event();
        if (operation.isCancelled())
            co_return operation.cancelError();
    }
    DigestHash hash(*algorithm);
    const std::function<Error(const QByteArray &)> add = [&hash](const QByteArray &piece) {
        hash.addData(piece);
        return Error();
    };
    const Error error = co_await readSource(operation, source, add);
    if (!error)
        DigestBody::give(*digest, source, *algorithm, hash.hex());
    co_return error;
}

// Null if \a auth is another scheme, or the body is no source.
DigestAuth *digestOfSource(const Operation &operation, Auth &auth)
{
    return operation.request().body().source() ? dynamic_cast<DigestAuth *>(&auth) : nullptr;
}

} // namespace

bool hasSayBefore(const Operation &operation)
{
    return operation.auth() || operation.hasRequestHooks();
}

FlowStep<Error> askBefore(Operation &operation)
{
    // Code of the program does not run inside the call that starts the request.
    if (!operation.hasWaited()) {
        operation.scheduleTurn();
        co_await operation.event();
        if (operation.isCancelled())
            co_return operation.cancelError();
    }
    bool isAuthorized = false;
    bool isBodyNeeded = false;
    std::shared_ptr<AsyncAuth> async;
    const Error refused = guarded(operation, AuthName, [&] {
        const std::shared_ptr<Auth> &auth = operation.auth();
        isAuthorized = operation.isAuthorized();
        if (!isAuthorized)
            return;
        isBodyNeeded = auth->needsRequestBody();
        async = asAsync(auth);
    });
    if (refused)
        co_return refused;
    if (isAuthorized) {
        const std::shared_ptr<Auth> auth = operation.auth();
        const Headers before = std::as_const(operation.request()).headers();
        if (isBodyNeeded) {
            const Error error = co_await readBody(operation);
            if (error)
                co_return error;
        }
        if (async) {
            const auto round = std::make_shared<Round>(operation);
            const ProgramTask::Work work = [async, round] { return authorize(async, round); };
            const Error error = co_await awaitTask(operation, work, AuthName);
            if (error)
                co_return error;
            operation.setRequest(round->request);
        } else {
            if (DigestAuth *digest = digestOfSource(operation, *auth)) {
                const std::optional<DigestAlgorithm> algorithm =
                        DigestBody::wantedBy(*digest, operation.request());
                const Error error = co_await hashBody(operation, digest, algorithm);
                if (error)
                    co_return error;
            }
            const Error error =
                    guarded(operation, AuthName, [&] { auth->authorize(operation.request()); });
            if (error)
                co_return error;
            if (operation.isCancelled())
                co_return operation.cancelError();
        }
        operation.markAuthFields(before);
    }

    const QList<EventHooks::RequestHook> hooks = operation.core().options.hooks.requestHooks();
    for (const EventHooks::RequestHook &hook : hooks) {
        const auto round = std::make_shared<Round>(operation);
        const ProgramTask::Work work = [hook, round] { return requestHook(hook, round); };
        const Error error = co_await awaitTask(operation, work, "A request hook");
        if (error)
            co_return error;
        operation.setRequest(round->request);
    }
    co_return Error();
}

FlowStep<Error> sendThrough(Operation &operation, std::shared_ptr<Transport> transport)
{
    const auto round = std::make_shared<Round>(operation);
    const ProgramTask::Work work = [transport, round] { return send(transport, round); };
    const Error error = co_await awaitTask(operation, work, "The transport");
    if (error)
        co_return error;
    if (round->response.isNull()) {
        co_return Error(Error::Kind::Callback, Error::Phase::None, Error::Party::Local,
                        QStringLiteral("The transport answered with a null response"));
    }
    operation.setAnswer(round->response);
    co_return Error();
}

FlowStep<Error> showResponse(Operation &operation, Response response)
{
    const QList<EventHooks::ResponseHook> hooks = operation.core().options.hooks.responseHooks();
    const auto round = std::make_shared<Round>(operation);
    round->response = response;
    for (const EventHooks::ResponseHook &hook : hooks) {
        const ProgramTask::Work work = [hook, round] { return responseHook(hook, round); };
        const Error error = co_await awaitTask(operation, work, "A response hook");
        if (error)
            co_return error;
    }
    co_return Error();
}

AuthWish askAuthWish(Operation &operation)
{
    AuthWish wish;
    wish.error = guarded(operation, AuthName, [&] {
        wish.isAuthorized = operation.isAuthorized();
        wish.isContentNeeded = wish.isAuthorized && operation.auth()->needsResponseBody();
    });
    return wish;
}

FlowStep<AuthAnswer> askAuth(Operation &operation, Response response, bool isFinal)
{
    const std::shared_ptr<Auth> auth = operation.auth();
    const auto round = std::make_shared<Round>(operation);
    round->response = response;
    AuthAnswer outcome;
    std::shared_ptr<AsyncAuth> async;
    outcome.error = guarded(operation, AuthName, [&] { async = asAsync(auth); });
    if (outcome.error)
        co_return outcome;
    if (async) {
        const ProgramTask::Work work = [async, round] { return answer(async, round); };
        outcome.error = co_await awaitTask(operation, work, AuthName);
    } else {
        if (DigestAuth *digest = digestOfSource(operation, *auth)) {
            const std::optional<DigestAlgorithm> algorithm =
                    DigestBody::wantedBy(*digest, round->request, response);
            // The body would be hashed for nothing, and the response dropped for that.
            if (algorithm && isFinal)
                co_return outcome;
            outcome.error = co_await hashBody(operation, digest, algorithm);
            if (outcome.error)
                co_return outcome;
        }
        outcome.error = guarded(operation, AuthName, [&] {
            round->isSentAgain = auth->answer(round->request, round->response);
        });
    }
    outcome.request = round->request;
    outcome.isSentAgain = round->isSentAgain;
    co_return outcome;
}

} // namespace HttpQ
