// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A response without end: its lines are rows as soon as they arrive.
ColumnLayout {
    id: page

    required property HttpClient client
    //! Whether it is being watched.
    required property bool active

    RowLayout {
        Switch {
            id: running

            objectName: "live"
            checked: true
            text: qsTr("Live")
            onToggled: if (!checked) ticks.cancel()
        }
        Label {
            objectName: "tickCount"
            text: qsTr("Measurements: %1").arg(ticks.count)
        }
    }
    ErrorBar {
        Layout.fillWidth: true
        error: ticks.error
        onRetry: ticks.refresh()
    }
    ListView {
        objectName: "ticks"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        model: JsonLinesModel {
            id: ticks

            client: page.client
            url: "ticks"
            active: page.active && running.checked
            limit: 500
        }
        delegate: RowLayout {
            id: row

            required property date time
            required property string sensor
            required property double value

            width: ListView.view.width

            Label {
                Layout.preferredWidth: 120
                text: row.time.toLocaleTimeString(Qt.locale(), Locale.ShortFormat)
            }
            Label {
                Layout.preferredWidth: 120
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
                Layout.preferredWidth: 60
                horizontalAlignment: Text.AlignRight
                text: qsTr("%L1 °C").arg(row.value)
            }
        }
        onCountChanged: positionViewAtEnd()
        ScrollBar.vertical: ScrollBar {}
    }
}
