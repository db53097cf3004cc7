// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

// The grammar of RFC 6570 section 2.
namespace HttpQ::UriTemplates {

// RFC 6570 appendix A: what the operator of an expression means.
struct Operator
{
    char16_t sign;
    QLatin1StringView first;
    QLatin1StringView separator;
    bool isNamed;
    QLatin1StringView ifEmpty;
    bool allowsReserved;
};

// varspec, RFC 6570 2.3
struct Variable
{
    qsizetype position;
    QString name;
    int prefix = 0; // 0: the whole value
    bool explodes = false;
};

struct Expression
{
    const Operator *op;
    QList<Variable> variables;
};

Error errorAt(qsizetype position, const QString &what);

constexpr bool isLetterOrDigit(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

//! The end of the character that begins at \a i: a code point, or with \a triplets also "%41".
qsizetype characterEnd(QStringView text, qsizetype i, bool triplets);

//! Reads the template piece by piece.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {}

    bool atEnd() const { return m_position == m_text.size(); }
    //! The text in front of the next expression.
    Result<QStringView> takeLiterals();
    //! The expression that begins here, if there is anything left.
    Result<Expression> takeExpression();

private:
    Result<Variable> takeVariable(qsizetype end);
    Result<QString> takeName(qsizetype end);
    Result<int> takePrefix(qsizetype end);
    Error unexpected(qsizetype end) const;

    QStringView m_text;
    qsizetype m_position = 0;
};

} // namespace HttpQ::UriTemplates
