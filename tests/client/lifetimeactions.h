// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/lifetimeworld.h"

#include <algorithm>
#include <vector>

namespace HttpQTest {

// Who has ended once an action has taken effect.
enum Waiter { Frame = 1, Pending = 2, PendingFrame = 4, Function = 8, Future = 16 };
constexpr int Everybody = Frame | Pending | PendingFrame | Function | Future;

//! Something that happens to a world: mostly that a part of it dies.
class Action
{
public:
    Action(const char *actionName, void (*actionCall)(World &), int actionEnds = 0)
        : name(actionName)
        , call(actionCall)
        , ends(actionEnds)
    {}

    const char *name;
    void (*call)(World &);
    int ends;
};

inline const std::vector<Action> &actions()
{
    using W = World &;
    static const std::vector<Action> all = {
        { "nothing", [](W) {} },
        { "destroy client", [](W w) { delete w.client; }, Everybody },
        { "deleteLater client",
          [](W w) {
              if (w.client)
                  w.client->deleteLater();
          },
          Everybody },
        // A function given to then() is not called for a context that is gone.
        { "destroy context", [](W w) { delete w.context; }, Everybody & ~Function },
        { "deleteLater context",
          [](W w) {
              if (w.context)
                  w.context->deleteLater();
          },
          Everybody & ~Function },
        { "destroy frame", [](W w) { w.frame.destroy(); } },
        { "destroy pending's frame", [](W w) { w.pendingFrame.destroy(); } },
        { "destroy pending", [](W w) { delete w.pending; }, PendingFrame },
        { "deleteLater pending",
          [](W w) {
              if (w.pending)
                  w.pending->deleteLater();
          },
          PendingFrame },
        { "cancel pending",
          [](W w) {
              if (w.pending)
                  w.pending->cancel();
          },
          Pending | PendingFrame },
        { "destroy pending's parent",
          [](W w) {
              if (!w.pending)
                  return;
              QObject parent;
              w.pending->setParent(&parent);
          },
          PendingFrame },
        { "drop responses", [](W w) { w.response = w.storedResponse = {}; } },
        { "close responses",
          [](W w) {
              w.response.close();
              w.storedResponse.close();
          } },
        { "cancel future", [](W w) { w.future.cancel(); }, Future },
        { "request stop", [](W w) { w.stop.request_stop(); }, Everybody },
        { "request stop in another thread",
          [](W w) { std::thread([&w] { w.stop.request_stop(); }).join(); }, Everybody },
        { "cancelAll",
          [](W w) {
              if (w.client)
                  w.client->cancelAll();
          },
          Everybody },
        { "close client",
          [](W w) {
              if (w.client)
                  w.client->close(std::chrono::milliseconds(0));
          },
          Everybody },
        { "close client with grace",
          [](W w) {
              if (w.client)
                  w.client->close(std::chrono::minutes(1));
          } },
        { "leave group", [](W w) { w.group.reset(); } },
        { "cancel group",
          [](W w) {
              if (w.group)
                  w.group->cancel();
          } },
        { "close idle connections",
          [](W w) {
              if (w.client)
                  w.client->closeIdleConnections();
          } },
        { "reset peers", [](W w) { w.resetPeers(); } },
        { "reset peers, destroy client",
          [](W w) {
              w.resetPeers();
              delete w.client;
          },
          Everybody },
        { "cancelAll, stop, destroy context",
          [](W w) {
              if (w.client)
                  w.client->cancelAll();
              w.stop.request_stop();
              delete w.context;
          },
          Everybody & ~Function },
        { "destroy all",
          [](W w) {
              w.response.close();
              w.frame.destroy();
              w.group.reset();
              delete w.context;
              delete w.pending;
              delete w.client;
              w.pendingFrame.destroy();
              w.response = w.storedResponse = {};
          } },
        { "new request",
          [](W w) {
              if (w.client)
                  w.client->get("/whole").start(w.client);
          } },
        { "delete device", [](W w) { delete w.device; } },
        { "close device",
          [](W w) {
              if (w.device)
                  w.device->close();
          } },
    };
    return all;
}

inline const Action &actionOf(const QByteArray &name)
{
    return *std::find_if(actions().begin(), actions().end(),
                         [&](const Action &action) { return action.name == name; });
}

//! Where an action is carried out.
enum class Place { Here, InNestedLoop, BeforeNestedLoop };

inline void perform(World &world, const Action &action, Place place)
{
    switch (place) {
    case Place::Here:
        action.call(world);
        break;
    case Place::InNestedLoop:
        nest(world, [&] { action.call(world); });
        break;
    case Place::BeforeNestedLoop:
        action.call(world);
        nest(world);
        break;
    }
}

//! Says who of \a waiters has not ended yet; empty if all have.
inline QByteArray stillWaiting(const World &world, int waiters)
{
    QByteArray who;
    const auto check = [&](int waiter, const char *name, bool hasEnded) {
        if ((waiters & waiter) && !hasEnded)
            who += QByteArray(name) + ' ';
    };
    check(Frame, "frame", world.frame.isDone());
    check(Pending, "pending", !world.pending || world.pendingEnds.count > 0);
    check(PendingFrame, "pending's frame", world.pendingFrame.isDone());
    check(Function, "function", world.callbackEnds.count > 0);
    check(Future, "future", world.future.isFinished());
    return who;
}

//! Whether the client, if it lives, is as good as new; empty if so.
inline QByteArray clientTrouble(World &world)
{
    if (!world.client)
        return {};
    const bool isClosed = world.client->isClosed();
    QByteArray trouble;
    const auto expectZero = [&](const char *what, qint64 count) {
        if (count != 0)
            trouble += QByteArray::number(count) + ' ' + what + ". ";
    };
    const HttpQ::PoolStatistics pool = world.client->poolStatistics();
    expectZero("connections busy", pool.busy);
    expectZero("connecting", pool.connecting);
    expectZero("waiting", pool.waiting);
    expectZero("requests run", world.client->runningRequests());
    int status = 0;
    world.client->get("/whole").then(world.client,
                                     [&](const HttpQ::Result<HttpQ::Response> &result) {
                                         status = result ? result->status() : -1;
                                     });
    world.spin();
    if (status != (isClosed ? -1 : 200))
        trouble += "The next request came to " + QByteArray::number(status) + ". ";
    return trouble;
}

//! What went wrong in a world that was released; empty if nothing did. Destroys the client.
inline QByteArray trouble(World &world)
{
    QByteArray trouble;
    const auto expectOnce = [&](const char *who, const Ends &ends, bool mayMiss) {
        if (ends.count > 1 || (ends.count == 0 && !mayMiss))
            trouble += QByteArray(who) + " ended " + QByteArray::number(ends.count) + " times. ";
    };
    expectOnce("The frame", world.frameEnds, world.frame.isDestroyed());
    expectOnce("The pending", world.pendingEnds, !world.pending);
    expectOnce("The pending's frame", world.pendingFrameEnds, world.pendingFrame.isDestroyed());
    expectOnce("The function", world.callbackEnds, !world.context || world.hasGroup);
    if (!world.hasGroup && !world.future.isFinished())
        trouble += "The future has not finished. ";
    if (world.pending && world.failures != (world.pendingEnds.last ? 1 : 0))
        trouble += "failed() came " + QByteArray::number(world.failures) + " times. ";
    world.future = {};
    world.response = world.storedResponse = {};
    world.spin();
    // What was left of responses that are dropped here has its time to come.
    world.advance(std::chrono::seconds(2));
    trouble += clientTrouble(world);
    delete world.client;
    world.spin();
    if (world.liveFrames != 0)
        trouble += QByteArray::number(world.liveFrames) + " frames live. ";
    if (world.openStreams() != 0)
        trouble += QByteArray::number(world.openStreams()) + " streams are open. ";
    if (world.backend && world.backend->openLookups() != 0)
        trouble += QByteArray::number(world.backend->openLookups()) + " lookups are open. ";
    return trouble;
}

} // namespace HttpQTest
