// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/mockclient.h"
#include "client/wirerequest.h"

#include <QtCore/qhash.h>

#include <functional>

namespace HttpQTest {

//! All hosts there are: answers by what is asked for, and keeps the heads that came.
class MockSite
{
public:
    using Handler = std::function<void(HttpQ::MockPeer *peer)>;

    void start(HttpQ::MockBackend &backend)
    {
        answerRequests(backend, [this](HttpQ::MockPeer *asked, const QByteArray &head) {
            handle(asked, head);
        });
    }
    //! Answers the first request for \a place, such as "example.com/path", with the first of
    //! \a responses, and so on; the last one stays.
    void answer(const QByteArray &place, const QByteArrayList &responses)
    {
        QList<Handler> handlers;
        for (const QByteArray &response : responses)
            handlers += [response](HttpQ::MockPeer *peer) { peer->send(response); };
        m_handlers[place] = handlers;
    }
    void answer(const QByteArray &place, const QByteArray &response)
    {
        answer(place, QByteArrayList { response });
    }
    void handle(const QByteArray &place, const Handler &handler)
    {
        m_handlers[place] = { handler };
    }
    void handle(const QByteArray &place, const QList<Handler> &handlers)
    {
        m_handlers[place] = handlers;
    }

    //! What was asked for, such as "GET example.com/path".
    QByteArrayList asked() const
    {
        QByteArrayList all;
        for (const QByteArray &head : heads)
            all += methodOf(head) + ' ' + placeOf(head);
        return all;
    }
    QByteArray field(qsizetype request, const QByteArray &name) const
    {
        return WireRequest(heads.value(request)).field(name);
    }
    bool hasField(qsizetype request, const QByteArray &name) const
    {
        return WireRequest(heads.value(request)).hasField(name);
    }

    QByteArrayList heads;

private:
    static QByteArray methodOf(const QByteArray &head) { return head.left(head.indexOf(' ')); }
    static QByteArray placeOf(const QByteArray &head)
    {
        return WireRequest(head).field("Host") + head.split(' ').value(1);
    }
    void handle(HttpQ::MockPeer *peer, const QByteArray &head)
    {
        heads += head;
        QList<Handler> &handlers = m_handlers[placeOf(head)];
        if (handlers.isEmpty()) {
            peer->send("HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nnothing");
            return;
        }
        const Handler handler = handlers.size() > 1 ? handlers.takeFirst() : handlers.constFirst();
        handler(peer);
    }

    QHash<QByteArray, QList<Handler>> m_handlers;
};

//! A redirect with a small body.
inline QByteArray redirect(const QByteArray &location,
                           const QByteArray &status = QByteArrayLiteral("302 Found"),
                           const QByteArray &fields = {})
{
    return response("moved", "Location: " + location + "\r\n" + fields, status);
}

} // namespace HttpQTest
