// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/request.h>
#include <HttpQ/response.h>

#include <QtCore/qlist.h>

#include <qcoro/qcorotask.h>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace HttpQ {

/*!
    \class HttpQ::EventHooks
    \brief Functions of the program that see every request before it is sent, and every response when
    its head came.

    \code
    client.onRequest([](HttpQ::Request &request) { request.headers().replaceOrAppend("X-Trace", newId()); });
    client.onResponse([](const HttpQ::Response &response) { response.raiseForStatus(); });
    \endcode

    A function that returns QCoro::Task<> is awaited. They are called in their order, from the event
    loop, for each round: redirects, authentication and retries are rounds of their own. What a hook
    throws is the outcome of the request: whoever awaits it catches that very exception.

    A request hook gets the request as it is about to be sent, with cookies and credentials, and with
    what it changed in an earlier round. It may change everything, also the URL: if it leads to
    another host, taking the secrets out is up to the hook. What a response hook gets has no
    content, unless it was added with Content::Read: it is then called when the body was read,
    except for streamed responses. Of the body of a redirect that is followed it sees at most
    Limits::intermediateBodyBytes.
*/
class HTTPQ_EXPORT EventHooks
{
public:
    enum class Content { NotRead, Read };

    EventHooks() {}

    template<typename Hook>
    void onRequest(Hook hook)
    {
        m_request.append(wrapped<Request &>(std::move(hook)));
    }
    template<typename Hook>
    void onResponse(Hook hook, Content content = Content::NotRead)
    {
        m_response.append(wrapped<const Response &>(std::move(hook)));
        m_needsContent = m_needsContent || content == Content::Read;
    }
    void clear() { *this = EventHooks(); }

    // Each is called, and what it returns is awaited if it is a task.
    using RequestHook = std::function<std::optional<QCoro::Task<>>(Request &)>;
    using ResponseHook = std::function<std::optional<QCoro::Task<>>(const Response &)>;
    const QList<RequestHook> &requestHooks() const { return m_request; }
    const QList<ResponseHook> &responseHooks() const { return m_response; }
    bool needsContent() const { return m_needsContent; }

private:
    template<typename Argument, typename Hook>
    static std::function<std::optional<QCoro::Task<>>(Argument)> wrapped(Hook hook)
    {
        using Returned = std::invoke_result_t<Hook &, Argument>;
        static_assert(std::is_void_v<Returned> || std::is_same_v<Returned, QCoro::Task<>>,
                      "A hook returns nothing, or QCoro::Task<>");
        // One object, however often the function is copied: it may hold state.
        return [hook = std::make_shared<Hook>(std::move(hook))](
                       Argument argument) -> std::optional<QCoro::Task<>> {
            if constexpr (std::is_void_v<Returned>) {
                (*hook)(argument);
                return std::nullopt;
            } else {
                return (*hook)(argument);
            }
        };
    }

    QList<RequestHook> m_request;
    QList<ResponseHook> m_response;
    bool m_needsContent = false;
};

} // namespace HttpQ
