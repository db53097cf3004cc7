// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/stream.h"

#include <QtCore/qstringlist.h>

#include <functional>
#include <memory>
#include <utility>

//! Owns a stream, notes what it is told, and reads when it is told to.
class StreamRecorder final : public HttpQ::StreamListener
{
public:
    //! Makes the stream with \a make, which is given this as the listener.
    template<typename Make>
    void begin(Make make)
    {
        m_isInCall = true;
        stream = make(this);
        m_isInCall = false;
    }
    //! Calls the stream; the listener must not hear of anything before the call returns.
    template<typename Call>
    auto call(Call function)
    {
        struct Guard
        {
            bool &isInCall;
            bool before = std::exchange(isInCall, true);
            ~Guard() { isInCall = before; }
        } guard { m_isInCall };
        return function(*stream);
    }
    void write(QByteArrayView bytes)
    {
        call([&](HttpQ::Stream &s) { s.write(bytes); });
    }
    //! Reads until there is nothing more. Returns how many bytes.
    qsizetype readAll()
    {
        const qsizetype before = data.size();
        while (stream) {
            QByteArray buffer(qsizetype(readSize), Qt::Uninitialized);
            const qint64 got =
                    call([&](HttpQ::Stream &s) { return s.read(buffer.data(), readSize); });
            if (got < 0) {
                end = stream->end();
                hasEnded = true;
            }
            if (got <= 0)
                break;
            data.append(buffer.constData(), qsizetype(got));
        }
        return data.size() - before;
    }
    int count(const char *event) const { return int(events.count(QLatin1String(event))); }

    std::unique_ptr<HttpQ::Stream> stream;
    QStringList events;
    QByteArray data;
    HttpQ::StreamEnd end = HttpQ::StreamEnd::None;
    HttpQ::Error error;
    HttpQ::TlsInfo tlsInfo;
    qint64 readSize = 65536;
    bool reads = true;
    bool hasEnded = false;
    bool wasCalledInside = false;
    QString destroyOn; // the event in whose call the stream is destroyed
    std::function<void(const QString &event)> hook;

private:
    void streamConnected() override { note(QStringLiteral("connected")); }
    void streamSecured(const HttpQ::TlsInfo &info) override
    {
        tlsInfo = info;
        note(QStringLiteral("secured"));
    }
    void streamReadable() override
    {
        note(QStringLiteral("readable"));
        if (reads)
            readAll();
    }
    void streamWritten() override { note(QStringLiteral("written")); }
    void streamFailed(const HttpQ::Error &e) override
    {
        error = e;
        note(QStringLiteral("failed"));
    }

    void note(const QString &event)
    {
        wasCalledInside = wasCalledInside || m_isInCall;
        events.append(event);
        if (hook)
            hook(event);
        if (event == destroyOn)
            stream.reset();
    }

    bool m_isInCall = false;
};
