// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import "inspector.js" as Inspector

// The phases of a request, one behind the other. The whole width is scaleDuration.
Item {
    id: bar

    required property var phases
    required property real runningDuration // 0 once it has ended
    required property real scaleDuration
    required property color outline

    function place(milliseconds) {
        return scaleDuration > 0 ? milliseconds / scaleDuration * width : 0
    }

    Rectangle {
        visible: bar.runningDuration > 0
        anchors { top: parent.top; bottom: parent.bottom; margins: 3 }
        width: Math.max(2, bar.place(bar.runningDuration))
        color: "transparent"
        border.color: bar.outline
        border.width: 1
    }
    Repeater {
        model: bar.phases
        Rectangle {
            required property var modelData
            x: bar.place(modelData.start)
            anchors { top: parent.top; bottom: parent.bottom; margins: 3 }
            width: Math.max(1, bar.place(modelData.duration))
            color: Inspector.phaseColors[modelData.name]
        }
    }
}
