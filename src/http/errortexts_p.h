// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

// What Error::explanation() is made of: whole sentences, so that each language orders its words as
// it likes. All are sources of translations in the context "HttpQ::Error".

namespace HttpQ {

//! What is said of a kind of errors.
struct KindText
{
    const char *happened = nullptr; //!< null for Kind::None
    const char *happenedWithHost =
            nullptr; //!< %1 is the host; null if the text has no place for it
    const char *hint = nullptr; //!< what the person can do; null if there is nothing
    //! The phase that need not be told, because the text says it or it tells the person nothing.
    Error::Phase impliedPhase = Error::Phase::None;
    bool tellsLocalCause = false; //!< whether it is worth telling that this side caused it
};
KindText kindText(Error::Kind kind);

//! What is said of a response's status, or of one that is not known (0); %1 is the status.
struct StatusText
{
    const char *happened;
    const char *hint;
};
StatusText statusText(int status);

//! What is said of a limit.
struct LimitText
{
    const char *name; //!< as Error::limitName()
    const char *counted; //!< with %n, in plural forms
    const char *sized; //!< for bytes: with %1 for a size such as "16 MiB"; else null
    const char *hint;
};
//! Null if nothing is known of the limit \a name.
const LimitText *limitText(const QString &name);

//! "This happened while ..."; null for Phase::None.
const char *phaseText(Error::Phase phase);

} // namespace HttpQ
