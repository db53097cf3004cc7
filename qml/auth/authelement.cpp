// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/auth/authelement.h"

namespace HttpQ {

AuthElement::AuthElement(QObject *parent)
    : QObject(parent)
{}

AuthElement::~AuthElement() = default;

} // namespace HttpQ
