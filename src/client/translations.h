// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qlocale.h>

namespace HttpQ {

/*!
    Makes the texts that HttpQ has for the person at the screen (Error::explanation(), stateName() and
    its kin, its QML elements) appear in the language of \a locale: the first of its uiLanguages() that
    HttpQ speaks, whatever its region, but in the same script. The translations are in the library.

    Returns whether there is such a language. English always is: it is what the texts are written in.
    If there is none the texts are English.

    Takes the place of what an earlier call installed; a program that lets its user choose the language
    may call it at any time. Widgets learn of it by QEvent::LanguageChange, as with any QTranslator, and
    HttpQ's QML elements tell their errors anew. Texts that were asked for before stay as they are, and so
    does what qsTr() said in QML until the program calls QQmlEngine::retranslate(). What the program
    installs itself is not touched.

    Must be called in the thread of the QCoreApplication, and while there is one; otherwise it warns,
    does nothing, and returns false.
*/
HTTPQ_EXPORT bool installTranslations(const QLocale &locale = QLocale());

/*!
    The locale of the translation that installTranslations() took: Brazilian Portuguese for one who is in
    Portugal; English if there is none. A program whose own translations are in the same languages loads
    those of this locale, so that it does not speak two at once.

    Must be called in the thread of the QCoreApplication.
*/
HTTPQ_EXPORT QLocale translationsLocale();

} // namespace HttpQ
