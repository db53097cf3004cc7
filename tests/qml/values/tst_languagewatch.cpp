// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/enginetest.h"

#include <HttpQ/errorvalue.h>
#include <HttpQ/translations.h>

#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! Bindings on the explanation of an element's error, when the program changes its language.
class tst_LanguageWatch : public EngineTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void errorsAreToldAnew_data();
    void errorsAreToldAnew();
    void noErrorIsNotTold();
};

void tst_LanguageWatch::init()
{
    if (!installTranslations(QLocale(QLocale::German)))
        QSKIP("there are no translations");
    installTranslations(QLocale(QLocale::English));
    open();
}

void tst_LanguageWatch::cleanup()
{
    if (m_engine)
        close();
    installTranslations(QLocale(QLocale::English));
}

void tst_LanguageWatch::errorsAreToldAnew_data()
{
    QTest::addColumn<QString>("element");
    const QString nobody = u"http://127.0.0.1:1/"_s;
    QTest::newRow("HttpRequest") << u"HttpRequest { url: \"%1\" }"_s.arg(nobody);
    QTest::newRow("JsonListModel") << u"JsonListModel { url: \"%1\" }"_s.arg(nobody);
    QTest::newRow("JsonLinesModel") << u"JsonLinesModel { url: \"%1\" }"_s.arg(nobody);
    QTest::newRow("Download")
            << u"Download { url: \"%1\"; target: folder + \"/a\"; active: true }"_s.arg(nobody);
    QTest::newRow("Upload")
            << u"Upload { url: \"%1\"; file: folder + \"/none\"; active: true }"_s.arg(nobody);
    QTest::newRow("CookieJar") << u"CookieJar { file: folder }"_s;
}

void tst_LanguageWatch::errorsAreToldAnew()
{
    QFETCH(const QString, element);
    const QTemporaryDir folder;
    m_engine->rootContext()->setContextProperty(u"folder"_s,
                                                QUrl::fromLocalFile(folder.path()).toString());
    m_engine->setOutputWarningsToStandardError(false); // a mistake of the program is also a warning
    const std::unique_ptr<QObject> object(
            create(u"QtObject {\n"
                   "    property string text: element.error.explanation\n"
                   "    property QtObject element: %1\n"
                   "}"_s.arg(element)));
    const auto text = [&] { return object->property("text").toString(); };
    const auto now = [&] {
        return object->property("element")
                .value<QObject *>()
                ->property("error")
                .value<ErrorValue>()
                .explanation();
    };
    QVERIFY(spinUntil([&] { return !text().isEmpty(); }));
    const QString english = text();
    QVERIFY(installTranslations(QLocale(QLocale::German)));
    QVERIFY(text() != english);
    QCOMPARE(text(), now());
    QVERIFY(installTranslations(QLocale(QLocale::English)));
    QCOMPARE(text(), english);
}

void tst_LanguageWatch::noErrorIsNotTold()
{
    const std::unique_ptr<QObject> request(create(u"HttpRequest {}"_s));
    const QSignalSpy told(request.get(), SIGNAL(errorChanged()));
    QVERIFY(told.isValid());
    QVERIFY(installTranslations(QLocale(QLocale::German)));
    QCOMPARE(told.size(), 0);
}

QTEST_GUILESS_MAIN(tst_LanguageWatch)
#include "tst_languagewatch.moc"
