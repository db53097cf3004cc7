# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT

# What every target of this project is compiled with: warnings, sanitizers, and Qt's strict mode.
add_library(httpq_build_options INTERFACE)
target_compile_options(httpq_build_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion
    $<$<BOOL:${HTTPQ_WERROR}>:-Werror>)
target_compile_definitions(httpq_build_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS)
if(HTTPQ_SANITIZE)
    target_compile_options(httpq_build_options INTERFACE
        -fsanitize=${HTTPQ_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(httpq_build_options INTERFACE -fsanitize=${HTTPQ_SANITIZE})
endif()
