// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ
import "inspector.js" as Inspector

// The phases of a request below each other: a waterfall.
ScrollView {
    id: timings

    required property var entry

    readonly property var phases: entry?.phases ?? []
    readonly property real textWidth: Math.min(availableWidth * 0.5, longestText.implicitWidth)

    contentWidth: availableWidth
    background: Rectangle {
        color: timings.palette.base
    }

    // What it is as wide as, one below the other.
    InspectorText {
        id: longestText
        visible: false
        text: timings.phases.map(phase => phase.text).join("\n")
    }
    ColumnLayout {
        width: timings.availableWidth
        spacing: 2

        InspectorText {
            text: timings.entry?.state === RequestLogModel.Running
                  ? qsTr("Started %1, and is running.").arg(timings.startText())
                  : qsTr("Started %1, and took %2.").arg(timings.startText())
                    .arg(timings.text(timings.entry?.duration ?? 0))
            color: timings.palette.text
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.margins: 8
        }
        Repeater {
            model: timings.phases

            RowLayout {
                id: line
                required property int index
                required property var modelData

                spacing: 8
                Layout.topMargin: index > 0 && timings.phases[index - 1].round !== modelData.round ? 8 : 0
                Layout.leftMargin: 8
                Layout.rightMargin: 8
                Layout.fillWidth: true

                InspectorText {
                    text: line.modelData.text
                    color: timings.palette.text
                    Layout.preferredWidth: timings.textWidth
                }
                PhaseBar {
                    phases: [line.modelData]
                    runningDuration: 0
                    scaleDuration: timings.entry?.duration ?? 0
                    outline: timings.palette.text
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                InspectorText {
                    text: timings.text(line.modelData.duration)
                    color: timings.palette.text
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: timings.availableWidth * 0.15
                }
            }
        }
    }

    function startText() {
        return entry ? entry.started.toLocaleString(Qt.locale(), Locale.ShortFormat) : ""
    }
    function text(milliseconds) {
        return Inspector.duration(milliseconds, qsTr("%1 ms"), qsTr("%1 s"))
    }
}
