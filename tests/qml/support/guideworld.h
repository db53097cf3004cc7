// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpclient.h>
#include <HttpQ/mocktransport.h>

#include <QtCore/qdir.h>
#include <QtCore/qlist.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlerror.h>

#include <memory>

//! An engine for one block of QML of a guide, and the server that its clients ask.
class GuideWorld
{
public:
    GuideWorld()
    {
        engine.addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
        QObject::connect(&engine, &QQmlEngine::warnings, &engine,
                         [this](const QList<QQmlError> &told) { warnings += told; });
    }

    //! The Item around the block that was extracted into \a file.
    QObject *load(const QString &file)
    {
        QQmlComponent component(&engine, QDir(QStringLiteral(HTTPQ_GUIDES)).filePath(file));
        root.reset(component.create());
        if (!root)
            qFatal("%s", qPrintable(component.errorString()));
        defaultClient()->asyncClient()->setTransport(server);
        const QList<HttpQ::HttpClient *> clients = root->findChildren<HttpQ::HttpClient *>();
        for (HttpQ::HttpClient *client : clients)
            client->asyncClient()->setTransport(server);
        return root.get();
    }
    //! The singleton Http, once something was loaded.
    HttpQ::HttpClient *defaultClient() { return HttpQ::HttpClient::defaultOf(&engine); }

    std::shared_ptr<HttpQ::MockTransport> server = std::make_shared<HttpQ::MockTransport>();
    QList<QQmlError> warnings;
    QQmlEngine engine;
    std::unique_ptr<QObject> root;
};
