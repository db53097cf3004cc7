// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "installinto.h"

#include "qml/engine/enginestate.h"

#include <HttpQ/networkaccessmanager.h>

#include <QtCore/qvariant.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlnetworkaccessmanagerfactory.h>

#include <utility>

namespace HttpQ {

namespace {

//! Asked in the thread that the manager is for.
class EngineNetworkFactory final : public QQmlNetworkAccessManagerFactory
{
public:
    EngineNetworkFactory(std::shared_ptr<SharedState> state,
                         std::function<void(AsyncClient &)> configure)
        : m_state(std::move(state))
        , m_configure(std::move(configure))
    {}

    QNetworkAccessManager *create(QObject *parent) override
    {
        auto *manager = new NetworkAccessManager(m_state, parent);
        if (m_configure)
            m_configure(*manager->client());
        return manager;
    }

private:
    const std::shared_ptr<SharedState> m_state;
    const std::function<void(AsyncClient &)> m_configure;
};

} // namespace

void installInto(QQmlEngine *engine, std::shared_ptr<SharedState> state,
                 std::function<void(AsyncClient &)> configure)
{
    if (!state)
        state = std::make_shared<SharedState>();
    EngineState::set(engine, state);
    const auto factory =
            std::make_shared<EngineNetworkFactory>(std::move(state), std::move(configure));
    engine->setNetworkAccessManagerFactory(factory.get());
    // A child of the engine would go too early: the thread that loads images is one as well, and may
    // ask until it is gone. An object's properties go after its children.
    engine->setProperty("_httpq_networkAccess",
                        QVariant::fromValue(std::shared_ptr<void>(factory)));
}

} // namespace HttpQ
