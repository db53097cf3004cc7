// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qpointer.h>
#include <QtCore/qsocketnotifier.h>

#include <array>
#include <memory>
#include <vector>

#include <sys/epoll.h>

namespace HttpQ {

/*!
    The descriptors of a thread in one epoll descriptor, which Qt's event loop looks at instead of
    each of them.

    It is level-triggered, so that nothing is lost when an event is dropped, when not all is read,
    or when an event loop is nested inside a call to a member: that one goes on where the outer one
    was. Lives as long as one of its members holds it.
*/
class EpollSet final : public QSocketNotifier, public std::enable_shared_from_this<EpollSet>
{
public:
    class Member
    {
    public:
        //! There is room to write, or a failure. May destroy any member.
        virtual void handleRoom() = 0;
        //! There is something to read, or the end, or a failure. May destroy any member.
        virtual void handleNews() = 0;

    protected:
        ~Member() = default;
    };

    //! Where a member is. As long as it is there, nobody else has it.
    using Place = quint32;
    static constexpr Place NoPlace = ~Place(0);

    //! That of this thread and its present event loop; none if the system gives no descriptor, and
    //! errno says why.
    static std::shared_ptr<EpollSet> ofThread();
    explicit EpollSet(int descriptor);
    ~EpollSet() override;

    //! Tells \a member of \a events of \a descriptor. NoPlace if the system refuses, and errno says
    //! why.
    Place add(Member *member, int descriptor, quint32 events);
    void change(Place place, int descriptor, quint32 events);
    //! Must come before the descriptor is closed: a child process may have a copy, for which epoll
    //! would go on.
    void remove(Place place, int descriptor);

    //! The events that are being handled are those that were there when this number was counted up.
    quint64 batch() const { return m_batch; }

protected:
    bool event(QEvent *event) override;

private:
    class Entry
    {
    public:
        Member *member = nullptr;
        quint32 generation = 0; // counts the members that have had this place
    };
    // Leaves other things of the event loop their turns. What the client keeps of so many connections
    // also stays in the processor's cache until the turn in which it answers: a quarter less user time
    // at thousands of connections than with 256.
    static constexpr int BatchSize = 64;

    void handleReady();
    void handleBatch();
    quint64 nameOf(Place place) const;
    Member *memberCalled(quint64 name) const;

    const int m_descriptor;
    const QPointer<QAbstractEventDispatcher> m_loop;
    std::vector<Entry> m_entries;
    std::vector<Place> m_free;
    std::array<epoll_event, BatchSize> m_events;
    int m_count = 0;
    int m_next = 0; // of m_events, to be handled
    quint64 m_batch = 0;
};

} // namespace HttpQ
