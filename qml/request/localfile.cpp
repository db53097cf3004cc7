// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/localfile.h"

#include "qml/request/jsvalues.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qurl.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

// The system ends a path at U+0000: it would name another file.
QString absolutePath(const QString &path)
{
    return QDir::isAbsolutePath(path) && !path.contains(QChar::Null) ? path : QString();
}

} // namespace

QString localPath(const QString &text)
{
    return QDir::isAbsolutePath(text) ? absolutePath(text) : localPath(QUrl(text));
}

QString localPath(const QUrl &url)
{
    // An absolute path that was given to a property of the type url.
    if (url.scheme().isEmpty())
        return absolutePath(QUrl::fromPercentEncoding(url.toEncoded()));
    if (url.scheme() == "qrc"_L1)
        return absolutePath(u':' + url.path(QUrl::FullyDecoded));
    return url.isLocalFile() ? absolutePath(url.toLocalFile()) : QString();
}

Error readLocalFile(const QString &place, const QJSValue &value, QString &path)
{
    const QString wanted = u"a file: URL or an absolute path"_s;
    const std::optional<QString> text = JsValues::toText(value);
    if (!text)
        return JsValues::unwanted(place, wanted, value);
    const std::optional<QUrl> url = JsValues::toUrl(value);
    path = url ? localPath(*url) : localPath(*text);
    if (path.isEmpty())
        return JsValues::unwanted(place, wanted, value);
    const auto unreadable = [&](const QString &reason) {
        return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local,
                     u"%1: the file \"%2\" %3"_s.arg(place, path, reason));
    };
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return unreadable(u"is no regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(u"cannot be read: %1"_s.arg(file.errorString()));
    return {};
}

} // namespace HttpQ
