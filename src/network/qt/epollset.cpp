// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/epollset.h"

#include <QtCore/qcoreevent.h>

#include <unistd.h>

namespace HttpQ {

std::shared_ptr<EpollSet> EpollSet::ofThread()
{
    static thread_local std::weak_ptr<EpollSet> current;
    if (std::shared_ptr<EpollSet> set = current.lock()) {
        if (set->m_loop == QAbstractEventDispatcher::instance())
            return set;
    }
    const int descriptor = epoll_create1(EPOLL_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    auto set = std::make_shared<EpollSet>(descriptor);
    current = set;
    return set;
}

EpollSet::EpollSet(int descriptor)
    : QSocketNotifier(descriptor, QSocketNotifier::Read)
    , m_descriptor(descriptor)
    , m_loop(QAbstractEventDispatcher::instance())
{}

EpollSet::~EpollSet()
{
    setEnabled(false);
    ::close(m_descriptor);
}

quint64 EpollSet::nameOf(Place place) const
{
    return quint64(m_entries[place].generation) << 32 | place;
}

EpollSet::Member *EpollSet::memberCalled(quint64 name) const
{
    const Entry &entry = m_entries[static_cast<Place>(name)];
    return entry.generation == name >> 32 ? entry.member : nullptr;
}

EpollSet::Place EpollSet::add(Member *member, int descriptor, quint32 events)
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<Place>(m_entries.size()));
        m_entries.emplace_back();
    }
    const Place place = m_free.back();
    epoll_event wanted = {};
    wanted.events = events;
    wanted.data.u64 = nameOf(place);
    if (epoll_ctl(m_descriptor, EPOLL_CTL_ADD, descriptor, &wanted) != 0)
        return NoPlace;
    m_free.pop_back();
    m_entries[place].member = member;
    return place;
}

void EpollSet::change(Place place, int descriptor, quint32 events)
{
    epoll_event wanted = {};
    wanted.events = events;
    wanted.data.u64 = nameOf(place);
    epoll_ctl(m_descriptor, EPOLL_CTL_MOD, descriptor, &wanted);
}

void EpollSet::remove(Place place, int descriptor)
{
    epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
    m_entries[place].member = nullptr;
    ++m_entries[place].generation;
    m_free.push_back(place);
}

bool EpollSet::event(QEvent *event)
{
    if (event->type() != QEvent::SockAct)
        return QSocketNotifier::event(event);
    handleReady();
    return true;
}

void EpollSet::handleReady()
{
    const std::shared_ptr<EpollSet> self = shared_from_this();
    handleBatch(); // what is left if this is nested in a call to a member
    m_count = epoll_wait(m_descriptor, m_events.data(), BatchSize, 0);
    m_next = 0;
    ++m_batch;
    handleBatch();
}

void EpollSet::handleBatch()
{
    constexpr quint32 Failures = EPOLLERR | EPOLLHUP;
    while (m_next < m_count) {
        const quint64 name = m_events[static_cast<size_t>(m_next)].data.u64;
        const quint32 events = m_events[static_cast<size_t>(m_next)].events;
        ++m_next;
        if (events & (EPOLLOUT | Failures)) {
            const quint64 batch = m_batch;
            if (Member *member = memberCalled(name))
                member->handleRoom();
            if (m_batch != batch)
                continue; // an event loop was run there
        }
        if (events & (EPOLLIN | Failures)) {
            if (Member *member = memberCalled(name))
                member->handleNews();
        }
    }
}

} // namespace HttpQ
