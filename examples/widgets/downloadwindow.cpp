// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "downloadwindow.h"

#include "downloadtext.h"
#include "progressdelegate.h"

#include <QtCore/qregularexpression.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qspinbox.h>
#include <QtWidgets/qstyle.h>
#include <QtWidgets/qtreeview.h>

#include <algorithm>

using namespace Qt::StringLiterals;

// That are shown.
static constexpr qsizetype MaximumRefused = 5;

static bool isDownloadable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

DownloadWindow::DownloadWindow(const QString &folder, const QString &stateFile, QWidget *parent)
    : QWidget(parent)
    , m_file(stateFile)
    , m_list(folder)
{
    setWindowTitle(tr("Downloads"));
    resize(860, 420);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(makeAddressRow());
    makeView();
    layout->addWidget(m_view);
    m_failure = makeLabel(u"failure"_s);
    layout->addWidget(m_failure);
    layout->addLayout(makeActionRow());
    layout->addLayout(makeTotalRow());
    m_message = makeLabel(u"message"_s);
    layout->addWidget(m_message);

    m_saving.setSingleShot(true);
    load();
    connect(&m_saving, &QTimer::timeout, this, &DownloadWindow::save);
    connect(&m_list, &DownloadList::changed, this, [this] {
        m_saving.start();
        showSelected();
    });
    connect(&m_list, &DownloadList::progressChanged, this, &DownloadWindow::showTotal);
    showSelected();
    showTotal();
}

DownloadWindow::~DownloadWindow()
{
    save();
    // The list goes before its view.
    m_view->selectionModel()->disconnect(this);
}

// Shown while there is something to say.
QLabel *DownloadWindow::makeLabel(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

QBoxLayout *DownloadWindow::makeAddressRow()
{
    m_address = new QLineEdit(this);
    m_address->setObjectName(u"address"_s);
    m_address->setPlaceholderText(u"https://"_s);
    m_address->setClearButtonEnabled(true);
    auto *label = new QLabel(tr("&Address:"), this);
    label->setBuddy(m_address);
    auto *button = new QPushButton(tr("A&dd"), this);
    button->setObjectName(u"add"_s);
    const auto addTyped = [this] {
        const QString text = m_address->text();
        m_address->clear();
        add(text);
    };
    connect(m_address, &QLineEdit::returnPressed, this, addTyped);
    connect(button, &QPushButton::clicked, this, addTyped);

    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_address);
    row->addWidget(button);
    return row;
}

void DownloadWindow::makeView()
{
    m_view = new QTreeView(this);
    m_view->setObjectName(u"list"_s);
    m_view->setModel(&m_list);
    m_view->setItemDelegateForColumn(DownloadList::Progress, new ProgressDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int em = fontMetrics().horizontalAdvance(u'm');
    m_view->header()->resizeSection(DownloadList::Name, 15 * em);
    fitColumn(DownloadList::Size, DownloadText::size(899'900'000, 999'900'000));
    m_view->header()->resizeSection(DownloadList::Progress, 14 * em);
    fitColumn(DownloadList::Speed, DownloadText::speed(999'900'000));
    fitColumn(DownloadList::TimeLeft, DownloadText::timeLeft(9 * 3600 + 59 * 60 + 59, 1));
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DownloadWindow::showSelected);
}

// As wide as the header and what is shown usually, in whatever language that is.
void DownloadWindow::fitColumn(DownloadList::Column column, const QString &usual)
{
    // What a delegate leaves free at either side.
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_view) + 1;
    const int width = m_view->fontMetrics().horizontalAdvance(usual) + 2 * margin;
    m_view->header()->resizeSection(column, qMax(width, m_view->header()->sectionSizeHint(column)));
}

QPushButton *DownloadWindow::makeAction(const QString &name, const QString &text,
                                        void (DownloadItem::*function)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, [this, function] {
        for (const int row : selectedRows())
            (m_list.item(row)->*function)();
    });
    return button;
}

QBoxLayout *DownloadWindow::makeActionRow()
{
    m_pause = makeAction(u"pause"_s, tr("&Pause"), &DownloadItem::pause);
    m_resume = makeAction(u"resume"_s, tr("&Resume"), &DownloadItem::resume);
    m_cancel = makeAction(u"cancel"_s, tr("&Cancel"), &DownloadItem::cancel);
    m_remove = new QPushButton(tr("Re&move"), this);
    m_remove->setObjectName(u"remove"_s);
    m_remove->setShortcut(QKeySequence::Delete);
    connect(m_remove, &QPushButton::clicked, this, &DownloadWindow::removeSelected);
    m_atMost = new QSpinBox(this);
    m_atMost->setObjectName(u"atMost"_s);
    m_atMost->setRange(1, 32);
    m_atMost->setValue(m_list.atMost());
    connect(m_atMost, &QSpinBox::valueChanged, &m_list, &DownloadList::setAtMost);
    auto *label = new QLabel(tr("At a &time:"), this);
    label->setBuddy(m_atMost);

    auto *row = new QHBoxLayout;
    for (QPushButton *button : { m_pause, m_resume, m_cancel, m_remove })
        row->addWidget(button);
    row->addStretch();
    row->addWidget(label);
    row->addWidget(m_atMost);
    return row;
}

QBoxLayout *DownloadWindow::makeTotalRow()
{
    m_total = new QProgressBar(this);
    m_total->setObjectName(u"total"_s);
    m_total->setRange(0, 1000);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->addWidget(m_total, 1);
    row->addWidget(m_summary);
    return row;
}

void DownloadWindow::add(const QString &text)
{
    static const QRegularExpression space(u"\\s+"_s);
    QStringList refused;
    int added = 0;
    for (const QString &address : text.split(space, Qt::SkipEmptyParts)) {
        const QUrl url(address);
        if (!isDownloadable(url)) {
            refused.append(address);
            continue;
        }
        m_view->setCurrentIndex(m_list.index(m_list.add(url), 0));
        ++added;
    }
    if (refused.isEmpty()) {
        showMessage(added > 1 ? tr("%n downloads were added", nullptr, added) : QString());
        return;
    }
    QStringList lines { tr("%n addresses are not valid or do not begin with http:// or https://:",
                           nullptr, static_cast<int>(refused.size())) };
    lines += refused.mid(0, MaximumRefused);
    if (refused.size() > MaximumRefused)
        lines.append(u"\u2026"_s);
    showMessage(lines.join(u'\n'));
}

void DownloadWindow::removeSelected()
{
    QList<int> rows = selectedRows();
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : std::as_const(rows))
        m_list.remove(row);
}

QList<int> DownloadWindow::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    return rows;
}

void DownloadWindow::load()
{
    const QJsonObject kept = m_file.load();
    if (!kept.isEmpty() && !m_list.setJson(kept))
        m_file.setAside();
    m_atMost->setValue(m_list.atMost());
    showMessage(m_file.errorString());
}

void DownloadWindow::save()
{
    if (!m_file.save(m_list.toJson()))
        showMessage(m_file.errorString());
}

void DownloadWindow::showSelected()
{
    const QList<int> rows = selectedRows();
    const auto any = [&](bool (DownloadItem::*can)() const) {
        return std::any_of(rows.cbegin(), rows.cend(),
                           [&](int row) { return (m_list.item(row)->*can)(); });
    };
    m_pause->setEnabled(any(&DownloadItem::canPause));
    m_resume->setEnabled(any(&DownloadItem::canResume));
    m_cancel->setEnabled(any(&DownloadItem::canCancel));
    m_remove->setEnabled(!rows.isEmpty());
    m_failure->setText(rows.size() == 1 ? m_list.item(rows.first())->failure() : QString());
    m_failure->setVisible(!m_failure->text().isEmpty());
}

void DownloadWindow::showTotal()
{
    const qint64 received = m_list.bytesReceived();
    const qint64 total = m_list.bytesTotal();
    m_total->setValue(total > 0 ? static_cast<int>(received * 1000 / total) : 0);
    QStringList parts {
        tr("Finished: %1 of %2").arg(m_list.finishedCount()).arg(m_list.rowCount())
    };
    const double speed = m_list.bytesPerSecond();
    const QString timeLeft = DownloadText::timeLeft(total - received, speed);
    if (speed > 0)
        parts.append(DownloadText::speed(speed));
    if (!timeLeft.isEmpty())
        parts.append(tr("%1 left", "time").arg(timeLeft));
    m_summary->setText(parts.join(u"  \u2022  "_s));
}

void DownloadWindow::showMessage(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}
