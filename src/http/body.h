// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qmetatype.h>

#include <memory>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    \class HttpQ::BodySource
    \brief Where the bytes of a request body come from when they are not all at hand.

    Asked for bytes from the event loop, never from below a socket. A source is used by one request
    at a time, in the client's thread. What one of its functions throws ends that request.
*/
class HTTPQ_EXPORT BodySource
{
public:
    enum class Pull {
        Bytes, //!< something was appended
        Later, //!< nothing yet: the wake-up given to setWakeUp() will be called
        End, //!< no more
        Failed, //!< see error()
    };

    BodySource() = default;
    BodySource(const BodySource &) = delete;
    BodySource &operator=(const BodySource &) = delete;
    virtual ~BodySource();

    //! The number of bytes that will come, or -1 if that is not known.
    virtual qint64 size() const = 0;
    //! Appends to \a buffer: about \a wanted bytes, or what there is.
    virtual Pull pull(QByteArray &buffer, qsizetype wanted) = 0;
    //! True if the body can be sent from its start again.
    virtual bool isReplayable() const = 0;
    //! Goes back to the start; only called if isReplayable().
    virtual bool rewind() = 0;

    const Error &error() const { return m_error; }

    //! Who wants to hear that a source which said Later has more, or has ended.
    class WakeUp
    {
    public:
        virtual void sourceReady() = 0;

    protected:
        ~WakeUp() = default;
    };
    void setWakeUp(WakeUp *wakeUp) { m_wakeUp = wakeUp; }

protected:
    void ready()
    {
        if (m_wakeUp)
            m_wakeUp->sourceReady();
    }
    void fail(const QString &message);
    void fail(const Error &error) { m_error = error; }

private:
    WakeUp *m_wakeUp = nullptr;
    Error m_error;
};

/*!
    \class HttpQ::Body
    \brief The content of a request: nothing, bytes, or a source of bytes.

    Copies share the source. A body of bytes can be sent any number of times; what a source can do
    is its own matter.
*/
class HTTPQ_EXPORT Body
{
public:
    Body();
    explicit Body(const QByteArray &bytes);
    //! Sends what \a device holds from its current position on: with a Content-Length if it is not
    //! sequential, else in chunks. The device must be open and stay alive until the request ended;
    //! if it dies before, the request fails.
    explicit Body(QIODevice *device);
    explicit Body(std::shared_ptr<BodySource> source);
    Body(const Body &other);
    Body(Body &&other) noexcept;
    Body &operator=(const Body &other);
    Body &operator=(Body &&other) noexcept;
    ~Body();

    bool isEmpty() const noexcept { return !m_source && m_bytes.isEmpty(); }
    //! The number of bytes, or -1 if that is not known.
    qint64 size() const;
    bool isReplayable() const;

    //! The bytes, if it is made of bytes.
    const QByteArray &bytes() const noexcept { return m_bytes; }
    const std::shared_ptr<BodySource> &source() const noexcept { return m_source; }

private:
    QByteArray m_bytes;
    std::shared_ptr<BodySource> m_source;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::Body)
