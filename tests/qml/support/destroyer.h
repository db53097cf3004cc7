// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qmetaobject.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

//! Destroys an object at once when one of its signals is heard for the nth time.
class Destroyer : public QObject
{
    Q_OBJECT
public:
    Destroyer(QObject *target, const QMetaMethod &signal, int nth)
        : m_target(target)
        , m_nth(nth)
    {
        const QMetaObject &own = Destroyer::staticMetaObject;
        connect(target, signal, this, own.method(own.indexOfSlot("hear()")));
    }

    bool hasStruck() const { return m_count >= m_nth; }

public Q_SLOTS:
    void hear()
    {
        if (++m_count == m_nth)
            delete m_target;
    }

private:
    QPointer<QObject> m_target;
    int m_nth;
    int m_count = 0;
};
