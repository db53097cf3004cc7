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

    readonly property var names: ({
        pool: qsTr("Waiting for a connection"),
        resolve: qsTr("Resolving the name"),
        connect: qsTr("Connecting"),
        tls: qsTr("TLS handshake"),
        send: qsTr("Sending"),
        wait: qsTr("Waiting for the response"),
        receive: qsTr("Receiving"),
    })

    contentWidth: availableWidth
    background: Rectangle {
        color: timings.palette.base
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
            model: timings.entry?.phases ?? []

            RowLayout {
                id: line
                required property int index
                required property var modelData

                spacing: 8
                Layout.topMargin: index > 0 && timings.entry.phases[index - 1].round !== modelData.round ? 8 : 0
                Layout.leftMargin: 8
                Layout.rightMargin: 8
                Layout.fillWidth: true

                InspectorText {
                    text: timings.names[line.modelData.name]
                    color: timings.palette.text
                    Layout.preferredWidth: timings.availableWidth * 0.3
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
