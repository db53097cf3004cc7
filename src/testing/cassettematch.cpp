// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Which recording of a cassette answers a request.

#include "testing/cassettetransport_p.h"

#include <QtCore/qdir.h>

#include <algorithm>
#include <utility>

namespace HttpQ {

namespace {

using Match = CassetteTransport::Match;
using Matching = CassetteTransport::Matching;

// The nearest recording is one of the same path.
int distance(Matching differences)
{
    int sum = 0;
    for (const auto &[part, weight] :
         { std::pair(Match::Path, 16), std::pair(Match::Origin, 8), std::pair(Match::Method, 4),
           std::pair(Match::Query, 2), std::pair(Match::Body, 1) })
        sum += differences.testFlag(part) ? weight : 0;
    return sum;
}

QString named(Matching differences)
{
    QStringList names;
    for (const auto &[part, name] :
         { std::pair(Match::Method, "method"), std::pair(Match::Origin, "origin"),
           std::pair(Match::Path, "path"), std::pair(Match::Query, "query"),
           std::pair(Match::Body, "body") }) {
        if (differences.testFlag(part))
            names.append(QLatin1StringView(name));
    }
    return QStringLiteral("other ") + names.join(u" and ");
}

QString titleOf(const Recording &recording)
{
    return QString::fromUtf8(recording.method + ' ' + recording.url);
}

} // namespace

Matching CassetteTransportPrivate::differences(const Recording &recording,
                                               const Recording &wanted) const
{
    // The file may have been recorded when less was masked, or have been written by hand.
    const QUrl mine = QUrl::fromEncoded(mask.url(QUrl::fromEncoded(recording.url)));
    const QUrl its = QUrl::fromEncoded(wanted.url);
    Matching found;
    found.setFlag(Match::Method, recording.method != wanted.method);
    found.setFlag(Match::Origin,
                  mine.scheme() != its.scheme() || mine.authority() != its.authority());
    found.setFlag(Match::Path, mine.path(QUrl::FullyEncoded) != its.path(QUrl::FullyEncoded));
    found.setFlag(Match::Query, mine.query(QUrl::FullyEncoded) != its.query(QUrl::FullyEncoded));
    found.setFlag(Match::Body, recording.body != wanted.body);
    return found & matching;
}

CassetteTransportPrivate::RecordingPointer
CassetteTransportPrivate::recordingFor(const Request &request)
{
    const Recording wanted = masked(request);
    RecordingPointer last;
    for (const RecordingPointer &recording : recordings) {
        if (differences(*recording, wanted))
            continue;
        last = recording;
        if (!recording->isUsed)
            break;
    }
    if (!last || (last->isUsed && !isRepeatable))
        return {};
    last->isUsed = true;
    return last;
}

Error CassetteTransportPrivate::noRecording(const Request &request) const
{
    constexpr size_t MostTold = 5;

    const Recording wanted = masked(request);
    QString text =
            QStringLiteral("The cassette \"%1\" has no recording %2that answers %3: ")
                    .arg(QDir::toNativeSeparators(fileName),
                         isRepeatable ? QString() : QStringLiteral("left "), titleOf(wanted));
    if (recordings.empty())
        text += QStringLiteral("it is empty");

    std::vector<std::pair<int, QString>> told;
    for (const RecordingPointer &recording : recordings) {
        const Matching differ = differences(*recording, wanted);
        QString line = titleOf(*recording);
        if (differ)
            line += QStringLiteral(" (%1)").arg(named(differ));
        else
            line += QStringLiteral(" (has answered before: see setRepeatable())");
        told.emplace_back(distance(differ), line);
    }
    std::stable_sort(told.begin(), told.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList lines;
    for (const auto &[weight, line] : told) {
        if (lines.size() < qsizetype(MostTold))
            lines.append(line);
    }
    if (!lines.isEmpty())
        text += QStringLiteral("the nearest are ") + lines.join(u", ");
    if (told.size() > MostTold)
        text += QStringLiteral(", and %1 more").arg(told.size() - MostTold);
    return Error(Error::Kind::Callback, Error::Phase::None, Error::Party::Local, text);
}

} // namespace HttpQ
