// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/auth.h>
#include <HttpQ/error.h>

#include <QtCore/qstring.h>

#include <memory>

namespace HttpQ {

class NetrcAuthData;

/*!
    \class HttpQ::NetrcAuth
    \brief User names and passwords from a .netrc file, sent as BasicAuth sends them.

    What counts is the host that is asked: a request that is redirected carries the credentials of
    the host it is redirected to, if the file has some, but none over http after it began over https.
    The file is read once, here. If it cannot be read or holds an error, every request fails with
    that error().
*/
class HTTPQ_EXPORT NetrcAuth : public Auth
{
public:
    //! Reads the file \a path.
    explicit NetrcAuth(const QString &path);
    ~NetrcAuth() override;

    //! The same with the contents of such a file.
    static std::shared_ptr<NetrcAuth> fromText(const QByteArray &text);
    //! Reads the file that the environment variable NETRC names, else ".netrc" in the home folder.
    //! Null if there is none; if it is of no use, a warning says why.
    static std::shared_ptr<NetrcAuth> fromEnvironment();

    //! Whether the "default" entry is sent to hosts that have none of their own: to any host. Not,
    //! unless set.
    void setDefaultUsed(bool used);
    bool isDefaultUsed() const;

    //! Why there are no credentials: a syntax error with its line, or that the file cannot be read.
    Error error() const;

    void authorize(Request &request) override;
    //! True for every host that the file has an entry for, unless \a first is https and \a current
    //! is not.
    bool appliesTo(const QUrl &first, const QUrl &current) const override;

private:
    explicit NetrcAuth(std::unique_ptr<NetrcAuthData> data);

    std::unique_ptr<NetrcAuthData> d;
};

} // namespace HttpQ
