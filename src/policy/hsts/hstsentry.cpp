// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/hsts/hstsentry.h"

#include "http/origin.h"
#include "policy/hostandport.h"
#include "policy/ipaddress.h"

#include <QtCore/qdatetime.h>

namespace HttpQ {

namespace {

constexpr QByteArrayView FirstLine = "# HttpQ HSTS hosts, format 1";
constexpr QByteArrayView SubDomains = "includeSubDomains";

QByteArray lastLine(qsizetype hosts)
{
    return "# " + QByteArray::number(hosts) + " host(s)";
}

QByteArray dateText(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

Error lineError(qsizetype line, const QString &reason)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("Line %1: %2").arg(line).arg(reason));
}

// Why \a line is none of hstsToText(), or a null string.
QString readLine(const QByteArray &line, HstsEntry &entry)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() < 2 || words.size() > 3
        || (words.size() == 3 && QByteArrayView(words[2]) != SubDomains))
        return QStringLiteral("it is not made of a host, a date and perhaps \"includeSubDomains\"");
    const QDateTime expiry = QDateTime::fromString(QString::fromLatin1(words[1]), Qt::ISODate);
    entry = HstsEntry(words[0], expiry.isValid() ? expiry.toSecsSinceEpoch() : 0,
                      words.size() == 3);
    if (!expiry.isValid() || dateText(entry.expiry) != words[1])
        return QStringLiteral("the date is none");
    if (entry.host.isEmpty() || hstsHost(QString::fromLatin1(entry.host)) != entry.host)
        return QStringLiteral("the host cannot be one");
    return {};
}

} // namespace

QByteArray hstsHost(const QUrl &url)
{
    const Result<RequestTarget> target = RequestTarget::fromUrl(url);
    if (!target)
        return {};
    const QByteArrayView host = withoutTrailingDot(target->origin.host);
    return IpAddress::fromText(host) ? QByteArray() : host.toByteArray();
}

QByteArray hstsHost(const QString &host)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    return hstsHost(url);
}

QByteArray hstsToText(const QList<HstsEntry> &entries)
{
    QByteArray text;
    text.append(FirstLine).append('\n');
    for (const HstsEntry &entry : entries) {
        text.append(entry.host).append(' ').append(dateText(entry.expiry));
        if (entry.includesSubDomains)
            text.append(' ').append(SubDomains);
        text.append('\n');
    }
    return text + lastLine(entries.size()) + '\n';
}

Result<QList<HstsEntry>> hstsFromText(QByteArrayView text)
{
    QList<HstsEntry> entries;
    qsizetype number = 1;
    for (qsizetype end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const QByteArray line = text.first(end).toByteArray();
        text = text.sliced(end + 1);
        if (number == 1) {
            if (QByteArrayView(line) != FirstLine)
                break;
        } else if (text.isEmpty() && line == lastLine(entries.size())) {
            return entries;
        } else {
            HstsEntry entry;
            const QString reason = readLine(line, entry);
            if (!reason.isNull())
                return lineError(number, reason);
            entries.append(entry);
        }
        ++number;
    }
    if (number == 1)
        return lineError(1, QStringLiteral("it does not begin a text of HSTS hosts that is known"));
    return lineError(number, QStringLiteral("the end is missing"));
}

} // namespace HttpQ
