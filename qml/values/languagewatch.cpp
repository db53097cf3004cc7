// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/values/languagewatch.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qpointer.h>
#include <QtCore/qthread.h>

namespace HttpQ {

LanguageWatch::LanguageWatch(QObject *application)
    : QObject(application)
{
    application->installEventFilter(this);
}

LanguageWatch *LanguageWatch::instance()
{
    QCoreApplication *application = QCoreApplication::instance();
    if (!application || QThread::currentThread() != application->thread())
        return nullptr;
    static QPointer<LanguageWatch> watch;
    if (!watch)
        watch = new LanguageWatch(application);
    return watch;
}

bool LanguageWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::LanguageChange)
        Q_EMIT languageChanged();
    return false;
}

} // namespace HttpQ
