// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/sharedstate.h>

#include <QtCore/qvariant.h>
#include <QtQml/qqmlengine.h>

#include <memory>

namespace HttpQ {

//! What the clients beneath an engine have in common: that of installInto(). In the engine's thread.
class EngineState
{
public:
    static void set(QQmlEngine *engine, const std::shared_ptr<SharedState> &state)
    {
        engine->setProperty(Name, QVariant::fromValue(state));
    }
    //! Null if nothing was installed.
    static std::shared_ptr<SharedState> of(const QQmlEngine *engine)
    {
        return engine->property(Name).value<std::shared_ptr<SharedState>>();
    }

private:
    static constexpr char Name[] = "_httpq_sharedState";
};

} // namespace HttpQ
