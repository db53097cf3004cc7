// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "downloadfile.h"
#include "downloadlist.h"

#include <QtCore/qtimer.h>
#include <QtWidgets/qwidget.h>

#include <functional>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTreeView;
QT_END_NAMESPACE

//! The window of the download manager. It may be closed at any time: the list is kept, and what came.
class DownloadWindow : public QWidget
{
    Q_OBJECT
public:
    //! Files go to \a folder, the list is kept in \a stateFile.
    DownloadWindow(const QString &folder, const QString &stateFile, QWidget *parent = nullptr);
    ~DownloadWindow() override;

    //! Adds the addresses in \a text, which are separated by white space; says what is none.
    void add(const QString &text);

private:
    QLabel *makeLabel(const QString &name);
    QBoxLayout *makeAddressRow();
    void makeView();
    void fitColumn(DownloadList::Column column, const QString &usual);
    QBoxLayout *makeActionRow();
    QPushButton *makeAction(const QString &name, const QString &text,
                            void (DownloadItem::*function)());
    QBoxLayout *makeTotalRow();
    void removeSelected();
    QList<int> selectedRows() const;
    void load();
    void save();
    void showSelected();
    void showTotal();
    void showMessage(const QString &text);

    DownloadFile m_file;
    DownloadList m_list;
    QTimer m_saving; // once for all that changes in one turn
    QLineEdit *m_address;
    QTreeView *m_view;
    QLabel *m_failure; // of the one that is selected
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_cancel;
    QPushButton *m_remove;
    QSpinBox *m_atMost;
    QProgressBar *m_total;
    QLabel *m_summary;
    QLabel *m_message;
};
