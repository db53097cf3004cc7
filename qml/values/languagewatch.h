// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>

namespace HttpQ {

//! Tells of each change of the language that the application speaks: a QTranslator was installed or
//! removed.
class LanguageWatch : public QObject
{
    Q_OBJECT
public:
    //! That of the application, whose child it is. Null in another thread than the application's, and
    //! if there is none.
    static LanguageWatch *instance();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void languageChanged();

private:
    explicit LanguageWatch(QObject *application);
};

//! From now on \a element, if it has an error, tells it anew by \a errorChanged when the language
//! changes: the explanation is another one then.
template<typename Element>
void tellErrorInEachLanguage(Element *element, void (Element::*errorChanged)())
{
    LanguageWatch *watch = LanguageWatch::instance();
    if (!watch)
        return;
    QObject::connect(watch, &LanguageWatch::languageChanged, element, [element, errorChanged] {
        if (element->error().error())
            Q_EMIT(element->*errorChanged)();
    });
}

} // namespace HttpQ
