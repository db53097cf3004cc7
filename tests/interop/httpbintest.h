// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "interop/requestoutcome.h"
#include "support/httpbinserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"

#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qjsonvalue.h>
#include <QtTest/qtest.h>

#include <memory>

namespace HttpQTest {

//! Tests against one httpbin; each test has a client of its own, which must have nothing left.
class HttpBinTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    HttpQ::AsyncClient &client() { return *m_client; }
    HttpBinServer &server() { return *m_server; }
    //! \a path may have a query and a fragment.
    QUrl url(const QString &path) const { return m_server->url(path); }
    //! The same server under another name: another origin.
    QUrl otherUrl(const QString &path) const
    {
        return m_server->url(path, QStringLiteral("localhost"));
    }

private:
    std::unique_ptr<HttpBinServer> m_server;
    std::unique_ptr<HttpQ::AsyncClient> m_client;
};

inline void HttpBinTest::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(HttpBinServer, "httpbin");
    m_server = std::make_unique<HttpBinServer>();
}

inline void HttpBinTest::init()
{
    m_client = std::make_unique<HttpQ::AsyncClient>(HttpQTest::testBackend());
    m_client->setEnvironmentTrusted(false); // the user's netrc file has nothing to say here
}

inline void HttpBinTest::cleanup()
{
    if (!m_client)
        return;
    QVERIFY2(spinUntil([&] { return leftovers(*m_client).isEmpty(); }, 5000),
             qPrintable(leftovers(*m_client)));
    if (QTest::currentTestFailed())
        qWarning("%s", m_server->log().constData());
    m_client.reset();
}

//! The value at \a key of what httpbin tells in JSON of a request, such as "method".
inline QJsonValue told(const HttpQ::Response &response, const QString &key)
{
    return response.json()[key];
}
inline QString toldText(const HttpQ::Response &response, const QString &key)
{
    return told(response, key).toString();
}
//! A header field as httpbin has seen it; undefined if there was none.
inline QJsonValue toldHeader(const HttpQ::Response &response, const QString &name)
{
    return told(response, QStringLiteral("headers"))[name];
}

} // namespace HttpQTest
