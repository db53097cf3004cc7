// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/httpqglobal.h>
#include <HttpQ/requestlogentry.h>

#include <functional>
#include <memory>

namespace HttpQ {

class AsyncClient;
class RequestLogPrivate;

/*!
    \class HttpQ::RequestLog
    \brief What clients have done last and are doing, for people to look at: the requests in the order in
    which they started, each from its start.

    \code
    HttpQ::RequestLog log;
    log.watch(&client);
    \endcode

    Secrets are masked when a request is entered, as in a HarLog; the log holds on to nothing else.
    Belongs to the thread of the clients, which may be destroyed before it or after it.
*/
class HTTPQ_EXPORT RequestLog
{
public:
    RequestLog();
    RequestLog(const RequestLog &) = delete;
    RequestLog &operator=(const RequestLog &) = delete;
    ~RequestLog();

    //! Enters the requests that \a client starts from now on.
    void watch(AsyncClient *client);
    //! Enters no more requests of \a client, and drops those that run.
    void unwatch(AsyncClient *client);

    //! At most so many entries are kept, and the oldest are dropped: 1000 unless set.
    qsizetype maximumEntries() const;
    void setMaximumEntries(qsizetype count);
    //! How many bytes of a body are kept at most, to be shown and in the archive: 0 unless set, so none.
    //! For requests that start or end later.
    qsizetype bodyPreviewBytes() const;
    void setBodyPreviewBytes(qsizetype bytes);

    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    //! The entry at \a index, in the order of RequestLogEntry::number; it is valid until the log changes.
    const RequestLogEntry &at(qsizetype index) const;
    //! Takes into the entries of requests that run what has been sent and received so far, and the phases
    //! that are done. Between two calls what runs costs nothing. Does not call the change function.
    void updateRunning();
    //! Drops all entries but those of requests that run.
    void clear();

    //! Writes those that have ended to the file \a path, as HarLog::save() does. A body with more bytes
    //! than bodyPreviewBytes() is not in it.
    [[nodiscard]] Error saveHar(const QString &path) const;

    //! Calls \a function whenever entries came, changed or went, from the event loop or inside a call of
    //! this class. It must not change the log.
    void setChangeFunction(const std::function<void()> &function);

private:
    const std::shared_ptr<RequestLogPrivate> d;
};

} // namespace HttpQ
