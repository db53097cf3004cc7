// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/headers.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>

namespace HttpQ {

/*!
    \class HttpQ::Link
    \brief A link of a Link field (RFC 8288): where it goes, and what is there.
*/
class HTTPQ_EXPORT Link
{
    Q_GADGET
    Q_PROPERTY(QUrl target READ target CONSTANT)
    Q_PROPERTY(QUrl context READ context CONSTANT)
    Q_PROPERTY(QStringList relations READ relations CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
public:
    Link();

    //! Where it goes, absolute if the base is.
    QUrl target() const { return m_target; }
    //! What the link is of: the response's URL, unless "anchor" says otherwise.
    QUrl context() const { return m_context; }
    //! The relation types ("next", "alternate", "https://example.com/rel"), in their order.
    QStringList relations() const { return m_relations; }
    //! True if \a relation is one of the relation types, without regard to case.
    bool hasRelation(QAnyStringView relation) const;
    QString title() const { return m_title; }
    //! Any other parameter, as it came but unquoted; empty if there is none.
    QByteArray parameter(QByteArrayView name) const;

private:
    friend HTTPQ_EXPORT QList<Link> linksOf(const Headers &headers, const QUrl &base);

    QUrl m_target;
    QUrl m_context;
    QStringList m_relations;
    QString m_title;
    QByteArray m_parameters;
};

//! The links of every Link field in \a headers, in their order; relative ones start at \a base.
//! What is no link is passed over.
HTTPQ_EXPORT QList<Link> linksOf(const Headers &headers, const QUrl &base);

} // namespace HttpQ
