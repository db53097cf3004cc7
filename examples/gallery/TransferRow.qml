// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! How far a Download or an Upload is, with buttons for it.
ColumnLayout {
    id: row

    required property HttpTransfer transfer

    readonly property bool isUnderWay: transfer.state === HttpTransfer.Running
                                       || transfer.state === HttpTransfer.Paused

    RowLayout {
        Button {
            objectName: "start"
            enabled: !row.isUnderWay
            text: qsTr("Start")
            onClicked: row.transfer.start()
        }
        Button {
            objectName: "pause"
            enabled: row.isUnderWay
            text: row.transfer.state === HttpTransfer.Paused ? qsTr("Resume") : qsTr("Pause")
            onClicked: {
                if (row.transfer.state === HttpTransfer.Paused)
                    row.transfer.resume()
                else
                    row.transfer.pause()
            }
        }
        Button {
            objectName: "cancel"
            enabled: row.isUnderWay
            text: qsTr("Cancel")
            onClicked: row.transfer.cancel()
        }
    }
    ProgressBar {
        objectName: "progress"
        Layout.fillWidth: true
        indeterminate: row.transfer.progress < 0
        value: Math.max(row.transfer.progress, 0)
    }
    Label {
        objectName: "speed"
        visible: row.transfer.bytesPerSecond > 0
        text: qsTr("%1/s, %2 s left", "bytes, seconds")
                .arg(Qt.locale().formattedDataSize(row.transfer.bytesPerSecond, 1,
                                                   Locale.DataSizeSIFormat))
                .arg(row.transfer.timeLeft < 0 ? "?" : Math.ceil(row.transfer.timeLeft / 1000))
    }
    ErrorBar {
        Layout.fillWidth: true
        error: row.transfer.error
        onRetry: row.transfer.start()
    }
}
