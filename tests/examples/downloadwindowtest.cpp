// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "examples/downloadwindowtest.h"

#include "samplefile.h"

#include <QtCore/qfile.h>
#include <QtWidgets/qlineedit.h>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

void DownloadWindowTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QVERIFY(m_server.start());
    connect(&m_server, &ExampleServer::answered, this, [this](const QString &request, int status) {
        m_answers.append(request.section(u'?', 0, 0) + u' ' + QString::number(status));
    });
}

void DownloadWindowTest::init()
{
    m_answers.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    open();
}

void DownloadWindowTest::cleanup()
{
    m_window.reset();
}

void DownloadWindowTest::open()
{
    m_window =
            std::make_unique<DownloadWindow>(m_folder->path(), m_folder->filePath(u"list.json"_s));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QString DownloadWindowTest::address(const QString &file, int size, int bytesPerSecond) const
{
    return m_server.url().toString()
           + u"/files/%1?size=%2&rate=%3"_s.arg(file).arg(size).arg(bytesPerSecond);
}

void DownloadWindowTest::type(const QString &text)
{
    auto *line = find<QLineEdit>("address");
    QTest::mouseClick(line, Qt::LeftButton);
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(line->text().isEmpty());
}

void DownloadWindowTest::select(int row)
{
    auto *view = find<QTreeView>("list");
    const QRect place = view->visualRect(view->model()->index(row, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place.center());
}

void DownloadWindowTest::click(const char *button)
{
    auto *widget = find<QPushButton>(button);
    QVERIFY2(widget->isEnabled(), button);
    QTest::mouseClick(widget, Qt::LeftButton);
}

QString DownloadWindowTest::shown(int row, int column) const
{
    return find<QTreeView>("list")->model()->index(row, column).data().toString();
}

bool DownloadWindowTest::waitForStatus(int row, const QString &text) const
{
    const bool came = spinUntil([&] { return status(row) == text; });
    if (!came)
        qWarning() << "Row" << row << "shows" << status(row);
    return came;
}

bool DownloadWindowTest::waitForSomeOf(int row) const
{
    return spinUntil([&] { return permille(row) > 0; });
}

int DownloadWindowTest::permille(int row) const
{
    const QAbstractItemModel *model = find<QTreeView>("list")->model();
    return model->index(row, DownloadList::Progress).data(DownloadList::PermilleRole).toInt();
}

int DownloadWindowTest::countOf(const QString &text) const
{
    int count = 0;
    for (int row = 0; row < rows(); ++row)
        count += status(row) == text ? 1 : 0;
    return count;
}

bool DownloadWindowTest::isThere(const QString &name, int size) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) && file.readAll() == SampleFile(name, size).bytes(0, size)
           && !QFile::exists(m_folder->filePath(name + u".part"_s));
}
