// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/testshell.h"

#include <QtCore/qprocess.h>
#include <QtCore/qstandardpaths.h>

using namespace Qt::StringLiterals;

bool TestShell::knows(const QString &program) const
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

QVariantMap TestShell::run(const QString &command) const
{
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"no_proxy"_s, u"*"_s);
    shell.setProcessEnvironment(environment);
    shell.setStandardInputFile(QProcess::nullDevice());
    shell.start(u"/bin/sh"_s, { u"-c"_s, command });
    if (!shell.waitForFinished())
        qFatal("TestShell: %ls: %ls", qUtf16Printable(command),
               qUtf16Printable(shell.errorString()));
    return { { u"exitCode"_s, shell.exitCode() },
             { u"output"_s, QString::fromUtf8(shell.readAllStandardOutput()) },
             { u"problems"_s, QString::fromUtf8(shell.readAllStandardError()) } };
}
