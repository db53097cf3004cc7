// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/bodybytes_p.h"

#include "client/exceptions.h"

#include <QtCore/qobject.h>

#include <coroutine>
#include <utility>

namespace HttpQ {

namespace {

// Waits for a source that said Later. The waiting coroutine goes on from the event loop: a source
// that is in the middle of something must not be asked.
class SourceWait final : private BodySource::WakeUp
{
public:
    explicit SourceWait(std::shared_ptr<BodySource> source)
        : m_source(std::move(source))
    {
        m_source->setWakeUp(this);
    }
    SourceWait(const SourceWait &) = delete;
    SourceWait &operator=(const SourceWait &) = delete;
    ~SourceWait() { m_source->setWakeUp(nullptr); }

    class Awaiter
    {
    public:
        explicit Awaiter(SourceWait &wait)
            : m_wait(wait)
        {}
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting) { m_wait.m_waiting = waiting; }
        void await_resume() const noexcept {}

    private:
        SourceWait &m_wait;
    };
    Awaiter ready() { return Awaiter(*this); }

private:
    void sourceReady() override
    {
        if (!std::exchange(m_isPosted, true))
            QMetaObject::invokeMethod(
                    &m_context, [this] { resume(); }, Qt::QueuedConnection);
    }
    void resume()
    {
        m_isPosted = false;
        if (const std::coroutine_handle<> waiting = std::exchange(m_waiting, nullptr))
            waiting.resume();
    }

    std::shared_ptr<BodySource> m_source;
    QObject m_context;
    std::coroutine_handle<> m_waiting;
    bool m_isPosted = false;
};

Error sourceError(const QString &message)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::Send, Error::Party::Local, message);
}

} // namespace

QCoro::Task<QByteArray> bodyBytes(const Request &request)
{
    const std::shared_ptr<BodySource> source = request.body().source();
    if (!source)
        co_return request.body().bytes();
    if (source->isReplayable() && !source->rewind()) {
        throwError(
                sourceError(QStringLiteral("The source of the request body could not be rewound")),
                request);
    }
    QByteArray bytes;
    SourceWait later(source);
    for (;;) {
        switch (source->pull(bytes, 64 * 1024)) {
        case BodySource::Pull::Bytes:
            break;
        case BodySource::Pull::Later:
            co_await later.ready();
            break;
        case BodySource::Pull::End:
            co_return bytes;
        case BodySource::Pull::Failed:
            throwError(source->error() ? source->error()
                                       : sourceError(QStringLiteral(
                                               "The source of the request body failed")),
                       request);
        }
    }
}

bool isPlainText(const QByteArray &bytes)
{
    for (const char c : bytes) {
        if ((c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
            return false;
    }
    return QString::fromUtf8(bytes).toUtf8() == bytes;
}

} // namespace HttpQ
