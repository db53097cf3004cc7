// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>

#include <memory>

namespace HttpQ {

/*!
    A BodySource whose bytes come from another: passes on that it is ready, and why it failed.

    Several may be around the same one, which wakes the one that pulled last.
*/
class HTTPQ_EXPORT RelayingSource : public BodySource, private BodySource::WakeUp
{
public:
    ~RelayingSource() override;

protected:
    //! Null is none.
    explicit RelayingSource(std::shared_ptr<BodySource> source = {});

    BodySource *source() const noexcept { return m_source.get(); }
    void setSource(std::shared_ptr<BodySource> source);
    //! Pulls from source(), which must not be null.
    Pull pullFromSource(QByteArray &buffer, qsizetype wanted);

private:
    void sourceReady() override;
    void leaveSource();

    std::shared_ptr<BodySource> m_source;
    bool m_hasPulled = false; // and may be who it wakes
};

} // namespace HttpQ
