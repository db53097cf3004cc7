// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetatype.h>

#include <utility>

namespace HttpQ {

/*!
    \class HttpQ::RedirectPolicy
    \brief Which redirects are followed, and how many.

    By default at most 10, to http and https only, and never from https to http. Credentials do not
    leave their origin: Authorization, Cookie and their kin are dropped when scheme, host or port
    change, whatever is set here.

    \code
    request.redirects(HttpQ::RedirectPolicy().setMaximum(3).setSameOriginOnly(true));
    \endcode
*/
class RedirectPolicy
{
public:
    RedirectPolicy() {}
    //! Redirects are not followed: the 3xx response is the response.
    static RedirectPolicy none() { return RedirectPolicy().setFollowed(false); }

    bool isFollowed() const { return m_isFollowed; }
    RedirectPolicy &setFollowed(bool followed) &
    {
        m_isFollowed = followed;
        return *this;
    }
    RedirectPolicy &&setFollowed(bool followed) && { return std::move(setFollowed(followed)); }

    //! How many redirects one request may take; one more is Error::Kind::TooManyRedirects.
    int maximum() const { return m_maximum; }
    RedirectPolicy &setMaximum(int maximum) &
    {
        m_maximum = qMax(0, maximum);
        return *this;
    }
    RedirectPolicy &&setMaximum(int maximum) && { return std::move(setMaximum(maximum)); }

    //! Whether https may redirect to http, where anybody on the way reads along. Off by default.
    bool isDowngradeAllowed() const { return m_isDowngradeAllowed; }
    RedirectPolicy &setDowngradeAllowed(bool allowed) &
    {
        m_isDowngradeAllowed = allowed;
        return *this;
    }
    RedirectPolicy &&setDowngradeAllowed(bool allowed) &&
    {
        return std::move(setDowngradeAllowed(allowed));
    }

    /*!
        Whether the redirected request says in Referer where it comes from: the URL without user
        information and fragment, to another origin only its origin, and nothing from https to http.
        Off by default; a Referer set by hand then stays, on its origin.
    */
    bool isRefererSent() const { return m_isRefererSent; }
    RedirectPolicy &setRefererSent(bool sent) &
    {
        m_isRefererSent = sent;
        return *this;
    }
    RedirectPolicy &&setRefererSent(bool sent) && { return std::move(setRefererSent(sent)); }

    //! Whether a redirect to another scheme, host or port is an error. Off by default.
    bool isSameOriginOnly() const { return m_isSameOriginOnly; }
    RedirectPolicy &setSameOriginOnly(bool only) &
    {
        m_isSameOriginOnly = only;
        return *this;
    }
    RedirectPolicy &&setSameOriginOnly(bool only) && { return std::move(setSameOriginOnly(only)); }

    friend bool operator==(const RedirectPolicy &, const RedirectPolicy &) = default;

private:
    int m_maximum = 10;
    bool m_isFollowed = true;
    bool m_isDowngradeAllowed = false;
    bool m_isRefererSent = false;
    bool m_isSameOriginOnly = false;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::RedirectPolicy)
