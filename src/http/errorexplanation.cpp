// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/error.h"
#include "http/errortexts_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qlocale.h>

#include <limits>

namespace HttpQ {

namespace {

// Sizes below it are told in bytes, whose plural forms the translations have.
constexpr qint64 SmallestSize = 1024;

QString translated(const char *text, int count = -1)
{
    return QCoreApplication::translate("HttpQ::Error", text, nullptr, count);
}

// In which numbers are written: the language of the texts, and the habits of the user's region if that
// is the user's language.
QLocale textLocale()
{
    const QLocale texts(QCoreApplication::translate(
            "HttpQ::Error", "en", "the code of this translation's language, such as de or zh_CN"));
    const QLocale user;
    return user.language() == texts.language() ? user : texts;
}

QString joined(const QStringList &sentences)
{
    const QString pattern = QCoreApplication::translate(
            "HttpQ::Error", "%1 %2", "a sentence and the next one, with what stands between them");
    QString all = sentences.constFirst();
    for (const QString &sentence : sentences.sliced(1))
        all = pattern.arg(all, sentence);
    return all;
}

bool isWholeSize(qint64 bytes)
{
    while (bytes % SmallestSize == 0)
        bytes /= SmallestSize;
    return bytes < SmallestSize;
}

QString limitSentence(const LimitText &text, qint64 value)
{
    if (text.sized && value >= SmallestSize) {
        const int decimals = isWholeSize(value) ? 0 : 1;
        return translated(text.sized).arg(textLocale().formattedDataSize(value, decimals));
    }
    const qint64 count = qBound(qint64(0), value, qint64(std::numeric_limits<int>::max()));
    return translated(text.counted, static_cast<int>(count));
}

} // namespace

QString Error::explanation() const
{
    KindText text = kindText(kind(), phase(), party());
    if (!text.happened)
        return {};
    const QString host = url().authority();

    QStringList sentences;
    const LimitText *limit = limitText(limitName(), party());
    if (limit) {
        sentences.append(limitSentence(*limit, limitValue()));
        text.hint = limit->hint;
    } else if (kind() == Kind::Status) {
        const StatusText ofStatus = statusText(status());
        sentences.append(translated(ofStatus.happened));
        if (status() != 0)
            sentences.last() = sentences.constLast().arg(status());
        text.hint = ofStatus.hint;
    } else if (text.happenedWithHost && !host.isEmpty()) {
        sentences.append(translated(text.happenedWithHost).arg(host));
    } else {
        sentences.append(translated(text.happened));
    }

    const bool isPhaseTold = kind() != Kind::LimitExceeded && phase() != text.impliedPhase;
    if (const char *doing = phaseText(phase()); doing && isPhaseTold)
        sentences.append(translated(doing));
    const bool namesHost = !limit && text.happenedWithHost;
    if (!host.isEmpty() && !namesHost) {
        sentences.append(
                translated(QT_TRANSLATE_NOOP("HttpQ::Error", "The request was to %1.")).arg(host));
    }
    if (text.localHint && party() == Party::Local) {
        text.hint = text.localHint;
        sentences.append(translated(QT_TRANSLATE_NOOP(
                "HttpQ::Error", "The cause is on this device or in the program's settings.")));
    }
    if (text.hint)
        sentences.append(translated(text.hint));
    return joined(sentences);
}

} // namespace HttpQ
