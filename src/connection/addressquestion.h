// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connectionkey.h"
#include "http/error.h"
#include "network/turnqueue.h"

#include <QtCore/qlist.h>

namespace HttpQ {

//! Asks the filter of a key which of some addresses may be connected to. That is code of the
//! program, so it is asked on the turn, and may do anything: also throw, run an event loop, and
//! destroy this.
class AddressQuestion final : private TurnItem
{
public:
    class Listener
    {
    public:
        //! Some are \a allowed, or \a refusal says why none is. May destroy the question.
        virtual void addressesFiltered(const QList<QHostAddress> &allowed,
                                       const Error &refusal) = 0;

    protected:
        ~Listener() = default;
    };

    AddressQuestion(TurnQueue &turns, const ConnectionKey &key,
                    const QList<QHostAddress> &addresses, Listener *listener);
    ~AddressQuestion() override;

private:
    void turn() override;

    const ConnectionKey m_key;
    const QList<QHostAddress> m_addresses;
    Listener *m_listener;
    bool *m_isDestroyed = nullptr; // set while the filter is asked
};

} // namespace HttpQ
