// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

//! Landscape number \a number as a PNG file (RFC 2083) of that size, made without QtGui.
QByteArray examplePicture(int number, int width, int height);
