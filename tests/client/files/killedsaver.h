// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qcoreapplication.h>
#include <QtCore/qprocess.h>
#include <QtCore/qrandom.h>
#include <QtCore/qstringlist.h>

#include <cstdio>
#include <optional>

namespace HttpQTest {

//! The test program once more, in a process of its own that saves a file until it is killed.
class KilledSaver
{
public:
    explicit KilledSaver(const QString &path)
        : m_path(path)
    {}

    //! Starts it and kills it some time after it has saved. An empty text, or what went wrong.
    QString run()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), { argument(), m_path });
        if (!process.waitForStarted())
            return QStringLiteral("it does not start");
        while (!process.canReadLine()) {
            if (!process.waitForReadyRead())
                return QStringLiteral("it saves nothing");
        }
        if (process.waitForFinished(m_random.bounded(20)))
            return QStringLiteral("it ends by itself");
        process.kill();
        if (!process.waitForFinished() || process.exitStatus() != QProcess::CrashExit)
            return QStringLiteral("it cannot be killed");
        return {};
    }

    //! For main(): where this process is to save; none if it is to run the tests.
    static std::optional<QString> path()
    {
        const QStringList arguments = QCoreApplication::arguments();
        if (arguments.value(1) != argument())
            return std::nullopt;
        return arguments.value(2);
    }
    //! Saves two states by turns until it is killed; says so once the file is there.
    template<typename File, typename State>
    static int saveForEver(const File &file, const State &few, const State &many)
    {
        for (bool isFirst = true;; isFirst = false) {
            if (file.save(few) || file.save(many))
                return 1;
            if (isFirst) {
                std::puts("saved");
                std::fflush(stdout);
            }
        }
    }

private:
    static QString argument() { return QStringLiteral("--save-for-ever"); }

    const QString m_path;
    QRandomGenerator m_random { 20260601 };
};

} // namespace HttpQTest
