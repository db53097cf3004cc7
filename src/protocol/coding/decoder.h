// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>

#include <memory>

namespace HttpQ {

//! What came of one step of decoding.
enum class DecodeStatus {
    NeedInput, //!< all input was used; more is wanted
    OutputFull, //!< the step's bound was reached: call again, with the rest of the input
    End, //!< the coded stream is complete
    Failed, //!< see error()
};

//! Undoes one content coding (RFC 9110 8.4.1) in bounded steps.
class Decoder
{
public:
    Decoder() = default;
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
    virtual ~Decoder();

    //! Takes bytes from the front of \a input (and advances it) and appends at most \a maximum
    //! bytes to \a output.
    virtual DecodeStatus decode(QByteArrayView &input, QByteArray &output, qsizetype maximum) = 0;
    //! The input is over. Fails if the coded stream is not complete.
    virtual DecodeStatus finish() = 0;

    const Error &error() const { return m_error; }

protected:
    DecodeStatus fail(const QString &message)
    {
        m_error = Error(Error::Kind::Decoding, Error::Phase::Body, Error::Party::Remote, message);
        return DecodeStatus::Failed;
    }

private:
    Error m_error;
};

} // namespace HttpQ
