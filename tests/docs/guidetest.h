// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "docs/guideprelude.h"

#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <stdexcept>

//! As QVERIFY, inside of a coroutine.
#define GUIDE_VERIFY(condition) \
    do { \
        if (!(condition)) \
            throw std::runtime_error(#condition); \
    } while (false)

namespace GuideTest {

using Guide = QCoro::Task<> (*)(HttpQ::AsyncClient &, const QUrl &);

inline QByteArray response(const QByteArray &content, const QByteArray &fields = {},
                           const QByteArray &status = QByteArrayLiteral("200 OK"))
{
    return "HTTP/1.1 " + status + "\r\n" + fields
           + "Content-Length: " + QByteArray::number(content.size()) + "\r\n\r\n" + content;
}

/*!
    A client whose servers are one: it answers the first request with the first answer, whatever
    connection it comes over, and with "hello" when there are no more answers.
*/
class World
{
public:
    World()
    {
        backend->setPeerHandler([this](HttpQ::MockPeer *peer) {
            peer->setRequestHandler([this](HttpQ::MockPeer *server, const QByteArray &head) {
                heads.append(head);
                server->send(answers.isEmpty() ? response("hello") : answers.takeFirst());
            });
        });
    }

    //! Runs the code of a guide; an empty text if all went well, else what was thrown.
    QString run(Guide guide)
    {
        QTimer clock;
        QObject::connect(&clock, &QTimer::timeout, &clock, [this] { backend->advance(step); });
        if (step > 0ms)
            clock.start(0);
        try {
            HttpQ::waitFor(guide(client, url), 30s);
        } catch (const std::exception &exception) {
            return QString::fromUtf8(exception.what());
        }
        return {};
    }

    //! All that the servers got.
    QByteArray received() const
    {
        QByteArray all;
        for (const HttpQ::MockPeer *peer : backend->peers())
            all += peer->received();
        return all;
    }
    //! The request line of the request \a index.
    QByteArray line(int index) const { return heads.value(index).split('\r').first(); }
    //! Whether the request \a index has the field line \a field.
    bool has(int index, const QByteArray &field) const
    {
        return heads.value(index).contains("\r\n" + field + "\r\n");
    }
    //! Whether it has a field called \a name.
    bool names(int index, const QByteArray &name) const
    {
        return heads.value(index).contains("\r\n" + name + ": ");
    }

    std::shared_ptr<HttpQ::MockBackend> backend = std::make_shared<HttpQ::MockBackend>();
    HttpQ::AsyncClient client { backend };
    QUrl url { u"http://www.example.com/"_s };
    QList<QByteArray> answers;
    QList<QByteArray> heads;
    std::chrono::milliseconds step { 0 }; // in which the backend's time passes
};

} // namespace GuideTest
