// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "catalogue.h"

#include "examplerequest.h"

#include <QtCore/qjsonobject.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurlquery.h>

#include <algorithm>

using namespace Qt::StringLiterals;

static constexpr qint64 DefaultPerPage = 20;
static constexpr qint64 MaximumPerPage = 500;

static const QString &pick(const QStringList &list, qsizetype number)
{
    return list.at(number % list.size());
}

Catalogue::Catalogue(const QUrl &server)
    : m_server(server)
{
    static const QStringList looks = { u"Amber"_s,  u"Brass"_s,  u"Cedar"_s,  u"Copper"_s,
                                       u"Coral"_s,  u"Ivory"_s,  u"Jade"_s,   u"Linen"_s,
                                       u"Maple"_s,  u"Marble"_s, u"Olive"_s,  u"Opal"_s,
                                       u"Pearl"_s,  u"Slate"_s,  u"Silver"_s, u"Teal"_s,
                                       u"Velvet"_s, u"Walnut"_s };
    static const QStringList things = { u"lamp"_s,   u"chair"_s,  u"teapot"_s, u"clock"_s,
                                        u"mirror"_s, u"vase"_s,   u"bench"_s,  u"kettle"_s,
                                        u"shelf"_s,  u"rug"_s,    u"bowl"_s,   u"basket"_s,
                                        u"stool"_s,  u"candle"_s, u"tray"_s,   u"jug"_s,
                                        u"screen"_s, u"desk"_s };
    static const QStringList places = { u"the kitchen"_s,      u"a quiet corner"_s,
                                        u"the garden table"_s, u"a small flat"_s,
                                        u"the hall"_s,         u"the reading room"_s,
                                        u"the workshop"_s };
    static const QStringList makers = { u"by hand in the north"_s, u"in a workshop of three"_s,
                                        u"from what was left over"_s, u"to order"_s,
                                        u"in small numbers"_s };
    for (qsizetype number = 0; number < looks.size() * things.size(); ++number) {
        QUrl image = server;
        image.setPath(u"/images/%1.png"_s.arg(number + 1));
        QJsonObject item;
        item[u"id"_s] = qint64(number + 1);
        item[u"name"_s] =
                QString(pick(looks, number / things.size() + number) + u' ' + pick(things, number));
        item[u"description"_s] = QString(u"For "_s + pick(places, number * 3) + u", made "_s
                                         + pick(makers, number / 2) + u'.');
        item[u"image"_s] = image.toString();
        m_items.append(item);
    }
}

QJsonArray Catalogue::find(const QString &text) const
{
    QJsonArray found;
    for (const auto &item : m_items) {
        if (item[u"name"_s].toString().contains(text, Qt::CaseInsensitive)
            || item[u"description"_s].toString().contains(text, Qt::CaseInsensitive))
            found.append(item);
    }
    return found;
}

ExampleAnswer Catalogue::page(const ExampleRequest &request) const
{
    const QString text = request.query(u"q"_s);
    const QJsonArray found = find(text);
    const qint64 perPage =
            std::clamp<qint64>(request.number(u"per_page"_s, DefaultPerPage), 1, MaximumPerPage);
    const qint64 last = std::max<qint64>((found.size() + perPage - 1) / perPage, 1);
    const qint64 page = std::clamp<qint64>(request.number(u"page"_s, 1), 1, last + 1);

    QJsonArray items;
    const qint64 end = std::min<qint64>(page * perPage, found.size());
    for (qint64 i = (page - 1) * perPage; i < end; ++i)
        items.append(found.at(static_cast<qsizetype>(i)));

    QByteArrayList links;
    const auto link = [&](qint64 number, const QByteArray &relation) {
        QUrlQuery query;
        query.addQueryItem(u"page"_s, QString::number(number));
        query.addQueryItem(u"per_page"_s, QString::number(perPage));
        if (!text.isEmpty())
            query.addQueryItem(u"q"_s, QString::fromLatin1(QUrl::toPercentEncoding(text)));
        QUrl url(u"/items"_s);
        url.setQuery(query);
        links += '<' + url.toEncoded() + ">; rel=\"" + relation + '"';
    };
    link(1, "first");
    if (page > 1)
        link(page - 1, "prev");
    if (page < last)
        link(page + 1, "next");
    link(last, "last");

    ExampleAnswer answer = ExampleAnswer::json(QJsonDocument(items));
    answer.setField("Link", links.join(", "));
    answer.setField("X-Total-Count", QByteArray::number(found.size()));
    return answer;
}
