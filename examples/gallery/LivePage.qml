// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A response without end: its lines are rows as soon as they arrive. It runs while it is looked at.
ColumnLayout {
    id: page

    required property HttpClient client

    readonly property bool isWatched: visible && live.checked

    onIsWatchedChanged: if (!isWatched) ticks.cancel()
    spacing: 12

    RowLayout {
        Switch {
            id: live

            objectName: "live"
            checked: true
            text: qsTr("Live")
        }
        Item { Layout.fillWidth: true }
        Label {
            objectName: "tickCount"
            text: qsTr("%n measurement(s)", "", ticks.count)
        }
    }
    ErrorBar {
        Layout.fillWidth: true
        error: ticks.error
        onRetry: ticks.refresh()
    }
    ListView {
        id: list

        objectName: "ticks"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 6
        model: JsonLinesModel {
            id: ticks

            client: page.client
            url: "ticks"
            active: page.isWatched
            limit: 500
        }
        delegate: RowLayout {
            id: row

            required property date time
            required property string sensor
            required property double value

            width: ListView.view.width - 16 // for the scroll bar
            spacing: 12

            Label {
                Layout.preferredWidth: 90
                text: row.time.toLocaleTimeString(Qt.locale(), "HH:mm:ss.zzz")
            }
            Label {
                Layout.preferredWidth: 70
                text: row.sensor
                textFormat: Text.PlainText
            }
            ProgressBar {
                Layout.fillWidth: true
                from: 10
                to: 30
                value: row.value
            }
            Label {
                Layout.preferredWidth: 70
                horizontalAlignment: Text.AlignRight
                text: qsTr("%1 °C", "temperature").arg(Number(row.value).toLocaleString(Qt.locale(), "f", 1))
            }
        }
        onCountChanged: follow.restart()

        // Once for all rows of a turn.
        Timer {
            id: follow
            interval: 0
            onTriggered: list.positionViewAtEnd()
        }
        ScrollBar.vertical: ScrollBar {}
    }
}
