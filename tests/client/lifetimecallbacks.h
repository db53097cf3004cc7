// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/lifetimeworld.h"

#include <HttpQ/waitfor.h>

#include <QtCore/qfuturewatcher.h>

namespace HttpQTest {

//! A place in which code of the program runs. It calls a function there, several times maybe.
class Callback
{
public:
    Callback(const char *callbackName, void (*callbackStart)(World &, const Hook &))
        : name(callbackName)
        , start(callbackStart)
    {}

    const char *name;
    void (*start)(World &, const Hook &);
};

enum class Continuation { Get, Result, Task, Pending, Head, Chunk, RawChunk, Read, Stream, Lines };

inline OwnedCoroutine continuation(World *world, Hook fire, Continuation after)
{
    const FrameCounter counter(world->liveFrames);
    try {
        if (after == Continuation::Get) {
            const HttpQ::Response response = co_await world->get("/whole");
            fire();
        } else if (after == Continuation::Result) {
            const HttpQ::Result<HttpQ::Response> result = co_await world->get("/reset").result();
            fire();
        } else if (after == Continuation::Task) {
            const HttpQ::Response response = co_await world->get("/whole").toTask();
            fire();
        } else if (after == Continuation::Pending) {
            HttpQ::PendingResponse *pending = world->pending;
            const HttpQ::Response response = co_await pending->response();
            fire();
        } else {
            HttpQ::Response response = co_await world->get("/flow").stream();
            world->response = response;
            if (after == Continuation::Head) {
                fire();
            } else if (after == Continuation::Read) {
                co_await response.read();
                fire();
            } else if (after == Continuation::Stream) {
                QCORO_FOREACH (const QByteArray &chunk, response.stream()) {
                    Q_UNUSED(chunk);
                    fire();
                }
            } else if (after == Continuation::Lines) {
                QCORO_FOREACH (const QString &line, response.lines()) {
                    Q_UNUSED(line);
                    fire();
                }
            } else if (after == Continuation::RawChunk) {
                while (const std::optional<QByteArray> chunk = co_await response.nextRawChunk())
                    fire();
            }
            if (after == Continuation::Head || after == Continuation::Chunk) {
                while (const std::optional<QByteArray> chunk = co_await response.nextChunk())
                    fire();
            }
        }
        world->subjectEnds.tell();
    } catch (const HttpQ::HttpError &error) {
        world->subjectEnds.tell(error.error());
    }
}

template<Continuation After>
void startContinuation(World &world, const Hook &fire)
{
    world.subject = continuation(&world, fire, After);
}

//! Sends what brings all signals, and calls back from \a signal.
template<auto Signal>
void startSignal(World &world, const Hook &fire)
{
    world.uploadWindow = 64 * 1024;
    world.replacePending(world.tied(world.client->post("/flow").body(world.large)));
    QObject::connect(world.pending, Signal, world.holder.get(), [fire] { fire(); });
}

template<auto Signal>
void startFailingSignal(World &world, const Hook &fire)
{
    world.replacePending(world.get("/reset"));
    QObject::connect(world.pending, Signal, world.holder.get(), [fire] { fire(); });
}

inline void startUpload(World &world, const HttpQ::Body &body)
{
    world.replacePending(world.tied(world.client->post("/whole").body(body)));
}

template<bool IsBodyFirst>
void startReadyRead(World &world, const Hook &fire)
{
    world.device = new SlowDevice;
    if (IsBodyFirst)
        startUpload(world, HttpQ::Body(world.device));
    QObject::connect(world.device, &QIODevice::readyRead, world.holder.get(), [fire] { fire(); });
    if (!IsBodyFirst)
        startUpload(world, HttpQ::Body(world.device));
    world.acts.push_back([] {});
    world.acts.push_back([&world] {
        if (world.device)
            world.device->give("more");
    });
}

inline const std::vector<Callback> &callbacks()
{
    using W = World &;
    using F = const Hook &;
    using P = HttpQ::PendingResponse;
    static const std::vector<Callback> all = {
        { "uploadProgress", startSignal<&P::uploadProgress> },
        { "stateChanged", startSignal<&P::stateChanged> },
        { "responseReceived", startSignal<&P::responseReceived> },
        { "chunkReceived", startSignal<&P::chunkReceived> },
        { "downloadProgress", startSignal<&P::downloadProgress> },
        { "finished", startSignal<&P::finished> },
        { "failed", startFailingSignal<&P::failed> },
        { "finished after failed", startFailingSignal<&P::finished> },
        { "stateChanged before failed", startFailingSignal<&P::stateChanged> },
        { "then",
          [](W w, F fire) {
              w.client->get("/whole").then(w.holder.get(),
                                           [fire](const HttpQ::Response &) { fire(); });
          } },
        { "then of a streamed response",
          [](W w, F fire) {
              w.client->get("/flow").stream().then(w.holder.get(),
                                                   [fire](const HttpQ::Response &) { fire(); });
          } },
        { "then of a failed request",
          [](W w, F fire) {
              w.client->get("/reset").then(
                      w.holder.get(), [](const HttpQ::Response &) {},
                      [fire](const HttpQ::Error &) { fire(); });
          } },
        { "then of a timeout that others have, too",
          [](W w, F fire) {
              w.client->get("/silent")
                      .timeout(std::chrono::seconds(1))
                      .then(w.holder.get(),
                            [fire](const HttpQ::Result<HttpQ::Response> &) { fire(); });
              w.acts.push_back([] {});
              w.acts.push_back([&w] { w.advance(std::chrono::seconds(1)); });
          } },
        { "future",
          [](W w, F fire) {
              auto *watcher = new QFutureWatcher<HttpQ::Response>(w.holder.get());
              QObject::connect(watcher, &QFutureWatcherBase::finished, [fire] { fire(); });
              watcher->setFuture(w.get("/whole").toFuture());
          } },
        { "after a request", startContinuation<Continuation::Get> },
        { "after a result", startContinuation<Continuation::Result> },
        { "after a task", startContinuation<Continuation::Task> },
        { "after a pending",
          [](W w, F fire) {
              w.replacePending(w.get("/whole"));
              startContinuation<Continuation::Pending>(w, fire);
          } },
        { "after the head", startContinuation<Continuation::Head> },
        { "after a chunk", startContinuation<Continuation::Chunk> },
        { "after a raw chunk", startContinuation<Continuation::RawChunk> },
        { "after read", startContinuation<Continuation::Read> },
        { "within stream", startContinuation<Continuation::Stream> },
        { "within lines", startContinuation<Continuation::Lines> },
        { "generator of a body",
          [](W w, F fire) {
              w.replacePending(w.tied(w.client->post("/whole").body(hookedBody(fire))));
          } },
        { "source of a body",
          [](W w, F fire) { startUpload(w, HttpQ::Body(std::make_shared<HookedSource>(fire))); } },
        { "read of a body's device",
          [](W w, F fire) {
              w.device = new SlowDevice(fire);
              startUpload(w, HttpQ::Body(w.device));
          } },
        { "readyRead of a body's device, first", startReadyRead<false> },
        { "readyRead of a body's device, last", startReadyRead<true> },
        { "destroyed of the context",
          [](W w, F fire) {
              QObject::connect(w.context, &QObject::destroyed, w.holder.get(), [fire] { fire(); });
              w.acts.push_back([&w] { delete w.context; });
          } },
        { "stop callback",
          [](W w, F fire) {
              w.stopCallback.emplace(w.stop.get_token(), fire);
              w.acts.push_back([&w] { w.stop.request_stop(); });
          } },
    };
    return all;
}

} // namespace HttpQTest
