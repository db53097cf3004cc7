// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/relayingsource.h"
#include "protocol/coding/gzipencoder.h"

#include <memory>

namespace HttpQ {

//! What another source gives, with the content coding gzip.
class GzipSource final : public RelayingSource
{
public:
    explicit GzipSource(std::shared_ptr<BodySource> source);
    //! There is nothing to give but this \a failure.
    explicit GzipSource(const QString &failure);

    qint64 size() const override { return -1; }
    Pull pull(QByteArray &buffer, qsizetype wanted) override;
    bool isReplayable() const override { return source() && source()->isReplayable(); }
    bool rewind() override;

private:
    Pull failCoding(const QString &reason);
    bool encode(GzipEncoder::Flush flush);

    QString m_failure;
    GzipEncoder m_encoder;
    QByteArray m_input;
    QByteArray m_coded;
    qsizetype m_codedFrom = 0;
    bool m_hasEnded = false;
    bool m_isFlushed = true;
};

} // namespace HttpQ
