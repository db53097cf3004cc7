// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/values/cookieobject.h"

using namespace Qt::StringLiterals;

namespace HttpQ {

QString serverText(QByteArrayView bytes)
{
    return bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

QVariantList cookieObjects(const QList<Cookie> &cookies)
{
    QVariantList list;
    for (const Cookie &cookie : cookies) {
        QVariantMap object {
            { u"name"_s, serverText(cookie.name) },     { u"value"_s, serverText(cookie.value) },
            { u"domain"_s, serverText(cookie.domain) }, { u"path"_s, serverText(cookie.path) },
            { u"isSecure"_s, cookie.isSecure },         { u"isHttpOnly"_s, cookie.isHttpOnly }
        };
        if (cookie.expiry)
            object.insert(u"expires"_s, *cookie.expiry);
        list.append(object);
    }
    return list;
}

} // namespace HttpQ
