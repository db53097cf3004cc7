// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/defaultclient.h"

#include "qml/engine/enginestate.h"

#include <QtQml/qqmlengine.h>

namespace HttpQ {

DefaultClient::DefaultClient(QQmlEngine *engine)
    : HttpClient(engine)
{
    if (const std::shared_ptr<SharedState> state = EngineState::of(engine))
        asyncClient()->setSharedState(state);
}

DefaultClient *DefaultClient::create(QQmlEngine *engine, QJSEngine *)
{
    // It goes with the engine, whose child it is. JavaScript must not: every element needs it.
    auto *client = new DefaultClient(engine);
    QQmlEngine::setObjectOwnership(client, QQmlEngine::CppOwnership);
    return client;
}

DefaultClient *DefaultClient::of(QQmlEngine *engine)
{
    const int id = qmlTypeId("HttpQ", 1, 0, "Http");
    return engine->singletonInstance<DefaultClient *>(id);
}

} // namespace HttpQ
