// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "lupdate.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>

namespace HttpQTest {

using namespace Qt::StringLiterals;

bool Lupdate::isInstalled()
{
    return QFile::exists(QStringLiteral(HTTPQ_LUPDATE));
}

QString Lupdate::run(const QStringList &folders, const QString &path, bool isPluralOnly)
{
    QStringList arguments = { u"-silent"_s, u"-locations"_s, u"none"_s };
    if (isPluralOnly)
        arguments.append(u"-pluralonly"_s);
    arguments += folders;
    arguments += { u"-ts"_s, path };
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(HTTPQ_LUPDATE), arguments);
    if (!process.waitForFinished(120'000))
        return process.errorString();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return u"lupdate failed: "_s + QString::fromLocal8Bit(process.readAll());
    return {};
}

} // namespace HttpQTest
