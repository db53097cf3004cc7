// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <QtQml/qqmlengine.h>
#include <QtQuickTest/quicktest.h>

//! Gives the tests of a program the modules HttpQ and HttpQTesting as they were built.
class QuickTestSetup : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
        engine->addImportPath(QStringLiteral(HTTPQ_QML_TEST_IMPORTS));
    }
};

QUICK_TEST_MAIN_WITH_SETUP(httpq, QuickTestSetup)

#include "quicktest.moc"
