// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/testserver.h"

#include <QtQml/qqml.h>
#include <QtQml/qqmlengine.h>
#include <QtQuickTest/quicktest.h>

//! Gives the tests of a program the module HttpQ as it was built, and the module HttpQTesting.
class QuickTestSetup : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void applicationAvailable() { qmlRegisterType<TestServer>("HttpQTesting", 1, 0, "TestServer"); }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
    }
};

QUICK_TEST_MAIN_WITH_SETUP(httpq, QuickTestSetup)

#include "quicktest.moc"
