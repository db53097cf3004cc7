// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "testing/recording_p.h"

#include <QtCore/qstring.h>

#include <memory>
#include <vector>

// The JSON file that holds recordings.
namespace HttpQ::CassetteFile {

using Recordings = std::vector<std::shared_ptr<Recording>>;

//! Kind::File, with the place in the file, if it cannot be read.
Result<Recordings> read(const QString &fileName);
//! Writes those that are complete, in place of what the file held.
Error write(const QString &fileName, const Recordings &recordings);

} // namespace HttpQ::CassetteFile
