// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/jsonquery.h"

#include "http/jsonpath_p.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qstringlist.h>

#include <vector>

namespace HttpQ {

namespace {

constexpr qsizetype MaximumNamesTold = 8;

Error malformed(QStringView text, qsizetype at, const QString &what)
{
    return Error(Error::Kind::Decoding, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("\"%1\" is no way into JSON: %2, at character %3")
                         .arg(text.toString(), what, QString::number(at)));
}

Error missing(const QString &what)
{
    return Error(Error::Kind::Decoding, Error::Phase::Body, Error::Party::Remote, what);
}

QString kindOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Array:
        return QStringLiteral("a list");
    case QJsonValue::String:
        return QStringLiteral("a text");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::Bool:
        return QStringLiteral("a truth value");
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

QString namesOf(const QJsonObject &object)
{
    const QStringList names = object.keys();
    if (names.isEmpty())
        return QStringLiteral("it has none");
    QString text = QStringLiteral("it has ");
    for (qsizetype i = 0; i < names.size() && i < MaximumNamesTold; ++i)
        text += (i > 0 ? QStringLiteral(", \"") : QStringLiteral("\"")) + names[i].left(64) + u'"';
    return names.size() > MaximumNamesTold ? text + QStringLiteral(", ...") : text;
}

} // namespace

Result<JsonQuery> JsonQuery::parse(QStringView text)
{
    JsonQuery query;
    qsizetype at = 0;
    const auto has = [&at, text](QChar c) { return at < text.size() && text[at] == c; };
    if (has(u'$') && (text.size() == 1 || text[1] == u'.' || text[1] == u'['))
        ++at;
    bool isNameDue = at == 0 && !text.isEmpty() && !has(u'[');
    while (at < text.size() || isNameDue) {
        if (!isNameDue && has(u'.')) {
            ++at;
            isNameDue = true;
        }
        if (isNameDue) {
            const qsizetype begin = at;
            while (at < text.size() && text[at] != u'.' && text[at] != u'[' && text[at] != u']')
                ++at;
            if (at == begin)
                return malformed(text, at, QStringLiteral("a name is missing"));
            Step step;
            step.name = text.sliced(begin, at - begin).toString();
            query.m_steps.append(step);
            isNameDue = false;
            continue;
        }
        if (!has(u'['))
            return malformed(text, at, QStringLiteral("\".\" or \"[\" is missing"));
        ++at;
        Step step;
        if (has(u'"') || has(u'\'')) {
            const QChar quote = text[at++];
            while (at < text.size() && text[at] != quote) {
                if (has(u'\\') && at + 1 < text.size())
                    ++at;
                step.name += text[at++];
            }
            if (!has(quote))
                return malformed(text, at, QStringLiteral("the quote is not closed"));
            ++at;
        } else {
            const qsizetype begin = at;
            while (at < text.size() && text[at] >= u'0' && text[at] <= u'9')
                ++at;
            bool isNumber = false;
            step.index = text.sliced(begin, at - begin).toLongLong(&isNumber);
            if (!isNumber)
                return malformed(text, begin,
                                 QStringLiteral("an index or a quoted name is missing"));
        }
        if (!has(u']'))
            return malformed(text, at, QStringLiteral("\"]\" is missing"));
        ++at;
        query.m_steps.append(step);
    }
    return query;
}

Result<QJsonValue> JsonQuery::find(const QJsonValue &whole) const
{
    QJsonValue value = whole;
    std::vector<JsonPath> places;
    places.reserve(size_t(m_steps.size()) + 1); // each points to the one before it
    places.emplace_back();
    for (const Step &step : m_steps) {
        const QString place = places.back().toString();
        if (step.index < 0) {
            if (!value.isObject())
                return missing(QStringLiteral("%1 is %2, so it has no member \"%3\"")
                                       .arg(place, kindOf(value), step.name));
            const QJsonObject object = value.toObject();
            value = object.value(step.name);
            if (value.isUndefined())
                return missing(QStringLiteral("%1 has no member \"%2\": %3")
                                       .arg(place, step.name, namesOf(object)));
            places.emplace_back(&places.back(), QStringView(step.name));
        } else {
            if (!value.isArray())
                return missing(QStringLiteral("%1 is %2, so it has no item %3")
                                       .arg(place, kindOf(value), QString::number(step.index)));
            const QJsonArray list = value.toArray();
            if (step.index >= list.size())
                return missing(QStringLiteral("%1 has %2 items, so it has no item %3")
                                       .arg(place, QString::number(list.size()),
                                            QString::number(step.index)));
            value = list.at(step.index);
            places.emplace_back(&places.back(), step.index);
        }
    }
    return value;
}

} // namespace HttpQ
