// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/body.h"

#include <QtCore/qiodevice.h>
#include <QtCore/qpointer.h>

namespace HttpQ {

namespace {

class DeviceSource final : public BodySource
{
public:
    explicit DeviceSource(QIODevice *device)
        : m_device(device)
    {
        if (!device)
            return;
        m_start = device->isSequential() ? 0 : device->pos();
        if (device->isSequential()) {
            QObject::connect(device, &QIODevice::readyRead, &m_context, [this] { ready(); });
            QObject::connect(device, &QIODevice::readChannelFinished, &m_context, [this] {
                m_finished = true;
                ready();
            });
            QObject::connect(device, &QIODevice::aboutToClose, &m_context, [this] {
                m_finished = true;
                m_lost = m_device ? m_device->bytesAvailable() : 0;
                ready();
            });
        } else {
            m_size = qMax(qint64(0), device->size() - m_start);
        }
        QObject::connect(device, &QObject::destroyed, &m_context, [this] { ready(); });
    }

    qint64 size() const override { return m_size; }
    bool isReplayable() const override { return m_device && !m_device->isSequential(); }
    bool rewind() override
    {
        m_read = 0;
        return m_device && m_device->seek(m_start);
    }

    Pull pull(QByteArray &buffer, qsizetype wanted) override
    {
        // As many as were announced: a file may grow while it is sent.
        if (m_size >= 0)
            wanted = static_cast<qsizetype>(qMin(qint64(wanted), m_size - m_read));
        const bool readable = m_device && m_device->isReadable();
        if (wanted <= 0 || (!readable && m_finished && m_lost == 0))
            return Pull::End;
        if (!readable) {
            fail(reasonUnreadable());
            return Pull::Failed;
        }
        const qsizetype before = buffer.size();
        buffer.resize(before + wanted);
        const qint64 got = m_device->read(buffer.data() + before, wanted);
        buffer.resize(before + static_cast<qsizetype>(qMax(qint64(0), got)));
        if (got > 0) {
            m_read += got;
            return Pull::Bytes;
        }
        if (got < 0 && !m_device->isSequential()) {
            fail(QStringLiteral("Reading the device of the request body failed: %1")
                         .arg(m_device->errorString()));
            return Pull::Failed;
        }
        // Only a sequential device says when it has more.
        if (got < 0 || m_finished || !m_device->isSequential())
            return Pull::End;
        return Pull::Later;
    }

private:
    QString reasonUnreadable() const
    {
        if (m_lost > 0) {
            return QStringLiteral("The device of the request body was closed with %1 bytes unread")
                    .arg(m_lost);
        }
        if (!m_device) {
            return QStringLiteral("The device of the request body was destroyed after %1 bytes")
                    .arg(m_read);
        }
        return QStringLiteral("The device of the request body is not open for reading");
    }

    QPointer<QIODevice> m_device;
    QObject m_context;
    qint64 m_start = 0;
    qint64 m_size = -1;
    qint64 m_read = 0;
    qint64 m_lost = 0; // what nobody had read when the device was closed
    bool m_finished = false;
};

} // namespace

BodySource::~BodySource() = default;

void BodySource::fail(const QString &message)
{
    m_error = Error(Error::Kind::LocalProtocol, Error::Phase::Send, Error::Party::Local, message);
}

Body::Body() = default;
Body::Body(const QByteArray &bytes)
    : m_bytes(bytes)
{}
Body::Body(QIODevice *device)
    : m_source(std::make_shared<DeviceSource>(device))
{}
Body::Body(std::shared_ptr<BodySource> source)
    : m_source(std::move(source))
{}
Body::Body(const Body &other) = default;
Body::Body(Body &&other) noexcept = default;
Body &Body::operator=(const Body &other) = default;
Body &Body::operator=(Body &&other) noexcept = default;
Body::~Body() = default;

qint64 Body::size() const
{
    return m_source ? m_source->size() : m_bytes.size();
}

bool Body::isReplayable() const
{
    return !m_source || m_source->isReplayable();
}

} // namespace HttpQ
