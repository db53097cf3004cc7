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
    //! What the person can do if this side caused it, which is told then; null if it is all the same.
    const char *localHint = nullptr;
};
//! By \a kind; \a phase and \a party tell apart what is of the same kind and not of the same making.
KindText kindText(Error::Kind kind, Error::Phase phase, Error::Party party);

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
    Error::Party party = Error::Party::None; //!< whose doing it says it is; None for whosever
};
//! Null if nothing is known of the limit \a name.
const LimitText *limitText(const QString &name, Error::Party party);

//! "This happened while ..."; null for Phase::None.
const char *phaseText(Error::Phase phase);

} // namespace HttpQ
