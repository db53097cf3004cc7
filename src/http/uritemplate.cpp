// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/uritemplate.h"

#include "http/origin.h"
#include "http/uritemplatescanner_p.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qjsonvalue.h>
#include <QtCore/quuid.h>

#include <optional>

namespace HttpQ {

using namespace UriTemplates;

namespace {

// RFC 3986 2.3
constexpr bool isUnreserved(char16_t c)
{
    return isLetterOrDigit(c) || c == u'-' || c == u'.' || c == u'_' || c == u'~';
}

// RFC 3986 2.2
bool isReserved(char16_t c)
{
    return QStringView(u":/?#[]@!$&'()*+,;=").contains(QChar(c));
}

// RFC 6570 1.6 and 3.2.1: everything but the unreserved characters is percent-encoded, or
// everything but those, the reserved ones and what is percent-encoded already.
void appendEncoded(QStringView text, bool allowsReserved, QString &out)
{
    static constexpr char Digits[] = "0123456789ABCDEF";
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype end = characterEnd(text, i, allowsReserved);
        const QStringView character = text.sliced(i, end - i);
        i = end;
        const char16_t c = character.front().unicode();
        if (character.size() == 3 || isUnreserved(c) || (allowsReserved && isReserved(c))) {
            out += character;
            continue;
        }
        for (const char byte : character.toUtf8()) {
            const auto bits = static_cast<unsigned char>(byte);
            out += u'%';
            out += QLatin1Char(Digits[bits >> 4]);
            out += QLatin1Char(Digits[bits & 0xf]);
        }
    }
}

QStringView prefixOf(QStringView text, int characters, bool triplets)
{
    qsizetype end = 0;
    for (int i = 0; i < characters && end < text.size(); ++i)
        end = characterEnd(text, end, triplets);
    return text.first(end);
}

// What a variable may be (RFC 6570 2.3). A string is the second half of one pair, a list of several.
struct Value
{
    enum Kind { Undefined, String, List, Map };

    Kind kind = Undefined;
    QList<std::pair<QString, QString>> members;
};

bool isUndefined(const QVariant &value)
{
    return !value.isValid() || value.isNull();
}

QVariant plain(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<QJsonValue>())
        return value.toJsonValue().toVariant();
    if (value.metaType() == QMetaType::fromType<QJsonArray>())
        return value.toJsonArray().toVariantList();
    if (value.metaType() == QMetaType::fromType<QJsonObject>())
        return value.toJsonObject().toVariantMap();
    return value;
}

bool isText(const QVariant &value)
{
    return value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QByteArray;
}

bool isMap(const QVariant &value)
{
    return !isText(value) && value.canConvert<QVariantMap>();
}

bool isList(const QVariant &value)
{
    return !isText(value) && value.canConvert<QVariantList>();
}

std::optional<QString> textOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::QUuid)
        return value.toUuid().toString(QUuid::WithoutBraces);
    if (value.typeId() == QMetaType::QUrl)
        return value.toUrl().toString(QUrl::FullyEncoded);
    if (!isText(value) && (isMap(value) || isList(value)))
        return std::nullopt;
    if (!value.canConvert<QString>())
        return std::nullopt;
    return value.toString();
}

Result<Value> valueOf(const Variable &variable, const QVariant &given)
{
    const QVariant value = plain(given);
    Value result;
    QVariantMap map;
    QVariantList list;
    if (isUndefined(value)) {
        return result;
    } else if (isMap(value)) {
        result.kind = Value::Map;
        map = value.toMap();
        list = map.values();
    } else if (isList(value)) {
        result.kind = Value::List;
        list = value.toList();
    } else {
        result.kind = Value::String;
        list.append(value);
    }
    const QStringList keys = map.keys();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QVariant member = plain(list[i]);
        if (isUndefined(member))
            continue;
        const std::optional<QString> text = textOf(member);
        if (!text) {
            return errorAt(
                    variable.position,
                    QStringLiteral("the value of variable \"%1\" is or holds a %2, which is no "
                                   "text")
                            .arg(variable.name, QString::fromLatin1(member.typeName())));
        }
        result.members.append({ i < keys.size() ? keys[i] : QString(), *text });
    }
    if (result.members.isEmpty())
        result.kind = Value::Undefined;
    return result;
}

// RFC 6570 3.2.1, for one variable after another.
class Expansion
{
public:
    Expansion(const Operator &op, QString &out)
        : m_operator(op)
        , m_out(out)
    {}

    void add(const Variable &variable, const Value &value)
    {
        switch (value.kind) {
        case Value::Undefined:
            break;
        case Value::String:
            addString(variable, value.members.first().second);
            break;
        case Value::List:
        case Value::Map:
            variable.explodes ? addEach(variable, value) : addTogether(variable, value);
            break;
        }
    }

private:
    void separate()
    {
        m_out += m_isFirst ? m_operator.first : m_operator.separator;
        m_isFirst = false;
    }
    void name(const QString &text, bool isEmpty)
    {
        if (!m_operator.isNamed)
            return;
        m_out += text;
        m_out += isEmpty ? m_operator.ifEmpty : QLatin1StringView("=");
    }
    void encode(QStringView text) { appendEncoded(text, m_operator.allowsReserved, m_out); }

    void addString(const Variable &variable, const QString &text)
    {
        separate();
        name(variable.name, text.isEmpty());
        encode(variable.prefix ? prefixOf(text, variable.prefix, m_operator.allowsReserved)
                               : QStringView(text));
    }
    void addTogether(const Variable &variable, const Value &value)
    {
        separate();
        const auto &members = value.members;
        name(variable.name,
             value.kind == Value::List && members.size() == 1 && members.first().second.isEmpty());
        for (qsizetype i = 0; i < members.size(); ++i) {
            if (i > 0)
                m_out += u',';
            if (value.kind == Value::Map) {
                encode(members[i].first);
                m_out += u',';
            }
            encode(members[i].second);
        }
    }
    void addEach(const Variable &variable, const Value &value)
    {
        for (const auto &[key, text] : value.members) {
            separate();
            if (value.kind == Value::Map) {
                encode(key);
                m_out += m_operator.isNamed && text.isEmpty() ? m_operator.ifEmpty
                                                              : QLatin1StringView("=");
            } else {
                name(variable.name, text.isEmpty());
            }
            encode(text);
        }
    }

    const Operator &m_operator;
    QString &m_out;
    bool m_isFirst = true;
};

} // namespace

UriTemplate::UriTemplate(QAnyStringView text)
    : m_text(text.toString())
{}

UriTemplate &UriTemplate::set(QAnyStringView name, const QVariant &value) &
{
    m_values.insert(name.toString(), value);
    return *this;
}

UriTemplate &&UriTemplate::set(QAnyStringView name, const QVariant &value) &&
{
    return std::move(set(name, value));
}

QStringList UriTemplate::variableNames() const
{
    QStringList names;
    Scanner scanner(m_text);
    while (scanner.takeLiterals() && !scanner.atEnd()) {
        const Result<Expression> expression = scanner.takeExpression();
        if (!expression)
            break;
        for (const Variable &variable : expression->variables) {
            if (!names.contains(variable.name))
                names.append(variable.name);
        }
    }
    return names;
}

Result<QString> UriTemplate::expanded() const
{
    QString out;
    Scanner scanner(m_text);
    for (;;) {
        const Result<QStringView> literals = scanner.takeLiterals();
        if (!literals)
            return literals.error();
        appendEncoded(*literals, true, out);
        if (scanner.atEnd())
            return out;
        const Result<Expression> expression = scanner.takeExpression();
        if (!expression)
            return expression.error();
        Expansion expansion(*expression->op, out);
        for (const Variable &variable : expression->variables) {
            const Result<Value> value = valueOf(variable, m_values.value(variable.name));
            if (!value)
                return value.error();
            // RFC 6570 2.4.1: a prefix is of a string
            if (variable.prefix && (value->kind == Value::List || value->kind == Value::Map)) {
                return errorAt(variable.position,
                               QStringLiteral("\":%1\" takes the first characters of a string, but "
                                              "the value of variable \"%2\" is a %3")
                                       .arg(QString::number(variable.prefix), variable.name,
                                            value->kind == Value::Map ? QStringLiteral("map")
                                                                      : QStringLiteral("list")));
            }
            expansion.add(variable, *value);
        }
    }
}

Result<QUrl> UriTemplate::url() const
{
    const Result<QString> text = expanded();
    if (!text)
        return text.error();
    return urlFromText(*text);
}

} // namespace HttpQ
