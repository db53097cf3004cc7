// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <array>

namespace HttpQ::Http1 {

//! Where in the response the next byte lies.
enum class ResponseState : quint8 {
    Idle,
    StatusLine,
    Fields,
    Content, // of a known length
    ContentUntilClose,
    ChunkFraming,
    ChunkContent,
    Trailers,
    Done,
    Failed,
};

//! What moves it on.
enum class ResponseEvent : quint8 {
    Begin,
    StatusLineRead,
    InformationalHead,
    HeadWithoutContent,
    HeadWithLength,
    HeadWithChunks,
    HeadUntilClose,
    ContentRead,
    ChunkBegun,
    LastChunkRead,
    TrailersRead,
    Closed,
};

struct ResponseTransition
{
    ResponseState from;
    ResponseEvent event;
    ResponseState to;
};

// All that can happen. What is not here cannot, and ends in Failed.
inline constexpr ResponseTransition ResponseTransitions[] = {
    { ResponseState::Idle, ResponseEvent::Begin, ResponseState::StatusLine },
    { ResponseState::Done, ResponseEvent::Begin, ResponseState::StatusLine },
    { ResponseState::StatusLine, ResponseEvent::StatusLineRead, ResponseState::Fields },
    { ResponseState::Fields, ResponseEvent::InformationalHead, ResponseState::StatusLine },
    { ResponseState::Fields, ResponseEvent::HeadWithoutContent, ResponseState::Done },
    { ResponseState::Fields, ResponseEvent::HeadWithLength, ResponseState::Content },
    { ResponseState::Fields, ResponseEvent::HeadWithChunks, ResponseState::ChunkFraming },
    { ResponseState::Fields, ResponseEvent::HeadUntilClose, ResponseState::ContentUntilClose },
    { ResponseState::Content, ResponseEvent::ContentRead, ResponseState::Done },
    { ResponseState::ContentUntilClose, ResponseEvent::Closed, ResponseState::Done },
    { ResponseState::ChunkFraming, ResponseEvent::ChunkBegun, ResponseState::ChunkContent },
    { ResponseState::ChunkFraming, ResponseEvent::LastChunkRead, ResponseState::Trailers },
    { ResponseState::ChunkContent, ResponseEvent::ContentRead, ResponseState::ChunkFraming },
    { ResponseState::Trailers, ResponseEvent::TrailersRead, ResponseState::Done },
};

inline constexpr int ResponseStateCount = static_cast<int>(ResponseState::Failed) + 1;
inline constexpr int ResponseEventCount = static_cast<int>(ResponseEvent::Closed) + 1;
using ResponseTable = std::array<std::array<ResponseState, ResponseEventCount>, ResponseStateCount>;

constexpr ResponseTable makeResponseTable()
{
    ResponseTable table {};
    for (auto &row : table)
        row.fill(ResponseState::Failed);
    for (const ResponseTransition &transition : ResponseTransitions) {
        table[static_cast<size_t>(transition.from)][static_cast<size_t>(transition.event)] =
                transition.to;
    }
    return table;
}

inline constexpr ResponseTable NextResponseStates = makeResponseTable();

constexpr ResponseState nextState(ResponseState state, ResponseEvent event)
{
    return NextResponseStates[static_cast<size_t>(state)][static_cast<size_t>(event)];
}

} // namespace HttpQ::Http1
