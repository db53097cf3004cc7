// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/asyncclient.h>
#include <HttpQ/httpqqmlglobal.h>
#include <HttpQ/sharedstate.h>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QQmlEngine;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    Puts HttpQ beneath \a engine: what its QML loads by http and https, with Image, XMLHttpRequest,
    FontLoader or as components, goes through clients of this library.

    \code
    QQmlApplicationEngine engine;
    HttpQ::installInto(&engine, shared, [](HttpQ::AsyncClient &client) {
        client.setHeader("User-Agent", "gallery/1.0");
    });
    engine.load(u"qrc:/gallery/Main.qml"_s);
    \endcode

    The engine loads in several threads, and each has a NetworkAccessManager with a client of its own.
    All have what \a state holds in common: cookies, HSTS, TLS sessions and limits on connections; null
    is a new one. \a configure is called with each client right after it was made, in its thread, at
    times in several threads at once; it must not throw.

    The singleton Http shares it, too: an image is asked for with the cookies that a request of Http
    was given. For an HttpClient of the program's own, give HttpClient::asyncClient() the same state.

    To be called in the thread of the engine, and before it loads anything: managers that it has made
    stay as they are. The engine owns what is installed; it may be destroyed while it loads. A second
    call replaces what the first has installed for the threads that come later.
*/
HTTPQ_QML_EXPORT void installInto(QQmlEngine *engine, std::shared_ptr<SharedState> state = nullptr,
                                  std::function<void(AsyncClient &)> configure = nullptr);

} // namespace HttpQ
