// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "http/headers.h"
#include "http/responsehead.h"

#include <QtCore/qbytearrayview.h>

namespace HttpQ {

//! The only door upwards out of the protocol floor: a protocol engine tells it what came in. All
//! views are valid during the call only. None of the calls may destroy the engine or feed it.
class ExchangeSink
{
public:
    //! A 1xx response (RFC 9110 15.2). Never the final one.
    virtual void onInformational(ResponseHead &&head) = 0;
    //! The final head. Comes once, before any body.
    virtual void onHead(ResponseHead &&head) = 0;
    //! Content as it was sent, content codings not undone. Returns how much of it was taken: less
    //! than all of it pauses the engine, which keeps nothing and takes no more input until it is
    //! fed again, from the first byte that was not taken.
    virtual qsizetype onBody(QByteArrayView data) = 0;
    //! The trailer section of a chunked message; comes after the body, only if there are fields.
    virtual void onTrailers(Headers &&trailers) = 0;
    //! The response is complete. Nothing comes after it.
    virtual void onEnd() = 0;
    //! The response cannot be completed. Nothing comes after it.
    virtual void onError(const Error &error) = 0;

protected:
    ~ExchangeSink() = default;
};

} // namespace HttpQ
