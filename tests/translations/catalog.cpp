// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "catalog.h"

#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qxmlstream.h>

namespace HttpQTest {

using namespace Qt::StringLiterals;

QString Catalog::Message::name() const
{
    QString name = u"%1: \"%2\""_s.arg(context, source);
    if (!comment.isEmpty())
        name += u" (%1)"_s.arg(comment);
    return isPlural ? name + ", in plural forms"_L1 : name;
}

QSet<QString> Catalog::Message::placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?([1-9][0-9]?|n)"_s);
    QSet<QString> found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();)
        found.insert(matches.next().captured());
    return found;
}

Catalog::Catalog(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = path + ": "_L1 + file.errorString();
        return;
    }
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        const QStringView element = xml.name();
        if (xml.isEndElement() && element == u"message")
            m_messages.append(message);
        if (!xml.isStartElement())
            continue;
        if (element == u"TS") {
            m_language = xml.attributes().value("language"_L1).toString();
        } else if (element == u"name") {
            context = xml.readElementText();
        } else if (element == u"message") {
            message = {};
            message.context = context;
            message.isPlural = xml.attributes().value("numerus"_L1) == u"yes";
        } else if (element == u"source") {
            message.source = xml.readElementText();
        } else if (element == u"comment") {
            message.comment = xml.readElementText();
        } else if (element == u"translation") {
            message.state = xml.attributes().value("type"_L1).toString();
            if (!message.isPlural)
                message.translations = { xml.readElementText() };
        } else if (element == u"numerusform") {
            message.translations.append(xml.readElementText());
        }
    }
    if (xml.hasError())
        m_problem = path + ": "_L1 + xml.errorString();
}

QStringList Catalog::names() const
{
    QStringList names;
    for (const Message &message : m_messages)
        names.append(message.name());
    names.sort();
    return names;
}

} // namespace HttpQTest
