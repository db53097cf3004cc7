// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiolookup.h"

namespace HttpQ {

namespace asio = boost::asio;

AsioLookup::AsioLookup(asio::io_context &context, const QByteArray &host,
                       Lookup::Listener *listener)
    : m_resolver(context)
    , m_listener(std::make_shared<Lookup::Listener *>(listener))
{
    m_resolver.async_resolve(
            host.toStdString(), std::string(),
            [listener = m_listener](const boost::system::error_code &error,
                                    const asio::ip::tcp::resolver::results_type &results) {
                if (!*listener)
                    return;
                QList<QHostAddress> addresses;
                for (const auto &result : results) {
                    const asio::ip::tcp::endpoint endpoint = result.endpoint();
                    const QHostAddress address(endpoint.data());
                    if (!addresses.contains(address))
                        addresses.append(address);
                }
                (*listener)->resolved(addresses,
                                      error ? QString::fromStdString(error.message()) : QString());
            });
}

AsioLookup::~AsioLookup()
{
    *m_listener = nullptr;
}

} // namespace HttpQ
