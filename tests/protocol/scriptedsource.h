// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"

#include <QtCore/qlist.h>

#include <utility>

namespace HttpQTest {

//! A request body that answers as a test wrote it down.
class ScriptedSource final : public HttpQ::BodySource
{
public:
    //! One answer and the bytes that come with it. The answers end with End.
    using Script = QList<std::pair<Pull, QByteArray>>;

    explicit ScriptedSource(const Script &script, qint64 size = -1, bool isReplayable = true)
        : m_script(script)
        , m_size(size)
        , m_isReplayable(isReplayable)
    {}

    qint64 size() const override { return m_size; }
    bool isReplayable() const override { return m_isReplayable; }
    bool rewind() override
    {
        ++rewinds;
        m_next = 0;
        return canRewind;
    }
    Pull pull(QByteArray &buffer, qsizetype) override
    {
        if (m_next >= m_script.size())
            return Pull::End;
        const auto &[answer, bytes] = m_script.at(m_next++);
        if (answer == Pull::Failed)
            fail(QString::fromUtf8(bytes));
        else
            buffer += bytes;
        return answer;
    }
    void wake() { ready(); }

    int rewinds = 0;
    bool canRewind = true;

private:
    Script m_script;
    qsizetype m_next = 0;
    qint64 m_size;
    bool m_isReplayable;
};

class WakeCounter final : public HttpQ::BodySource::WakeUp
{
public:
    void sourceReady() override { ++count; }
    int count = 0;
};

//! What \a source gives up to its end or its failure, which is put into \a last; asks again when it
//! says Later.
inline QByteArray pullAll(HttpQ::BodySource &source, qsizetype wanted,
                          HttpQ::BodySource::Pull *last = nullptr)
{
    using Pull = HttpQ::BodySource::Pull;
    QByteArray all;
    Pull answer = Pull::Bytes;
    while (answer == Pull::Bytes || answer == Pull::Later)
        answer = source.pull(all, wanted);
    if (last)
        *last = answer;
    return all;
}

} // namespace HttpQTest
