// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

.pragma library

// Colours that can be told apart beside each other, also by those who cannot see red or green.
const phaseColors = {
    pool: "#9a9a9a",
    resolve: "#56b4e9",
    connect: "#e69f00",
    tls: "#cc79a7",
    send: "#c9b700",
    wait: "#009e73",
    receive: "#0072b2",
}

function isDark(color) {
    return 0.299 * color.r + 0.587 * color.g + 0.114 * color.b < 0.5
}

//! Of text that tells of an error, on the colour background.
function badColor(background) {
    return isDark(background) ? "#ff8a80" : "#b00020"
}

function duration(milliseconds, inMilliseconds, inSeconds) {
    const locale = Qt.locale()
    return milliseconds < 999.5
            ? inMilliseconds.arg(Number(milliseconds).toLocaleString(locale, "f", milliseconds < 99.95 ? 1 : 0))
            : inSeconds.arg(Number(milliseconds / 1000).toLocaleString(locale, "f", 2))
}

function bytes(count) {
    return count < 0 ? "" : Qt.locale().formattedDataSize(count)
}

function fieldLines(fields) {
    return fields.map(field => field.name + ": " + field.value).join("\n")
}
