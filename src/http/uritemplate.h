// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/result.h>

#include <QtCore/qmap.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>
#include <QtCore/qvariant.h>

namespace HttpQ {

/*!
    \class HttpQ::UriTemplate
    \brief A URL with variables in it (RFC 6570, all four levels).

    \code
    const auto url = HttpQ::UriTemplate(u"https://api.example.com/users/{id}{?fields,page}"_s)
                             .set("id", 7)
                             .set("fields", QStringList { u"name"_s, u"mail"_s })
                             .url(); // https://api.example.com/users/7?fields=name,mail
    \endcode
    Values are encoded, so that none can leave its place in the URL; only {+x} and {#x} let the
    reserved characters of a value stand. A variable that was not set is left out.
*/
class HTTPQ_EXPORT UriTemplate
{
public:
    explicit UriTemplate(QAnyStringView text);

    /*!
        Sets the variable \a name: a string, a number, a bool, or anything else that QVariant makes
        a string of; a list of such; or a map of such, whose pairs come in the order of their keys.
        Null and invalid values, empty lists and empty maps are as if not set.
    */
    UriTemplate &set(QAnyStringView name, const QVariant &value) &;
    UriTemplate &&set(QAnyStringView name, const QVariant &value) &&;

    //! The template as it was given.
    QString text() const { return m_text; }
    //! The variables in the template, each once, in the order of their first place; of a template
    //! with an error, those in front of it.
    QStringList variableNames() const;

    //! The template with the values in it. InvalidUrl, with the position of what is wrong, if it is
    //! no template or a value does not fit.
    Result<QString> expanded() const;
    //! expanded() as a URL, which may be a relative one.
    Result<QUrl> url() const;

private:
    QString m_text;
    QMap<QString, QVariant> m_values;
};

} // namespace HttpQ
