// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/lifetimecoroutine.h"

#include <HttpQ/body.h>

#include <QtCore/qiodevice.h>

#include <qcoro/qcoroasyncgenerator.h>

#include <cstring>
#include <functional>

namespace HttpQTest {

using Hook = std::function<void()>;

//! A device that has given a few bytes and may have more some day.
class SlowDevice final : public QIODevice
{
public:
    explicit SlowDevice(Hook inRead = {})
        : m_inRead(std::move(inRead))
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_bytes.size(); }
    void give(const QByteArray &bytes)
    {
        m_bytes += bytes;
        Q_EMIT readyRead();
    }
    void finish() { Q_EMIT readChannelFinished(); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_inRead)
            m_inRead();
        const qsizetype count = qMin(static_cast<qsizetype>(size), m_bytes.size());
        std::memcpy(data, m_bytes.constData(), static_cast<size_t>(count));
        m_bytes.remove(0, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Hook m_inRead;
    QByteArray m_bytes = "abc";
};

//! A source of the program's own, which runs what it likes when it is asked.
class HookedSource final : public HttpQ::BodySource
{
public:
    explicit HookedSource(Hook inPull)
        : m_inPull(std::move(inPull))
    {}
    qint64 size() const override { return -1; }
    Pull pull(QByteArray &buffer, qsizetype) override
    {
        if (++m_pulls > 4)
            return Pull::End;
        if (m_pulls == 2)
            m_inPull();
        buffer.append("piece");
        return Pull::Bytes;
    }
    bool isReplayable() const override { return false; }
    bool rewind() override { return false; }

private:
    Hook m_inPull;
    int m_pulls = 0;
};

inline QCoro::AsyncGenerator<QByteArray> waitingBody(Gate *gate)
{
    QByteArray piece = "first";
    co_yield piece;
    co_await *gate;
    co_yield piece;
}

inline QCoro::AsyncGenerator<QByteArray> largeBody()
{
    for (int i = 0; i < 64; ++i) {
        QByteArray piece(32 * 1024, 'g');
        co_yield piece;
    }
}

inline QCoro::AsyncGenerator<QByteArray> hookedBody(Hook hook)
{
    QByteArray piece = "first";
    co_yield piece;
    hook();
    co_yield piece;
}

} // namespace HttpQTest
