// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/relayingsource.h>

namespace HttpQ {

/*!
    \class HttpQ::PausableSource
    \brief The content of a request, which can be held back while it is sent.

    \code
    const auto source = std::make_shared<HttpQ::PausableSource>(parts.body());
    auto *pending = client.post(url).body(HttpQ::Body(source)).start(this);
    ...
    source->pause();
    \endcode

    While it is paused nothing is taken from the body. What had been taken before goes out still: as
    much as fits between the client and the server. No timeout of a phase runs while the client waits
    for a source, but the total timeout does, and a server may lose its patience.

    It belongs to the client's thread. Also a body of bytes is sent piece by piece.
*/
class HTTPQ_EXPORT PausableSource final : public RelayingSource
{
public:
    explicit PausableSource(const Body &body);

    bool isPaused() const noexcept { return m_isPaused; }
    void pause() { m_isPaused = true; }
    void resume();

    qint64 size() const override { return m_body.size(); }
    Pull pull(QByteArray &buffer, qsizetype wanted) override;
    bool isReplayable() const override { return m_body.isReplayable(); }
    bool rewind() override;

private:
    Body m_body;
    qsizetype m_taken = 0; // of bytes
    bool m_isPaused = false;
    bool m_isAwaited = false; // it said Later because it is paused
};

} // namespace HttpQ
