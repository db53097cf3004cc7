// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/asio/asioservice.h"
#include "network/backend.h"
#include "network/intrusivelist.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <memory>

namespace HttpQ {

//! A handler posted to an io_context, and a timer of it.
class AsioWaker final : public Waker, public IntrusiveNode<AsioWaker>
{
public:
    AsioWaker(boost::asio::io_context &context, Waker::Listener *listener);
    ~AsioWaker() override;

    void post() override;
    void wakeAt(std::chrono::steady_clock::time_point time) override;
    bool isOver() const override;
    bool isGone() const override { return m_service.isShutDown(); }

    //! Whether a wake() was asked for and has not come.
    bool isPosted() const { return m_isPosted; }
    void wake();

private:
    using Clock = std::chrono::steady_clock;
    using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>,
                                                    boost::asio::io_context::executor_type>;

    boost::asio::io_context &m_context;
    AsioService &m_service;
    Waker::Listener *m_listener;
    Timer m_timer;
    std::atomic<bool> m_isPosted = false;
    std::shared_ptr<AsioWaker *> m_self; // what handlers know; none once this is gone
};

} // namespace HttpQ
