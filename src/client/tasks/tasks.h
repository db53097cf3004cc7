// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

//! \file What a coroutine needs to do several things at a time, with any awaitable: requests,
//! QCoro tasks and its own.

#include <HttpQ/scope.h>
#include <HttpQ/whenall.h>
#include <HttpQ/whenany.h>
#include <HttpQ/withtimeout.h>
