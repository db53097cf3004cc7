// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qobjectdefs.h>
#include <QtQml/qqmlregistration.h>

//! The names of Error::Kind in QML, as HttpError.ReadTimeout. They are given here once more because
//! Error has other enumerations with some of the same names.
namespace HttpQ::ErrorKind {
Q_NAMESPACE
QML_NAMED_ELEMENT(HttpError)

enum Kind {
    None = int(Error::Kind::None),
    PoolTimeout = int(Error::Kind::PoolTimeout),
    ConnectTimeout = int(Error::Kind::ConnectTimeout),
    ReadTimeout = int(Error::Kind::ReadTimeout),
    WriteTimeout = int(Error::Kind::WriteTimeout),
    TotalTimeout = int(Error::Kind::TotalTimeout),
    Resolve = int(Error::Kind::Resolve),
    Connect = int(Error::Kind::Connect),
    Read = int(Error::Kind::Read),
    Write = int(Error::Kind::Write),
    Close = int(Error::Kind::Close),
    Tls = int(Error::Kind::Tls),
    LocalProtocol = int(Error::Kind::LocalProtocol),
    RemoteProtocol = int(Error::Kind::RemoteProtocol),
    Proxy = int(Error::Kind::Proxy),
    UnsupportedProtocol = int(Error::Kind::UnsupportedProtocol),
    Decoding = int(Error::Kind::Decoding),
    TooManyRedirects = int(Error::Kind::TooManyRedirects),
    Redirect = int(Error::Kind::Redirect),
    Authentication = int(Error::Kind::Authentication),
    CookieConflict = int(Error::Kind::CookieConflict),
    File = int(Error::Kind::File),
    Callback = int(Error::Kind::Callback),
    LimitExceeded = int(Error::Kind::LimitExceeded),
    Cancelled = int(Error::Kind::Cancelled),
    Status = int(Error::Kind::Status),
    InvalidUrl = int(Error::Kind::InvalidUrl),
    StreamConsumed = int(Error::Kind::StreamConsumed),
    StreamClosed = int(Error::Kind::StreamClosed),
    ResponseNotRead = int(Error::Kind::ResponseNotRead),
};
Q_ENUM_NS(Kind)

} // namespace HttpQ::ErrorKind
