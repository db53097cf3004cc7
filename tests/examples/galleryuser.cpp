// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "examples/galleryuser.h"

#include <QtCore/qdatetime.h>
#include <QtGui/qevent.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qtest.h>

using namespace HttpQTest;

QQuickItem *GalleryUser::below(QQuickItem *item, const QString &name)
{
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children) {
        if (!child->isVisible())
            continue;
        if (child->objectName() == name)
            return child;
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

QQuickItem *GalleryUser::find(const QString &path) const
{
    QQuickItem *item = m_window->contentItem();
    for (const QString &name : path.split(u'/')) {
        item = below(item, name);
        if (!item)
            return nullptr;
    }
    return item;
}

QString GalleryUser::text(const QString &path) const
{
    return property(path, "text").toString();
}

QVariant GalleryUser::property(const QString &path, const char *name) const
{
    const QQuickItem *item = find(path);
    return item ? item->property(name) : QVariant();
}

QPoint GalleryUser::centreOf(const QQuickItem *item)
{
    return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
}

bool GalleryUser::click(const QString &path) const
{
    const QQuickItem *item = find(path);
    if (!item || !item->isEnabled())
        return false;
    // What is to be laid out for the next frame is on the screen before a person clicks on it.
    m_window->grabWindow();
    QTest::mouseClick(m_window, Qt::LeftButton, {}, centreOf(item));
    return true;
}

bool GalleryUser::type(const QString &path, const QString &text) const
{
    if (!click(path))
        return false;
    QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_window, Qt::Key_Delete);
    for (const QChar letter : text)
        QTest::keyClick(m_window, letter.toLatin1());
    return true;
}

bool GalleryUser::scroll(const QString &path, int steps) const
{
    const QQuickItem *item = find(path);
    if (!item)
        return false;
    const QPoint place = centreOf(item);
    for (int i = 0; i < steps; ++i) {
        QWheelEvent wheel(place, m_window->mapToGlobal(place), {}, QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        // A Flickable moves by the time between two steps.
        wheel.setTimestamp(quint64(QDateTime::currentMSecsSinceEpoch()));
        QGuiApplication::sendEvent(m_window, &wheel);
    }
    return true;
}
