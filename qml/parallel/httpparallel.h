// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/httpverbs.h>
#include <HttpQ/parallel.h>

#include <QtCore/qpointer.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlregistration.h>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

namespace HttpQ {

class HttpClient;

/*!
    \class HttpQ::HttpParallel
    \brief The QML type HttpParallel: a group of requests that run at the same time.

    \code
    const group = api.parallel({ atMost: 4 })
    for (const id of ids)
        group.get("items/" + id)
    group.all().then(responses => show(responses))
    \endcode

    Its verbs are those of HttpClient. Requests start at once, as far as atMost and atMostPerHost let
    them. It belongs to JavaScript, and lives at least as long as a request of it runs. If it is
    destroyed before, what is left rejects with HttpError.Cancelled.
*/
class HTTPQ_QML_EXPORT HttpParallel
    : public HttpQ::HttpVerbs // so that it is found among the QML types
{
    Q_OBJECT
    QML_NAMED_ELEMENT(HttpParallel)
    QML_UNCREATABLE("HttpParallel is what HttpClient.parallel() returns")
    Q_PROPERTY(int total READ total NOTIFY changed FINAL)
    Q_PROPERTY(int started READ started NOTIFY changed FINAL)
    Q_PROPERTY(int running READ running NOTIFY changed FINAL)
    Q_PROPERTY(int finished READ finished NOTIFY changed FINAL)
    Q_PROPERTY(int failed READ failed NOTIFY changed FINAL)
    Q_PROPERTY(double bytesReceived READ bytesReceived NOTIFY changed FINAL)
    Q_PROPERTY(double bytesSent READ bytesSent NOTIFY changed FINAL)
public:
    //! Runs requests of \a client with \a options: an object with any of atMost, atMostPerHost,
    //! failFast and deadline (milliseconds), as in Parallel.
    HttpParallel(HttpClient *client, QJSEngine *engine, const QJSValue &options);
    ~HttpParallel() override;

    //! The requests that the group was given.
    int total() const { return int(m_progress->total()); }
    //! Those that have had their turn.
    int started() const { return int(m_progress->started()); }
    //! Those that were started and have not ended.
    int running() const { return int(m_progress->running()); }
    //! Those whose outcome is there, a failure included.
    int finished() const { return int(m_progress->finished()); }
    //! Those that ended in an error, cancelled ones included.
    int failed() const { return int(m_progress->failed()); }
    double bytesReceived() const { return double(m_progress->bytesReceived()); }
    double bytesSent() const { return double(m_progress->bytesSent()); }

    //! The promise of a list of the responses to all requests so far, in the order they were started.
    //! Rejects with what fails first.
    Q_INVOKABLE QJSValue all() const;
    //! Ends what is left. What is started after that ends at once, too.
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    //! At most once per turn of the event loop.
    void changed();
    //! No outcome is missing any more; comes again if more requests are started after that.
    void allFinished();

private:
    Error readOptions(const QJSValue &options);
    QJSValue send(const char *caller, const QString &method, const QJSValue &url,
                  const QJSValue &options) override;

    QPointer<HttpClient> m_client;
    QPointer<QJSEngine> m_engine;
    Parallel m_parallel;
    ParallelProgress *m_progress; // of m_parallel
    QJSValue m_promises;
    QJSValue m_self; // so that JavaScript keeps it while it runs
    Error m_refusal;
};

} // namespace HttpQ
