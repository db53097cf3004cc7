// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"

#include <qcoro/qcoroasyncgenerator.h>

#include <memory>

namespace HttpQ {

//! A request body that a generator yields piece by piece. It is advanced when the pieces before
//! were sent. What it throws ends the request.
class GeneratorSource final : public BodySource
{
public:
    explicit GeneratorSource(QCoro::AsyncGenerator<QByteArray> &&generator);
    ~GeneratorSource() override;

    qint64 size() const override { return -1; }
    Pull pull(QByteArray &buffer, qsizetype wanted) override;
    bool isReplayable() const override { return false; }
    bool rewind() override { return false; }

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace HttpQ
