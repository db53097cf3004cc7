// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/uritemplatescanner_p.h"

#include "http/characters.h"

#include <algorithm>

namespace HttpQ::UriTemplates {

namespace {

constexpr QLatin1StringView operator""_l1(const char *text, size_t size)
{
    return QLatin1StringView(text, static_cast<qsizetype>(size));
}

constexpr Operator Simple { 0, ""_l1, ","_l1, false, ""_l1, false };
constexpr Operator Operators[] = {
    { u'+', ""_l1, ","_l1, false, ""_l1, true },   { u'#', "#"_l1, ","_l1, false, ""_l1, true },
    { u'.', "."_l1, "."_l1, false, ""_l1, false }, { u'/', "/"_l1, "/"_l1, false, ""_l1, false },
    { u';', ";"_l1, ";"_l1, true, ""_l1, false },  { u'?', "?"_l1, "&"_l1, true, "="_l1, false },
    { u'&', "&"_l1, "&"_l1, true, "="_l1, false },
};

constexpr bool isAscii(QChar c, Characters::Class wanted)
{
    return c.unicode() < 0x80 && Characters::is(static_cast<char>(c.unicode()), wanted);
}

bool isTriplet(QStringView text, qsizetype i)
{
    return i + 2 < text.size() && text[i] == u'%' && isAscii(text[i + 1], Characters::HexDigit)
           && isAscii(text[i + 2], Characters::HexDigit);
}

} // namespace

Error errorAt(qsizetype position, const QString &what)
{
    return Error(Error::Kind::InvalidUrl, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("The URI template is wrong at position %1: %2")
                         .arg(QString::number(position), what));
}

qsizetype characterEnd(QStringView text, qsizetype i, bool triplets)
{
    if (triplets && isTriplet(text, i))
        return i + 3;
    return text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate() ? i + 2
                                                                                            : i + 1;
}

Result<QStringView> Scanner::takeLiterals()
{
    const qsizetype begin = m_position;
    for (; !atEnd() && m_text[m_position] != u'{'; ++m_position) {
        const char16_t c = m_text[m_position].unicode();
        if (c == u'}')
            return errorAt(m_position, QStringLiteral("there is a \"}\" without a \"{\""));
        if (c < 0x20 || c == 0x7f) {
            return errorAt(m_position, QStringLiteral("there is the control character 0x%1")
                                               .arg(int(c), 2, 16, QLatin1Char('0')));
        }
    }
    return m_text.sliced(begin, m_position - begin);
}

Result<Expression> Scanner::takeExpression()
{
    const qsizetype begin = m_position++;
    const auto brace = std::find_if(m_text.begin() + m_position, m_text.end(),
                                    [](QChar c) { return c == u'{' || c == u'}'; });
    const qsizetype end = brace - m_text.begin();
    if (brace == m_text.end())
        return errorAt(begin, QStringLiteral("the \"{\" is not closed"));
    if (*brace == u'{') {
        return errorAt(end, QStringLiteral("there is a \"{\" in the expression that begins at "
                                           "position %1")
                                    .arg(begin));
    }
    if (m_position == end)
        return errorAt(begin, QStringLiteral("the expression \"{}\" names no variable"));

    Expression expression { &Simple, {} };
    const QChar sign = m_text[m_position];
    for (const Operator &op : Operators) {
        if (op.sign == sign.unicode())
            expression.op = &op;
    }
    if (expression.op != &Simple) {
        ++m_position;
    } else if (QStringView(u"=,!@|").contains(sign)) {
        return errorAt(m_position,
                       QStringLiteral("the operator \"%1\" has no meaning yet (RFC 6570 "
                                      "2.2)")
                               .arg(sign));
    }
    for (;;) {
        Result<Variable> variable = takeVariable(end);
        if (!variable)
            return variable.error();
        expression.variables.append(*std::move(variable));
        if (m_position == end)
            break;
        if (m_text[m_position] != u',')
            return unexpected(end);
        ++m_position;
    }
    ++m_position;
    return expression;
}

Result<Variable> Scanner::takeVariable(qsizetype end)
{
    Variable variable;
    variable.position = m_position;
    Result<QString> name = takeName(end);
    if (!name)
        return name.error();
    variable.name = *std::move(name);
    if (m_position < end && m_text[m_position] == u'*') {
        variable.explodes = true;
        ++m_position;
    } else if (m_position < end && m_text[m_position] == u':') {
        ++m_position;
        const Result<int> prefix = takePrefix(end);
        if (!prefix)
            return prefix.error();
        variable.prefix = *prefix;
    }
    return variable;
}

// varname = varchar *( ["."] varchar ), where a varchar may be percent-encoded
Result<QString> Scanner::takeName(qsizetype end)
{
    const qsizetype begin = m_position;
    const QStringView text = m_text.first(end);
    bool afterCharacter = false;
    while (m_position < end) {
        const char16_t c = text[m_position].unicode();
        if (isLetterOrDigit(c) || c == u'_') {
            ++m_position;
            afterCharacter = true;
        } else if (isTriplet(text, m_position)) {
            m_position += 3;
            afterCharacter = true;
        } else if (c == u'.' && afterCharacter) {
            ++m_position;
            afterCharacter = false;
        } else {
            break;
        }
    }
    if (!afterCharacter) {
        if (m_position == end || text[m_position] == u',')
            return errorAt(m_position, QStringLiteral("the name of a variable is missing"));
        return unexpected(end);
    }
    return text.sliced(begin, m_position - begin).toString();
}

// max-length, RFC 6570 2.4.1: 1 to 9999
Result<int> Scanner::takePrefix(qsizetype end)
{
    const qsizetype begin = m_position;
    int value = 0;
    while (m_position < end && isAscii(m_text[m_position], Characters::Digit)
           && m_position - begin < 5)
        value = value * 10 + (m_text[m_position++].unicode() - u'0');
    if (m_position == begin || m_text[begin] == u'0' || value > 9999) {
        return errorAt(begin,
                       QStringLiteral("the number of characters after \":\" is not between 1 "
                                      "and 9999"));
    }
    return value;
}

Error Scanner::unexpected(qsizetype end) const
{
    const QStringView character = m_text.sliced(
            m_position, characterEnd(m_text.first(end), m_position, false) - m_position);
    return errorAt(m_position,
                   QStringLiteral("\"%1\" cannot stand there in an expression").arg(character));
}

} // namespace HttpQ::UriTemplates
