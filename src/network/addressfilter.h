// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtNetwork/qhostaddress.h>

#include <functional>
#include <memory>

namespace HttpQ {

/*!
    \class HttpQ::AddressFilter
    \brief Says which addresses a client may connect to.

    For programs that ask for URLs which others give them: a name can resolve to an address inside
    the program's own network, and so can the Location of a redirect. The filter is asked for each
    address right before connections are made, also for addresses that stand in a URL, and so for
    each hop of a redirect. A refused address is not tried; if all are, the request fails with
    Error::Kind::Connect and names them.

    The function runs in the client's thread, on its turn. What it throws fails the request that
    asked, with Error::Kind::Callback. Copies share the function and are equal; two filters that were
    made apart are not, and connections made under one are not used under another.
*/
class HTTPQ_EXPORT AddressFilter
{
public:
    //! Whether \a address may be connected to, at \a port, for the sake of \a host: the name that
    //! resolved to it, in lower case and as A-labels, or the address itself.
    using Function =
            std::function<bool(const QHostAddress &address, const QByteArray &host, quint16 port)>;

    //! Lets all addresses pass.
    AddressFilter();
    explicit AddressFilter(Function function);

    /*!
        Lets only addresses pass that anybody on the Internet can reach: by what IANA's registries of
        special-purpose addresses (RFC 6890) say, none that are loopback, private, shared (RFC 6598),
        link-local, unique local (RFC 4193), multicast, unspecified, reserved or for documentation.
        An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) counts as that IPv4 address.
    */
    static AddressFilter publicOnly();

    //! True if all addresses pass.
    bool isNull() const noexcept { return !m_function; }
    //! What the function says; true if there is none.
    bool allows(const QHostAddress &address, const QByteArray &host, quint16 port) const;

    friend bool operator==(const AddressFilter &a, const AddressFilter &b) noexcept
    {
        return a.m_function == b.m_function;
    }
    friend bool operator!=(const AddressFilter &a, const AddressFilter &b) noexcept
    {
        return !(a == b);
    }

private:
    std::shared_ptr<const Function> m_function;
};

} // namespace HttpQ
