// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/hstsfile.h"

#include "client/files/statefile_p.h"

namespace HttpQ {

namespace {

StateFile stateFile(const QString &path)
{
    return StateFile(QStringLiteral("HSTS"), path, HstsFile::MaxBytes);
}

} // namespace

HstsFile::HstsFile(const QString &path)
    : m_path(path)
{}

Error HstsFile::load(HstsStore &store) const
{
    return stateFile(m_path).load(
            [&store](const QByteArray &text) { return store.fromText(text); });
}

Error HstsFile::save(const HstsStore &store) const
{
    return stateFile(m_path).save(store.toText());
}

} // namespace HttpQ
