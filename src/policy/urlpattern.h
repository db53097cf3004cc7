// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/result.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qurl.h>

namespace HttpQ {

class Origin;

//! \class HttpQ::UrlPattern
//! \brief Which URLs something is meant for, such as a mounted transport or a proxy.
//!
//! \list
//! \li "all://" and "all://*": every URL; "https://": every https URL
//! \li "all://example.com": this host, on any port
//! \li "http://example.com:8080": this host on this port, over http
//! \li "all://*.example.com": every subdomain of example.com
//! \li "all://*example.com": example.com and its subdomains
//! \endlist
class HTTPQ_EXPORT UrlPattern
{
public:
    //! Fits every URL.
    UrlPattern() {}

    //! Reads \a text; InvalidUrl if it is no pattern.
    static Result<UrlPattern> fromText(QAnyStringView text);

    //! True if \a url is meant; never for one that is neither http nor https.
    bool matches(const QUrl &url) const;
    //! \internal
    bool matches(const Origin &origin) const;

    /*!
        True if this is to be asked before \a other. Sorted by it, the most specific pattern comes
        first: one with a port, then one with a host (a name before a wildcard, a longer before a
        shorter one), then one with a scheme.
    */
    bool isMoreSpecificThan(const UrlPattern &other) const;

    //! The pattern as text, with its host in lower case and as A-labels.
    QString toString() const;

    friend bool operator==(const UrlPattern &, const UrlPattern &) = default;

private:
    enum class Scheme : quint8 { Any, Http, Https };
    // In the order of how much they say.
    enum class Hosts : quint8 { Any, DomainAndSubdomains, Subdomains, One };

    QByteArray m_host;
    quint16 m_port = 0;
    Scheme m_scheme = Scheme::Any;
    Hosts m_hosts = Hosts::Any;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::UrlPattern)
