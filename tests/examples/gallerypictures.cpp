// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Makes the pictures of the gallery: httpq_gallerypictures FOLDER [--all]. scripts/pictures runs it. With
// --all there is one of each page.

#include "examples/galleryuser.h"
#include "gallery.h"
#include "support/eventloop.h"

#include <HttpQ/requestlogmodel.h>

#include <QtCore/qlocale.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtranslator.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qtest.h>

#include <cstdio>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

class Pictures
{
public:
    Pictures(const GalleryUser &user, const QString &folder)
        : m_user(user)
        , m_folder(folder)
    {}

    //! Once \a isReady holds.
    bool take(const QString &name, const std::function<bool()> &isReady) const
    {
        const QString file = m_folder.filePath(name + u".png"_s);
        const bool isThere = spinUntil(isReady) && m_user.window()->grabWindow().save(file);
        if (!isThere)
            std::fprintf(stderr, "%s could not be made\n", qUtf8Printable(file));
        return isThere;
    }

private:
    const GalleryUser &m_user;
    QDir m_folder;
};

bool allImagesAreThere(const GalleryUser &user, int count)
{
    for (int i = 0; i < count; ++i) {
        if (user.property(u"imagesPage/image%1"_s.arg(i), "status").toInt() != 1)
            return false;
    }
    return true;
}

bool takePages(const GalleryUser &user, const Pictures &pictures)
{
    user.open(u"catalogue"_s);
    if (!pictures.take(u"gallery-catalogue"_s, [&] { return user.sees(u"items/name"_s); }))
        return false;
    user.open(u"live"_s);
    if (!pictures.take(u"gallery-live"_s,
                       [&] { return user.property(u"ticks"_s, "count").toInt() > 25; }))
        return false;
    user.open(u"upload"_s);
    user.click(u"uploadPage/start"_s);
    if (!pictures.take(u"gallery-upload"_s, [&] { return user.sees(u"uploadPage/answer"_s); }))
        return false;
    user.open(u"download"_s);
    user.click(u"downloadPage/start"_s);
    if (!pictures.take(u"gallery-download"_s, [&] {
            return user.property(u"downloadPage/progress"_s, "value").toDouble() > 0.4;
        }))
        return false;
    user.open(u"errors"_s);
    for (const QString &card : { u"busy"_s, u"slow"_s, u"elsewhere"_s })
        user.click(card + u"/send"_s);
    return pictures.take(u"gallery-errors"_s, [&] {
        return user.sees(u"busy/retry"_s) && user.sees(u"slow/retry"_s)
               && user.sees(u"elsewhere/retry"_s);
    });
}

// What the model has of its last requests, which run.
bool runningAreTold(const HttpQ::RequestLogModel &log, int count)
{
    if (log.runningCount() != count)
        return false;
    for (int row = log.count() - count; row < log.count(); ++row) {
        const QVariantMap entry = log.get(row).toMap();
        if (entry.value(u"receivedBytes"_s).toLongLong() <= 0
            || entry.value(u"phases"_s).toList().isEmpty())
            return false;
    }
    return true;
}

// Some requests that ended, whose phases differ, and two that run; of the upload there are the details.
bool takeInspector(const GalleryUser &user, const Pictures &pictures)
{
    user.open(u"catalogue"_s);
    user.type(u"search"_s, u"p"_s);
    if (!spinUntil([&] { return user.sees(u"items/name"_s); }))
        return false;
    user.open(u"errors"_s);
    for (const QString &card : { u"busy"_s, u"slow"_s, u"elsewhere"_s })
        user.click(card + u"/send"_s);
    if (!spinUntil([&] {
            return user.sees(u"busy/retry"_s) && user.sees(u"slow/retry"_s)
                   && user.sees(u"elsewhere/retry"_s);
        }))
        return false;
    user.open(u"upload"_s);
    user.click(u"uploadPage/start"_s);
    if (!spinUntil([&] { return user.sees(u"uploadPage/answer"_s); }))
        return false;
    user.open(u"download"_s);
    user.click(u"downloadPage/start"_s);
    if (!spinUntil(
                [&] { return user.property(u"downloadPage/progress"_s, "value").toDouble() > 0; }))
        return false;
    user.open(u"live"_s);
    if (!spinUntil([&] { return user.property(u"ticks"_s, "count").toInt() > 10; }))
        return false;
    user.open(u"network"_s);
    user.click(u"filterField"_s);
    for (const Qt::Key key : { Qt::Key_Down, Qt::Key_End, Qt::Key_Up, Qt::Key_Up })
        QTest::keyClick(user.window(), key);
    const auto *log = user.window()->findChild<HttpQ::RequestLogModel *>();
    return pictures.take(u"inspector"_s, [&] {
        return user.sees(u"networkPage/details"_s) && runningAreTold(*log, 2);
    });
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic");
    const QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    QTranslator plurals;
    if (plurals.load(u":/i18n/gallery_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);
    const QStringList arguments = app.arguments();
    const QTemporaryDir downloads;
    const Gallery gallery({}, downloads.path());
    if (arguments.size() < 2 || !gallery.window()) {
        std::fprintf(stderr, "Usage: httpq_gallerypictures FOLDER [--all]\n%s\n",
                     qUtf8Printable(gallery.errorString()));
        return 2;
    }
    if (!QTest::qWaitForWindowExposed(gallery.window()))
        return 1;
    const GalleryUser user(gallery.window());
    const Pictures pictures(user, arguments.at(1));
    user.open(u"images"_s);
    if (!pictures.take(u"gallery"_s, [&] { return allImagesAreThere(user, 20); }))
        return 1;
    if (arguments.contains(u"--all"_s) && !takePages(user, pictures))
        return 1;
    return takeInspector(user, pictures) ? 0 : 1;
}
