// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qobject.h>
#include <QtCore/qstring.h>

#include <functional>

namespace HttpQ {

/*!
    One attempt to connect to a local (Unix domain) socket. Destroying it cancels.

    The kernel does not make such a connection in the background: it is there at once, or there is
    no place in the server's queue, and it has to be asked again.
*/
class LocalConnect
{
public:
    using Done = std::function<void(const Result<int> &descriptor)>;

    //! Calls \a done from the event loop with a descriptor, which is then the caller's to close, or
    //! with the reason why there is none. \a done may destroy this.
    LocalConnect(const QString &path, const Done &done);

private:
    void tryNow();

    const QString m_path;
    const Done m_done;
    QObject m_later; // calls that wait for the event loop, and die with this
};

} // namespace HttpQ
