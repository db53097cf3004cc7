// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/parallelprogress.h"

#include "client/logging_p.h"

#include <QtCore/qpointer.h>

namespace HttpQ {

ParallelProgress::ParallelProgress(QObject *parent)
    : QObject(parent)
{}

void ParallelProgress::update(const State &state)
{
    const bool isAllFinished = state.isAllFinished() && m_state.finished != state.finished;
    m_state = state;
    const QPointer<ParallelProgress> self(this);
    try {
        Q_EMIT changed();
        if (self && isAllFinished)
            Q_EMIT allFinished();
    } catch (...) {
        reportThrown("a slot of a ParallelProgress");
    }
}

} // namespace HttpQ
