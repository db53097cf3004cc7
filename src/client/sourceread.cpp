// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/sourceread_p.h"

#include "client/operation_p.h"
#include "connection/bodypull.h"

namespace HttpQ {

namespace {

class WakeUp final : public BodySource::WakeUp
{
public:
    WakeUp(Operation &waiting, BodySource &source)
        : m_waiting(waiting)
        , m_source(source)
    {
        m_source.setWakeUp(this);
    }
    ~WakeUp() { m_source.setWakeUp(nullptr); }
    WakeUp(const WakeUp &) = delete;
    WakeUp &operator=(const WakeUp &) = delete;

    void sourceReady() override
    {
        isReady = true;
        m_waiting.scheduleTurn();
    }

    bool isReady = false;

private:
    Operation &m_waiting;
    BodySource &m_source;
};

} // namespace

FlowStep<Error> readSource(Operation &operation, std::shared_ptr<BodySource> source,
                           std::function<Error(const QByteArray &)> take)
{
    constexpr Error::Phase Phase = Error::Phase::None; // nothing is sent yet
    qint64 announced = -1;
    Error error = beginSource(*source, Phase, announced);
    WakeUp wakeUp(operation, *source);
    QByteArray piece;
    qint64 seen = 0;
    while (!error && !operation.isCancelled()) {
        piece.resize(0);
        wakeUp.isReady = false;
        const BodySource::Pull pulled = pullFrom(*source, piece, Phase, error);
        seen += piece.size();
        if (!error)
            error = checkAnnounced(announced, seen, pulled == BodySource::Pull::End, Phase);
        if (!error)
            error = take(piece);
        if (error || pulled == BodySource::Pull::End)
            break;
        if (pulled == BodySource::Pull::Later) {
            // It may have become ready while it was asked.
            while (!wakeUp.isReady && !operation.isCancelled())
                co_await operation.event();
        } else {
            operation.scheduleNextTurn();
            co_await operation.event();
        }
    }
    co_return operation.isCancelled() ? operation.cancelError() : error;
}

} // namespace HttpQ
