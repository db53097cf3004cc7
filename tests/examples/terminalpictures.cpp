// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Makes the pictures of the examples that print: httpq_terminalpictures FOLDER. scripts/pictures runs
// it.

#include "support/eventloop.h"

#include "exampleserver.h"
#include "terminalpicture.h"

#include <QtCore/qdir.h>
#include <QtCore/qprocess.h>
#include <QtGui/qguiapplication.h>

#include <cstdio>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

// What it prints, as a terminal shows it; nothing if it fails. The servers that it asks are in this
// thread, and so its event loop runs meanwhile.
QByteArray outputOf(const QString &program, const QStringList &arguments = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool hasEnded = spinUntil([&] { return process.state() == QProcess::NotRunning; });
    const QByteArray output = process.readAll();
    if (hasEnded && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return output;
    std::fprintf(stderr, "%s: %s\n%s", qUtf8Printable(program),
                 qUtf8Printable(process.errorString()), output.constData());
    return {};
}

bool takeProgram(const QString &program, const QString &command, const QString &file)
{
    const QByteArray output = outputOf(program);
    TerminalPicture picture(command.section(u'/', -1));
    picture.addCommand(command);
    picture.addOutput(output);
    return !output.isEmpty() && picture.save(file);
}

// A server that prints its URL, and what is there.
bool takeServer(const QString &program, const QStringList &arguments, const QString &command,
                const QString &file)
{
    QProcess server;
    server.start(program, arguments);
    if (!spinUntil([&] { return server.canReadLine() || server.state() == QProcess::NotRunning; }))
        return false;
    const QByteArray url = server.readLine().trimmed();
    const QByteArray answer =
            url.isEmpty() ? QByteArray()
                          : outputOf(u"curl"_s, { u"--silent"_s, u"--show-error"_s, u"--fail"_s,
                                                  QString::fromUtf8(url) });
    server.terminate();
    if (!spinUntil([&] { return server.state() == QProcess::NotRunning; }))
        return false;
    TerminalPicture picture(command.section(u'/', -1));
    picture.addCommand((QStringList(command) + arguments).join(u' ') + u" &"_s);
    picture.addOutput(url);
    picture.addCommand(u"curl "_s + QString::fromUtf8(url));
    picture.addOutput(answer);
    return !answer.isEmpty() && picture.save(file);
}

bool takeAll(const QDir &folder)
{
    if (!takeProgram(QStringLiteral(HTTPQ_CONSOLE), u"build/console/httpq_console"_s,
                     folder.filePath(u"console.png"_s))
        || !takeProgram(QStringLiteral(HTTPQ_SIGNALS), u"build/signals/httpq_signals"_s,
                        folder.filePath(u"signals.png"_s))
        || !takeProgram(QStringLiteral(HTTPQ_TOUR), u"build/tour/httpq_tour"_s,
                        folder.filePath(u"tour.png"_s))
        || !takeServer(QStringLiteral(HTTPQ_EXAMPLESERVER), {},
                       u"build/exampleserver/httpq_exampleserver"_s,
                       folder.filePath(u"server.png"_s)))
        return false;
#ifdef HTTPQ_AGGREGATOR
    ExampleServer first;
    ExampleServer second;
    return first.start() && second.start()
           && takeServer(QStringLiteral(HTTPQ_AGGREGATOR),
                         { first.url().resolved(QUrl(u"/hello"_s)).toString(),
                           second.url().resolved(QUrl(u"/status/404"_s)).toString() },
                         u"build/aggregator/httpq_aggregator"_s, folder.filePath(u"asio.png"_s));
#else
    return true;
#endif
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    const QString folder = app.arguments().value(1);
    if (folder.isEmpty()) {
        std::fprintf(stderr, "Usage: httpq_terminalpictures FOLDER\n");
        return 2;
    }
    if (!takeAll(QDir(folder))) {
        std::fprintf(stderr, "The pictures could not be made in %s\n", qUtf8Printable(folder));
        return 1;
    }
    return 0;
}
