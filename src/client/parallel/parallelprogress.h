// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qobject.h>

namespace HttpQ {

/*!
    \class HttpQ::ParallelProgress
    \brief How far a group of requests has come, for a progress bar: what Parallel::progress()
    returns.

    It belongs to the group and goes with it. Its signals come from the event loop, at most once a
    turn.
*/
class HTTPQ_EXPORT ParallelProgress : public QObject
{
    Q_OBJECT
    Q_PROPERTY(qsizetype total READ total NOTIFY changed FINAL)
    Q_PROPERTY(qsizetype started READ started NOTIFY changed FINAL)
    Q_PROPERTY(qsizetype running READ running NOTIFY changed FINAL)
    Q_PROPERTY(qsizetype finished READ finished NOTIFY changed FINAL)
    Q_PROPERTY(qsizetype failed READ failed NOTIFY changed FINAL)
    Q_PROPERTY(qint64 bytesReceived READ bytesReceived NOTIFY changed FINAL)
    Q_PROPERTY(qint64 bytesSent READ bytesSent NOTIFY changed FINAL)
public:
    //! The requests that the group was given.
    qsizetype total() const { return m_state.total; }
    //! Those that have had their turn.
    qsizetype started() const { return m_state.started; }
    //! Those that were started and have not ended.
    qsizetype running() const { return m_state.running; }
    //! Those whose outcome is there, a failure included.
    qsizetype finished() const { return m_state.finished; }
    //! Those that ended in an error, cancelled ones included.
    qsizetype failed() const { return m_state.failed; }
    //! Bytes of all contents so far, before content codings are undone.
    qint64 bytesReceived() const { return m_state.bytesReceived; }
    //! Bytes of all requests' bodies that the operating system has taken.
    qint64 bytesSent() const { return m_state.bytesSent; }

Q_SIGNALS:
    void changed();
    //! No outcome is missing any more; comes again if more requests are started after that.
    void allFinished();

private:
    friend class ParallelGroup;

    class State
    {
    public:
        State() {}
        bool isAllFinished() const { return total > 0 && finished == total; }

        qsizetype total = 0;
        qsizetype started = 0;
        qsizetype running = 0;
        qsizetype finished = 0;
        qsizetype failed = 0;
        qint64 bytesReceived = 0;
        qint64 bytesSent = 0;
    };

    explicit ParallelProgress(QObject *parent);
    //! What a slot throws is reported and goes no further.
    void update(const State &state);

    State m_state;
};

} // namespace HttpQ
