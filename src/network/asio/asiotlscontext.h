// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "http/tlsoptions.h"

#include <QtCore/qstring.h>

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace HttpQ {

//! The context for \a options. Cached per thread, for reading and parsing certificates takes long.
Result<std::shared_ptr<boost::asio::ssl::context>> asioTlsContext(const TlsOptions &options);

//! The first of the errors that OpenSSL has noted in this thread, in its words. Forgets them all.
QString takeOpenSslError();

} // namespace HttpQ
