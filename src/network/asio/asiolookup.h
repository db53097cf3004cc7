// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/backend.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>

namespace HttpQ {

//! A host name that Asio resolves.
class AsioLookup final : public Lookup
{
public:
    AsioLookup(boost::asio::io_context &context, const QByteArray &host,
               Lookup::Listener *listener);
    ~AsioLookup() override;

private:
    boost::asio::ip::tcp::resolver m_resolver;
    std::shared_ptr<Lookup::Listener *> m_listener; // none once this is gone
};

} // namespace HttpQ
