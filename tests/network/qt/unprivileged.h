// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <unistd.h>

//! As long as one lives, permissions hold for this process even if the superuser has started it.
class Unprivileged
{
public:
    Unprivileged()
    {
        if (geteuid() == 0)
            m_isChanged = setresuid(Nobody, Nobody, 0) == 0;
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;
    ~Unprivileged()
    {
        // To stay what it is not would make the tests that follow fail for no reason.
        if (m_isChanged && setresuid(0, 0, 0) != 0)
            _exit(1);
    }

private:
    static constexpr uid_t Nobody = 65534;
    bool m_isChanged = false;
};
