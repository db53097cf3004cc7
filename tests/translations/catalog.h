// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qset.h>
#include <QtCore/qstringlist.h>

namespace HttpQTest {

//! A file of translations, *.ts, as Qt Linguist and lupdate write it.
class Catalog
{
public:
    struct Message
    {
        QString context;
        QString source;
        QString comment;
        QString state; //!< "unfinished", "vanished", "obsolete", or empty: it is finished
        QStringList translations; //!< one, or one for each plural form
        bool isPlural = false;

        //! What tells it from others, for a person.
        QString name() const;
        //! The placeholders of \a text, such as %1, %L2 and %n.
        static QSet<QString> placeholders(const QString &text);
    };

    //! Its problem() says if there is one.
    explicit Catalog(const QString &path);

    QString problem() const { return m_problem; }
    QString language() const { return m_language; }
    const QList<Message> &messages() const { return m_messages; }
    //! The name() of each message.
    QStringList names() const;

private:
    QString m_problem;
    QString m_language;
    QList<Message> m_messages;
};

} // namespace HttpQTest
