// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The gallery of examples/gallery, as a person sees it.

#include "examples/galleryuser.h"
#include "gallery.h"
#include "support/eventloop.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <memory>
#include <optional>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_Gallery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void searches();
    void fetchesTheNextPage();
    void showsImages();
    void showsWhatArrives();
    void uploads();
    void tellsWhatCannotBeUploaded();
    void downloads();
    void cancelsADownload();
    void retriesWhatIsBusy();
    void correctsAnAddress();
    void tellsThatNothingCame();
    void inspects();
    void asksAnotherServer();
    void closesInTheMiddle();
    void tellsItsArguments_data();
    void tellsItsArguments();

private:
    void open(const QUrl &baseUrl = {});
    int count(const QString &list) const { return m_user->property(list, "count").toInt(); }
    double progress(const QString &page) const
    {
        return m_user->property(page + u"/progress"_s, "value").toDouble();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<GalleryUser> m_user;
    std::unique_ptr<Gallery> m_gallery;
};

void tst_Gallery::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic");
}

void tst_Gallery::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void tst_Gallery::cleanup()
{
    m_user.reset();
    m_gallery.reset();
}

void tst_Gallery::open(const QUrl &baseUrl)
{
    m_gallery = std::make_unique<Gallery>(baseUrl, m_folder->path());
    QVERIFY2(m_gallery->window(), qPrintable(m_gallery->errorString()));
    QVERIFY(QTest::qWaitForWindowExposed(m_gallery->window()));
    m_user.emplace(m_gallery->window());
}

void tst_Gallery::searches()
{
    QVERIFY(spinUntil([&] { return count(u"items"_s) > 0; }));
    const int all = count(u"items"_s);
    QVERIFY(m_user->type(u"search"_s, u"lamp"_s));
    QVERIFY(spinUntil([&] {
        return m_user->text(u"items/name"_s).contains(u"lamp"_s, Qt::CaseInsensitive);
    }));
    QVERIFY(count(u"items"_s) > 0);
    QVERIFY(m_user->type(u"search"_s, u"nothing of that kind"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"nothing"_s); }));
    QCOMPARE(count(u"items"_s), 0);
    QCOMPARE(m_user->text(u"nothing"_s), u"Nothing found"_s);
    QVERIFY(m_user->type(u"search"_s, QString()));
    QVERIFY(spinUntil([&] { return count(u"items"_s) == all; }));
    QVERIFY(!m_user->sees(u"nothing"_s));
}

void tst_Gallery::fetchesTheNextPage()
{
    QVERIFY(spinUntil([&] { return count(u"items"_s) > 0; }));
    const int first = count(u"items"_s);
    QVERIFY(spinUntil([&] {
        m_user->scroll(u"items"_s, 3);
        return count(u"items"_s) > first;
    }));
    QVERIFY(m_user->text(u"itemCount"_s).contains(QString::number(count(u"items"_s))));
}

void tst_Gallery::showsImages()
{
    QVERIFY(m_user->open(u"images"_s));
    constexpr int Ready = 1; // of Image.status
    for (int i = 0; i < 8; ++i) {
        const QString image = u"imagesPage/image%1"_s.arg(i);
        QVERIFY(spinUntil([&] { return m_user->property(image, "status").toInt() == Ready; }));
    }
    QVERIFY(!m_user->sees(u"imagesPage/image90"_s));
    QVERIFY(spinUntil([&] {
        m_user->scroll(u"imagesPage"_s, 5);
        return m_user->property(u"imagesPage/image90"_s, "status").toInt() == Ready;
    }));
}

void tst_Gallery::showsWhatArrives()
{
    QVERIFY(m_user->open(u"live"_s));
    QVERIFY(spinUntil([&] { return count(u"ticks"_s) >= 2; }));
    const int some = count(u"ticks"_s);
    QVERIFY(spinUntil([&] { return count(u"ticks"_s) >= some + 3; }));
    QVERIFY(m_user->text(u"tickCount"_s).startsWith(QString::number(count(u"ticks"_s))));
    // Switched off, nothing comes, and it is no error.
    QVERIFY(m_user->click(u"live"_s));
    QVERIFY(spinUntil([&] { return !m_user->property(u"live"_s, "checked").toBool(); }));
    QVERIFY(!m_user->sees(u"livePage/retry"_s));
    QVERIFY(m_user->click(u"live"_s));
    QVERIFY(spinUntil([&] { return count(u"ticks"_s) >= 1; }));
}

void tst_Gallery::uploads()
{
    QFile file(m_folder->filePath(u"letter.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(3'000'000, 'a'));
    file.close();
    QVERIFY(m_user->open(u"upload"_s));
    QCOMPARE(m_user->text(u"uploadPage/status"_s), u"Not started"_s);
    QVERIFY(m_user->type(u"uploadPage/file"_s, file.fileName()));
    QVERIFY(m_user->click(u"uploadPage/start"_s));
    QVERIFY(spinUntil([&] { return progress(u"uploadPage"_s) > 0; }));
    QVERIFY(!m_user->sees(u"uploadPage/answer"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"uploadPage/answer"_s); }));
    QCOMPARE(m_user->text(u"uploadPage/status"_s), u"Finished"_s);
    const QString answer = m_user->text(u"uploadPage/answer"_s);
    QVERIFY2(answer.contains(u"letter.txt"_s), qPrintable(answer));
    QVERIFY2(answer.contains(u"3000000"_s), qPrintable(answer));
}

void tst_Gallery::tellsWhatCannotBeUploaded()
{
    QVERIFY(m_user->open(u"upload"_s));
    QVERIFY(m_user->type(u"uploadPage/file"_s, m_folder->filePath(u"not-there"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not-there"_s));
    QVERIFY(m_user->click(u"uploadPage/start"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"uploadPage/retry"_s); }));
    QCOMPARE(m_user->text(u"uploadPage/status"_s), u"Failed"_s);
    QVERIFY(m_user->text(u"uploadPage/message"_s).contains(u"not-there"_s));
}

void tst_Gallery::downloads()
{
    QVERIFY(m_user->open(u"download"_s));
    QVERIFY(!m_user->click(u"downloadPage/pause"_s));
    QVERIFY(m_user->click(u"downloadPage/start"_s));
    QVERIFY(spinUntil([&] { return progress(u"downloadPage"_s) > 0.05; }));
    QCOMPARE(m_user->text(u"downloadPage/pause"_s), u"Pause"_s);
    QVERIFY(m_user->click(u"downloadPage/pause"_s));
    QVERIFY(spinUntil([&] { return m_user->text(u"downloadPage/status"_s) == u"Paused"_s; }));
    QCOMPARE(m_user->text(u"downloadPage/pause"_s), u"Resume"_s);
    QVERIFY(progress(u"downloadPage"_s) < 1);
    QVERIFY(m_user->click(u"downloadPage/pause"_s));
    QVERIFY(spinUntil([&] { return m_user->text(u"downloadPage/status"_s) == u"Finished"_s; }));
    QCOMPARE(progress(u"downloadPage"_s), 1);
    const QString path = m_folder->filePath(u"httpq-gallery-film.mp4"_s);
    QVERIFY(m_user->sees(u"downloadPage/filePath"_s));
    QCOMPARE(m_user->text(u"downloadPage/filePath"_s), u"Saved as "_s + path);
    QCOMPARE(QFileInfo(path).size(), 12'000'000);
}

void tst_Gallery::cancelsADownload()
{
    QVERIFY(m_user->open(u"download"_s));
    QVERIFY(m_user->click(u"downloadPage/start"_s));
    QVERIFY(spinUntil([&] { return progress(u"downloadPage"_s) > 0; }));
    QVERIFY(m_user->click(u"downloadPage/cancel"_s));
    QVERIFY(spinUntil([&] { return m_user->text(u"downloadPage/status"_s) == u"Cancelled"_s; }));
    QVERIFY(!m_user->sees(u"downloadPage/retry"_s));
    QVERIFY(!m_user->sees(u"downloadPage/filePath"_s));
}

void tst_Gallery::retriesWhatIsBusy()
{
    QVERIFY(m_user->open(u"errors"_s));
    QVERIFY(!m_user->sees(u"busy/retry"_s));
    QVERIFY(m_user->click(u"busy/send"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"busy/retry"_s); }));
    QVERIFY2(m_user->text(u"busy/message"_s).contains(u"503"_s),
             qPrintable(m_user->text(u"busy/message"_s)));
    QVERIFY(!m_user->text(u"busy/explanation"_s).isEmpty());
    QVERIFY(m_user->click(u"busy/retry"_s));
    QVERIFY(spinUntil([&] { return !m_user->sees(u"busy/retry"_s); }));
    QVERIFY(spinUntil([&] { return m_user->sees(u"busy/retry"_s); }));
    QVERIFY(m_user->click(u"busy/retry"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"busy/answer"_s); }));
    QVERIFY(m_user->text(u"busy/answer"_s).startsWith(u"200"_s));
    QVERIFY(!m_user->sees(u"busy/retry"_s));
}

void tst_Gallery::correctsAnAddress()
{
    QVERIFY(m_user->open(u"errors"_s));
    QVERIFY(m_user->click(u"elsewhere/send"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"elsewhere/retry"_s); }));
    QVERIFY(m_user->text(u"elsewhere/explanation"_s).contains(u"127.0.0.1"_s));
    QVERIFY(m_user->type(u"elsewhere/address"_s, u"hello"_s)); // of the server
    QVERIFY(m_user->click(u"elsewhere/retry"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"elsewhere/answer"_s); }));
    QVERIFY(m_user->text(u"elsewhere/answer"_s).startsWith(u"200"_s));
}

void tst_Gallery::tellsThatNothingCame()
{
    QVERIFY(m_user->open(u"errors"_s));
    QVERIFY(m_user->click(u"slow/send"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"slow/retry"_s); }));
    QVERIFY(!m_user->text(u"slow/explanation"_s).isEmpty());
}

void tst_Gallery::inspects()
{
    QVERIFY(spinUntil([&] { return count(u"items"_s) > 0; }));
    QVERIFY(m_user->open(u"network"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"networkPage/table"_s); }));
    QVERIFY(spinUntil(
            [&] { return m_user->text(u"networkPage/countLabel"_s) == u"Requests: 1"_s; }));
    QVERIFY(m_user->type(u"networkPage/filterField"_s, u"upload"_s));
    QVERIFY(spinUntil(
            [&] { return m_user->text(u"networkPage/countLabel"_s) == u"Requests: 0 of 1"_s; }));
}

// The server that is named is asked, and what it does not answer is told.
void tst_Gallery::asksAnotherServer()
{
    cleanup();
    open(QUrl(u"http://127.0.0.1:1"_s));
    QVERIFY(spinUntil([&] { return m_user->sees(u"cataloguePage/retry"_s); }));
    QCOMPARE(count(u"items"_s), 0);
}

void tst_Gallery::closesInTheMiddle()
{
    QVERIFY(m_user->open(u"download"_s));
    QVERIFY(m_user->click(u"downloadPage/start"_s));
    QVERIFY(spinUntil([&] { return progress(u"downloadPage"_s) > 0; }));
    QVERIFY(m_user->open(u"upload"_s));
    QVERIFY(m_user->click(u"uploadPage/start"_s));
    QVERIFY(m_user->open(u"errors"_s));
    QVERIFY(m_user->click(u"slow/send"_s));
    QVERIFY(m_user->open(u"images"_s));
    QVERIFY(m_user->open(u"live"_s));
    QVERIFY(spinUntil([&] { return count(u"ticks"_s) > 0; }));
    QVERIFY(m_user->open(u"images"_s));
    cleanup();
    // It goes on where it was: what came is kept.
    QVERIFY(!QDir(m_folder->path()).isEmpty());
}

void tst_Gallery::tellsItsArguments_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("English") << u"C"_s << u"A server to ask in place of the gallery's own."_s;
#ifdef HTTPQ_HAS_TRANSLATIONS
    QTest::newRow("another region of a language that it speaks")
            << u"pt_PT.UTF-8"_s << u"Um servidor a consultar no lugar do servidor da galeria."_s;
#endif
}

// The program itself.
void tst_Gallery::tellsItsArguments()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, text);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, locale);
    environment.remove(u"LANGUAGE"_s);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(HTTPQ_GALLERY), { u"--help"_s });
    const bool hasEnded = spinUntil([&] { return program.state() == QProcess::NotRunning; });
    const QByteArray output = program.readAllStandardOutput();
    program.kill();
    QVERIFY(hasEnded);
    QVERIFY2(output.contains("[URL]"), output.constData());
    QVERIFY2(output.contains(text.toUtf8()), output.constData());
    QCOMPARE(program.exitCode(), 0);
}

QTEST_MAIN(tst_Gallery)

#include "tst_gallery.moc"
