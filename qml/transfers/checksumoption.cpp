// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/transfers/checksumoption.h"

#include "qml/request/jsvalues.h"

#include <QtCore/qmap.h>
#include <QtCore/qstringlist.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;

namespace HttpQ {

namespace {

const QMap<QString, QCryptographicHash::Algorithm> &algorithms()
{
    static const QMap<QString, QCryptographicHash::Algorithm> algorithms = {
        { u"md5"_s, QCryptographicHash::Md5 },
        { u"sha1"_s, QCryptographicHash::Sha1 },
        { u"sha224"_s, QCryptographicHash::Sha224 },
        { u"sha256"_s, QCryptographicHash::Sha256 },
        { u"sha384"_s, QCryptographicHash::Sha384 },
        { u"sha512"_s, QCryptographicHash::Sha512 },
        { u"sha3-224"_s, QCryptographicHash::Sha3_224 },
        { u"sha3-256"_s, QCryptographicHash::Sha3_256 },
        { u"sha3-384"_s, QCryptographicHash::Sha3_384 },
        { u"sha3-512"_s, QCryptographicHash::Sha3_512 },
    };
    return algorithms;
}

bool isHexDigit(QChar character)
{
    const char16_t digit = character.toLower().unicode();
    return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
}

} // namespace

Error readChecksum(const QString &text, Checksum &checksum)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return wrong(u"checksum: \"%1\" does not name its algorithm, as \"sha256:...\" does"_s.arg(
                text));
    const QString name = text.first(colon).toLower();
    const QString digits = text.sliced(colon + 1);
    const auto found = algorithms().constFind(name);
    if (found == algorithms().constEnd()) {
        return wrong(u"checksum: \"%1\" is no algorithm that is known; algorithms are %2"_s.arg(
                name, algorithms().keys().join(", "_L1)));
    }
    const int length = 2 * QCryptographicHash::hashLength(*found);
    if (digits.size() != length || !std::all_of(digits.begin(), digits.end(), isHexDigit)) {
        return wrong(u"checksum: \"%1\" is not made of %2 hexadecimal digits, as %3 is"_s.arg(
                digits, QString::number(length), name));
    }
    checksum.algorithm = *found;
    checksum.bytes = QByteArray::fromHex(digits.toLatin1());
    return {};
}

} // namespace HttpQ
