// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/eventloop.h"

#include "downloadlist.h"
#include "downloadwindow.h"
#include "exampleserver.h"

#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qtreeview.h>

#include <memory>

namespace HttpQTest {

//! A test of the window, used by typing and clicking, and by what is to be seen in it.
class DownloadWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void open();
    template<typename Widget>
    Widget *find(const char *name) const;
    QString address(const QString &file, int size, int bytesPerSecond = 0) const;
    void type(const QString &text);
    void select(int row);
    void click(const char *button);
    int rows() const { return find<QTreeView>("list")->model()->rowCount(); }
    QString shown(int row, int column) const;
    QString status(int row) const { return shown(row, DownloadList::Status); }
    bool waitForStatus(int row, const QString &text) const;
    bool waitForSomeOf(int row) const;
    int permille(int row) const;
    int countOf(const QString &text) const;
    bool isThere(const QString &name, int size) const;

    ExampleServer m_server;
    QStringList m_answers; // of the server: its requests and their status
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DownloadWindow> m_window;
};

template<typename Widget>
Widget *DownloadWindowTest::find(const char *name) const
{
    return m_window->findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace HttpQTest
