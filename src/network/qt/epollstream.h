// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/networkoptions.h"
#include "network/qt/descriptorstream.h"
#include "network/qt/epollset.h"

#include <QtNetwork/qhostaddress.h>

#include <memory>
#include <utility>

namespace HttpQ {

/*!
    A plain TCP connection as a Stream: a descriptor in the EpollSet of the thread.
*/
class EpollStream final : public DescriptorStream, private EpollSet::Member
{
public:
    EpollStream(const NetworkOptions &options, StreamListener *listener);
    ~EpollStream() override;

    void connectTo(const QHostAddress &address, quint16 port);

    qint64 read(char *data, qint64 size) override;
    QString localAddress() const override { return localEnd().first; }
    quint16 localPort() const override { return localEnd().second; }
    QString peerAddress() const override { return peerEnd().first; }
    quint16 peerPort() const override { return peerEnd().second; }

private:
    using End = std::pair<QString, quint16>;

    void handleRoom() override;
    void handleNews() override;
    void updateWatch() override;
    void handleAttempted();
    bool bind(int family);
    void setOptions(int family);
    End localEnd() const;
    End peerEnd() const;

    const NetworkOptions m_options;
    std::shared_ptr<EpollSet> m_set;
    EpollSet::Place m_place = EpollSet::NoPlace;
    int m_connecting = -1; // the descriptor before it is connected
    quint64 m_batchOfRead = 0; // the last one, of m_set
};

} // namespace HttpQ
