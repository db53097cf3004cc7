// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/methodname.h"

#include <QtCore/qset.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

bool isRegisteredMethod(const QString &method)
{
    // RFC 9110 and 5789; then WebDAV and its kin (RFC 3253, 3648, 3744, 4437, 4791, 4918, 5323, 5842),
    // RFC 2068's links, and QUERY. PRI (RFC 9113 3.4) is registered to be kept out of requests.
    static const QSet<QString> registered = [] {
        const QString names = u"GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT ACL "
                              "BASELINE-CONTROL BIND CHECKIN CHECKOUT COPY LABEL LINK LOCK "
                              "MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE "
                              "MOVE ORDERPATCH PROPFIND PROPPATCH QUERY REBIND REPORT "
                              "SEARCH UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE "
                              "UPDATEREDIRECTREF VERSION-CONTROL"_s;
        const QStringList list = names.split(' '_L1);
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return registered.contains(method);
}

QString normalizedMethod(const QString &method)
{
    const QString upper = method.toUpper();
    return isRegisteredMethod(upper) ? upper : method;
}

} // namespace HttpQ
