// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/defaultclient.h"

#include <QtQml/qqmlengine.h>

namespace HttpQ {

DefaultClient *DefaultClient::of(QQmlEngine *engine)
{
    const int id = qmlTypeId("HttpQ", 1, 0, "Http");
    return engine->singletonInstance<DefaultClient *>(id);
}

} // namespace HttpQ
