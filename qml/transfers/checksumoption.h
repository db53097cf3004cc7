// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qcryptographichash.h>
#include <QtCore/qstring.h>

namespace HttpQ {

//! The checksum of a file.
class Checksum
{
public:
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256;
    QByteArray bytes;
};

//! Reads \a text such as "sha256:e3b0c442...", whose algorithm is one that QCryptographicHash has.
Error readChecksum(const QString &text, Checksum &checksum);

} // namespace HttpQ
