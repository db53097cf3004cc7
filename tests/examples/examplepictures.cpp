// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Makes the pictures of the examples: httpq_examplepictures FOLDER. scripts/pictures runs it.

#include "support/eventloop.h"

#include "downloadlist.h"
#include "downloadwindow.h"
#include "exampleserver.h"

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qtreeview.h>

#include <cstdio>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

// In the middle of it: of every state there is one.
bool takeDownloads(const ExampleServer &server, const QString &file)
{
    const QTemporaryDir folder;
    DownloadWindow window(folder.path(), folder.filePath(u"list.json"_s));
    window.resize(820, 380);
    window.show();
    const QString files = server.url().toString() + u"/files/"_s;
    const QStringList addresses = {
        files + u"photos-2026.zip?size=3400000"_s,
        files + u"harbour.mp4?size=48000000&rate=16000000"_s,
        files + u"field-recording.flac?size=21000000&rate=4000000"_s,
        files + u"survey.csv?size=9200000&rate=9000000"_s,
        u"http://127.0.0.1:1/poster.pdf"_s, // where nobody listens
        files + u"atlas.pdf?size=5600000&rate=1000000"_s,
        files + u"lecture-12.ogg?size=17000000&rate=1000000"_s,
    };
    window.add(addresses.join(u' '));
    window.add(QString());

    auto *view = window.findChild<QTreeView *>(u"list"_s);
    const auto permille = [view](int row) {
        return view->model()
                ->index(row, DownloadList::Progress)
                .data(DownloadList::PermilleRole)
                .toInt();
    };
    if (!spinUntil([&] { return permille(3) > 300; }))
        return false;
    view->setCurrentIndex(view->model()->index(3, 0));
    window.findChild<QPushButton *>(u"pause"_s)->click();
    if (!spinUntil([&] { return permille(1) > 640 && permille(5) > 50; }))
        return false;
    view->setCurrentIndex(view->model()->index(4, 0));
    return window.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    const QString folder = app.arguments().value(1);
    ExampleServer server;
    if (folder.isEmpty() || !server.start()) {
        std::fprintf(stderr, "Usage: httpq_examplepictures FOLDER\n");
        return 2;
    }
    const QString downloads = QDir(folder).filePath(u"downloads.png"_s);
    if (!takeDownloads(server, downloads)) {
        std::fprintf(stderr, "%s could not be made\n", qUtf8Printable(downloads));
        return 1;
    }
    return 0;
}
