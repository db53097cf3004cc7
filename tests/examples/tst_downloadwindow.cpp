// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The download manager of examples/widgets, as a person sees it.

#include "examples/downloadwindowtest.h"

#include "downloadtext.h"

#include <HttpQ/Translations>

#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtranslator.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qspinbox.h>
#include <QtWidgets/qstyle.h>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_DownloadWindow : public DownloadWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void downloads();
    void addsSeveral();
    void refusesWhatIsNoAddress();
    void runsSoManyAtATime();
    void pausesAndResumes();
    void pausesWhatWaits();
    void cancelsAndGoesOn();
    void tellsFailuresAndTriesAgain();
    void removes();
    void showsHowFarItIs();
    void closesInTheMiddleAndResumes();
    void closesWhilePaused();
    void goesOnAfterBeingKilled();
    void speaksALanguageInEveryRegion();
    void keepsNamesApart();
    void namesAreSafe_data();
    void namesAreSafe();
    void putsADamagedListAside_data();
    void putsADamagedListAside();
    void tellsThatTheListCannotBeKept();
    void speaksOtherLanguages_data();
    void speaksOtherLanguages();
    void tellsFailuresInTheLanguageOfNow();
    void readsFailuresThatWereKeptAsTexts();
    void columnsAreWideEnough_data();
    void columnsAreWideEnough();
};

void tst_DownloadWindow::downloads()
{
    type(address(u"film.bin"_s, 300'000));
    QCOMPARE(rows(), 1);
    QCOMPARE(shown(0, DownloadList::Name), u"film.bin"_s);
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(isThere(u"film.bin"_s, 300'000));
    QCOMPARE(shown(0, DownloadList::Size), u"300.0 kB"_s);
    QCOMPARE(shown(0, DownloadList::Speed), QString());
    QCOMPARE(shown(0, DownloadList::TimeLeft), QString());
    QCOMPARE(permille(0), 1000);
    QCOMPARE(find<QProgressBar>("total")->value(), 1000);
    QCOMPARE(find<QLabel>("summary")->text(), u"Finished: 1 of 1"_s);
    // There is nothing to be done with it but to remove it.
    QVERIFY(!find<QPushButton>("pause")->isEnabled());
    QVERIFY(!find<QPushButton>("resume")->isEnabled());
    QVERIFY(!find<QPushButton>("cancel")->isEnabled());
    QVERIFY(find<QPushButton>("remove")->isEnabled());
}

void tst_DownloadWindow::addsSeveral()
{
    auto *line = find<QLineEdit>("address");
    QTest::keyClicks(line, address(u"a"_s, 1000) + u' ' + address(u"b"_s, 2000));
    click("add");
    QCOMPARE(rows(), 2);
    QVERIFY(find<QLabel>("message")->isVisible());
    QCOMPARE(find<QLabel>("message")->text(), u"2 downloads were added"_s);
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(waitForStatus(1, u"Finished"_s));
    QVERIFY(isThere(u"a"_s, 1000));
    QVERIFY(isThere(u"b"_s, 2000));
}

void tst_DownloadWindow::refusesWhatIsNoAddress()
{
    auto *message = find<QLabel>("message");
    QVERIFY(!message->isVisible());
    for (const QString &text : { u"lamp"_s, u"ftp://example.com/a"_s, u"http://"_s,
                                 u"/etc/passwd"_s, u"http://a:b:c/"_s }) {
        type(text);
        QCOMPARE(rows(), 0);
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().endsWith(text), qPrintable(message->text()));
    }
    type(u"lamp ftp://example.com/a"_s);
    QCOMPARE(message->text(),
             u"2 addresses are not valid or do not begin with http:// or https://:\n"
             "lamp\nftp://example.com/a"_s);
    type(u"a b c d e f"_s);
    QVERIFY2(message->text().endsWith(u"\nd\ne\n\u2026"_s), qPrintable(message->text()));
    // What is right among it is added, and the message goes with the next one.
    type(u"lamp "_s + address(u"a"_s, 10));
    QCOMPARE(rows(), 1);
    QVERIFY(message->isVisible());
    type(address(u"b"_s, 10));
    QVERIFY(!message->isVisible());
    type(QString());
    QCOMPARE(rows(), 2);
}

void tst_DownloadWindow::runsSoManyAtATime()
{
    auto *atMost = find<QSpinBox>("atMost");
    QCOMPARE(atMost->value(), 3);
    atMost->selectAll();
    QTest::keyClicks(atMost, u"2"_s);
    int most = 0;
    connect(find<QTreeView>("list")->model(), &QAbstractItemModel::dataChanged, m_window.get(),
            [&] { most = qMax(most, countOf(u"Running"_s)); });
    for (const QString &name : { u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s })
        type(address(name, 100'000, 1'000'000));
    QVERIFY(spinUntil([&] { return countOf(u"Running"_s) == 2; }));
    QCOMPARE(countOf(u"Waiting"_s), 3);
    QVERIFY(spinUntil([&] { return countOf(u"Finished"_s) == 5; }));
    QCOMPARE(most, 2);
    QCOMPARE(find<QLabel>("summary")->text(), u"Finished: 5 of 5"_s);
    // In the order in which they were added.
    QCOMPARE(m_answers.first(2).contains(u"GET /files/a 200"_s), true);
    QCOMPARE(m_answers.last(), u"GET /files/e 200"_s);
}

void tst_DownloadWindow::pausesAndResumes()
{
    type(address(u"film.bin"_s, 400'000, 400'000));
    QVERIFY(waitForSomeOf(0));
    QVERIFY(!find<QPushButton>("resume")->isEnabled());
    click("pause");
    QCOMPARE(status(0), u"Paused"_s);
    QVERIFY(!find<QPushButton>("pause")->isEnabled());
    QCOMPARE(shown(0, DownloadList::Speed), QString());

    // While another one comes, nothing comes of this one, and its place is free.
    const int before = permille(0);
    type(address(u"other.bin"_s, 200'000, 1'000'000));
    QVERIFY(waitForStatus(1, u"Finished"_s));
    QVERIFY(permille(0) - before < 100); // what was under way
    QVERIFY(permille(0) < 1000);
    QVERIFY(!QFile::exists(m_folder->filePath(u"film.bin"_s)));

    select(0);
    click("resume");
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(isThere(u"film.bin"_s, 400'000));
    QCOMPARE(m_answers, (QStringList { u"GET /files/film.bin 200"_s, u"GET /files/other.bin 200"_s,
                                       u"GET /files/film.bin 206"_s }));
}

void tst_DownloadWindow::pausesWhatWaits()
{
    find<QSpinBox>("atMost")->setValue(1);
    type(address(u"a"_s, 100'000, 500'000));
    type(address(u"b"_s, 1000));
    QVERIFY(spinUntil([&] { return status(0) == u"Running"_s; }));
    QCOMPARE(status(1), u"Waiting"_s);
    select(1);
    click("pause");
    QCOMPARE(status(1), u"Paused"_s);
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QCOMPARE(status(1), u"Paused"_s);
    click("resume");
    QVERIFY(waitForStatus(1, u"Finished"_s));
}

void tst_DownloadWindow::cancelsAndGoesOn()
{
    type(address(u"film.bin"_s, 400'000, 400'000));
    QVERIFY(waitForSomeOf(0));
    click("cancel");
    QCOMPARE(status(0), u"Cancelled"_s);
    QVERIFY(!find<QPushButton>("cancel")->isEnabled());
    QVERIFY(!QFile::exists(m_folder->filePath(u"film.bin"_s)));
    click("resume");
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(isThere(u"film.bin"_s, 400'000));
    QCOMPARE(m_answers.last(), u"GET /files/film.bin 206"_s);
}

void tst_DownloadWindow::tellsFailuresAndTriesAgain()
{
    auto *failure = find<QLabel>("failure");
    type(m_server.url().toString() + u"/flaky?key=window&after=0"_s);
    for (int round = 0; round < 2; ++round) {
        QVERIFY(waitForStatus(0, u"Failed"_s));
        QVERIFY(failure->isVisible());
        QVERIFY2(failure->text().contains(u"127.0.0.1"_s), qPrintable(failure->text()));
        click("resume");
        QVERIFY(status(0) != u"Failed"_s);
        QVERIFY(!failure->isVisible());
    }
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(!failure->isVisible());
}

void tst_DownloadWindow::removes()
{
    type(address(u"a"_s, 400'000, 400'000));
    type(address(u"b"_s, 100'000, 1'000'000));
    QVERIFY(waitForSomeOf(0));
    select(0);
    click("remove");
    QCOMPARE(rows(), 1);
    QCOMPARE(shown(0, DownloadList::Name), u"b"_s);
    QVERIFY(waitForStatus(0, u"Finished"_s));
    auto *view = find<QTreeView>("list");
    view->selectAll();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(view, Qt::Key_Delete);
    QVERIFY(spinUntil([&] { return rows() == 0; }));
    QVERIFY(!find<QPushButton>("remove")->isEnabled());
    QVERIFY(isThere(u"b"_s, 100'000));
    QCOMPARE(find<QLabel>("summary")->text(), u"Finished: 0 of 0"_s);
}

void tst_DownloadWindow::showsHowFarItIs()
{
    type(address(u"film.bin"_s, 600'000, 400'000));
    QVERIFY(spinUntil(
            [&] { return permille(0) > 300 && !shown(0, DownloadList::TimeLeft).isEmpty(); }));
    QVERIFY2(shown(0, DownloadList::Size).endsWith(u" of 600.0 kB"_s),
             qPrintable(shown(0, DownloadList::Size)));
    QVERIFY2(shown(0, DownloadList::Speed).endsWith(u"B/s"_s),
             qPrintable(shown(0, DownloadList::Speed)));
    QVERIFY2(shown(0, DownloadList::TimeLeft).startsWith(u"0:0"_s),
             qPrintable(shown(0, DownloadList::TimeLeft)));
    QCOMPARE(find<QProgressBar>("total")->value(), permille(0));
    const QString summary = find<QLabel>("summary")->text();
    QVERIFY2(summary.startsWith(u"Finished: 0 of 1"_s) && summary.endsWith(u" left"_s),
             qPrintable(summary));
    // The bar is painted as far as it is.
    auto *view = find<QTreeView>("list");
    const QModelIndex bar = view->model()->index(0, DownloadList::Progress);
    const QImage half = view->viewport()->grab(view->visualRect(bar)).toImage();
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(view->viewport()->grab(view->visualRect(bar)).toImage() != half);
}

void tst_DownloadWindow::closesInTheMiddleAndResumes()
{
    find<QSpinBox>("atMost")->setValue(2);
    type(address(u"a"_s, 400'000, 400'000));
    type(address(u"b"_s, 400'000, 400'000));
    type(address(u"c"_s, 1000));
    QVERIFY(waitForSomeOf(0) && waitForSomeOf(1));
    QVERIFY(m_window->close());
    m_window.reset();
    spinTurns(3);
    QVERIFY(!QFile::exists(m_folder->filePath(u"a"_s)));
    QCOMPARE(m_answers.size(), 2);

    open();
    QCOMPARE(rows(), 3);
    QCOMPARE(find<QSpinBox>("atMost")->value(), 2);
    QVERIFY(permille(0) > 0); // before anything came
    QVERIFY(find<QProgressBar>("total")->value() > 0);
    for (int row = 0; row < 3; ++row)
        QVERIFY(waitForStatus(row, u"Finished"_s));
    QVERIFY(isThere(u"a"_s, 400'000));
    QVERIFY(isThere(u"b"_s, 400'000));
    QVERIFY(isThere(u"c"_s, 1000));
    QVERIFY(m_answers.contains(u"GET /files/a 206"_s));
    QVERIFY(m_answers.contains(u"GET /files/b 206"_s));
}

void tst_DownloadWindow::closesWhilePaused()
{
    type(address(u"a"_s, 400'000, 400'000));
    type(m_server.url().toString() + u"/status/404"_s);
    QVERIFY(waitForStatus(1, u"Failed"_s));
    QVERIFY(waitForSomeOf(0));
    select(0);
    click("pause");
    m_window.reset();
    open();
    spinTurns(3);
    QCOMPARE(status(0), u"Paused"_s);
    QCOMPARE(status(1), u"Failed"_s);
    select(1);
    QVERIFY(find<QLabel>("failure")->isVisible());
    select(0);
    QVERIFY(!find<QLabel>("failure")->isVisible());
    click("resume");
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(isThere(u"a"_s, 400'000));
}

// The program itself, which is given no time to keep anything.
void tst_DownloadWindow::goesOnAfterBeingKilled()
{
    const QStringList options = { u"--folder"_s, m_folder->path(), u"--state"_s,
                                  m_folder->filePath(u"program.json"_s) };
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(HTTPQ_DOWNLOADS),
                  options + QStringList { address(u"film.bin"_s, 400'000, 400'000) });
    const QString part = m_folder->filePath(u"film.bin.part"_s);
    QVERIFY(spinUntil([&] { return QFileInfo(part).size() > 0; }));
    program.kill();
    QVERIFY(spinUntil([&] { return program.state() == QProcess::NotRunning; }));
    QVERIFY(!QFile::exists(m_folder->filePath(u"film.bin"_s)));

    program.start(QStringLiteral(HTTPQ_DOWNLOADS), options);
    QVERIFY(spinUntil([&] { return isThere(u"film.bin"_s, 400'000); }));
    QCOMPARE(m_answers.last(), u"GET /files/film.bin 206"_s);
    program.kill();
    QVERIFY(spinUntil([&] { return program.state() == QProcess::NotRunning; }));
}

void tst_DownloadWindow::speaksALanguageInEveryRegion()
{
#ifndef HTTPQ_HAS_TRANSLATIONS
    QSKIP("there are no translations");
#endif
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"pt_PT.UTF-8"_s);
    environment.remove(u"LANGUAGE"_s);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(HTTPQ_DOWNLOADS), { u"--help"_s });
    QVERIFY(spinUntil([&] { return program.state() == QProcess::NotRunning; }));
    const QByteArray output = program.readAllStandardOutput();
    QVERIFY2(output.contains("A pasta para onde vão os arquivos."), output.constData());
}

void tst_DownloadWindow::keepsNamesApart()
{
    type(address(u"film.tar.gz"_s, 1000));
    QVERIFY(waitForStatus(0, u"Finished"_s));
    type(address(u"film.tar.gz"_s, 1000));
    type(address(u"film.tar.gz"_s, 2000));
    QCOMPARE(shown(1, DownloadList::Name), u"film.tar (2).gz"_s);
    QCOMPARE(shown(2, DownloadList::Name), u"film.tar (3).gz"_s);
    QVERIFY(waitForStatus(2, u"Finished"_s));
    QVERIFY(isThere(u"film.tar.gz"_s, 1000));

    // One that is under way is not added again.
    type(address(u"long"_s, 400'000, 400'000));
    type(address(u"long"_s, 400'000, 400'000));
    QCOMPARE(rows(), 4);
}

void tst_DownloadWindow::namesAreSafe_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << u"/"_s << u"download"_s;
    QTest::newRow("a folder above") << u"/files/..%2F..%2Fevil"_s << u"evil"_s;
    QTest::newRow("hidden") << u"/files/.profile"_s << u"profile"_s;
    QTest::newRow("only dots") << u"/files/%2E%2E%2F.."_s << u"download"_s;
    QTest::newRow("a line break") << u"/files/a%0Ab"_s << u"ab"_s;
    QTest::newRow("percent-encoded") << u"/files/a%20b%C3%A9"_s << u"a b\u00e9"_s;
    QTest::newRow("long") << u"/files/"_s + QString(300, u'x') << QString(100, u'x');
}

void tst_DownloadWindow::namesAreSafe()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    type(m_server.url().toString() + path);
    QCOMPARE(rows(), 1);
    QCOMPARE(shown(0, DownloadList::Name), name);
}

void tst_DownloadWindow::putsADamagedListAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("{ \"downloads\": [");
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no list") << QByteArray("{ \"downloads\": 1 }");
    QTest::newRow("no download") << QByteArray("{ \"downloads\": [ { \"url\": \"http://a/\" } ] }");
}

void tst_DownloadWindow::putsADamagedListAside()
{
    QFETCH(QByteArray, content);
    m_window.reset();
    const QString path = m_folder->filePath(u"list.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
    file.close();
    open();
    QVERIFY(find<QLabel>("message")->isVisible());
    QVERIFY(find<QLabel>("message")->text().contains(u"damaged"_s));
    QCOMPARE(rows(), 0);
    QFile aside(path + u".unreadable"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content);
    type(address(u"a"_s, 10));
    QVERIFY(waitForStatus(0, u"Finished"_s));
}

void tst_DownloadWindow::tellsThatTheListCannotBeKept()
{
    m_window = std::make_unique<DownloadWindow>(m_folder->path(), u"/proc/no/list.json"_s);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    type(address(u"a"_s, 10));
    QVERIFY(waitForStatus(0, u"Finished"_s));
    QVERIFY(spinUntil([&] { return find<QLabel>("message")->isVisible(); }));
    QVERIFY(find<QLabel>("message")->text().contains(u"list.json cannot be written"_s));
}

void tst_DownloadWindow::speaksOtherLanguages_data()
{
    QTest::addColumn<QString>("add");
    QTest::addColumn<QString>("finished");
    QTest::addColumn<QString>("added");
    QTest::newRow("de") << u"&Hinzufügen"_s << u"Fertig"_s << u"2 Downloads wurden hinzugefügt"_s;
    QTest::newRow("fr") << u"A&jouter"_s << u"Terminé"_s << u"2 téléchargements ont été ajoutés"_s;
    QTest::newRow("es") << u"&Añadir"_s << u"Terminada"_s << u"Se han añadido 2 descargas"_s;
    QTest::newRow("ja") << u"追加(&D)"_s << u"完了"_s << u"2 件のダウンロードを追加しました"_s;
    QTest::newRow("zh_CN") << u"添加(&D)"_s << u"已完成"_s << u"已添加 2 个下载"_s;
    QTest::newRow("pt_BR") << u"&Adicionar"_s << u"Concluído"_s
                           << u"2 downloads foram adicionados"_s;
}

void tst_DownloadWindow::speaksOtherLanguages()
{
#ifndef HTTPQ_HAS_TRANSLATIONS
    QSKIP("Without Qt's LinguistTools the examples are in English");
#endif
    QFETCH(QString, add);
    QFETCH(QString, finished);
    QFETCH(QString, added);
    QTranslator translator;
    QVERIFY(translator.load(
            u":/i18n/widgets_%1.qm"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    m_window.reset();
    open();
    QCOMPARE(find<QPushButton>("add")->text(), add);
    type(address(u"a"_s, 10) + u' ' + address(u"b"_s, 10));
    QCOMPARE(find<QLabel>("message")->text(), added);
    QVERIFY(waitForStatus(0, finished));
    QVERIFY(waitForStatus(1, finished));
}

void tst_DownloadWindow::tellsFailuresInTheLanguageOfNow()
{
    if (!HttpQ::installTranslations(QLocale(QLocale::German)))
        QSKIP("Without Qt's LinguistTools HttpQ is in English");
    HttpQ::installTranslations(QLocale::c());
    const QString url = m_server.url().toString() + u"/status/404"_s;
    type(url);
    QVERIFY(waitForStatus(0, u"Failed"_s));
    auto *failure = find<QLabel>("failure");
    QVERIFY2(failure->text().startsWith(u"The server has nothing"_s), qPrintable(failure->text()));
    m_window.reset();
    HttpQ::installTranslations(QLocale(QLocale::German));
    open();
    select(0);
    const QString text = find<QLabel>("failure")->text();
    HttpQ::installTranslations(QLocale::c());
    QVERIFY2(text.startsWith(u"Unter dieser Adresse"_s) && text.contains(u"(Status 404)"_s)
                     && text.contains(m_server.url().authority()),
             qPrintable(text));
}

void tst_DownloadWindow::readsFailuresThatWereKeptAsTexts()
{
    m_window.reset();
    QFile file(m_folder->filePath(u"list.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({ "downloads": [ { "url": "http://example.com/a", "file": "/tmp/a", "received": 1,
                  "state": "Failed", "total": 2, "failure": "It is not there." } ] })");
    file.close();
    for (int round = 0; round < 2; ++round) {
        open();
        QCOMPARE(status(0), u"Failed"_s);
        select(0);
        QCOMPARE(find<QLabel>("failure")->text(), u"It is not there."_s);
        m_window.reset();
    }
}

void tst_DownloadWindow::columnsAreWideEnough_data()
{
    QTest::addColumn<QLocale>("locale");
    for (const char *language : { "en", "de", "es", "fr", "ja", "pt_BR", "zh_CN" })
        QTest::newRow(language) << QLocale(QString::fromLatin1(language));
}

void tst_DownloadWindow::columnsAreWideEnough()
{
    QFETCH(const QLocale, locale);
    QTranslator translator;
    if (translator.load(
                u":/i18n/widgets_%1.qm"_s.arg(QString::fromLatin1(QTest::currentDataTag()))))
        QVERIFY(QCoreApplication::installTranslator(&translator));
    QLocale::setDefault(locale);
    m_window.reset();
    open();
    auto *view = find<QTreeView>("list");
    QHash<int, QStringList> usual {
        { DownloadList::Size, { DownloadText::size(456'700'000, 876'500'000) } },
        { DownloadList::Speed, { DownloadText::speed(876'500'000) } },
        { DownloadList::TimeLeft, { DownloadText::timeLeft(5 * 3600 + 43 * 60 + 21, 1) } },
    };
    for (const char *state : { "Waiting", "Running", "Paused", "Finished", "Failed", "Cancelled" })
        usual[DownloadList::Status].append(QCoreApplication::translate("DownloadText", state));
    QLocale::setDefault(QLocale::c());
    for (int column = 0; column < DownloadList::ColumnCount; ++column) {
        const int width = view->header()->sectionSize(column);
        QVERIFY2(width >= view->header()->sectionSizeHint(column),
                 qPrintable(view->model()->headerData(column, Qt::Horizontal).toString()));
        for (const QString &text : usual.value(column)) {
            const int margin = view->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1;
            QVERIFY2(width >= view->fontMetrics().horizontalAdvance(text) + 2 * margin,
                     qPrintable(text));
        }
    }
}

QTEST_MAIN(tst_DownloadWindow)
#include "tst_downloadwindow.moc"
