// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/programtask_p.h"

namespace HttpQ {

std::shared_ptr<ProgramTask> ProgramTask::start(Operation &operation, Work work)
{
    auto task = std::make_shared<ProgramTask>();
    drive(task, std::move(work));
    if (!task->m_isDone)
        task->m_waiting = OperationPointer(&operation);
    return task;
}

DetachedCoroutine ProgramTask::drive(std::shared_ptr<ProgramTask> self, Work work)
{
    try {
        co_await work();
    } catch (...) {
        self->m_exception = std::current_exception();
    }
    self->m_isDone = true;
    if (const OperationPointer waiting = std::exchange(self->m_waiting, {}))
        waiting->scheduleTurn();
}

} // namespace HttpQ
