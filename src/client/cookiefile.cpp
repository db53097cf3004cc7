// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/cookiefile.h"

#include "client/files/statefile_p.h"

namespace HttpQ {

namespace {

StateFile stateFile(const QString &path)
{
    return StateFile(QStringLiteral("cookie"), path, CookieFile::MaxBytes);
}

} // namespace

CookieFile::CookieFile(const QString &path)
    : m_path(path)
{}

Error CookieFile::load(CookieJar &jar) const
{
    return stateFile(m_path).load([&jar](const QByteArray &text) { return jar.fromText(text); });
}

Error CookieFile::save(const CookieJar &jar, CookieJar::SessionCookies sessionCookies) const
{
    return stateFile(m_path).save(jar.toText(sessionCookies));
}

} // namespace HttpQ
