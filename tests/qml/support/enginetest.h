// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/eventloop.h"

#include <HttpQ/scriptedserver.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qvariant.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlcontext.h>
#include <QtQml/qqmlengine.h>
#include <QtTest/qtest.h>

#include <memory>

//! What tests of the module's objects from C++ begin with: an engine that finds the module, and a server
//! whose URL is "server" in QML.
class EngineTest : public QObject
{
protected:
    void open()
    {
        m_server = std::make_unique<HttpQ::ScriptedServer>();
        m_engine = std::make_unique<QQmlEngine>();
        m_engine->addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
        m_engine->rootContext()->setContextProperty(QStringLiteral("server"), m_server->url());
    }
    void close()
    {
        m_engine.reset();
        settle();
        m_server.reset();
    }
    //! All that was posted has been delivered, and the server has seen the end of all connections.
    void settle()
    {
        QVERIFY(HttpQTest::spinUntil([this] { return m_server->openConnectionCount() == 0; }));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    //! The object that \a qml declares, with the module imported.
    QObject *create(const QString &qml, const QVariantMap &properties = {})
    {
        QQmlComponent component(m_engine.get());
        component.setData("import QtQml\nimport HttpQ\n" + qml.toUtf8(),
                          QUrl(QStringLiteral("file:///test.qml")));
        QObject *object = component.createWithInitialProperties(properties);
        if (!object)
            qFatal("%s", qPrintable(component.errorString()));
        return object;
    }

    std::unique_ptr<HttpQ::ScriptedServer> m_server;
    std::unique_ptr<QQmlEngine> m_engine;
};
