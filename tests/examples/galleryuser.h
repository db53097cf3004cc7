// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qdir.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>

namespace HttpQTest {

//! Somebody in front of the window of the gallery, who clicks, types and turns the wheel.
class GalleryUser
{
public:
    explicit GalleryUser(QQuickWindow *window)
        : m_window(window)
    {}

    //! The item at \a path of object names, such as "uploadPage/pause"; null if there is none, or none
    //! that can be seen.
    QQuickItem *find(const QString &path) const;
    bool sees(const QString &path) const { return find(path) != nullptr; }
    //! What it says there; empty if nothing can be seen.
    QString text(const QString &path) const;
    //! What the property \a name is there.
    QVariant property(const QString &path, const char *name) const;
    //! False if there is nothing that can be clicked.
    bool click(const QString &path) const;
    //! Replaces the text there.
    bool type(const QString &path, const QString &text) const;
    //! Turns the wheel there by so many steps towards the end.
    bool scroll(const QString &path, int steps) const;
    //! Opens the page of this name, such as "upload".
    bool open(const QString &page) const { return click(page + QStringLiteral("Tab")); }
    QQuickWindow *window() const { return m_window; }

private:
    static QQuickItem *below(QQuickItem *item, const QString &name);
    static QPoint centreOf(const QQuickItem *item);

    QQuickWindow *m_window;
};

} // namespace HttpQTest
