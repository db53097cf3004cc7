// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/mockclient.h"
#include "client/wirerequest.h"

#include <QtCore/qmap.h>

#include <optional>

namespace HttpQTest {

//! Hosts that answer no request before the test says so.
class HeldSite
{
public:
    explicit HeldSite(MockClient &mock)
        : m_backend(*mock.backend)
    {
        answerRequests(m_backend, [this](HttpQ::MockPeer *asked, const QByteArray &head) {
            const QByteArray path = head.split(' ').value(1);
            waiting.insert(path, asked);
            asked_ += path;
            const qsizetype open = waiting.size();
            most = qMax(most, open);
        });
    }

    void answer(QByteArray path, const QByteArray &bytes)
    {
        HttpQ::MockPeer *peer = waiting.take(path);
        QVERIFY2(peer, (path + " was not asked for").constData());
        peer->send(bytes);
        m_backend.run();
    }
    void answer(QByteArray path) { answer(path, response(path.mid(1))); }
    //! Answers whatever comes until nothing more does.
    void answerAll()
    {
        m_backend.run();
        while (!waiting.isEmpty())
            answer(waiting.firstKey());
    }
    //! Breaks the connection without an answer.
    void reset(QByteArray path)
    {
        waiting.take(path)->reset();
        m_backend.run();
    }
    //! What was asked for, in that order.
    const QByteArrayList &asked() const { return asked_; }

    QMap<QByteArray, HttpQ::MockPeer *> waiting;
    qsizetype most = 0; // that waited at a time

private:
    HttpQ::MockBackend &m_backend;
    QByteArrayList asked_;
};

//! For a test's init() and cleanup().
class HeldSiteTest : protected MockClientTest
{
protected:
    void beginTest()
    {
        MockClientTest::beginTest();
        client().setBaseUrl(QUrl(QStringLiteral("http://example.com")));
        site.emplace(*mock);
    }
    void verifyNothingLeft()
    {
        MockClientTest::verifyNothingLeft();
        site.reset();
    }

    std::optional<HeldSite> site;
};

} // namespace HttpQTest
